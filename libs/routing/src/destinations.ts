import {
  type ChannelCode,
  type ChannelSettings,
  checkWebhookUrl,
  isBoxName,
  isMailAddress,
  newWebhookSecret,
  resolveWebhookName,
} from '#channels';
import { DomainError, Forbidden, Invalid, newId, type Sentence } from '#kernel';
import { seal, type Tx, unseal, violatedConstraint } from '#platform';
import { Destination, type DestinationSettings } from './entities.js';

/** What the setting up of destinations needs of the installation. */
export interface DestinationRules {
  /** 32 bytes, from the data folder: seals secrets. */
  readonly sealingKey: Uint8Array;
  /** Origins to which webhooks may go though they are not public. */
  readonly allowedOrigins: readonly string[];
  /** Mail server and drop folder, where they are set. */
  readonly channels: Pick<ChannelSettings, 'mail' | 'dropFolder'>;
}

export interface NewDestination {
  readonly channel: ChannelCode;
  /** WEBHOOK: an https URL · MAIL: one address · EDXML_FILE, ZIP_FILE: the name of a box in the drop folder. */
  readonly endpoint: string;
  readonly settings?: DestinationSettings;
}

/** What a secret is sealed for: no other row can use it. */
export const placeOfSecret = (id: string) => `destination|sealed_secrets|${id}`;

/**
 * From now on what is addressed to the acting unit goes there; the destination before is closed, and what waits for it is
 * sent to this one. The secret of a webhook is shown in this answer and never again; until the receiver has it and gives its
 * first receipt, its 401, 403 and 404 only delay.
 */
export async function openDestination(
  tx: Tx,
  rules: DestinationRules,
  { channel, endpoint, settings = {} }: NewDestination,
): Promise<{ readonly destination: Destination; readonly secret: string | null }> {
  if (tx.actor.kind !== 'officer') throw new Forbidden('open', 'Destination');
  refuseUnusable(channel, endpoint, settings, rules);
  const { unitId } = tx.actor;
  const before = await tx.em.findOne(Destination, { unitId, state: 'ACTIVE' });
  const [unit] = await tx.sql<{ sandbox: boolean }>('select sandbox from authority_unit where id = ?', [unitId]);
  const id = newId();
  const secret = channel === 'WEBHOOK' ? newWebhookSecret() : null;
  const destination = Object.assign(new Destination(), {
    id,
    unitId,
    sandbox: unit?.sandbox ?? false,
    channel,
    endpoint,
    sealedSecrets: secret ? [seal(rules.sealingKey, placeOfSecret(id), secret)] : [],
    settings,
    state: 'ACTIVE' as const,
    openedBy: tx.actor.userId,
    openedAt: tx.now,
    closedAt: null,
    revoked: false,
    changingOver: false,
    keyedAt: tx.now,
  });
  tx.authorize('open', destination);
  if (before) close(before, tx.now);
  // The one that was active goes first: there is room for one.
  await tx.em.flush();
  tx.em.create(Destination, destination);
  await tx.em.flush().catch((error: unknown) => {
    throw violatedConstraint(error) === 'destination_box_one_owner' ? boxTaken() : error;
  });
  tx.record({
    type: 'DestinationOpened',
    subjects: [id, ...(before ? [before.id] : [])],
    payload: { destinationId: id, unitId, channel, replaces: before?.id ?? null },
  });
  return { destination, secret };
}

/**
 * Before the transaction that opens it: where a webhook's name leads to addresses that no message may go to, it is refused now
 * and not at the first message. A warning where the name cannot be resolved, which may pass.
 */
export async function judgeEndpoint(
  { channel, endpoint }: Pick<NewDestination, 'channel' | 'endpoint'>,
  { allowedOrigins }: Pick<DestinationRules, 'allowedOrigins'>,
): Promise<Sentence | null> {
  if (channel !== 'WEBHOOK') return null;
  checkWebhookUrl(endpoint, allowedOrigins);
  if (await resolveWebhookName(endpoint, allowedOrigins)) return null;
  return {
    vi: 'Hiện chưa phân giải được tên miền của địa chỉ này; nơi nhận vẫn được mở và bản tin sẽ chờ. Hãy kiểm tra lại địa chỉ với đơn vị nhận.',
    en: 'The name in this address cannot be resolved at the moment; the destination is open and messages wait. Check the address with the receiver.',
  };
}

