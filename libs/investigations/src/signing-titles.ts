import { refuseStrangers } from '#identity';
import { DomainError, Forbidden, newId, userIdOf } from '#kernel';
import type { SignerTitle } from '#law';
import type { Tx } from '#platform';
import { SigningTitle } from './sanction-entities.js';

export interface TitleGrant {
  readonly userId: string;
  readonly title: SignerTitle;
  /** The decision of appointment, or of delegation. */
  readonly document: string;
}

class TitleRefused extends DomainError {
  constructor(code: 'OWN_TITLE' | 'TITLE_HELD' | 'TITLE_ENDED', vi: string, en: string) {
    super(code, 'state', { vi: `${vi} Chưa có gì thay đổi.`, en: `${en} Nothing was changed.` });
  }
}

/** The administrator of a unit records by which title a colleague may sign; nobody records their own. */
export async function recordSigningTitle(tx: Tx, { userId, title, document }: TitleGrant): Promise<SigningTitle> {
  const { actor } = tx;
  if (actor.kind !== 'officer') throw new Forbidden('record', 'SigningTitle');
  const of = { unitId: actor.unitId, userId, title };
  tx.authorize('record', Object.assign(new SigningTitle(), of));
  if (userId === actor.userId)
    throw new TitleRefused(
      'OWN_TITLE',
      'Không ai tự ghi nhận chức danh của mình. Hãy nhờ quản trị khác của đơn vị.',
      'Nobody records a title of their own. Ask another administrator of the unit.',
    );
  await refuseStrangers(tx, [userId], 'userId');
  if (await tx.em.count(SigningTitle, { ...of, endedAt: null }))
    throw new TitleRefused(
      'TITLE_HELD',
      'Người này đã được ghi nhận chức danh đó.',
      'That this person holds the title is recorded already.',
    );
  const held = tx.em.create(SigningTitle, {
    id: newId(),
    ...of,
    document,
    grantedBy: actor.userId,
    grantedAt: tx.now,
    endedBy: null,
    endedAt: null,
  });
  tx.record({ type: 'SigningTitleRecorded', subjects: [held.id], payload: { unitId: actor.unitId, titleId: held.id, title } });
  return held;
}

export async function endSigningTitle(tx: Tx, id: string): Promise<SigningTitle> {
  const held = await tx.load(SigningTitle, id, { lock: true });
  tx.authorize('end', held);
  if (held.endedAt)
    throw new TitleRefused('TITLE_ENDED', 'Chức danh này đã được ghi nhận là chấm dứt.', 'That the title has ended is recorded already.');
  Object.assign(held, { endedBy: userIdOf(tx.actor), endedAt: tx.now });
  tx.record({ type: 'SigningTitleEnded', subjects: [id], payload: { unitId: held.unitId, titleId: id, title: held.title } });
  return held;
}
