import { type EnteredRequest, enterRequest, requests, workOnRequest } from '#requests';
import { MailSink } from '../../../test/support/mail-sink.js';
import { outsideTaskOf } from '../../../test/support/outside-world.js';
import { recordsOf, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';

const HOUR = 3_600_000;
const WORDS = { name: 'Chim Yến', contact: 'chim.yen@mau.example', text: 'Đề nghị xóa dữ liệu' };

describe('reminders of requests', () => {
  let sink: MailSink;
  let world: World;
  let dpo: Person;
  let key: Buffer;
  beforeAll(async () => {
    sink = await MailSink.listen();
    world = await World.create({ KHIEN_MAIL_URL: sink.url, KHIEN_MAIL_FROM: 'khien@khien.example.vn', KHIEN_MAIL_TLS: 'false' });
    key = world.house.data.keyFor('data-subject-requests');
  });
  beforeEach(async () => {
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    sink.arrived.length = 0;
  });
  afterAll(async () => {
    await world.destroy();
    await sink.close();
  });

  const enter = async (more: Partial<EnteredRequest>) => {
    const entered = {
      kind: 'DELETION',
      channel: 'EMAIL',
      receivedAt: new Date(),
      relation: 'SUBJECT',
      chain: false,
      words: WORDS,
    } as const;
    return (await world.uow.run(dpo.caller, (tx) => enterRequest(tx, key, { ...entered, ...more }))).id;
  };
  const sweep = () => world.workerHouse.uow.run({ kind: 'system', name: 'test' }, requests.sweeps!['remind-requests']!);
  /** As if the person had asked so much earlier. */
  const pass = (id: string, hours: number) =>
    tamper(
      world,
      "update data_subject_request set received_at = received_at - $2 * interval '1 hour', remind_at = remind_at - $2 * interval '1 hour' where id = $1",
      [id, hours],
    );
  const told = async (id: string) =>
    (await recordsOf(world, id))
      .filter(({ type }) => type === 'RequestDueSoon' || type === 'RequestOverdue')
      .map(({ type, payload }) => `${type} ${payload.clock}`);
  const news = async () => {
    await world.settle();
    const query = '{ it: notifications(first: 20) { nodes { type reference filingId text { vi } } } }';
    const { data } = await world.gql<{
      it: { nodes: { type: string; reference: string; filingId: string; text: { vi: string } | null }[] };
    }>(query, {}, dpo);
    return data.it.nodes;
  };

  it('come a day before each deadline and when it has passed, once each', async () => {
    const id = await enter({ kind: 'PROTECTIVE_MEASURES' });
    await sweep();
    expect(await told(id)).toEqual([]);
    // The reply, due within two working days, is over; of the 15 days this is the last.
    await pass(id, 24 * 15);
    for (let i = 0; i < 3; i++) await sweep();
    expect(await told(id)).toEqual(['RequestOverdue REPLY', 'RequestDueSoon FULFIL']);
    await pass(id, 48);
    for (let i = 0; i < 3; i++) await sweep();
    expect((await told(id)).at(-1)).toBe('RequestOverdue FULFIL');
  });

  it('come again for another deadline only: an extension, a chain that comes and goes', async () => {
    const id = await enter({ receivedAt: new Date(Date.now() - 24 * HOUR * 20) });
    await sweep();
    expect(await told(id)).toEqual(['RequestOverdue REPLY', 'RequestDueSoon FULFIL']);
    await world.uow.run(dpo.caller, (tx) => workOnRequest(tx, key, id, 'setChain', { chain: true, text: 'Bên xử lý' }));
    await world.uow.run(dpo.caller, (tx) => workOnRequest(tx, key, id, 'setChain', { chain: false, text: 'Không' }));
    await sweep();
    expect(await told(id)).toHaveLength(2);
    await world.uow.run(dpo.caller, (tx) => workOnRequest(tx, key, id, 'extend', { days: 1, text: 'Nhiều hệ thống' }));
    await sweep();
    const { rows } = await world.admin.query<{ remind_at: Date | null }>('select remind_at from data_subject_request where id = $1', [id]);
    expect(rows[0]!.remind_at).not.toBeNull();
  });

  it('pass over a moment that has become none, and say so', async () => {
    const id = await enter({});
    await tamper(world, "update data_subject_request set remind_at = now() - interval '1 hour' where id = $1", [id]);
    expect(await sweep()).toBe(0);
    expect((await recordsOf(world, id)).at(-1)!.type).toBe('RequestTimesKept');
    expect(await sweep()).toBe(0);
    expect(await recordsOf(world, id)).toHaveLength(2);
  });

  it('end with the answer', async () => {
    const id = await enter({ receivedAt: new Date(Date.now() - 24 * HOUR * 30) });
    await world.uow.run(dpo.caller, (tx) => workOnRequest(tx, key, id, 'withdraw', { text: 'Đã rút' }));
    await sweep();
    expect(await told(id)).toEqual([]);
  });

  it('reach the people of the organisation as news and by mail, in codes and moments, without a word of the person', async () => {
    const id = await enter({ receivedAt: new Date(Date.now() - 24 * HOUR * 30) });
    await sweep();
    const [first] = await news();
    expect(first).toMatchObject({ type: 'RequestOverdue', filingId: id, text: { vi: expect.stringContaining('khoản 4 Điều 5') } });
    await outsideTaskOf(world, 'mail-notifications').run();
    const mails = sink.arrived.filter((mail) => mail.to[0] === dpo.email);
    expect(mails).toHaveLength(1);
    const seen = JSON.stringify([await news(), mails, (await recordsOf(world, id)).map(({ payload }) => payload)]);
    expect(seen).toContain(first!.reference);
    for (const word of [...Object.values(WORDS), 'chim.yen', 'Ch=E1=BA=B7m']) expect(seen).not.toContain(word);
  });

  it('are not told any more where the answer came first', async () => {
    const id = await enter({ receivedAt: new Date(Date.now() - 24 * HOUR * 30) });
    await sweep();
    await world.uow.run(dpo.caller, (tx) => workOnRequest(tx, key, id, 'withdraw', { text: 'Đã rút' }));
    expect(await news()).toEqual([]);
  });
});
