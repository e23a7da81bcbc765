import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { draftProcessingActivity, publishProcessingActivity } from '#registry';
import { readPdf } from '../../libs/documents/testing/read-pdf.js';
import { ACTIVITY_COLUMNS } from '../../libs/registry/src/activity.queries.js';
import { ACTIVITY_LIST, PARTY_LIST, SYSTEM_LIST } from '../../libs/registry/src/export/register-lists.js';
import { PARTY_REGISTER, SYSTEM_REGISTER } from '../../libs/registry/src/registers.queries.js';
import { activityContent, wholeActivity } from '../support/facts.js';
import { countRows, recordsOf, tamper } from '../support/records.js';
import { statementsOf } from '../support/statements.js';
import { type Person, World } from '../support/world.js';

/** Not part of what the product needs: where it is not installed, that files open in it is not looked at. */
const OFFICE = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find((path) => existsSync(path));

describe('lists as files', () => {
  let world: World;
  let organisationId: string;
  let unitId: string;
  let people: Record<'dpo' | 'viewer' | 'other' | 'officer', Person>;
  const drafted = (person: Person, content: Parameters<typeof draftProcessingActivity>[1]) =>
    world.uow.run(person.caller, (tx) => draftProcessingActivity(tx, content));
  beforeAll(async () => {
    world = await World.create();
    organisationId = (await world.organisation()).id;
    unitId = (await world.unit()).id;
    people = {
      dpo: await world.person(['PDP_OFFICER'], { organisationId }),
      viewer: await world.person(['VIEWER'], { organisationId }),
      other: await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id }),
      officer: await world.person(['UNIT_HEAD'], { unitId }),
    };
    const whole = await drafted(people.dpo, wholeActivity({ code: 'HD-A', name: 'A đủ mọi dòng' }));
    await world.uow.run(people.dpo.caller, (tx) => publishProcessingActivity(tx, whole.id));
    await drafted(people.dpo, activityContent({ code: '=HD', name: 'B; "dấu" và\nxuống dòng' }));
    await drafted(people.other, activityContent({ code: 'KHAC', name: 'Của tổ chức khác' }));
  });
  afterAll(() => world.destroy());

  const get = async (path: string, person?: Person) => {
    const headers: Record<string, string> = person ? { authorization: `Bearer ${person.token}` } : {};
    return (await world.app()).inject({ method: 'GET', url: `/exports/${path}`, headers });
  };
  const records = async (path: string, person = people.dpo) => (await get(path, person)).json().records as Record<string, unknown>[];

  it('show every field that the register has', () => {
    const told = ({ columns, parts }: typeof ACTIVITY_LIST) => [...columns, ...parts].map(({ key }) => key);
    // `measures` are the texts of `protectionMeasures`; which import brought an activity is a filter.
    const without = ['id', 'organisationId', 'measures', 'importId'];
    const all = (columns: object) => Object.keys(columns).filter((key) => !without.includes(key));
    expect(told(ACTIVITY_LIST).sort()).toEqual(all(ACTIVITY_COLUMNS).sort());
    expect(told(SYSTEM_LIST).sort()).toEqual(all(SYSTEM_REGISTER.columns).sort());
    expect(told(PARTY_LIST).sort()).toEqual(all(PARTY_REGISTER.columns).sort());
  });

  it('are CSV for Excel in Vietnam, guarded, saved under a name, never kept by a cache', async () => {
    const answer = await get('processing-activities.csv?separator=%3B', people.viewer);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-length': String(answer.rawPayload.length),
    });
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="khien-processing-activities-\d{4}-\d\d-\d\d\.csv"/);
    const [head, first, second, ...others] = parse(answer.rawPayload, { bom: true, delimiter: ';' }) as string[][];
    expect(others).toEqual([]);
    expect(head!.slice(0, 2)).toEqual(['Mã hoạt động', 'Tên hoạt động xử lý']);
    expect(first!.slice(0, 5)).toEqual(['HD-A', 'A đủ mọi dòng', 'Phòng mẫu', 'Bên kiểm soát', 'Đã ban hành']);
    expect(first!.join('|')).toContain('Vận chuyển mẫu (Quốc gia: VN; Có hợp đồng: Có; Số hợp đồng: 12/HĐ; Ngày hợp đồng: 2026-01-05');
    expect(second!.slice(0, 2)).toEqual(["'=HD", 'B; "dấu" và\nxuống dòng']);
  });

  it('are workbooks with a sheet for each thing that an activity has several of', async () => {
    const answer = await get('processing-activities.xlsx?language=en', people.dpo);
    const sheets = await readXlsxFile(new Blob([new Uint8Array(answer.rawPayload)]));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([ACTIVITY_LIST, ...ACTIVITY_LIST.parts].map(({ title }) => title.en));
    expect(sheets[0]!.data.slice(1).map((row) => row[0])).toEqual(['HD-A', '=HD']);
    const transfers = sheets.find(({ sheet }) => sheet === 'Transfers')!.data;
    expect(transfers[0]!.slice(0, 4)).toEqual(['Code', 'Processing activity', 'Recipient', 'Country']);
    expect(transfers[1]).toEqual([
      ...['HD-A', 'A đủ mọi dòng', 'Đám mây mẫu', 'SG', 'Cloud of a provider abroad', null, 'Điều khoản bảo vệ'],
      new Date('2026-03-02T00:00:00.000Z'),
    ]);
  });

  (OFFICE ? it : it.skip)('open in LibreOffice, sheet by sheet, with their letters, days and line breaks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'khien-office-'));
    try {
      const opened = async (path: string, as: string) => {
        const file = join(folder, path.replace(/.*\//, '').replace(/\?.*/, ''));
        writeFileSync(file, (await get(path, people.dpo)).rawPayload);
        const profile = `-env:UserInstallation=file://${folder}/profile`;
        await promisify(execFile)(OFFICE!, [profile, '--headless', '--convert-to', as, '--outdir', folder, file], { timeout: 240_000 });
      };
      // Each sheet as CSV in UTF-8, cells as they are formatted.
      await opened('processing-activities.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1');
      const sheet = (title: string) => parse(readFileSync(join(folder, `processing-activities-${title}.csv`)), { bom: true }) as string[][];
      const [activities, ...parts] = [ACTIVITY_LIST, ...ACTIVITY_LIST.parts].map(({ title }) => sheet(title.vi));
      expect(activities!.slice(1).map((row) => row.slice(0, 2))).toEqual([
        ['HD-A', 'A đủ mọi dòng'],
        ['=HD', 'B; "dấu" và\nxuống dòng'],
      ]);
      expect(parts.flat(2).join('|')).toContain('Vận chuyển mẫu');
      expect(parts.flat(2).filter((cell) => cell.includes('2026'))).toContain('05/01/2026');
      await opened('processing-activities.csv', 'xlsx');
      const [read] = await readXlsxFile(new Blob([new Uint8Array(readFileSync(join(folder, 'processing-activities.xlsx')))]));
      expect(read!.data.slice(1).map((row) => row[0])).toEqual(['HD-A', "'=HD"]);
      await opened('register.docx', 'txt:Text (encoded):UTF8');
      expect(readFileSync(join(folder, 'register.txt'), 'utf8')).toContain('A đủ mọi dòng');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are JSON with whole records as the list has them', async () => {
    const [exported] = await records('processing-activities.json');
    const { data } = await world.gql<{ it: { nodes: Record<string, unknown>[] } }>(
      `{ it: processingActivities { nodes { id code role purpose legalBases crossBorder children aiUse firstTransferredOn publishedVersion
        purposes { text legalBasis } protectionMeasures { kind text } processors { name country hasContract contractNumber contractDate service note partyId }
        transfers { case detail country recipient partyId safeguards firstTransferredOn } } } }`,
      {},
      people.dpo,
    );
    expect(exported).toMatchObject(data.it.nodes[0]!);
    const lines = (await get('processing-activities.jsonl', people.dpo)).payload.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(['HD-A', '=HD']);
    expect((await records('information-systems.json')).map(({ name, activityCount }) => [name, activityCount])).toEqual([['CRM mẫu', 2]]);
    expect((await records('parties.json')).map(({ name }) => name)).toEqual(['Bên nhận mẫu', 'Vận chuyển mẫu', 'Đám mây mẫu']);
  });

  it('of activities are JSON-LD in the Data Privacy Vocabulary too', async () => {
    const answer = await get('processing-activities.jsonld?state=PUBLISHED', people.viewer);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/ld+json']);
    const { '@context': context, '@graph': graph } = answer.json();
    expect(context.dpv).toBe('https://w3id.org/dpv#');
    const own = { '@id': `urn:uuid:${organisationId}` };
    expect(graph).toHaveLength(2);
    expect(graph[0]).toMatchObject({ ...own, '@type': 'dpv:Organisation' });
    expect(graph[1]).toMatchObject({
      '@type': 'dpv:Process',
      'dct:identifier': 'HD-A',
      'dpv:hasDataController': own,
      'dpv:hasProcessing': [{ '@id': 'dpv:Collect' }],
      'dpv:hasDataProcessor': [{ '@type': 'dpv:DataProcessor', 'dpv:hasName': 'Vận chuyển mẫu', 'dpv:hasCountry': { '@id': 'loc:VN' } }],
    });
    expect(graph[1]).not.toHaveProperty(['dpv:hasContext']);
    expect(graph[1]['dpv:hasPurpose'][0]).toMatchObject({
      '@type': 'dpv:Purpose',
      'skos:prefLabel': { '@value': 'Giao hàng', '@language': 'vi' },
      'dpv:hasLegalBasis': { '@type': 'dpv:DataSubjectContract', 'skos:notation': 'CONTRACT' },
    });
    expect(graph[1]['dpv:hasPersonalData'][0]).toMatchObject({ '@type': 'dpv:PersonalData', 'skos:notation': 'PHONE_NUMBER' });
    expect(graph[1]['dpv:hasProcess'][0]).toMatchObject({
      'dpv:hasProcessing': { '@id': 'dpv:CrossBorderTransfer' },
      'dpv:hasDataExporter': own,
      'dpv:hasThirdCountry': { '@id': 'loc:SG' },
    });
    // Every name with a prefix is of a vocabulary that the context names, and nothing is empty.
    const names = answer.payload.match(/"(\w+):\w+":/g) ?? [];
    expect(new Set(names.map((name) => name.slice(1, name.indexOf(':'))))).toEqual(new Set(['dpv', 'dct', 'skos']));
    expect(answer.payload).not.toMatch(/null|\[\]|\{\}/);
  });

  it('of activities are one document too, with a section for each', async () => {
    const pdf = await get('register.pdf', people.viewer);
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = (await readPdf(pdf.rawPayload)).content.join(' ').replace(/\s+/g, ' ');
    for (const part of [
      'SỔ ĐĂNG KÝ',
      'Toàn bộ sổ: 2 hoạt động',
      '1. HD-A - A đủ mọi dòng',
      '2. =HD - B;',
      'Vận chuyển mẫu',
      '12/HĐ',
      '05/01/2026',
      'Chưa ghi nhận',
    ])
      expect(text).toContain(part);
    const docx = await get('register.docx?state=PUBLISHED', people.viewer);
    expect([docx.statusCode, docx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    const xml = strFromU8(unzipSync(new Uint8Array(docx.rawPayload))['word/document.xml']!);
    expect(xml).toContain('Trích sổ theo bộ lọc đã chọn: 1 hoạt động');
    expect(xml).not.toContain('2. =HD');
  });

  it('are filtered as the list is', async () => {
    const [party] = await records('parties.json');
    const codes = async (query: string) => (await records(`processing-activities.json?${query}`)).map(({ code }) => code);
    expect(await codes('state=PUBLISHED')).toEqual(['HD-A']);
    expect(await codes(`partyId=${party!.id}`)).toEqual(['=HD']);
    expect(await codes(`state=PUBLISHED&partyId=${party!.id}`)).toEqual([]);
    for (const wrong of ['state=ALL', 'partyId=1', 'name=x', 'state=DRAFT&state=PUBLISHED', 'language=fr', 'separator=|']) {
      const answer = await get(`processing-activities.csv?${wrong}`, people.dpo);
      expect([wrong, answer.statusCode, answer.json().defects.length]).toEqual([wrong, 422, 1]);
    }
    expect((await get('register.json?state=DRAFT', people.dpo)).statusCode).toBe(422);
    expect((await get('processing-activities.pdf', people.dpo)).statusCode).toBe(404);
    expect((await get('outbox.csv', people.dpo)).statusCode).toBe(404);
  });

  it('tell the log before they are sent: who, what, how many, under which filter, and the digest of the file', async () => {
    const before = (await recordsOf(world, organisationId)).length;
    const answer = await get('processing-activities.csv?state=DRAFT', people.viewer);
    const told = (await recordsOf(world, organisationId)).slice(before);
    expect(told).toEqual([
      expect.objectContaining({
        type: 'ListExported',
        actor: expect.objectContaining({ userId: people.viewer.userId }),
        payload: { list: 'processing-activities', format: 'csv', state: 'DRAFT', rows: 1 },
        digest: (await import('node:crypto')).createHash('sha256').update(answer.rawPayload).digest('hex'),
      }),
    ]);
  });

  it('of a desk tell who took them, for its heads to hear of large ones', async () => {
    await get('work-queue.csv', people.officer);
    const [told] = (await recordsOf(world, unitId)).filter(({ type }) => type === 'ListExported');
    expect(told).toMatchObject({ payload: { list: 'work-queue', rows: 0, unitId, userId: people.officer.userId } });
  });

  it('are for nobody else, and a refused export leaves no trace', async () => {
    const before = await countRows(world);
    const status = async (who?: Person) => (await get('processing-activities.csv', who)).statusCode;
    expect([await status(), await status(people.officer)]).toEqual([401, 403]);
    expect(await countRows(world)).toEqual(before);
    expect((await records('processing-activities.json', people.other)).map(({ code }) => code)).toEqual(['KHAC']);
  });

  it('show one moment, whatever is written meanwhile, with a statement for each batch', async () => {
    const person = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    for (let i = 0; i < 3; i++) await drafted(person, activityContent({ name: `A ${i}` }));
    await tamper(
      world,
      `insert into processing_activity (id, organisation_id, code, name, role, purpose, state, created_at, updated_at)
        select gen_random_uuid(), organisation_id, 'N-' || n, 'B ' || n, 'CONTROLLER', '', 'DRAFT', now(), now()
        from processing_activity, generate_series(1, 400) n where name = 'A 0' and organisation_id = (select organisation_id from membership where id = $1)`,
      [person.membershipId],
    );
    const { pool } = world.house.database;
    const late = () => drafted(person, activityContent({ code: 'LATE', name: 'Z' }));
    const seen = await world.uow.snapshot(person.caller, async (snapshot) => {
      const first = await snapshot.value<unknown[]>(ACTIVITY_LIST.page(new Set(['code']), 500, null, {}));
      await late();
      return [first.length, (await snapshot.value<unknown[]>(ACTIVITY_LIST.page(new Set(['code']), 500, null, {}))).length];
    });
    expect(seen).toEqual([403, 403]);
    let rows: unknown[] = [];
    // begin, enter, seven batches, commit; begin, enter, the job, record, commit.
    expect(await statementsOf(world, async () => (rows = await records('processing-activities.json', person)))).toBeLessThanOrEqual(15);
    expect(rows).toHaveLength(404);
    expect(pool.totalCount - pool.idleCount).toBe(0);
  });
});
