import { createHash } from 'node:crypto';
import { FORM_VERSIONS, formQuestions, formVersionOf } from './form-versions.js';
import { FORMS } from './forms.js';

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the versions of the forms', () => {
  it.each(FORMS.map(({ regime, code }) => [regime, code] as const))(
    'the current one of %s form %s is that of the questions asked: whoever changes a question adds a version',
    (regime, code) => {
      const current = FORM_VERSIONS.find(({ version }) => version === formVersionOf(regime, code))!;

      expect(current).toMatchObject({ regime, code, digest: digestOf(formQuestions(regime, code)) });
    },
  );

  it('positive control: another need of one line, or one more choice, is another digest', () => {
    const asked = formQuestions('VN-PDPL-2025', '08');

    expect(asked).toContain('"MAY_FOLLOW"');
    expect(digestOf(asked.replace('"MAY_FOLLOW"', '"MINIMUM"'))).not.toBe(digestOf(asked));
    expect(digestOf(asked.replace('"RANSOM",', ''))).not.toBe(digestOf(asked));
  });

  it('are numbered without a gap, never repeated, each with what changed in both languages', () => {
    for (const { regime, code } of FORMS) {
      const versions = FORM_VERSIONS.filter((one) => one.regime === regime && one.code === code);
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, i) => `${code}/${i + 1}`));
      expect(new Set(versions.map(({ digest }) => digest)).size).toBe(versions.length);
      for (const { changes, digest } of versions)
        expect([changes.vi, changes.en, digest]).toEqual([/\S/, /\S/, /^[0-9a-f]{64}$/].map((shape) => expect.stringMatching(shape)));
    }
    expect(() => formVersionOf('VN-PDPL-2025', '03')).toThrow(expect.objectContaining({ code: 'UNKNOWN_FORM' }));
  });
});
