import { type FilingKind } from '#filings';
import { DomainError } from '#kernel';
import { blockingFacts, type DutyContext, type OrganisationBlock } from '#law';
import type { Reading, RequestContext, UnitOfWork } from '#platform';
import { type Assessment, assess } from '../assess.js';
import type { ReportState } from '../entities.js';
import { type StoredFacts, toViolationFacts } from '../facts.js';
import type { FiledSoFar } from '../follow-up.js';
import { ORGANISATION_BLOCK } from '../report-facts.query.js';
import { clockView, dutyView } from './duty-view.js';
import type { AssessmentView } from './law.views.js';

/** A report as the queries bring it, with the reading it came from. */
export interface ReportRow {
  readonly id: string;
  readonly organisationId: string;
  readonly state: ReportState;
  readonly kind: FilingKind;
  readonly facts: StoredFacts;
  readonly createdAt: string;
  readonly filed: readonly FiledSoFar[];
  readonly asked: boolean;
  readonly reading: Reading<unknown>;
}

/** What an assessment needs to know of the organisation. */
interface Reporter extends DutyContext {
  readonly block: OrganisationBlock;
}

/** One read of the organisation a request, however many reports ask for their assessment. */
const reporters = new WeakMap<RequestContext, Promise<Reporter>>();
const REPORTER = `select json_build_object('block', ${ORGANISATION_BLOCK}, 'sector', o.sector, 'defenceScope', o.defence_scope) as value
  from organisation o where o.id = (select app.organisation_id())`;

/** What the law makes of a report now; null while not even the regime can be told. */
export async function readAssessment(uow: UnitOfWork, context: RequestContext, row: ReportRow): Promise<AssessmentView | null> {
  const assessment = await assessRow(uow, context, row);
  if (!assessment) return null;
  const { regime, decision, recipient, formCode, clock, duties, timeliness, missing, impossible } = assessment;
  return {
    regime: regime.regime.code,
    reasons: [...regime.reasons, ...decision.reasons],
    noticeClass: decision.noticeClass,
    formCode,
    recipient: recipient.name,
    recipientConfidence: recipient.confidence,
    clock: clockView(clock),
    verdictNow: timeliness.verdict,
    lateReason: timeliness.lateReason,
    duties: duties.map(dutyView),
    missing: [...impossible, ...missing],
  };
}

/** Whether facts stand in the way of presenting the report for signing. */
export async function blockingNow(uow: UnitOfWork, context: RequestContext, row: ReportRow): Promise<boolean> {
  const assessment = await assessRow(uow, context, row);
  return !assessment || assessment.impossible.length > 0 || blockingFacts(assessment.missing, 'READY').length > 0;
}

async function assessRow(uow: UnitOfWork, context: RequestContext, row: ReportRow): Promise<Assessment | null> {
  let reporter = reporters.get(context);
  if (!reporter) {
    reporter = uow.read<Reporter>(context.caller, { name: 'reporter', text: REPORTER, values: [] }).then(({ value }) => value);
    reporters.set(context, reporter);
  }
  const { block, ...duties } = await reporter;
  const { now } = row.reading;
  try {
    return assess(toViolationFacts(row.facts, block), now, now, duties);
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'invalid') return null;
    throw error;
  }
}
