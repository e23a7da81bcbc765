import type { AuthorityUnit, Organisation } from '#identity';
import { UNIT_ROLES } from '#kernel';
import { verifyReceipt } from '#platform/log';
import { playMainJob } from '../../../test/support/played.js';
import { countRows, recordsOf, tamper } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import type { Challenge } from './challenge.js';
import { THIRD_PARTY_STATES, type ThirdPartyState } from './entities.js';
import { hashOfCode } from './receipt-code.js';
import { solve } from './testing/solve.js';
import { THIRD_PARTY_TRANSITIONS } from './third-party-report.states.js';

const CHALLENGE = 'mutation { it: requestReportChallenge { challenge prefix maxNumber signature expiresAt } }';
const REPORT = `mutation ($input: ThirdPartyReportInput!, $solution: ChallengeSolutionInput!) {
  it: reportViolationAnonymously(input: $input, solution: $solution) { reference code receivedAt receipt duty { regime noticeClass rule article reasons { vi en } } } }`;
const BY_CODE =
  'query ($code: String!) { it: thirdPartyReport(code: $code) { reference state decision messages { fromOfficer text } receipt article } }';
const TO_DESK = 'mutation ($code: String!, $text: String!) { it: writeToDesk(code: $code, text: $text) { messages { fromOfficer text } } }';
const ENTER = `mutation ($input: EnterReportInput!) { it: enterReport(input: $input) { id reference channel state receivedAt enteredAt verdict noticeClass dueAt
  reporterName reporterIsRegistered aboutIsRegistered hasContact hasWayBack attachments { id name } } }`;
const QUEUE = `query ($first: Int, $after: String, $state: ThirdPartyState) { it: intakeQueue(first: $first, after: $after, state: $state) {
  nodes { id reference content hasContact messages { text } attachments { name } availableTransitions { code enabled } } pageInfo { hasNextPage endCursor } } }`;
const READ = 'query ($id: ID!) { it: intakeReport(id: $id) { id reference content state decision decisionNote linkedReference } }';
const UNSEAL = 'mutation ($id: ID!) { it: readReporterContact(id: $id) { fullName phone email address } }';
const TO_REPORTER = 'mutation ($input: WriteToReporterInput!) { it: writeToReporter(input: $input) { messages { fromOfficer text } } }';
const decideBy = (name: string, type: string) =>
  `mutation ($input: ${type}!) { it: ${name}(input: $input) { id state decision linkedReference } }`;
const DECIDE = {
  verify: decideBy('verifyThirdPartyReport', 'DecideInput'),
  dismiss: decideBy('dismissThirdPartyReport', 'DismissReportInput'),
  link: decideBy('linkThirdPartyReport', 'LinkReportInput'),
} as const;

const CONTACT = { fullName: 'Lê Thị Chim Yến', phone: '0912345678', email: 'chim.yen@bi-mat.example', address: 'Ngõ 7, phố Kín' };
const told = (more: Record<string, unknown> = {}, facts: Record<string, unknown> = {}) => ({
  reporter: { kind: 'INDIVIDUAL', contact: CONTACT },
  about: { name: 'Cửa hàng rao bán dữ liệu', website: 'kênh mẫu' },
  facts: {
    actType: 'ILLEGAL_SALE',
    actDescription: 'Rao bán danh sách khách hàng trong một nhóm kín.',
    occurrencePrecision: 'UNKNOWN',
    dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }],
    illegalSale: { channel: 'MESSENGER', priceVnd: 5_000_000, volume: 20_000 },
    ...facts,
  },
  ...more,
});

