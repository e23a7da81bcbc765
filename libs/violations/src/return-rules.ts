import { ClockVerdict, Filing, type ReturnRules } from '#filings';
import { DomainError } from '#kernel';
import type { Tx } from '#platform';
import { FACT_NAMES } from './edge/fact-names.js';

/** Where a defect may point: at a fact or into it, at the block of the organisation, or at the attachments. */
const DEFECT_PATH = /^(?:facts\.(?<fact>[A-Za-z]+)|organisation|attachments)(?:[.[][\w.[\]-]*)?$/;

/**
 * What is given back of a report (F7). The only filing before a deadline never is, whatever is wrong with it: it holds the minimum, or it could not have
 * been sent, so it is accepted, and a supplement asked for. A request for withdrawal states nothing that could be completed.
 */
export const RETURNS_OF_REPORTS: ReturnRules = {
  // A fact that no report can state could never be mended.
  names: (path) => {
    const found = DEFECT_PATH.exec(path);
    return found !== null && (found.groups!.fact === undefined || FACT_NAMES.has(found.groups!.fact));
  },
  example: 'facts.place',
  refuse: async (tx, filing) => {
    if (filing.kind === 'WITHDRAWAL_REQUEST') throw new AgreeOrRefuse();
    if (await isOnlyOneInTime(tx, filing)) throw new AcceptAndAsk();
  },
};

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

/** By the verdict in force. What was refused, or asks the report back, gave no notice in time. */
async function isOnlyOneInTime(tx: Tx, filing: Filing): Promise<boolean> {
  const filings = await tx.em.find(Filing, { matterId: filing.matterId });
  const ids = filings.map(({ id }) => id);
  const inForce = await tx.em.findOne(ClockVerdict, { filingId: { $in: ids } }, { orderBy: { decidedAt: 'desc', id: 'desc' } });
  if (!inForce?.dueAt) return false;
  const { dueAt } = inForce;
  const inTime = filings.filter(
    ({ kind, state, submittedAt }) => submittedAt <= dueAt && state !== 'REFUSED' && kind !== 'WITHDRAWAL_REQUEST',
  );
  return inTime.length === 1 && inTime[0]!.id === filing.id;
}
