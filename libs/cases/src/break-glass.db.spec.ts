import type { AuthorityUnit } from '#identity';
import { UNIT_ROLES } from '#kernel';
import { recordsOf, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { MANY_CASES } from './read-case.js';
import { stepCase } from './step-case.js';

const BREAK = 'mutation ($input: BreakGlassInput!) { it: breakGlassOfCase(input: $input) { id reference } }';
const REVIEW = 'mutation ($input: ReviewGlassInput!) { it: reviewGlassOfCase(input: $input) { id } }';
const READ = `mutation ($id: ID!) { it: readCase(id: $id, purpose: "Theo dõi tiến độ") { id
  glass { id userId reason reviewedBy justified note } list { userId level } steps { step reason } } }`;
const LIST = '{ it: cases { nodes { id } } }';
const OPEN = 'mutation ($input: OpenCaseInput!) { it: openCase(input: $input) { id reference } }';
const TOLD = '{ it: notifications(first: 1) { nodes { type text { vi } } } }';
const NEWS =
  "select type, user_id, reference, detail from notification where subject_id = $1 and type <> 'CaseStepped' order by created_at, user_id";

describe('breaking the glass', () => {
  let world: World;
  let unit: AuthorityUnit;
  let lead: Person;
  let head: Person;
  let outsider: Person;
  let clerk: Person;
  let elsewhere: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    lead = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
    outsider = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    clerk = await world.person(['CLERK'], { unitId: unit.id });
    elsewhere = await world.person([...UNIT_ROLES], { unitId: (await world.unit('PA05-79')).id });
  });
  afterAll(() => world.destroy());

  const gql = <T>(query: string, variables: Record<string, unknown>, person: Person) => world.gql<{ it: T }>(query, variables, person);
  const ask = async <T>(query: string, variables: Record<string, unknown>, person: Person): Promise<T> => {
    const { data, errors } = await gql<T>(query, variables, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it;
  };
  const refused = async (query: string, variables: Record<string, unknown>, person: Person) =>
    (await gql(query, variables, person)).errors?.[0]?.extensions.code ?? 'OK';
  const hidden = async () => {
    const input = { title: 'Rao bán', acts: ['ILLEGAL_SALE'], source: 'OWN' };
    const opened = await ask<{ id: string; reference: string }>(OPEN, { input }, lead);
    await world.uow.run(lead.caller, (tx) => stepCase(tx, opened.id, 'take', {}));
    await world.uow.run(head.caller, (tx) => stepCase(tx, opened.id, 'verify', { leadId: lead.userId, memberIds: [], plan: 'Kế hoạch' }));
    return opened;
  };
  const broken = (reference: string, person = outsider) => ask<{ id: string }>(BREAK, { input: { reference, reason: 'Trực đêm' } }, person);
  const glassOf = async (id: string, person = lead) =>
    (await ask<{ glass: { id: string; userId: string; justified: boolean | null }[] }>(READ, { id }, person)).glass;
  const news = async (subject: string) => {
    await world.settle();
    return (await world.admin.query(NEWS, [subject])).rows;
  };

  it('lets in for hours, to read and not to work, and tells those who work on the case', async () => {
    const { id, reference } = await hidden();
    expect(await refused(READ, { id }, outsider)).toBe('NOT_FOUND');
    expect(await broken(` ${reference.toLowerCase()} `)).toMatchObject({ id, reference });
    expect(await glassOf(id, outsider)).toMatchObject([{ userId: outsider.userId, justified: null }]);
    expect(await refused('mutation ($id: ID!) { it: resumeCase(input: { id: $id, note: "x" }) { id } }', { id }, outsider)).toBe(
      'FORBIDDEN',
    );
    expect(await news(id)).toEqual(
      [lead, head]
        .map(({ userId }) => ({ type: 'GlassBroken', user_id: userId, reference, detail: null }))
        .sort((a, b) => (a.user_id < b.user_id ? -1 : 1)),
    );
    expect(await ask(TOLD, {}, lead)).toMatchObject({
      nodes: [{ type: 'GlassBroken', text: { vi: expect.stringContaining(`${reference} theo truy cập khẩn cấp`) } }],
    });
    expect((await recordsOf(world, id)).map(({ type }) => type)).toContain('GlassBroken');
    expect(await refused(BREAK, { input: { reference, reason: 'Lần nữa' } }, outsider)).toBe('SEEN_ALREADY');
    await tamper(
      world,
      "update case_access set until = now() - interval '1 second', granted_at = now() - interval '5 hours' where case_id = $1 and until is not null",
      [id],
    );
    expect(await refused(READ, { id }, outsider)).toBe('NOT_FOUND');
    expect(await ask<{ nodes: { id: string }[] }>(LIST, {}, outsider)).toEqual({ nodes: [] });
    expect(await broken(reference)).toMatchObject({ id });
  });

  it('ends in the list where the lead puts them on it', async () => {
    const { id, reference } = await hidden();
    await broken(reference);
    const put = 'mutation ($input: PutOnListInput!) { it: putOnListOfCase(input: $input) { id } }';
    const input = { id, userId: outsider.userId, level: 'WORK', reason: 'Tham gia xác minh' };
    await ask(put, { input }, lead);
    await tamper(world, "update case_access set until = now() - interval '1 second' where case_id = $1 and until is not null", [id]);
    expect(await ask(READ, { id }, outsider)).toMatchObject({ id });
    expect(await refused(put, { input }, lead)).toBe('ON_LIST_ALREADY');
  });

  it('is for nobody else, opens nothing elsewhere, and keeps what was guessed', async () => {
    const { id, reference } = await hidden();
    const input = { reference, reason: 'Tò mò' };
    expect(await refused(BREAK, { input }, clerk)).toBe('FORBIDDEN');
    expect(await refused(BREAK, { input }, elsewhere)).toBe('NOT_FOUND');
    expect(await refused(BREAK, { input: { ...input, reference: 'VV26-0000001-0' } }, outsider)).toBe('NOT_FOUND');
    expect((await recordsOf(world, elsewhere.userId)).map(({ type }) => type)).toContain('GlassMissed');
    expect(await glassOf(id)).toEqual([]);
    expect(await news(id)).toEqual([]);
  });

  it('is reviewed by somebody else who works on the case, once, with a reason where it was wrong', async () => {
    const { id, reference } = await hidden();
    await broken(reference);
    const [glass] = await glassOf(id);
    const review = (person: Person, more = {}) => refused(REVIEW, { input: { id: glass!.id, justified: true, ...more } }, person);
    expect(await review(outsider)).toBe('FORBIDDEN');
    expect(await review(elsewhere)).toBe('NOT_FOUND');
    expect(await review(lead, { justified: false })).toBe('GLASS_NOTE');
    expect(await review(lead, { justified: false, note: 'Không có việc gấp' })).toBe('OK');
    expect(await review(head)).toBe('GLASS_REVIEWED');
    expect(await glassOf(id)).toMatchObject([{ justified: false, note: 'Không có việc gấp', reviewedBy: lead.userId }]);
  });

  it('is not reviewed by whoever broke it, though they came on the list since', async () => {
    const { id, reference } = await hidden();
    const otherHead = await world.person(['UNIT_HEAD'], { unitId: unit.id });
    await broken(reference, otherHead);
    await ask(
      'mutation ($input: PutOnListInput!) { it: putOnListOfCase(input: $input) { id } }',
      { input: { id, userId: otherHead.userId, level: 'WORK', reason: 'Chỉ đạo' } },
      lead,
    );
    const [glass] = await glassOf(id);
    expect(await refused(REVIEW, { input: { id: glass!.id, justified: true } }, otherHead)).toBe('OWN_GLASS');
    const own = world.admin.query('update case_glass set reviewed_by = user_id, reviewed_at = now(), justified = true where id = $1', [
      glass!.id,
    ]);
    await expect(own).rejects.toThrow(/case_glass/);
  });

  it('is reminded of once where nobody looked at it for a day', async () => {
    const { id, reference } = await hidden();
    await broken(reference);
    const reminders = async () => {
      await world.worker.sweep();
      return (await news(id)).filter(({ type }) => type === 'GlassUnreviewed').length;
    };
    expect(await reminders()).toBe(0);
    await tamper(world, "update case_glass set at = at - interval '25 hours' where case_id = $1", [id]);
    expect(await reminders()).toBe(2);
    expect(await reminders()).toBe(2);
  });

  it('and whoever reads many cases within an hour is told of to the heads, once', async () => {
    const reader = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    const input = { title: 'Tin', acts: ['ILLEGAL_SALE'], source: 'OWN' };
    const ids: string[] = [];
    for (let i = 0; i < MANY_CASES + 1; i++) ids.push((await ask<{ id: string }>(OPEN, { input }, reader)).id);
    for (const id of ids.slice(0, MANY_CASES - 1)) await ask(READ, { id }, reader);
    await ask(READ, { id: ids[0] }, reader);
    expect(await news(reader.userId)).toEqual([]);
    for (const id of ids.slice(MANY_CASES - 1)) await ask(READ, { id }, reader);
    const told = await news(reader.userId);
    expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['ManyCasesRead']));
    expect(told.map(({ user_id }) => user_id)).toContain(head.userId);
    expect(told.map(({ user_id }) => user_id)).not.toContain(reader.userId);
    expect(new Set(told.map(({ user_id }) => user_id)).size).toBe(told.length);
  });
});
