import { DATA_TYPE_CODES } from '../data/data-types.js';
import { type DutyContext, dutiesOf } from './duties.js';
import { DUTY_RULES } from './duty-rules.js';
import type { ViolationFacts } from './violation-facts.js';
import { ACT_TYPES, REPORTER_ROLES } from './vocabulary.js';

const vn = (text: string) => new Date(`${text}+07:00`);
const FACTS: ViolationFacts = {
  reporterRole: 'CONTROLLER',
  actType: 'LEAK',
  harmInterests: ['PROPERTY'],
  detectedAt: vn('2026-11-20T23:15:00'),
  dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }],
};
const under91 = (facts: ViolationFacts, context?: DutyContext) => dutiesOf('VN-PDPL-2025', { ...FACTS, ...facts }, context);
const ids = (duties: ReturnType<typeof dutiesOf>) => duties.map(({ ruleId }) => ruleId);
const find = (duties: ReturnType<typeof dutiesOf>, id: string) => duties.find(({ ruleId }) => ruleId === id)!;

describe('dutiesOf under Law 91', () => {
  it('is the notice and the minutes where nothing else is touched', () => {
    const duties = under91({});

    expect(ids(duties)).toEqual(['L91-BREACH-72', 'L91-MINUTES']);
    expect(duties[0]).toMatchObject({
      kind: 'NOTICE',
      form: '08',
      recipient: { authority: 'A05' },
      alsoTo: [],
      article: 'L91 23.1',
      confidence: 'C1',
      clock: { dueLocal: '23:15 23/11/2026', statutory: true },
    });
    expect(duties[1]).toMatchObject({ kind: 'MINUTES', recipient: { recipient: 'OWN_FILE' }, clock: { dueAt: null, statutory: false } });
  });

  it('adds the notice of location and biometric data and the keeping of its file, counted from the remedy', () => {
    const affected = under91({ dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }], remediatedAt: vn('2028-02-29T09:00:00') });

    expect(ids(affected)).toEqual(['L91-BREACH-72', 'L91-MINUTES', 'D356-LOCBIO', 'D356-FILE-5Y']);
    expect(find(affected, 'D356-LOCBIO')).toMatchObject({
      kind: 'SUBJECT_NOTICE',
      recipient: { recipient: 'DATA_SUBJECTS' },
      content: 'D356 29.2',
      confidence: 'C1',
      clock: { dueLocal: '23:15 23/11/2026', statutory: true },
    });
    expect(find(affected, 'D356-FILE-5Y').clock).toMatchObject({
      startEvent: 'REMEDIATED',
      dueLocal: '23:59:59.999 28/02/2033',
      arithmetic: { vi: '09:00 29/02/2028 + 5 năm = 23:59:59.999 28/02/2033 (giờ Việt Nam, UTC+7)' },
    });
    expect(find(under91({ dataTypes: [{ code: 'LOCATION', state: 'AFFECTED' }] }), 'D356-FILE-5Y').clock).toMatchObject({
      startedAt: null,
      dueAt: null,
      arithmetic: { vi: 'Chưa biết thời điểm khắc phục xong sự cố: chưa tính được 5 năm' },
    });
  });

  it.each<[string, ViolationFacts, boolean]>([
    ['nothing is said of types', { dataTypes: null }, true],
    ['types are declared unknown', { dataTypes: [], dataTypesUnknown: true }, true],
    ['location is unknown', { dataTypes: [{ code: 'LOCATION', state: 'UNKNOWN' }] }, true],
    ['biometrics are not affected', { dataTypes: [{ code: 'BIOMETRIC', state: 'NOT_AFFECTED' }] }, false],
    ['another type is affected', {}, false],
  ])('reads location and biometric data carefully: %s', (_what, facts, owed) => {
    const duty = find(under91(facts), 'D356-LOCBIO');

    expect(Boolean(duty)).toBe(owed);
    if (owed) expect(duty).toMatchObject({ confidence: 'I', reasons: [{ vi: expect.stringContaining('cách hiểu thận trọng') }] });
  });

  const FINANCE_DATA: ViolationFacts = { dataTypes: [{ code: 'BANK_CARD_AND_TX', state: 'AFFECTED' }] };

  it('tells the people within 72 hours in finance, and the agency by one notice', () => {
    const bank = under91({ ...FINANCE_DATA, collectsDirectly: true }, { sector: 'BANKING' });

    expect(ids(bank)).toEqual(['L91-BREACH-72', 'L91-MINUTES', 'D356-FIN-SUBJECTS']);
    expect(bank[0]!.meets).toEqual(['D356-FIN-NOTICE']);
    expect(bank[2]).toMatchObject({ meets: ['L91-FIN-SUBJECTS'], confidence: 'C1', content: 'D356 28.1', clock: { statutory: true } });
  });

  it('gives a finance notice a limit that its class has not', () => {
    const bank = under91({ ...FINANCE_DATA, harmInterests: [] }, { sector: 'FINANCE' });

    expect(bank[0]).toMatchObject({
      ruleId: 'D356-FIN-NOTICE',
      kind: 'NOTICE',
      form: '08',
      article: 'D356 8.3',
      meets: ['L91-BREACH-GEN'],
      confidence: 'I',
      clock: { statutory: true, dueLocal: '23:15 23/11/2026' },
    });
    expect(ids(under91({ ...FINANCE_DATA, harmInterests: [] }, { sector: 'HEALTH' }))[0]).toBe('L91-BREACH-GEN');
  });

  it('leaves an indirect collector in finance with the notice of L91 27.1(d), for which no deadline is stated', () => {
    const indirect = under91({ ...FINANCE_DATA, harmInterests: [], collectsDirectly: false }, { sector: 'CREDIT_INFORMATION' });

    expect(ids(indirect)).toEqual(['L91-BREACH-GEN', 'L91-MINUTES', 'L91-FIN-SUBJECTS']);
    expect(indirect[2]!.clock).toMatchObject({ statutory: false, dueLocal: '23:15 23/11/2026', confidence: 'I' });
  });

  it('asks of a finance firm neither where no sensitive data are affected nor where nothing leaked', () => {
    const finance = { sector: 'BANKING' };
    const direct = { collectsDirectly: true };

    expect(ids(under91(direct, finance))).toEqual(['L91-BREACH-72', 'L91-MINUTES']);
    expect(ids(under91({ ...FINANCE_DATA, ...direct, actType: 'RIGHTS_FAILURE' }, finance))).toEqual(['L91-BREACH-72', 'L91-MINUTES']);
    expect(find(under91({ ...FINANCE_DATA, ...direct, actType: 'RANSOM' }, finance), 'D356-FIN-SUBJECTS')).toMatchObject({
      confidence: 'I',
    });
  });

  it('makes a processor tell its controller, and asks it for no minutes', () => {
    const processor = under91({ reporterRole: 'PROCESSOR' });

    expect(ids(processor)).toEqual(['L91-BREACH-72', 'L91-BREACH-PROC']);
    expect(processor[0]).toMatchObject({
      confidence: 'I',
      openQuestions: expect.arrayContaining([expect.objectContaining({ number: 15 })]),
    });
    expect(processor[1]).toMatchObject({ kind: 'PROCESSOR_NOTICE', recipient: { recipient: 'CONTROLLER' }, form: null, alsoTo: [] });
  });

  it('tells the defence authority as well, within its scope, as our reading', () => {
    expect(under91({}, { defenceScope: true })[0]!.alsoTo).toMatchObject([{ authority: 'MOD', confidence: 'I' }]);
  });

  it('runs the cyber clocks beside, from 19 August 2026 on, marked as from a secondary source', () => {
    const cyber = (cyberIncident: ViolationFacts['cyberIncident'], detectedAt = FACTS.detectedAt) =>
      under91({ cyberIncident, detectedAt }).filter(({ kind }) => kind === 'CYBER');

    expect(ids(cyber({ isCyberIncident: true, serious: true, disruptsOrNationalSecurity: false }))).toEqual([
      'L116-CYBER-24',
      'L116-CYBER-72',
    ]);
    expect(ids(cyber({ isCyberIncident: true, serious: false, disruptsOrNationalSecurity: false }))).toEqual(['L116-CYBER-72']);
    const careful = cyber({ isCyberIncident: true });
    expect(careful.map(({ ruleId, confidence }) => [ruleId, confidence])).toEqual([
      ['L116-CYBER-NOW', 'I'],
      ['L116-CYBER-24', 'I'],
      ['L116-CYBER-72', 'C2'],
    ]);
    expect(careful.map(({ clock }) => [clock.dueLocal, clock.statutory])).toEqual([
      ['00:15 21/11/2026', false],
      ['23:15 21/11/2026', true],
      ['23:15 23/11/2026', true],
    ]);
    expect(careful[0]!.openQuestions.map(({ number }) => number)).toEqual([13]);
    expect(cyber({ isCyberIncident: false })).toEqual([]);
    expect(cyber(null)).toEqual([]);
    expect(cyber({ isCyberIncident: true }, vn('2026-08-18T23:59:59.999'))).toEqual([]);
    expect(cyber({ isCyberIncident: true }, vn('2026-08-19T00:00:00'))).toHaveLength(3);
  });
});

