import { existsSync } from 'node:fs';
import { PROVINCES } from '#identity';
import { DomainError, type Invalid } from '#kernel';
import { createValidationPipe } from '#platform';
import { ReportContentInput } from '#violations';
import { countOf, dateOf, incidentOf } from './incident.js';
import { keysOf } from './incident-keys.js';
import { incidentRow } from './incident-rows.fixture.js';
import { actTypeOf, dataTypesOf, measuresOf, placeOf } from './incident-vocabulary.js';
import { readIncidents } from './read-incidents.js';
import { PROVINCE_OF_STATE } from './us-states.js';

const LOADED = new Date('2026-11-22T10:00:00Z');
const KEY = `hhs-ocr-0000000a${'0'.repeat(32)}-0`;
const LATE_KEY = `hhs-ocr-0000005f${'0'.repeat(32)}-0`;
const REAL = '../shared/data/incidents/hhs_ocr_archive_2009-10-21_2024-06-28.csv';

describe('an incident as a violation report', () => {
  it('belongs to an organisation of a Vietnamese province and carries its key in the title', () => {
    const incident = incidentOf(incidentRow({ 'Name of Covered Entity': 'Sample  Clinic' }), KEY, LOADED);
    expect(incident.organisation).toEqual({ name: 'Sample Clinic', provinceCode: '79', state: 'CA' });
    expect(incident.title).toBe(`Sample Clinic: 2024-06-28 [${KEY}]`);
  });

  it('counts as detected some hours before the load, keeps its own date in words, and explains itself where late', () => {
    const early = incidentOf(incidentRow(), KEY, LOADED);
    expect(early.facts.detectedAt).toEqual(new Date('2026-11-21T23:00:00Z'));
    expect(early.facts.actDescription).toContain('Ngày thông báo gốc: 2024-06-28');
    expect(early.lateReason).toBeNull();
    const late = incidentOf(incidentRow(), LATE_KEY, LOADED);
    expect(late.facts.detectedAt).toEqual(new Date('2026-11-18T10:00:00Z'));
    expect(late.lateReason).toContain('96 giờ');
  });

  it('tells people affected, parties and the part of the organisation', () => {
    expect(incidentOf(incidentRow(), KEY, LOADED).facts).toMatchObject({
      reporterRole: 'CONTROLLER',
      counts: [{ what: 'SENSITIVE_SUBJECTS', basis: 'COUNTED', value: 1234 }],
      origin: 'UNKNOWN',
      involvedParties: [],
      harmInterests: ['HONOUR', 'PROPERTY'],
    });
    const processor = incidentRow({
      'Covered Entity Type': 'Business Associate',
      'Individuals Affected': '',
      'Business Associate Present': 'Yes',
    });
    expect(incidentOf(processor, KEY, LOADED).facts).toMatchObject({
      reporterRole: 'PROCESSOR',
      counts: [{ what: 'SENSITIVE_SUBJECTS', basis: 'UNKNOWN' }],
      origin: 'PROCESSOR',
      involvedParties: [{ role: 'Bên xử lý' }],
    });
  });

  it('treats the marker \\N of the source as no narrative', () => {
    const { facts } = incidentOf(incidentRow({ 'Web Description': '\\N' }), KEY, LOADED);
    expect(facts.actDescription).toContain('Nguồn không có phần mô tả.');
    expect(facts.dataTypes).toEqual([{ code: 'HEALTH', state: 'AFFECTED' }]);
  });

  it('is refused with every cell that cannot be read, not only the first', () => {
    const bad = incidentRow({
      State: 'XX',
      'Individuals Affected': 'many',
      'Breach Submission Date': '28/06/2024',
      'Type of Breach': 'Flood',
      'Location of Breached Information': 'Moon',
      'Name of Covered Entity': '',
    });
    const defects = refusalOf(() => incidentOf(bad, KEY, LOADED)).details.defects!;
    expect(defects.map(({ path }) => path)).toEqual([
      'Name of Covered Entity',
      'State',
      'Individuals Affected',
      'Breach Submission Date',
      'Type of Breach',
      'Location of Breached Information',
    ]);
    for (const { vi, en } of defects) expect([vi, en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
    expect(refusalOf(() => incidentOf(incidentRow({}, 4), KEY, LOADED)).details.defects).toMatchObject([{ code: 'COLUMNS' }]);
  });
});

describe('the words of the source', () => {
  it('numbers have commas, or nothing', () => {
    expect(countOf('3659')).toBe(3659);
    expect(countOf('1,234,567')).toBe(1_234_567);
    expect(countOf('')).toBeNull();
    for (const wrong of ['12,34', '1.5', '-3', '1e6', 'n/a']) expect(countOf(wrong)).toBeNaN();
  });

  it('days have the month first and exist', () => {
    expect(dateOf('02/29/2024')).toBe('2024-02-29');
    for (const wrong of ['02/30/2024', '13/01/2024', '2024-01-01', '']) expect(dateOf(wrong)).toBeNull();
  });

  it('types of breach become the act that says most', () => {
    expect(actTypeOf('Hacking/IT Incident', '')).toBe('UNAUTH_ACCESS');
    expect(actTypeOf('Hacking/IT Incident', 'It was a ransomware attack.')).toBe('RANSOM');
    expect(actTypeOf('Theft, Unauthorized Access/Disclosure', '')).toBe('LOSS');
    expect(actTypeOf('Unauthorized Access/Disclosure', '')).toBe('UNAUTH_DISCLOSURE');
    expect(actTypeOf('Improper Disposal', '')).toBe('LEAK');
    for (const other of ['Other', 'Unknown', 'Other, Unknown', '']) expect(actTypeOf(other, '')).toBe('OTHER');
    expect(actTypeOf('Theft, Flood', '')).toBeNull();
  });

  it('places are told in Vietnamese beside the words of the source', () => {
    expect(placeOf('Email, Network Server')).toBe('Thư điện tử; Máy chủ mạng (Email, Network Server)');
    expect(placeOf('Moon')).toBeNull();
  });

  it('data types are those that the narrative names', () => {
    expect(dataTypesOf('The PHI involved included names, addresses, dates of birth, Social Security numbers, and diagnoses.')).toEqual([
      'FULL_BIRTH_NAME',
      'BIRTH_DATE',
      'CONTACT_ADDRESS',
      'OTHER_IDENTIFYING',
      'HEALTH',
    ]);
    expect(dataTypesOf('email addresses and credit card numbers')).toEqual(['DIGITAL_ACCOUNT', 'BANK_CARD_AND_TX']);
    expect(dataTypesOf('')).toEqual(['HEALTH']);
  });

  it('measures are the sentences that tell of them', () => {
    expect(measuresOf('A laptop was stolen. The CE notified HHS. It encrypted all laptops.')).toBe(
      'The CE notified HHS. It encrypted all laptops.',
    );
    expect(measuresOf('A laptop was stolen.')).toBeNull();
  });
});

describe('the table of states', () => {
  it('knows the fifty states, the district, five territories and "not stated", and leads only to provinces that exist', () => {
    expect(Object.keys(PROVINCE_OF_STATE)).toHaveLength(57);
    for (const province of Object.values(PROVINCE_OF_STATE)) expect(PROVINCES).toHaveProperty(province);
    expect(new Set(Object.values(PROVINCE_OF_STATE)).size).toBe(Object.keys(PROVINCES).length);
  });
});

const ifThere = existsSync(REAL) ? describe : describe.skip;
ifThere(`the real archive (${existsSync(REAL) ? 'read' : 'left out: not there'}: ${REAL})`, () => {
  const rows = existsSync(REAL) ? readIncidents(REAL) : [];

  it('has 5,590 rows with keys of their own', () => {
    expect(rows).toHaveLength(5590);
    expect(new Set(keysOf(rows)).size).toBe(5590);
  });

  it('maps whole, and every report passes the checks of the API', async () => {
    const keys = keysOf(rows);
    const pipe = createValidationPipe();
    const refused: unknown[] = [];
    for (const [i, row] of rows.entries()) {
      try {
        const { title, facts } = incidentOf(row, keys[i]!, LOADED);
        await pipe.transform({ title, activityIds: [], facts }, { type: 'body', metatype: ReportContentInput });
      } catch (error) {
        refused.push([row.line, error instanceof DomainError ? error.details.defects : error]);
      }
    }
    expect(refused).toEqual([]);
  });
});

function refusalOf(attempt: () => unknown): Invalid {
  try {
    attempt();
  } catch (error) {
    return error as Invalid;
  }
  throw new Error('was not refused');
}
