import { PROVINCES } from '#identity';
import { filed } from '../../../test/support/facts.js';
import { refusal, tamper } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import { chooseRoute, type RoutingTable, routingTableAt } from './competence.js';
import { ROUTING_RULES_1 } from './routing-rules.js';
import type { RoutingInputs } from './routing-table.js';

describe('competence as rows', () => {
  let world: World;
  let dpo: Person;
  let organisationId: string;
  beforeAll(async () => {
    world = await World.create();
    organisationId = (await world.organisation()).id;
    dpo = await world.person(['PDP_OFFICER'], { organisationId });
  });
  afterAll(() => world.destroy());

  const inputs: RoutingInputs = {
    kind: 'VIOLATION_NOTICE',
    regime: 'VN-PDPL-2025',
    noticeClass: 'URGENT_72H',
    provinceCode: '31',
    defenceScope: false,
    day: '2026-11-22',
  };
  const deliveries = async (filingId: string) =>
    (
      await world.admin.query(
        'select u.code, d.part, d.rule, d.rule_version, d.rule_inputs from delivery d join authority_unit u on u.id = d.unit_id where d.filing_id = $1 order by u.code',
        [filingId],
      )
    ).rows;
  const choose = (more: Partial<RoutingInputs> = {}) => world.uow.run(dpo.caller, (tx) => chooseRoute(tx, { ...inputs, ...more }));
  const table = async (at: Date) => (await world.uow.read<RoutingTable | null>(dpo.caller, routingTableAt(at))).value ?? null;

  it('refuses a filing while neither the unit nor the common queue is set up, and keeps it as it was', async () => {
    expect(await refusal(() => filed(world, dpo))).toMatchObject({ code: 'NO_RECEIVING_UNIT', kind: 'unavailable' });
    await world.unit();
  });

  it('are what the constant says, row by row', async () => {
    const inForce = await table(new Date());
    const byCode = (rules: readonly { code: string }[]) => Object.fromEntries(rules.map((rule) => [rule.code, rule]));
    expect(inForce).toMatchObject({ version: 1 });
    expect(byCode(inForce!.rules)).toEqual(byCode(ROUTING_RULES_1));
    expect(await table(new Date('2023-06-30T00:00:00Z'))).toBeNull();
  });

  it('are changed by nobody: neither by a run-time role nor by their owner', async () => {
    for (const url of [world.database.apiUrl, world.database.workerUrl]) expect(url).toBeTruthy();
    for (const pool of [world.house.database.pool, world.workerHouse.database.pool])
      for (const sql of [
        "update routing_rule set lead = 'PA05-31'",
        'delete from routing_rule',
        "insert into routing_table values (gen_random_uuid(), 2, now(), '')",
      ])
        await expect(pool.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('stay with the delivery: the rule, its version, and what it looked at', async () => {
    const filing = await filed(world, dpo);
    expect(await deliveries(filing.id)).toEqual([
      {
        code: 'A05',
        part: 'LEAD',
        rule: 'NOTICE-TO-SPECIALISED-AGENCY',
        rule_version: 1,
        rule_inputs: { ...inputs, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      },
    ]);
  });

  it('send what is of defence to both: A05 leads, the Ministry of National Defence has a copy', async () => {
    const defence = await world.organisation();
    await tamper(world, 'update organisation set defence_scope = true where id = $1', [defence.id]);
    const person = await world.person(['PDP_OFFICER'], { organisationId: defence.id });
    // A copy without a desk is left out; the lead is what counts.
    expect((await deliveries((await filed(world, person)).id)).map(({ code }) => code)).toEqual(['A05']);
    await world.unit('MOD');
    expect((await deliveries((await filed(world, person)).id)).map(({ code, part }) => `${code} ${part}`)).toEqual([
      'A05 LEAD',
      'MOD COPY',
    ]);
  });

  it('let the common queue stand in for a unit that is not set up, and say for which', async () => {
    const dossier = { kind: 'DPIA_DOSSIER', noticeClass: null } as const;
    const before = await choose(dossier);
    expect({ lead: before.lead.code, missing: before.missing }).toEqual({ lead: 'A05', missing: 'PA05-31' });
    await world.unit('PA05-31');
    const after = await choose(dossier);
    expect({ lead: after.lead.code, missing: after.missing }).toEqual({ lead: 'PA05-31', missing: null });
  });

  it('cost a submission one statement, as before they were rows', async () => {
    await choose();
    const one = await statementsOf(world, () => choose());
    const none = await statementsOf(world, () => world.uow.run(dpo.caller, async () => undefined));
    expect(one - none).toBe(1);
  });

  it('answer: where would this go? and keep nothing of it', async () => {
    const ask = (input: object) =>
      world.gql<{ it: unknown }>(
        'query ($input: SimulateRoutingInput!) { it: simulateRouting(input: $input) { version lead copies notSetUp fallback rule { code article confidence } matching { code } } }',
        { input },
        dpo,
      );
    const before = await world.admin.query('select count(*) from log_leaf');
    expect((await ask({ kind: 'DPIA_DOSSIER', regime: 'VN_PDPL_2025', provinceCode: '79', day: '2026-11-22' })).data.it).toEqual({
      version: 1,
      lead: 'PA05-79',
      copies: [],
      notSetUp: ['PA05-79'],
      fallback: false,
      rule: { code: 'DOSSIER-NQ22', article: 'NQ22 Annex I.7', confidence: 'C2' },
      matching: [{ code: 'DOSSIER-NQ22' }, { code: 'DOSSIER-TO-SPECIALISED-AGENCY' }, { code: 'FALLBACK' }],
    });
    expect((await ask({ kind: 'CYBER_INCIDENT', day: '2024-01-01' })).data.it).toMatchObject({ lead: 'A05', fallback: true });
    expect((await ask({ kind: 'DPIA_DOSSIER', regime: 'VN_PDPL_2025', day: '2026-11-22' })).data.it).toMatchObject({
      lead: 'A05',
      fallback: true,
      rule: { code: 'DOSSIER-NQ22' },
    });
    expect((await ask({ kind: 'DPIA_DOSSIER', provinceCode: '99' })).errors).toMatchObject([
      { extensions: { code: 'INVALID', defects: [{ path: 'provinceCode', code: 'UNKNOWN_PROVINCE' }] } },
    ]);
    expect((await ask({ kind: 'CYBER_INCIDENT', provinceCode: 'xx' })).errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
    expect((await world.admin.query('select count(*) from log_leaf')).rows).toEqual(before.rows);
  });

  it('list what cannot be routed here, until every unit is set up', async () => {
    const ask = async () =>
      (
        await world.gql<{ it: { fault: string; rule: string; unitCode: string }[] }>(
          '{ it: unroutable { fault rule unitCode combinations example } }',
          {},
          dpo,
        )
      ).data.it.map(({ fault, rule, unitCode }) => `${fault} ${rule} ${unitCode}`);
    const missing = Object.keys(PROVINCES).filter((code) => code !== '31');
    expect((await ask()).sort()).toEqual(
      missing.flatMap((code) => [`NO_UNIT DOSSIER-NQ22 PA05-${code}`, `NO_UNIT THIRD-PARTY-REPORT PA05-${code}`]).sort(),
    );
    for (const code of missing) await world.unit(`PA05-${code}`);
    expect(await ask()).toEqual([]);
  });

  it('get another version by rows beside the old ones: what was decided before keeps its own', async () => {
    const old = await filed(world, dpo);
    await tamper(world, "insert into routing_table values (gen_random_uuid(), 2, now(), 'Thử')");
    await tamper(
      world,
      `insert into routing_rule select gen_random_uuid(), 2, code, priority, kinds, regimes, notice_classes, provinces, defence_scope, valid_from, valid_to,
         lead, case when code = 'NOTICE-TO-SPECIALISED-AGENCY' then array['PA05-{province}'] else copies end, article, confidence, vi, en
       from routing_rule where version = 1`,
    );
    const filing = await filed(world, dpo);
    expect((await deliveries(filing.id)).map(({ code, part, rule_version: version }) => `${code} ${part} ${version}`)).toEqual([
      'A05 LEAD 2',
      'PA05-31 COPY 2',
    ]);
    expect((await deliveries(old.id)).map(({ code, rule_version: version }) => `${code} ${version}`)).toEqual(['A05 1']);
    const asked = async (at?: string) =>
      (
        await world.gql<{ it: { version: number; rules: { code: string; copies: string[] }[] } }>(
          'query ($when: AtInput) { it: routingRules(when: $when) { version rules { code copies } } }',
          { when: at ? { at } : null },
          dpo,
        )
      ).data.it;
    expect((await asked()).version).toBe(2);
    expect((await asked('2026-01-01T00:00:00+07:00')).version).toBe(1);
  });

  it('show nobody anything who is not signed in', async () => {
    for (const query of [
      '{ routingRules { version } }',
      '{ unroutable { rule } }',
      '{ simulateRouting(input: { kind: DPIA_DOSSIER }) { lead } }',
    ])
      expect((await world.gql(query)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
