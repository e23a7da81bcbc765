import type { DataSubjectRequest, RequestStep } from './entities.js';
import type { RequestFacts } from './request-times.js';

/** The facts as they stood when a step of its history was taken: a letter of then tells the time of then. `history` is oldest first. */
export function requestAsOf(request: DataSubjectRequest, history: readonly RequestStep[], step: RequestStep): RequestFacts {
  const before = history.slice(0, history.indexOf(step) + 1);
  const last = (...codes: readonly RequestStep['step'][]) => before.findLast((one) => codes.includes(one.step))?.code;
  const days = last('extend');
  const { regime, kind, receivedAt, repliedAt, endedAt } = request;
  return {
    regime,
    kind,
    receivedAt,
    repliedAt,
    endedAt,
    chain: last('enter', 'setChain') === 'true',
    extendedBy: days ? Number(days) : null,
  };
}
