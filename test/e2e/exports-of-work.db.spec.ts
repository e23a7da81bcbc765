import { parse } from 'csv-parse/sync';
import { type GraphQLObjectType, type GraphQLSchema, getNamedType } from 'graphql';
import readXlsxFile from 'read-excel-file/universal';
import { CASE_LIST } from '#cases';
import { DEADLINE_LIST } from '#deadlines';
import { DOSSIER_LIST } from '#dossiers';
import { EVIDENCE_LIST } from '#evidence';
import { HANDLING_LIST } from '#handling';
import { INDICATOR_LISTS } from '#indicators';
import { INTAKE_LIST } from '#intake';
import type { ExportedList } from '#platform';
import { QUEUE_LIST } from '#queue';
import { REGISTRY_LISTS, WORK_LISTS } from '#registry';
import { REQUEST_LIST } from '#requests';
import { ROUTING_LISTS } from '#routing';
import { STATISTIC_LIST } from '#statistics';
import { REPORT_LIST } from '#violations';
import { type Played, playMainJob } from '../support/played.js';
import { tamper } from '../support/records.js';
import { schemaOf } from '../support/root-fields.js';
import { type Person, World } from '../support/world.js';

const [ACTIVITIES, SYSTEMS, PARTIES] = REGISTRY_LISTS;
const [VERSIONS, THREADS, TEMPLATES, MODELS, IMPORTS, IMPORT_ROWS, MAPPINGS, TERMS] = WORK_LISTS;
const [DESK, IN_NEED, NEWS] = ROUTING_LISTS;
const [INDICATORS, HITS, COMMON] = INDICATOR_LISTS;
/** Each list by the query that shows it. */
const SHOWN_BY: Readonly<Record<string, ExportedList>> = {
  processingActivities: ACTIVITIES,
  informationSystems: SYSTEMS,
  parties: PARTIES,
  dossiers: DOSSIER_LIST,
  violationReports: REPORT_LIST,
  dataSubjectRequests: REQUEST_LIST,
  deskQueue: DESK,
  deliveriesInNeed: IN_NEED,
  notifications: NEWS,
  handlingQueue: HANDLING_LIST,
  intakeQueue: INTAKE_LIST,
  workQueue: QUEUE_LIST,
  cases: CASE_LIST,
  evidence: EVIDENCE_LIST,
  indicatorsOfCase: INDICATORS,
  hitsToAnswer: HITS,
  commonValues: COMMON,
  statisticsRows: STATISTIC_LIST,
  activityVersions: VERSIONS,
  activityThreads: THREADS,
  activityTemplates: TEMPLATES,
  modelActivities: MODELS,
  registerImports: IMPORTS,
  registerImportRows: IMPORT_ROWS,
  importMappings: MAPPINGS,
  importTerms: TERMS,
  deadlines: DEADLINE_LIST,
};
/** What the API tells with the clocks that are computed of it. */
const NOT_SHOWN = ['queueAt', 'replyVerdict', 'fulfilVerdict'].map((field) => `DataSubjectRequestView.${field}`);

