import { type CaseFile, type CaseState, workOn } from '#cases';
import { Invalid, newId, userIdOf } from '#kernel';
import {
  type CivilDate,
  type CrimeFacts,
  crossBorderBand,
  FINE_RULES,
  type FineBand,
  forRespondent,
  illegalTradeBand,
  limitationOf,
  mustTransfer,
  proceedsOf,
  signsOfCrime,
  statedBand,
  technicalCollectionBand,
  vietnamDate,
} from '#law';
import type { Tx } from '#platform';
import { refuseOutside, rowOf, rowsOf } from './case-rows.js';
import { CaseDataset, CaseParty, CasePayment } from './part-entities.js';
import { CaseCrimeCheck, CaseWorksheet, type FineBasis, type WorksheetInputs } from './sanction-entities.js';

/** The text by whose rows it is computed. */
export const LAW_VERSION = 'SANC-330-2026';

/** While it is found out what a case is; a sign of a crime may also turn up when a draft is made. */
export const WEIGHED: readonly CaseState[] = ['VERIFICATION', 'INVESTIGATION', 'DECISION'];

export type WorksheetRequest = Omit<WorksheetInputs, 'basicSubjects' | 'sensitiveSubjects'> & {
  readonly caseId: string;
  readonly partyId: string;
  readonly basis: FineBasis;
};

/**
 * Computes between what amounts a respondent is fined for one act: by the payments that they received under the name of the act, or by the data
 * subjects of the datasets that are named, added up. What went in and what came out is kept as it was. Throws also what the law throws
 * (`ACT_BEFORE_D330`, `Invalid`).
 */
export async function makeWorksheet(tx: Tx, { caseId, partyId, basis, ...given }: WorksheetRequest): Promise<CaseWorksheet> {
  const file = await workOn(tx, caseId, 'weigh');
  const party = await rowOf(tx, CaseParty, caseId, partyId, { droppedAt: null });
  const datasets = await rowsOf(tx, CaseDataset, caseId, given.datasetIds, { droppedAt: null });
  refuseNotWeighed(file);
  if (party.role !== 'RESPONDENT' || !party.kind) throw notRespondent();
  const payments = await tx.em.find(
    CasePayment,
    { caseId, partyId, act: given.act, droppedAt: null },
    { orderBy: { paidAt: 'asc', id: 'asc' } },
  );
  const inputs: WorksheetInputs = {
    ...given,
    basicSubjects: sumOf(datasets.map((one) => one.basicSubjects)),
    sensitiveSubjects: sumOf(datasets.map((one) => one.sensitiveSubjects)),
  };
  const [proceeds = null] = proceedsOf(
    payments.map(({ amountVnd, paidAt, evidenceType, act }) => ({ amountVnd, at: paidAt, evidenceType, act })),
  );
  const actOn = given.endedOn ?? vietnamDate(tx.now);
  const band = bandOf(basis, inputs, proceeds?.totalVnd ?? null, actOn);
  const sheet = tx.em.create(CaseWorksheet, {
    ...{ id: newId(), caseId, unitId: file.unitId, partyId, basis, inputs, lawVersion: LAW_VERSION },
    result: { band: forRespondent(band, party.kind), proceeds, limitation: limitationOf(given, tx.now) },
    ...{ madeBy: userIdOf(tx.actor), madeAt: tx.now },
  });
  tx.record({ type: 'CaseWorksheetMade', subjects: [caseId], payload: { caseId, unitId: file.unitId, worksheetId: sheet.id, basis } });
  return sheet;
}

/** Looks at the signs of a crime, by what is known: the checklist of C10. Facts that are not given are not known. */
export async function checkForCrime(tx: Tx, caseId: string, facts: CrimeFacts): Promise<CaseCrimeCheck> {
  const file = await workOn(tx, caseId, 'weigh');
  refuseNotWeighed(file);
  const signs = signsOfCrime(facts);
  const check = tx.em.create(CaseCrimeCheck, {
    ...{ id: newId(), caseId, unitId: file.unitId, facts, signs, mustTransfer: mustTransfer(signs) },
    ...{ madeBy: userIdOf(tx.actor), madeAt: tx.now },
  });
  const payload = { caseId, unitId: file.unitId, checkId: check.id, mustTransfer: check.mustTransfer };
  tx.record({ type: 'CaseCheckedForCrime', subjects: [caseId], payload });
  return check;
}

function refuseNotWeighed(file: CaseFile): void {
  refuseOutside(file, 'weigh', WEIGHED);
}

function bandOf(basis: FineBasis, inputs: WorksheetInputs, proceedsVnd: number | null, actOn: CivilDate): FineBand {
  const { basicSubjects, sensitiveSubjects, harm, citizens, revenueInVietnamVnd } = inputs;
  switch (basis) {
    case 'TRADE':
      return illegalTradeBand({ basicSubjects, sensitiveSubjects, proceedsVnd, harm, actOn });
    case 'TECHNICAL_COLLECTION':
      return technicalCollectionBand({ basicSubjects, sensitiveSubjects, actOn });
    case 'CROSS_BORDER':
      return crossBorderBand({ citizens, revenueInVietnamVnd, harmAfterStopOrder: harm, actOn }) ?? refuse(TOO_FEW_CITIZENS);
    case 'STATED': {
      const rule = FINE_RULES.find(({ id, measure, tiers }) => id === inputs.ruleId && measure.kind === 'AMOUNT' && tiers.length === 0);
      return statedBand(rule ?? refuse(NO_SUCH_RULE), actOn);
    }
  }
}

function sumOf(counts: readonly (number | null | undefined)[]): number | null {
  const known = counts.filter((count) => typeof count === 'number');
  return known.length > 0 ? known.reduce((sum, count) => sum + count, 0) : null;
}

const TOO_FEW_CITIZENS = {
  path: 'citizens',
  code: 'BELOW_FIRST_TIER',
  vi: 'Dưới 10.000 công dân và không có tổn hại sau quyết định ngừng: áp dụng khoản 1, khoản 2 Điều 56; hãy chọn điều khoản ghi sẵn mức tiền.',
  en: 'Fewer than 10,000 citizens and no harm after a stop order: clauses 1 and 2 of Article 56 apply; choose a clause that states its amounts.',
  article: 'D330 56.3',
};
const NO_SUCH_RULE = {
  path: 'ruleId',
  code: 'UNKNOWN_RULE',
  vi: 'Không có điều khoản ghi sẵn mức tiền với mã này. Hãy chọn trong danh mục mức phạt.',
  en: 'No clause that states its amounts has this code. Choose one of the table of fines.',
};

function refuse(defect: ConstructorParameters<typeof Invalid>[0][number]): never {
  throw new Invalid([defect]);
}

function notRespondent(): Invalid {
  return new Invalid([
    {
      path: 'partyId',
      code: 'NOT_RESPONDENT',
      vi: 'Bảng tính lập cho người bị xử lý. Hãy ghi bên này là người bị xử lý trước.',
      en: 'A worksheet is made for a respondent. Record this party as one first.',
    },
  ]);
}
