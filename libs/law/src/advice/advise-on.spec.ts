import fc from 'fast-check';
import { DATA_TYPE_CODES } from '../data/data-types.js';
import { ACT_TYPES, DATA_TYPE_STATES, HARM_INTERESTS, REPORTER_ROLES, SECTORS } from '../notice/vocabulary.js';
import { OCCURRENCE_PRECISIONS } from '../regime/regime-at.js';
import type { AdviceAnswers } from './advice-answers.js';
import { renderAdvice } from './advice-markdown.js';
import { adviceRecord } from './advice-record.js';
import { adviseOn } from './advise-on.js';

const NOW = new Date('2026-11-22T03:00:00.000Z');
const TABLES = 'ab'.repeat(32);
const vn = (text: string) => new Date(`${text}+07:00`);
const ANSWERS: AdviceAnswers = {
  reporterRole: 'CONTROLLER',
  actType: 'LEAK',
  harmInterests: ['PROPERTY'],
  sector: 'BANKING',
  collectsDirectly: true,
  defenceScope: false,
  dataTypes: [
    { code: 'BIOMETRIC', state: 'AFFECTED' },
    { code: 'BANK_CARD_AND_TX', state: 'AFFECTED' },
  ],
  detectedAt: vn('2026-11-20T23:15:00'),
  occurredFrom: vn('2026-11-20T10:00:00'),
  occurrencePrecision: 'EXACT',
  cyberIncident: { isCyberIncident: true, serious: true, disruptsOrNationalSecurity: false },
};
const refusalOf = (answers: AdviceAnswers) => {
  try {
    adviseOn(answers, NOW);
  } catch (error) {
    return error as { code: string; details: { defects: { path: string; code: string; vi: string; en: string }[] } };
  }
  throw new Error('was not refused');
};

