import readXlsxFile from 'read-excel-file/universal';
import { UNIT_ROLES } from '#kernel';
import { acceptFiling } from '#routing';
import { foldStatistics } from '#statistics';
import { textOfPart } from '../../libs/documents/testing/read-docx.js';
import { readPdf } from '../../libs/documents/testing/read-pdf.js';
import { factsUnderLaw91, filed, hoursAgo } from '../support/facts.js';
import { type Person, World } from '../support/world.js';

describe('the report on a period', () => {
  let world: World;
  let desk: Person;
  let provincial: Person;
  let dpo: Person;
  const period = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
  beforeAll(async () => {
    world = await World.create();
    const [agency, province] = [await world.unit(), await world.unit('PA05-31')];
    [desk, provincial] = [
      await world.person([...UNIT_ROLES], { unitId: agency.id }),
      await world.person([...UNIT_ROLES], { unitId: province.id }),
    ];
    for (const sector of ['BANKING', 'OTHER'] as const) {
      const organisation = await world.organisation({ sector, name: `Tổ chức ${sector}`, provinceCode: sector === 'OTHER' ? '31' : '79' });
      dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
      await filed(world, dpo, factsUnderLaw91({ detectedAt: hoursAgo(5), occurredFrom: hoursAgo(6) }));
    }
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>("select id from delivery where part = 'LEAD' order by id limit 1");
    await world.uow.run(desk.caller, (tx) => acceptFiling(tx, rows[0]!.id, null, 'Bổ sung sau'));
    await world.settle();
    await world.workerHouse.uow.run({ kind: 'system', name: 'fold-statistics' }, foldStatistics);
  });
  afterAll(() => world.destroy());

  const get = async (path: string, person?: Person) =>
    (await world.app()).inject({
      method: 'GET',
      url: `/exports/statistics-report.${path}`,
      headers: person ? { authorization: `Bearer ${person.token}` } : {},
    });

  it('is a paper with the numbers, and says where they come from', async () => {
    const { statusCode, rawPayload } = await get(`pdf?period=${period}&scope=COUNTRY`, desk);
    expect(statusCode).toBe(200);
    const { content, tagged, language } = await readPdf(new Uint8Array(rawPayload));
    const text = content.join('\n').replace(/\s+/g, ' ');
    expect([tagged, language]).toEqual([true, 'vi-VN']);
    for (const said of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Tiếp nhận 2 thông báo vi phạm',
      'Đã vào sổ 1',
      'Đúng hạn',
      'Không tính diễn tập',
      '50,0%',
    ])
      expect(text).toContain(said);
    expect(text).toMatch(/\(SHA-256\): [0-9a-f]{10}/);
  });

  it('of a province names Article 38, and leaves what the system does not know to be written by hand', async () => {
    const { rawPayload } = await get(`pdf?period=${period}&province=31`, desk);
    const text = (await readPdf(new Uint8Array(rawPayload))).content.join('\n').replace(/\s+/g, ' ');
    for (const said of ['khoản 7 Điều 38 Nghị định số 356/2025/NĐ-CP', 'Bố trí kinh phí (khoản 4)', 'Tiếp nhận 1 thông báo'])
      expect(text).toContain(said);
    const docx = await get(`docx?period=${period}`, provincial);
    const own = textOfPart(new Uint8Array(docx.rawPayload));
    for (const said of ['Tiếp nhận 0 thông báo', 'Kính gửi: Cơ quan chuyên trách', 'PA05-31 báo cáo tình hình tại địa phương'])
      expect(own).toContain(said);
  });

  it('is the same again, whatever came since', async () => {
    const textOf = async (more = '') => {
      const { rawPayload } = await get(`pdf?period=${period}&scope=COUNTRY${more}`, desk);
      return (await readPdf(new Uint8Array(rawPayload))).content.join('\n').replace(/\s+/g, ' ');
    };
    const before = await textOf();
    await filed(world, dpo, factsUnderLaw91({ detectedAt: hoursAgo(5), occurredFrom: hoursAgo(6) }));
    await world.settle();
    await world.workerHouse.uow.run({ kind: 'system', name: 'fold-statistics' }, foldStatistics);
    expect(await textOf()).toContain('Tiếp nhận 3 thông báo');
    const fold = /Số liệu đếm đến lần (\d+)/.exec(before)![1]!;
    expect(await textOf(`&asOf=${fold}`)).toBe(before);
  });

  it('has its annex as a workbook: a sheet for each thing that is counted by', async () => {
    const { statusCode, rawPayload } = await get(`xlsx?period=${period}&scope=COUNTRY`, desk);
    expect(statusCode).toBe(200);
    const sheets = await readXlsxFile(new Blob([new Uint8Array(rawPayload)]));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(
      expect.arrayContaining(['Phụ lục số liệu', 'Đúng hạn', 'Tỉnh, thành phố', 'Loại dữ liệu']),
    );
    const province = sheets.find(({ sheet }) => sheet === 'Tỉnh, thành phố')!;
    expect(province.data).toHaveLength(3);
    expect(province.data.slice(1).map((row) => row[1])).toEqual([2, 1]);
  });

  it('is told in the log, and is for whoever counts that', async () => {
    expect((await get(`pdf?period=${period}`)).statusCode).toBe(401);
    expect((await get(`pdf?period=${period}`, dpo)).statusCode).toBe(403);
    expect((await get(`pdf?period=${period}&scope=COUNTRY`, provincial)).statusCode).toBe(403);
    expect((await get(`xlsx?period=${period}&province=31`, provincial)).statusCode).not.toBe(200);
    for (const wrong of ['', '?period=2026-13', `?period=${period}&province=xx`, `?period=${period}&scope=ALL`])
      expect((await get(`pdf${wrong}`, desk)).statusCode).toBe(422);
    const { rows } = await world.admin.query(
      "select 1 from outbox where type = 'ListExported' and payload ->> 'list' = 'statistics-report' and payload ->> 'format' = 'pdf'",
    );
    expect(rows).toHaveLength(5);
  });
});
