import { DomainError, type Sentence } from '#kernel';
import { type RefusalGround, requestRule } from '#law';
import { clockOf, type RequestFacts } from './request-times.js';
import { isProven, type RequestState, type RequestTransition } from './requests.states.js';

/** Why a step cannot be taken, though the state would allow it. */
export type RequestBlock =
  | 'ALREADY_REPLIED'
  | 'NO_EXTENSION'
  | 'ALREADY_EXTENDED'
  | 'DEADLINE_PASSED'
  | 'CHAIN_TOO_LATE'
  | 'IDENTITY_PROVEN'
  | 'IDENTITY_NOT_PROVEN';

const BLOCKED: Readonly<Record<RequestBlock, Sentence>> = {
  ALREADY_REPLIED: {
    vi: 'Yêu cầu này đã được phản hồi; thời điểm và kết luận về thời hạn phản hồi được giữ nguyên. Hãy thực hiện yêu cầu hoặc trả lời kết quả.',
    en: 'This request has had its reply; its time and verdict stand. Carry the request out, or answer with the result.',
  },
  NO_EXTENSION: {
    vi: 'Quy định áp dụng cho yêu cầu này không cho gia hạn. Chưa có gì thay đổi.',
    en: 'The law that governs this request knows no extension. Nothing was changed.',
  },
  ALREADY_EXTENDED: {
    vi: 'Yêu cầu này đã được gia hạn; pháp luật cho phép tối đa 01 lần. Chưa có gì thay đổi.',
    en: 'This request was extended already; the law allows it once. Nothing was changed.',
  },
  DEADLINE_PASSED: {
    vi: 'Đã qua thời hạn thực hiện nên không gia hạn được nữa. Chưa có gì thay đổi; hãy thực hiện ngay.',
    en: 'The time to carry it out has passed, so it cannot be extended any more. Nothing was changed; carry it out now.',
  },
  CHAIN_TOO_LATE: {
    vi: 'Đã qua thời hạn thực hiện tính theo những gì đã ghi, nên không kéo dài được bằng cách ghi thêm bên xử lý hoặc bên thứ ba. Chưa có gì thay đổi; hãy thực hiện ngay và nêu lý do chậm.',
    en: 'The time to carry it out has passed by what was recorded, and a processor or third party that is recorded now does not lengthen it. Nothing was changed; carry it out now and say why it is late.',
  },
  IDENTITY_PROVEN: {
    vi: 'Người yêu cầu đã được xác minh nên không từ chối vì chưa chứng minh được. Chưa có gì thay đổi; hãy chọn căn cứ khác.',
    en: 'The requester was verified, so that is no ground to refuse. Nothing was changed; choose another ground.',
  },
  IDENTITY_NOT_PROVEN: {
    vi: 'Người yêu cầu chưa được xác minh: chỉ từ chối được vì chưa chứng minh được hoặc vì không đúng thủ tục. Chưa có gì thay đổi; hãy xác minh trước.',
    en: 'The requester was not verified: until then only that, or the wrong procedure, is a ground to refuse. Nothing was changed; verify first.',
  },
};

export class RequestBlocked extends DomainError {
  constructor(block: RequestBlock) {
    super(block, 'state', BLOCKED[block]);
  }
}

/** What stands in the way of a step at a moment, whoever takes it; null where nothing does. */
export function blockOf(step: RequestTransition, request: RequestFacts, at: Date): RequestBlock | null {
  if (step === 'reply' && request.repliedAt) return 'ALREADY_REPLIED';
  // What was late by what was known stays late: only before the end does it take effect that others have to act.
  if (step === 'setChain') return isOver(request, at) && isLongerWithChain(request) ? 'CHAIN_TOO_LATE' : null;
  if (step !== 'extend') return null;
  if (!requestRule(request.regime, request.kind).extension) return 'NO_EXTENSION';
  if (request.extendedBy) return 'ALREADY_EXTENDED';
  return isOver(request, at) ? 'DEADLINE_PASSED' : null;
}

function isLongerWithChain(request: RequestFacts): boolean {
  return (
    !request.chain && clockOf({ ...request, chain: true }, 'FULFIL')?.dueAt?.getTime() !== clockOf(request, 'FULFIL')?.dueAt?.getTime()
  );
}

function isOver(request: RequestFacts, at: Date): boolean {
  const dueAt = clockOf(request, 'FULFIL')?.dueAt;
  return Boolean(dueAt && at > dueAt);
}

/** Grounds that say nothing of the person's data; the others are for whoever has proven to be that person. */
const BEFORE_PROOF: readonly RefusalGround[] = ['IDENTITY_NOT_PROVEN', 'NOT_THE_PROCEDURE'];

export function blockOfGround(ground: RefusalGround, state: RequestState): RequestBlock | null {
  if (!isProven(state)) return BEFORE_PROOF.includes(ground) ? null : 'IDENTITY_NOT_PROVEN';
  return ground === 'IDENTITY_NOT_PROVEN' ? 'IDENTITY_PROVEN' : null;
}
