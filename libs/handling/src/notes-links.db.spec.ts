import type { GraphQLObjectType } from 'graphql';
import type { AuthorityUnit } from '#identity';
import { acceptFiling } from '#routing';
import { factsUnderLaw91, filed } from '../../../test/support/facts.js';
import { recordsOf, refusal, tamper } from '../../../test/support/records.js';
import { rootFields, schemaOf } from '../../../test/support/root-fields.js';
import { type Person, World } from '../../../test/support/world.js';
import type { ReportLinkKind } from './entities.js';
import { endReportLink, linkReports } from './link-reports.js';
import { noteInternally, shareNote } from './notes.js';

const SECRET = 'chim-cắt';

describe('notes and links of a desk', () => {
  let world: World;
  let unit: AuthorityUnit;
  let dpo: Person;
  let clerk: Person;
  let liaison: Person;
  let elsewhere: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    const organisationId = (await world.organisation()).id;
    dpo = await world.person(['ORG_ADMIN', 'PDP_OFFICER', 'PREPARER', 'APPROVER', 'VIEWER'], { organisationId });
    clerk = await world.person(['CLERK'], { unitId: unit.id });
    liaison = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    elsewhere = await world.person(['UNIT_HEAD', 'LIAISON_OFFICER'], { unitId: (await world.unit('PA05-79')).id });
  });
  afterAll(() => world.destroy());

  const opened = async () => {
    const filing = await filed(world, dpo, factsUnderLaw91());
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    await world.uow.run(liaison.caller, (tx) => acceptFiling(tx, rows[0]!.id, null, 'Bổ sung sau'));
    const handling = await world.admin.query<{ id: string }>('select id from report_handling where report_id = $1', [filing.matterId]);
    return { id: handling.rows[0]!.id, reportId: filing.matterId, reference: filing.reference };
  };
  const gql = <T>(query: string, variables: Record<string, unknown>, person: Person) => world.gql<{ it: T }>(query, variables, person);

  describe('notes', () => {
    const INTERNAL = 'query ($id: ID!) { it: internalNotes(handlingId: $id) { remark notedBy noter } }';
    const SHARED = 'query ($id: ID!) { it: sharedNotes(reportId: $id) { message unit } }';

    it('of the desk are read by the desk, with who wrote them, and shared ones by the filer too', async () => {
      const { id, reportId } = await opened();
      await world.uow.run(clerk.caller, (tx) => noteInternally(tx, id, `Người nộp ${SECRET}`));
      await world.uow.run(liaison.caller, (tx) => shareNote(tx, id, 'Đã nhận đủ tài liệu'));
      expect((await refusal(() => world.uow.run(clerk.caller, (tx) => shareNote(tx, id, 'x')))).code).toBe('FORBIDDEN');
      expect((await gql(INTERNAL, { id }, liaison)).data.it).toEqual([
        { remark: `Người nộp ${SECRET}`, notedBy: clerk.userId, noter: expect.any(String) },
      ]);
      for (const person of [liaison, dpo])
        expect((await gql(SHARED, { id: reportId }, person)).data.it).toEqual([{ message: 'Đã nhận đủ tài liệu', unit: 'A05' }]);
      for (const person of [dpo, elsewhere])
        expect((await gql(INTERNAL, { id }, person)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect((await gql(SHARED, { id: reportId }, elsewhere)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      await world.settle();
      const { rows } = await world.admin.query("select detail from notification where type = 'NoteShared' and subject_id = $1", [reportId]);
      expect(rows).toEqual([{ detail: 'NOTE' }]);
      expect(JSON.stringify(await recordsOf(world, id))).not.toContain(SECRET);
    });

    it('of the desk reach no filer in any way: not by a query, not by a file, not by SQL', async () => {
      const { id, reportId } = await opened();
      await world.uow.run(liaison.caller, (tx) => noteInternally(tx, id, SECRET));
      const played = new Proxy({ handlingId: id, reportId, canary: SECRET, organisation: {}, dpo, officer: dpo } as never, {
        get: (target, key) => (target as Record<string | symbol, unknown>)[key] ?? id,
      });
      const asked = (await rootFields(world)).filter(({ kind }) => kind === 'query');
      for (const { document, argumentsOf, name } of asked) {
        const { data } = await world.gql(document, { ...argumentsOf(played), ...(name === 'search' && { query: SECRET }) }, dpo);
        expect([name, JSON.stringify(data ?? null).includes(SECRET)]).toEqual([name, false]);
      }
      // Positive control: whoever may read them is told by the same question.
      const control = asked.find(({ name }) => name === 'internalNotes')!;
      expect(JSON.stringify((await world.gql(control.document, control.argumentsOf(played), liaison)).data)).toContain(SECRET);
      const app = await world.app();
      for (const path of [
        `exports/handling-queue.json`,
        `exports/handling-queue/${id}.json`,
        `exports/violation-reports/${reportId}.json`,
      ]) {
        const answer = await app.inject({ method: 'GET', url: `/${path}`, headers: { authorization: `Bearer ${dpo.token}` } });
        expect(answer.body).not.toContain(SECRET);
      }
      const count = 'select count(*)::int as count from internal_note';
      const [theirs] = await world.uow.run(dpo.caller, (tx) => tx.sql<{ count: number }>(count));
      const [ours] = await world.uow.run(liaison.caller, (tx) => tx.sql<{ count: number }>(count));
      expect([theirs!.count, ours!.count > 0]).toEqual([0, true]);
    });

    it('are two types that have no text in common, and no type leads from a report to one of the desk', async () => {
      const schema = await schemaOf(world);
      const fieldsOf = (name: string) => Object.keys((schema.getType(name) as GraphQLObjectType).getFields());
      const inner = fieldsOf('InternalNoteView');
      expect(fieldsOf('SharedNoteView').filter((field) => inner.includes(field))).toEqual(['id']);
      const leading = Object.values(schema.getTypeMap()).filter(
        (type) => 'getFields' in type && Object.values(type.getFields()).some((field) => String(field.type).includes('InternalNoteView')),
      );
      expect(leading.map(({ name }) => name).toSorted()).toEqual(['Mutation', 'Query']);
    });

    it('are appended to alone', async () => {
      const { id } = await opened();
      await world.uow.run(liaison.caller, (tx) => noteInternally(tx, id, 'Một'));
      for (const statement of [
        "update internal_note set remark = 'Hai'",
        'delete from internal_note',
        "update shared_note set message = 'Hai'",
        'delete from shared_note',
      ])
        await expect(world.uow.run(liaison.caller, (tx) => tx.sql(statement))).rejects.toMatchObject({ code: '42501' });
    });
  });

  describe('links', () => {
    const link = (fromId: string, toId: string, kind: ReportLinkKind = 'DUPLICATE_OF', person = liaison) =>
      world.uow.run(person.caller, (tx) => linkReports(tx, { fromId, toId, kind, reason: 'Cùng một vụ' }));
    const LINKS = 'query ($id: ID!) { it: reportLinks(reportId: $id) { id kind direction reportId reference reason endedAt endReason } }';
    const codeOf = async (work: () => Promise<unknown>) => (await refusal(work)).code;

    it('are directed and have a reason; both references stay, and each end shows the other; ended, they stay to be read', async () => {
      const [one, other] = [await opened(), await opened()];
      const { id } = await link(one.id, other.id);
      const common = { id, kind: 'DUPLICATE_OF', reason: 'Cùng một vụ', endedAt: null, endReason: null };
      expect((await gql(LINKS, { id: one.reportId }, liaison)).data.it).toEqual([
        { ...common, direction: 'OUT', reportId: other.reportId, reference: other.reference },
      ]);
      expect((await gql(LINKS, { id: other.reportId }, clerk)).data.it).toEqual([
        { ...common, direction: 'IN', reportId: one.reportId, reference: one.reference },
      ]);
      for (const { reportId, reference } of [one, other])
        expect(
          (await gql('query ($id: ID!) { it: handling(reportId: $id) { reference state } }', { id: reportId }, liaison)).data.it,
        ).toEqual({
          reference,
          state: 'NEW',
        });
      for (const person of [dpo, elsewhere])
        expect((await gql(LINKS, { id: one.reportId }, person)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      await world.uow.run(liaison.caller, (tx) => endReportLink(tx, id, 'Nhầm'));
      expect((await gql<object[]>(LINKS, { id: one.reportId }, liaison)).data.it).toMatchObject([{ id, endReason: 'Nhầm' }]);
      expect(await codeOf(() => world.uow.run(liaison.caller, (tx) => endReportLink(tx, id, 'Nhầm')))).toBe('ENDED');
      expect((await recordsOf(world, one.id)).map(({ type }) => type)).toEqual(
        expect.arrayContaining(['ReportsLinked', 'ReportLinkEnded']),
      );
      await link(one.id, other.id);
    });

    it('lead to no circle of duplicates, nowhere twice and never to the report itself', async () => {
      const [a, b, c] = [await opened(), await opened(), await opened()];
      expect(await codeOf(() => link(a.id, a.id, 'RELATED'))).toBe('SAME_REPORT');
      await link(a.id, b.id);
      expect(await codeOf(() => link(a.id, b.id))).toBe('LINKED_ALREADY');
      expect(await codeOf(() => link(a.id, c.id))).toBe('HAS_ORIGINAL');
      expect(await codeOf(() => link(b.id, a.id))).toBe('CIRCLE');
      await link(b.id, c.id);
      expect(await codeOf(() => link(c.id, a.id))).toBe('CIRCLE');
      await link(b.id, a.id, 'SAME_CAUSE');
      // Whoever writes past the verb meets the same in the database.
      await expect(
        tamper(
          world,
          `insert into report_link (id, unit_id, from_id, to_id, kind, reason, linked_by, linked_at)
           values (gen_random_uuid(), $1, $2, $3, 'DUPLICATE_OF', 'x', $4, now())`,
          [unit.id, b.id, a.id, liaison.userId],
        ),
      ).rejects.toMatchObject({ constraint: 'report_link_no_circle' });
    });

    it('of two who link the same pair both ways at once, one', async () => {
      const [a, b] = [await opened(), await opened()];
      const done = await Promise.allSettled([link(a.id, b.id), link(b.id, a.id)]);
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('are made by those who work on reports, of reports that their unit deals with', async () => {
      const [a, b] = [await opened(), await opened()];
      expect(await codeOf(() => link(a.id, b.id, 'RELATED', clerk))).toBe('FORBIDDEN');
      for (const person of [elsewhere, dpo]) expect(await codeOf(() => link(a.id, b.id, 'RELATED', person))).toBe('NOT_FOUND');
      await tamper(world, 'update report_handling set drill = true where id = $1', [b.id]);
      expect(await codeOf(() => link(a.id, b.id, 'RELATED'))).toBe('DRILL_AND_REAL');
    });
  });
});
