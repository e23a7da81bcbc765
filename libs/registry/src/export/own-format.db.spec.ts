import { join } from 'node:path';
import fc from 'fast-check';
import { createUploadTicket } from '#attachments';
import { DATA_TYPE_CODES, LEGAL_BASIS_CODES, OPERATION_CODES } from '#law';
import { FileStore } from '#platform';
import { activityContent, wholeActivity } from '../../../../test/support/facts.js';
import { type Person, World } from '../../../../test/support/world.js';
import type { ActivityContent } from '../activity-content.js';
import { SystemLocation } from '../edge/activity.enums.js';
import type { ImportReport } from '../import/index.js';
import { checkRegisterImport, commitRegisterImport } from '../import-register.js';
import { publishProcessingActivity } from '../publish-activity.js';
import { reviseInformationSystem, reviseParty } from '../revise-registers.js';
import { draftProcessingActivity } from '../write-activity.js';

const text = (max: number) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom('Đường', 'ừ', ' ', '\n', "'", '=', '"', ';', '\u{1f512}', 'e\u0301', '<b>', '_x0041_'),
        fc.string({ maxLength: 3 }),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((parts) => `a${parts.join('').replace(/[\p{C}\u0600-\uffff]/gu, 'x')}`.normalize('NFC').trim().slice(0, max));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const some = <T>(of: fc.Arbitrary<T>, maxLength = 3) => fc.array(of, { maxLength });

/** Any activity that the form takes; `code` and the summaries are left to the caller. */
const CONTENT = fc
  .record({
    name: text(50),
    orgUnit: maybe(text(50)),
    role: fc.constantFrom('CONTROLLER', 'PROCESSOR', 'CONTROLLER_PROCESSOR', 'THIRD_PARTY'),
    summary: text(200),
    legalBases: fc.uniqueArray(fc.constantFrom(...LEGAL_BASIS_CODES), { maxLength: 3 }),
    operations: fc.uniqueArray(fc.constantFrom(...OPERATION_CODES), { maxLength: 3 }),
    sources: fc.uniqueArray(fc.constantFrom('DATA_SUBJECT', 'DEVICE', 'THIRD_PARTY'), { maxLength: 3 }),
    retention: maybe(text(50)),
    deletionMethod: maybe(text(50)),
    crossBorder: maybe(fc.boolean()),
    firstProcessedOn: maybe(day),
    ownerName: maybe(text(50)),
    notes: maybe(text(200)),
    children: maybe(fc.boolean()),
    automatedDecision: maybe(fc.boolean()),
    recording: maybe(fc.boolean()),
    aiUse: maybe(fc.boolean()),
    reviewOn: maybe(day),
    purposes: some(fc.record({ text: text(100), legalBasis: maybe(fc.constantFrom(...LEGAL_BASIS_CODES)) })),
    protectionMeasures: some(fc.record({ kind: fc.constantFrom('TECHNICAL', 'TRAINING', 'OTHER'), text: text(50) })),
    subjectGroups: some(fc.record({ name: text(30), subjectCount: maybe(fc.nat(2_000_000_000)) })),
    dataTypes: some(
      fc.record({
        code: maybe(fc.constantFrom(...DATA_TYPE_CODES)),
        label: text(30),
        retention: maybe(text(30)),
        retentionBasis: maybe(text(30)),
        retentionTrigger: maybe(text(30)),
        finalFate: maybe(fc.constantFrom('DELETE', 'ARCHIVE')),
      }),
    ),
    systems: some(
      fc.record({
        name: text(30),
        location: fc.constantFrom('VN', 'ABROAD', 'UNKNOWN'),
        country: maybe(fc.constantFrom('VN', 'SG')),
        note: maybe(text(30)),
      }),
    ),
    parties: some(
      fc.record({
        kind: fc.constantFrom('RECIPIENT', 'PROCESSOR', 'THIRD_PARTY'),
        name: text(30),
        country: maybe(fc.constantFrom('VN', 'Nhật Bản')),
        hasContract: fc.constant(true),
        contractNumber: maybe(text(30)),
        contractDate: maybe(day),
        service: maybe(text(30)),
        note: maybe(text(30)),
      }),
    ),
    transfers: some(
      fc.record({
        case: fc.constantFrom('SERVERS_ABROAD', 'OTHER'),
        detail: maybe(text(30)),
        country: maybe(fc.constantFrom('SG', 'US')),
        recipient: maybe(text(30)),
        safeguards: maybe(text(30)),
        firstTransferredOn: maybe(day),
      }),
      2,
    ),
  })
  .map(({ summary, legalBases, crossBorder, ...rest }) => ({
    ...rest,
    purpose: rest.purposes.length > 0 ? '' : summary,
    legalBases: rest.purposes.length > 0 ? [] : legalBases,
    measures: [],
    crossBorder: rest.transfers.length > 0 ? null : crossBorder,
    dataTypes: rest.dataTypes.map((type, i) => ({ ...type, subjectGroup: rest.subjectGroups[i]?.name ?? null })),
  }));

