import { Filing } from '#filings';
import { type Defect, DomainError, Invalid, NotFound, newId } from '#kernel';
import { type ChangeKind, type CivilDate, formatDay, isCivilDate, regimeAt, updateClock, vietnamDate } from '#law';
import type { Tx } from '#platform';
import { keepReminder, wasFiled } from './dossier-times.js';
import { type Dossier, DossierChange } from './entities.js';
import { personOf } from './open-dossier.js';
import { stepOn } from './revise-dossier.js';

export interface ChangeToTell {
  readonly kind: ChangeKind;
  /** The day on which it came about, `YYYY-MM-DD`. */
  readonly changedOn: string;
  /** What changed and why, as the letter tells it. */
  readonly content: string;
  readonly reason: string;
}

/** Why nothing of a change is done now. */
export class ChangeBlocked extends DomainError {
  constructor(block: keyof typeof BLOCKED) {
    super(block, 'state', BLOCKED[block]);
  }
}

/**
 * Keeps a change that came about since the dossier was filed. A listed one makes an update due: within ten days, or at the end of the
 * half-year in which it came about (D356 20); without one, none is.
 */
export async function recordDossierChange(tx: Tx, id: string, { kind, changedOn, content, reason }: ChangeToTell): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'recordChange', null);
  if (!wasFiled(dossier)) throw new ChangeBlocked('NOT_FILED');
  if (!isCivilDate(changedOn) || changedOn > vietnamDate(tx.now)) throw new Invalid([NOT_YET]);
  const first = await firstFiledOn(tx, dossier);
  if (changedOn < first) throw new Invalid([beforeFiling(first)]);
  const { organisationId } = dossier;
  const change = { kind, changedOn, content, reason, filingId: null };
  tx.em.create(DossierChange, { ...change, id: newId(), organisationId, dossierId: id, recordedBy: personOf(tx), recordedAt: tx.now });
  await keepUpdateBy(tx, dossier, [...(await changesToTell(tx, id)), change]);
  tx.record({ type: 'DossierChangeRecorded', subjects: [id], payload: { dossierId: id, kind } });
  return dossier;
}

/** Takes away a change that was recorded by mistake and is not told. Throws NotFound, and CHANGE_FILED once the agency knows of it. */
export async function removeDossierChange(tx: Tx, id: string, changeId: string): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'recordChange', null);
  const change = await tx.em.findOne(DossierChange, { dossierId: id, id: changeId });
  if (!change) throw new NotFound('change');
  if (change.filingId) throw new ChangeBlocked('CHANGE_FILED');
  tx.em.remove(change);
  await keepUpdateBy(
    tx,
    dossier,
    (await changesToTell(tx, id)).filter((one) => one.id !== changeId),
  );
  tx.record({ type: 'DossierChangeRemoved', subjects: [id], payload: { dossierId: id, kind: change.kind } });
  return dossier;
}

/** Opens the update of a dossier that was filed: it goes to the desk of whoever prepares it, with what is to be told. Throws NO_CHANGE. */
export async function beginDossierUpdate(tx: Tx, id: string): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'beginUpdate', null);
  if ((await changesToTell(tx, id)).length === 0) throw new ChangeBlocked('NO_CHANGE');
  dossier.kind = 'UPDATE';
  dossier.revisesId = null;
  dossier.readyDigest = null;
  dossier.incompleteReason = null;
  tx.record({ type: 'DossierUpdateBegun', subjects: [id] });
  return dossier;
}

/**
 * Gives up an update that is not filed: the dossier is again what the agency accepted, or had before Law 91. What was typed is kept for the
 * next one, and so are its changes with the day until which they have to be told. Throws NO_UPDATE, also where it answers a request for
 * completion, for which the agency waits.
 */
export async function dropDossierUpdate(tx: Tx, id: string, expectedVersion: number | null): Promise<Dossier> {
  const accepted = await tx.em.count(Filing, { matterId: id, state: 'ACCEPTED' });
  const dossier = await stepOn(tx, id, accepted > 0 ? 'dropUpdate' : 'dropCarriedUpdate', expectedVersion);
  if (!mayDropUpdate(dossier)) throw new ChangeBlocked('NO_UPDATE');
  const told = await tx.em.count(Filing, { matterId: id, kind: 'UPDATE' });
  dossier.kind = told > 0 ? 'UPDATE' : 'INITIAL';
  dossier.readyDigest = null;
  dossier.reopenReason = null;
  tx.record({ type: 'DossierUpdateDropped', subjects: [id] });
  return dossier;
}