describe('reports by others', () => {
  let world: World;
  let unit: AuthorityUnit;
  let organisation: Organisation;
  let officer: Person;
  let elsewhere: Person;
  let dpo: Person;
  let filingId: string;
  beforeAll(async () => {
    world = await World.create({ KHIEN_CHALLENGE_DIFFICULTY: '200' });
    unit = await world.unit();
    const played = await playMainJob(world, 'TIN', unit);
    filingId = played.filingId;
    organisation = await world.organisation({ taxCode: '0101234567' });
    officer = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    elsewhere = await world.person([...UNIT_ROLES], { unitId: (await world.unit('PA05-79')).id });
    dpo = await world.person(['ORG_ADMIN', 'PDP_OFFICER', 'PREPARER', 'APPROVER', 'VIEWER'], { organisationId: organisation.id });
  });
  beforeEach(() => world.admin.query('update sign_in_attempt set attempts = 0'));
  afterAll(() => world.destroy());

  const gql = <T>(query: string, variables: Record<string, unknown> = {}, person?: Person) =>
    world.gql<{ it: T }>(query, variables, person);
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}, person?: Person): Promise<T> => {
    const { data, errors } = await gql<T>(query, variables, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it;
  };
  const refused = async (query: string, variables: Record<string, unknown> = {}, person?: Person) =>
    (await gql(query, variables, person)).errors?.[0]?.extensions ?? { code: 'OK' };
  const solution = async () => solve(await ask<Challenge>(CHALLENGE));
  const report = async (input = told()) =>
    ask<{ reference: string; code: string; receipt: string; receivedAt: string; duty: object }>(REPORT, {
      input,
      solution: await solution(),
    });
  const idOf = async (reference: string) =>
    (await world.admin.query<{ id: string }>('select id from third_party_report where reference = $1', [reference])).rows[0]!.id;
  const enter = (input: Record<string, unknown> = {}, person = officer) =>
    ask<Record<string, unknown> & { id: string; reference: string }>(
      ENTER,
      { input: { ...told(), channel: 'PHONE', receivedAt: new Date(Date.now() - 3_600_000).toISOString(), ...input } },
      person,
    );

  describe('without an account', () => {
    it('are taken for a solved challenge, answered with reference, code, duty and a receipt that verifies and names nobody', async () => {
      const answer = await report();
      expect(answer).toMatchObject({
        reference: expect.stringMatching(/^TB\d{2}-\d{6}-\d$/),
        code: expect.stringMatching(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/),
        duty: {
          regime: 'VN-PDPL-2025',
          noticeClass: 'GENERAL',
          rule: 'L91-BREACH-GEN',
          article: 'L91 23.3(a)',
          reasons: [{ vi: expect.any(String) }],
        },
      });
      const verdict = verifyReceipt(answer.receipt, { vkey: world.signer.vkey });
      expect(verdict).toMatchObject({ ok: true, facts: { reference: answer.reference, submittedAt: answer.receivedAt } });
      for (const word of Object.values(CONTACT)) expect(answer.receipt).not.toContain(word);
      const id = await idOf(answer.reference);
      expect(await recordsOf(world, id)).toMatchObject([
        { type: 'ThirdPartyReportReceived', actor: { kind: 'anonymous' }, payload: { thirdPartyReportId: id }, digest: expect.any(String) },
      ]);
    });

    it('keep who reports sealed, the code as a digest, and no address of a peer', async () => {
      const { code, reference } = await report();
      const { rows } = await world.admin.query<{ name: string; text: string }>(
        `select c.relname as name, query_to_xml(format('select t::text as row from %I t', c.relname), true, true, '')::text as text
           from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
      );
      const secrets = [...Object.values(CONTACT), code, code.replaceAll('-', ''), '127.0.0.1'];
      for (const { name, text } of rows)
        for (const secret of secrets) expect([name, secret, text.includes(secret)]).toEqual([name, secret, false]);
      const kept = await world.admin.query<{ code_hash: Buffer; sealed_contact: string }>(
        'select code_hash, sealed_contact from third_party_report where reference = $1',
        [reference],
      );
      expect(kept.rows[0]!.code_hash).toEqual(hashOfCode(code));
      // Otherwise the search above would find nothing whatever is kept.
      expect(rows.find(({ name }) => name === 'third_party_report')!.text).toContain('Rao bán danh sách khách hàng');
    });

    it('cost a challenge each: one solution is one report, also where it is sent many times at once', async () => {
      const one = await solution();
      const before = (await countRows(world)).third_party_report!;
      const answers = await Promise.all(Array.from({ length: 8 }, () => gql(REPORT, { input: told(), solution: one })));
      expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
      expect(answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions.code)).toEqual(
        Array(7).fill('WRONG_SOLUTION'),
      );
      expect((await countRows(world)).third_party_report).toBe(before + 1);
    });

    it('would be caught being taken twice for one solution: without the database’s word for it, all of them pass', async () => {
      const { rows } = await world.admin.query<{ body: string }>("select pg_get_functiondef('app.spend_challenge'::regproc) as body");
      await world.admin.query(
        rows[0]!.body.replace(/as \$function\$[\s\S]*\$function\$/i, 'as $function$ begin return true; end $function$'),
      );
      try {
        const one = await solution();
        for (let n = 0; n < 2; n++) expect(await refused(REPORT, { input: told(), solution: one })).toEqual({ code: 'OK' });
      } finally {
        await world.admin.query(rows[0]!.body);
      }
      const one = await solution();
      const codes = [];
      for (let n = 0; n < 2; n++) codes.push((await refused(REPORT, { input: told(), solution: one })).code);
      expect(codes).toEqual(['OK', 'WRONG_SOLUTION']);
    });

    it.each([
      '<script>alert(document.cookie)</script>',
      `'; drop table third_party_report; -- " \\ $1 ?`,
      '{"$ne":null} {{7*7}} <%= 7*7 %> #{7*7}',
      "=cmd|' /C calc'!A0",
      '%s%n%x \\u202e &#8238; &lt;',
      '__proto__',
      'Nguyễn Thị Ưởng 😀 中文 عربي ไทย',
    ])('keep %s as the characters that they are, here and in the sealed contact', async (text) => {
      const words = { actDescription: text, place: text, illegalSale: { seller: text, buyer: text, payment: text, sourceSystem: text } };
      const contact = { fullName: text, phone: text.slice(0, 50), email: text, address: text };
      const { code, reference, receipt } = await report(
        told({ reporter: { kind: 'INDIVIDUAL', contact }, about: { name: text, website: text } }, words),
      );
      const id = await idOf(reference);
      const { content } = await ask<{ content: string }>(READ, { id }, officer);
      expect(JSON.parse(content)).toMatchObject({ about: { name: text, website: text }, facts: words, reporter: { contact: 'SEALED' } });
      expect(verifyReceipt(receipt, { vkey: world.signer.vkey })).toMatchObject({ ok: true });
      expect(await ask(UNSEAL, { id }, officer)).toEqual(contact);
      expect(await ask(TO_DESK, { code, text })).toEqual({ messages: [{ fromOfficer: false, text }] });
    });

    it('with a wrong, foreign or no solution reach nothing, not even the counter of their address', async () => {
      const good = await solution();
      const before = await countRows(world);
      const statements = await statementsOf(world, async () => {
        for (const wrong of [
          { ...good, number: good.number + 1 },
          { ...good, signature: 'f'.repeat(64) },
          { ...good, challenge: 'f'.repeat(64) },
          { ...good, prefix: `${good.prefix}0` },
        ])
          expect(await refused(REPORT, { input: told(), solution: wrong })).toMatchObject({
            code: 'WRONG_SOLUTION',
            messageVi: expect.any(String),
          });
      });
      expect(statements).toBe(0);
      expect(await countRows(world)).toEqual(before);
    });

    it('that are refused for what they say leave the solution good', async () => {
      const one = await solution();
      expect(await refused(REPORT, { input: told({}, { actDescription: null }), solution: one })).toMatchObject({
        code: 'INVALID',
        defects: [{ path: 'facts.actDescription', code: 'MISSING' }],
      });
      expect(await refused(REPORT, { input: told(), solution: one })).toEqual({ code: 'OK' });
    });

    it('from one address are bounded, by the database', async () => {
      const codes: unknown[] = [];
      for (let n = 0; n < 22; n++) codes.push((await refused(REPORT, { input: told(), solution: await solution() })).code);
      expect(codes).toEqual([...Array(20).fill('OK'), 'TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
      await tamper(world, "update sign_in_attempt set window_ends_at = now() - interval '1 second'");
      expect((await refused(REPORT, { input: told(), solution: await solution() })).code).toBe('OK');
    });

    it('are not taken where nobody would read them', async () => {
      await tamper(world, "update authority_unit set code = 'A06' where code = 'A05'");
      try {
        const before = await countRows(world);
        expect(await refused(REPORT, { input: told(), solution: await solution() })).toMatchObject({ code: 'NO_RECEIVING_UNIT' });
        expect(await countRows(world)).toEqual(before);
      } finally {
        await tamper(world, "update authority_unit set code = 'A05' where code = 'A06'");
      }
    });

    it('come back by their code, however it is typed, and by nothing else', async () => {
      const { code, reference, receipt } = await report();
      const seen = { reference, state: 'UNVERIFIED', decision: null, messages: [], receipt, article: 'L91 23.3(a)' };
      expect(await ask(BY_CODE, { code })).toEqual(seen);
      expect(await ask(BY_CODE, { code: code.toLowerCase().replaceAll('-', ' ') })).toEqual(seen);
      const other = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
      for (const wrong of [other, reference, 'x', "' or 1=1 --", `${code}A`, '%'.repeat(28), '0'.repeat(28)])
        expect([wrong, (await refused(BY_CODE, { code: wrong })).code]).toEqual([wrong, 'NOT_FOUND']);
      expect((await refused(TO_DESK, { code: other, text: 'x' })).code).toBe('NOT_FOUND');
    });

    it('cannot be searched for codes: uses from one address are bounded', async () => {
      const codes = new Set<unknown>();
      for (let n = 0; n < 60; n++) codes.add((await refused(BY_CODE, { code: '0'.repeat(28) })).code);
      expect([...codes]).toEqual(['NOT_FOUND']);
      expect(await refused(BY_CODE, { code: '0'.repeat(28) })).toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfter: expect.any(Number) });
    });

    it('exchange words with the desk, 200 of the reporter’s at most', async () => {
      const { code, reference } = await report();
      const id = await idOf(reference);
      expect(await ask(TO_DESK, { code, text: 'Tôi nhớ thêm <b>một</b> điều' })).toMatchObject({ messages: [{ fromOfficer: false }] });
      const words = [
        { fromOfficer: false, text: 'Tôi nhớ thêm <b>một</b> điều' },
        { fromOfficer: true, text: 'Xin cho biết ngày' },
      ];
      expect(await ask(TO_REPORTER, { input: { id, text: 'Xin cho biết ngày' } }, officer)).toEqual({ messages: words });
      expect(await ask(BY_CODE, { code })).toMatchObject({ messages: words });
      expect((await recordsOf(world, id)).map(({ type, actor }) => [type, actor.kind])).toEqual([
        ['ThirdPartyReportReceived', 'anonymous'],
        ['ReporterWrote', 'anonymous'],
        ['DeskWroteToReporter', 'officer'],
      ]);
      await tamper(
        world,
        "insert into third_party_message select gen_random_uuid(), $1, $2, null, 'x', now() from generate_series(1, 199)",
        [unit.id, id],
      );
      expect((await refused(TO_DESK, { code, text: 'một lời nữa' })).code).toBe('NOT_FOUND');
    });
  });

  describe('entered by an officer', () => {
    it('keep channel, time of receipt apart from time of entry, who entered them, and the scan', async () => {
      const { id: scan } = await ask<{ id: string }>(
        'mutation { it: createUploadTicket(fileName: "Thư tay.txt", size: 3, purpose: ATTACHMENT) { id } }',
        {},
        officer,
      );
      const app = await world.app();
      const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${officer.token}` };
      expect((await app.inject({ method: 'PUT', url: `/uploads/${scan}`, headers, payload: 'thu' })).statusCode).toBe(200);
      const receivedAt = '2026-11-10T01:00:00.000Z';
      const entered = await enter({ channel: 'POST', receivedAt, attachmentIds: [scan, scan] });
      expect(entered).toMatchObject({ channel: 'POST', state: 'UNVERIFIED', receivedAt, hasContact: true, hasWayBack: false });
      expect(entered.attachments).toEqual([{ id: scan, name: 'Thư tay.txt' }]);
      expect(String(entered.enteredAt) > receivedAt).toBe(true);
      const { rows } = await world.admin.query('select entered_by, unit_id from third_party_report where id = $1', [entered.id]);
      expect(rows).toEqual([{ entered_by: officer.userId, unit_id: unit.id }]);
      expect((await app.inject({ method: 'GET', url: `/attachments/${scan}`, headers })).body).toBe('thu');
      expect((await recordsOf(world, scan)).map(({ type }) => type)).toEqual([
        'UploadTicketCreated',
        'FileReceived',
        'ThirdPartyReportReceived',
        'AttachmentRead',
      ]);
      expect(await refused(TO_REPORTER, { input: { id: entered.id, text: 'x' } }, officer)).toMatchObject({ code: 'NO_WAY_BACK' });
    });

    it('are in time or late by when they were received, not by when somebody typed them', async () => {
      const notice = (receivedAt: string) =>
        enter({
          channel: 'OFFICIAL_LETTER',
          receivedAt,
          reporter: { kind: 'ORGANISATION', name: organisation.name, taxCode: '0101234567' },
          about: { name: organisation.name, taxCode: '0101234567' },
          facts: {
            reporterRole: 'CONTROLLER',
            actType: 'LEAK',
            actDescription: 'Lộ dữ liệu',
            detectedAt: '2026-11-01T00:00:00Z',
            harmInterests: ['PROPERTY'],
          },
        });
      expect(await notice('2026-11-04T00:00:00Z')).toMatchObject({
        verdict: 'ON_TIME',
        noticeClass: 'URGENT_72H',
        dueAt: '2026-11-04T00:00:00.000Z',
        reporterName: organisation.name,
        reporterIsRegistered: true,
        aboutIsRegistered: true,
      });
      expect(await notice('2026-11-04T00:00:00.001Z')).toMatchObject({ verdict: 'LATE' });
    });

    it('come neither from the future nor over the web, and with no file of somebody else', async () => {
      const soon = new Date(Date.now() + 3_600_000).toISOString();
      const input = { ...told(), channel: 'PHONE', receivedAt: soon };
      expect(await refused(ENTER, { input }, officer)).toMatchObject({ defects: [{ path: 'receivedAt', code: 'IN_THE_FUTURE' }] });
      expect(await refused(ENTER, { input: { ...input, channel: 'WEB' } }, officer)).toMatchObject({ code: 'BAD_USER_INPUT' });
      const { id: foreign } = await ask<{ id: string }>(
        'mutation { it: createUploadTicket(fileName: "x.txt", size: 1, purpose: ATTACHMENT) { id } }',
        {},
        dpo,
      );
      const app = await world.app();
      const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${dpo.token}` };
      await app.inject({ method: 'PUT', url: `/uploads/${foreign}`, headers, payload: 'x' });
      const now = new Date().toISOString();
      for (const id of [foreign, '00000000-0000-7000-8000-000000000000'])
        expect((await refused(ENTER, { input: { ...input, receivedAt: now, attachmentIds: [id] } }, officer)).code).toBe('NOT_FOUND');
    });
  });

  describe('at the desk', () => {
    it('stand in a queue of their own, oldest first, for a fixed number of statements', async () => {
      const { reference } = await enter();
      const page = await ask<{ nodes: { reference: string; content: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }>(
        QUEUE,
        { first: 3 },
        officer,
      );
      expect(page.nodes).toHaveLength(3);
      expect(page.pageInfo.hasNextPage).toBe(true);
      const seen = new Set(page.nodes.map((node) => node.reference));
      for (let { pageInfo } = page; pageInfo.hasNextPage; ) {
        const next: typeof page = await ask(QUEUE, { first: 3, after: pageInfo.endCursor }, officer);
        for (const node of next.nodes) expect([node.reference, seen.has(node.reference)]).toEqual([node.reference, false]);
        for (const node of next.nodes) seen.add(node.reference);
        pageInfo = next.pageInfo;
      }
      expect(seen.has(reference)).toBe(true);
      const counts = [];
      for (const first of [2, 12]) counts.push(await statementsOf(world, () => ask(QUEUE, { first }, officer)));
      expect(counts[0]).toBe(counts[1]);
      const queue = await ask<{ nodes: { reference: string }[] }>(
        'query { it: deskQueue(first: 100) { nodes { reference } } }',
        {},
        officer,
      );
      expect(queue.nodes.some((node) => node.reference.startsWith('TB'))).toBe(false);
    });

    it('show who reports to a liaison officer alone, and record each reading', async () => {
      const { reference } = await report();
      const id = await idOf(reference);
      expect(await ask(UNSEAL, { id }, officer)).toEqual(CONTACT);
      for (const roles of [['CLERK'], ['UNIT_HEAD'], ['UNIT_ADMIN']] as const)
        expect([roles, (await refused(UNSEAL, { id }, await world.person(roles, { unitId: unit.id }))).code]).toEqual([
          roles,
          roles[0] === 'UNIT_ADMIN' ? 'NOT_FOUND' : 'FORBIDDEN',
        ]);
      const readings = (await recordsOf(world, id)).filter(({ type }) => type === 'ReporterContactRead');
      expect(readings.map(({ actor }) => actor.userId)).toEqual([officer.userId]);
      const nobody = await report(told({ reporter: { kind: 'INDIVIDUAL' } }));
      expect(await ask(UNSEAL, { id: await idOf(nobody.reference) }, officer)).toBeNull();
    });

    it('are seen by no other desk, no organisation, not even the one that they are about, and by nobody without a session', async () => {
      const { reference } = await report(told({ about: { name: organisation.name, taxCode: '0101234567' } }));
      const id = await idOf(reference);
      const { rows } = await world.admin.query('select about_organisation_id from third_party_report where id = $1', [id]);
      expect(rows).toEqual([{ about_organisation_id: organisation.id }]);
      const admin = await world.person(['PLATFORM_ADMIN']);
      const calls: [string, Record<string, unknown>][] = [
        [READ, { id }],
        [UNSEAL, { id }],
        [TO_REPORTER, { input: { id, text: 'x' } }],
        [DECIDE.verify, { input: { id } }],
        [DECIDE.dismiss, { input: { id, reason: 'SPAM' } }],
        [DECIDE.link, { input: { id, filingId } }],
      ];
      const before = await countRows(world);
      for (const person of [elsewhere, dpo, admin])
        for (const [query, variables] of calls)
          expect([query, (await refused(query, variables, person)).code]).toEqual([query, 'NOT_FOUND']);
      for (const [query, variables] of calls) expect([query, (await refused(query, variables)).code]).toEqual([query, 'UNAUTHENTICATED']);
      expect((await refused(QUEUE, {}, dpo)).code).toBe('FORBIDDEN');
      expect(await ask(QUEUE, {}, elsewhere)).toMatchObject({ nodes: [] });
      expect(await countRows(world)).toEqual(before);
      for (const query of ['{ it: notifications { nodes { reference } } }', '{ it: violationReports { nodes { reference } } }'])
        expect(JSON.stringify(await ask(query, {}, dpo))).not.toContain('TB');
    });

    it('end as verified, dismissed with a reason that the reporter hears, or linked to a filed report', async () => {
      const [verified, dismissed, linked] = [await report(), await report(), await report()];
      await ask(DECIDE.verify, { input: { id: await idOf(verified.reference), note: 'đã gọi lại' } }, officer);
      await ask(
        DECIDE.dismiss,
        { input: { id: await idOf(dismissed.reference), reason: 'OUT_OF_SCOPE', note: 'nội bộ: chuyển thanh tra' } },
        officer,
      );
      expect(await ask(DECIDE.link, { input: { id: await idOf(linked.reference), filingId } }, officer)).toMatchObject({
        state: 'LINKED',
        linkedReference: expect.stringMatching(/^BC/),
      });
      expect(await ask(BY_CODE, { code: verified.code })).toMatchObject({ state: 'VERIFIED', decision: null });
      expect(await ask(BY_CODE, { code: dismissed.code })).toMatchObject({ state: 'DISMISSED', decision: 'OUT_OF_SCOPE' });
      expect(JSON.stringify(await ask(BY_CODE, { code: dismissed.code }))).not.toContain('nội bộ');
      // Which organisation it was linked to is no business of the reporter.
      expect(JSON.stringify(await ask(BY_CODE, { code: linked.code }))).not.toMatch(/BC\d\d-/);
      expect((await recordsOf(world, await idOf(dismissed.reference))).at(-1)).toMatchObject({
        type: 'ThirdPartyReportDismissed',
        payload: { reason: 'OUT_OF_SCOPE' },
      });
    });

    it('move by their table alone: every role, every state, every transition', async () => {
      const { id } = await enter();
      const set: Readonly<Record<ThirdPartyState, string>> = {
        UNVERIFIED: "state = 'UNVERIFIED', decided_at = null, decision = null, linked_report_id = null",
        VERIFIED: "state = 'VERIFIED', decided_at = now(), decision = null, linked_report_id = null",
        DISMISSED: "state = 'DISMISSED', decided_at = now(), decision = 'SPAM', linked_report_id = null",
        LINKED: "state = 'LINKED', decided_at = now(), decision = null, linked_report_id = (select report_id from filing limit 1)",
      };
      const may = { UNIT_HEAD: true, LIAISON_OFFICER: true, CLERK: false, UNIT_ADMIN: null } as const;
      let tried = 0;
      for (const role of UNIT_ROLES) {
        const person = await world.person([role], { unitId: unit.id });
        for (const state of THIRD_PARTY_STATES)
          for (const { code, from, to } of THIRD_PARTY_TRANSITIONS) {
            await tamper(world, `update third_party_report set ${set[state]} where id = $1`, [id]);
            const input = { id, ...(code === 'dismiss' ? { reason: 'SPAM' } : code === 'link' ? { filingId } : {}) };
            const { data, errors } = await gql<{ state: string }>(DECIDE[code], { input }, person);
            const allowed = (from as readonly ThirdPartyState[]).includes(state);
            const expected = may[role] === null ? 'NOT_FOUND' : !may[role] ? 'FORBIDDEN' : allowed ? to : 'WRONG_STATE';
            expect([role, state, code, errors?.[0]?.extensions.code ?? data.it.state]).toEqual([role, state, code, expected]);
            tried++;
          }
      }
      expect(tried).toBe(4 * 4 * 3);
    });

    it('never change in what was told', async () => {
      const { rows } = await world.admin.query<{ column: string }>(
        `select distinct a.attname as column from (values ('khien_api'), ('khien_worker')) r (role), pg_attribute a
          where a.attrelid = 'third_party_report'::regclass and a.attnum > 0 and has_column_privilege(r.role, 'third_party_report', a.attname, 'update') order by 1`,
      );
      expect(rows.map(({ column }) => column)).toEqual([
        'decided_at',
        'decided_by',
        'decision',
        'decision_note',
        'linked_reference',
        'linked_report_id',
        'state',
        'version',
      ]);
    });
  });
});
