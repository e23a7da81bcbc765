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
  if (step !== 'extend') return null;
  if (!requestRule(request.regime, request.kind).extension) return 'NO_EXTENSION';
  if (request.extendedBy) return 'ALREADY_EXTENDED';
  return at > clockOf(request, 'FULFIL')!.dueAt! ? 'DEADLINE_PASSED' : null;
}

/** Grounds that say nothing of the person's data; the others are for whoever has proven to be that person. */
const BEFORE_PROOF: readonly RefusalGround[] = ['IDENTITY_NOT_PROVEN', 'NOT_THE_PROCEDURE'];

export function blockOfGround(ground: RefusalGround, state: RequestState): RequestBlock | null {
  if (!isProven(state)) return BEFORE_PROOF.includes(ground) ? null : 'IDENTITY_NOT_PROVEN';
  return ground === 'IDENTITY_NOT_PROVEN' ? 'IDENTITY_PROVEN' : null;
}