/** An update that was begun, and answers nothing. */
export function mayDropUpdate({ kind, revisesId }: Pick<Dossier, 'kind' | 'revisesId'>): boolean {
  return kind === 'UPDATE' && revisesId === null;
}

/** The changes that a filing told go along with the one that answers for it: it was in time or late, and so they are. */
export async function untie(tx: Tx, dossierId: string, filingId: string): Promise<readonly DossierChange[]> {
  const told = await tx.em.find(DossierChange, { dossierId, filingId });
  for (const change of told) change.filingId = null;
  return told;
}

/** A filing was refused, or given back when it was recalled: its changes are to be told again, by the day that the law gives them. */
export async function tellAgain(tx: Tx, dossier: Dossier, filingId: string): Promise<void> {
  const untold = await changesToTell(tx, dossier.id);
  await keepUpdateBy(tx, dossier, [...untold, ...(await untie(tx, dossier.id, filingId))]);
}

/** The changes that the agency does not know of, in the order in which they came about. */
export function changesToTell(tx: Tx, dossierId: string): Promise<DossierChange[]> {
  return tx.em.find(DossierChange, { dossierId, filingId: null }, { orderBy: { changedOn: 'asc', id: 'asc' } });
}

/** When the agency first had it. */
export async function firstFiledOn(tx: Tx, { id, receivedOn }: Pick<Dossier, 'id' | 'receivedOn'>): Promise<CivilDate> {
  if (receivedOn) return receivedOn;
  const { submittedAt } = await tx.em.findOneOrFail(Filing, { matterId: id, number: 1 });
  return vietnamDate(submittedAt);
}

async function keepUpdateBy(tx: Tx, dossier: Dossier, changes: readonly Pick<DossierChange, 'kind' | 'changedOn'>[]): Promise<void> {
  const first = await firstFiledOn(tx, dossier);
  const regime = regimeAt(tx.now).regime.code;
  const days = changes.flatMap(({ kind, changedOn }) => updateClock(regime, kind, changedOn, first)?.dueOn ?? []);
  dossier.updateBy = days.toSorted()[0] ?? null;
  keepReminder(dossier);
}

const BLOCKED = {
  NOT_FILED: {
    vi: 'Hồ sơ này chưa được gửi lần nào nên chưa có thay đổi nào phải báo; chưa có gì được ghi. Hãy sửa thẳng vào bản nháp.',
    en: 'This dossier was never filed, so there is no change to tell; nothing was written. Revise the draft itself.',
  },
  NO_CHANGE: {
    vi: 'Chưa ghi nhận thay đổi nào cần báo, nên không có gì để cập nhật (Nghị định 356/2025, Điều 20); hồ sơ vẫn nguyên. Hãy ghi nhận thay đổi trước.',
    en: 'No change is recorded that has to be told, so there is nothing to update (Decree 356/2025, Article 20); the dossier is what it was. Record the change first.',
  },
  NO_UPDATE: {
    vi: 'Không có bản cập nhật nào đang soạn để bỏ; hồ sơ vẫn nguyên. Nếu đang trả lời yêu cầu hoàn thiện, hãy hoàn tất và gửi lại; cơ quan tiếp nhận đang chờ.',
    en: 'There is no update in work that could be dropped; the dossier is what it was. If a request for completion is being answered, finish and file it: the agency waits for it.',
  },
  CHANGE_FILED: {
    vi: 'Thay đổi này đã được gửi cho cơ quan tiếp nhận nên không xoá được; không có gì thay đổi. Nếu nội dung sai, hãy ghi nhận một thay đổi mới.',
    en: 'The agency has been told of this change, so it stays; nothing was changed. If it is wrong, record another change.',
  },
} as const;
const beforeFiling = (first: CivilDate): Defect => ({
  path: 'changedOn',
  code: 'BEFORE_FILING',
  article: 'D356 20',
  vi: `Ngày phát sinh ở trước ngày gửi hồ sơ lần đầu (${formatDay(first)}): nội dung này thuộc chính hồ sơ, không phải thay đổi; chưa có gì được ghi. Hãy kiểm tra ngày, hoặc sửa câu trả lời khi hoàn thiện hay cập nhật hồ sơ.`,
  en: `That day lies before the first filing (${formatDay(first)}): it belongs into the dossier itself and is no change of it; nothing was written. Check the day, or mend the answer when the dossier is completed or updated.`,
});

const NOT_YET: Defect = {
  path: 'changedOn',
  code: 'IN_THE_FUTURE',
  vi: 'Ngày phát sinh thay đổi phải là một ngày có thật, không sau hôm nay; chưa có gì được ghi.',
  en: 'The day of the change must be a real day, not after today; nothing was written.',
};
