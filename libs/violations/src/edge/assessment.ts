import { DomainError } from '#kernel';
import { blockingFacts, type OrganisationBlock } from '#law';
import type { Reading, RequestContext, UnitOfWork } from '#platform';
import { type Assessment, assess } from '../assess.js';
import type { ReportState } from '../entities.js';
import { type StoredFacts, toViolationFacts } from '../facts.js';
import { ORGANISATION_BLOCK } from '../report-facts.query.js';
import type { AssessmentView } from './law.views.js';

/** A report as the queries bring it, with the reading it came from. */
export interface ReportRow {
  readonly id: string;
  readonly organisationId: string;
  readonly state: ReportState;
  readonly facts: StoredFacts;
  readonly createdAt: string;
  readonly reading: Reading<unknown>;
}

/** One read of the organisation's block a request, however many reports ask for their assessment. */
const blocks = new WeakMap<RequestContext, Promise<OrganisationBlock>>();

/** What the law makes of a report now; null while not even the regime can be told. */
export async function readAssessment(uow: UnitOfWork, context: RequestContext, row: ReportRow): Promise<AssessmentView | null> {
  const assessment = await assessRow(uow, context, row);
  if (!assessment) return null;
  const { regime, decision, recipient, formCode, clock, timeliness, missing, timeDefects } = assessment;
  return {
    regime: regime.regime.code,
    reasons: [...regime.reasons, ...decision.reasons],
    noticeClass: decision.noticeClass,
    formCode,
    recipient: recipient.name,
    recipientConfidence: recipient.confidence,
    clock: { ...clock, openQuestions: clock.openQuestions.map(({ number, question, careful }) => ({ number, question, careful })) },
    verdictNow: timeliness.verdict,
    lateReason: timeliness.lateReason,
    missing: [...timeDefects, ...missing],
  };
}

/** Whether facts stand in the way of presenting the report for signing. */
export async function blockingNow(uow: UnitOfWork, context: RequestContext, row: ReportRow): Promise<boolean> {
  const assessment = await assessRow(uow, context, row);
  return !assessment || assessment.timeDefects.length > 0 || blockingFacts(assessment.missing, 'READY').length > 0;
}

async function assessRow(uow: UnitOfWork, context: RequestContext, row: ReportRow): Promise<Assessment | null> {
  let block = blocks.get(context);
  if (!block) {
    const text = `select ${ORGANISATION_BLOCK} as value from organisation o where o.id = (select app.organisation_id())`;
    block = uow.read<OrganisationBlock>(context.caller, { name: 'organisation_block', text, values: [] }).then(({ value }) => value);
    blocks.set(context, block);
  }
  try {
    return assess(toViolationFacts(row.facts, await block), row.reading.now);
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'invalid') return null;
    throw error;
  }
}