describe('dutiesOf under Decree 13', () => {
  it('is the notice on Form 03 from the occurrence and the minutes, whatever the data and the sector', () => {
    const duties = dutiesOf(
      'VN-PDPD-2023',
      {
        ...FACTS,
        occurredFrom: vn('2025-03-01T10:00:00'),
        detectedAt: vn('2025-03-02T10:00:00'),
        dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }],
      },
      { sector: 'BANKING' },
    );

    expect(ids(duties)).toEqual(['D13-BREACH', 'D13-MINUTES']);
    expect(duties[0]!.clock.dueLocal).toBe('10:00 04/03/2025');
    expect(ids(dutiesOf('VN-PDPD-2023', { reporterRole: 'PROCESSOR' }))).toEqual(['D13-BREACH-ANYONE', 'D13-BREACH-PROC']);
  });
});

describe('the duties of any facts', () => {
  it('are one notice first, no rule twice, each explained in both languages; and every rule is reached', () => {
    const reached = new Set<string>();
    const states = ['AFFECTED', 'UNKNOWN', 'NOT_AFFECTED'] as const;
    for (const regime of ['VN-PDPD-2023', 'VN-PDPL-2025'] as const)
      for (const reporterRole of [null, ...REPORTER_ROLES])
        for (const actType of [null, ...ACT_TYPES])
          for (const harmInterests of [null, [], ['LIFE' as const]])
            for (const sector of [null, 'BANKING', 'OTHER'])
              for (const collectsDirectly of [null, false])
                for (const state of states)
                  for (const isCyberIncident of [true, false]) {
                    const dataTypes = DATA_TYPE_CODES.map((code) => ({ code, state }));
                    const facts = { reporterRole, actType, harmInterests, dataTypes, collectsDirectly, cyberIncident: { isCyberIncident } };
                    const duties = dutiesOf(regime, facts, { sector, defenceScope: true });
                    const kinds = duties.map(({ kind }) => kind);
                    if (kinds[0] !== 'NOTICE' || kinds.lastIndexOf('NOTICE') !== 0) throw new Error(`${kinds}`);
                    if (new Set(ids(duties)).size !== duties.length) throw new Error(`${ids(duties)}`);
                    for (const { ruleId, reasons, recipient, meets } of duties) {
                      for (const id of [ruleId, ...meets]) reached.add(id);
                      if (reasons.length === 0 || !recipient || reasons.some(({ vi, en }) => !vi.trim() || !en.trim()))
                        throw new Error(ruleId);
                    }
                  }
    expect([...reached].toSorted()).toEqual(expect.arrayContaining(DUTY_RULES.map(({ id }) => id)));
  });
});
