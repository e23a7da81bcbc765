import type { Sentence } from '#kernel';

/** What a mail is about: a code, and times or numbers where the wording has them. Nothing of it is anybody's own text. */
export type Subject =
  | { readonly about: keyof typeof PLAIN }
  | { readonly about: 'FILING_RETURNED'; readonly until: Date }
  /** The sentence is made of codes and a moment (`textOfReminder` of `libs/violations`). */
  | { readonly about: 'CLOCK_REMINDER'; readonly reminder: Sentence }
  | { readonly about: 'DELIVERY_TROUBLE'; readonly minutes: number };

/** What happened, and what to do; the link follows. */
export interface Wording {
  readonly what: Sentence;
  readonly doing: Sentence;
}

const PLAIN = {
  NEWS: {
    what: { vi: 'Có tin mới về hồ sơ', en: 'There is news about a filing' },
    doing: { vi: 'Xem tại:', en: 'See it at:' },
  },
  FILING_ARRIVED: {
    what: { vi: 'Hồ sơ đã đến cơ quan tiếp nhận', en: 'The filing has arrived at the authority' },
    doing: { vi: 'Bạn chưa cần làm gì. Theo dõi tại:', en: 'Nothing to do for now. Follow it at:' },
  },
  FILING_ACCEPTED: {
    what: { vi: 'Hồ sơ đã được tiếp nhận, vào sổ', en: 'The filing was accepted into the register' },
    doing: { vi: 'Xem số tiếp nhận và biên nhận tại:', en: 'See the registry number and the receipt at:' },
  },
  FILING_REFUSED: {
    what: { vi: 'Hồ sơ bị từ chối tiếp nhận', en: 'The filing was refused' },
    doing: { vi: 'Xem lý do và việc cần làm tiếp theo tại:', en: 'See the reason and what to do next at:' },
  },
  FILING_FORWARDED: {
    what: { vi: 'Hồ sơ được chuyển đến cơ quan có thẩm quyền', en: 'The filing was passed on to the competent authority' },
    doing: { vi: 'Bạn chưa cần làm gì. Theo dõi tại:', en: 'Nothing to do for now. Follow it at:' },
  },
  RETURN_LAPSED: {
    what: { vi: 'Đã qua hạn trả lời yêu cầu sửa đổi, bổ sung', en: 'The time to answer the request for completion has passed' },
    doing: {
      vi: 'Thời điểm nộp được giữ nguyên. Xem việc cần làm tiếp theo tại:',
      en: 'The time of filing stays. See what to do next at:',
    },
  },
  HANDLING_TOLD: {
    what: { vi: 'Cơ quan báo tin về việc xử lý', en: 'The authority has told something about its handling' },
    doing: { vi: 'Xem, và trả lời nếu được hỏi, tại:', en: 'See it, and answer where you are asked, at:' },
  },
  RECALL_ANSWERED: {
    what: { vi: 'Cơ quan đã trả lời yêu cầu thu hồi', en: 'The request for recall was answered' },
    doing: { vi: 'Xem câu trả lời tại:', en: 'See the answer at:' },
  },
  RECALL_ARRIVED: {
    what: { vi: 'Bên nộp xin thu hồi hồ sơ', en: 'The filer asks to have a filing back' },
    doing: { vi: 'Hãy đồng ý hoặc từ chối tại:', en: 'Agree or refuse at:' },
  },
  REFUSAL_PROPOSED: {
    what: { vi: 'Có đề nghị từ chối hồ sơ', en: 'A refusal was proposed' },
    doing: { vi: 'Cần người thứ hai quyết định tại:', en: 'A second person must decide at:' },
  },
  DISPATCH_RECORDED: {
    what: { vi: 'Hồ sơ đã được chuyển tay', en: 'A filing was dispatched by hand' },
    doing: { vi: 'Cần người thứ hai xác nhận tại:', en: 'A second person must confirm it at:' },
  },
  DELIVERY_STOPPED: {
    what: { vi: 'Hồ sơ không chuyển được', en: 'A filing could not be delivered' },
    doing: {
      vi: 'Hệ thống không gửi lại nữa; hãy chuyển bằng tay. Xem các lần gửi tại:',
      en: 'It is not tried any more; dispatch it by hand. See the attempts at:',
    },
  },
  DELIVERY_ALARM: {
    what: { vi: 'Nơi nhận có dấu hiệu bị giả mạo', en: 'The receiver of a filing may be an impostor' },
    doing: {
      vi: 'Hệ thống đã dừng gửi. Hãy kiểm tra địa chỉ, chứng thư và khóa của nơi nhận trước khi chuyển bằng tay. Xem các lần gửi tại:',
      en: 'It is not tried any more. Check address, certificate and secret of the receiver before it is dispatched by hand. See the attempts at:',
    },
  },
  ACCEPTANCE_OVERDUE: {
    what: { vi: 'Hồ sơ đã quá hạn vào sổ', en: 'A filing is overdue for the register' },
    doing: { vi: 'Hãy tiếp nhận tại:', en: 'Receive it at:' },
  },
  ACKNOWLEDGEMENT_ALARM: {
    what: { vi: 'Xác nhận của nơi nhận cần được xem lại', en: 'An acknowledgement of the receiver must be looked at' },
    doing: { vi: 'Chưa có gì thay đổi vì nó. Xem tại:', en: 'Nothing was changed for it. See it at:' },
  },
  DELIVERY: {
    what: { vi: 'Có hồ sơ mới gửi đến đơn vị', en: 'A message waits for your unit' },
    doing: { vi: 'Hãy đăng nhập để tiếp nhận tại:', en: 'Sign in to receive it at:' },
  },
} as const satisfies Readonly<Record<string, Wording>>;

export function wordingOf(subject: Subject): Wording {
  switch (subject.about) {
    case 'FILING_RETURNED':
      return {
        what: { vi: 'Hồ sơ cần sửa đổi, bổ sung', en: 'The filing was returned for completion' },
        doing: {
          vi: `Hãy trả lời từng điểm trước ${vietnamTime(subject.until)}. Thời điểm nộp ban đầu được giữ nguyên. Xem các điểm tại:`,
          en: `Answer each point before ${vietnamTime(subject.until)} (Vietnam time). The time of filing stays. See the points at:`,
        },
      };
    case 'CLOCK_REMINDER':
      return {
        what: { vi: 'Nhắc thời hạn', en: 'Reminder of a due time' },
        doing: { vi: `${subject.reminder.vi} Mở tại:`, en: `${subject.reminder.en} Open it at:` },
      };
    case 'DELIVERY_TROUBLE':
      return trouble(subject.minutes);
    default:
      return PLAIN[subject.about];
  }
}

function trouble(minutes: number): Wording {
  const since = Math.floor(minutes);
  if (!(since >= 0)) throw new RangeError('not a number of minutes');
  return {
    what: { vi: `Hồ sơ chưa chuyển được sau ${since} phút`, en: `A filing could not be delivered for ${since} minute(s)` },
    doing: {
      vi: 'Hệ thống vẫn đang gửi lại; hãy kiểm tra nơi nhận. Xem các lần gửi tại:',
      en: 'It is still being tried; check with the receiver. See the attempts at:',
    },
  };
}

/** `15:04 22/11/2026`; Vietnam has one zone and no summer time since 1975. */
function vietnamTime(at: Date): string {
  const [date = '', time = ''] = new Date(at.getTime() + 7 * 3_600_000).toISOString().split('T');
  return `${time.slice(0, 5)} ${date.split('-').reverse().join('/')}`;
}
