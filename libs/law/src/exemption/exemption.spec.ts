import { REGIME_CODES } from '../regime/regimes.js';
import { ENTITY_KINDS, type ExemptionFacts, exemptionOf } from './exemption.js';

const FACTS: ExemptionFacts = {
  kind: 'SMALL',
  tradesInProcessing: false,
  processesSensitive: false,
  cumulativeSubjects: 99_999,
  on: '2026-11-27',
};
const under91 = (more: Partial<ExemptionFacts>) => exemptionOf('VN-PDPL-2025', { ...FACTS, ...more });

describe('exemptionOf under Law 91', () => {
  it('lets small and start-up firms choose until the end of 2030', () => {
    for (const kind of ['SMALL', 'STARTUP'] as const) {
      const found = under91({ kind, startupEvidence: 'GCN 01' });
      expect(found).toMatchObject({
        duties: { DPIA: 'OPTIONAL', UPDATE: 'OPTIONAL', PDP_OFFICER: 'OPTIONAL' },
        until: '2030-12-31',
        missing: [],
      });
    }
    expect(under91({ on: '2030-12-31' }).duties.DPIA).toBe('OPTIONAL');
    expect(under91({ on: '2031-01-01' }).duties).toMatchObject({ DPIA: 'OWED', UPDATE: 'OWED', PDP_OFFICER: 'OWED' });
  });

  it('frees households and micro firms without an end', () => {
    for (const kind of ['HOUSEHOLD', 'MICRO'] as const)
      expect(under91({ kind, on: '2040-01-01' })).toMatchObject({
        duties: { DPIA: 'EXEMPT', UPDATE: 'EXEMPT', PDP_OFFICER: 'EXEMPT' },
        until: null,
      });
  });

  it('frees a state body of both assessments, each by its article, of updates of what it need not make, and of nothing else', () => {
    const { duties, reasons } = under91({ kind: 'STATE_BODY' });
    expect(duties).toEqual({
      DPIA: 'EXEMPT',
      UPDATE: 'EXEMPT',
      PDP_OFFICER: 'OWED',
      TRANSFER: 'EXEMPT',
      VIOLATION_NOTICE: 'OWED',
    });
    expect(reasons.map(({ article }) => article)).toEqual(['L91 21.6', 'L91 20.6(a)', 'L91 22', 'L91 23']);
    expect(reasons.map(({ vi }) => vi).join()).not.toContain('không được miễn theo quy mô');
  });

  it.each<[string, Partial<ExemptionFacts>]>([
    ['trades in processing', { tradesInProcessing: true }],
    ['processes sensitive data', { processesSensitive: true }],
    ['has 100,000 data subjects in all', { cumulativeSubjects: 100_000 }],
  ])('is lost by whoever %s, with the reason', (_name, more) => {
    for (const kind of ['HOUSEHOLD', 'MICRO', 'SMALL', 'STARTUP'] as const) {
      const { duties, reasons } = under91({ kind, ...more });
      expect(duties).toMatchObject({ DPIA: 'OWED', UPDATE: 'OWED', PDP_OFFICER: 'OWED' });
      expect(reasons[0]!.vi).toContain('Mất quyền miễn trừ');
    }
  });

  it('is unknown, never granted, while a condition is not answered', () => {
    for (const name of ['tradesInProcessing', 'processesSensitive', 'cumulativeSubjects'] as const)
      expect(under91({ [name]: null })).toMatchObject({ duties: { DPIA: 'UNKNOWN' }, missing: [name] });
    expect(under91({ kind: 'STARTUP' })).toMatchObject({ duties: { DPIA: 'UNKNOWN' }, missing: ['startupEvidence'] });
  });

  it('does not reach medium and other firms', () => {
    for (const kind of ['MEDIUM', 'OTHER'] as const) expect(new Set(Object.values(under91({ kind }).duties))).toEqual(new Set(['OWED']));
  });
});

describe('exemptionOf', () => {
  it('never waives a violation notice, nor a transfer dossier but of a state body', () => {
    for (const regime of REGIME_CODES)
      for (const kind of ENTITY_KINDS)
        for (const flag of [true, false, null])
          expect(
            exemptionOf(regime, { ...FACTS, kind, tradesInProcessing: flag, processesSensitive: flag, establishedOn: '2026-01-01' }).duties,
          ).toMatchObject({
            TRANSFER: regime === 'VN-PDPL-2025' && kind === 'STATE_BODY' ? 'EXEMPT' : 'OWED',
            VIOLATION_NOTICE: 'OWED',
          });
  });

  it('under Decree 13 waives a named person for two years from establishment, for medium firms too, and nothing else', () => {
    const under13 = (more: Partial<ExemptionFacts>) =>
      exemptionOf('VN-PDPD-2023', { ...FACTS, establishedOn: '2023-09-01', on: '2025-09-01', ...more });
    expect(under13({ kind: 'MEDIUM' })).toMatchObject({ duties: { PDP_OFFICER: 'OPTIONAL', DPIA: 'OWED' }, until: '2025-09-01' });
    expect(under13({ on: '2025-09-02' }).duties.PDP_OFFICER).toBe('OWED');
    expect(under13({ tradesInProcessing: true }).duties.PDP_OFFICER).toBe('OWED');
    expect(under13({ kind: 'HOUSEHOLD' }).duties.PDP_OFFICER).toBe('OWED');
    expect(under13({ establishedOn: null })).toMatchObject({ duties: { PDP_OFFICER: 'UNKNOWN' }, missing: ['establishedOn'] });
  });
});
