import type { Sentence } from '#kernel';

interface Kind extends Sentence {
  /** TRANSIENT: the same message may pass later. PERMANENT: it will not, unless somebody changes something. */
  readonly outcome: 'TRANSIENT' | 'PERMANENT';
  /** Looks like an attack or a mix-up: people must look at it. */
  readonly security?: true;
}

const KEPT = { vi: 'Bản tin vẫn được giữ nguyên.', en: 'The message is kept.' };

/** Every way in which a message may not arrive. The sentences name no person, address, secret or text of the other side. */
const FAILURES = {
  ADDRESS_FORBIDDEN: {
    outcome: 'PERMANENT',
    security: true,
    vi: `Địa chỉ nhận trỏ vào mạng nội bộ nên hệ thống không kết nối. ${KEPT.vi} Hãy kiểm tra tên miền với đơn vị nhận.`,
    en: `The endpoint resolves to an address that is not public; no connection was made. ${KEPT.en} Check the name with the receiver.`,
  },
  ANSWER_CUT: {
    outcome: 'TRANSIENT',
    vi: `Kết nối bị ngắt trước khi có trả lời đầy đủ. ${KEPT.vi} Hệ thống sẽ gửi lại cùng mã bản tin.`,
    en: `The line was cut before the whole answer came. ${KEPT.en} It is sent again under the same message id.`,
  },
  CONNECTION_FAILED: {
    outcome: 'TRANSIENT',
    vi: `Không kết nối được tới nơi nhận. ${KEPT.vi} Hệ thống sẽ gửi lại.`,
    en: `The receiver could not be reached. ${KEPT.en} It is sent again.`,
  },
  DESTINATION_MISCONFIGURED: {
    outcome: 'PERMANENT',
    vi: `Cấu hình nơi nhận không dùng được. ${KEPT.vi} Hãy sửa địa chỉ, khóa ký hoặc thư mục của nơi nhận rồi gửi lại.`,
    en: `The destination's settings cannot be used. ${KEPT.en} Correct its address, secret or folder and send again.`,
  },
  FOLDER_UNAVAILABLE: {
    outcome: 'TRANSIENT',
    vi: `Không ghi được vào thư mục trao đổi. ${KEPT.vi} Hãy kiểm tra ổ đĩa và quyền; hệ thống sẽ thử lại.`,
    en: `The drop folder could not be written. ${KEPT.en} Check disk and rights; it is tried again.`,
  },
  GONE: {
    outcome: 'PERMANENT',
    vi: `Nơi nhận báo địa chỉ này đã ngừng hoạt động (410). ${KEPT.vi} Hãy hỏi địa chỉ mới hoặc chuyển bằng tay.`,
    en: `The receiver says that this endpoint is gone (410). ${KEPT.en} Ask for the new one, or dispatch by hand.`,
  },
  LOGIN_REFUSED: {
    outcome: 'TRANSIENT',
    vi: `Máy chủ thư không chấp nhận tài khoản gửi của hệ thống. ${KEPT.vi} Quản trị viên cần kiểm tra cấu hình thư.`,
    en: `The mail server does not accept our account. ${KEPT.en} An administrator must check the mail settings.`,
  },
  NAME_NOT_FOUND: {
    outcome: 'TRANSIENT',
    vi: `Không phân giải được tên miền của nơi nhận. ${KEPT.vi} Hệ thống sẽ gửi lại.`,
    en: `The receiver's name cannot be resolved. ${KEPT.en} It is sent again.`,
  },
  NOT_LET_IN: {
    outcome: 'TRANSIENT',
    vi: `Nơi nhận chưa chấp nhận khóa ký hoặc địa chỉ mới (401, 403, 404). ${KEPT.vi} Hãy nhập khóa tại nơi nhận; hệ thống sẽ gửi lại.`,
    en: `The receiver does not accept the new secret or address yet (401, 403, 404). ${KEPT.en} Enter the secret there; it is sent again.`,
  },
  NOT_CONFIGURED: {
    outcome: 'TRANSIENT',
    vi: `Kênh gửi này chưa được cấu hình trên máy chủ. ${KEPT.vi} Quản trị viên cần bổ sung cấu hình; hệ thống sẽ thử lại.`,
    en: `This channel is not configured on this server. ${KEPT.en} An administrator must complete the settings; it is tried again.`,
  },
  PACKET_DAMAGED: {
    outcome: 'PERMANENT',
    security: true,
    vi: `Nội dung bản tin không khớp mã băm của chính nó nên không được gửi. ${KEPT.vi} Hãy báo quản trị viên.`,
    en: `The message does not match its own digest and was not sent. ${KEPT.en} Tell an administrator.`,
  },
  PACKET_TOO_LARGE: {
    outcome: 'PERMANENT',
    vi: `Bản tin cùng tài liệu lớn hơn mức kênh này nhận nên không được gửi. ${KEPT.vi} Hãy chuyển bằng tay.`,
    en: `The message and its documents are larger than this channel takes. ${KEPT.en} Dispatch it by hand.`,
  },
  RECEIPT_MISMATCH: {
    outcome: 'PERMANENT',
    security: true,
    vi: `Biên nhận của nơi nhận nêu bản tin hoặc mã băm khác với bản đã gửi. ${KEPT.vi} Hãy liên hệ nơi nhận để đối chiếu.`,
    en: `The receiver's receipt names another message or digest than the one sent. ${KEPT.en} Compare with the receiver.`,
  },
  RECEIPT_MISSING: {
    outcome: 'TRANSIENT',
    vi: `Nơi nhận trả lời nhưng không kèm biên nhận hợp lệ, nên chưa coi là đã nhận. ${KEPT.vi} Hệ thống sẽ gửi lại cùng mã bản tin.`,
    en: `The receiver answered without a valid receipt, so the message does not count as delivered. ${KEPT.en} It is sent again under the same id.`,
  },
  REDIRECTED: {
    outcome: 'TRANSIENT',
    vi: `Nơi nhận chuyển hướng sang địa chỉ khác; hệ thống không đi theo. ${KEPT.vi} Hệ thống sẽ gửi lại tới địa chỉ đã khai báo.`,
    en: `The receiver redirects elsewhere, which is never followed. ${KEPT.en} It is sent again to the declared address.`,
  },
  REFUSED: {
    outcome: 'PERMANENT',
    vi: `Nơi nhận từ chối bản tin. ${KEPT.vi} Hãy kiểm tra với nơi nhận, hoặc chuyển bằng tay.`,
    en: `The receiver refused the message. ${KEPT.en} Check with the receiver, or dispatch it by hand.`,
  },
  MOVED: {
    outcome: 'PERMANENT',
    vi: `Nơi nhận báo đã đổi địa chỉ; hệ thống không tự đi theo. ${KEPT.vi} Hãy xác nhận địa chỉ mới với nơi nhận rồi khai báo lại.`,
    en: `The receiver says that it has moved, which is never followed. ${KEPT.en} Confirm the new address with the receiver and declare it.`,
  },
  TEMPORARILY_REFUSED: {
    outcome: 'TRANSIENT',
    vi: `Nơi nhận tạm thời chưa nhận được. ${KEPT.vi} Hệ thống sẽ gửi lại.`,
    en: `The receiver cannot take it at the moment. ${KEPT.en} It is sent again.`,
  },
  TIMEOUT: {
    outcome: 'TRANSIENT',
    vi: `Nơi nhận không trả lời xong trong thời gian cho phép. ${KEPT.vi} Hệ thống sẽ gửi lại cùng mã bản tin.`,
    en: `The receiver did not finish answering in time. ${KEPT.en} It is sent again under the same message id.`,
  },
  TLS_FAILED: {
    outcome: 'TRANSIENT',
    vi: `Không thiết lập được kết nối mã hóa tin cậy với nơi nhận. ${KEPT.vi} Hãy kiểm tra chứng thư số của nơi nhận; hệ thống sẽ thử lại.`,
    en: `No trusted encrypted connection could be made. ${KEPT.en} Check the receiver's certificate; it is tried again.`,
  },
  URL_FORBIDDEN: {
    outcome: 'PERMANENT',
    security: true,
    vi: `Địa chỉ nhận không phải là địa chỉ https công khai nên không được dùng. ${KEPT.vi} Hãy khai báo lại địa chỉ nơi nhận.`,
    en: `The endpoint is not a public https address and was not used. ${KEPT.en} Declare the receiver's address anew.`,
  },
} as const satisfies Record<string, Kind>;

export type FailureCode = keyof typeof FAILURES;

/** Why an attempt did not deliver; safe to store, log and show. */
export interface Reason extends Sentence {
  readonly code: FailureCode;
  /** A status number, an errno, a defect of ours: never a text of the other side. */
  readonly detail?: string;
}

export interface Failure {
  readonly outcome: 'TRANSIENT' | 'PERMANENT';
  readonly reason: Reason;
  /** Set where people must look at it as a matter of security. */
  readonly security?: true;
}

export function failed(code: FailureCode, detail?: string): Failure {
  const { outcome, vi, en, ...rest }: Kind = FAILURES[code];
  return { outcome, reason: { code, vi, en, ...(detail === undefined ? {} : { detail }) }, ...rest };
}
