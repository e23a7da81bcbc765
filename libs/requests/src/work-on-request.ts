import { advance, type Defect, Invalid, StaleVersion } from '#kernel';
import { type RefusalGround, refusalRules, requestRule } from '#law';
import type { Tx } from '#platform';
import { DataSubjectRequest, type IdentityProof, RequestStep } from './entities.js';
import { recordStep } from './record-step.js';
import { blockOf, blockOfGround, RequestBlocked } from './request-blocks.js';
import { clockOf, keepTimes, verdictAt } from './request-times.js';
import { REQUEST_TRANSITIONS, type RequestState, type RequestTransition } from './requests.states.js';

interface Said {
  readonly text: string;
}
interface Told extends Said {
  /** When the person was told, if that was earlier than now. */
  readonly at?: Date | null;
}

/** What each step brings with it. */
export interface RequestInputs {
  readonly askForProof: Said;
  readonly verifyIdentity: Partial<Said> & { readonly proof: IdentityProof };
  readonly reply: Told;
  readonly setChain: Said & { readonly chain: boolean };
  readonly extend: Told & { readonly days: number };
  readonly fulfil: Told;
  readonly partlyFulfil: Told;
  readonly refuse: Told & { readonly ground: RefusalGround };
  readonly withdraw: Said;
  readonly reopen: Said;
}

/** What of a step is kept beside its words. */
interface Kept {
  readonly code?: string;
  readonly verdict?: DataSubjectRequest['fulfilVerdict'];
}
type Behaviour<Step extends RequestTransition> = (request: DataSubjectRequest, input: RequestInputs[Step], at: Date) => Kept | undefined;

/** One step on a request, by the table of its states; throws WrongState, Forbidden, StaleVersion, RequestBlocked, Invalid. */
export async function workOnRequest<Step extends RequestTransition>(
  tx: Tx,
  key: Uint8Array,
  id: string,
  step: Step,
  input: RequestInputs[Step],
  expectedVersion?: number,
): Promise<DataSubjectRequest> {
  const request = await tx.load(DataSubjectRequest, id, { lock: true });
  tx.authorize(step, request);
  if (expectedVersion !== undefined && request.version !== expectedVersion) throw new StaleVersion('request', request.version);
  const state = advance<RequestState, RequestTransition>('request', REQUEST_TRANSITIONS, request.state, step);
  const earlier = 'at' in input ? input.at : null;
  if (earlier && (earlier > tx.now || earlier < (await lastTold(tx, request)))) throw new Invalid([NOT_BETWEEN]);
  const at = earlier ?? tx.now;
  const block = blockOf(step, request, at);
  if (block) throw new RequestBlocked(block);
  const kept = BEHAVE[step](request, input, at);
  request.state = state;
  keepTimes(request);
  recordStep(tx, key, request, { step, happenedAt: at, text: input.text, ...kept });
  return request;
}

/** When the person was told something last; the receipt, where they were not. What follows it in the law follows it in time. */
async function lastTold(tx: Tx, { id, receivedAt }: DataSubjectRequest): Promise<Date> {
  const told = await tx.em.findOne(RequestStep, { requestId: id, step: TOLD }, { orderBy: { happenedAt: 'desc' }, fields: ['happenedAt'] });
  return told?.happenedAt ?? receivedAt;
}
const TOLD: RequestTransition[] = ['reply', 'extend', 'fulfil', 'partlyFulfil', 'refuse'];

const BEHAVE: { readonly [Step in RequestTransition]: Behaviour<Step> } = {
  askForProof: () => undefined,
  verifyIdentity: (request, { proof }) => {
    request.identityProof = proof;
    return { code: proof };
  },
  reply: (request, _input, at) => ({ verdict: replied(request, at) }),
  setChain: (request, { chain }) => {
    request.chain = chain;
    return { code: String(chain) };
  },
  extend: (request, { days }) => {
    const { amount } = requestRule(request.regime, request.kind).extension!;
    if (days > amount) throw new Invalid([tooLong(amount, request)]);
    request.extendedBy = days;
    return { code: String(days) };
  },
  fulfil: (request, _input, at) => ended(request, at),
  partlyFulfil: (request, _input, at) => ended(request, at),
  refuse: (request, { ground }, at) => {
    if (!refusalRules(request.regime, request.kind).some((rule) => rule.ground === ground)) throw new Invalid([NO_SUCH_GROUND]);
    const block = blockOfGround(ground, request.state);
    if (block) throw new RequestBlocked(block);
    request.ground = ground;
    return { ...ended(request, at), code: ground };
  },
  withdraw: (request, _input, at) => {
    request.endedAt = at;
    return undefined;
  },
  // The answer did not stand: the time runs on from the receipt, and whoever asked is verified anew. What was judged stays in the history.
  reopen: (request) => {
    Object.assign(request, { endedAt: null, fulfilVerdict: null, ground: null, identityProof: null });
    return undefined;
  },
};

function replied(request: DataSubjectRequest, at: Date): DataSubjectRequest['replyVerdict'] {
  request.replyVerdict = verdictAt(clockOf(request, 'REPLY'), at);
  request.repliedAt = at;
  return request.replyVerdict;
}

/** An answer with the result is the first one too, where there was none. */
function ended(request: DataSubjectRequest, at: Date): Kept {
  if (!request.repliedAt) replied(request, at);
  request.fulfilVerdict = verdictAt(clockOf(request, 'FULFIL'), at);
  request.endedAt = at;
  return { verdict: request.fulfilVerdict };
}

const NOT_BETWEEN: Defect = {
  path: 'at',
  code: 'NOT_BETWEEN',
  vi: 'Thời điểm phải nằm giữa lần gần nhất đã báo cho người yêu cầu (hoặc lúc nhận yêu cầu) và lúc này; chưa có gì được ghi, hãy sửa lại.',
  en: 'The time must lie between what the requester was told last (or the receipt of the request) and now; nothing was written, correct it.',
};
const NO_SUCH_GROUND: Defect = {
  path: 'ground',
  code: 'NO_SUCH_GROUND',
  vi: 'Quy định áp dụng không cho từ chối loại yêu cầu này vì căn cứ đó; hãy chọn căn cứ khác.',
  en: 'The law that governs this request does not know that ground for it; choose another.',
};

function tooLong(days: number, { regime, kind }: DataSubjectRequest): Defect {
  return {
    path: 'days',
    code: 'TOO_LONG',
    article: requestRule(regime, kind).article,
    vi: `Pháp luật cho gia hạn không quá ${days} ngày; hãy chọn số ngày ít hơn.`,
    en: `The law allows at most ${days} days more; choose fewer.`,
  };
}
