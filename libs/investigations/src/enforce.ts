import { CaseBlocked, type CaseFile, moveCase } from '#cases';
import { DomainError, Invalid, newId, userIdOf } from '#kernel';
import {
  type Article,
  type CivilDate,
  COMPETENCES,
  citeArticle,
  type MeasureCode,
  maySign,
  measureOf,
  measuresOf,
  type SignerTitle,
  type SignRefusal,
  vietnamDate,
} from '#law';
import type { Tx } from '#platform';
import { rowsOf } from './case-rows.js';
import { InvestigationBlocked } from './investigation-refusals.js';
import { acceptedDecision, refuseUntried } from './propose.js';
import { CaseDecision, CaseMeasure, CaseWorksheet, type ImposedCode, SigningTitle } from './sanction-entities.js';

export interface ImposedMeasure {
  readonly code: MeasureCode;
  /** For how long, where the law says between what. */
  readonly months: number | null;
  readonly dueOn: CivilDate | null;
}

/** What is imposed by one worksheet. */
export interface Sanction {
  readonly worksheetId: string;
  /** The fine, whole dong; null: a warning. */
  readonly amountVnd: number | null;
  /** Until when the fine is to be paid. */
  readonly dueOn: CivilDate | null;
  readonly measures: readonly ImposedMeasure[];
  readonly omitted: readonly { readonly code: MeasureCode; readonly reason: string }[];
}

export interface DecisionToSign {
  readonly caseId: string;
  readonly expectedVersion?: number;
  readonly number: string;
  /** The title by which the acting person signs. */
  readonly title: SignerTitle;
  readonly sanctions: readonly Sanction[];
}

/** The title may not impose this fine: with the rule, its article, and who may. */
export class MayNotSign extends DomainError {
  constructor({ code, vi, en, article }: SignRefusal) {
    const cited = citeArticle(article);
    super(code, 'state', { vi: `${vi} (${cited.vi})`, en: `${en} (${cited.en})` });
  }
}

/**
 * C12: the decision is signed by a title that the acting person holds, below its ceiling, with every measure that the articles order or the reason why
 * not; never by the lead, nor while a sign of a crime stands. Throws also MayNotSign, InvestigationBlocked, Invalid.
 */
export function enforce(tx: Tx, { caseId, expectedVersion, number: decisionNumber, title, sanctions }: DecisionToSign): Promise<CaseFile> {
  let worksheets: readonly CaseWorksheet[] = [];
  return moveCase(tx, caseId, 'enforce', {
    expectedVersion,
    note: decisionNumber,
    named: async () => {
      const ids = sanctions.map(({ worksheetId }) => worksheetId);
      worksheets = await rowsOf(tx, CaseWorksheet, caseId, ids);
      if (worksheets.length !== ids.length) throw notWhatWasProposed();
    },
    guard: async (file) => {
      const proposal = await acceptedDecision(tx, caseId);
      const signer = userIdOf(tx.actor);
      if (signer === file.leadId || signer === proposal.proposedBy) throw new CaseBlocked('SECOND_PERSON');
      await refuseUntitled(tx, title);
      if (!sameIds(proposal.content.worksheetIds ?? [], worksheets)) throw notWhatWasProposed();
      await refuseUntried(tx, caseId, worksheets);
      for (const sanction of sanctions) refuseUnlawful(sanction, sheetOf(worksheets, sanction), title, vietnamDate(tx.now));
    },
    behave: async (file) => {
      const proposal = await acceptedDecision(tx, caseId);
      const of = { caseId, unitId: file.unitId };
      const decision = tx.em.create(CaseDecision, {
        ...{
          id: newId(),
          ...of,
          proposalId: proposal.id,
          number: decisionNumber,
          title,
          signedBy: userIdOf(tx.actor),
          signedOn: vietnamDate(tx.now),
        },
        omitted: sanctions.flatMap(({ worksheetId, omitted }) => omitted.map((one) => ({ worksheetId, ...one }))),
      });
      let number = 0;
      for (const sanction of sanctions) {
        const { id, partyId, result } = sheetOf(worksheets, sanction);
        const { amountVnd, dueOn } = sanction;
        const impose = (code: ImposedCode, article: Article, more: Partial<Pick<CaseMeasure, 'amountVnd' | 'months' | 'dueOn'>>) =>
          tx.em.create(CaseMeasure, {
            ...{ id: newId(), ...of, decisionId: decision.id, partyId, worksheetId: id, number: ++number, code, article, state: 'ISSUED' },
            ...{ amountVnd: null, months: null, dueOn: null, ...more },
          });
        impose(amountVnd === null ? 'WARNING' : 'FINE', result.band.article, { amountVnd, dueOn });
        for (const one of sanction.measures)
          impose(one.code, orderOf(result.band.ruleId, one.code)!.article, { months: one.months, dueOn: one.dueOn });
      }
    },
  });
}

function sheetOf(worksheets: readonly CaseWorksheet[], { worksheetId }: Sanction): CaseWorksheet {
  return worksheets.find(({ id }) => id === worksheetId)!;
}

async function refuseUntitled(tx: Tx, title: SignerTitle): Promise<void> {
  if (!(await tx.em.count(SigningTitle, { userId: userIdOf(tx.actor), title, endedAt: null }))) throw new InvestigationBlocked('NO_TITLE');
}

function refuseUnlawful(
  { amountVnd, measures, omitted }: Sanction,
  { result: { band } }: CaseWorksheet,
  title: SignerTitle,
  on: CivilDate,
): void {
  if (amountVnd === null) {
    if (!band.warning) throw new InvestigationBlocked('WARNING_NOT_ALLOWED', band.article);
  } else {
    const refusal = maySign({ title, amountVnd, band, on });
    if (refusal) throw new MayNotSign(refusal);
  }
  const competence = COMPETENCES.find((one) => one.title === title)!;
  if (!competence.mayOrderMeasures && measures.some(({ code }) => code !== 'CONFISCATE'))
    throw new InvestigationBlocked('MEASURES_BEYOND_TITLE', competence.article);
  for (const { code, months } of measures) {
    if (!orderOf(band.ruleId, code)) throw new InvestigationBlocked('MEASURE_NOT_ORDERED');
    const { months: bounds, article } = measureOf(code);
    if (bounds ? months === null || months < bounds.min || months > bounds.max : months !== null)
      throw new InvestigationBlocked('MONTHS_OUT_OF_LAW', article);
  }
  // An order for some points of a clause alone may be meant for others than this act.
  const told = [...measures, ...omitted].map(({ code }) => code);
  const missing = measuresOf(band.ruleId).find(({ measure, points }) => points.length === 0 && !told.includes(measure));
  if (missing) throw new InvestigationBlocked('MEASURE_LEFT_OUT', missing.article);
}

function orderOf(ruleId: string, code: MeasureCode) {
  return measuresOf(ruleId).find(({ measure }) => measure === code);
}

function sameIds(ids: readonly string[], rows: readonly { readonly id: string }[]): boolean {
  return ids.length === rows.length && rows.every(({ id }) => ids.includes(id));
}

function notWhatWasProposed(): Invalid {
  return new Invalid([
    {
      path: 'sanctions',
      code: 'NOT_AS_PROPOSED',
      vi: 'Quyết định phải có đúng các bảng tính của đề xuất đã được chấp nhận, mỗi bảng một lần.',
      en: 'The decision takes the worksheets of the accepted proposal, each once and no others.',
    },
  ]);
}
