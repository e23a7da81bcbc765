import type { AuthorityUnit } from '#identity';
import { recordsOf } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import { confirmedIndicators, unansweredHits } from './unanswered-hits.js';

const INDICATOR =
  'id caseId type shown level source confidence seenCount confirmedBy ignoreSimilarity ignoreReason droppedAt dropReason version';
const MET = 'indicatorId type shown how weight';
const MATCHES = `seen { id reference state acts tlp restricted leadId openedAt endedAt weight met { ${MET} otherShown } }
  blind { unitCode unitName contact contactEmail question answer note met { ${MET} } } leftOut { indicatorId type shown tooCommon reason { vi en } }`;
const ADD = `mutation ($input: AddIndicatorInput!) { it: addIndicator(input: $input) { ${INDICATOR} } }`;
const LIST = `query ($caseId: ID!, $level: IndicatorLevel) { it: indicatorsOfCase(caseId: $caseId, level: $level) { nodes { ${INDICATOR} } } }`;
const MATCH = `query ($caseId: ID!) { it: matchesOfCase(caseId: $caseId) { ${MATCHES} } }`;
const ASK = `mutation ($caseId: ID!) { it: askAboutMatches(caseId: $caseId) { ${MATCHES} } }`;
const HITS = `{ it: hitsToAnswer(first: 100) { nodes { id caseId reference leadId askerUnitCode askerUnit askerName askerEmail at answer note version met { indicatorId type shown how } } } }`;
const ANSWER = 'mutation ($input: AnswerHitInput!) { it: answerHit(input: $input) { id answer note } }';
const NEWS = '{ it: notifications(first: 100) { nodes { type reference detail filingId } } }';

interface Indicator {
  readonly id: string;
  readonly type: string;
  readonly shown: string;
  readonly level: string;
  readonly source: string;
  readonly seenCount: number;
  readonly version: number;
}
interface Meeting {
  readonly indicatorId: string;
  readonly shown: string;
  readonly how: string;
  readonly weight: number;
}
interface Matches {
  readonly seen: readonly { readonly id: string; readonly reference: string; readonly weight: number; readonly met: readonly Meeting[] }[];
  readonly blind: readonly {
    readonly unitCode: string;
    readonly contact: string | null;
    readonly question: string;
    readonly answer: string | null;
    readonly note: string | null;
    readonly met: readonly Meeting[];
  }[];
  readonly leftOut: readonly { readonly shown: string; readonly tooCommon: boolean; readonly reason: { readonly vi: string } }[];
}
interface Hit {
  readonly id: string;
  readonly caseId: string;
  readonly askerUnitCode: string;
  readonly version: number;
  readonly met: readonly { readonly shown: string; readonly how: string }[];
}

