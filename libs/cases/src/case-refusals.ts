import { DomainError, Invalid, type Sentence } from '#kernel';

/** Why a step cannot be taken with a case, though its state would allow it. */
export type CaseBlock =
  | 'SECOND_PERSON'
  | 'NOTHING_PROPOSED'
  | 'HEAD_DISMISSES'
  | 'REVIEW_TOO_FAR'
  | 'REVIEW_IN_THE_PAST'
  | 'ON_LIST_ALREADY'
  | 'LEAD_STAYS'
  | 'NO_LIST_YET'
  | 'ENDED'
  | 'TLP_FORBIDS'
  | 'SEEN_ALREADY'
  | 'OWN_GLASS'
  | 'GLASS_REVIEWED'
  | 'GLASS_NOTE';

/** A case rests at most so many days before that is looked at again (lifecycles.md 1.2, C9). */
export const HOLD_DAYS = 30;

const BLOCKED: Readonly<Record<CaseBlock, Sentence>> = {
  SECOND_PERSON: {
    vi: 'Việc này cần người thứ hai: người đề xuất không tự xác nhận. Đề xuất vẫn được giữ; hãy nhờ lãnh đạo khác có tên trong danh sách vụ việc.',
    en: 'This needs a second person: whoever proposed it does not confirm it. The proposal is kept; ask another head who is on the list.',
  },
  NOTHING_PROPOSED: { vi: 'Chưa có đề xuất nào để xác nhận. Hãy lập đề xuất trước.', en: 'Nothing is proposed. Propose it first.' },
  HEAD_DISMISSES: {
    vi: 'Người báo tin đã được xác định nên lãnh đạo đơn vị mới được bác tin. Chưa có gì thay đổi; hãy trình lãnh đạo.',
    en: 'It is known who told of it, so the head of the unit dismisses it. Nothing was changed; hand it up.',
  },
  REVIEW_TOO_FAR: {
    vi: `Ngày xem xét lại không được quá ${HOLD_DAYS} ngày. Chưa có gì thay đổi; hãy chọn ngày gần hơn.`,
    en: `The day of review must lie within ${HOLD_DAYS} days. Nothing was changed; choose an earlier one.`,
  },
  REVIEW_IN_THE_PAST: {
    vi: 'Ngày xem xét lại phải ở sau hôm nay. Chưa có gì thay đổi.',
    en: 'The day of review must lie ahead. Nothing was changed.',
  },
  ON_LIST_ALREADY: { vi: 'Người này đã có tên trong danh sách vụ việc.', en: 'This person is on the list already.' },
  LEAD_STAYS: {
    vi: 'Người chủ trì không thể bị rút khỏi danh sách. Chưa có gì thay đổi.',
    en: 'The lead of a case stays on its list. Nothing was changed.',
  },
  NO_LIST_YET: {
    vi: 'Vụ việc chưa được xác minh nên cả đơn vị đều xem được; chưa có danh sách người được xem.',
    en: 'The case is not being verified yet: the whole unit sees it, and there is no list.',
  },
  ENDED: {
    vi: 'Vụ việc đã kết thúc nên không gắn thêm thông báo. Chưa có gì thay đổi; hãy mở lại vụ việc, hoặc bỏ đề xuất.',
    en: 'The case has ended, so no report is linked to it. Nothing was changed; take the case up again, or drop the proposal.',
  },
  TLP_FORBIDS: {
    vi: 'Mức chia sẻ (TLP) của vụ việc không cho phép gửi ở mức này: chỉ gửi ở mức của vụ việc hoặc chặt hơn; TLP:RED không rời đơn vị. Chưa có gì được gửi.',
    en: 'The level of the case (TLP) does not allow this: it goes under its own level or a stricter one, and TLP:RED never leaves the unit. Nothing was sent.',
  },
  SEEN_ALREADY: {
    vi: 'Bạn đang xem được vụ việc này nên không cần truy cập khẩn cấp; hãy mở vụ việc với mục đích xem.',
    en: 'You see this case already, so no emergency access is needed; open it with a purpose.',
  },
  OWN_GLASS: {
    vi: 'Không ai tự xem xét lần truy cập khẩn cấp của chính mình. Chưa có gì thay đổi; hãy nhờ người khác đang xử lý vụ việc.',
    en: 'Nobody reviews their own emergency access. Nothing was changed; ask somebody else who works on the case.',
  },
  GLASS_REVIEWED: {
    vi: 'Lần truy cập khẩn cấp này đã được xem xét; kết luận trước vẫn giữ nguyên.',
    en: 'This emergency access was reviewed already; what was said stands.',
  },
  GLASS_NOTE: {
    vi: 'Kết luận không chính đáng phải nêu lý do. Chưa có gì thay đổi.',
    en: 'Say why it was not justified. Nothing was changed.',
  },
};

export class CaseBlocked extends DomainError {
  constructor(block: CaseBlock) {
    super(block, 'state', BLOCKED[block]);
  }
}

/** Whoever is named is not on the list of the case. */
export function notOnList(): Invalid {
  return new Invalid([
    {
      path: 'userId',
      code: 'NOT_ON_LIST',
      vi: 'Người này không có tên trong danh sách vụ việc. Chưa có gì thay đổi.',
      en: 'This person is not on the list of the case. Nothing was changed.',
    },
  ]);
}
