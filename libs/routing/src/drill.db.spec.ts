import type { Pool } from 'pg';
import { type Filing } from '#filings';
import type { AuthorityUnit, Organisation } from '#identity';
import { draftViolationReport, markViolationReportReady, openExercise, submitViolationReport } from '#violations';
import { filed, reportContent, submissionOf } from '../../../test/support/facts.js';
import { tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { acceptFiling } from './accept-filing.js';

describe('a drill', () => {
  let world: World;
  let unit: AuthorityUnit;
  let sandbox: AuthorityUnit;
  let organisation: Organisation;
  let dpo: Person;
  let drill: Filing;
  let real: Filing;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    sandbox = await world.unit('A05-DT');
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    const head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
    await world.uow.run(head.caller, (tx) => openExercise(tx, { code: 'DT-2026-Q4', title: 'Diễn tập', deskCode: 'A05-DT' }));
    const { id } = await world.uow.run(dpo.caller, (tx) => draftViolationReport(tx, reportContent(), 'DT-2026-Q4'));
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, id));
    drill = (await world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submissionOf(id)))).filing;
    real = await filed(world, dpo);
    await world.settle();
  });
  afterAll(() => world.destroy());

  it('goes to the sandbox desk of its exercise and nowhere else, under the rule that is practised', async () => {
    const { rows } = await world.admin.query('select unit_id, drill, rule, business_state from delivery where filing_id = $1', [drill.id]);
    expect(rows).toEqual([{ unit_id: sandbox.id, drill: true, rule: 'NOTICE-TO-SPECIALISED-AGENCY', business_state: 'ARRIVED' }]);
    expect(drill.reference).toMatch(/^DT/);
    const { rows: others } = await world.admin.query('select unit_id, drill from delivery where filing_id = $1', [real.id]);
    expect(others).toEqual([{ unit_id: unit.id, drill: false }]);
  });

  it('is passed on to sandboxes alone', async () => {
    const head = await world.person(['UNIT_HEAD'], { unitId: sandbox.id });
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [drill.id]);
    const { errors } = await world.gql(
      'mutation ($input: ForwardFilingInput!) { forwardFiling(input: $input) { id } }',
      { input: { deliveryId: rows[0]!.id, unitCode: 'A05', note: 'Thử' } },
      head,
    );
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_SUCH_UNIT' } }]);
  });

  describe('by the database, whoever asks and however', () => {
    /** Directions in which a careless statement would let practice and earnest touch. */
    const CARELESS: readonly (readonly [name: string, sql: () => string, constraint: string])[] = [
      [
        'a drill to a real unit',
        () => `update delivery set unit_id = '${unit.id}' where filing_id = '${drill.id}'`,
        'delivery_unit_id_fkey',
      ],
      [
        'a real filing to a sandbox',
        () => `update delivery set unit_id = '${sandbox.id}' where filing_id = '${real.id}'`,
        'delivery_unit_id_fkey',
      ],
      [
        'a drill that says it is none',
        () => `update delivery set drill = false, unit_id = '${unit.id}' where filing_id = '${drill.id}'`,
        'delivery_organisation_id_filing_id_fkey',
      ],
      [
        'a real filing that says it is a drill',
        () => `update delivery set drill = true, unit_id = '${sandbox.id}' where filing_id = '${real.id}'`,
        'delivery_organisation_id_filing_id_fkey',
      ],
      [
        'a drill to the destination of a real unit',
        () => `update delivery set destination_id = (select id from destination where not sandbox) where filing_id = '${drill.id}'`,
        'delivery_destination_id_fkey',
      ],
      [
        'a real unit that becomes a sandbox while deliveries lie before it',
        () => `update authority_unit set sandbox = true where id = '${unit.id}'`,
        '_fkey',
      ],
    ];
    /** As superuser, in a transaction that is undone: the constraint alone stands in the way. */
    const attempt = async (pool: Pool, sql: string, before = ''): Promise<string> => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        if (before) await client.query(before);
        await client.query(sql);
        return 'DONE';
      } catch (error) {
        return (error as { constraint: string }).constraint;
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    beforeAll(async () => {
      await tamper(
        world,
        `insert into destination (id, unit_id, sandbox, channel, endpoint, state, opened_by, opened_at, keyed_at)
         values (gen_random_uuid(), $1, false, 'MAIL', 'desk@a05.example', 'ACTIVE', $2, now(), now())`,
        [unit.id, dpo.userId],
      );
    });

    it.each(CARELESS)('refuses %s', async (_name, sql, constraint) => {
      expect(await attempt(world.admin, sql())).toContain(constraint);
    });

    // Positive control: without the constraint the careless statement goes through, so it is the constraint that holds.
    it.each(CARELESS.slice(0, 5))('is a net that holds by its constraint alone: %s', async (_name, sql, constraint) => {
      expect(await attempt(world.admin, sql(), `alter table delivery drop constraint ${constraint}`)).toBe('DONE');
    });
  });

  it('is numbered as an exercise in the register of its desk', async () => {
    const clerk = await world.person(['CLERK'], { unitId: sandbox.id });
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [drill.id]);
    const { registryNumber } = await world.uow.run(clerk.caller, (tx) => acceptFiling(tx, rows[0]!.id, null, 'Diễn tập'));
    expect(registryNumber).toMatch(/^DN\d{2}-\d{6}-\d$/);
  });
});
