import { DomainError, type ErrorKind, isPlainText, type Sentence } from '#kernel';
import { isMessageId } from '../packet.js';
import { judgeSignature, SIGNATURE_TOLERANCE, signWebhook, type WebhookHeaders } from './signature.js';

/** What a counterpart tells back about a delivery. */
export interface InboundAcknowledgement {
  /** The delivery that it speaks of. */
  readonly messageId: string;
  /** As it came. QCVN 102 knows 01–06, 13, 15, 16; an unknown code is for the reader to keep, never to interpret. */
  readonly code: string;
  /** When it happened there, by the counterpart's clock. */
  readonly at: Date;
  /** Code of the body that says it. */
  readonly sender: string;
  readonly registryNumber: string | null;
  readonly note: string | null;
}

export type AcknowledgementRefusal =
  | 'ACKNOWLEDGEMENT_FORGED'
  | 'ACKNOWLEDGEMENT_STALE'
  | 'ACKNOWLEDGEMENT_MALFORMED'
  | 'ACKNOWLEDGEMENT_NOT_THE_SENDER'
  | 'ACKNOWLEDGEMENT_BEFORE_FILING';

const REFUSALS: Record<AcknowledgementRefusal, Sentence & { kind: ErrorKind }> = {
  ACKNOWLEDGEMENT_FORGED: {
    kind: 'unauthenticated',
    vi: 'Chữ ký của xác nhận không đúng với khóa đã trao đổi; không có gì được ghi nhận. Hãy ký bằng khóa hiện hành rồi gửi lại.',
    en: 'The signature of this acknowledgement does not fit the shared secret; nothing was taken. Sign with the current secret and send again.',
  },
  ACKNOWLEDGEMENT_STALE: {
    kind: 'unauthenticated',
    vi: 'Xác nhận được ký cách giờ hệ thống hơn 5 phút nên không được ghi nhận. Hãy kiểm tra đồng hồ, ký lại và gửi lại.',
    en: 'This acknowledgement was signed more than 5 minutes away from our clock and was not taken. Check the clock, sign anew and send again.',
  },
  ACKNOWLEDGEMENT_MALFORMED: {
    kind: 'invalid',
    vi: 'Xác nhận không đúng định dạng nên không được ghi nhận. Hãy đối chiếu với tài liệu kết nối rồi gửi lại.',
    en: 'This acknowledgement is not in the agreed form and was not taken. Compare with the interface description and send again.',
  },
  ACKNOWLEDGEMENT_NOT_THE_SENDER: {
    kind: 'invalid',
    vi: 'Mã đơn vị gửi (sender) không phải đơn vị của nơi nhận này nên xác nhận không được ghi nhận. Hãy ghi đúng mã đơn vị rồi gửi lại.',
    en: 'The sender is not the unit of this destination, so the acknowledgement was not taken. Give the code of the unit and send again.',
  },
  ACKNOWLEDGEMENT_BEFORE_FILING: {
    kind: 'invalid',
    vi: 'Thời điểm nêu trong xác nhận (at) sớm hơn lúc hồ sơ được nộp nên không được ghi nhận. Hãy kiểm tra đồng hồ rồi gửi lại.',
    en: 'The time that this acknowledgement states (at) lies before the filing, so it was not taken. Check the clock and send again.',
  },
};

export class AcknowledgementRefused extends DomainError {
  constructor(readonly refusal: AcknowledgementRefusal) {
    super(refusal, REFUSALS[refusal].kind, { vi: REFUSALS[refusal].vi, en: REFUSALS[refusal].en });
  }
}

/** Larger ones are refused unread. Bytes. */
export const MAX_ACKNOWLEDGEMENT = 64 * 1024;

/**
 * Reads a signed acknowledgement: Standard Webhooks headers over the raw bytes, then the JSON in them. Throws
 * {@link AcknowledgementRefused}. A replay within five minutes passes here: it has the same (sender, message, code, at),
 * which the database takes once.
 */
export function verifyAcknowledgement(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  rawBody: Uint8Array,
  secrets: readonly string[],
  now: Date,
): InboundAcknowledgement {
  if (rawBody.length > MAX_ACKNOWLEDGEMENT) throw new AcknowledgementRefused('ACKNOWLEDGEMENT_MALFORMED');
  const verdict = judgeSignature(webhookHeaders(headers), rawBody, secrets, now);
  if (verdict !== 'VALID') throw new AcknowledgementRefused(`ACKNOWLEDGEMENT_${verdict}`);
  const acknowledgement = parse(rawBody);
  if (!acknowledgement || acknowledgement.at.getTime() > now.getTime() + SIGNATURE_TOLERANCE * 1000)
    throw new AcknowledgementRefused('ACKNOWLEDGEMENT_MALFORMED');
  return acknowledgement;
}

/** The other side of {@link verifyAcknowledgement}: the request that a counterpart posts. `id` names this request. */
export function signAcknowledgement(
  acknowledgement: InboundAcknowledgement,
  id: string,
  at: Date,
  secrets: readonly string[],
): { readonly headers: WebhookHeaders; readonly body: string } {
  const { registryNumber, note, ...rest } = acknowledgement;
  const body = JSON.stringify({ ...rest, ...(registryNumber === null ? {} : { registryNumber }), ...(note === null ? {} : { note }) });
  return { headers: signWebhook(id, at, body, secrets), body };
}

function webhookHeaders(headers: Readonly<Record<string, string | readonly string[] | undefined>>): WebhookHeaders {
  const one = (name: keyof WebhookHeaders) => {
    const value = headers[name];
    if (typeof value !== 'string') throw new AcknowledgementRefused('ACKNOWLEDGEMENT_MALFORMED');
    return value;
  };
  return {
    'webhook-id': one('webhook-id'),
    'webhook-timestamp': one('webhook-timestamp'),
    'webhook-signature': one('webhook-signature'),
  };
}

/** A code is kept as it comes, whatever it says; people hear of what nobody knows. */
const MAX_CODE = 16;
const REQUIRED = ['messageId', 'code', 'at', 'sender'];
const KNOWN = [...REQUIRED, 'registryNumber', 'note'];
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

function parse(rawBody: Uint8Array): InboundAcknowledgement | undefined {
  const value = jsonObject(rawBody);
  if (!value) return undefined;
  const keys = Object.keys(value);
  if (!REQUIRED.every((key) => keys.includes(key)) || !keys.every((key) => KNOWN.includes(key))) return undefined;
  const { messageId, code, at, sender, registryNumber = null, note = null } = value;
  if (typeof messageId !== 'string' || !isMessageId(messageId)) return undefined;
  if (!isText(code, MAX_CODE) || /\p{Cc}/u.test(code)) return undefined;
  if (typeof at !== 'string' || !INSTANT.test(at) || Number.isNaN(Date.parse(at))) return undefined;
  if (typeof sender !== 'string' || !isText(sender, 64)) return undefined;
  if (registryNumber !== null && !isText(registryNumber, 64)) return undefined;
  if (note !== null && !isText(note, 2000)) return undefined;
  return { messageId, code, at: new Date(at), sender, registryNumber, note };
}

function jsonObject(rawBody: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= length && isPlainText(value);
}