describe('indicators of cases', () => {
  let world: World;
  let unit: AuthorityUnit;
  let other: AuthorityUnit;
  let clerk: Person;
  let liaison: Person;
  let head: Person;
  /** Works at the same desk, and is on no list. */
  let colleague: Person;
  let elsewhere: Person;
  let headElsewhere: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    other = await world.unit('PA05-79');
    clerk = await world.person(['CLERK'], { unitId: unit.id });
    liaison = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
    colleague = await world.person(['UNIT_HEAD'], { unitId: unit.id });
    elsewhere = await world.person(['LIAISON_OFFICER'], { unitId: other.id });
    headElsewhere = await world.person(['UNIT_HEAD'], { unitId: other.id });
  });
  afterAll(() => world.destroy());

  const gql = <T>(query: string, variables: Record<string, unknown>, person: Person) => world.gql<{ it: T }>(query, variables, person);
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}, person = liaison): Promise<T> => {
    const { data, errors } = await gql<T>(query, variables, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it;
  };
  const refused = async (query: string, variables: Record<string, unknown>, person = liaison) =>
    (await gql(query, variables, person)).errors?.[0]?.extensions.code ?? 'OK';

  let numbers = 0;
  /** A mobile number that no other test has. */
  const phone = () => `09${String(10_000_000 + ++numbers * 7919).slice(-8)}`;
  const opened = async (person = liaison, more: Record<string, unknown> = {}) =>
    (
      await ask<{ id: string }>(
        'mutation ($input: OpenCaseInput!) { it: openCase(input: $input) { id } }',
        { input: { title: 'Rao bán dữ liệu', acts: ['ILLEGAL_SALE'], source: 'OWN', ...more } },
        person,
      )
    ).id;
  const add = (caseId: string, type: string, text: string, person = liaison, more: Record<string, unknown> = {}) =>
    ask<Indicator>(ADD, { input: { caseId, type, text, ...more } }, person);
  const take = (id: string, person: Person) => ask('mutation ($id: ID!) { it: takeCase(input: { id: $id }) { id } }', { id }, person);
  const VERIFY = 'mutation ($input: VerifyCaseInput!) { it: verifyCase(input: $input) { id } }';
  const verify = (id: string, lead: Person, by: Person) => ({
    input: { id, leadId: lead.userId, memberIds: [], plan: `Xác minh ${by.email}` },
  });
  const read = (id: string, person: Person) =>
    ask('mutation ($id: ID!) { it: readCase(id: $id, purpose: "Đối chiếu") { id } }', { id }, person);
  /** A case that its list alone sees: its lead and the head. */
  const hidden = async (type: string, text: string, [lead, by] = [elsewhere, headElsewhere]) => {
    const id = await opened(lead);
    await add(id, type, text, lead);
    await take(id, lead);
    await ask(VERIFY, verify(id, lead, by), by);
    await read(id, lead);
    return id;
  };
  const matches = (caseId: string, person = liaison) => ask<Matches>(MATCH, { caseId }, person);
  const list = async (caseId: string, person = liaison) => (await ask<{ nodes: Indicator[] }>(LIST, { caseId }, person)).nodes;
  const hitsOn = async (caseId: string, person: Person) =>
    (await ask<{ nodes: Hit[] }>(HITS, {}, person)).nodes.filter((hit) => hit.caseId === caseId);
  const answer = (id: string, person: Person, more: Record<string, unknown> = { answer: 'NO' }) =>
    ask(ANSWER, { input: { id, ...more } }, person);

  describe('are added as somebody writes them', () => {
    it('a mention by whoever works at the desk, confirmed by those who decide', async () => {
      const id = await opened();
      const written = phone();
      const mention = await add(id, 'PHONE', `${written.slice(0, 4)} ${written.slice(4)}`, clerk);
      expect(mention).toMatchObject({ type: 'PHONE', shown: `+84${written.slice(1)}`, level: 'MENTION', source: 'OFFICER', seenCount: 1 });
      expect(await refused(ADD, { input: { caseId: id, type: 'PHONE', text: written, level: 'CONFIRMED' } }, clerk)).toBe('FORBIDDEN');
      expect(await add(id, 'PHONE', written, liaison, { level: 'CONFIRMED', confidence: 'HIGH' })).toMatchObject({
        ...{ id: mention.id, level: 'CONFIRMED', confidence: 'HIGH', seenCount: 2 },
      });
      expect(await add(id, 'PHONE', written, clerk)).toMatchObject({ id: mention.id, level: 'CONFIRMED', seenCount: 3 });
      expect(await world.uow.run(liaison.caller, (tx) => confirmedIndicators(tx, id))).toBe(1);
      expect((await recordsOf(world, id)).map(({ type }) => type)).toEqual(expect.arrayContaining(['IndicatorAdded', 'MatchesAsked']));
    });

    it('and refused with the rule, without what was written, where it normalises to nothing', async () => {
      const id = await opened();
      const { errors } = await gql(ADD, { input: { caseId: id, type: 'CITIZEN_ID', text: '04838827711' } }, liaison);
      expect(errors![0]!.extensions).toMatchObject({ code: 'INVALID', defects: [{ path: 'text', code: 'NOT_AN_INDICATOR' }] });
      expect(JSON.stringify(errors)).toContain('12 chữ số');
      expect(JSON.stringify(errors)).not.toContain('04838827711');
      expect(await list(id)).toEqual([]);
    });

    it('not to a case that has ended, and not by whoever may only read it', async () => {
      const id = await opened();
      await take(id, liaison);
      await ask('mutation ($input: CaseDismissalInput!) { it: dismissCase(input: $input) { id } }', {
        input: { id, reason: 'SPAM', note: 'Tin rác' },
      });
      expect(await refused(ADD, { input: { caseId: id, type: 'PHONE', text: phone() } })).toBe('CASE_ENDED');
      const closed = await hidden('PHONE', phone(), [liaison, head]);
      await ask('mutation ($input: PutOnListInput!) { it: putOnListOfCase(input: $input) { id } }', {
        input: { id: closed, userId: colleague.userId, level: 'READ', reason: 'Giám sát' },
      });
      expect(await refused(ADD, { input: { caseId: closed, type: 'PHONE', text: phone() } }, colleague)).toBe('FORBIDDEN');
      expect(await refused(ADD, { input: { caseId: closed, type: 'PHONE', text: phone() } }, elsewhere)).toBe('NOT_FOUND');
    });
  });

  describe('are found in texts', () => {
    it('of the report by others that a case was opened from, as mentions that anybody may confirm or drop for good', async () => {
      const { toldByOther } = await import('../../../test/support/played.js');
      const [seller, site] = [phone(), 'kho-du-lieu-7.example.org'];
      const told = toldByOther();
      const { id: tipId } = await ask<{ id: string }>('mutation ($input: EnterReportInput!) { it: enterReport(input: $input) { id } }', {
        input: {
          ...told,
          facts: {
            ...(told as { facts: object }).facts,
            actDescription: `Người bán để số Zalo ${seller}, xem mẫu tại https://${site}/goi-1`,
          },
          channel: 'POST',
          receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
        },
      });
      const id = await opened(clerk, { source: 'TIP', sourceId: tipId });
      const found = await list(id);
      expect(found.map(({ type, level, source }) => [type, level, source])).toEqual(
        expect.arrayContaining([
          ['ZALO', 'MENTION', 'TIP'],
          ['URL', 'MENTION', 'TIP'],
        ]),
      );
      const url = found.find(({ type }) => type === 'URL')!;
      const drop = { input: { id: url.id, reason: 'Trang của báo chí', expectedVersion: url.version } };
      const DROP = `mutation ($input: DropIndicatorInput!) { it: dropIndicator(input: $input) { ${INDICATOR} } }`;
      expect(await refused(DROP, drop, clerk)).toBe('FORBIDDEN');
      expect(await refused(DROP, { input: { ...drop.input, expectedVersion: 7 } })).toBe('CONFLICT');
      expect(await ask(DROP, drop)).toMatchObject({ dropReason: 'Trang của báo chí' });
      expect(await refused(DROP, { input: { id: url.id, reason: 'Lần nữa' } })).toBe('DROPPED_ALREADY');
      const MENTIONS = 'mutation ($input: TakeMentionsInput!) { it: takeMentions(input: $input) }';
      const fresh = phone();
      expect(await ask(MENTIONS, { input: { caseId: id, text: `https://${site}/goi-1 và sđt ${fresh}, lặp lại ${fresh}` } }, clerk)).toBe(
        1,
      );
      expect((await list(id)).filter(({ shown }) => shown.includes(site))).toHaveLength(1);
      expect((await list(id)).find(({ source }) => source === 'TEXT')).toMatchObject({ level: 'MENTION', seenCount: 2 });
      const zalo = found.find(({ type }) => type === 'ZALO')!;
      const CONFIRM = `mutation ($input: ConfirmIndicatorInput!) { it: confirmIndicator(input: $input) { ${INDICATOR} } }`;
      expect(await ask(CONFIRM, { input: { id: zalo.id, confidence: 'HIGH' } })).toMatchObject({ level: 'CONFIRMED', confidence: 'HIGH' });
      expect(await refused(CONFIRM, { input: { id: zalo.id } })).toBe('CONFIRMED_ALREADY');
      expect(await refused(CONFIRM, { input: { id: zalo.id } }, elsewhere)).toBe('NOT_FOUND');
    });

    it('but no identity number is anywhere in the database', async () => {
      const [citizen, passport, plain] = ['001099473829', 'C4738291', phone()];
      const id = await opened();
      expect(await add(id, 'CITIZEN_ID', citizen)).toMatchObject({ shown: '•••••••••829' });
      await ask('mutation ($input: TakeMentionsInput!) { it: takeMentions(input: $input) }', {
        input: { caseId: id, text: `CCCD ${citizen.slice(0, 3)} ${citizen.slice(3)}, hộ chiếu ${passport}, sđt ${plain}` },
      });
      await ask('mutation ($input: KeepCommonValueInput!) { it: keepCommonValue(input: $input) { id } }', {
        input: { type: 'CITIZEN_ID', text: '001099473830', reason: 'Số mẫu trên mạng', expiresOn: soon() },
      });
      expect((await list(id)).map(({ type }) => type).toSorted()).toEqual(['CITIZEN_ID', 'PASSPORT', 'PHONE']);
      const { rows: tables } = await world.admin.query<{ name: string }>(
        "select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'pgboss')",
      );
      const holders = async (text: string) => {
        const found: string[] = [];
        for (const { name } of tables) {
          const { rows } = await world.admin.query<{ count: number }>(
            `select count(*)::integer as count from ${name} t where to_jsonb(t)::text like $1`,
            [`%${text}%`],
          );
          if (rows[0]!.count > 0) found.push(name);
        }
        return found;
      };
      for (const text of [citizen, passport, '001099473830']) expect([text, await holders(text)]).toEqual([text, []]);
      // What is not an identity number is found, so that the search works.
      expect(await holders(`+84${plain.slice(1)}`)).toEqual(expect.arrayContaining(['public.case_indicator', 'public.case_indicator_key']));
      const twin = await opened();
      await add(twin, 'CITIZEN_ID', citizen);
      expect((await matches(twin)).seen.map((match) => match.id)).toEqual([id]);
    });
  });

  const soon = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

  describe('meet those of cases that one sees', () => {
    it('however they are written, also by a number as it was before 2018, in both directions', async () => {
      const [before, today] = [await opened(), await opened(clerk)];
      await add(before, 'PHONE', '0162 749 5311');
      await add(today, 'ZALO', 'zalo.me/84327495311');
      const [match] = (await matches(today)).seen;
      expect(match).toMatchObject({
        id: before,
        weight: 5,
        met: [{ shown: '+84327495311', otherShown: '+84327495311', how: 'PART', weight: 5 }],
      });
      expect((await matches(before)).seen).toMatchObject([{ id: today, weight: 5 }]);
      expect((await matches(today)).blind).toEqual([]);
      await add(today, 'PHONE', '0327495311');
      expect((await matches(before)).seen[0]!.weight).toBe(15);
    });

    it('as a hint, where a key leaves out what tells two things apart', async () => {
      const [one, two] = [await opened(), await opened()];
      await add(one, 'BANK_ACCOUNT', 'Vietcombank 0071004739281');
      await add(two, 'BANK_ACCOUNT', 'Techcombank 0071004739281');
      expect((await matches(two)).seen).toMatchObject([{ id: one, weight: 1, met: [{ how: 'HINT' }] }]);
      const three = await opened();
      await add(three, 'BANK_ACCOUNT', 'vcb 0071 0047 39281');
      const found = (await matches(three)).seen;
      expect(found.map(({ id, weight }) => [id, weight])).toEqual([
        [one, 10],
        [two, 1],
      ]);
    });

    it('not where they are left out, and again where they are not', async () => {
      const [one, two] = [await opened(), await opened()];
      const number = phone();
      const mine = await add(one, 'PHONE', number);
      await add(two, 'PHONE', number);
      const IGNORE = `mutation ($input: IgnoreIndicatorInput!) { it: ignoreIndicator(input: $input) { ${INDICATOR} } }`;
      expect(await ask(IGNORE, { input: { id: mine.id, reason: 'Số của bưu cục' } })).toMatchObject({ ignoreSimilarity: true });
      expect(await refused(IGNORE, { input: { id: mine.id, reason: 'Số của bưu cục' } })).toBe('IGNORED_ALREADY');
      for (const id of [one, two]) expect((await matches(id)).seen).toEqual([]);
      expect(await ask(IGNORE, { input: { id: mine.id } })).toMatchObject({ ignoreSimilarity: false, ignoreReason: null });
      for (const id of [one, two]) expect((await matches(id)).seen).toHaveLength(1);
    });

    it('not under what everybody has, which is said', async () => {
      const [one, two] = [await opened(), await opened()];
      for (const id of [one, two]) await add(id, 'DOMAIN', 'drive.google.com');
      expect(await matches(two)).toMatchObject({
        seen: [],
        leftOut: expect.arrayContaining([
          expect.objectContaining({
            shown: 'drive.google.com',
            tooCommon: false,
            reason: expect.objectContaining({ vi: expect.stringContaining('rất nhiều') }),
          }),
        ]),
      });
    });

    it('not under what the unit holds for common, until that ends', async () => {
      const [one, two, number] = [await opened(), await opened(), phone()];
      for (const id of [one, two]) await add(id, 'PHONE', number);
      const KEEP = 'mutation ($input: KeepCommonValueInput!) { it: keepCommonValue(input: $input) { id shown owner expiresOn } }';
      const input = { type: 'PHONE', text: number, reason: 'Tổng đài của sàn', expiresOn: soon() };
      expect(await refused(KEEP, { input }, clerk)).toBe('FORBIDDEN');
      for (const expiresOn of ['2020-01-01', '2100-01-01']) expect(await refused(KEEP, { input: { ...input, expiresOn } })).toBe('INVALID');
      expect(await refused(KEEP, { input: { ...input, text: 'không phải số' } })).toBe('INVALID');
      const { id } = await ask<{ id: string }>(KEEP, { input });
      expect(await refused(KEEP, { input })).toBe('COMMON_ALREADY');
      expect(await matches(two)).toMatchObject({
        seen: [],
        leftOut: [{ shown: `+84${number.slice(1)}`, reason: { vi: 'Tổng đài của sàn' } }],
      });
      // Another unit's list blinds nobody else.
      const theirs = await opened(elsewhere);
      await add(theirs, 'PHONE', number, elsewhere);
      expect((await matches(theirs, elsewhere)).blind).toHaveLength(1);
      const END = 'mutation ($input: IndicatorStepInput!) { it: endCommonValue(input: $input) { endedAt } }';
      expect(await refused(END, { input: { id } }, elsewhere)).toBe('NOT_FOUND');
      await ask(END, { input: { id } });
      expect(await refused(END, { input: { id } })).toBe('ENDED_ALREADY');
      expect((await matches(two)).seen).toHaveLength(1);
    });

    it('not under a value that is in more than a hundred places, which is said instead', async () => {
      const number = phone();
      const [source, id] = [await opened(), await opened()];
      await add(source, 'PHONE', number);
      await add(id, 'PHONE', number);
      const copies = async (from: number, to: number) =>
        world.admin.query(
          `with one as (select c.* from case_file c where c.id = $1), cases as (
             insert into case_file (id, unit_id, reference, state, title, acts, tlp, source, reporter_known, opened_by, opened_at)
             select gen_random_uuid(), unit_id, reference || '/' || i, 'LEAD', title, acts, tlp, source, false, opened_by, opened_at from one, generate_series($2::integer, $3) i returning id, unit_id),
           made as (insert into case_indicator (id, case_id, unit_id, type, key, shown, level, source, confidence, first_seen_at, last_seen_at, seen_count, added_by)
             select gen_random_uuid(), c.id, c.unit_id, i.type, i.key, i.shown, i.level, i.source, i.confidence, now(), now(), 1, i.added_by from cases c, case_indicator i where i.case_id = $1
             returning id, case_id, unit_id, type, key)
           insert into case_indicator_key (indicator_id, case_id, unit_id, type, key, second, weak, common) select id, case_id, unit_id, type, key, false, false, false from made`,
          [source, from, to],
        );
      await withoutTriggers(() => copies(1, 99));
      expect((await matches(id)).seen).toHaveLength(100);
      await withoutTriggers(() => copies(100, 100));
      expect(await matches(id)).toMatchObject({ seen: [], leftOut: [{ shown: `+84${number.slice(1)}`, tooCommon: true }] });
    });
  });

  /** What is written by no verb, and told by no event. */
  const withoutTriggers = async (work: () => Promise<unknown>) => {
    const tables = ['case_file', 'case_indicator', 'case_indicator_key'];
    for (const table of tables) await world.admin.query(`alter table ${table} disable trigger recorded`);
    try {
      await work();
    } finally {
      for (const table of tables) await world.admin.query(`alter table ${table} enable trigger recorded`);
    }
  };

  describe('meet those of a case that one may not see', () => {
    it('and tell the unit and whom to ask there, in both directions, and nothing else of it', async () => {
      const number = phone();
      const theirs = await hidden('PHONE', number);
      const id = await opened();
      const mine = await add(id, 'PHONE', number);
      const found = await matches(id);
      const met = [{ indicatorId: mine.id, type: 'PHONE', shown: `+84${number.slice(1)}`, how: 'SAME', weight: 10 }];
      const { rows } = await world.admin.query<{ name: string }>('select display_name as name from user_account where id = $1', [
        elsewhere.userId,
      ]);
      // Each field is looked at: a new one has to be thought about here.
      expect(found).toEqual({
        seen: [],
        blind: [
          {
            ...{ unitCode: 'PA05-79', unitName: 'PA05-79', contact: rows[0]!.name, contactEmail: elsewhere.email },
            ...{ question: 'OPEN', answer: null, note: null, met },
          },
        ],
        leftOut: [],
      });
      // A second case of theirs, and a third, change nothing that can be read.
      for (let i = 0; i < 2; i++) await hidden('PHONE', number).catch(() => undefined);
      const more = await matches(id);
      expect(more.blind[0]).toMatchObject({ ...found.blind[0]!, question: expect.any(String) });
      const [hit] = await hitsOn(theirs, elsewhere);
      expect(hit).toMatchObject({ askerUnitCode: 'A05', met: [{ shown: `+84${number.slice(1)}`, how: 'SAME' }] });
      const { reference } = (await world.admin.query<{ reference: string }>('select reference from case_file where id = $1', [id]))
        .rows[0]!;
      expect(JSON.stringify(hit)).not.toContain(id);
      expect(JSON.stringify(hit)).not.toContain(reference);
      expect((await matches(theirs, elsewhere)).blind).toMatchObject([{ unitCode: 'A05' }]);
      expect((await matches(theirs, elsewhere)).seen.map((match) => match.id)).not.toContain(id);
    });

    it('of their own unit too', async () => {
      const number = phone();
      const closed = await hidden('PHONE', number, [liaison, head]);
      const id = await opened(colleague);
      await add(id, 'PHONE', number, colleague);
      expect(await matches(id, colleague)).toMatchObject({
        seen: [],
        blind: [{ unitCode: 'A05', contactEmail: liaison.email, question: 'OPEN' }],
      });
      // Whoever is on both lists sees it, and needs no answer for themselves.
      expect((await matches(id, liaison)).seen.map((match) => match.id)).toEqual([closed]);
    });

    it('and not at all in rows, counts, news and statements', async () => {
      const number = phone();
      const theirs = await hidden('PHONE', number);
      const id = await opened();
      await add(id, 'PHONE', number);
      await world.settle();
      for (const person of [liaison, head, clerk, colleague]) {
        const news = await ask<{ nodes: unknown[] }>(NEWS, {}, person);
        expect(JSON.stringify(news)).not.toContain(theirs);
        for (const table of ['case_indicator', 'case_indicator_key', 'indicator_ask', 'indicator_hit', 'indicator_hit_key']) {
          const { value } = await world.uow.read<number>(person.caller, {
            name: `seen_${table}`,
            text: `select count(*)::integer as value from ${table} where case_id = $1`,
            values: [theirs],
          });
          expect([table, value]).toEqual([table, 0]);
        }
        for (const query of [LIST, MATCH]) expect(await refused(query, { caseId: theirs }, person)).toBe('NOT_FOUND');
      }
      // Their side reads who asks, and not for which case.
      const other = await world.uow.read<number>(elsewhere.caller, {
        name: 'seen_asks',
        text: 'select count(*)::integer as value from indicator_ask where case_id = $1',
        values: [id],
      });
      expect(other.value).toBe(0);
      await expect(
        world.uow.read(elsewhere.caller, {
          name: 'asking',
          text: 'select json_agg(asking_indicator_id) as value from indicator_hit_key',
          values: [],
        }),
      ).rejects.toMatchObject({ code: '42501' });
    });

    it('with as many statements, and one for all matches, whatever there is', async () => {
      const [few, many, number] = [await opened(), await opened(), phone()];
      await hidden('PHONE', number);
      const [met, alone] = [phone(), phone()];
      for (let i = 0; i < 3; i++) await add(await opened(), 'PHONE', met);
      for (const text of [met, phone(), phone()]) await add(many, 'PHONE', text);
      const count = (caseId: string) => statementsOf(world, () => matches(caseId));
      const one = await count(few);
      expect(await count(many)).toBe(one);
      expect(await count('00000000-0000-7000-8000-00000000dead').catch(() => one)).toBe(one);
      const added = (text: string) => statementsOf(world, () => add(few, 'PHONE', text));
      const nothing = await added(alone);
      expect(await added(number)).toBe(nothing);
      expect((await matches(few)).blind).toHaveLength(1);
    });

    it('is told to its lead alone, and answered by them', async () => {
      const number = phone();
      const theirs = await hidden('PHONE', number);
      const id = await opened();
      await add(id, 'PHONE', number);
      await world.settle();
      const newsOf = async (person: Person) =>
        (await ask<{ nodes: { type: string; filingId: string; detail: string; reference: string }[] }>(NEWS, {}, person)).nodes;
      const of = async (person: Person, caseId: string) => (await newsOf(person)).filter(({ filingId }) => filingId === caseId);
      expect(await of(elsewhere, theirs)).toMatchObject([{ type: 'MatchesAsked', detail: 'SOMEBODY_ASKS' }]);
      expect(await of(headElsewhere, theirs)).toEqual([]);
      const mails = await world.admin.query<{ user_id: string }>(
        'select q.user_id from notification_mail q join notification n on n.id = q.notification_id where n.subject_id = $1',
        [theirs],
      );
      expect(mails.rows).toEqual([{ user_id: elsewhere.userId }]);
      const [hit] = await hitsOn(theirs, elsewhere);
      const bad = (input: object, person = elsewhere) => refused(ANSWER, { input: { id: hit!.id, answer: 'NO', ...input } }, person);
      expect(await bad({}, liaison)).toBe('NOT_FOUND');
      expect(await bad({ answer: 'TALK' })).toBe('INVALID');
      expect(await bad({ expectedVersion: 9 })).toBe('CONFLICT');
      await answer(hit!.id, elsewhere, { answer: 'TALK', note: 'Gọi cho tôi' });
      expect(await bad({})).toBe('ANSWERED_ALREADY');
      expect((await matches(id)).blind).toMatchObject([{ question: 'ANSWERED', answer: 'TALK', note: 'Gọi cho tôi' }]);
      expect(await hitsOn(theirs, elsewhere)).toEqual([]);
      await world.settle();
      expect(await of(liaison, id)).toMatchObject([{ type: 'HitAnswered', detail: 'ANSWERED' }]);
      expect(await of(head, id)).toEqual([]);
      expect((await recordsOf(world, theirs)).map(({ type }) => type)).toEqual(expect.arrayContaining(['PeopleNotified', 'HitAnswered']));
    });

    it('is one answer where there are several cases, given when all have answered', async () => {
      const number = phone();
      const first = await hidden('PHONE', number);
      const second = await opened(elsewhere);
      await add(second, 'PHONE', number, elsewhere);
      const id = await opened();
      await add(id, 'PHONE', number);
      const [[one], [two]] = [await hitsOn(first, elsewhere), await hitsOn(second, headElsewhere)];
      await answer(one!.id, elsewhere, { answer: 'YES_RELATED', note: 'Cùng người bán' });
      expect((await matches(id)).blind).toMatchObject([{ question: 'OPEN', answer: null, note: null }]);
      await answer(two!.id, headElsewhere);
      expect((await matches(id)).blind).toMatchObject([{ question: 'ANSWERED', answer: 'YES_RELATED', note: 'Cùng người bán' }]);
      await world.settle();
      const news = (await ask<{ nodes: { filingId: string; type: string }[] }>(NEWS, {}, liaison)).nodes;
      expect(news.filter(({ filingId, type }) => filingId === id && type === 'HitAnswered')).toHaveLength(1);
    });
  });

  describe('stand in the way of the verification of a case', () => {
    it('until whoever was asked has answered, and whoever asks is answered', async () => {
      const number = phone();
      const theirs = await hidden('PHONE', number);
      const id = await opened();
      await take(id, liaison);
      await add(id, 'PHONE', number);
      const count = () => world.uow.run(head.caller, (tx) => unansweredHits(tx, id));
      expect(await count()).toBe(1);
      expect(await refused(VERIFY, verify(id, liaison, head), head)).toBe('HITS_UNANSWERED');
      const [hit] = await hitsOn(theirs, elsewhere);
      await answer(hit!.id, elsewhere);
      expect(await count()).toBe(0);
      const next = await opened(elsewhere);
      await add(next, 'PHONE', number, elsewhere);
      expect(await refused(VERIFY, verify(id, liaison, head), head)).toBe('HITS_TO_ANSWER');
      const [asked] = await hitsOn(id, liaison);
      await answer(asked!.id, liaison, { answer: 'YES_RELATED', note: 'Gộp lại' });
      expect(await refused(VERIFY, verify(id, liaison, head), head)).toBe('OK');
    });

    it('also of those whom another officer saw, so that nobody had asked', async () => {
      const number = phone();
      const closed = await hidden('PHONE', number, [liaison, head]);
      const id = await opened();
      await take(id, liaison);
      await add(id, 'PHONE', number);
      expect((await matches(id)).blind).toEqual([]);
      expect((await matches(id, colleague)).blind).toMatchObject([{ question: 'NOT_ASKED' }]);
      expect(await refused(VERIFY, verify(id, liaison, colleague), colleague)).toBe('HITS_NOT_ASKED');
      expect((await ask<Matches>(ASK, { caseId: id }, colleague)).blind).toMatchObject([{ question: 'OPEN' }]);
      expect(await hitsOn(closed, liaison)).toHaveLength(1);
      await ask<Matches>(ASK, { caseId: id }, colleague);
      expect(await hitsOn(closed, liaison)).toHaveLength(1);
      await answer((await hitsOn(closed, liaison))[0]!.id, liaison);
      expect(await refused(VERIFY, verify(id, liaison, colleague), colleague)).toBe('OK');
    });

    it('not where the case is seen, and no more once the indicator is dropped', async () => {
      const [one, two, number] = [await opened(), await opened(), phone()];
      for (const id of [one, two]) await add(id, 'PHONE', number);
      await take(one, liaison);
      expect(await refused(VERIFY, verify(one, liaison, head), head)).toBe('OK');
      const id = await opened();
      await take(id, liaison);
      const theirs = phone();
      await hidden('PHONE', theirs);
      const mine = await add(id, 'PHONE', theirs);
      expect(await refused(VERIFY, verify(id, liaison, head), head)).toBe('HITS_UNANSWERED');
      await ask('mutation ($input: DropIndicatorInput!) { it: dropIndicator(input: $input) { id } }', {
        input: { id: mine.id, reason: 'Gõ nhầm' },
      });
      expect(await refused(VERIFY, verify(id, liaison, head), head)).toBe('OK');
    });
  });

  it('of a case that its list alone sees are read after it was opened with a purpose', async () => {
    const id = await hidden('PHONE', phone(), [liaison, head]);
    expect(await list(id)).toHaveLength(1);
    for (const query of [LIST, MATCH]) expect(await refused(query, { caseId: id }, head)).toBe('READ_FIRST');
    await read(id, head);
    expect(await list(id, head)).toHaveLength(1);
  });

  it('are let through by a database without its policies, which the tests would see', async () => {
    const number = phone();
    const theirs = await hidden('PHONE', number);
    await world.admin.query(
      'alter table case_indicator disable row level security; alter table case_indicator no force row level security',
    );
    try {
      const { value } = await world.uow.read<number>(liaison.caller, {
        name: 'seen_without',
        text: 'select count(*)::integer as value from case_indicator where case_id = $1',
        values: [theirs],
      });
      expect(value).toBe(1);
    } finally {
      await world.admin.query('alter table case_indicator enable row level security; alter table case_indicator force row level security');
    }
  });
});
