import { Dossier, duesOf } from '#dossiers';
import { callerOfFeed, type Tx } from '#platform';
import { markViolationReportReady, openFollowUp, reviseViolationReport, submitViolationReport } from '#violations';
import { factsUnderLaw91, filed, hoursAgo, submissionOf } from '../../../test/support/facts.js';
import { walk } from '../../../test/support/pages.js';
import { activityInput, dossierInput, type Played, playMainJob, reportInput, requestInput } from '../../../test/support/played.js';
import { recordsOf, refusal, tamper } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { World } from '../../../test/support/world.js';
import { readCalendarText, textOf } from '../testing/read-calendar-text.js';

const DAY = 86_400_000;
const SELECTION = 'kind what { vi en } article statutory dueAt overdue subjectId reference drill';

interface Row {
  readonly kind: string;
  readonly what: { readonly vi: string };
  readonly article: string | null;
  readonly statutory: boolean;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly subjectId: string;
  readonly reference: string | null;
}

describe('what is due to an organisation', () => {
  let world: World;
  let played: Played;
  beforeAll(async () => {
    world = await World.create();
    played = await playMainJob(world, 'chim-yen');
  });
  afterAll(() => world.destroy());

  const ask = async <T = { id: string }>(query: string, variables: Record<string, unknown> = {}, person = played.dpo): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, person);
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data.it;
  };
  const all = async (first = 100, person = played.dpo) =>
    (await walk<Row>(world, person, 'deadlines', { first, selection: SELECTION })).flat();
  const dueOf = async (id: string) => (await all()).filter(({ subjectId }) => subjectId === id);
  const kindsOf = async (id: string) => (await dueOf(id)).map(({ kind }) => kind);
  const byId = (mutation: string, id: string) => ask(`mutation ($id: ID!) { it: ${mutation}(id: $id) { id } }`, { id });

  describe('shows, while it is to be done,', () => {
    it('each running clock of a report, by its article, and none of a report that was discarded', async () => {
      const { id } = await ask('mutation ($input: ReportContentInput!) { it: draftViolationReport(input: $input) { id } }', {
        input: reportInput('chim-yen', [played.activityId]),
      });
      const [notice] = await dueOf(id);
      expect(notice).toMatchObject({ kind: 'REPORT_CLOCK', statutory: true, overdue: false, reference: null, drill: false });
      expect([notice!.article, notice!.what.vi]).toEqual(['L91 23.1', 'thông báo vi phạm cho cơ quan chuyên trách']);
      await tamper(
        world,
        "update report_clock set due_at = now() - interval '1 hour', started_at = now() - interval '73 hours' where report_id = $1",
        [id],
      );
      expect((await dueOf(id))[0]).toMatchObject({ overdue: true });
      await byId('discardViolationReport', id);
      expect(await kindsOf(id)).toEqual([]);
    });

    it('the answer to a notice that was given back, once, and nothing that the desk owes', async () => {
      const facts = factsUnderLaw91({ occurredFrom: hoursAgo(99), detectedAt: hoursAgo(90) });
      const { id: filingId, matterId: id } = await filed(world, played.dpo, facts, { lateReason: 'vì sao chậm' });
      await world.settle();
      const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filingId]);
      const defects = [{ path: 'facts.consequences', code: 'UNCLEAR', text: 'Nêu rõ hơn' }];
      const respondBy = new Date(Date.now() + 5 * DAY).toISOString();
      await ask(
        'mutation ($input: ReturnFilingInput!) { it: returnFiling(input: $input) { id } }',
        { input: { deliveryId: rows[0]!.id, defects, respondBy } },
        played.officer,
      );
      const returned = (await dueOf(id)).filter(({ kind }) => kind === 'FILING_RETURN');
      expect(returned).toMatchObject([{ statutory: false, article: null, overdue: false, dueAt: respondBy }]);
      expect(returned[0]!.reference).toMatch(/^BC/);
      expect((await all()).filter(({ what }) => /của đơn vị tiếp nhận|tại đơn vị tiếp nhận/.test(what.vi))).toEqual([]);
      const run = <T>(verb: (tx: Tx) => Promise<T>) => world.uow.run(played.dpo.caller, verb);
      const { version } = await run((tx) => openFollowUp(tx, id, 'complete', 'vì sao'));
      const content = {
        title: 'x',
        activityIds: [],
        facts: { ...facts, consequences: 'Đã rõ' },
        answers: [{ path: 'facts.consequences', answer: 'FIXED' as const }],
      };
      await run((tx) => reviseViolationReport(tx, id, version, content));
      await run((tx) => markViolationReportReady(tx, id));
      await run((tx) => submitViolationReport(tx, submissionOf(id, { clientKey: `answer-${id}`, lateReason: 'vì sao chậm' })));
      expect(await kindsOf(id)).not.toContain('FILING_RETURN');
    });

    it('a request of a data subject: the reply, then the carrying out, until it ends', async () => {
      const { id } = await ask('mutation ($input: EnterRequestInput!) { it: enterDataSubjectRequest(input: $input) { id } }', {
        input: requestInput('chim-yen'),
      });
      expect((await dueOf(id)).map(({ kind, what }) => [kind, what.vi])).toEqual([
        ['SUBJECT_REQUEST', 'phản hồi yêu cầu của chủ thể dữ liệu'],
      ]);
      await ask('mutation ($id: ID!) { it: replyToRequest(input: { id: $id, text: "Đã nhận" }) { id } }', { id });
      expect((await dueOf(id)).map(({ what, article }) => [what.vi, article])).toEqual([
        ['thực hiện yêu cầu của chủ thể dữ liệu', expect.stringMatching(/^D356 5/)],
      ]);
      await ask('mutation ($id: ID!) { it: withdrawRequest(input: { id: $id, text: "Đã rút" }) { id } }', { id });
      expect(await kindsOf(id)).toEqual([]);
    });

    it('the review day of an activity, until it is archived', async () => {
      const input = { ...activityInput('chim-yen'), code: 'HD-RA-SOAT', reviewOn: '2027-01-31' };
      const { id } = await ask('mutation ($input: ActivityInput!) { it: draftProcessingActivity(input: $input) { id } }', { input });
      expect((await dueOf(id)).filter(({ kind }) => kind === 'ACTIVITY_REVIEW')).toMatchObject([
        { kind: 'ACTIVITY_REVIEW', article: null, statutory: false, reference: null, dueAt: '2027-01-31T16:59:59.999Z' },
      ]);
      await byId('publishProcessingActivity', id);
      const query = '{ it: processingActivity(id: $id) { version } }';
      const { version } = await ask<{ version: number }>(`query ($id: ID!) ${query}`, { id });
      await ask('mutation ($id: ID!, $version: Int!) { it: archiveProcessingActivity(id: $id, expectedVersion: $version) { id } }', {
        id,
        version,
      });
      expect(await kindsOf(id)).toEqual([]);
    });

    it('what is processed or transferred and no dossier covers, from its first day, until one does', async () => {
      const draft = (code: string, more: object) =>
        ask('mutation ($input: ActivityInput!) { it: draftProcessingActivity(input: $input) { id } }', {
          input: { ...activityInput('chim-yen'), code, role: 'CONTROLLER', transfers: [], ...more },
        });
      const abroad = (recipient: string, firstTransferredOn: string) => ({
        case: 'FOREIGN_CLOUD',
        country: 'SG',
        recipient,
        firstTransferredOn,
      });
      const openingsOf = async (id: string) =>
        (await dueOf(id)).flatMap(({ kind, article, dueAt, statutory }) =>
          kind === 'DOSSIER_OPENING' ? [[article, dueAt, statutory]] : [],
        );
      const transfers = [abroad('Đám mây hai', '2026-10-20'), abroad('Đám mây một', '2026-10-02')];
      const { id } = await draft('HD-CHUA-CO-HO-SO', { firstProcessedOn: '2026-10-01', transfers });
      const processing = ['L91 21.1', '2026-11-30T16:59:59.999Z', true];
      // The organisation has filed one on its transfers: that is made once, and updated.
      const transfer = ['D356 20.1(a)', '2026-12-01T16:59:59.999Z', false];
      expect(await openingsOf(id)).toEqual([processing, transfer]);
      expect((await dueOf(id)).find(({ statutory }) => !statutory)!.what.vi).toContain('bổ sung hoạt động vào hồ sơ đã gửi');
      const opened = await ask('mutation ($input: OpenDossierInput!) { it: openDossier(input: $input) { id } }', {
        input: dossierInput('chim-yen', [id]),
      });
      expect(await openingsOf(id)).toEqual([processing]);
      await byId('discardDossier', opened.id);
      expect(await openingsOf(id)).toEqual([processing, transfer]);
      // Whether a processor files its own, L91 21.3 and D356 19.4 say differently: with care it does, since that decree; before Decree 13 nothing ran.
      const forAnother = (code: string, firstProcessedOn: string) => draft(code, { role: 'PROCESSOR', firstProcessedOn });
      expect(await openingsOf((await forAnother('HD-XU-LY-THUE', '2026-10-01')).id)).toEqual([
        ['D356 19.4', '2026-11-30T16:59:59.999Z', true],
      ]);
      expect(await openingsOf((await forAnother('HD-XU-LY-THUE-CU', '2025-10-01')).id)).toEqual([]);
      expect(await openingsOf((await draft('HD-TU-LAU', { firstProcessedOn: '2019-03-04' })).id)).toEqual([
        ['D13 24.4', '2023-08-30T16:59:59.999Z', true],
      ]);
    });

    it('the first filing of a dossier, until it is discarded or filed; its completion; its update, until the change is taken back', async () => {
      const { id } = await ask('mutation ($input: OpenDossierInput!) { it: openDossier(input: $input) { id } }', {
        input: dossierInput('chim-yen', [played.activityId]),
      });
      expect(await dueOf(id)).toMatchObject([{ kind: 'DOSSIER_FILING', article: 'L91 20.2', reference: null }]);
      await byId('discardDossier', id);
      expect(await kindsOf(id)).toEqual([]);
      const { acceptedDossierId: dossierId, dossierChangeId: changeId, returnedDossierId } = played;
      expect(await kindsOf(returnedDossierId)).toEqual(['DOSSIER_COMPLETION']);
      expect(await kindsOf(dossierId)).toEqual(['DOSSIER_UPDATE']);
      await ask(
        'mutation ($dossierId: ID!, $changeId: ID!) { it: removeDossierChange(dossierId: $dossierId, changeId: $changeId) { id } }',
        { dossierId, changeId },
      );
      expect(await kindsOf(dossierId)).toEqual([]);
    });
  });

  it('counts the dues of dossiers in SQL as the law does in code', async () => {
    const found = (await all()).filter(({ kind }) => kind.startsWith('DOSSIER_') && kind !== 'DOSSIER_OPENING');
    const whats: Record<string, string> = { FILE: 'DOSSIER_FILING', COMPLETE: 'DOSSIER_COMPLETION', UPDATE: 'DOSSIER_UPDATE' };
    const counted = await world.uow.run(played.dpo.caller, async (tx) =>
      (await tx.em.find(Dossier, {})).flatMap((dossier) =>
        duesOf(dossier).map(({ what, dueAt, article }) => [dossier.id, whats[what], dueAt.toISOString(), article]),
      ),
    );
    expect(found.map(({ subjectId, kind, dueAt, article }) => [subjectId, kind, dueAt, article]).sort()).toEqual(counted.sort());
    expect(new Set(found.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(2);
  });

  it.each([1, 2, 7])('is walked in pages of %d: each once, what is due first first', async (first) => {
    const [whole, paged] = [await all(), await all(first)];
    expect(whole.length).toBeGreaterThan(7);
    expect(paged).toEqual(whole);
    const times = whole.map(({ dueAt }) => Date.parse(dueAt));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('takes the same number of statements whatever is due', async () => {
    const page = (first: number) =>
      statementsOf(world, () => ask(`query ($first: Int!) { it: deadlines(first: $first) { nodes { ${SELECTION} } } }`, { first }));
    await page(1);
    expect(await page(50)).toBe(await page(1));
  });

  it('is another organisation’s in no row, and is refused to a unit', async () => {
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    expect(await all(100, stranger)).toEqual([]);
    const { errors } = await world.gql('{ deadlines { nodes { kind } } }', {}, played.officer);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  describe('as a calendar', () => {
    const create = (person = played.dpo) =>
      ask<{ feed: { id: string }; url: string }>('mutation { it: createCalendarFeed { feed { id createdAt } url } }', {}, person);
    const fetch = async (url: string, headers: Record<string, string> = {}) => (await world.app()).inject({ method: 'GET', url, headers });
    const member = async (roles: Parameters<World['person']>[0]) => world.person(roles, { organisationId: played.organisation.id });

    it('is what the list shows, under an address that is told once and kept as a digest', async () => {
      const { feed, url } = await create();
      const answer = await fetch(url);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
      const events = readCalendarText(answer.body).components;
      const rows = await all();
      expect(events).toHaveLength(rows.length);
      for (const [i, { what, reference, subjectId }] of rows.entries())
        expect(textOf(events[i]!, 'SUMMARY')).toContain(`${what.vi} (${reference ?? `#${subjectId.slice(-8)}`})`);
      expect(new Set(events.map((event) => textOf(event, 'UID'))).size).toBe(rows.length);
      const kept = JSON.stringify((await world.admin.query('select * from calendar_feed where id = $1', [feed.id])).rows);
      expect(kept).not.toContain(url.slice(10, 30));
      expect((await recordsOf(world, feed.id)).map(({ type, actor }) => [type, actor.userId])).toEqual([
        ['CalendarFeedCreated', played.dpo.userId],
      ]);
      expect(JSON.stringify(await ask('{ it: calendarFeeds { id createdAt revokedAt } }'))).toContain(feed.id);
    });

    it('has no title, no name and no word of what it is about; the organisation’s own lists do', async () => {
      const { body } = await fetch((await create()).url);
      const text = body.replaceAll('\r\n ', '');
      expect(text).not.toContain(played.canary);
      expect(text).not.toMatch(/Tổ chức|@mau|Người/);
      expect(JSON.stringify(await ask('{ it: violationReports(first: 5) { nodes { title } } }'))).toContain(played.canary);
      expect(text).toMatch(/BC\d\d-/);
    });

    it('is not sent again where nothing moved', async () => {
      const { url } = await create(await member(['APPROVER']));
      const { etag } = (await fetch(url)).headers;
      const again = await fetch(url, { 'if-none-match': String(etag) });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      expect((await fetch(url, { 'if-none-match': 'W/"x"' })).statusCode).toBe(200);
      await ask('mutation ($input: EnterRequestInput!) { it: enterDataSubjectRequest(input: $input) { id } }', {
        input: requestInput('x'),
      });
      expect((await fetch(url, { 'if-none-match': String(etag) })).statusCode).toBe(200);
    });

    it('is gone when it is revoked, when the membership ends, and where there never was one', async () => {
      const person = await member(['PREPARER']);
      const [revoked, ended] = [await create(person), await create(person)];
      expect([(await fetch(revoked.url)).statusCode, (await fetch(ended.url)).statusCode]).toEqual([200, 200]);
      await ask('mutation ($id: ID!) { it: revokeCalendarFeed(id: $id) { revokedAt } }', { id: revoked.feed.id }, person);
      expect([(await fetch(revoked.url)).statusCode, (await fetch(ended.url)).statusCode]).toEqual([404, 200]);
      expect(await ask('{ it: calendarFeeds { id } }', {}, person)).toEqual([{ id: ended.feed.id }]);
      await tamper(world, 'update membership set ended_at = now() where id = $1', [person.membershipId]);
      expect((await fetch(ended.url)).statusCode).toBe(404);
      for (const file of [`${'A'.repeat(43)}.ics`, 'x.ics', `${played.dpo.token}.ics`, ended.url.slice(10, -4)])
        expect([file.length, (await fetch(`/calendar/${file}`)).statusCode]).toEqual([file.length, 404]);
    });

    it('is fetched from one address so often and no more', async () => {
      const { url } = await create(await member(['APPROVER']));
      expect((await fetch(url)).statusCode).toBe(200);
      const { rows } = await world.admin.query<{ key: Buffer; attempts: number }>(
        'select key, attempts from sign_in_attempt order by attempts desc limit 1',
      );
      await world.admin.query('update sign_in_attempt set attempts = 600 where key = $1', [rows[0]!.key]);
      const refused = await fetch(url);
      expect([refused.statusCode, refused.json().code, Number(refused.headers['retry-after']) > 0]).toEqual([
        429,
        'TOO_MANY_REQUESTS',
        true,
      ]);
      await world.admin.query('update sign_in_attempt set attempts = $2 where key = $1', [rows[0]!.key, rows[0]!.attempts]);
      expect((await fetch(url)).statusCode).toBe(200);
    });

    it('shows another organisation’s calendar nothing of ours', async () => {
      const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
      const { url } = await create(stranger);
      expect(readCalendarText((await fetch(url)).body).components).toEqual([]);
    });

    it('opens nothing but itself: no session, no other list, nothing to write', async () => {
      const token = (await create(await member(['ORG_ADMIN']))).url.slice(10, -4);
      const { errors } = await world.gql('{ me { userId } }', {}, { token });
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      const caller = callerOfFeed(token);
      const { ability, actor } = await world.uow.read(caller, { name: 'one', text: 'select 1 as value', values: [] });
      expect([actor.kind, ability.rules.map(({ action, subject }) => [action, subject])]).toEqual(['feed', [['list', 'Deadline']]]);
      const write = world.uow.run(caller, (tx) => tx.sql('update processing_activity set name = name'));
      await expect(write).rejects.toMatchObject({ code: '25006' });
      expect(await refusal(() => world.uow.run(caller, (tx) => tx.load(Dossier, played.dossierId)))).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('is one’s own, five at most, and not for who only looks', async () => {
      const [person, viewer] = [await member(['PDP_OFFICER']), await member(['VIEWER'])];
      const feeds = [];
      for (let i = 0; i < 5; i++) feeds.push(await create(person));
      const query = 'mutation { createCalendarFeed { url } }';
      expect((await world.gql(query, {}, person)).errors?.[0]?.extensions.code).toBe('TOO_MANY_FEEDS');
      expect((await world.gql(query, {}, viewer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      const revoke = { id: feeds[0]!.feed.id };
      const { errors } = await world.gql('mutation ($id: ID!) { revokeCalendarFeed(id: $id) { id } }', revoke, played.dpo);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await fetch(feeds[0]!.url)).statusCode).toBe(200);
    });
  });
});
