import { activityContent, factsUnderLaw91, hoursAgo, readied } from '../support/facts.js';
import { type Leaf, putAt } from '../support/leaves.js';
import { activityInput } from '../support/played.js';
import { countRows } from '../support/records.js';
import { RoughClient } from '../support/rough-client.js';
import type { World } from '../support/world.js';

/** Fields that a person writes freely; everything else of type String is a code, a key or a secret. */
const FREE_TEXT =
  /fileName$|(title|code|name|orgUnit|purpose|retention|deletionMethod|ownerName|label|country|role|contact|notes?|lateReason|detectionMethod|place|actDescription|consequences|measures|measuresDone|measuresDoing|measuresPlanned|originParty|channelDetail|priceText|payment|seller|buyer|sourceSystem|reference|systems|website|address|headOffice|transactionOffice|foreignName|issuer|phones|inspection|fullName|phone|email|text|number|position|part|capacity|immediateActions|severity|risks|guidance|incidentDesk|whyPublic|subjectGroup|retentionBasis|retentionTrigger|contractNumber|service|plan|sourceNote|states|provinceCodes|detail|recipient|safeguards|cloudProvider|pdpContact|channel|counterpart|reason|personalDataReason|summary|waiver|remedy|questions|article|caseNumber|formVersion|deskCode|bindingDocument|form|result|time|content|otherBasis|process|deletionPolicy|vsicCode|employer|headOfficeAddress|issuedAt|department|departmentEmail|departmentPhone|headName|headTitle|mobile|legalRepresentative|nameForeign|nameVi|shortNameForeign|shortNameVi|transactionOfficeAddress|description|aspects|effectiveness|goal|recommendation|managerialMeasures|onwardTransfer|overview|plannedDeletion|processingTime|recipientAssessment|recipientMeasures|recipientPlan|recipientStorage|recipientSystem|group|safetyPlan|frequency|target|standards|storagePolicy|technicalMeasures|training|laterProcessing|receiptNumber|incompleteReason|answers\..*taxCode|term|act|what|document|proof|minutesNumber|source|seizedFrom|bag|question|remark|message|words)(\.0)?$/;
/** Texts that have one form and no other. */
const CHECKED_BY_FORM = [
  'exercise',
  'path',
  'input.reporter.taxCode',
  'input.about.taxCode',
  'input.about.provinceCode',
  'input.taxCode',
  'input.provinceCode',
  'input.sector',
  'input.sectors.0',
  'input.answers.0.path',
  'answers.0.path',
  'input.facts.notEstablished.0.path',
  'input.defects.0.path',
  'input.questions.0.path',
  'input.edxml.documentIdForm',
  'input.edxml.documentIdPlace',
  'input.edxml.organCode',
  'input.edxml.trusted.0',
  'input.endpoint',
  'input.dismissal',
  'input.filter.channels.0',
  'input.filter.noticeClasses.0',
  'input.filter.sectors.0',
  'input.filter.severities.0',
  'input.filter.subjectBands.0',
  'input.filter.verdicts.0',
  'input.filter.who',
  'input.items.0.dismissal',
  'input.items.0.outcome',
  'input.outcome',
  'input.ruleId',
  'input.sampleSha256',
  'input.forwardTo',
  'input.noticeClass',
  'input.receiptDigest',
  'quarter',
  'input.unitCode',
  'solution.challenge',
  'solution.prefix',
  'solution.signature',
];
const CODED = /dataTypes\.0\.code$|answers(\.flows\.0)?\.dataTypes\.0$|legalBas(es|is)|operations/;