/**
 * Messages of the unit wait at its desk inside the system again; what still waits for the line outside comes there too. For
 * 90 days the counterpart may still answer for what it took; `revoke` ends that at once, also for one that was closed before.
 */
export async function closeDestination(tx: Tx, id: string, revoke = false): Promise<Destination> {
  const destination = await tx.load(Destination, id, { lock: true });
  tx.authorize('close', destination);
  const closed = destination.state === 'CLOSED';
  if (closed && (!revoke || destination.revoked))
    throw new DomainError('ALREADY_CLOSED', 'state', {
      vi: 'Nơi nhận này đã đóng từ trước. Không có gì thay đổi.',
      en: 'This destination was closed before. Nothing was changed.',
    });
  if (!closed) close(destination, tx.now);
  if (revoke) Object.assign(destination, { revoked: true, sealedSecrets: [] });
  const type = closed ? 'DestinationRevoked' : 'DestinationClosed';
  tx.record({ type, subjects: [id], payload: { destinationId: id, unitId: destination.unitId, revoked: revoke } });
  return destination;
}

function close(destination: Destination, now: Date): void {
  destination.state = 'CLOSED';
  destination.closedAt = now;
}

/** Whose box it is says whose words are in it. */
const boxTaken = () =>
  new DomainError('BOX_TAKEN', 'state', {
    vi: 'Hộp này trong thư mục trao đổi đang được một đơn vị khác dùng; chưa có gì được mở, nơi nhận hiện có vẫn giữ nguyên. Hãy chọn tên hộp khác.',
    en: 'This box of the drop folder is in use by another unit; nothing was opened, and the destination you have stays. Choose another name.',
  });

/** The shared secrets of a destination, newest first. Throws where they were sealed for another row or under another key. */
export function unsealSecrets(sealingKey: Uint8Array, id: string, sealed: readonly string[]): readonly string[] {
  return sealed.map((one) => unseal(sealingKey, placeOfSecret(id), one));
}

const ENDPOINTS: Readonly<Record<Exclude<ChannelCode, 'WEBHOOK'>, { fits: (endpoint: string) => boolean } & Sentence>> = {
  MAIL: { fits: isMailAddress, vi: 'Hãy nhập đúng một địa chỉ thư điện tử.', en: 'Enter exactly one e-mail address.' },
  EDXML_FILE: {
    fits: isBoxName,
    vi: 'Hãy nhập tên hộp trong thư mục trao đổi, ví dụ a05.',
    en: 'Enter the name of a box in the drop folder, e.g. a05.',
  },
  ZIP_FILE: {
    fits: isBoxName,
    vi: 'Hãy nhập tên hộp trong thư mục trao đổi, ví dụ a05.',
    en: 'Enter the name of a box in the drop folder, e.g. a05.',
  },
};

function refuseUnusable(channel: ChannelCode, endpoint: string, settings: DestinationSettings, rules: DestinationRules): void {
  if (channel === 'WEBHOOK') {
    checkWebhookUrl(endpoint, rules.allowedOrigins);
    return;
  }
  if (!(channel === 'MAIL' ? rules.channels.mail : rules.channels.dropFolder))
    throw new DomainError('CHANNEL_NOT_CONFIGURED', 'state', {
      vi: 'Máy chủ này chưa cấu hình kênh đó nên chưa mở được; nơi nhận hiện có vẫn giữ nguyên. Hãy nhờ quản trị cấu hình, hoặc chọn kênh khác.',
      en: 'This server is not set up for that channel; nothing was opened, and the destination you have stays. Ask the administrator to set it up, or choose another.',
    });
  const { fits, vi, en } = ENDPOINTS[channel];
  if (!fits(endpoint)) throw new Invalid([{ path: 'endpoint', code: 'ENDPOINT', vi, en }]);
  if (channel === 'EDXML_FILE' && !settings.edxml)
    throw new Invalid([
      {
        path: 'edxml',
        code: 'REQUIRED',
        vi: 'Kênh edXML cần mã định danh và cách đặt tên văn bản của nơi nhận.',
        en: 'The edXML channel needs the code of the receiving body and its way of naming documents.',
      },
    ]);
}
