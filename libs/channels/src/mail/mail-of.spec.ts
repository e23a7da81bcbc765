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
  { about: 'CLOCK_ESCALATION', reference, link, until, hoursLeft: 6 },
  { about: 'DELIVERY_TROUBLE', reference, link, minutes: 16, stopped: false },
  { about: 'DELIVERY_TROUBLE', reference, link, minutes: 240, stopped: true },
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

  it('names a time in Vietnam and what is left', () => {
    const { subject, text } = mailOf({ about: 'CLOCK_ESCALATION', reference, link, until, hoursLeft: 6.9 });
    expect(subject).toContain('Còn 6 giờ');
    expect(text).toContain('Hạn: 00:30 23/11/2026');
    expect(text).toContain('Due: 00:30 23/11/2026 (Vietnam time)');
    expect(mailOf({ about: 'FILING_RETURNED', reference, link, until }).text).toContain('trước 00:30 23/11/2026');
  });

  it.each(['Nguyễn Văn A', 'BC26-000123-4', '', 'BC26-000123-3\r\nBcc: a@example.vn', ' BC26-000123-3', '<b>BC26-000123-3</b>'])(
    'is not written about %j, which is no reference',
    (wrong) => {
      for (const content of ALL) expect(() => mailOf({ ...content, reference: wrong })).toThrow(/^not a reference$/);
    },
  );

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

  it.each([Number.NaN, -1, Number.NEGATIVE_INFINITY])('does not count %p hours', (hoursLeft) => {
    expect(() => mailOf({ about: 'CLOCK_ESCALATION', reference, link, until, hoursLeft })).toThrow(RangeError);
  });
});