describe('bad text', () => {
  let client: RoughClient;
  let world: World;
  beforeAll(async () => {
    client = await RoughClient.create();
    ({ world } = client);
  });
  afterAll(() => world.destroy());
  const call = (name: string, variables: Record<string, unknown>) => client.call(name, variables);
  const full = (name: string) => client.full(name);

  /** A path into the variables as a defect names it: without the name of the argument, and of the element of a plain list. */
  const defectPath = ({ path }: Leaf) => path.replace(/^input\./, '').replace(/\.0$/, '');
  const isText = ({ mutation, type, path }: Leaf) =>
    type === 'String' && FREE_TEXT.test(path) && !CODED.test(path) && !(mutation === 'openExercise' && path === 'input.code');
  const stringLeaves = () => client.leaves.filter(isText);

  it('finds every text that the mutations take', () => {
    expect(stringLeaves().length).toBeGreaterThan(45);
    const others = client.leaves.filter((leaf) => leaf.type === 'String' && !isText(leaf));
    // The content of a model has the fields of an activity.
    expect(new Set(others.map(({ path }) => path.replace(/^(input\.)?content\./, 'input.')))).toEqual(
      new Set([
        'input.dataTypes.0.code',
        'input.legalBases.0',
        'input.purposes.0.legalBasis',
        'input.operations.0',
        'input.answers.dataTypes.0',
        'input.answers.flows.0.dataTypes.0',
        'input.answers.flows.0.operations.0',
        'paths.0',
        'terms.0.kind',
        'input.clientKey',
        'input.code',
        ...CHECKED_BY_FORM,
        'input.evidence.0.sha256',
        'input.evidenceSha256',
        'input.publicUrl',
        'input.promises.0.path',
        // Sought among the headers of the file.
        'mapping.0.column',
      ]),
    );
  });

  it.each<[string, string, string]>([
    ['a control character', 'DECEPTIVE_CHARACTERS', 'trước\u0000sau'],
    ['an escape sequence', 'DECEPTIVE_CHARACTERS', 'a\u001b[2Jb'],
    ['a C1 control', 'DECEPTIVE_CHARACTERS', 'a\u0085b'],
    ['a bare carriage return', 'DECEPTIVE_CHARACTERS', 'a\rb'],
    ['a right-to-left override', 'DECEPTIVE_CHARACTERS', 'hoá đơn \u202efdp.exe'],
    ['an isolate', 'DECEPTIVE_CHARACTERS', 'a\u2066b'],
    ['a byte order mark within', 'DECEPTIVE_CHARACTERS', 'a\ufeffb'],
    ['a lone high surrogate', 'DECEPTIVE_CHARACTERS', 'a\ud800'],
    ['a lone low surrogate', 'DECEPTIVE_CHARACTERS', '\udc00b'],
    ['a text without end', 'TOO_LONG', 'đ'.repeat(32_001)],
  ])('refuses %s in every text, by path and in both languages, and writes nothing', async (_what, code, text) => {
    const before = await countRows(world);
    for (const leaf of stringLeaves()) {
      const { refusal } = await call(leaf.mutation, putAt(full(leaf.mutation), leaf.path, text));
      expect({ leaf, refusal }).toMatchObject({
        leaf,
        refusal: { code: 'INVALID', defects: expect.arrayContaining([expect.objectContaining({ path: defectPath(leaf), code })]) },
      });
    }
    expect(await countRows(world)).toEqual(before);
  });

  it('refuses a blank where a text is needed', async () => {
    for (const path of ['input.code', 'input.name', 'input.subjectGroups.0.name', 'input.systems.0.name', 'input.parties.0.name'])
      for (const blank of ['', '  \n\t '])
        expect(await call('draftProcessingActivity', putAt(full('draftProcessingActivity'), path, blank))).toMatchObject({
          refusal: { code: 'INVALID', defects: [{ code: 'EMPTY' }] },
        });
    expect(await call('draftViolationReport', putAt(full('draftViolationReport'), 'input.title', ' '))).toMatchObject({
      refusal: { defects: [{ path: 'title', code: 'EMPTY' }] },
    });
  });

  it('refuses a data type that is neither a code nor a name', async () => {
    for (const type of [{}, { code: null, label: null }, { label: '' }, { label: '  ' }, { retention: '1 năm' }])
      expect(await call('draftProcessingActivity', putAt(full('draftProcessingActivity'), 'input.dataTypes', [type]))).toMatchObject({
        refusal: { code: 'INVALID', defects: [{ path: 'dataTypes.0.label', code: 'EMPTY' }] },
      });
  });

  it.each([
    '<script>alert(document.cookie)</script>',
    `'; drop table filing; -- " \\ $1 ?`,
    '$' + '{7*7} {{7*7}} <%= 7*7 %> #{7*7}',
    '{ me { roles } } query { __schema { types { name } } }',
    '{"$ne":null}',
    '../../../../etc/passwd',
    "=cmd|' /C calc'!A0",
    '%s%n%x \\u202e &#8238; &lt;',
    '__proto__',
    'Nguyễn Thị Ưởng 😀 中文 عربي ไทย',
  ])('keeps %s as the characters that they are', async (text) => {
    const input = {
      ...activityContent({
        name: text,
        purpose: text,
        orgUnit: text,
        measures: [text],
        retention: text,
        deletionMethod: text,
        ownerName: text,
        notes: text,
      }),
      code: `${text} ${Math.random()}`,
      subjectGroups: [{ name: text, subjectCount: 1 }],
      dataTypes: [{ label: text, retention: text }],
      systems: [{ name: text, location: 'ABROAD', country: text }],
      parties: [{ kind: 'RECIPIENT', name: text, country: text }],
    };
    const { it: activity } = await call('draftProcessingActivity', { input });
    expect(activity).toMatchObject({
      code: input.code,
      name: text,
      purpose: text,
      orgUnit: text,
      measures: [text],
      retention: text,
      deletionMethod: text,
      ownerName: text,
      notes: text,
      subjectGroups: [{ name: text }],
      dataTypes: [{ code: null, label: text, retention: text }],
      systems: [{ name: text, country: text }],
      recipients: [{ name: text, country: text }],
    });
    const words = {
      detectionMethod: text,
      place: text,
      systems: [text],
      actDescription: text,
      consequences: text,
      measuresDone: text,
      measuresDoing: text,
      measuresPlanned: text,
      originParty: text,
      involvedParties: [{ name: text, role: text, contact: text }],
    };
    // Late, so that the reason is kept: one that nobody asked for is not.
    const late = { occurredFrom: hoursAgo(100), detectedAt: hoursAgo(90) };
    const report = await readied(world, client.played.dpo, factsUnderLaw91({ ...words, ...late }));
    const { it: shown } = await call('violationReport', { id: report.id });
    expect(shown).toMatchObject({ facts: words });
    const { it: submitted } = await call('submitViolationReport', {
      input: { reportId: report.id, clientKey: `key-${report.id}`, commitment: true, lateReason: text },
    });
    const { content } = (submitted as { filing: { content: string } }).filing;
    expect(JSON.parse(content)).toMatchObject({ facts: words, lateReason: text });
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>(
      'select d.id from delivery d join filing f on f.id = d.filing_id where f.matter_id = $1',
      [report.id],
    );
    const { it: delivery } = await call('acceptFiling', { input: { deliveryId: rows[0]!.id, note: text } });
    expect(delivery).toMatchObject({ acknowledgements: [{ code: '01' }, { code: '03', note: text }] });
  });

  it('writes a text in one form only, however it was typed', async () => {
    const { it } = await call('draftProcessingActivity', {
      input: { ...activityInput('NFD'), name: `  ${'Đường Trần Hưng Đạo'.normalize('NFD')}\r\n ` },
    });
    expect(it).toMatchObject({ name: 'Đường Trần Hưng Đạo'.normalize('NFC') });
  });
});
