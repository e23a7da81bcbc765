import { DomainError, Invalid, type Sentence } from '#kernel';

/** Why a step cannot be taken with an indicator, a hit, or a case that has some. */
export type IndicatorBlock =
  | 'CASE_ENDED'
  | 'READ_FIRST'
  | 'CONFIRMED_ALREADY'
  | 'DROPPED_ALREADY'
  | 'IGNORED_ALREADY'
  | 'NOT_IGNORED'
  | 'ANSWERED_ALREADY'
  | 'COMMON_ALREADY'
  | 'ENDED_ALREADY'
  | 'HITS_NOT_ASKED'
  | 'HITS_UNANSWERED'
  | 'HITS_TO_ANSWER';

const BLOCKED: Readonly<Record<IndicatorBlock, Sentence>> = {
  CASE_ENDED: {
    vi: 'Vụ việc đã kết thúc nên không thêm hoặc sửa dấu hiệu nhận dạng được nữa. Chưa có gì thay đổi; nếu có tin mới, hãy mở lại vụ việc trước.',
    en: 'The case has ended, so that its indicators stay as they are. Nothing was changed; where there is new word, take the case up again first.',
  },
  READ_FIRST: {
    vi: 'Vụ việc này chỉ người trong danh sách được xem, và mỗi lần xem đều được ghi lại. Hãy mở vụ việc với mục đích (readCase) rồi xem lại.',
    en: 'This case is seen by its list alone, and each reading is kept. Open it with a purpose (readCase), then look again.',
  },
  CONFIRMED_ALREADY: { vi: 'Dấu hiệu này đã được xác nhận.', en: 'This indicator is confirmed already.' },
  DROPPED_ALREADY: {
    vi: 'Dấu hiệu này đã bị loại khỏi vụ việc. Chưa có gì thay đổi; nếu cần, hãy thêm lại.',
    en: 'This indicator was dropped from the case. Nothing was changed; add it again where it is needed.',
  },
  IGNORED_ALREADY: { vi: 'Dấu hiệu này đã được bỏ qua khi đối chiếu.', en: 'This indicator is left out of the comparison already.' },
  NOT_IGNORED: { vi: 'Dấu hiệu này vẫn đang được đối chiếu.', en: 'This indicator is being compared as it is.' },
  ANSWERED_ALREADY: {
    vi: 'Câu hỏi này đã được trả lời; câu trả lời trước được giữ nguyên.',
    en: 'This question is answered already; the answer stays as it was given.',
  },
  COMMON_ALREADY: {
    vi: 'Giá trị này đã có trong danh sách giá trị phổ biến của đơn vị. Chưa có gì thay đổi; muốn đổi lý do hoặc thời hạn, hãy kết thúc dòng cũ trước.',
    en: 'This value stands on the list of common values of the unit already. Nothing was changed; to change reason or term, end the old row first.',
  },
  ENDED_ALREADY: { vi: 'Dòng này đã kết thúc.', en: 'This row has ended already.' },
  HITS_NOT_ASKED: {
    vi: 'Vụ việc này trùng dấu hiệu với vụ việc mà bạn không được xem và chưa có ai hỏi. Chưa có gì thay đổi; hãy hỏi đơn vị đó (askAboutMatches), chờ trả lời rồi bắt đầu xác minh (lifecycles 1.2, C6).',
    en: 'This case meets one that you may not see, and nobody has asked yet. Nothing was changed; ask (askAboutMatches), wait for the answer, then begin the verification (C6).',
  },
  HITS_UNANSWERED: {
    vi: 'Đơn vị được hỏi về dấu hiệu trùng chưa trả lời. Chưa có gì thay đổi; hãy liên hệ người nêu trong kết quả đối chiếu, rồi bắt đầu xác minh sau khi có trả lời (C6).',
    en: 'The unit that was asked about the meeting has not answered yet. Nothing was changed; reach the person named with the match, and begin the verification after the answer (C6).',
  },
  HITS_TO_ANSWER: {
    vi: 'Đơn vị khác đang hỏi về dấu hiệu của vụ việc này mà chưa được trả lời. Chưa có gì thay đổi; hãy trả lời trước (hitsToAnswer), rồi bắt đầu xác minh (C6).',
    en: 'Somebody asks about an indicator of this very case and has no answer yet. Nothing was changed; answer first (hitsToAnswer), then begin the verification (C6).',
  },
};

export class IndicatorBlocked extends DomainError {
  constructor(block: IndicatorBlock) {
    super(block, 'state', BLOCKED[block]);
  }
}

/** A text that is read as nothing; the rule says what it should look like, and never repeats it. */
export function notReadable(path: string, rule: Sentence): Invalid {
  return new Invalid([{ path, code: 'NOT_AN_INDICATOR', ...rule }]);
}

export function noteMissing(): Invalid {
  return new Invalid([
    {
      path: 'note',
      code: 'REQUIRED',
      vi: 'Câu trả lời này cần một lời nhắn: liên quan thế nào, hoặc trao đổi với ai, bằng cách nào. Chưa có gì được ghi.',
      en: 'This answer needs a note: how the cases belong together, or with whom to talk and how. Nothing was written.',
    },
  ]);
}

/** A value is common for a year at most, then that is looked at again. */
export const LONGEST_TERM_DAYS = 366;

export function termOutOfReach(): Invalid {
  return new Invalid([
    {
      path: 'expiresOn',
      code: 'OUT_OF_RANGE',
      vi: 'Thời hạn phải ở sau hôm nay và trong vòng một năm. Chưa có gì được ghi.',
      en: 'The term ends after today and within a year. Nothing was written.',
    },
  ]);
}
