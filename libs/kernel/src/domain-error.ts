/** One sentence for the person who meets it, Vietnamese first: what happened, what was kept, what to do. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** One thing wrong with one field of an input or a record. `path` is dotted, list items by index: `dataTypes.0.code`. */
export interface Defect extends Sentence {
  readonly path: string;
  readonly code: string;
  /** The article that asks for the fact, e.g. `L91 23.1`; absent where no law is involved. */
  readonly article?: string;
}

/**
 * What an error means for the caller. *Forbidden* is never confused with *state*: the first will not pass for this
 * person, the second may pass later. What a person may not see is *not_found*.
 */
export type ErrorKind = 'not_found' | 'unauthenticated' | 'forbidden' | 'invalid' | 'state' | 'conflict' | 'limit' | 'unavailable';

export interface ErrorDetails {
  readonly defects?: readonly Defect[];
  /** Current state, and the steps that its table knows from there; role and facts may still stand in the way of each. */
  readonly state?: string;
  readonly allowed?: readonly string[];
  /** The version that the record has now, where the caller's is older. */
  readonly current?: number;
  /** Seconds after which the same call may be tried again. */
  readonly retryAfter?: number;
}

/** The root of every expected failure. Whatever is not a DomainError reaches the outside as `INTERNAL` with an incident id. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly sentence: Sentence,
    readonly details: ErrorDetails = {},
  ) {
    super(sentence.en);
    this.name = new.target.name;
  }
}

/** The one answer for an id that does not exist and an id that the caller may not know about. */
export class NotFound extends DomainError {
  constructor(noun: string) {
    super('NOT_FOUND', 'not_found', {
      vi: 'Không tìm thấy bản ghi này trong phạm vi bạn được xem. Hãy kiểm tra lại mã hoặc đường dẫn.',
      en: `No such ${noun} within what you may see. Check the id or the link.`,
    });
  }
}

export class Forbidden extends DomainError {
  constructor(action: string, noun: string) {
    super('FORBIDDEN', 'forbidden', {
      vi: 'Vai trò của bạn không được phép làm việc này. Hãy nhờ người có thẩm quyền trong đơn vị.',
      en: `Your role does not allow "${action}" on ${noun}. Ask somebody in your organisation or unit who holds it.`,
    });
  }
}

/** A list of everything wrong with an input or a record, never only the first. */
export class Invalid extends DomainError {
  constructor(defects: readonly Defect[], code = 'INVALID') {
    super(
      code,
      'invalid',
      {
        vi: `Có ${defects.length} điểm cần sửa hoặc bổ sung; chưa có gì được ghi.`,
        en: `${defects.length} point(s) to correct or complete; nothing was written.`,
      },
      { defects },
    );
  }
}

/** The record exists, the role would do, but the record is not in a state from which this is possible. */
export class WrongState extends DomainError {
  constructor(noun: string, action: string, state: string, allowed: readonly string[]) {
    super(
      'WRONG_STATE',
      'state',
      {
        vi: `Không thể thực hiện "${action}" khi bản ghi đang ở trạng thái ${state}; chưa có gì thay đổi. Bước tiếp theo từ trạng thái này, nếu vai trò và nội dung cho phép: ${allowed.join(', ') || 'không có'}.`,
        en: `"${action}" is not possible while this ${noun} is ${state}; nothing was changed. What may come next from there, where role and content allow it: ${allowed.join(', ') || 'nothing'}.`,
      },
      { state, allowed },
    );
  }
}

/** Somebody else changed the record since the caller read it. */
export class StaleVersion extends DomainError {
  constructor(noun: string, current: number) {
    super(
      'CONFLICT',
      'conflict',
      {
        vi: `Bản ghi đã được người khác sửa (phiên bản hiện tại: ${current}). Nội dung của bạn chưa được ghi; hãy tải lại và sửa tiếp.`,
        en: `This ${noun} was changed by somebody else (current version: ${current}). Yours was not written; reload and apply it again.`,
      },
      { current },
    );
  }
}

/** The sender's own key of a submission was used before, for something else. */
export class KeyReused extends DomainError {
  constructor() {
    super('KEY_REUSED', 'conflict', {
      vi: 'Khóa gửi này đã dùng cho một nội dung khác; nội dung trước vẫn nguyên vẹn, lần gửi này chưa được ghi. Hãy tạo khóa mới.',
      en: 'This key was used for a different submission; that one is untouched and this one was not written. Use a new key.',
    });
  }
}