describe('the register in our own format', () => {
  let world: World;
  let files: FileStore;
  beforeAll(async () => {
    world = await World.create();
    files = new FileStore(join(world.folder, 'files'));
  });
  afterAll(() => world.destroy());

  const newcomer = async () => world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  const drafts = (person: Person, contents: readonly ActivityContent[]) =>
    world.uow.run(person.caller, async (tx) => {
      for (const content of contents) await draftProcessingActivity(tx, content);
    });
  const exported = async (person: Person, path = 'register.json'): Promise<Buffer> => {
    const headers = { authorization: `Bearer ${person.token}` };
    const answer = await (await world.app()).inject({ method: 'GET', url: `/exports/${path}`, headers });
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  };
  const check = async (bytes: Buffer, person: Person) => {
    const { id } = await world.uow.run(person.caller, (tx) => createUploadTicket(tx, 'register.json', bytes.length));
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${person.token}` };
    expect((await (await world.app()).inject({ method: 'PUT', url: `/uploads/${id}`, headers, payload: bytes })).statusCode).toBe(200);
    const checked = await checkRegisterImport(world.uow, files, person.caller, id);
    return { checked, report: checked.report as unknown as ImportReport };
  };
  const commit = (id: string, person: Person) => world.uow.run(person.caller, (tx) => commitRegisterImport(tx, id));
  /** Without the moment, and without what an import never brings: drafts are written. In the order of their codes, for of two of one name either may come first. */
  const contentOf = (bytes: Buffer) => {
    const { at: _at, activities, ...rest } = JSON.parse(bytes.toString());
    return {
      ...rest,
      activities: activities
        .map(({ state: _state, publishedVersion: _version, ...content }: Record<string, unknown>) => content)
        .toSorted((a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)),
    };
  };

  it('comes back whole into an organisation that has nothing, and changes nothing where it came from, whatever is in it', async () => {
    const [giver, taker] = [await newcomer(), await newcomer()];
    const contents = fc
      .sample(CONTENT, { numRuns: 40, seed: 20261127 })
      .map((content, i) => ({ ...content, code: `M-${i}${i % 7 === 0 ? " Đ'=" : ''}` }) as unknown as ActivityContent);
    await drafts(giver, contents);
    const file = await exported(giver);

    const again = await check(file, giver);
    expect(again.report).toMatchObject({ format: 'KHIEN_REGISTER', counts: { activities: 40, errors: 0 } });
    const { rows: decided } = await world.admin.query('select decision, count(*)::int from import_row where import_id = $1 group by 1', [
      again.checked.id,
    ]);
    expect(decided).toEqual([{ decision: 'SKIP', count: 40 }]);
    await commit(again.checked.id, giver);
    expect(contentOf(await exported(giver))).toEqual(contentOf(file));

    const there = await check(file, taker);
    expect(there.report.problems).toEqual([]);
    await commit(there.checked.id, taker);
    expect(contentOf(await exported(taker))).toEqual(contentOf(file));
  }, 300_000);

  it('brings what the registers of systems and parties say, two activities of one name, and drafts of what was published', async () => {
    const [giver, taker] = [await newcomer(), await newcomer()];
    await drafts(giver, [wholeActivity({ code: 'A', name: 'Một tên' }), activityContent({ code: 'B', name: 'Một tên' })]);
    const rows = (
      await world.admin.query<{ id: string; name: string; kind: string }>(
        `select id, name, 's' as kind from information_system where organisation_id = (select organisation_id from membership where id = $1)
       union all select id, name, 'p' from party where organisation_id = (select organisation_id from membership where id = $1) and name = 'Đám mây mẫu'`,
        [giver.membershipId],
      )
    ).rows;
    for (const { id, name, kind } of rows)
      await world.uow.run(giver.caller, async (tx) => {
        if (kind === 'p') await reviseParty(tx, id, 1, { name, taxCode: '0101234567', country: 'SG', pdpContact: 'Đầu mối mẫu' });
        else {
          const more = { securityLevel: 3, ownerName: 'Phòng mẫu', cloudProvider: 'Mây' };
          await reviseInformationSystem(tx, id, 1, { name, location: SystemLocation.VN, ...more });
        }
      });
    const [{ id }] = (await world.admin.query<{ id: string }>("select id from processing_activity where code = 'A' and name = 'Một tên'"))
      .rows as [{ id: string }];
    await world.uow.run(giver.caller, (tx) => publishProcessingActivity(tx, id));
    const file = await exported(giver);
    expect(JSON.parse(file.toString()).activities[0]).toMatchObject({ code: 'A', state: 'PUBLISHED', publishedVersion: 1 });
    expect(file.toString()).toContain('0101234567');
    const { checked, report } = await check(file, taker);
    expect(report.losses).toEqual({ asText: [], lost: ['state', 'publishedVersion'] });
    await commit(checked.id, taker);
    const back = await exported(taker);
    expect(contentOf(back)).toEqual(contentOf(file));
    expect(JSON.parse(back.toString()).activities.map(({ state }: { state: string }) => state)).toEqual(['DRAFT', 'DRAFT']);
  });

  it.each(['csv', 'csv?separator=;', 'xlsx', 'xlsx?language=en'])(
    'is what comes back: the table %s is refused, and the register stays',
    async (way) => {
      const person = await newcomer();
      await drafts(person, [wholeActivity({ code: 'A', name: 'Một hoạt động' })]);
      const before = contentOf(await exported(person));
      const { checked, report } = await check(await exported(person, `processing-activities.${way}`), person);
      expect(report).toMatchObject({ committable: false, problems: [{ severity: 'ERROR', code: 'OWN_TABLE' }] });
      await expect(commit(checked.id, person)).rejects.toMatchObject({ code: 'NOT_COMMITTABLE' });
      expect(contentOf(await exported(person))).toEqual(before);
    },
  );

  it('is judged as any file is: each fault with its list, row and member, and nothing is written', async () => {
    const person = await newcomer();
    const file = (activities: unknown[], more: object = {}) =>
      Buffer.from(JSON.stringify({ format: 'khien-register', version: 1, activities, ...more }));
    const found = async (bytes: Buffer) =>
      (await check(bytes, person)).report.problems.map(({ severity, code, sheet, row, column }) => [severity, code, sheet, row, column]);
    const good = { code: 'A', name: 'Tên' };
    expect(await found(file([good, { ...good }]))).toEqual([['ERROR', 'DUPLICATE_REF', 'activities', 2, 'code']]);
    expect(await found(file([{ name: 'Tên' }]))).toContainEqual(['ERROR', 'NAME_MISSING', 'activities', 1, 'code']);
    expect(await found(file([{ ...good, reviewOn: '2026-02-30' }]))).toEqual([['ERROR', 'NO_DAY', 'activities', 1, 'reviewOn']]);
    expect(await found(file([{ ...good, purpose: 'x', purposes: [{ text: 'y' }] }]))).toContainEqual([
      'ERROR',
      'CONTRADICTORY',
      'activities',
      1,
      null,
    ]);
    expect(await found(file([{ ...good, parties: [{ kind: 'FRIEND', name: 5 }], dataTypes: 'x' }]))).toEqual(
      expect.arrayContaining([expect.arrayContaining(['ERROR', 'activities', 1])]),
    );
    expect(await found(file([{ ...good, extra: 1, systems: [{ name: 'S', location: 'VN', more: 1 }] }]))).toEqual([
      ['NOTICE', 'UNKNOWN_KEY', 'activities', 1, 'extra'],
      ['NOTICE', 'UNKNOWN_KEY', 'activities', 1, 'systems.0.more'],
    ]);
    expect(await found(file([good], { systems: [{ name: 'S', location: 'MOON' }, { location: 'VN' }] }))).toEqual(
      expect.arrayContaining([expect.arrayContaining(['ERROR', 'systems', 1]), expect.arrayContaining(['ERROR', 'systems', 2])]),
    );
    expect(await found(file([good], { version: 2 }))).toContainEqual(['ERROR', 'LATER_VERSION', 'version', null, null]);
    expect(JSON.parse((await exported(person)).toString()).activities).toEqual([]);
  });
});
