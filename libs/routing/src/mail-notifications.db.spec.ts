import type { AuthorityUnit } from '#identity';
import { draftViolationReport, markViolationReportReady, openExercise, submitViolationReport, violations } from '#violations';
import { factsUnderLaw91, filed, hoursAgo, reportContent, submissionOf } from '../../../test/support/facts.js';
import { MailSink } from '../../../test/support/mail-sink.js';
import { outsideTaskOf } from '../../../test/support/outside-world.js';
import { tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { LONGEST_GAP } from './retry.js';

/** Whatever a person may have written or be called; see `test/support`. */
const PERSONAL = ['mẫu', 'Mẫu', 'CRM', 'Gửi nhầm', 'Gửi nh=E1=BA=A7m', 'lừa đảo', 'PHONE_NUMBER', 'LEAK'];

interface MailRow {
  readonly attempts: number;
  readonly outcome: string | null;
  readonly failure: string | null;
  readonly due_at: Date;
}

describe('news by mail', () => {
  let sink: MailSink;
  let world: World;
  let unit: AuthorityUnit;
  let dpo: Person;
  let organisationId: string;
  beforeAll(async () => {
    sink = await MailSink.listen();
    world = await World.create({ KHIEN_MAIL_URL: sink.url, KHIEN_MAIL_FROM: 'khien@khien.example.vn', KHIEN_MAIL_TLS: 'false' });
    unit = await world.unit();
  });
  beforeEach(async () => {
    organisationId = (await world.organisation()).id;
    dpo = await world.person(['PDP_OFFICER'], { organisationId });
  });
  /** Nothing of an earlier test is left to be told. */
  afterEach(async () => {
    sink.meanwhile = sink.refuseText = sink.refuseRecipient = undefined;
    sink.arrived.length = 0;
    await tamper(world, "update notification_mail set settled_at = now(), outcome = 'GIVEN_UP' where settled_at is null");
  });
  afterAll(async () => {
    await world.destroy();
    await sink.close();
  });

  /** The task as the worker wires it; two of them are two workers. */
  const task = () => outsideTaskOf(world, 'mail-notifications');
  const to = ({ email }: Person) => sink.arrived.filter((mail) => mail.to[0] === email);
  const rows = async ({ userId }: Person): Promise<MailRow[]> =>
    (await world.admin.query<MailRow>('select * from notification_mail where user_id = $1 order by due_at', [userId])).rows;
  const outcomes = async (person: Person) => (await rows(person)).map(({ outcome }) => outcome);
  /** Lets time pass for what waits. Nobody sleeps. */
  const pass = async (interval: string) => {
    await tamper(world, 'update notification_mail set due_at = due_at - $1::interval, leased_until = leased_until - $1::interval', [
      interval,
    ]);
    await tamper(world, 'update notification set created_at = created_at - $1::interval', [interval]);
  };
  const sweep = async () => {
    for (const sweep of Object.values(violations.sweeps!)) await world.workerHouse.uow.run({ kind: 'system', name: 'test' }, sweep);
    await world.settle();
  };
  /** A draft whose 72 hours have run for so long, and the reminder of it: one up to 48 hours. */
  const reminded = async (hours = 24.1, exercise: string | null = null) => {
    const facts = factsUnderLaw91({ occurredFrom: hoursAgo(200), detectedAt: hoursAgo(hours) });
    const { id } = await world.uow.run(dpo.caller, (tx) => draftViolationReport(tx, reportContent(facts), exercise));
    await sweep();
    return id;
  };
  const arrived = async () => {
    const filing = await filed(world, dpo);
    await world.settle();
    return filing;
  };
  const newsOf = async (subjectId: string) =>
    (
      await world.admin.query<{ id: string }>('select id from notification where subject_id = $1 order by created_at', [subjectId])
    ).rows.map(({ id }) => id);
  const read = (ids: readonly string[], person: Person) =>
    world.gql<{ it: { readAt: string }[] }>('mutation ($ids: [ID!]!) { it: markNotificationsRead(ids: $ids) { readAt } }', { ids }, person);

  it('a reminder goes at once: what, which, until when, where, in both languages, and not a word of the case', async () => {
    const id = await reminded();
    expect(await task().run()).toBe(1);
    const [{ mail, raw }] = to(dpo) as [(typeof sink.arrived)[number]];
    const name = `#${id.slice(-8)}`;
    expect(mail.subject).toBe(`[Khiên] ${name}: Nhắc thời hạn`);
    expect(mail.text).toMatch(/Còn 1 ngày 23 giờ 5\d phút đến hạn thông báo vi phạm[\s\S]+left for the violation notice to the agency/);
    expect(mail.text).toContain(name);
    expect(mail.text).toContain('http://localhost:3000/');
    const { rows: kept } = await world.admin.query<{ text: string }>(
      'select to_jsonb(r)::text as text from violation_report r where id = $1',
      [id],
    );
    for (const word of ['mẫu', 'CRM', 'Gửi nhầm', 'lừa đảo']) expect(kept[0]!.text).toContain(word);
    for (const word of PERSONAL) expect(`${raw}\n${mail.subject}\n${mail.text}\n${mail.html}`).not.toContain(word);
    expect(await outcomes(dpo)).toEqual(['MAILED']);
    expect(await task().run()).toBe(0);
  });

  it('what is read within two minutes is not mailed; what is not, is', async () => {
    const [first, second] = [await arrived(), await arrived()];
    await task().run();
    expect(to(dpo)).toEqual([]);
    const { data } = await read(await newsOf(first.id), dpo);
    expect(data.it).toEqual([{ readAt: expect.any(String) }]);
    await pass('121 seconds');
    await task().run();
    expect(to(dpo).map(({ mail }) => mail.subject)).toEqual([`[Khiên] ${second.reference}: Hồ sơ đã đến cơ quan tiếp nhận`]);
    expect(to(dpo)[0]!.mail.text).toContain(`http://localhost:3000/r/${second.reference}`);
    expect((await outcomes(dpo)).sort()).toEqual(['MAILED', 'NEEDLESS']);
  });

  it('who only looks gets no mail, and has not read it for the others; nor has somebody else', async () => {
    const viewer = await world.person(['VIEWER'], { organisationId });
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const ids = await newsOf(await reminded());
    expect((await read(ids, viewer)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await read(ids, stranger)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    await task().run();
    expect([to(viewer).length, to(stranger).length, to(dpo).length]).toEqual([0, 0, 1]);
  });

  it('two workers send once, since one of them holds the lease; without it they send twice', async () => {
    const whileOnItsWay = (work: () => Promise<unknown>) => {
      sink.meanwhile = async () => {
        sink.meanwhile = undefined;
        await work();
      };
    };
    await reminded();
    whileOnItsWay(() => task().run());
    await task().run();
    expect(to(dpo)).toHaveLength(1);
    expect(await rows(dpo)).toMatchObject([{ attempts: 1, outcome: 'MAILED' }]);

    await world.admin.query(`create function no_lease() returns trigger language plpgsql as $$ begin new.leased_until := null; return new; end $$;
      create trigger no_lease before update on notification_mail for each row execute function no_lease()`);
    await reminded();
    whileOnItsWay(() => task().run());
    await task().run();
    await world.admin.query('drop function no_lease() cascade');
    expect(to(dpo)).toHaveLength(3);
    // Even then it is one mail in most mailboxes.
    expect(new Set(to(dpo).map(({ mail }) => mail.messageId)).size).toBe(2);
  });

  it('many at once and two workers: each person one mail', async () => {
    const people = [dpo];
    for (let i = 0; i < 20; i++) people.push(await world.person(['PREPARER'], { organisationId }));
    await reminded();
    await Promise.all([task().run(), task().run()]);
    await task().run();
    expect(people.map((person) => to(person).length)).toEqual(people.map(() => 1));
  });

  it('a worker that died with the lease is made up for, under the same Message-ID', async () => {
    await reminded();
    await task().run();
    // It had not come to say that the mail was taken.
    await tamper(world, "update notification_mail set settled_at = null, outcome = null, leased_until = now() + interval '2 minutes'");
    await task().run();
    expect(to(dpo)).toHaveLength(1);
    await pass('121 seconds');
    await task().run();
    expect(to(dpo)).toHaveLength(2);
    expect(new Set(to(dpo).map(({ mail }) => mail.messageId)).size).toBe(1);
  });

  it('a mail server that was away gets it when it is back, once; the pauses grow to fifteen minutes', async () => {
    await reminded();
    sink.refuseText = { code: 451, text: 'later' };
    await task().run();
    await task().run();
    expect(await rows(dpo)).toMatchObject([{ attempts: 1, outcome: null, failure: 'TEMPORARILY_REFUSED' }]);
    await tamper(world, 'update notification_mail set attempts = 50, due_at = now() where settled_at is null');
    const before = Date.now();
    await task().run();
    const [{ due_at: next }] = (await rows(dpo)) as [MailRow];
    expect(next.getTime() - before).toBeGreaterThan(LONGEST_GAP * 0.7);
    expect(next.getTime() - Date.now()).toBeLessThanOrEqual(LONGEST_GAP);
    sink.refuseText = undefined;
    await task().run();
    expect(to(dpo)).toEqual([]);
    await pass('15 minutes');
    await task().run();
    await task().run();
    expect(to(dpo)).toHaveLength(1);
    expect(await outcomes(dpo)).toEqual(['MAILED']);
  });

  it('is given up after a day, and at once where the mail server refuses the recipient', async () => {
    await reminded();
    sink.refuseText = { code: 451, text: 'later' };
    await tamper(world, "update notification set created_at = created_at - interval '24 hours' where organisation_id = $1", [
      organisationId,
    ]);
    await task().run();
    expect(await outcomes(dpo)).toEqual(['GIVEN_UP']);
    sink.refuseText = undefined;
    sink.refuseRecipient = { code: 550, text: 'no such person' };
    await reminded();
    await task().run();
    sink.refuseRecipient = undefined;
    await pass('1 hour');
    await task().run();
    expect((await outcomes(dpo)).sort()).toEqual(['GIVEN_UP', 'REFUSED']);
    expect(to(dpo)).toEqual([]);
  });

  it('what has become pointless is not mailed: filed, left, or disabled meanwhile; the others are told', async () => {
    const [left, disabled] = [await world.person(['PREPARER'], { organisationId }), await world.person(['APPROVER'], { organisationId })];
    const [filedId] = [await reminded(), await reminded()];
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, filedId));
    await world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submissionOf(filedId)));
    await tamper(world, 'update membership set ended_at = now() where id = $1', [left.membershipId]);
    await tamper(world, 'update user_account set disabled_at = now() where id = $1', [disabled.userId]);
    await task().run();
    expect(to(dpo)).toHaveLength(1);
    expect(to(dpo)[0]!.mail.text).not.toContain(`#${filedId.slice(-8)}`);
    expect((await outcomes(dpo)).sort()).toEqual(['MAILED', 'NEEDLESS']);
    expect([await outcomes(left), await outcomes(disabled)]).toEqual([
      ['NEEDLESS', 'NEEDLESS'],
      ['NEEDLESS', 'NEEDLESS'],
    ]);
    expect([...to(left), ...to(disabled)]).toEqual([]);
  });

  it('trouble of a message is mailed to both sides while it lasts, and not when the message is there', async () => {
    const officer = await world.person(['UNIT_ADMIN'], { unitId: unit.id });
    const told = async (state: string) => {
      const filing = await arrived();
      await tamper(world, 'update notification_mail set settled_at = now(), outcome = $1 where settled_at is null', ['GIVEN_UP']);
      const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
      await tamper(world, "update delivery set transport_state = $2, business_state = 'NONE' where id = $1", [rows[0]!.id, state]);
      await world.workerHouse.uow.run(
        { kind: 'system', name: 'test' },
        async (tx) =>
          void tx.record({
            type: 'DeliveryTrouble',
            subjects: [filing.id],
            payload: { deliveryId: rows[0]!.id, minutes: 60, failure: 'x' },
          }),
      );
      await world.settle();
      await pass('121 seconds');
      await task().run();
      return filing.reference;
    };
    await told('DELIVERED');
    expect([...to(dpo), ...to(officer)]).toEqual([]);
    const reference = await told('RETRY_WAIT');
    for (const person of [dpo, officer])
      expect(to(person).map(({ mail }) => mail.subject)).toEqual([`[Khiên] ${reference}: Hồ sơ chưa chuyển được sau 60 phút`]);
  });

  it('what waits for one person at a time is one mail', async () => {
    const filing = await arrived();
    const ids = [await reminded(24.1), await reminded(73)];
    await task().run();
    const [{ mail }] = to(dpo) as [(typeof sink.arrived)[number]];
    expect(to(dpo)).toHaveLength(1);
    expect(mail.subject).toMatch(/^\[Khiên\] \d tin mới \| \d pieces of news$/);
    for (const name of [filing.reference, ...ids.map((id) => `#${id.slice(-8)}`)]) expect(mail.text).toContain(name);
    expect(mail.text).toMatch(/Đã qua hạn thông báo vi phạm[\s\S]+overdue/);
    expect(new Set(await outcomes(dpo))).toEqual(new Set(['MAILED']));
  });

  it('of an exercise says so in its subject, and comes apart from what is real', async () => {
    await world.unit('A05-DT');
    const head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
    await world.uow.run(head.caller, (tx) => openExercise(tx, { code: 'DT-2026-Q4', title: 'Diễn tập', deskCode: 'A05-DT' }));
    await reminded(24.1, 'DT-2026-Q4');
    await reminded();
    await task().run();
    const subjects = to(dpo).map(({ mail }) => mail.subject);
    expect(subjects).toHaveLength(2);
    expect(subjects.filter((subject) => subject?.startsWith('[Khiên] DIỄN TẬP | DRILL: #'))).toHaveLength(1);
    expect(subjects.filter((subject) => subject?.startsWith('[Khiên] #'))).toHaveLength(1);
  });

  it('about a place that has no number holds up no other, and names it not', async () => {
    await reminded();
    const { rows: known } = await world.admin.query<{ id: string }>(
      'select id from notification order by created_at desc, id desc limit 1',
    );
    await tamper(world, "update notification set reference = 'hop-thu-a05' where id = $1", [known[0]!.id]);
    await reminded();
    await task().run();
    expect((await outcomes(dpo)).filter((outcome) => outcome === 'MAILED').length).toBeGreaterThanOrEqual(2);
    expect(sink.arrived.every((mail) => !JSON.stringify(mail).includes('hop-thu-a05'))).toBe(true);
  });

  it('older than a day when a mail server is first set, they are not mailed; without one there is no such task', async () => {
    await reminded();
    await pass('25 hours');
    await reminded();
    await task().run();
    expect(to(dpo)).toHaveLength(1);
    expect((await outcomes(dpo)).sort()).toEqual(['GIVEN_UP', 'MAILED']);
    const { mail: _none, ...channelSettings } = world.workerHouse.channelSettings;
    const without = { workerHouse: { ...world.workerHouse, channelSettings } } as World;
    expect(outsideTaskOf(without, 'deliver-outside')).toBeDefined();
    expect(outsideTaskOf(without, 'mail-notifications')).toBeUndefined();
  });
});