describe('adviseOn', () => {
  it('leads from whole answers to regime, class, recipients, forms and duties, with nothing left open', () => {
    const advice = adviseOn(ANSWERS, NOW);

    expect(advice).toMatchObject({
      day: '2026-11-22',
      regime: { regime: { code: 'VN-PDPL-2025' }, provisional: false },
      decision: { noticeClass: 'URGENT_72H', rule: { id: 'L91-BREACH-72' } },
      forms: [{ regime: 'VN-PDPL-2025', code: '08', version: '08/3' }],
      open: [],
    });
    expect(advice.duties.map(({ ruleId }) => ruleId)).toEqual([
      'L91-BREACH-72',
      'L91-MINUTES',
      'D356-FIN-SUBJECTS',
      'D356-LOCBIO',
      'D356-FILE-5Y',
      'L116-CYBER-24',
      'L116-CYBER-72',
    ]);
    expect(advice.recipients.map(({ recipient }) => recipient)).toEqual([
      'SPECIALISED_AGENCY',
      'OWN_FILE',
      'DATA_SUBJECTS',
      'CYBER_AGENCY',
    ]);
    expect(advice.openQuestions.map(({ number }) => number)).toEqual([4, 6, 10, 13, 15]);
  });

  it('answers to nothing at all: the careful reading under the law in force, and what to answer next', () => {
    const advice = adviseOn({}, NOW);

    expect(advice).toMatchObject({
      regime: { regime: { code: 'VN-PDPL-2025' }, provisional: true },
      decision: { noticeClass: 'URGENT_72H', confidence: 'I' },
    });
    expect(advice.open.map(({ path }) => path)).toEqual([
      'detectedAt',
      'reporterRole',
      'harmInterests',
      'actType',
      'dataTypes',
      'sector',
      'defenceScope',
      'cyberIncident',
    ]);
    for (const duty of advice.duties) expect(duty.clock.dueAt).toBeNull();
  });

  it('reads Decree 13 for a violation of its time, and asks when it happened', () => {
    const { regime, forms, open } = adviseOn(
      { ...ANSWERS, detectedAt: vn('2025-05-01T10:00:00'), occurredFrom: null, occurrencePrecision: 'UNKNOWN' },
      NOW,
    );

    expect(regime).toMatchObject({ regime: { code: 'VN-PDPD-2023' }, provisional: true });
    expect(forms).toMatchObject([{ code: '03', version: '03/3' }]);
    expect(open.map(({ path }) => path)).toEqual(['occurredFrom']);
  });

  it('refuses answers against each other, with a sentence for each', () => {
    const { code, details } = refusalOf({
      ...ANSWERS,
      occurredFrom: vn('2026-11-21T10:00:00'),
      occurredTo: vn('2026-11-21T12:00:00'),
      occurrencePrecision: 'ONGOING',
      dataTypesUnknown: true,
      dataTypes: [
        { code: 'LOCATION', state: 'AFFECTED' },
        { code: 'LOCATION', state: 'NOT_AFFECTED' },
      ],
      cyberIncident: { isCyberIncident: false, serious: true, disruptsOrNationalSecurity: true },
    });

    expect(code).toBe('CONTRADICTORY_ANSWERS');
    expect(details.defects.map(({ path, code: fault }) => [path, fault])).toEqual([
      ['detectedAt', 'DETECTED_BEFORE_OCCURRED'],
      ['occurredTo', 'ONGOING_WITH_END'],
      ['dataTypes.1.code', 'GIVEN_TWICE'],
      ['dataTypesUnknown', 'CONTRADICTION'],
      ['cyberIncident.serious', 'CONTRADICTION'],
      ['cyberIncident.disruptsOrNationalSecurity', 'CONTRADICTION'],
    ]);
    for (const { vi, en } of details.defects) expect([vi, en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
    expect(refusalOf({ detectedAt: new Date(NOW.getTime() + 1) }).details.defects).toMatchObject([
      { path: 'detectedAt', code: 'TIME_IN_FUTURE' },
    ]);
    expect(refusalOf({ detectedAt: vn('2023-06-30T23:59:59.999') })).toMatchObject({ code: 'NO_REGIME' });
  });

  it('has, for any answers that do not contradict each other, reasons and articles throughout, and can be written out', () => {
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
    const yes = maybe(fc.boolean());
    const answers = fc.record({
      reporterRole: maybe(fc.constantFrom(...REPORTER_ROLES)),
      actType: maybe(fc.constantFrom(...ACT_TYPES)),
      harmInterests: maybe(fc.uniqueArray(fc.constantFrom(...HARM_INTERESTS))),
      sector: maybe(fc.constantFrom(...SECTORS)),
      collectsDirectly: yes,
      defenceScope: yes,
      dataTypes: maybe(
        fc.uniqueArray(fc.record({ code: fc.constantFrom(...DATA_TYPE_CODES), state: fc.constantFrom(...DATA_TYPE_STATES) }), {
          selector: ({ code }) => code,
          maxLength: 6,
        }),
      ),
      dataTypesUnknown: yes,
      occurredFrom: maybe(fc.date({ min: vn('2023-07-02T00:00:00'), max: NOW })),
      occurrencePrecision: maybe(fc.constantFrom(...OCCURRENCE_PRECISIONS)),
      detectedAt: maybe(fc.date({ min: vn('2023-07-02T00:00:00'), max: NOW })),
      cyberIncident: maybe(fc.record({ isCyberIncident: fc.boolean(), serious: yes, disruptsOrNationalSecurity: yes })),
    });
    let advised = 0;
    fc.assert(
      fc.property(answers, (given) => {
        let advice: ReturnType<typeof adviseOn>;
        try {
          advice = adviseOn(given, NOW);
        } catch (error) {
          expect(error).toMatchObject({ kind: 'invalid' });
          return;
        }
        advised += 1;
        for (const duty of advice.duties) {
          expect(duty.reasons.length).toBeGreaterThan(0);
          for (const { vi, en } of duty.reasons) expect(vi.trim() && en.trim()).toBeTruthy();
        }
        const record = adviceRecord(given, advice, TABLES);
        expect(JSON.parse(JSON.stringify(record))).toEqual(record);
        const text = renderAdvice(advice, TABLES);
        for (const { ruleId } of advice.duties) expect(text.split(`\`${ruleId}\``).length).toBeGreaterThan(2);
        expect(text).not.toMatch(/undefined|null|NaN|\[object/);
      }),
      { numRuns: 400 },
    );
    expect(advised).toBeGreaterThan(100);
  });
});

describe('the advice as text', () => {
  it('is Vietnamese with English beneath, with limits in Vietnam time', () => {
    const [vi, en] = renderAdvice(adviseOn(ANSWERS, NOW), TABLES).split('\n---\n');

    expect(vi).toContain('# Kết quả tra cứu nghĩa vụ khi có vi phạm dữ liệu cá nhân');
    expect(vi).toContain('- Thời hạn: 23:15 20/11/2026 + 72 giờ = 23:15 23/11/2026 (giờ Việt Nam, UTC+7)');
    expect(vi).toContain('khoản 3 Điều 8 Nghị định 356/2025/NĐ-CP');
    expect(en).toContain('- Limit: 23:15 20/11/2026 + 72 h = 23:15 23/11/2026 (Vietnam time, UTC+7)');
    expect(en!.match(/^### /gm)).toHaveLength(7);
  });
});
