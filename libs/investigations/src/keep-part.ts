import { workOn } from '#cases';
import { refuseStrangers } from '#identity';
import { Invalid, newId, type Sentence, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { type OfCaseClass, refuseEnded, refuseStale, rowOf } from './case-rows.js';
import { InvestigationBlocked } from './investigation-refusals.js';
import { CaseChannel, CaseDataset, CaseParty, CasePayment, CaseTask } from './part-entities.js';

export const PARTS = { PARTY: CaseParty, DATASET: CaseDataset, CHANNEL: CaseChannel, PAYMENT: CasePayment, TASK: CaseTask } as const;
export type PartKind = keyof typeof PARTS;
export const PART_KINDS = Object.keys(PARTS) as PartKind[];
type Part<Kind extends PartKind> = InstanceType<(typeof PARTS)[Kind]>;
type OfEveryPart = 'id' | 'caseId' | 'unitId' | 'keptBy' | 'keptAt' | 'droppedBy' | 'droppedAt' | 'droppedWhy' | 'version';

/** What a part says; of a task whether it is done, where the row has when and by whom. */
export type PartFields = {
  readonly [Kind in PartKind]: Kind extends 'TASK'
    ? Omit<Plain<CaseTask>, OfEveryPart | 'doneAt' | 'doneBy'> & { readonly done: boolean }
    : Omit<Plain<Part<Kind>>, OfEveryPart>;
};
/** The columns of a row. */
type Plain<Row> = { readonly [Key in keyof Row as Key extends string ? Key : never]: Exclude<Row[Key], undefined> };

/** Which part: without `id` a new one. */
export interface PartAddress {
  readonly caseId: string;
  readonly id?: string | null;
  readonly expectedVersion?: number;
}

/** So many parts of a kind are shown with a case, and no more are taken. */
export const MOST_PARTS = 500;

/** Adds a part to a case, or says anew what it is; throws NotFound, Forbidden, StaleVersion, Invalid, InvestigationBlocked. */
export async function keepPart<Kind extends PartKind>(
  tx: Tx,
  kind: Kind,
  { caseId, id, expectedVersion }: PartAddress,
  fields: PartFields[Kind],
): Promise<{ readonly id: string }> {
  const file = await workOn(tx, caseId, 'keepParts');
  const Kind = PARTS[kind] as OfCaseClass<Part<PartKind>>;
  const before = id ? await rowOf(tx, Kind, caseId, id, { droppedAt: null }) : null;
  if ('partyId' in fields && fields.partyId) await rowOf(tx, CaseParty, caseId, fields.partyId, { droppedAt: null });
  if ('assigneeId' in fields) await refuseStrangers(tx, [fields.assigneeId], 'assigneeId');
  refuseUnfit(kind, fields);
  if (before) refuseStale('part of a case', before, expectedVersion);
  refuseEnded(file);
  const kept = { ...rowFields(tx, fields, before), keptBy: userIdOf(tx.actor), keptAt: tx.now };
  if (before) Object.assign(before, kept);
  else if ((await tx.em.count(Kind, { caseId, droppedAt: null } as never)) >= MOST_PARTS) throw new InvestigationBlocked('PARTS_FULL');
  const part = before ?? tx.em.create(Kind, { id: newId(), caseId, unitId: file.unitId, ...kept } as never);
  tx.record({ type: 'CasePartKept', subjects: [caseId], payload: { caseId, unitId: file.unitId, partId: part.id, kind } });
  return part;
}

/** Takes a part out of a case, with the reason; it is kept, and not shown. */
export async function dropPart(
  tx: Tx,
  kind: PartKind,
  { caseId, id, expectedVersion }: PartAddress & { readonly id: string },
  reason: string,
): Promise<{ readonly id: string }> {
  const file = await workOn(tx, caseId, 'keepParts');
  const part = await rowOf(tx, PARTS[kind] as OfCaseClass<Part<PartKind>>, caseId, id, { droppedAt: null });
  refuseStale('part of a case', part, expectedVersion);
  refuseEnded(file);
  if (kind === 'PARTY') await refuseNamed(tx, caseId, id);
  Object.assign(part, { droppedBy: userIdOf(tx.actor), droppedAt: tx.now, droppedWhy: reason });
  tx.record({ type: 'CasePartDropped', subjects: [caseId], payload: { caseId, unitId: file.unitId, partId: id, kind } });
  return part;
}

async function refuseNamed(tx: Tx, caseId: string, partyId: string): Promise<void> {
  for (const Kind of [CasePayment, CaseDataset])
    if (await tx.em.count(Kind as OfCaseClass<CasePayment>, { caseId, partyId, droppedAt: null } as never))
      throw new InvestigationBlocked('PARTY_NAMED');
}

/** A task that is done says since when and by whom. */
function rowFields(tx: Tx, fields: object, before: object | null): object {
  if (!('done' in fields)) return fields;
  const { done, ...rest } = fields;
  const already = before && 'doneAt' in before && before.doneAt ? (before as CaseTask) : null;
  if (!done) return { ...rest, doneAt: null, doneBy: null };
  return { ...rest, doneAt: already?.doneAt ?? tx.now, doneBy: already?.doneBy ?? userIdOf(tx.actor) };
}

/** What belongs together in a part; the tables refuse the same. */
function refuseUnfit<Kind extends PartKind>(kind: Kind, fields: PartFields[Kind]): void {
  if (kind === 'PARTY') {
    const { role, kind: respondent, name, people } = fields as PartFields['PARTY'];
    if (role === 'VICTIMS') {
      if (people === null) throw unfit('people', 'Cần số người bị hại.', 'The number of victims is needed.');
      if (name !== null || respondent !== null)
        throw unfit(
          'name',
          'Người bị hại được đếm theo địa bàn, không ghi tên và loại.',
          'Victims are counted by province; they are not named and have no kind.',
        );
    } else {
      if (respondent === null) throw unfit('kind', 'Cần ghi là tổ chức hay cá nhân.', 'Say whether this is an organisation or a person.');
      if (people !== null) throw unfit('people', 'Chỉ người bị hại có số lượng.', 'Only victims have a number.');
    }
  }
  if (kind === 'DATASET') {
    const { basicSubjects, sensitiveSubjects, method, priceVnd, pricePer } = fields as PartFields['DATASET'];
    if ((basicSubjects === null && sensitiveSubjects === null) !== (method === null))
      throw unfit(
        'method',
        'Số chủ thể dữ liệu đi cùng cách ước tính; không có số thì không ghi.',
        'A number of data subjects goes with how it is known; without a number there is none.',
      );
    if ((priceVnd === null) !== (pricePer === null))
      throw unfit('pricePer', 'Giá đi cùng đơn vị tính.', 'A price goes with what it is for.');
  }
}

function unfit(path: string, vi: Sentence['vi'], en: Sentence['en']): Invalid {
  return new Invalid([{ path, code: 'DOES_NOT_FIT', vi, en }]);
}
