import { World } from '../../../test/support/world.js';
import { dryRun } from './import/index.js';
import { csv, ImportDesk } from './testing/import-desk.js';

const FILE = csv('Mã;Tên hoạt động;Mục đích xử lý;Loại dữ liệu', 'A;Một;M;Họ tên', 'A;Hai;M;Họ tên', ';;M;Họ tên');

describe('the file of an import, marked', () => {
  let world: World;
  let desk: ImportDesk;
  beforeAll(async () => {
    world = await World.create();
    desk = await ImportDesk.open(world);
  });
  afterAll(() => world.destroy());

  const get = async (id: string, token?: string) =>
    (await world.app()).inject({
      method: 'GET',
      url: `/imports/${id}/findings.xlsx`,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });

  it('is downloaded, mended and sent again', async () => {
    const checked = await desk.check(FILE);
    const answer = await get(checked.id, desk.dpo.token);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringContaining('attachment'),
    });
    const again = await desk.check(answer.rawPayload);
    const codes = (problems: readonly { code: string; row: number | null }[]) => problems.map(({ code, row }) => `${code} ${row}`);
    expect(codes(desk.reportOf(again).problems)).toEqual(codes((await dryRun(FILE)).problems));
    expect(await desk.decisionsOf(again.id)).toEqual(await desk.decisionsOf(checked.id));
  });

  it('is for the organisation alone', async () => {
    const { id } = await desk.check(FILE);
    const stranger = await ImportDesk.open(world);
    expect((await get(id)).statusCode).toBe(401);
    expect((await get(id, stranger.dpo.token)).statusCode).toBe(404);
    expect((await get('nonsense', desk.dpo.token)).statusCode).toBe(404);
  });
});
