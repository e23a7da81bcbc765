import type { Organisation } from '#identity';
import { drafted, factsUnderDecree13, factsUnderLaw91, filed, hoursAgo, readied, reportContent } from '../../../../test/support/facts.js';
import { recordsOf, refusal, tamper } from '../../../../test/support/records.js';
import { type Person, World } from '../../../../test/support/world.js';
import { draftViolationReport, reviseViolationReport } from '../draft-violation-report.js';
import type { StoredFacts } from '../facts.js';
import { abandonFollowUp, openFollowUp } from '../follow-up.js';
import { discardViolationReport, markViolationReportReady } from '../mark-report-ready.js';
import { submitViolationReport } from '../submit-violation-report.js';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly slot: string;
  readonly rule: string;
  readonly started_at: Date | null;
  readonly due_at: Date | null;
  readonly statutory: boolean;
  readonly superseded_at: Date | null;
  readonly stopped_at: Date | null;
  readonly stopped_event: string | null;
  readonly next_escalation_at: Date | null;
}

const HOUR = 3_600_000;

describe('the clocks of a report', () => {
  let world: World;
  let organisation: Organisation;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    organisation = await world.organisation({ sector: 'BANKING' });
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
  });
  afterAll(() => world.destroy());

  const rows = async (reportId: string): Promise<Row[]> =>
    (await world.admin.query<Row>('select * from report_clock where report_id = $1 order by computed_at, slot', [reportId])).rows;
  const inForce = async (reportId: string) => (await rows(reportId)).filter(({ superseded_at }) => !superseded_at);
  const clock = async (reportId: string, slot: string) => (await inForce(reportId)).find((row) => row.slot === slot);
  const revise = (id: string, version: number, facts: StoredFacts) =>
    world.uow.run(dpo.caller, (tx) => reviseViolationReport(tx, id, version, reportContent(facts)));

  it('run several at once from one set of facts, each from its own start', async () => {
    const detectedAt = hoursAgo(10);
    const { id } = await drafted(
      world,
      dpo,
      factsUnderLaw91({
        detectedAt,
        dataTypes: [
          { code: 'BIOMETRIC', state: 'AFFECTED' },
          { code: 'BANK_CREDENTIALS', state: 'AFFECTED' },
        ],
        cyberIncident: { isCyberIncident: true, serious: true, disruptsOrNationalSecurity: false },
      }),
    );
    const start = new Date(detectedAt);
    const later = (hours: number) => new Date(start.getTime() + hours * HOUR);
    expect((await inForce(id)).map(({ kind, rule, started_at, due_at, statutory }) => [kind, rule, started_at, due_at, statutory])).toEqual(
      [
        ['CYBER_24H', 'L116-CYBER-24', start, later(24), true],
        ['CYBER_72H', 'L116-CYBER-72', start, later(72), true],
        ['STATUTORY_72H', 'L91-BREACH-72', start, later(72), true],
        ['SUBJECT_NOTICE', 'D356-FIN-SUBJECTS', start, later(72), true],
        ['SUBJECT_NOTICE', 'D356-LOCBIO', start, later(72), true],
      ],
    );
  });

  it('start under Decree 13 with the occurrence, and under Law 91 with the detection', async () => {
    const old = await drafted(world, dpo, factsUnderDecree13());
    expect(await clock(old.id, 'NOTICE')).toMatchObject({ rule: 'D13-BREACH', started_at: new Date('2025-11-10T01:00:00.000Z') });
    const facts = factsUnderLaw91();
    const now = await drafted(world, dpo, facts);
    expect(await clock(now.id, 'NOTICE')).toMatchObject({ rule: 'L91-BREACH-72', started_at: new Date(facts.detectedAt!) });
  });

  it('of the general class have no deadline of the law; of a processor there is one to its controller', async () => {
    const general = await drafted(world, dpo, factsUnderLaw91({ harmInterests: [] }));
    expect(await clock(general.id, 'NOTICE')).toMatchObject({ kind: 'NO_DEADLINE', rule: 'L91-BREACH-GEN', statutory: false });
    const processor = await drafted(world, dpo, factsUnderLaw91({ reporterRole: 'PROCESSOR' }));
    expect(await clock(processor.id, 'PROCESSOR_NOTICE')).toMatchObject({ rule: 'L91-BREACH-PROC', statutory: false });
  });

  it('wait, unstarted, while no time is known', async () => {
    const { detectedAt: _at, occurredFrom: _from, occurrencePrecision: _how, ...facts } = factsUnderLaw91();
    const { id } = await drafted(world, dpo, facts);
    expect(await clock(id, 'NOTICE')).toMatchObject({ started_at: null, due_at: null, next_escalation_at: null });
  });

  it('stay as they are while what they rest on stays, and are superseded, never edited, when it changes', async () => {
    const facts = factsUnderLaw91();
    const { id, version } = await drafted(world, dpo, facts);
    const before = await rows(id);
    const same = await revise(id, version, { ...facts, place: 'Máy chủ khác' });
    expect(await rows(id)).toEqual(before);
    const detectedAt = hoursAgo(20);
    await revise(id, same.version, { ...facts, detectedAt });
    const after = await rows(id);
    const notice = before.find(({ slot }) => slot === 'NOTICE')!;
    expect(after.find((row) => row.id === notice.id)).toEqual({ ...notice, superseded_at: expect.any(Date), next_escalation_at: null });
    expect(await clock(id, 'NOTICE')).toMatchObject({ started_at: new Date(detectedAt), superseded_at: null });
  });

  it('are stopped by the submission, that of the notice; those of the desk and of the end begin with it', async () => {
    const filing = await filed(world, dpo);
    expect(await clock(filing.matterId, 'NOTICE')).toMatchObject({
      stopped_at: filing.submittedAt,
      stopped_event: 'FilingSubmitted',
      next_escalation_at: null,
    });
    await world.settle();
    expect(await clock(filing.matterId, `ACK:${filing.id}`)).toMatchObject({
      statutory: false,
      started_at: filing.submittedAt,
      stopped_event: 'FilingArrived',
    });
    expect(await clock(filing.matterId, 'FINAL_EXPECTED')).toMatchObject({ statutory: false, stopped_at: null });
  });

  it('keep to what was filed while a correction is being written, and while it waits for its decision', async () => {
    const facts = factsUnderLaw91();
    const filing = await filed(world, dpo, facts);
    await world.settle();
    const before = await clock(filing.matterId, 'NOTICE');
    const opened = await world.uow.run(dpo.caller, (tx) => openFollowUp(tx, filing.matterId, 'correct', 'Sai thời điểm phát hiện'));
    const detectedAt = hoursAgo(28);
    await revise(opened.id, opened.version, { ...facts, detectedAt });
    expect(await clock(filing.matterId, 'NOTICE')).toEqual(before);
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, opened.id));
    await world.uow.run(dpo.caller, (tx) =>
      submitViolationReport(tx, { reportId: opened.id, clientKey: 'correction-1', commitment: true }),
    );
    expect(await clock(filing.matterId, 'NOTICE')).toEqual(before);
    const { rows: verdicts } = await world.admin.query<{ started_at: Date }>(
      'select started_at from clock_verdict where filing_id = $1 order by decided_at',
      [filing.id],
    );
    expect(verdicts.map(({ started_at }) => started_at)).toEqual([new Date(facts.detectedAt!)]);
  });

  it('are not ended by a draft, nor by a further filing that nobody has accepted: those may only begin others', async () => {
    const affected = (...codes: ('BIOMETRIC' | 'PHONE_NUMBER' | 'BANK_CREDENTIALS')[]) =>
      codes.map((code) => ({ code, state: 'AFFECTED' as const }));
    const facts = factsUnderLaw91({
      dataTypes: affected('BIOMETRIC', 'PHONE_NUMBER'),
      cyberIncident: { isCyberIncident: true, serious: true, disruptsOrNationalSecurity: false },
    });
    const filing = await filed(world, dpo, facts);
    await world.settle();
    const before = await inForce(filing.matterId);
    expect(before.map(({ slot }) => slot)).toEqual(
      expect.arrayContaining(['SUBJECT_NOTICE:LOCATION_BIOMETRIC', 'CYBER:L116-CYBER-24', 'CYBER:L116-CYBER-72']),
    );
    const opened = await world.uow.run(dpo.caller, (tx) => openFollowUp(tx, filing.matterId, 'correct', 'Không có sinh trắc học'));
    const { cyberIncident: _none, ...rest } = facts;
    const less = { ...rest, dataTypes: affected('PHONE_NUMBER', 'BANK_CREDENTIALS'), reporterRole: 'PROCESSOR' as const };
    await revise(opened.id, opened.version, { ...less, detectedAt: hoursAgo(2) });
    const drafted = await inForce(filing.matterId);
    expect(drafted).toEqual(expect.arrayContaining(before));
    expect(drafted.map(({ slot }) => slot)).toEqual(expect.arrayContaining(['SUBJECT_NOTICE:FINANCE', 'PROCESSOR_NOTICE']));
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, opened.id));
    await world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, { reportId: opened.id, clientKey: 'less-owed', commitment: true }));
    await world.settle();
    expect(await inForce(filing.matterId)).toEqual(expect.arrayContaining(before));
    // What waits for its decision is kept too while the next draft says less.
    const next = await world.uow.run(dpo.caller, (tx) => openFollowUp(tx, filing.matterId, 'supplement'));
    await revise(next.id, next.version, { ...less, dataTypes: affected('PHONE_NUMBER') });
    expect(await clock(filing.matterId, 'SUBJECT_NOTICE:FINANCE')).toBeDefined();
    expect(await inForce(filing.matterId)).toEqual(expect.arrayContaining(before));
  });

  it('that a draft of a supplement began are taken back with it', async () => {
    const facts = factsUnderLaw91({ dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }] });
    const filing = await filed(world, dpo, facts);
    await world.settle();
    const opened = await world.uow.run(dpo.caller, (tx) => openFollowUp(tx, filing.matterId, 'supplement'));
    await revise(opened.id, opened.version, { ...facts, dataTypes: [...facts.dataTypes!, { code: 'BIOMETRIC', state: 'AFFECTED' }] });
    expect(await clock(opened.id, 'SUBJECT_NOTICE:LOCATION_BIOMETRIC')).toBeDefined();
    await world.uow.run(dpo.caller, (tx) => abandonFollowUp(tx, opened.id));
    expect(await clock(opened.id, 'SUBJECT_NOTICE:LOCATION_BIOMETRIC')).toBeUndefined();
  });

  it('of a report that was frozen before there were clocks are made up for at its submission', async () => {
    const { id } = await readied(world, dpo);
    await tamper(world, 'delete from report_clock where report_id = $1', [id]);
    const { filing } = await world.uow.run(dpo.caller, (tx) =>
      submitViolationReport(tx, { reportId: id, clientKey: `key-${id}`, commitment: true }),
    );
    expect(await clock(id, 'NOTICE')).toMatchObject({ rule: 'L91-BREACH-72', stopped_at: filing.submittedAt });
  });

  it('end with a report that is discarded', async () => {
    const { id } = await readied(world, dpo);
    await world.uow.run(dpo.caller, (tx) => discardViolationReport(tx, id));
    for (const row of await inForce(id)) expect(row).toMatchObject({ stopped_event: 'ReportDiscarded', next_escalation_at: null });
    expect((await recordsOf(world, id)).at(-1)).toMatchObject({ type: 'ReportDiscarded' });
  });

  it('count 72 full hours whatever the zone of whoever looks', async () => {
    const { id } = await drafted(world, dpo);
    const { rows: read } = await world.admin.query<{ hours: string }>(
      "select set_config('timezone', 'America/New_York', true), extract(epoch from due_at - started_at) / 3600 as hours from report_clock where report_id = $1 and slot = 'NOTICE'",
      [id],
    );
    expect(Number(read[0]!.hours)).toBe(72);
  });

  it('cannot be edited by any role: their start, due time and rule are nobody’s to write', async () => {
    const { id } = await drafted(world, dpo);
    for (const column of ['started_at', 'due_at', 'rule', 'statutory', 'kind', 'computed_at']) {
      const edit = world.uow.run(dpo.caller, async (tx) => {
        await tx.sql(`update report_clock set ${column} = ${column} where report_id = ?`, [id]);
      });
      await expect(edit).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('are nobody else’s: another organisation neither sees nor stops them', async () => {
    const { id } = await drafted(world, dpo);
    const other = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const seen = await world.uow.run(other.caller, (tx) => tx.sql('select 1 from report_clock where report_id = ?', [id]));
    expect(seen).toEqual([]);
    const error = await refusal(() => world.uow.run(other.caller, (tx) => discardViolationReport(tx, id)));
    expect(error.code).toBe('NOT_FOUND');
  });

  it('are written with the draft itself: a draft that fails leaves none', async () => {
    const count = async () => (await world.admin.query<{ n: string }>('select count(*) as n from report_clock')).rows[0]!.n;
    const before = await count();
    await refusal(() =>
      world.uow.run(dpo.caller, (tx) => draftViolationReport(tx, reportContent(factsUnderLaw91({ detectedAt: hoursAgo(-5) })))),
    );
    expect(await count()).toBe(before);
  });
});
