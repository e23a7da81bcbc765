import { DomainError, type Sentence } from '#kernel';

export type LetterBlock = 'NOTHING_ASKED' | 'NOTHING_ORDERED' | 'NOT_CLOSED' | 'NOT_SENT_ON' | 'ORDER_IN_DRILL';

const BLOCKED: Readonly<Record<LetterBlock, Sentence>> = {
  NOTHING_ASKED: {
    vi: 'Đơn vị hiện không chờ bên nộp trả lời, nên không có nội dung đề nghị làm rõ. Chưa có gì thay đổi; hãy nêu câu hỏi trước (askFiler).',
    en: 'Your unit waits for no answer of the filer, so there is nothing to ask in a letter. Nothing was changed; ask the questions first (askFiler).',
  },
  NOTHING_ORDERED: {
    vi: 'Chưa có yêu cầu khắc phục nào được ký. Chưa có gì thay đổi; hãy đề xuất và trình ký yêu cầu trước.',
    en: 'No order to remedy was signed. Nothing was changed; propose it and have it signed first.',
  },
  NOT_CLOSED: {
    vi: 'Thông báo chưa được kết thúc nên chưa có kết quả để thông báo. Chưa có gì thay đổi; hãy kết thúc trước.',
    en: 'The report is not closed, so there is no result to tell. Nothing was changed; close it first.',
  },
  NOT_SENT_ON: {
    vi: 'Đơn vị chưa quyết định rằng thông báo thuộc thẩm quyền nơi khác. Chưa có gì thay đổi; hãy đề nghị và quyết định từ chối với lý do không đúng thẩm quyền trước.',
    en: 'Your unit did not decide that another authority is competent. Nothing was changed; propose and confirm the refusal for that reason first.',
  },
  ORDER_IN_DRILL: {
    vi: 'Đây là diễn tập: không ký yêu cầu khắc phục. Bản dự thảo vẫn được giữ.',
    en: 'This is an exercise: no order is signed in it. The draft is kept.',
  },
};

/** There is no occasion for such a letter. */
export class LetterBlocked extends DomainError {
  constructor(block: LetterBlock) {
    super(block, 'state', BLOCKED[block]);
  }
}
