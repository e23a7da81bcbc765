import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { DECLARATION_MEMBERS, SYSTEM_MEMBERS } from './fideslang-declaration.js';
import { LOSSES } from './format-losses.js';
import { dryRun, type ImportReport } from './index.js';
import { JSON_LIMITS } from './json-reader.js';
import { expectReportsWhenBent, expectReportsWhenDamaged } from './testing/damage.js';
import { realFile } from './testing/real-file.js';
import { FIDES_DATA_TYPES } from './vocabulary/fideslang-terms.js';

const run = (value: unknown) => dryRun(Buffer.from(JSON.stringify(value)));
const terms = (report: ImportReport) =>
  report.problems.filter(({ kind, term }) => kind && term).map(({ code, term, row, column }) => `${code} ${term} ${row} ${column}`);
const at = (report: ImportReport, code: string) =>
  report.problems.filter((problem) => problem.code === code).map(({ sheet, row, column }) => `${sheet} ${row} ${column}`);

describe('the demo files of fideslang', () => {
  const systems = realFile('fideslang/demo_system.yml');

  systems.test('each declaration is an activity, and the keys that the taxonomy lacks are put to a person', async () => {
    const report = await dryRun(systems.bytes());
    expect(report).toMatchObject({ format: 'FIDESLANG_SYSTEMS', committable: true, counts: { activities: 2, errors: 0 } });
    expect(report.sheets).toEqual([{ name: 'system', rows: 2 }]);
    expect(report.activities[0]).toMatchObject({
      source: { sheet: 'system', row: 1, column: 'privacy_declarations[0]' },
      ref: 'demo_analytics_system',
      name: 'Analyze customer behaviour for improvements.',
      description: 'A system used for analyzing customer behaviour.',
      ownerUnit: 'Engineering',
      systems: ['Demo Analytics System'],
      purposes: [{ name: 'Analyze customer behaviour for improvements.', legalBasis: null, dataUse: { raw: 'improve.system' } }],
      dataTypes: [
        { name: 'user.contact', source: { sheet: 'system', row: 1, column: 'privacy_declarations[0].data_categories[0]' } },
        { name: 'user.device.cookie_id', type: { raw: 'user.device.cookie_id' } },
      ],
      subjectGroups: [{ name: 'customer', category: { raw: 'customer', code: 'CUSTOMER' } }],
      dataSources: [{ text: 'demo_users_dataset', source: { column: 'privacy_declarations[0].ingress[0]' } }],
    });
    expect(terms(report)).toEqual([
      'TERM_UNDECIDED user.contact 1 privacy_declarations[0].data_categories[0]',
      'TERM_UNDECIDED user.device.cookie_id 1 privacy_declarations[0].data_categories[1]',
      'TERM_UNDECIDED user.cookie_id 2 privacy_declarations[0].data_categories[0]',
    ]);
    // What stays text anyway is told, and not asked.
    expect(at(report, 'TERM_AS_TEXT')).toEqual(['system 1 privacy_declarations[0].data_use', 'system 2 privacy_declarations[0].data_use']);
    expect(report.problems.find(({ code }) => code === 'TERM_AS_TEXT')!.en).toContain('functional.service.improve');
    expect(report.problems.find(({ term }) => term === 'user.cookie_id')!.vi).toContain('user.device.cookie_id');
  });

  systems.test('say the same as JSON', async () => {
    const { sha256: _, ...json } = await run(parseYaml(Buffer.from(systems.bytes()).toString('utf8')));
    expect(await dryRun(systems.bytes())).toMatchObject(json);
  });

  const taxonomy = realFile('fideslang/data_categories.csv');
  taxonomy.test('our vocabulary has every key of the taxonomy, and but one that it no longer has', () => {
    const rows: readonly { fides_key: string; is_default: string; name: string }[] = parse(Buffer.from(taxonomy.bytes()), {
      columns: true,
    });
    const keys = rows.filter(({ is_default }) => is_default === 'True').map(({ fides_key, name }) => `${fides_key} ${name}`);
    const ours = FIDES_DATA_TYPES.map(({ key, label }) => `${key} ${label}`);
    expect(ours.filter((term) => !keys.includes(term))).toEqual(['user.cookie_id user.cookie_id']);
    expect(keys.filter((key) => !ours.includes(key))).toEqual([]);
  });
});

