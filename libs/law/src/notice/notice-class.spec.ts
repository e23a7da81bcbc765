import { noticeClassOf } from './notice-class.js';
import { recipientOf } from './recipients.js';
import { HARM_INTERESTS } from './vocabulary.js';

const base = { harmInterests: [], role: 'CONTROLLER', actType: 'LEAK' } as const;

describe('noticeClassOf under Law 91', () => {
  it.each(HARM_INTERESTS)('is urgent as soon as %s may be harmed', (interest) => {
    const decision = noticeClassOf('VN-PDPL-2025', { ...base, harmInterests: [interest] });

    expect(decision).toMatchObject({ noticeClass: 'URGENT_72H', article: 'L91 23.1', confidence: 'C1', alsoOwed: [] });
  });

  it('is general where nothing may be harmed, at the point that fits the act', () => {
    const articleOf = (actType: 'LEAK' | 'WRONG_PURPOSE' | 'OFF_AGREEMENT' | 'RIGHTS_FAILURE') =>
      noticeClassOf('VN-PDPL-2025', { ...base, actType }).article;

    expect(noticeClassOf('VN-PDPL-2025', base)).toMatchObject({ noticeClass: 'GENERAL', rule: { id: 'L91-BREACH-GEN' } });
    expect([articleOf('LEAK'), articleOf('WRONG_PURPOSE'), articleOf('OFF_AGREEMENT'), articleOf('RIGHTS_FAILURE')]).toEqual([
      'L91 23.3(a)',
      'L91 23.3(b)',
      'L91 23.3(b)',
      'L91 23.3(c)',
    ]);
  });

  it('assumes the urgent class while harm or role is unknown, and marks it as our reading', () => {
    expect(noticeClassOf('VN-PDPL-2025', { ...base, harmInterests: null })).toMatchObject({ noticeClass: 'URGENT_72H', confidence: 'I' });
    expect(noticeClassOf('VN-PDPL-2025', { ...base, role: null, harmInterests: ['LIFE'] })).toMatchObject({
      noticeClass: 'URGENT_72H',
      confidence: 'I',
    });
  });

  it('binds a third party to 72 hours, and a processor to tell its controller promptly', () => {
    const harmInterests = ['PROPERTY'] as const;

    expect(noticeClassOf('VN-PDPL-2025', { ...base, harmInterests, role: 'THIRD_PARTY' }).noticeClass).toBe('URGENT_72H');
    for (const harm of [harmInterests, null, []])
      expect(noticeClassOf('VN-PDPL-2025', { ...base, harmInterests: harm, role: 'PROCESSOR' }).alsoOwed.map(({ id }) => id)).toEqual([
        'L91-BREACH-PROC',
      ]);
    expect(noticeClassOf('VN-PDPL-2025', { ...base, harmInterests, role: 'OTHER' }).noticeClass).toBe('GENERAL');
  });
});

describe('a processor that files by itself under Law 91 (D356 28.2: "bên xử lý bên thứ ba")', () => {
  const of = (harmInterests: readonly 'PROPERTY'[] | null) => noticeClassOf('VN-PDPL-2025', { ...base, harmInterests, role: 'PROCESSOR' });

  it('is in the 72-hour class where there may be harm or harm is not assessed, as our reading of an open question', () => {
    for (const decision of [of(['PROPERTY']), of(null)]) {
      expect(decision).toMatchObject({ noticeClass: 'URGENT_72H', confidence: 'I' });
      expect(decision.reasons).toContainEqual(expect.objectContaining({ article: 'L91 23.1; D356 28.2', confidence: 'I' }));
      expect(decision.rule.openQuestions).toContain(15);
    }
  });

  it('is in the general class, as anybody is, where none may be harmed', () => {
    expect(of([])).toMatchObject({ noticeClass: 'GENERAL', article: 'L91 23.3(a)', confidence: 'C1' });
  });
});

describe('noticeClassOf under Decree 13', () => {
  it('takes every violation, whatever the harm', () => {
    for (const harmInterests of [null, [], ['DEFENCE']] as const)
      expect(noticeClassOf('VN-PDPD-2023', { ...base, harmInterests })).toMatchObject({
        noticeClass: 'VIOLATION',
        rule: { id: 'D13-BREACH', form: '03' },
      });
  });

  it('has no deadline for those whom 23.1 does not name', () => {
    expect(noticeClassOf('VN-PDPD-2023', { ...base, role: 'THIRD_PARTY' })).toMatchObject({
      noticeClass: 'GENERAL',
      article: 'D13 23.6(a)',
    });
    expect(noticeClassOf('VN-PDPD-2023', { ...base, role: 'PROCESSOR' }).alsoOwed.map((rule) => rule.id)).toEqual(['D13-BREACH-PROC']);
  });
});

describe('recipientOf', () => {
  it('is A05 in both regimes, by name in Decree 13 and by our reading under Law 91', () => {
    expect(recipientOf(noticeClassOf('VN-PDPD-2023', base).rule)).toMatchObject({ authority: 'A05', confidence: 'C1' });
    expect(recipientOf(noticeClassOf('VN-PDPL-2025', base).rule)).toMatchObject({ authority: 'A05', confidence: 'I', openQuestions: [6] });
  });
});
