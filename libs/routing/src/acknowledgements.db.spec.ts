import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, signAcknowledgement } from '#channels';
import { newId } from '#kernel';
import { OutsideWorld, type Row } from '../../../test/support/outside-world.js';
import { sendAttachment } from '../../../test/support/played.js';
import { recordsOf, tamper } from '../../../test/support/records.js';
import type { Person } from '../../../test/support/world.js';
import { confirmDispatch, recordDispatch } from './manual-dispatch.js';
import { recordAttempt } from './record-attempt.js';
import { requestRecall } from './request-recall.js';

interface Word {
  readonly messageId: string;
  readonly code: string;
  readonly at?: Date;
  readonly registryNumber?: string | null;
  readonly sender?: string;
}

describe('a signed acknowledgement', () => {
  let outside: OutsideWorld;
  beforeAll(async () => {
    outside = await OutsideWorld.create();
  });
  afterAll(() => outside.destroy());

  const post = async (payload: string, headers: Record<string, string>, destination = outside.destinationId) => {
    const app = await outside.world.app();
    const response = await app.inject({
      method: 'POST',
      url: `/webhooks/acknowledgements/${destination}`,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
    return {
      status: response.statusCode,
      body: response.json() as { taken?: string; code?: string; messageVi?: string; messageEn?: string },
    };
  };
  /** As the counterpart sends it, signed by the reference library. */
  const say = async (
    { messageId, code, at = new Date(), registryNumber = null, sender = 'A05' }: Word,
    secret = outside.secret,
    signedAt = new Date(),
    destination?: string,
  ) => {
    const body = JSON.stringify({ messageId, code, at: at.toISOString(), sender, ...(registryNumber ? { registryNumber } : {}) });
    const id = `msg_${newId()}`;
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(signedAt.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, signedAt, body),
    };
    const answer = await post(body, headers, destination);
    await outside.world.settle();
    return { ...answer, again: () => post(body, headers, destination) };
  };
  const delivered = async (): Promise<Row> => {
    const { delivery } = await outside.filed();
    await outside.task().run();
    return delivery;
  };
  const stateOf = async (id: string) => {
    const { transport_state: transport, business_state: business, conflict } = await outside.delivery(id);
    const { rows } = await outside.world.admin.query<{ state: string }>(
      'select f.state from filing f join delivery d on d.filing_id = f.id where d.id = $1',
      [id],
    );
    return `${transport} ${business} ${rows[0]!.state}${conflict ? ` conflict ${String(conflict)}` : ''}`;
  };
  const words = async (id: string) =>
    (
      await outside.world.admin.query<{ code: string }>('select code from acknowledgement where delivery_id = $1 order by at, id', [id])
    ).rows.map(({ code }) => code);
  const eventsOf = async (id: string) => (await recordsOf(outside.world, id)).map(({ type }) => type);

  it('moves the delivery and its filing: 01, 03 with the number, 04, 05, 06, each in the log under the filing’s salt', async () => {
    const { id } = await delivered();
    const seen = [];
    for (const [code, registryNumber] of [
      ['01', null],
      ['03', 'SỔ-17'],
      ['04', null],
      ['05', null],
      ['06', null],
    ] as const) {
      expect(await say({ messageId: id, code, registryNumber })).toMatchObject({ status: 200, body: { taken: 'NEW' } });
      seen.push(await stateOf(id));
    }
    expect(seen).toEqual([
      'DELIVERED ARRIVED RECEIVED',
      'DELIVERED ACCEPTED ACCEPTED',
      'DELIVERED ASSIGNED ACCEPTED',
      'DELIVERED IN_PROGRESS ACCEPTED',
      'DELIVERED COMPLETED ACCEPTED',
    ]);
    expect(await outside.delivery(id)).toMatchObject({ registry_number: 'SỔ-17', waits_for: null });
    const told = (await recordsOf(outside.world, id)).filter(({ type }) =>
      ['FilingArrived', 'FilingAccepted', 'HandlingTold'].includes(type),
    );
    expect(told.map(({ type }) => type)).toEqual(['FilingArrived', 'FilingAccepted', 'HandlingTold', 'HandlingTold', 'HandlingTold']);
    expect(new Set(told.map(({ digest }) => digest)).size).toBe(5);
    expect(told.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest!))).toBe(true);
  });

  it('counts once, however often it comes', async () => {
    const { id } = await delivered();
    const first = await say({ messageId: id, code: '01' });
    const before = await eventsOf(id);
    expect(await first.again()).toEqual({ status: 200, body: { taken: 'KNOWN' } });
    const answers = await Promise.all(Array.from({ length: 5 }, () => first.again()));
    expect(answers.every(({ body }) => body.taken === 'KNOWN')).toBe(true);
    await outside.world.settle();
    expect(await words(id)).toEqual(['01']);
    expect(await eventsOf(id)).toEqual(before);
  });

  it('is kept and changes nothing where it says less than was said before', async () => {
    const { id } = await delivered();
    await say({ messageId: id, code: '05' });
    // 05 alone says that it arrived and is in the register too.
    expect(await stateOf(id)).toBe('DELIVERED IN_PROGRESS ACCEPTED');
    for (const code of ['03', '01', '04']) expect(await say({ messageId: id, code })).toMatchObject({ body: { taken: 'NEW' } });
    expect(await stateOf(id)).toBe('DELIVERED IN_PROGRESS ACCEPTED');
    expect((await words(id)).sort()).toEqual(['01', '03', '04', '05']);
    expect((await eventsOf(id)).filter((type) => type === 'AcknowledgementKept')).toHaveLength(3);
    expect((await eventsOf(id)).filter((type) => type === 'FilingAccepted')).toHaveLength(1);
  });

  it('waits for our own receipt where it comes before it, and counts then', async () => {
    outside.receiver.mode = 'LOSE_ANSWER';
    const { delivery } = await outside.filed();
    await outside.task().run();
    expect(await say({ messageId: delivery.id, code: '03' })).toMatchObject({ status: 200 });
    expect(await say({ messageId: delivery.id, code: '01' })).toMatchObject({ status: 200 });
    expect(await stateOf(delivery.id)).toBe('RETRY_WAIT NONE SUBMITTED');
    outside.receiver.mode = 'TAKE';
    await outside.pass('10 seconds');
    await outside.task().run();
    expect(await stateOf(delivery.id)).toBe('DELIVERED ACCEPTED ACCEPTED');
  });

  it.each(['FAILED_PERMANENT', 'EXPIRED', 'MANUAL_DISPATCH'] as const)(
    'counts with a receipt that comes late, where the message was %s',
    async (state) => {
      outside.receiver.mode = 'LOSE_ANSWER';
      const { delivery } = await outside.filed();
      await outside.task().run();
      outside.receiver.mode = 'TAKE';
      await say({ messageId: delivery.id, code: '03', registryNumber: `SỔ-${state}` });
      await tamper(outside.world, 'update delivery set transport_state = $2, next_attempt_at = null where id = $1', [delivery.id, state]);
      const sent = { outcome: 'DELIVERED' as const, receipt: { messageId: delivery.id, digest: 'ab'.repeat(32), raw: '' } };
      await outside.world.workerHouse.uow.run({ kind: 'system', name: 'deliver-outside' }, (tx) =>
        recordAttempt(tx, newId(), delivery.id, outside.destinationId, sent),
      );
      expect(await stateOf(delivery.id)).toBe('DELIVERED ACCEPTED ACCEPTED');
      expect(await outside.attempts(delivery.id)).toMatchObject([{ outcome: 'TRANSIENT' }, { outcome: 'DELIVERED' }]);
    },
  );

  it('counts too where people carried the message after it', async () => {
    outside.receiver.mode = 'GONE';
    const { delivery } = await outside.filed();
    await outside.task().run();
    await say({ messageId: delivery.id, code: '03', registryNumber: 'SỔ-18' });
    await tamper(outside.world, "update delivery set submitted_at = submitted_at - interval '1 hour' where id = $1", [delivery.id]);
    const handedOverAt = new Date(Date.now() - 60_000);
    const clerk = await outside.world.person(['CLERK'], { unitId: outside.unit.id });
    const receiptFile = await sendAttachment(outside.world, outside.dpo, 'Biên nhận.txt');
    const receiptDigest = createHash('sha256').update('abc').digest('hex');
    await outside.world.uow.run(outside.dpo.caller, (tx) =>
      recordDispatch(tx, delivery.id, { way: 'BY_HAND', handedOverAt, receiptDigest, receiptFile }),
    );
    await outside.world.uow.run(clerk.caller, (tx) => confirmDispatch(tx, delivery.id));
    await outside.world.settle();
    outside.receiver.mode = 'TAKE';
    expect(await stateOf(delivery.id)).toBe('DELIVERED ACCEPTED ACCEPTED');
    expect(await outside.delivery(delivery.id)).toMatchObject({ registry_number: 'SỔ-18' });
  });

  it('of refusal refuses what only arrived; after the register it is a contradiction that people hear of', async () => {
    const refused = await delivered();
    await say({ messageId: refused.id, code: '02' });
    expect(await stateOf(refused.id)).toBe('DELIVERED REFUSED REFUSED');
    const accepted = await delivered();
    await say({ messageId: accepted.id, code: '03' });
    await say({ messageId: accepted.id, code: '02' });
    expect(await stateOf(accepted.id)).toBe('DELIVERED ACCEPTED ACCEPTED conflict 02');
    await say({ messageId: refused.id, code: '03' });
    expect(await stateOf(refused.id)).toBe('DELIVERED REFUSED REFUSED conflict 03');
    const { rows } = await outside.world.admin.query(
      "select detail, (unit_id is null) as to_filer from notification where type = 'AcknowledgementAlarm' and subject_id = $1 order by to_filer",
      [accepted.filing_id],
    );
    expect(rows).toEqual([
      { detail: '02', to_filer: false },
      { detail: '02', to_filer: true },
    ]);
  });

  describe('about a filing that was asked back', () => {
    const askedBack = async (...codes: string[]) => {
      const delivery = await delivered();
      for (const code of codes) await say({ messageId: delivery.id, code });
      await outside.world.uow.run(outside.dpo.caller, (tx) => requestRecall(tx, delivery.id, 'Gửi nhầm'));
      await outside.world.settle();
      await outside.task().run();
      return delivery;
    };
    const recallOf = async (id: string) => (await outside.delivery(id)).recall_state;

    it('receives nothing that was agreed to be given back: people hear of the contradiction, as inside the house', async () => {
      const { id } = await askedBack('01');
      await say({ messageId: id, code: '15' });
      await say({ messageId: id, code: '03' });
      expect([await stateOf(id), await recallOf(id)]).toEqual(['DELIVERED ARRIVED RECEIVED conflict 03', 'RECALL_AGREED']);
      expect(await eventsOf(id)).toContain('AcknowledgementAlarm');
      // That it is refused says nothing that was not agreed to.
      await say({ messageId: id, code: '02' });
      expect(await stateOf(id)).toBe('DELIVERED ARRIVED RECEIVED conflict 03');
    });

    it('answers that where it refuses: the register keeps what it has, and what it has not is refused', async () => {
      const registered = await askedBack('03');
      await say({ messageId: registered.id, code: '02' });
      expect([await stateOf(registered.id), await recallOf(registered.id)]).toEqual(['DELIVERED ACCEPTED ACCEPTED', 'RECALL_AGREED']);
      const agreed = (await recordsOf(outside.world, registered.id)).find(({ type }) => type === 'RecallAgreed');
      expect(agreed!.payload).toMatchObject({ filingState: 'ACCEPTED' });
      const arrived = await askedBack('01');
      await say({ messageId: arrived.id, code: '02' });
      expect([await stateOf(arrived.id), await recallOf(arrived.id)]).toEqual(['DELIVERED REFUSED REFUSED', 'RECALL_AGREED']);
      expect(await eventsOf(arrived.id)).toEqual(expect.arrayContaining(['RecallAgreed', 'FilingRefused']));
    });
  });

  it('that contradicts is before people until somebody says what came of it', async () => {
    const { id } = await delivered();
    await say({ messageId: id, code: '03' });
    await say({ messageId: id, code: '02' });
    const liaison = await outside.world.person(['LIAISON_OFFICER'], { unitId: outside.unit.id });
    const clerk = await outside.world.person(['CLERK'], { unitId: outside.unit.id });
    const needed = async (person: Person) =>
      (
        await outside.world.gql<{ it: { nodes: { id: string }[] } }>('{ it: deliveriesInNeed(first: 100) { nodes { id } } }', {}, person)
      ).data.it.nodes.map((node) => node.id);
    const stranger = await outside.world.person(['UNIT_HEAD'], { unitId: (await outside.world.unit('PA05-79')).id });
    expect([await needed(liaison), await needed(outside.dpo), await needed(stranger)]).toEqual([
      expect.arrayContaining([id]),
      expect.arrayContaining([id]),
      [],
    ]);
    const settle = (person: Person) =>
      outside.world.gql<{ it: unknown }>(
        'mutation ($id: ID!) { it: settleConflict(id: $id, reason: "Đã gọi điện: mã 02 gửi nhầm") { conflict conflictNote businessState } }',
        { id },
        person,
      );
    expect((await settle(clerk)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await settle(liaison)).data.it).toEqual({
      conflict: null,
      conflictNote: 'Đã gọi điện: mã 02 gửi nhầm',
      businessState: 'ACCEPTED',
    });
    expect(await needed(liaison)).not.toContain(id);
    expect((await settle(liaison)).errors).toMatchObject([{ extensions: { code: 'NO_CONFLICT' } }]);
    expect(await eventsOf(id)).toContain('ConflictSettled');
  });

  it('with a code that nobody knows is kept as it came, and alarms', async () => {
    const { id } = await delivered();
    expect(await say({ messageId: id, code: '77' })).toMatchObject({ status: 200, body: { taken: 'NEW' } });
    expect(await stateOf(id)).toBe('DELIVERED NONE SUBMITTED');
    expect(await words(id)).toEqual(['77']);
    expect(await eventsOf(id)).toContain('AcknowledgementAlarm');
    const { rows } = await outside.world.admin.query<{ raw: string }>('select raw from acknowledgement where delivery_id = $1', [id]);
    expect(rows[0]!.raw).toMatch(/^webhook-id: msg_[\s\S]+"code":"77"/);
  });

  describe('is refused, with nothing kept,', () => {
    const refusedWith = async (
      answer: Promise<{ status: number; body: { code?: string; messageVi?: string } }>,
      status: number,
      code: string,
    ) => {
      const count = async () =>
        (
          await outside.world.admin.query<{ n: number }>(
            'select (select count(*) from acknowledgement) + (select count(*) from log_leaf) as n',
          )
        ).rows[0]!.n;
      const before = await count();
      expect(await answer).toMatchObject({ status, body: { code } });
      expect(await count()).toBe(before);
    };

    it('where it is forged: signed with another secret, changed after its signature, or not signed', async () => {
      const { id } = await delivered();
      await refusedWith(say({ messageId: id, code: '01' }, newWebhookSecret()), 401, 'ACKNOWLEDGEMENT_FORGED');
      const { headers, body } = signAcknowledgement(
        { messageId: id, code: '02', at: new Date(), sender: 'A05', registryNumber: null, note: null },
        'msg_1',
        new Date(),
        [outside.secret],
      );
      await refusedWith(post(body.replace('"02"', '"06"'), { ...headers }), 401, 'ACKNOWLEDGEMENT_FORGED');
      await refusedWith(post(body, {}), 422, 'ACKNOWLEDGEMENT_MALFORMED');
    });

    it('where it was signed long ago: a replay', async () => {
      const { id } = await delivered();
      const old = new Date(Date.now() - 6 * 60_000);
      await refusedWith(say({ messageId: id, code: '01', at: old }, outside.secret, old), 401, 'ACKNOWLEDGEMENT_STALE');
    });

    it('where it speaks of another unit’s delivery, of none at all, or at a door that is not there', async () => {
      const { world } = outside;
      const other = await world.unit('PA05-31');
      const admin = await world.person(['UNIT_ADMIN'], { unitId: other.id });
      const { data } = await world.gql<{ it: { destination: { id: string }; secret: string } }>(
        'mutation ($url: String!) { it: openDestination(input: { channel: WEBHOOK, endpoint: $url }) { destination { id } secret } }',
        { url: outside.receiver.url },
        admin,
      );
      await world.settle();
      const { id } = await delivered();
      await refusedWith(say({ messageId: id, code: '03' }, data.it.secret, new Date(), data.it.destination.id), 404, 'NOT_FOUND');
      await refusedWith(say({ messageId: newId(), code: '03' }), 404, 'NOT_FOUND');
      await refusedWith(say({ messageId: id, code: '03' }, outside.secret, new Date(), newId()), 404, 'NOT_FOUND');
      await refusedWith(say({ messageId: id, code: '03' }, outside.secret, new Date(), 'x'), 404, 'NOT_FOUND');
      expect(await stateOf(id)).toBe('DELIVERED NONE SUBMITTED');
    });

    it('where it names another body as its sender, or a time at which nothing was filed yet', async () => {
      const { id } = await delivered();
      await refusedWith(say({ messageId: id, code: '03', sender: 'PA05-31' }), 422, 'ACKNOWLEDGEMENT_NOT_THE_SENDER');
      const before = new Date(Date.now() - 3_600_000);
      await refusedWith(say({ messageId: id, code: '03', at: before }), 422, 'ACKNOWLEDGEMENT_BEFORE_FILING');
      expect(await stateOf(id)).toBe('DELIVERED NONE SUBMITTED');
    });

    it('where it is not in the agreed form, or far too large', async () => {
      const { id } = await delivered();
      const signed = async (body: string) => {
        const at = new Date();
        return post(body, {
          'webhook-id': 'msg_2',
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': new Webhook(outside.secret).sign('msg_2', at, body),
        });
      };
      for (const body of ['[]', '{}', JSON.stringify({ messageId: id, code: '01', at: 'gestern', sender: 'A05' })])
        await refusedWith(signed(body), 422, 'ACKNOWLEDGEMENT_MALFORMED');
      const large = JSON.stringify({ messageId: id, code: '01', at: new Date().toISOString(), sender: 'A05', note: 'x'.repeat(70_000) });
      await refusedWith(signed(large), 422, 'ACKNOWLEDGEMENT_MALFORMED');
    });
  });

  it('at the door of a closed destination speaks only of what that one carried, until it is revoked', async () => {
    const carried = await delivered();
    const open =
      'mutation ($url: String!) { it: openDestination(input: { channel: WEBHOOK, endpoint: $url }) { destination { id } secret } }';
    const { data } = await outside.world.gql<{ it: { destination: { id: string }; secret: string } }>(
      open,
      { url: outside.receiver.url },
      outside.admin,
    );
    await outside.world.settle();
    const elsewhere = await delivered();
    expect(await outside.delivery(elsewhere.id)).toMatchObject({ destination_id: data.it.destination.id });
    const former = (messageId: string, code: string) => say({ messageId, code }, outside.secret, new Date(), outside.destinationId);
    expect(await former(elsewhere.id, '03')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await former(carried.id, '03')).toMatchObject({ status: 200, body: { taken: 'NEW' } });
    expect([await stateOf(carried.id), await stateOf(elsewhere.id)]).toEqual(['DELIVERED ACCEPTED ACCEPTED', 'DELIVERED NONE SUBMITTED']);
    const close = 'mutation ($id: ID!, $revoke: Boolean!) { closeDestination(id: $id, revoke: $revoke) { state revoked } }';
    const shut = (id: string, revoke: boolean) => outside.world.gql(close, { id, revoke }, outside.admin);
    expect((await shut(outside.destinationId, true)).data).toEqual({ closeDestination: { state: 'CLOSED', revoked: true } });
    expect(await former(carried.id, '04')).toMatchObject({ status: 404 });
    expect((await shut(outside.destinationId, true)).errors).toMatchObject([{ extensions: { code: 'ALREADY_CLOSED' } }]);
    // The one in use ends with its secret in one step.
    const current = (code: string) => say({ messageId: elsewhere.id, code }, data.it.secret, new Date(), data.it.destination.id);
    expect(await current('01')).toMatchObject({ status: 200 });
    expect((await shut(data.it.destination.id, true)).errors).toBeUndefined();
    expect(await current('03')).toMatchObject({ status: 404 });
    const { rows } = await outside.world.admin.query("select 1 from destination where revoked and sealed_secrets <> '{}'");
    expect(rows).toEqual([]);
  });

  it('sets up a name that cannot be resolved now, with a warning', async () => {
    const admin = await outside.world.person(['UNIT_ADMIN'], { unitId: (await outside.world.unit('PA05-11')).id });
    const open = 'mutation ($url: String!) { it: openDestination(input: { channel: WEBHOOK, endpoint: $url }) { warning { vi en } } }';
    const at = async (url: string) => (await outside.world.gql<{ it: { warning: object | null } }>(open, { url }, admin)).data.it.warning;
    expect(await at('https://khong-co.a05.example/khien')).toEqual({ vi: expect.any(String), en: expect.stringContaining('resolved') });
    expect(await at(outside.receiver.url)).toBeNull();
  });

  it('keeps an address that is not public from ever being set up', async () => {
    for (const url of [
      'http://169.254.169.254/latest',
      'https://localhost/x',
      'https://10.0.0.1/x',
      'http://a05.example/x',
      'https://user:pass@a05.example/',
    ])
      expect(
        (
          await outside.world.gql(
            'mutation ($url: String!) { openDestination(input: { channel: WEBHOOK, endpoint: $url }) { secret } }',
            { url },
            outside.admin,
          )
        ).errors,
      ).toMatchObject([{ extensions: { code: 'WEBHOOK_URL_REFUSED' } }]);
  });
});
