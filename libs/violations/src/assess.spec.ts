import type { OrganisationBlock, ViolationFacts } from '#law';
import { assess, assessFor } from './assess.js';

const NOW = new Date('2026-11-22T01:00:00.000Z');
const hoursBefore = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const ORGANISATION: OrganisationBlock = { nameVi: 'Tổ chức mẫu', pdpContact: { fullName: 'Người mẫu', phones: ['0900 000 000'] } };
const FACTS: ViolationFacts = {
  organisation: ORGANISATION,
  reporterRole: 'CONTROLLER',
  actType: 'LEAK',
  dataTypesUnknown: true,
  detectedAt: hoursBefore(10),
  occurredFrom: hoursBefore(30),
  harmInterests: ['PROPERTY'],
};
const refused = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error as {
      code: string;
      kind: string;
      details: { defects: { path: string; code: string; vi: string; en: string; article?: string }[] };
    };
  }
  throw new Error('it was not refused');
};

describe('what the law makes of a report', () => {
  it('is the same for a step that nothing stands in the way of', () => {
    expect(assessFor('READY', FACTS, NOW)).toEqual(assess(FACTS, NOW));
    expect(assessFor('SUBMITTED', { ...FACTS, commitment: true }, NOW)).toMatchObject({
      formCode: '08',
      timeliness: { verdict: 'ON_TIME' },
    });
  });

  it('lists everything that is missing even where no time is known, under the law in force', () => {
    const { code, kind, details } = refused(() => assessFor('READY', { organisation: {} }, NOW));
    expect({ code, kind }).toEqual({ code: 'FACTS_MISSING', kind: 'invalid' });
    expect(details.defects.map(({ path }) => path)).toEqual([
      'reporterRole',
      'organisation.nameVi',
      'organisation.pdpContact.fullName',
      'organisation.pdpContact',
      'detectedAt',
      'actType',
      'dataTypes',
    ]);
    for (const defect of details.defects)
      expect(defect).toMatchObject({
        code: 'REQUIRED',
        vi: expect.stringMatching(/\S/),
        en: expect.stringMatching(/\S/),
        article: expect.stringMatching(/^(L91|D356)/),
      });
  });

  it('lists impossible times and missing facts together', () => {
    const facts = { ...FACTS, actType: null, occurredFrom: hoursBefore(5), occurredTo: hoursBefore(6), detectedAt: hoursBefore(-1) };
    const { details } = refused(() => assessFor('READY', facts, NOW));
    expect(details.defects.map(({ path, code }) => [path, code])).toEqual([
      ['detectedAt', 'TIME_IN_FUTURE'],
      ['occurredTo', 'END_BEFORE_START'],
      ['actType', 'REQUIRED'],
    ]);
  });

  it('tells detection before the occurrence as a defect among the others', () => {
    const { code, details } = refused(() => assessFor('READY', { ...FACTS, actType: null, detectedAt: hoursBefore(31) }, NOW));
    expect(code).toBe('FACTS_MISSING');
    expect(details.defects.map((defect) => defect.code)).toEqual(['DETECTED_BEFORE_OCCURRED', 'REQUIRED']);
  });

  it('asks on sending what signing does not need: the commitment, and under Decree 13 the reason for being late', () => {
    expect(refused(() => assessFor('SUBMITTED', FACTS, NOW)).details.defects).toMatchObject([
      { path: 'commitment', article: 'D356 Form 08.4' },
    ]);
    const late = { ...FACTS, occurredFrom: new Date('2025-11-10T01:00:00Z'), detectedAt: new Date('2025-11-10T02:00:00Z') };
    expect(assessFor('READY', late, NOW)).toMatchObject({ formCode: '03', timeliness: { verdict: 'LATE', lateReason: 'DEMANDED' } });
    expect(refused(() => assessFor('SUBMITTED', { ...late, commitment: true }, NOW)).details.defects).toMatchObject([
      { path: 'lateReason', code: 'REQUIRED', article: 'D13 23.1' },
    ]);
    expect(refused(() => assessFor('SUBMITTED', { ...late, commitment: true, lateReason: ' \n' }, NOW)).details.defects).toHaveLength(1);
  });

  it('refuses what happened before there was a law', () => {
    const old = { ...FACTS, occurredFrom: new Date('2023-06-30T16:59:59.999Z'), detectedAt: new Date('2023-06-30T16:59:59.999Z') };
    expect(refused(() => assessFor('READY', old, NOW))).toMatchObject({ code: 'NO_REGIME', kind: 'invalid' });
  });
});