const SYSTEM = {
  fides_key: 'crm',
  name: 'CRM',
  system_type: 'Application',
  administrating_department: 'Not defined',
  tags: ['a', 'b'],
  egress: [
    { fides_key: 'mailer', type: 'system' },
    { fides_key: 'user', type: 'user' },
  ],
  ingress: [{ fides_key: 'web', type: 'system' }],
  does_international_transfers: true,
  uses_profiling: false,
  requires_data_protection_assessments: true,
  legal_name: 'CRM Ltd',
  responsibility: ['Processor'],
  dpo: 'dpo@crm.example',
  data_security_practices: 'Encryption; access control',
  meta: { colour: 'red' },
  privacy_declarations: [
    {
      name: 'Support',
      data_categories: ['user.name', 'user.contact.emial', 'user.health_and_medical'],
      data_use: 'essential.service.operations.support',
      data_subjects: ['customer', 'martian'],
      egress: ['mailer'],
      legal_basis_for_processing: 'Legitimate interests',
      retention_period: '2 years',
      third_parties: 'Insurers, auditors',
      data_shared_with_third_parties: true,
      processes_special_category_data: false,
    },
    { name: 'Newsletter', data_categories: [], data_use: 'marketing.communications.email', legal_basis_for_processing: 'Consent' },
  ],
};

describe('a system', () => {
  test('gives each declaration what both say', async () => {
    const report = await run({ system: [SYSTEM, { fides_key: 'mailer', name: 'Mail service', privacy_declarations: [] }] });
    expect(report).toMatchObject({ committable: true, counts: { activities: 2 } });
    const [support, newsletter] = report.activities;
    expect(support).toMatchObject({
      ref: 'crm-1',
      name: 'Support',
      ownerUnit: null,
      labels: ['a', 'b'],
      dpiaRequired: true,
      purposes: [{ legalBasis: { raw: 'Legitimate interests' }, dataUse: { code: 'essential.service.operations.support' } }],
      dataTypes: [
        { type: { code: 'FULL_BIRTH_NAME' }, retention: '2 years' },
        { type: { raw: 'user.contact.emial' } },
        { type: { code: 'HEALTH' } },
      ],
      recipients: [{ name: 'Mail service' }],
      thirdParties: [{ name: 'Insurers' }, { name: 'auditors' }],
      processors: [{ name: 'CRM Ltd', relationship: { code: 'PROCESSOR' } }],
      dataSources: [{ text: 'web' }],
      measures: [{ text: 'Encryption' }, { text: 'access control' }],
      actors: [{ role: 'DPO', name: 'dpo@crm.example' }],
      crossBorder: { raw: 'true', value: true, source: { column: 'does_international_transfers' } },
      automatedDecisions: { raw: 'false', value: false },
    });
    expect(support!.notes!.map(({ heading, text }) => `${heading}: ${text}`)).toEqual([
      'system_type: Application',
      'data_shared_with_third_parties: true',
    ]);
    expect(newsletter).toMatchObject({
      ref: 'crm-2',
      recipients: [{ name: 'Mail service' }, { kind: { code: 'INDIVIDUAL' }, isCategory: true }],
      purposes: [{ legalBasis: { code: 'CONSENT' } }],
    });
    const misspelt = report.problems.find(({ term }) => term === 'user.contact.emial');
    expect(misspelt).toMatchObject({ code: 'TERM_UNKNOWN', kind: 'DATA_TYPE', suggestions: expect.arrayContaining(['DIGITAL_ACCOUNT']) });
    expect(support!.subjectGroups).toMatchObject([{ category: { code: 'CUSTOMER' } }, { name: 'martian', category: { raw: 'martian' } }]);
    expect(report.problems.filter(({ kind }) => kind === 'SUBJECT_GROUP')).toEqual([]);
    expect(at(report, 'UNKNOWN_KEY')).toEqual(['system 1 meta']);
    expect(at(report, 'SYSTEM_WITHOUT_DECLARATION')).toEqual(['system 2 privacy_declarations']);
  });

  test('under a name that another has too is told apart by its system; one key twice is an error', async () => {
    const one = { fides_key: 'a', name: 'A', privacy_declarations: [{ name: 'Same', data_use: 'collect' }] };
    const report = await run({ system: [one, { ...one, fides_key: 'b', name: 'B' }, { ...one, name: 'C' }] });
    expect(report.activities.map(({ name }) => name)).toEqual(['Same (A)', 'Same (B)', 'Same (C)']);
    expect(at(report, 'DUPLICATE_REF')).toEqual(['system 3 fides_key']);
    expect(report.committable).toBe(false);
  });

  test.each([
    ['a long list of flows', { egress: Array(100_000).fill(0) }],
    ['a long list of tags', { tags: Array(100_000).fill('t') }],
    ['a long description', { description: 'd'.repeat(9_000) }],
    ['names that all are one', {}],
  ])('with %s and very many declarations is refused', async (_, more) => {
    const report = await run({
      system: [{ fides_key: 'a', ...more, privacy_declarations: Array(30_000).fill({ name: 'N', data_use: 'collect' }) }],
    });
    expect(report.problems.map(({ code }) => code)).toContain('TOO_MANY_PARTS');
  });

  test('half filled, or with other things in the place of texts, is read as far as it goes', async () => {
    const report = await run({
      system: [
        null,
        7,
        {
          fides_key: 'x',
          name: ['no'],
          privacy_declarations: [{}, { data_use: { evil: 1 }, name: 'Kept', data_categories: 'user.name' }, 'no'],
        },
      ],
      policy: [],
      ['__proto__']: { system: [] },
    });
    expect(report.activities).toMatchObject([{ name: 'Kept', dataTypes: [{ type: { code: 'FULL_BIRTH_NAME' } }] }]);
    expect(at(report, 'NAME_MISSING')).toEqual(['system 3 privacy_declarations[0]']);
    expect(at(report, 'ITEMS_NOT_READ')).toEqual(['system null null', 'system 3 privacy_declarations']);
    expect(at(report, 'NO_TEXT')).toEqual(['system 3 name', 'system 3 privacy_declarations[1].data_use']);
    expect(at(report, 'UNKNOWN_KEY')).toEqual(['__proto__ null null', 'policy null null']);
  });
});

