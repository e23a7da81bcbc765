import { DomainError, type Sentence } from '#kernel';

/** What can be wrong with a key, a checkpoint, an entry, a receipt or a whole log; one sentence each for the person who checks. */
const SENTENCES = {
  VKEY_FORMAT: {
    vi: 'Khóa công khai (vkey) không đúng định dạng hoặc mã nhận dạng khóa không khớp với khóa.',
    en: 'The public key (vkey) is malformed, or its key id does not fit the key.',
  },
  VKEY_NOT_TRUSTED: {
    vi: 'Khóa ghi trong tệp không phải là khóa mà bạn tin cậy. Tệp có thể do người khác lập ra.',
    en: 'The key named in the file is not the key that you trust. Somebody else may have made this file.',
  },
  KEY_NOT_PINNED: {
    vi: 'Mới chỉ đối chiếu với khóa nằm trong chính tệp này. Hãy lấy khóa công khai đã công bố rồi kiểm tra lại với khóa đó.',
    en: 'Checked only against the key inside the file itself. Obtain the published public key and check again with it.',
  },
  CHECKPOINT_FORMAT: {
    vi: 'Điểm kiểm (checkpoint) của nhật ký không đúng định dạng.',
    en: 'The checkpoint of the log is malformed.',
  },
  CHECKPOINT_ORIGIN: {
    vi: 'Điểm kiểm thuộc về một nhật ký khác, không phải nhật ký của khóa này.',
    en: 'The checkpoint belongs to another log than the one of this key.',
  },
  CHECKPOINT_SIGNATURE: {
    vi: 'Chữ ký trên điểm kiểm không hợp lệ với khóa này.',
    en: 'The signature on the checkpoint is not valid under this key.',
  },
  ENTRY_FORMAT: {
    vi: 'Bản ghi nhật ký không đúng định dạng chuẩn tắc.',
    en: 'The log entry is not in its canonical form.',
  },
  RECEIPT_FORMAT: {
    vi: 'Tệp này không phải là biên nhận theo định dạng khien-receipt/1.',
    en: 'This file is not a receipt in the format khien-receipt/1.',
  },
  RECEIPT_BYTES: {
    vi: 'Tệp không còn nguyên vẹn từng byte như khi được cấp (có phần bị thêm, bớt, sửa hoặc trình bày lại).',
    en: 'The file is no longer byte for byte as it was issued (something was added, removed, edited or reformatted).',
  },
  FILING_DIGEST: {
    vi: 'Nội dung hồ sơ không khớp với mã băm ghi trong biên nhận: nội dung đã bị thay đổi.',
    en: 'The filing does not fit the digest in the receipt: its content was changed.',
  },
  ENTRY_DIGEST: {
    vi: 'Bản ghi nhật ký nói về một nội dung hồ sơ khác.',
    en: 'The log entry is about another content of the filing.',
  },
  SUBMITTED_AT: {
    vi: 'Thời điểm nộp trong biên nhận khác với thời điểm trong bản ghi nhật ký.',
    en: 'The time of submission in the receipt differs from the time in the log entry.',
  },
  REFERENCE: {
    vi: 'Mã hồ sơ trong biên nhận khác với mã trong nội dung hồ sơ.',
    en: 'The reference in the receipt differs from the reference in the filing.',
  },
  TREE_SIZE: {
    vi: 'Kích thước nhật ký trong biên nhận khác với điểm kiểm đã ký.',
    en: 'The size of the log in the receipt differs from the signed checkpoint.',
  },
  INCLUSION: {
    vi: 'Không chứng minh được rằng bản ghi này nằm trong nhật ký đã ký.',
    en: 'It is not proven that this entry is in the signed log.',
  },
  LOG_FORMAT: {
    vi: 'Tệp nhật ký không đúng định dạng khien-log/1.',
    en: 'The exported log is not in the format khien-log/1.',
  },
  LOG_INDEX: {
    vi: 'Nhật ký thiếu, thừa hoặc đảo thứ tự bản ghi: số thứ tự không liên tục.',
    en: 'Entries are missing, added or out of order: the index does not go on by one.',
  },
  LOG_LEAF_HASH: {
    vi: 'Bản ghi không khớp với mã băm đã lưu: bản ghi đã bị sửa.',
    en: 'The entry does not fit its stored hash: it was edited.',
  },
  LOG_BACKDATED: {
    vi: 'Bản ghi mang thời điểm sớm hơn bản ghi đứng trước nó.',
    en: 'The entry carries an earlier time than the entry before it.',
  },
  LOG_TRUNCATED: {
    vi: 'Nhật ký ngắn hơn điểm kiểm đã ký: phần cuối đã bị cắt.',
    en: 'The log is shorter than its signed checkpoint: its tail was cut off.',
  },
  LOG_TAIL: {
    vi: 'Nhật ký có bản ghi nằm ngoài điểm kiểm đã ký.',
    en: 'The log has entries beyond its signed checkpoint.',
  },
  LOG_ROOT: {
    vi: 'Mã băm gốc tính lại khác với điểm kiểm đã ký: lịch sử đã bị viết lại.',
    en: 'The recomputed root differs from the signed checkpoint: history was rewritten.',
  },
  LOG_EARLIER: {
    vi: 'Nhật ký không nối tiếp một điểm kiểm cũ đã ký: lịch sử đã bị viết lại, rẽ nhánh hoặc khôi phục từ bản sao cũ.',
    en: 'The log does not continue an earlier signed checkpoint: history was rewritten, forked or rolled back.',
  },
  LOG_RECEIPT: {
    vi: 'Một biên nhận đã cấp không khớp với nhật ký này.',
    en: 'A receipt that was issued does not fit this log.',
  },
} as const satisfies Record<string, Sentence>;

export type LogFailureCode = keyof typeof SENTENCES;

/** One thing that did not check out. `detail` is technical and never holds content of a filing; `index` is a leaf index. */
export interface LogFailure extends Sentence {
  readonly code: LogFailureCode;
  readonly index?: number;
  readonly detail?: string;
}

export function logFailure(code: LogFailureCode, at: { readonly index?: number; readonly detail?: string } = {}): LogFailure {
  return { code, ...SENTENCES[code], ...at };
}

/** Thrown where a key, checkpoint, entry, receipt or log cannot be read or trusted; {@link failure} says why. */
export class LogRefusal extends DomainError {
  readonly failure: LogFailure;

  constructor(code: LogFailureCode, detail?: string) {
    super(code, 'invalid', SENTENCES[code]);
    this.failure = logFailure(code, detail === undefined ? {} : { detail });
  }
}

/** The value, or the failure for which a {@link LogRefusal} was thrown; any other error goes on. */
export function attempt<T>(read: () => T, failures: LogFailure[]): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof LogRefusal)) throw error;
    failures.push(error.failure);
    return undefined;
  }
}
