import { enterRequest, type RequestInputs, type RequestTransition, workOnRequest } from '#requests';
import { readPdf } from '../../libs/documents/testing/read-pdf.js';
import { countRows, recordsOf } from '../support/records.js';
import { type Person, World } from '../support/world.js';

const WORDS = { name: 'Người Yêu Cầu', contact: 'Số 7 phố Mẫu, nguoi.yeu.cau@mau.example', text: 'Đề nghị xóa dữ liệu của tôi' };

describe('the letters of a request', () => {
  let world: World;
  let people: Record<'dpo' | 'viewer' | 'other' | 'officer', Person>;
  let organisation: { id: string; name: string };
  let key: Buffer;
  beforeAll(async () => {
    world = await World.create();
    key = world.house.data.keyFor('data-subject-requests');
    organisation = await world.organisation();
    const organisationId = organisation.id;
    people = {
      dpo: await world.person(['PDP_OFFICER'], { organisationId }),
      viewer: await world.person(['VIEWER'], { organisationId }),
      other: await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id }),
      officer: await world.person(['UNIT_HEAD'], { unitId: (await world.unit()).id }),
    };
  });
  afterAll(() => world.destroy());

  const get = async (path: string, person?: Person) => {
    const headers: Record<string, string> = person ? { authorization: `Bearer ${person.token}` } : {};
    return (await world.app()).inject({ method: 'GET', url: `/papers/requests/${path}`, headers });
  };
  const textOf = async (pdf: Uint8Array) => (await readPdf(pdf)).content.join(' ').replace(/\s+/g, ' ');
  const entered = async () =>
    (
      await world.uow.run(people.dpo.caller, (tx) =>
        enterRequest(tx, key, { kind: 'DELETION', channel: 'POST', receivedAt: tx.now, relation: 'SUBJECT', chain: false, words: WORDS }),
      )
    ).id;
  const take = <Step extends RequestTransition>(id: string, step: Step, input: RequestInputs[Step]) =>
    world.uow.run(people.dpo.caller, (tx) => workOnRequest(tx, key, id, step, input));

  it('are there once the person is told, as PDF and as .docx, and tell the times of then', async () => {
    const id = await entered();
    expect((await get(`${id}/reply.pdf`, people.dpo)).statusCode).toBe(404);
    await take(id, 'verifyIdentity', { proof: 'DOCUMENT_SEEN' });
    await take(id, 'reply', { text: 'Yêu cầu được chuyển cho bộ phận kỹ thuật' });
    const reply = await get(`${id}/reply.pdf?number=7/TB-MAU`, people.dpo);
    expect([reply.statusCode, reply.headers['content-type'], reply.headers['cache-control']]).toEqual([
      200,
      'application/pdf',
      'private, no-store',
    ]);
    const text = await textOf(reply.rawPayload);
    for (const part of [organisation.name, WORDS.name, WORDS.contact, '7/TB-MAU', 'bộ phận kỹ thuật', '+ 20 ngày = hết ngày'])
      expect(text).toContain(part);

    await take(id, 'extend', { text: 'Nhiều hệ thống', days: 5 });
    await take(id, 'setChain', { chain: true, text: 'Bên xử lý phải xóa' });
    const again = await get(`${id}/reply.pdf?number=7/TB-MAU`, people.dpo);
    expect(Buffer.compare(reply.rawPayload, again.rawPayload)).toBe(0);
    expect(await textOf((await get(`${id}/extension.pdf`, people.dpo)).rawPayload)).toContain('+ 20 ngày + 5 ngày = hết ngày');

    await take(id, 'partlyFulfil', { text: 'Còn bản sao lưu' });
    expect(await textOf((await get(`${id}/result.pdf`, people.dpo)).rawPayload)).toContain('Đã thực hiện một phần.');
    const docx = await get(`${id}/result.docx`, people.dpo);
    expect([docx.statusCode, docx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await recordsOf(world, id)).filter(({ type }) => type === 'RequestWordsRead').length).toBe(5);
  });

  it('a refusal names its ground', async () => {
    const id = await entered();
    await take(id, 'refuse', { text: 'Chưa có giấy tờ', ground: 'IDENTITY_NOT_PROVEN' });
    expect(await textOf((await get(`${id}/refusal.pdf`, people.dpo)).rawPayload)).toContain('chưa chứng minh được là chủ thể dữ liệu');
  });

  it('are for nobody else, and a refused reading leaves no trace', async () => {
    const id = await entered();
    await take(id, 'refuse', { text: 'Chưa có giấy tờ', ground: 'IDENTITY_NOT_PROVEN' });
    const before = await countRows(world);
    const answers = [undefined, people.viewer, people.other, people.officer].map(
      async (who) => (await get(`${id}/refusal.pdf`, who)).statusCode,
    );
    expect(await Promise.all(answers)).toEqual([401, 403, 404, 404]);
    for (const nothing of [`${id}/result.pdf`, `${id}/letter.pdf`, `${id}/refusal.txt`, 'x/refusal.pdf'])
      expect([nothing, (await get(nothing, people.dpo)).statusCode]).toEqual([nothing, 404]);
    expect(await countRows(world)).toEqual(before);
  });
});
