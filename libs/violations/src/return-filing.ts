import { type Defect, DomainError, Invalid, newId } from '#kernel';
import { contradicts, type Tx } from '#platform';
import { FACT_NAMES } from './edge/fact-names.js';
import { ClockVerdict, Filing, FilingReturn, type ReturnDefect } from './entities.js';
import { factsOf } from './follow-up.js';
import { moveFiling, moveReturn } from './move-report.js';

export interface ReturnOrder {
  readonly unitId: string;
  readonly defects: readonly ReturnDefect[];
  /** Until when the filer is asked to answer; nothing is refused because it passed. */
  readonly respondBy: Date;
}

/** How far ahead the filer may be asked to answer, in days (product, no law). */
const RESPOND_WITHIN_DAYS = 90;

/** Where a defect may point: at a fact or into it, at the block of the organisation, or at the attachments. */
const DEFECT_PATH = /^(?:facts\.(?<fact>[A-Za-z]+)|organisation|attachments)(?:[.[][\w.[\]-]*)?$/;

/** A fact that no report can state could never be mended. */
function pointsSomewhere(path: string): boolean {
  const found = DEFECT_PATH.exec(path);
  return found !== null && (found.groups!.fact === undefined || FACT_NAMES.has(found.groups!.fact));
}

/**
 * F7: the filing goes back for completion. Its filing time and its verdict stay. The only filing before a deadline is never
 * returned, whatever is wrong with it: it holds the minimum, or it could not have been sent, so it is accepted, and a
 * supplement asked for. A request for withdrawal states nothing that could be completed. Throws Invalid for defects that
 * point nowhere, ACCEPT_AND_ASK where the filing has to be accepted, AGREE_OR_REFUSE.
 */
export async function returnForCompletion(tx: Tx, filing: Filing, { unitId, defects, respondBy }: ReturnOrder): Promise<FilingReturn> {
  moveFiling(filing, 'return');
  if (filing.kind === 'WITHDRAWAL_REQUEST') throw new AgreeOrRefuse();
  refuseUnusable(defects, respondBy, tx.now);
  if (await isOnlyOneInTime(tx, filing)) throw new AcceptAndAsk();
  return tx.em.create(FilingReturn, {
    id: newId(),
    organisationId: filing.organisationId,
    filingId: filing.id,
    unitId,
    defects,
    respondBy,
    state: 'OPEN',
    returnedBy: 'userId' in tx.actor ? tx.actor.userId : '',
    at: tx.now,
    answeredBy: null,
    answeredAt: null,
  });
}

/** The law's minimum is there and the clock stops with this filing: to send it back would make the filer late for nothing. */
export class AcceptAndAsk extends DomainError {
  constructor() {
    super('ACCEPT_AND_ASK', 'state', {
      vi: 'Đây là lần thông báo duy nhất trước hạn và đã đủ nội dung tối thiểu, nên không trả lại. Hãy tiếp nhận, rồi yêu cầu bổ sung phần còn thiếu.',
      en: 'This is the only filing before the deadline and it holds the minimum, so it is not returned. Accept it, then ask for a supplement.',
    });
  }
}

/** A request for withdrawal repeats the facts in effect, so that there is nothing in it to mend. */
export class AgreeOrRefuse extends DomainError {
  constructor() {
    super('AGREE_OR_REFUSE', 'state', {
      vi: 'Đây là yêu cầu rút thông báo, không có nội dung để bổ sung, nên không trả lại; yêu cầu vẫn đang chờ. Hãy đồng ý (tiếp nhận), hoặc từ chối và nêu lý do.',
      en: 'This is a request for withdrawal: it holds nothing to complete and is not returned; it still waits. Agree to it (accept it), or refuse it and say why.',
    });
  }
}

function refuseUnusable(given: readonly ReturnDefect[], respondBy: Date, now: Date): void {
  const defects: Defect[] = given.flatMap(({ path }, i) =>
    pointsSomewhere(path)
      ? []
      : [
          {
            path: `defects.${i}.path`,
            code: 'UNKNOWN_PATH',
            vi: `"${path}" không phải mục nào của thông báo. Hãy chỉ đúng mục cần sửa, ví dụ facts.place.`,
            en: `"${path}" is no field of the report. Name the field to mend, e.g. facts.place.`,
          },
        ],
  );
  if (new Set(given.map(({ path }) => path)).size < given.length)
    defects.push({
      path: 'defects',
      code: 'DUPLICATE',
      vi: 'Mỗi mục chỉ nêu một lần; hãy gộp các ý vào một.',
      en: 'Name each field once; put everything about it into one text.',
    });
  if (respondBy.getTime() <= now.getTime())
    defects.push({
      path: 'respondBy',
      code: 'IN_THE_PAST',
      vi: 'Hạn trả lời phải ở sau thời điểm này.',
      en: 'The time to respond must lie ahead.',
    });
  if (respondBy.getTime() > now.getTime() + RESPOND_WITHIN_DAYS * 86_400_000)
    defects.push({
      path: 'respondBy',
      code: 'TOO_FAR_AHEAD',
      vi: `Hạn trả lời không được quá ${RESPOND_WITHIN_DAYS} ngày kể từ lúc này.`,
      en: `The time to respond must lie within ${RESPOND_WITHIN_DAYS} days from now.`,
    });
  if (defects.length > 0) throw new Invalid(defects);
}

/** By the verdict in force. What was refused, or asks the report back, gave no notice in time. */
async function isOnlyOneInTime(tx: Tx, filing: Filing): Promise<boolean> {
  const filings = await tx.em.find(Filing, { reportId: filing.reportId });
  const ids = filings.map(({ id }) => id);
  const inForce = await tx.em.findOne(ClockVerdict, { filingId: { $in: ids } }, { orderBy: { decidedAt: 'desc', id: 'desc' } });
  if (!inForce?.dueAt) return false;
  const { dueAt } = inForce;
  const inTime = filings.filter(
    ({ kind, state, submittedAt }) => submittedAt <= dueAt && state !== 'REFUSED' && kind !== 'WITHDRAWAL_REQUEST',
  );
  return inTime.length === 1 && inTime[0]!.id === filing.id;
}

/** A return that lapsed, or that the officer no longer insists on: the filing is accepted as it is. */
export async function waiveReturn(tx: Tx, filing: Filing): Promise<void> {
  const filingReturn = await tx.em.findOneOrFail(FilingReturn, { filingId: filing.id });
  moveReturn(filingReturn, 'waive');
  moveFiling(filing, 'acceptAsItIs');
}

/**
 * F10: of two filings that were accepted, the later supersedes the earlier one that it contradicts, in whichever order they
 * were accepted: what is accepted after its own correction is superseded at once. Filings that only gained something stay
 * as they are; a request for withdrawal states no facts. Answers with the other filings that it superseded.
 */
export async function supersedeEarlier(tx: Tx, accepted: Filing): Promise<readonly Filing[]> {
  if (accepted.kind === 'WITHDRAWAL_REQUEST') return [];
  const others = await tx.em.find(Filing, {
    reportId: accepted.reportId,
    id: { $ne: accepted.id },
    kind: { $ne: 'WITHDRAWAL_REQUEST' },
    state: ['ACCEPTED', 'SUPERSEDED'],
  });
  const facts = factsOf(accepted);
  const earlier = others.filter(
    ({ number, state, content }) => number < accepted.number && state === 'ACCEPTED' && contradicts(factsOf({ content }), facts),
  );
  const outdated = others.some(({ number, content }) => number > accepted.number && contradicts(facts, factsOf({ content })));
  for (const filing of outdated ? [...earlier, accepted] : earlier) {
    tx.authorize('supersede', filing);
    moveFiling(filing, 'supersede');
  }
  return earlier;
}

/** Sweep: the time to respond has passed. The filer is reminded, the officer may accept as it is; nothing is refused. */
export async function lapseReturns(tx: Tx): Promise<number> {
  const lapsed = await tx.sql<{ id: string }>(
    "select id from filing_return where state = 'OPEN' and respond_by < ? order by respond_by limit 500",
    [tx.now],
  );
  for (const { id } of lapsed) {
    const filingReturn = await tx.em.findOneOrFail(FilingReturn, { id });
    tx.authorize('lapse', filingReturn);
    moveReturn(filingReturn, 'lapse');
    tx.record({
      type: 'ReturnLapsed',
      subjects: [filingReturn.filingId],
      payload: { filingId: filingReturn.filingId, organisationId: filingReturn.organisationId, unitId: filingReturn.unitId },
    });
  }
  return lapsed.length;
}