describe('the lists of the daily work as files', () => {
  let world: World;
  let schema: GraphQLSchema;
  let ours: Played;
  let theirs: Played;
  beforeAll(async () => {
    world = await World.create();
    schema = await schemaOf(world);
    ours = await playMainJob(world, 'Alpha');
    theirs = await playMainJob(world, 'Beta', ours.unit);
    await tamper(world, "update delivery set conflict = '02' where id = $1", [ours.arrivedDeliveryId]);
  }, 300_000);
  afterAll(() => world.destroy());

  const get = async (path: string, person?: Person) => {
    const headers: Record<string, string> = person ? { authorization: `Bearer ${person.token}` } : {};
    return (await world.app()).inject({ method: 'GET', url: `/exports/${path}`, headers });
  };
  const idsOf = async (path: string, person: Person) => {
    const answer = await get(path, person);
    return answer.statusCode === 200 ? (answer.json().records as { id: string }[]).map(({ id }) => id) : answer.statusCode;
  };

  /** Of one record of ours, where a list is of one. */
  const fileOf = ({ key, needs = [] }: ExportedList, format: string) =>
    `${key}.${format}${needs.map((name, i) => `${i ? '&' : '?'}${name}=${ours[name as 'activityId' | 'importId' | 'caseId']}`).join('')}`;

  it('are those that the API has, with its filters, and tell nothing that it does not show', () => {
    const fields = schema.getQueryType()!.getFields();
    const paged = Object.values(fields).filter(({ type }) => getNamedType(type).name.endsWith('Page'));
    expect(paged.map(({ name }) => name).sort()).toEqual(Object.keys(SHOWN_BY).sort());
    const typeOf = (type: GraphQLObjectType, field: string) =>
      getNamedType(type.getFields()[field]?.type as never) as unknown as GraphQLObjectType;
    for (const { name, type, args } of paged) {
      const list = SHOWN_BY[name]!;
      const filters = args.map((arg) => arg.name).filter((arg) => arg !== 'first' && arg !== 'after');
      expect([name, Object.keys(list.filters).sort()]).toEqual([name, filters.sort()]);
      const view = typeOf(getNamedType(type) as GraphQLObjectType, 'nodes');
      const told = [...list.columns, ...list.parts].map(({ key }) => key).concat(list.more ?? []);
      expect(told.filter((key) => !view.getFields()[key]).map((key) => `${view.name}.${key}`)).toEqual(
        NOT_SHOWN.filter((one) => one.startsWith(`${view.name}.`)),
      );
      for (const { key, columns, more = [] } of list.parts) {
        const part = typeOf(view, key);
        expect(
          [...columns.map((column) => column.key), ...more].filter((one) => !part.getFields()[one]).map((one) => `${part.name}.${one}`),
        ).toEqual([]);
      }
    }
  });

  it('open in every format for those who may see them, and for nobody else', async () => {
    const seen = { member: ours.dpo, officer: ours.officer };
    const status: Record<string, unknown> = {};
    for (const list of Object.values(SHOWN_BY))
      for (const [who, person] of Object.entries(seen)) {
        const csv = await get(fileOf(list, 'csv'), person);
        status[`${list.key} ${who}`] = csv.statusCode;
        expect((await get(fileOf(list, 'csv'))).statusCode).toBe(401);
        if (csv.statusCode !== 200) continue;
        const rows = parse(csv.rawPayload, { bom: true }).length - 1;
        const sheets = await readXlsxFile(new Blob([new Uint8Array((await get(fileOf(list, 'xlsx'), person)).rawPayload)]));
        expect([list.key, sheets.length, sheets[0]!.data.length - 1]).toEqual([list.key, 1 + list.parts.length, rows]);
        expect((await get(fileOf(list, 'jsonl'), person)).payload.split('\n').length - 1).toBe(rows);
      }
    expect(Object.entries(status).filter(([, code]) => code !== 200)).toEqual([
      ['processing-activities officer', 403],
      ['information-systems officer', 403],
      ['parties officer', 403],
      ['dossiers officer', 403],
      ['violation-reports officer', 403],
      ['data-subject-requests officer', 403],
      ['desk-queue member', 403],
      ['handling-queue member', 403],
      ['intake-queue member', 403],
      ['work-queue member', 403],
      ['cases member', 403],
      ['evidence member', 403],
      ['indicators member', 403],
      ['hits-to-answer member', 403],
      ['common-values member', 403],
      ['statistics-rows member', 403],
      ['activity-versions officer', 403],
      ['activity-threads officer', 403],
      ['register-imports officer', 403],
      ['register-import-rows officer', 403],
      ['import-mappings officer', 403],
      ['import-terms officer', 403],
      ['deadlines officer', 403],
    ]);
  });

  it('hold what is one’s own, filtered as the list is', async () => {
    const { dpo, officer } = ours;
    expect(await idsOf('violation-reports.json', dpo)).toEqual(expect.arrayContaining([ours.reportId, ours.draftId, ours.readyId]));
    expect(await idsOf('data-subject-requests.json', dpo)).toEqual([ours.requestId]);
    expect(await idsOf('data-subject-requests.json?state=REFUSED', dpo)).toEqual([]);
    expect(await idsOf('deliveries-in-need.json', dpo)).toEqual([ours.arrivedDeliveryId]);
    expect(await idsOf('notifications.json', dpo)).toContain(ours.notificationId);
    expect(await idsOf('desk-queue.json', officer)).toEqual([ours.arrivedDeliveryId, theirs.arrivedDeliveryId]);
    expect(await idsOf('desk-queue.json?waitsFor=FILER', officer)).toHaveLength(2);
    expect(await idsOf('handling-queue.json', officer)).toEqual(expect.arrayContaining([ours.handlingId, theirs.handlingId]));
    expect(await idsOf('handling-queue.json?state=CLOSED', officer)).toEqual([]);
    expect(await idsOf('intake-queue.json', officer)).toContain(ours.thirdPartyReportId);
    for (const list of Object.values(SHOWN_BY)) {
      const { statusCode, payload } = await get(fileOf(list, 'json'), dpo);
      if (statusCode === 200) expect(payload).not.toContain('Beta');
    }
  });

  it('of one record are of that one, which has to be said and seen', async () => {
    const { dpo } = ours;
    for (const [list, of, id] of [
      [VERSIONS, 'activityId', ours.activityId],
      [THREADS, 'activityId', ours.activityId],
      [IMPORT_ROWS, 'importId', ours.importId],
    ] as const) {
      expect(await idsOf(`${list.key}.json?${of}=${id}`, dpo)).not.toHaveLength(0);
      expect([list.key, await idsOf(`${list.key}.json`, dpo)]).toEqual([list.key, 422]);
      expect([list.key, await idsOf(`${list.key}.json?${of}=${theirs[of]}`, dpo)]).toEqual([list.key, 404]);
      expect([list.key, await idsOf(`${list.key}.json?${of}=${id}`, theirs.dpo)]).toEqual([list.key, 404]);
    }
    expect((await get(`activity-threads.csv?activityId=${ours.activityId}`, dpo)).payload).toContain('Góp ý Alpha');
    const { records } = (await get(`activity-versions.json?activityId=${ours.activityId}`, dpo)).json();
    expect(JSON.parse(records[0].content)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('say what is due in the language that is asked for', async () => {
    const vi = await get('deadlines.csv', ours.dpo);
    const en = await get('deadlines.csv?language=en', ours.dpo);
    expect(vi.payload.split('\n').length).toBe(en.payload.split('\n').length);
    expect(vi.payload).toContain('yêu cầu');
    expect(en.payload).toMatch(/Request of a data subject,/);
  });

  it('are of the same words as the API says', async () => {
    const { data } = await world.gql<{ it: { nodes: object[] } }>(
      `{ it: violationReports { nodes { id reference title state kind drill activityIds
        filings { id number kind state reference formCode noticeClass digest content verdicts { rule article verdict } } } } }`,
      {},
      ours.dpo,
    );
    expect((await get('violation-reports.json', ours.dpo)).json().records).toMatchObject(data.it.nodes);
    const csv = await get('violation-reports.csv?language=en', ours.dpo);
    expect(csv.payload).toMatch(
      /Received into the register; Filed at \(Vietnam time\): \d{4}-\d\d-\d\d \d\d:\d\d:\d\d; Regime: VN-PDPL-2025/,
    );
  });

  it('hold neither salts nor what is sealed', async () => {
    const { rows } = await world.admin.query<{ salt: string }>('select salt from filing');
    expect(rows.length).toBeGreaterThan(3);
    for (const list of Object.values(SHOWN_BY))
      for (const person of [ours.dpo, ours.officer]) {
        const { payload } = await get(fileOf(list, 'json'), person);
        for (const { salt } of rows) expect(payload).not.toContain(salt);
        expect(payload).not.toContain('Người báo tin');
      }
    expect((await get('data-subject-requests.json', ours.dpo)).payload).not.toContain('Alpha');
  });

  it('go record by record too; another’s record is not found', async () => {
    const records: readonly [string, Person, string, string][] = [
      ['processing-activities', ours.dpo, ours.activityId, theirs.activityId],
      ['information-systems', ours.dpo, ours.informationSystemId, theirs.informationSystemId],
      ['parties', ours.dpo, ours.partyId, theirs.partyId],
      ['activity-templates', ours.dpo, ours.templateId, theirs.templateId],
      ['register-imports', ours.dpo, ours.importId, theirs.importId],
      ['violation-reports', ours.dpo, ours.reportId, theirs.reportId],
      ['data-subject-requests', ours.dpo, ours.requestId, theirs.requestId],
      ['deliveries-in-need', ours.dpo, ours.deliveryId, theirs.deliveryId],
      ['handling-queue', ours.officer, ours.handlingId, ours.reportId],
      ['intake-queue', ours.officer, ours.thirdPartyReportId, ours.reportId],
    ];
    for (const [list, person, id, another] of records) {
      expect([list, await idsOf(`${list}/${id}.json`, person)]).toEqual([list, [id]]);
      expect([list, await idsOf(`${list}/${another}.json`, person)]).toEqual([list, 404]);
      const sheets = await readXlsxFile(new Blob([new Uint8Array((await get(`${list}/${id}.xlsx`, person)).rawPayload)]));
      expect(sheets[0]!.data).toHaveLength(2);
    }
    expect(await idsOf(`violation-reports/${ours.reportId}.json`, ours.officer)).toBe(403);
    expect(await idsOf('violation-reports/1.json', ours.dpo)).toBe(404);
    expect(await idsOf(`notifications/${ours.notificationId}.json`, ours.dpo)).toBe(404);
    expect(await idsOf(`violation-reports/${ours.reportId}.json?state=DRAFT`, ours.dpo)).toBe(422);
  });
});