describe('a JSON file', () => {
  const codes = async (text: string) => (await dryRun(Buffer.from(text))).problems.map(({ code }) => code);
  test.each([
    ['without systems', '{"dataset":[{"fides_key":"d"}]}', ['NO_ACTIVITIES', 'UNKNOWN_KEY']],
    ['of something else', '{"a":[1,2]}', ['NOT_RECOGNISED']],
    ['cut short', '{"system":[{"fides_key":"a",\n', ['JSON_MALFORMED']],
    ['nested without end', '['.repeat(100_000), ['JSON_TOO_LARGE']],
    ['of a million values', `[${'1,'.repeat(JSON_LIMITS.values + 1)}1]`, ['JSON_TOO_LARGE']],
    ['of brackets and commas inside a text', JSON.stringify({ a: '[{,'.repeat(400_000) }), ['NOT_RECOGNISED']],
  ])('%s', async (_, text, expected) => {
    expect(await codes(text)).toEqual(expected);
  });

  test('whatever happens to it, there is a report', async () => {
    const text = JSON.stringify({ system: [SYSTEM] });
    await expectReportsWhenDamaged(Buffer.from(text), 100);
    await expectReportsWhenBent(text, ['"', '{', '}', '[', ']', ',', ':', 'null', '1e999', '"\\ud800"', '"\\u0000"', '\\', ''], (bent) =>
      Buffer.from(bent),
    );
  });
});

test('the loss table names every member that is read', () => {
  const { carried, asText } = LOSSES.FIDESLANG_SYSTEMS;
  const read = [...SYSTEM_MEMBERS.map((key) => `system.${key}`), ...DECLARATION_MEMBERS.map((key) => `declaration.${key}`)];
  expect([...carried, ...asText].sort()).toEqual(read.sort());
});
