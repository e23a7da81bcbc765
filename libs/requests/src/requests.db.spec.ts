import { randomUUID } from 'node:crypto';
import { isReference } from '#kernel';
import {
  type EnteredRequest,
  enterRequest,
  type RequestInputs,
  type RequestTransition,
  readWordsOfRequest,
  workOnRequest,
} from '#requests';
import { recordsOf, refusal, refusedWithoutTrace, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);
const WORDS = { name: 'Người Yêu Cầu', contact: 'nguoi.yeu.cau@mau.example', text: 'Đề nghị xóa dữ liệu của tôi' };
const entered = (more: Partial<EnteredRequest> = {}): EnteredRequest => ({
  kind: 'DELETION',
  channel: 'EMAIL',
  receivedAt: ago(1),
  relation: 'SUBJECT',
  chain: false,
  words: WORDS,
  ...more,
});
/** Under Decree 13, with its 72 hours long over. */
const UNDER_D13 = new Date('2025-11-20T03:00:00Z');

describe('requests of data subjects', () => {
  let world: World;
  let people: Record<'dpo' | 'preparer' | 'approver' | 'viewer' | 'admin' | 'other' | 'officer', Person>;
  let key: Buffer;
  beforeAll(async () => {
    world = await World.create();
    key = world.house.data.keyFor('data-subject-requests');
    const [ours, theirs] = [await world.organisation(), await world.organisation()];
    const of = (roles: Parameters<World['person']>[0], organisationId = ours.id) => world.person(roles, { organisationId });
    people = {
      dpo: await of(['PDP_OFFICER']),
      preparer: await of(['PREPARER']),
      approver: await of(['APPROVER']),
      viewer: await of(['VIEWER']),
      admin: await of(['ORG_ADMIN']),
      other: await of(['PDP_OFFICER', 'PREPARER', 'APPROVER'], theirs.id),
      officer: await world.person(['UNIT_HEAD', 'LIAISON_OFFICER'], { unitId: (await world.unit()).id }),
    };
  });
  afterAll(() => world.destroy());

  const enter = (more: Partial<EnteredRequest> = {}, who = people.preparer) =>
    world.uow.run(who.caller, (tx) => enterRequest(tx, key, entered(more)));
  const take = <Step extends RequestTransition>(id: string, step: Step, input: RequestInputs[Step], who = people.dpo) =>
    world.uow.run(who.caller, (tx) => workOnRequest(tx, key, id, step, input));
  const identified = async (more: Partial<EnteredRequest> = {}) => {
    const { id } = await enter(more);
    await take(id, 'verifyIdentity', { proof: 'DOCUMENT_SEEN' });
    return id;
  };
  const blocked = async (work: Promise<unknown>) => (await refusal(() => work)).code;
  const view = async (id: string, who = people.dpo) => {
    const { data } = await world.gql<{ it: Record<string, never> }>(
      `query ($id: ID!) { it: dataSubjectRequest(id: $id) { state chain extendedBy ground endedAt repliedAt
        clocks { kind article citation { vi } arithmetic { vi } dueAt extensibleTo secondsLeft verdict }
        history { step state code verdict hasText recordedBy } refusalGrounds { ground article } availableTransitions { code enabled blockedBy } } }`,
      { id },
      who,
    );
    return data.it as never as {
      state: string;
      ground: string | null;
      repliedAt: string | null;
      clocks: {
        kind: string;
        article: string;
        citation: { vi: string };
        arithmetic: { vi: string };
        dueAt: string | null;
        extensibleTo: string | null;
        secondsLeft: number | null;
        verdict: string | null;
      }[];
      history: { step: string; state: string; code: string | null; verdict: string | null; hasText: boolean; recordedBy: string }[];
      refusalGrounds: { ground: string; article: string }[];
      availableTransitions: { code: string; enabled: boolean; blockedBy: string | null }[];
    };
  };

  describe('entering', () => {
    it('freezes the law of the day of receipt, gives a reference, and is in the log without a word of it', async () => {
      const request = await enter();
      expect(request).toMatchObject({ state: 'RECEIVED', regime: 'VN-PDPL-2025', enteredBy: people.preparer.userId });
      expect(request.reference).toMatch(/^YC\d\d-/);
      expect(isReference(request.reference)).toBe(true);
      expect((await enter({ receivedAt: UNDER_D13 })).regime).toBe('VN-PDPD-2023');

      const [record] = await recordsOf(world, request.id);
      expect(record).toMatchObject({ type: 'DataSubjectRequestEntered', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
      const { rows } = await world.admin.query(
        'select * from data_subject_request r join request_step s on s.request_id = r.id where r.id = $1',
        [request.id],
      );
      const kept = JSON.stringify([rows, record]);
      for (const word of Object.values(WORDS)) expect(kept).not.toContain(word);
      // The net: the same look at what is not sealed finds it.
      expect(kept).toContain(request.reference);
    });

    it('happens once under one key, also where two send at once, and never for something else', async () => {
      const more = { clientKey: `key-${randomUUID()}`, receivedAt: new Date(Date.now() - HOUR) };
      const [one, two] = await Promise.all([enter(more), enter(more)]);
      expect(two.id).toBe(one.id);
      expect((await enter(more)).id).toBe(one.id);
      for (const other of [{ kind: 'ACCESS' as const }, { words: { ...WORDS, text: 'Điều khác' } }, { receivedAt: new Date() }])
        expect(await refusal(() => enter({ ...more, ...other }))).toMatchObject({ code: 'KEY_REUSED' });
      expect((await enter(more, people.other)).id).not.toBe(one.id);
      // Without a key, what is entered twice is twice there.
      expect((await enter()).id).not.toBe((await enter()).id);
    });

    it('knows no receipt to come, and none before there was a law', async () => {
      for (const [receivedAt, code] of [
        [new Date(Date.now() + HOUR), 'IN_THE_FUTURE'],
        [new Date('2023-06-30T16:59:59Z'), 'NO_REGIME'],
      ] as const)
        expect(await refusedWithoutTrace(world, people.dpo.caller, (tx) => enterRequest(tx, key, entered({ receivedAt })))).toMatchObject({
          details: { defects: [{ path: 'receivedAt', code }] },
        });
    });

    it.each(['approver', 'viewer', 'admin', 'officer'] as const)('is not for %s', async (who) => {
      expect(await refusedWithoutTrace(world, people[who].caller, (tx) => enterRequest(tx, key, entered()))).toMatchObject({
        code: 'FORBIDDEN',
      });
    });
  });

  describe('the words', () => {
    it('are opened by who works on requests, and each opening is in the log', async () => {
      const id = await identified();
      await take(id, 'reply', { text: 'Quy trình như sau' });
      for (const who of ['dpo', 'preparer', 'approver'] as const)
        expect(await world.uow.run(people[who].caller, (tx) => readWordsOfRequest(tx, key, id))).toMatchObject({
          ...WORDS,
          steps: [{ text: 'Quy trình như sau' }],
        });
      const reads = (await recordsOf(world, id)).filter(({ type }) => type === 'RequestWordsRead');
      expect(reads.map(({ actor }) => actor.userId)).toEqual([people.dpo.userId, people.preparer.userId, people.approver.userId]);
    });

    it.each([
      ['viewer', 'FORBIDDEN'],
      ['admin', 'FORBIDDEN'],
      ['other', 'NOT_FOUND'],
      ['officer', 'NOT_FOUND'],
    ] as const)('stay closed to %s', async (who, code) => {
      const { id } = await enter();
      expect(await refusedWithoutTrace(world, people[who].caller, (tx) => readWordsOfRequest(tx, key, id))).toMatchObject({ code });
    });

    it('open in no other row', async () => {
      const [one, two] = [await enter(), await enter()];
      await tamper(world, 'update data_subject_request set sealed = $1 where id = $2', [one.sealed, two.id]);
      await expect(world.uow.run(people.dpo.caller, (tx) => readWordsOfRequest(tx, key, two.id))).rejects.toThrow();
    });

    it('a viewer sees where a request stands; another organisation and a unit do not see it', async () => {
      const { id } = await enter();
      expect((await view(id, people.viewer)).state).toBe('RECEIVED');
      for (const who of [people.other, people.officer])
        expect((await world.gql('query ($id: ID!) { dataSubjectRequest(id: $id) { id } }', { id }, who)).errors?.[0]?.extensions.code).toBe(
          'NOT_FOUND',
        );
    });
  });

  describe('the way to the answer', () => {
    it('goes over proof, identity and reply, with the verdict of each clock frozen', async () => {
      const { id } = await enter();
      await take(id, 'askForProof', { text: 'Xin xuất trình giấy tờ' }, people.preparer);
      await take(id, 'verifyIdentity', { proof: 'AUTHORISATION' }, people.preparer);
      await take(id, 'reply', { text: 'Thủ tục' }, people.preparer);
      await take(id, 'fulfil', { text: 'Đã xóa' }, people.approver);

      const { state, clocks, history } = await view(id);
      expect(state).toBe('FULFILLED');
      expect(clocks).toMatchObject([
        {
          kind: 'REPLY',
          article: 'D356 5.4',
          citation: { vi: 'khoản 4 Điều 5 Nghị định 356/2025/NĐ-CP' },
          verdict: 'ON_TIME',
          secondsLeft: null,
        },
        { kind: 'FULFIL', verdict: 'ON_TIME', secondsLeft: null },
      ]);
      expect(history).toMatchObject([
        { step: 'enter', hasText: false },
        { step: 'askForProof', state: 'AWAITING_PROOF', hasText: true },
        { step: 'verifyIdentity', state: 'IDENTIFIED', code: 'AUTHORISATION' },
        { step: 'reply', state: 'REPLIED', verdict: 'ON_TIME' },
        { step: 'fulfil', state: 'FULFILLED', verdict: 'ON_TIME', recordedBy: people.approver.userId },
      ]);
      const moves = (await recordsOf(world, id)).filter(({ type }) => type === 'DataSubjectRequestMoved');
      expect(moves.map(({ payload }) => payload.step)).toEqual(['askForProof', 'verifyIdentity', 'reply', 'fulfil']);
    });

    it('lets the reply be given while the proof is awaited, once', async () => {
      const { id } = await enter();
      await take(id, 'askForProof', { text: 'Xin xuất trình giấy tờ' });
      expect((await take(id, 'reply', { text: 'Thủ tục' })).state).toBe('AWAITING_PROOF');
      expect(await blocked(take(id, 'reply', { text: 'Thủ tục' }))).toBe('ALREADY_REPLIED');
      await take(id, 'verifyIdentity', { proof: 'ACCOUNT' });
      expect((await view(id)).availableTransitions).toContainEqual({ code: 'reply', enabled: false, blockedBy: 'ALREADY_REPLIED' });
    });

    it('judges by when the person was told, which lies between the receipt and now', async () => {
      const id = await identified({ receivedAt: ago(24 * 40) });
      await take(id, 'reply', { text: 'Thủ tục', at: ago(24 * 40 - 1) });
      for (const at of [ago(24 * 41), new Date(Date.now() + HOUR)])
        expect(
          await refusedWithoutTrace(world, people.dpo.caller, (tx) => workOnRequest(tx, key, id, 'fulfil', { text: 'x', at })),
        ).toMatchObject({
          details: { defects: [{ path: 'at', code: 'NOT_BETWEEN' }] },
        });
      expect(await take(id, 'fulfil', { text: 'Đã xóa' })).toMatchObject({ replyVerdict: 'ON_TIME', fulfilVerdict: 'LATE' });
    });

    it('takes an answer with the result as the reply too', async () => {
      const id = await identified({ receivedAt: ago(24 * 15) });
      expect(await take(id, 'partlyFulfil', { text: 'Một phần' })).toMatchObject({ replyVerdict: 'LATE', fulfilVerdict: 'ON_TIME' });
    });

    it('has 72 hours under Decree 13, no reply clock, and words where it has no number', async () => {
      const late = await identified({ receivedAt: UNDER_D13 });
      expect(await take(late, 'fulfil', { text: 'Đã xóa' })).toMatchObject({ replyVerdict: 'NO_DEADLINE', fulfilVerdict: 'LATE' });
      const [clock, ...none] = (await view(late)).clocks;
      expect([clock!.dueAt, none]).toEqual(['2025-11-23T03:00:00.000Z', []]);
      const without = await identified({ receivedAt: UNDER_D13, kind: 'CORRECTION' });
      expect(await take(without, 'fulfil', { text: 'Đã sửa' })).toMatchObject({ fulfilVerdict: 'NO_DEADLINE' });
    });

    it('is not gone from the wrong state, by the wrong role, from outside, or over a newer version', async () => {
      const { id } = await enter();
      for (const step of ['fulfil', 'partlyFulfil', 'reopen'] as const)
        expect(await blocked(take(id, step, { text: 'x' }))).toBe('WRONG_STATE');
      for (const step of ['extend', 'fulfil', 'partlyFulfil', 'refuse'] as const)
        for (const who of ['preparer', 'viewer'] as const)
          expect(await blocked(take(id, step, { text: 'x', days: 1, ground: 'IMPOSSIBLE' } as never, people[who]))).toBe('FORBIDDEN');
      for (const step of ['askForProof', 'verifyIdentity', 'reply', 'setChain', 'withdraw', 'reopen'] as const)
        for (const who of ['approver', 'viewer'] as const)
          expect(await blocked(take(id, step, { text: 'x', proof: 'OTHER', chain: true } as never, people[who]))).toBe('FORBIDDEN');
      for (const who of [people.other, people.officer]) expect(await blocked(take(id, 'withdraw', { text: 'x' }, who))).toBe('NOT_FOUND');
      expect(
        await refusedWithoutTrace(world, people.dpo.caller, (tx) => workOnRequest(tx, key, id, 'withdraw', { text: 'x' }, 9)),
      ).toMatchObject({ code: 'CONFLICT' });
      await take(id, 'withdraw', { text: 'Đã rút qua điện thoại' });
      expect(await blocked(take(id, 'setChain', { text: 'x', chain: true }))).toBe('WRONG_STATE');
    });
  });

  describe('an extension', () => {
    it('goes as far as the law allows, once', async () => {
      const id = await identified();
      const before = (await view(id)).clocks[1]!;
      expect(
        await refusedWithoutTrace(world, people.dpo.caller, (tx) => workOnRequest(tx, key, id, 'extend', { text: 'x', days: 21 })),
      ).toMatchObject({ details: { defects: [{ path: 'days', code: 'TOO_LONG', article: 'D356 5.4' }] } });
      await take(id, 'extend', { text: 'Nhiều hệ thống', days: 20 }, people.approver);
      const after = (await view(id)).clocks[1]!;
      expect(after.dueAt).toBe(before.extensibleTo);
      expect(after.arithmetic.vi).toContain('20 ngày + 20 ngày');
      expect(await blocked(take(id, 'extend', { text: 'x', days: 1 }))).toBe('ALREADY_EXTENDED');
    });

    it('is too late once the time has passed, and unknown to Decree 13', async () => {
      expect(await blocked(take(await identified({ receivedAt: ago(24 * 22) }), 'extend', { text: 'x', days: 1 }))).toBe('DEADLINE_PASSED');
      expect(await blocked(take(await identified({ receivedAt: UNDER_D13 }), 'extend', { text: 'x', days: 1 }))).toBe('NO_EXTENSION');
    });
  });

  it('a chain gives the longer time, and takes it back, while the request is open', async () => {
    const id = await identified();
    const due = async () => Date.parse((await view(id)).clocks[1]!.dueAt!);
    const alone = await due();
    await take(id, 'setChain', { chain: true, text: 'Bên xử lý phải xóa' });
    expect((await due()) - alone).toBe(10 * 24 * HOUR);
    await take(id, 'setChain', { chain: false, text: 'Bên xử lý không giữ dữ liệu' });
    expect(await due()).toBe(alone);
  });

  it('a chain that is recorded once the time has passed lengthens nothing, and what is late stays late', async () => {
    const id = await identified({ receivedAt: ago(24 * 22) });
    expect(await blocked(take(id, 'setChain', { chain: true, text: 'Bên xử lý phải xóa' }))).toBe('CHAIN_TOO_LATE');
    const { availableTransitions } = await view(id);
    expect(availableTransitions).toContainEqual({ code: 'setChain', enabled: false, blockedBy: 'CHAIN_TOO_LATE' });
    await take(id, 'fulfil', { text: 'Đã xóa' });
    expect((await view(id)).clocks[1]!.verdict).toBe('LATE');
    // Under Decree 13 nobody has more time for it, so it may be noted.
    await take(await identified({ receivedAt: UNDER_D13 }), 'setChain', { chain: true, text: 'Bên xử lý phải xóa' });
  });

  it('what is told follows what was told before', async () => {
    const id = await identified({ receivedAt: ago(48) });
    await take(id, 'extend', { text: 'Nhiều hệ thống', days: 5, at: ago(10) });
    const early = () => take(id, 'fulfil', { text: 'Đã xóa', at: ago(20) });
    expect(await refusal(early)).toMatchObject({ details: { defects: [{ path: 'at', code: 'NOT_BETWEEN' }] } });
    await take(id, 'fulfil', { text: 'Đã xóa', at: ago(9) });
  });

  describe('a refusal', () => {
    it('names a ground that the law has for this kind of request', async () => {
      const id = await identified();
      const { refusalGrounds } = await view(id);
      expect(refusalGrounds).toContainEqual({ ground: 'WITHOUT_CONSENT', article: 'L91 14.2' });
      expect(
        await refusedWithoutTrace(world, people.dpo.caller, (tx) =>
          workOnRequest(tx, key, id, 'refuse', { text: 'x', ground: 'MADE_PUBLIC' }),
        ),
      ).toMatchObject({ details: { defects: [{ path: 'ground', code: 'NO_SUCH_GROUND' }] } });
      await take(id, 'refuse', { text: 'Dữ liệu xử lý theo Điều 19', ground: 'WITHOUT_CONSENT' });
      expect(await view(id)).toMatchObject({
        state: 'REFUSED',
        ground: 'WITHOUT_CONSENT',
        clocks: [{ verdict: 'ON_TIME' }, { verdict: 'ON_TIME' }],
      });
    });

    it('says nothing of a person’s data before it is known who asks', async () => {
      const { id } = await enter();
      expect(await blocked(take(id, 'refuse', { text: 'x', ground: 'IMPOSSIBLE' }))).toBe('IDENTITY_NOT_PROVEN');
      expect((await take(id, 'refuse', { text: 'x', ground: 'IDENTITY_NOT_PROVEN' })).state).toBe('REFUSED');
      const known = await identified();
      expect(await blocked(take(known, 'refuse', { text: 'x', ground: 'IDENTITY_NOT_PROVEN' }))).toBe('IDENTITY_PROVEN');
    });
  });

  it('what is opened again runs on from its receipt; what was judged stays in the history', async () => {
    const id = await identified({ receivedAt: ago(24 * 30) });
    await take(id, 'fulfil', { text: 'Đã xóa', at: ago(24 * 29) });
    expect((await view(id)).clocks.map(({ verdict }) => verdict)).toEqual(['ON_TIME', 'ON_TIME']);
    await take(id, 'reopen', { text: 'Người yêu cầu cho biết còn dữ liệu' });
    const reopened = await view(id);
    expect(reopened).toMatchObject({ state: 'REOPENED', clocks: [{ verdict: 'ON_TIME' }, { verdict: null }] });
    expect(reopened.clocks[1]!.secondsLeft).toBeLessThan(0);
    await take(id, 'verifyIdentity', { proof: 'KNOWN_CONTACT' });
    await take(id, 'fulfil', { text: 'Đã xóa hết' });
    const { history } = await view(id);
    expect(history.filter(({ step }) => step === 'fulfil').map(({ verdict }) => verdict)).toEqual(['ON_TIME', 'LATE']);
  });
});
