import { isReference, type Sentence } from '#kernel';

/**
 * Every mail that leaves the house: what, which (reference), until when, where to look. It has no place for a name or a
 * fact: a mail travels and stays where we do not see it. Whoever may know the rest reads it after signing in.
 */
export type MailContent = { readonly reference: string; readonly link: string } & (
  | { readonly about: 'FILING_ARRIVED' | 'FILING_ACCEPTED' | 'FILING_REFUSED' | 'DELIVERY' }
  | { readonly about: 'FILING_RETURNED'; readonly until: Date }
  | { readonly about: 'CLOCK_ESCALATION'; readonly until: Date; readonly hoursLeft: number }
  | { readonly about: 'DELIVERY_TROUBLE'; readonly minutes: number; readonly stopped: boolean }
);

export type MailAbout = MailContent['about'];

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** One mail in Vietnamese, then in English. Throws a RangeError where reference or link is not what it should be. */
export function mailOf(content: MailContent): Mail {
  const reference = content.reference.toUpperCase();
  if (!isReference(reference) || reference !== reference.trim()) throw new RangeError('not a reference');
  if (!isBareLink(content.link)) throw new RangeError('not a link');
  const { what, doing } = wording(content);
  const subject = `[Khiên] ${reference}: ${what.vi}`;
  const lines = [
    `${what.vi} (${reference}).`,
    doing.vi,
    content.link,
    'Thư này cố ý không nêu nội dung. Hãy đăng nhập để xem; không trả lời thư này.',
    '---',
    `${what.en} (${reference}).`,
    doing.en,
    content.link,
    'This mail has no content on purpose. Sign in to read it; do not answer this mail.',
  ];
  return { subject, text: `${lines.join('\n\n')}\n`, html: htmlOf(subject, lines, content.link) };
}

/** An absolute http(s) link without user, query or fragment: none of them may carry a name. */
export function isBareLink(text: string): boolean {
  if (!/^https?:\/\/[\x21-\x7e]{1,500}$/.test(text) || !URL.canParse(text)) return false;
  const { href, username, password, search, hash, pathname } = new URL(text);
  return href === text && `${username}${password}${search}${hash}` === '' && /^[A-Za-z0-9/_.-]*$/.test(pathname);
}

interface Wording {
  readonly what: Sentence;
  readonly doing: Sentence;
}

function wording(content: MailContent): Wording {
  switch (content.about) {
    case 'FILING_ARRIVED':
      return {
        what: { vi: 'Hồ sơ đã đến cơ quan tiếp nhận', en: 'The filing has arrived at the authority' },
        doing: { vi: 'Bạn chưa cần làm gì. Theo dõi tại:', en: 'Nothing to do for now. Follow it at:' },
      };
    case 'FILING_ACCEPTED':
      return {
        what: { vi: 'Hồ sơ đã được tiếp nhận, vào sổ', en: 'The filing was accepted into the register' },
        doing: { vi: 'Xem số tiếp nhận và biên nhận tại:', en: 'See the registry number and the receipt at:' },
      };
    case 'FILING_REFUSED':
      return {
        what: { vi: 'Hồ sơ bị từ chối tiếp nhận', en: 'The filing was refused' },
        doing: { vi: 'Xem lý do và việc cần làm tiếp theo tại:', en: 'See the reason and what to do next at:' },
      };
    case 'FILING_RETURNED':
      return {
        what: { vi: 'Hồ sơ cần sửa đổi, bổ sung', en: 'The filing was returned for completion' },
        doing: {
          vi: `Hãy trả lời từng điểm trước ${vietnamTime(content.until)}. Thời điểm nộp ban đầu được giữ nguyên. Xem các điểm tại:`,
          en: `Answer each point before ${vietnamTime(content.until)} (Vietnam time). The time of filing stays. See the points at:`,
        },
      };
    case 'CLOCK_ESCALATION':
      return escalation(content.hoursLeft, vietnamTime(content.until));
    case 'DELIVERY_TROUBLE':
      return trouble(content.minutes, content.stopped);
    case 'DELIVERY':
      return {
        what: { vi: 'Có hồ sơ mới gửi đến đơn vị', en: 'A message waits for your unit' },
        doing: { vi: 'Hãy đăng nhập để tiếp nhận tại:', en: 'Sign in to receive it at:' },
      };
  }
}

function escalation(hoursLeft: number, until: string): Wording {
  const left = Math.floor(hoursLeft);
  if (!(left >= 0)) throw new RangeError('not a number of hours left');
  return {
    what: { vi: `Còn ${left} giờ đến hạn thông báo theo luật`, en: `${left} hour(s) left of the statutory time to notify` },
    doing: {
      vi: `Hạn: ${until}. Hãy nộp thông báo trước hạn; phần chưa rõ có thể bổ sung sau. Mở hồ sơ tại:`,
      en: `Due: ${until} (Vietnam time). File before it; what is not known yet can follow. Open it at:`,
    },
  };
}

function trouble(minutes: number, stopped: boolean): Wording {
  const since = Math.floor(minutes);
  if (!(since >= 0)) throw new RangeError('not a number of minutes');
  const vi = stopped ? 'Hệ thống không gửi lại nữa; hãy chuyển bằng tay.' : 'Hệ thống vẫn đang gửi lại; hãy kiểm tra nơi nhận.';
  const en = stopped ? 'It is not tried any more; dispatch it by hand.' : 'It is still being tried; check with the receiver.';
  return {
    what: { vi: `Hồ sơ chưa chuyển được sau ${since} phút`, en: `A filing could not be delivered for ${since} minute(s)` },
    doing: { vi: `${vi} Xem các lần gửi tại:`, en: `${en} See the attempts at:` },
  };
}

/** `15:04 22/11/2026`; Vietnam has one zone and no summer time since 1975. */
function vietnamTime(at: Date): string {
  const [date = '', time = ''] = new Date(at.getTime() + 7 * 3_600_000).toISOString().split('T');
  return `${time.slice(0, 5)} ${date.split('-').reverse().join('/')}`;
}

function htmlOf(title: string, lines: readonly string[], link: string): string {
  const paragraphs = lines.map((line) => {
    if (line === '---') return '<hr>';
    return line === link ? `<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>` : `<p>${escapeHtml(line)}</p>`;
  });
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${paragraphs.join('')}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
