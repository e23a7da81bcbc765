import fc from 'fast-check';
import { formatReference } from '#kernel';
import { isBareLink, type MailContent, mailOf } from './mail-of.js';

const reference = 'BC26-000123-3';
const link = 'https://khien.example.vn/r/BC26-000123-3';
const until = new Date('2026-11-22T17:30:00Z');
const ALL: readonly MailContent[] = [
  { about: 'FILING_ARRIVED', reference, link },
  { about: 'FILING_ACCEPTED', reference, link },
  { about: 'FILING_REFUSED', reference, link },
  { about: 'FILING_RETURNED', reference, link, until },
  { about: 'CLOCK_REMINDER', reference, link, reminder: { vi: 'Còn 6 giờ đến hạn.', en: '6 h left.' } },
  { about: 'DELIVERY_TROUBLE', reference, link, minutes: 16 },
  { about: 'DELIVERY_STOPPED', reference, link },
  { about: 'DELIVERY_ALARM', reference, link },
  { about: 'DELIVERY', reference, link },
];

describe('what a mail says', () => {
  it.each(ALL)('has reference, link and both languages: $about', (content) => {
    const { subject, text, html } = mailOf(content);
    expect(subject).toContain(reference);
    expect(subject).not.toMatch(/[\r\n]/);
    for (const part of [text, html]) {
      expect(part.split(link).length - 1).toBeGreaterThanOrEqual(2);
      expect(part.indexOf('Hãy đăng nhập')).toBeLessThan(part.indexOf('Sign in'));
    }
    expect(html).not.toMatch(/<(script|img|link|style|iframe)/i);
  });

  it('names a time in Vietnam', () => {
    const { text } = mailOf({ about: 'FILING_RETURNED', reference, link, until });
    expect(text).toContain('trước 00:30 23/11/2026');
    expect(text).toContain('before 00:30 23/11/2026 (Vietnam time)');
  });

  it('tells several things in one, each once and no more than twenty, and says of an exercise that it is one', () => {
    const other = { about: 'FILING_ACCEPTED', reference: '#0123abcd', link: 'https://khien.example.vn/' } as const;
    const { subject, text, html } = mailOf(ALL[0]!, other, other);
    expect(subject).toBe('[Khiên] 2 tin mới | 2 pieces of news');
    expect(text.match(/\(#0123abcd\)/g)).toHaveLength(2);
    expect(html).toContain(`<a href="${link}">`);
    expect(html).toContain(`<a href="${other.link}">`);
    expect(mailOf({ ...other, drill: true }).subject).toBe('[Khiên] DIỄN TẬP | DRILL: #0123abcd: Hồ sơ đã được tiếp nhận, vào sổ');
    const [first, ...rest] = Array.from({ length: 23 }, (_, n) => ({ ...other, reference: formatReference('BC', 2026, n + 1) }));
    const long = mailOf(first!, ...rest).text;
    expect(long.match(/https:/g)).toHaveLength(40);
    expect(long).toMatch(/Và 3 tin khác[\s\S]+And 3 more/);
  });

  it.each([
    'Nguyễn Văn A',
    '#',
    '#Nguyen-A',
    '#0123abcdef',
    'BC26-000123-4',
    '',
    'BC26-000123-3\r\nBcc: a@example.vn',
    ' BC26-000123-3',
    '<b>BC26-000123-3</b>',
  ])('is not written about %j, which is no reference', (wrong) => {
    for (const content of ALL) expect(() => mailOf({ ...content, reference: wrong })).toThrow(/^not a reference$/);
  });

  it.each([
    'https://khien.example.vn/r/x?name=Nguyen',
    'https://khien.example.vn/r/x#Nguyen',
    'https://nguyen@khien.example.vn/',
    'https://khien.example.vn/Nguyễn',
    'https://khien.example.vn/%4Eguyen',
    'javascript:alert(1)',
    'https://khien.example.vn/"><script>',
    'https://khien.example.vn/ x',
    '/r/x',
    '',
  ])('does not link to %j', (wrong) => {
    expect(isBareLink(wrong)).toBe(false);
    for (const content of ALL) expect(() => mailOf({ ...content, link: wrong })).toThrow(/^not a link$/);
  });

  it('has no place for anything else: whatever is handed over beside the known members is not in it', () => {
    const words = fc.string({ minLength: 5, unit: 'grapheme' }).filter((word) => /\p{L}{4}/u.test(word));
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 999_999 }), (word, number) => {
        const canary = `⟦${word}⟧`;
        for (const content of ALL) {
          const mail = mailOf({
            ...content,
            reference: formatReference('BC', 2026, number),
            title: canary,
            name: canary,
            organisation: canary,
          } as unknown as MailContent);
          expect(JSON.stringify(mail)).not.toContain('⟦');
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([Number.NaN, -1, Number.NEGATIVE_INFINITY])('does not count %p minutes', (minutes) => {
    expect(() => mailOf({ about: 'DELIVERY_TROUBLE', reference, link, minutes })).toThrow(RangeError);
  });
});
