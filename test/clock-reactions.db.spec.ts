import { type Filing } from '#filings';
import { type AuthorityUnit, contentOf, Organisation, reviseOrganisation } from '#identity';
import { acceptFiling, confirmRefusal, handleFiling, proposeRefusal, returnFiling } from '#routing';
import {
  abandonFollowUp,
  markViolationReportReady,
  openFollowUp,
  promiseSupplement,
  reviseViolationReport,
  submitViolationReport,
} from '#violations';
import { drafted, factsUnderLaw91, filed, hoursAgo, readied } from './support/facts.js';
import { recordsOf, tamper } from './support/records.js';
import { type Person, World } from './support/world.js';

describe('what happens to a filing moves the clocks of its report', () => {
  let world: World;
  let unit: AuthorityUnit;
  let dpo: Person;
  let officer: Person;
  let head: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    officer = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
  });
  afterAll(() => world.destroy());

  const clock = async (reportId: string, slot: string) =>
    (
      await world.admin.query<{ stopped_event: string | null; due_at: Date; started_at: Date }>(
        'select * from report_clock where report_id = $1 and slot = $2 and superseded_at is null',
        [reportId, slot],
      )
    ).rows[0];
  const deliveryOf = async ({ id }: Filing) =>
    (await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [id])).rows[0]!.id;
  const arrived = async (facts = factsUnderLaw91()) => {
    const filing = await filed(world, dpo, facts);
    await world.settle();
    return { filing, deliveryId: await deliveryOf(filing) };
  };
  const accept = (deliveryId: string) => world.uow.run(officer.caller, (tx) => acceptFiling(tx, deliveryId, null, 'đủ để xử lý'));
  const refuse = async (deliveryId: string) => {
    await world.uow.run(officer.caller, (tx) => proposeRefusal(tx, deliveryId, { reason: 'NOT_PERSONAL_DATA', note: 'Không chấp nhận' }));
    await world.uow.run(head.caller, (tx) => confirmRefusal(tx, deliveryId));
    await world.settle();
  };
  /** What the organisation reads of a report: its verdicts, its facts, the clocks of the law in force. */
  const stands = async ({ id, matterId: reportId }: Filing) => ({
    verdicts: (await world.admin.query('select * from clock_verdict where filing_id = $1 order by decided_at', [id])).rows as object[],
    facts: (await world.admin.query<{ facts: object }>('select facts from violation_report where id = $1', [reportId])).rows[0]!.facts,
    clocks: (
      await world.admin.query(
        "select slot, started_at, due_at, stopped_at from report_clock where report_id = $1 and superseded_at is null and kind not in ('ACK', 'FINAL_EXPECTED') order by slot",
        [reportId],
      )
    ).rows as object[],
  });
  const follow = async (
    reportId: string,
    how: Parameters<typeof openFollowUp>[2],
    facts: Parameters<typeof reviseViolationReport>[3]['facts'],
    answers?: Parameters<typeof reviseViolationReport>[3]['answers'],
    more: { lateReason?: string } = {},
    key: string = how,
  ) => {
    const opened = await world.uow.run(dpo.caller, (tx) => openFollowUp(tx, reportId, how, 'vì sao'));
    if (how !== 'withdraw')
      await world.uow.run(dpo.caller, (tx) =>
        reviseViolationReport(tx, reportId, opened.version, { title: 'x', activityIds: [], facts, answers }),
      );
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, reportId));
    const { filing } = await world.uow.run(dpo.caller, (tx) =>
      submitViolationReport(tx, { reportId, clientKey: `key-${key}-${reportId}`, commitment: true, ...more }),
    );
    await world.settle();
    return filing;
  };

  it('accepted, the triage of the desk begins, and ends when the officer says who works on it', async () => {
    const { filing, deliveryId } = await arrived();
    await accept(deliveryId);
    expect(await clock(filing.matterId, `TRIAGE:${filing.id}`)).toMatchObject({ stopped_event: null });
    await world.uow.run(officer.caller, (tx) => handleFiling(tx, deliveryId, 'assign'));
    expect(await clock(filing.matterId, `TRIAGE:${filing.id}`)).toMatchObject({ stopped_event: 'HandlingTold' });
  });

  it('accepted after its own correction, and so superseded at once, it begins the triage all the same', async () => {
    const { filing, deliveryId } = await arrived();
    const corrected = await follow(filing.matterId, 'correct', factsUnderLaw91({ place: 'Máy chủ khác' }));
    await accept(await deliveryOf(corrected));
    await accept(deliveryId);
    const { rows } = await world.admin.query('select state from filing where id = $1', [filing.id]);
    expect(rows).toEqual([{ state: 'SUPERSEDED' }]);
    expect(await clock(filing.matterId, `TRIAGE:${filing.id}`)).toMatchObject({ stopped_event: null });
  });

  it('returned, the time to respond runs as the officer set it, until the answer is filed; the notice stays given', async () => {
    const facts = factsUnderLaw91({ occurredFrom: hoursAgo(99), detectedAt: hoursAgo(90) });
    const filing = await filed(world, dpo, facts, { lateReason: 'vì sao chậm' });
    await world.settle();
    const respondBy = new Date(hoursAgo(-100));
    const defects = [{ path: 'facts.consequences', code: 'UNCLEAR' as const, text: 'Nêu rõ hơn' }];
    await world.uow.run(officer.caller, async (tx) => returnFiling(tx, await deliveryOf(filing), defects, respondBy));
    expect(await clock(filing.matterId, `RETURN_RESPOND:${filing.id}`)).toMatchObject({ due_at: respondBy, stopped_event: null });
    await follow(filing.matterId, 'complete', { ...facts, consequences: 'Đã rõ' }, [{ path: 'facts.consequences', answer: 'FIXED' }]);
    expect(await clock(filing.matterId, `RETURN_RESPOND:${filing.id}`)).toMatchObject({ stopped_event: 'FilingSubmitted' });
    expect(await clock(filing.matterId, 'NOTICE')).toMatchObject({ stopped_event: 'FilingSubmitted', stopped_at: filing.submittedAt });
  });

  it('that a promise is kept, the supplement that tells the fact says; one that does not tell it leaves the promise', async () => {
    const { consequences: _gone, ...facts } = factsUnderLaw91();
    const { filing, deliveryId } = await arrived(facts);
    await accept(deliveryId);
    const by = new Date(hoursAgo(-50));
    await world.uow.run(dpo.caller, (tx) => promiseSupplement(tx, filing.matterId, [{ path: 'consequences', by }]));
    const second = await follow(filing.matterId, 'supplement', { ...facts, place: 'Hai máy chủ' });
    expect(await clock(filing.matterId, 'SUPPLEMENT_PROMISED:consequences')).toMatchObject({ due_at: by, stopped_event: null });
    await accept(await deliveryOf(second));
    const opened = await world.uow.run(dpo.caller, (tx) => openFollowUp(tx, filing.matterId, 'supplement'));
    await world.uow.run(dpo.caller, (tx) =>
      reviseViolationReport(tx, filing.matterId, opened.version, {
        title: 'x',
        activityIds: [],
        facts: { ...facts, place: 'Hai máy chủ', consequences: 'Không có' },
      }),
    );
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, filing.matterId));
    await world.uow.run(dpo.caller, (tx) =>
      submitViolationReport(tx, { reportId: filing.matterId, clientKey: 'kept-promise', commitment: true }),
    );
    expect(await clock(filing.matterId, 'SUPPLEMENT_PROMISED:consequences')).toMatchObject({ stopped_event: 'FilingSubmitted' });
  });

  it('a correction that is accepted supersedes the clocks of what it puts right, and what was done stays done', async () => {
    const facts = factsUnderLaw91({ dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }] });
    const { filing, deliveryId } = await arrived(facts);
    await accept(deliveryId);
    const detectedAt = hoursAgo(28);
    const corrected = await follow(filing.matterId, 'correct', {
      ...facts,
      detectedAt,
      dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }],
    });
    expect(await clock(filing.matterId, 'SUBJECT_NOTICE:LOCATION_BIOMETRIC')).toMatchObject({ stopped_event: null });
    expect(await clock(filing.matterId, 'NOTICE')).toMatchObject({ started_at: new Date(facts.detectedAt!) });
    await accept(await deliveryOf(corrected));
    await world.settle();
    expect(await clock(filing.matterId, 'SUBJECT_NOTICE:LOCATION_BIOMETRIC')).toBeUndefined();
    expect(await clock(filing.matterId, 'NOTICE')).toMatchObject({
      started_at: new Date(detectedAt),
      stopped_at: filing.submittedAt,
      stopped_event: 'FilingSubmitted',
    });
  });

  it('a correction that is refused leaves verdict, clocks and facts as they were, and so does one that is given up', async () => {
    const late = factsUnderLaw91({
      occurredFrom: hoursAgo(200),
      detectedAt: hoursAgo(100),
      dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }],
    });
    const filing = await filed(world, dpo, late, { lateReason: 'vì sao chậm' });
    await world.settle();
    const before = await stands(filing);
    expect(before.verdicts).toMatchObject([{ verdict: 'LATE' }]);
    const corrected = await follow(filing.matterId, 'correct', {
      ...late,
      detectedAt: hoursAgo(1),
      cyberIncident: { isCyberIncident: true },
    });
    expect(await stands(filing)).toMatchObject({ verdicts: before.verdicts, facts: { cyberIncident: { isCyberIncident: true } } });
    // What is in effect is what clocks and verdicts go by: not what waits for a decision.
    const { data } = await world.gql<{ it: object }>(
      'query ($id: ID!) { it: filedReport(id: $id) { effectiveNumber effective { detectedAt } } }',
      { id: filing.matterId },
      dpo,
    );
    expect(data.it).toEqual({ effectiveNumber: 1, effective: { detectedAt: late.detectedAt } });
    expect(await clock(filing.matterId, 'CYBER:L116-CYBER-72')).toBeDefined();
    await refuse(await deliveryOf(corrected));
    expect(await stands(filing)).toEqual(before);
    // What is drafted next and given up goes back to what stands too, not to what was refused.
    await world.uow.run(dpo.caller, (tx) => openFollowUp(tx, filing.matterId, 'supplement'));
    await world.uow.run(dpo.caller, (tx) => abandonFollowUp(tx, filing.matterId));
    expect(await stands(filing)).toEqual(before);
    const told = (await recordsOf(world, filing.matterId)).filter(({ type }) => type === 'EffectiveViewChanged');
    expect(told).toHaveLength(1);
  });

  it('accepted, it adds the verdict that it stated, which the desk and later deliveries see as the last', async () => {
    const facts = factsUnderLaw91();
    const { filing, deliveryId } = await arrived(facts);
    await accept(deliveryId);
    const times = { occurredFrom: hoursAgo(200), detectedAt: hoursAgo(100) };
    const corrected = await follow(filing.matterId, 'correct', { ...facts, ...times }, null, { lateReason: 'Nhầm ngày' });
    await accept(await deliveryOf(corrected));
    await world.settle();
    expect((await stands(filing)).verdicts).toMatchObject([
      { verdict: 'ON_TIME' },
      { verdict: 'LATE', late_reason: 'Nhầm ngày', started_at: new Date(times.detectedAt) },
    ]);
    const { data } = await world.gql<{ it: { filings: { number: number; verdicts: { verdict: string }[] }[] } }>(
      'query ($id: ID!) { it: filedReport(id: $id) { filings { number verdicts { verdict } } } }',
      { id: filing.matterId },
      officer,
    );
    expect(data.it.filings[0]).toEqual({ number: 1, verdicts: [{ verdict: 'ON_TIME' }, { verdict: 'LATE' }] });
    const supplement = await follow(filing.matterId, 'supplement', { ...facts, ...times, originParty: 'Bên mẫu' });
    const { rows } = await world.admin.query('select verdict from delivery where filing_id = $1', [supplement.id]);
    expect(rows).toEqual([{ verdict: 'LATE' }]);
  });

  it('the final filing ends the waiting for it', async () => {
    const facts = factsUnderLaw91();
    const { filing, deliveryId } = await arrived(facts);
    await accept(deliveryId);
    expect(await clock(filing.matterId, 'FINAL_EXPECTED')).toMatchObject({ stopped_event: null, started_at: filing.submittedAt });
    await follow(filing.matterId, 'conclude', { ...facts, occurrencePrecision: 'EXACT', occurredTo: hoursAgo(9) });
    expect(await clock(filing.matterId, 'FINAL_EXPECTED')).toMatchObject({ stopped_event: 'FilingSubmitted' });
  });

  it('a final filing that is refused for good leaves it expected as before, and a promise that it alone had kept', async () => {
    const { consequences: _, ...facts } = factsUnderLaw91({ occurrencePrecision: 'EXACT', occurredTo: hoursAgo(9) });
    const { filing, deliveryId } = await arrived(facts);
    await accept(deliveryId);
    const by = new Date(hoursAgo(-50));
    await world.uow.run(dpo.caller, (tx) => promiseSupplement(tx, filing.matterId, [{ path: 'consequences', by }]));
    const expected = await clock(filing.matterId, 'FINAL_EXPECTED');
    const final = await follow(filing.matterId, 'conclude', { ...facts, consequences: 'Không có' });
    for (const slot of ['FINAL_EXPECTED', 'SUPPLEMENT_PROMISED:consequences'])
      expect(await clock(filing.matterId, slot)).toMatchObject({ stopped_event: 'FilingSubmitted' });
    await refuse(await deliveryOf(final));
    const { due_at, started_at } = expected!;
    const again = { due_at, started_at, stopped_event: null, next_escalation_at: expect.any(Date) };
    expect(await clock(filing.matterId, 'FINAL_EXPECTED')).toMatchObject(again);
    expect(await clock(filing.matterId, 'SUPPLEMENT_PROMISED:consequences')).toMatchObject({ due_at: by, stopped_event: null });
    await follow(filing.matterId, 'conclude', { ...facts, consequences: 'Không có' }, undefined, {}, 'again');
    expect(await clock(filing.matterId, 'FINAL_EXPECTED')).toMatchObject({ stopped_event: 'FilingSubmitted' });
  });

  it('a final filing that is returned, answered, and then refused for good leaves it expected as before', async () => {
    const facts = factsUnderLaw91({ occurrencePrecision: 'EXACT', occurredTo: hoursAgo(9) });
    const { filing, deliveryId } = await arrived(facts);
    await accept(deliveryId);
    const final = await follow(filing.matterId, 'conclude', facts);
    const defects = [{ path: 'facts.consequences', code: 'UNCLEAR' as const, text: 'Nêu rõ hơn' }];
    await world.uow.run(officer.caller, async (tx) => returnFiling(tx, await deliveryOf(final), defects, new Date(hoursAgo(-100))));
    const answer = await follow(filing.matterId, 'complete', { ...facts, consequences: 'Đã rõ' }, [
      { path: 'facts.consequences', answer: 'FIXED' },
    ]);
    expect(await clock(filing.matterId, 'FINAL_EXPECTED')).toMatchObject({ stopped_event: 'FilingSubmitted' });
    await refuse(await deliveryOf(answer));
    expect(await clock(filing.matterId, 'FINAL_EXPECTED')).toMatchObject({ stopped_event: null, started_at: filing.submittedAt });
  });

  it('a withdrawal that is accepted ends every clock', async () => {
    const facts = factsUnderLaw91({ dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }] });
    const { filing, deliveryId } = await arrived(facts);
    await accept(deliveryId);
    const request = await follow(filing.matterId, 'withdraw', facts);
    expect(await clock(filing.matterId, 'SUBJECT_NOTICE:LOCATION_BIOMETRIC')).toMatchObject({ stopped_event: null });
    await accept(await deliveryOf(request));
    await world.settle();
    const { rows } = await world.admin.query(
      'select slot from report_clock where report_id = $1 and superseded_at is null and stopped_at is null',
      [filing.matterId],
    );
    expect(rows).toEqual([]);
    // As when a unit with a copy receives it too.
    await tamper(world, "update outbox set dispatched_at = null where type = 'FilingAccepted' and payload ->> 'filingId' = $1", [
      request.id,
    ]);
    await world.settle();
    const told = (await recordsOf(world, filing.matterId)).filter(({ type }) => type === 'ReportWithdrawn');
    expect(told).toHaveLength(1);
  });

  it('an officer sees the clocks of the exchange with the unit, and none of the organisation’s own duties', async () => {
    const { filing } = await arrived(factsUnderLaw91({ dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }] }));
    const kinds = async (person: Person) =>
      (
        await world.uow.run(person.caller, (tx) =>
          tx.sql<{ kind: string }>('select kind from report_clock where report_id = ? order by kind', [filing.matterId]),
        )
      ).map(({ kind }) => kind);
    expect(await kinds(officer)).toEqual(['ACK', 'FINAL_EXPECTED']);
    expect(await kinds(dpo)).toEqual(['ACK', 'FINAL_EXPECTED', 'STATUTORY_72H', 'SUBJECT_NOTICE']);
    const elsewhere = await world.person(['UNIT_HEAD'], { unitId: (await world.unit('PA05-31')).id });
    expect(await kinds(elsewhere)).toEqual([]);
  });

  it('reminders of a return come before its time and not after the answer', async () => {
    const facts = factsUnderLaw91({ occurredFrom: hoursAgo(99), detectedAt: hoursAgo(90) });
    const filing = await filed(world, dpo, facts, { lateReason: 'vì sao chậm' });
    await world.settle();
    const defects = [{ path: 'facts.consequences', code: 'UNCLEAR' as const, text: 'Nêu rõ hơn' }];
    await world.uow.run(officer.caller, async (tx) => returnFiling(tx, await deliveryOf(filing), defects, new Date(hoursAgo(-100))));
    const told = async () =>
      (
        await world.admin.query<{ hour: number }>(
          "select e.hour from clock_escalation e join report_clock c on c.id = e.clock_id where c.report_id = $1 and c.kind = 'RETURN_RESPOND' order by e.due_at",
          [filing.matterId],
        )
      ).rows.map(({ hour }) => hour);
    const pass = (hours: number) =>
      tamper(
        world,
        "update report_clock set started_at = started_at - d, due_at = due_at - d, computed_at = computed_at - d, next_escalation_at = next_escalation_at - d from (select $2 * interval '1 hour' as d) t where report_id = $1 and kind = 'RETURN_RESPOND'",
        [filing.matterId, hours],
      );
    await world.worker.sweep();
    expect(await told()).toEqual([]);
    await pass(53);
    await world.worker.sweep();
    expect(await told()).toEqual([-48]);
    await pass(24);
    await world.worker.sweep();
    expect(await told()).toEqual([-48, -24]);
  });

  it('the clocks of a draft follow the block of its organisation, those of a filed report the block that it was filed with', async () => {
    const facts = factsUnderLaw91({ dataTypes: [{ code: 'BANK_CREDENTIALS', state: 'AFFECTED' }] });
    const { id } = await world.organisation();
    const person = await world.person(['PDP_OFFICER'], { organisationId: id });
    const [draft, shown, given] = [
      await drafted(world, person, facts),
      await readied(world, person, facts),
      await filed(world, person, facts),
    ];
    await world.uow.run(person.caller, async (tx) => {
      const organisation = await tx.load(Organisation, id);
      await reviseOrganisation(tx, id, organisation.version, { ...contentOf(organisation), sector: 'BANKING' });
    });
    await world.settle();
    for (const report of [draft, shown]) expect(await clock(report.id, 'SUBJECT_NOTICE:FINANCE')).toMatchObject({ stopped_event: null });
    expect(await clock(given.matterId, 'SUBJECT_NOTICE:FINANCE')).toBeUndefined();
  });

  it('a drill runs the same clocks; its reminders say so and go to its organisation alone', async () => {
    const report = await drafted(world, dpo, factsUnderLaw91({ detectedAt: hoursAgo(25), occurredFrom: hoursAgo(26) }));
    const sandbox = await world.unit('A05-DT');
    await tamper(
      world,
      `with e as (insert into exercise (id, code, title, unit_id, desk_id, state, opened_by, opened_at)
         values (gen_random_uuid(), 'DT-CLOCKS', 'Diễn tập', $2, $3, 'OPEN', $4, now()) returning id)
       update violation_report set drill = true, exercise_id = e.id from e where violation_report.id = $1`,
      [report.id, unit.id, sandbox.id, officer.userId],
    );
    await world.worker.sweep();
    await world.settle();
    const { rows } = await world.admin.query<{ organisation_id: string | null; unit_id: string | null; detail: string }>(
      "select organisation_id, unit_id, detail from notification where subject_id = $1 and type = 'ClockEscalated'",
      [report.id],
    );
    expect(rows).toEqual([{ organisation_id: report.organisationId, unit_id: null, detail: expect.stringMatching(/\|DRILL$/) }]);
  });
});
