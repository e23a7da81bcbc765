import type { Organisation } from '#identity';
import { ORGANISATION_ROLES } from '#kernel';
import { draftProcessingActivity } from '#registry';
import {
  activityContent,
  drafted,
  factsUnderLaw91,
  filed,
  hoursAgo,
  readied,
  reportContent,
  submissionOf,
  without,
} from '../../../test/support/facts.js';
import { recordsOf, refusal, refusedWithoutTrace, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { draftViolationReport, reviseViolationReport } from './draft-violation-report.js';
import { ViolationReport } from './entities.js';
import type { StoredFacts } from './facts.js';
import { discardViolationReport, markViolationReportReady, reopenViolationReport } from './mark-report-ready.js';
import { submitViolationReport } from './submit-violation-report.js';

describe('a violation report before it is filed', () => {
  let world: World;
  let organisation: Organisation;
  let dpo: Person;
  let stranger: Person;
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  });
  afterAll(() => world.destroy());

  const row = async (id: string) => {
    const { rows } = await world.admin.query(
      `select title, facts, state, ready_digest, reference, regime, version,
        (select coalesce(json_agg(activity_id order by activity_id), '[]') from report_activity where report_id = r.id) as activities
       from violation_report r where id = $1`,
      [id],
    );
    return rows[0] as Record<string, unknown> & { facts: StoredFacts };
  };
  const types = async (id: string) => (await recordsOf(world, id)).map(({ type }) => type);
  const activity = async (more: Parameters<typeof activityContent>[0] = {}, person = dpo) =>
    (await world.uow.run(person.caller, (tx) => draftProcessingActivity(tx, activityContent(more)))).id;

  it('is drafted with the data types and systems of its activities, and told once', async () => {
    const id = await activity({
      dataTypes: [{ code: 'HEALTH' }, { label: 'Không mã' }],
      systems: [{ name: 'HIS', location: 'VN' as never }],
    });
    const facts = factsUnderLaw91();
    const report = await world.uow.run(dpo.caller, (tx) => draftViolationReport(tx, reportContent(facts, [id, id])));
    expect(await row(report.id)).toEqual({
      title: 'Vụ việc mẫu',
      facts: { ...facts, dataTypes: [...facts.dataTypes!, { code: 'HEALTH', state: 'UNKNOWN' }], systems: ['CRM mẫu', 'HIS'] },
      state: 'DRAFT',
      ready_digest: null,
      reference: null,
      regime: null,
      version: 1,
      activities: [id],
    });
    expect(await recordsOf(world, report.id)).toMatchObject([
      { type: 'ReportDrafted', subjects: [report.id], actor: { kind: 'member', userId: dpo.userId }, payload: {}, dispatched: true },
    ]);
  });

  it('is opened by those who prepare it, and by nobody else', async () => {
    for (const role of ORGANISATION_ROLES) {
      const person = await world.person([role], { organisationId: organisation.id });
      const answer = await wouldAnswer(world, person.caller, (tx) => draftViolationReport(tx, reportContent()));
      expect({ role, answer }).toMatchObject({
        role,
        answer: role === 'PDP_OFFICER' || role === 'PREPARER' ? 'OK' : { code: 'FORBIDDEN' },
      });
    }
    for (const person of [await world.person(['UNIT_HEAD'], { unitId: (await world.unit()).id }), await world.person(['PLATFORM_ADMIN'])])
      expect(await wouldAnswer(world, person.caller, (tx) => draftViolationReport(tx, reportContent()))).toMatchObject({
        code: 'FORBIDDEN',
      });
  });

  it('takes no activity of another organisation, and none that does not exist', async () => {
    const foreign = await activity({}, stranger);
    const own = await activity();
    for (const ids of [[foreign], [own, foreign], ['00000000-0000-7000-8000-000000000000']])
      expect(await refusedWithoutTrace(world, dpo.caller, (tx) => draftViolationReport(tx, reportContent({}, ids)))).toMatchObject({
        code: 'NOT_FOUND',
      });
  });

  it('is revised whole: title, facts and activities', async () => {
    const [first, second] = [await activity(), await activity({ systems: [] })];
    const report = await world.uow.run(dpo.caller, (tx) => draftViolationReport(tx, reportContent({}, [first])));
    const revised = await world.uow.run(dpo.caller, (tx) =>
      reviseViolationReport(tx, report.id, 1, { title: 'Đã sửa', activityIds: [second], facts: { place: 'Nơi khác' } }),
    );
    expect(revised.version).toBe(2);
    expect(await row(report.id)).toMatchObject({
      title: 'Đã sửa',
      facts: { place: 'Nơi khác', dataTypes: [{ code: 'PHONE_NUMBER', state: 'UNKNOWN' }], systems: [] },
      activities: [second],
    });
    expect(await types(report.id)).toEqual(['ReportDrafted', 'ReportRevised']);
  });

  it('lets exactly one of ten concurrent revisions of a version win, and tells the others the version', async () => {
    const report = await drafted(world, dpo);
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        world.uow.run(dpo.caller, (tx) => reviseViolationReport(tx, report.id, 1, { ...reportContent(), title: `Bản ${i}` })),
      ),
    );
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    expect(refused).toHaveLength(9);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'CONFLICT', kind: 'conflict', details: { current: 2 } });
    expect(await types(report.id)).toEqual(['ReportDrafted', 'ReportRevised']);
  });

  it('does not hold times that cannot be, nor a contradiction: all of it is told at once', async () => {
    const facts: StoredFacts = {
      occurredFrom: hoursAgo(2),
      occurredTo: hoursAgo(3),
      detectedAt: hoursAgo(-1),
      dataTypesUnknown: true,
      dataTypes: [{ code: 'HEALTH', state: 'AFFECTED' }],
    };
    const error = await refusedWithoutTrace(world, dpo.caller, (tx) => draftViolationReport(tx, reportContent(facts)));
    expect(error.code).toBe('INVALID');
    expect(error.details.defects!.map(({ path, code }) => [path, code])).toEqual([
      ['facts.detectedAt', 'TIME_IN_FUTURE'],
      ['facts.occurredTo', 'END_BEFORE_START'],
      ['facts.dataTypesUnknown', 'CONTRADICTION'],
    ]);
    const report = await drafted(world, dpo);
    const revision = await refusal(() =>
      world.uow.run(dpo.caller, (tx) =>
        reviseViolationReport(tx, report.id, 1, reportContent({ occurredFrom: hoursAgo(1), detectedAt: hoursAgo(2) })),
      ),
    );
    expect(revision.details.defects).toMatchObject([{ path: 'facts.detectedAt', code: 'DETECTED_BEFORE_OCCURRED' }]);
  });

  it('is presented for signing: facts frozen under a digest, regime told', async () => {
    const report = await readied(world, dpo);
    const now = await row(report.id);
    expect(now).toMatchObject({
      state: 'READY',
      regime: 'VN-PDPL-2025',
      ready_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      reference: null,
    });
    expect((await recordsOf(world, report.id)).at(-1)).toMatchObject({ type: 'ReportMarkedReady', digest: now.ready_digest });
  });

  it('is not presented while the minimum set is incomplete, and nothing of the attempt is left', async () => {
    const report = await drafted(
      world,
      dpo,
      without(factsUnderLaw91(), 'detectedAt', 'occurredFrom', 'occurrencePrecision', 'actType', 'dataTypes', 'reporterRole'),
    );
    const error = await refusedWithoutTrace(world, dpo.caller, (tx) => markViolationReportReady(tx, report.id));
    expect(error).toMatchObject({ code: 'FACTS_MISSING', kind: 'invalid' });
    expect(error.details.defects!.map(({ path }) => path)).toEqual(['reporterRole', 'detectedAt', 'actType', 'dataTypes']);
    for (const defect of error.details.defects!)
      expect(defect).toMatchObject({
        code: 'REQUIRED',
        vi: expect.any(String),
        en: expect.any(String),
        article: expect.stringMatching(/\d/),
      });
    expect(await row(report.id)).toMatchObject({ state: 'DRAFT', ready_digest: null, version: 1 });
  });

  it('may leave the data types unknown, if it says so', async () => {
    const facts = { ...without(factsUnderLaw91(), 'dataTypes'), dataTypesUnknown: true };
    expect(await readied(world, dpo, facts)).toMatchObject({ state: 'READY' });
  });

  it('asks for the contact that the organisation lacks', async () => {
    const bare = await world.organisation({ pdpContact: undefined });
    const person = await world.person(['PDP_OFFICER'], { organisationId: bare.id });
    const error = await refusal(() => readied(world, person));
    expect(error.details.defects!.map(({ path }) => path)).toEqual(['organisation.pdpContact.fullName', 'organisation.pdpContact']);
  });

  it('cannot be revised while it is READY; reopened, it can, and must be presented again', async () => {
    const report = await readied(world, dpo);
    const frozen = await refusedWithoutTrace(world, dpo.caller, (tx) => reviseViolationReport(tx, report.id, 2, reportContent({})));
    expect(frozen).toMatchObject({ code: 'WRONG_STATE', details: { state: 'READY', allowed: ['reopen', 'submit', 'discard', 'abandon'] } });
    await world.uow.run(dpo.caller, (tx) => reopenViolationReport(tx, report.id, 'Sai địa điểm'));
    expect(await row(report.id)).toMatchObject({ state: 'DRAFT', ready_digest: null, version: 3 });
    await world.uow.run(dpo.caller, (tx) => reviseViolationReport(tx, report.id, 3, reportContent(factsUnderLaw91({ place: 'Nơi khác' }))));
    expect(await refusal(() => world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submissionOf(report.id))))).toMatchObject({
      code: 'WRONG_STATE',
      details: { state: 'DRAFT' },
    });
    expect(await types(report.id)).toEqual(['ReportDrafted', 'ReportMarkedReady', 'ReportReopened', 'ReportRevised']);
  });

  it('tells whoever prepares it why it was given back, until it is presented again; a reason is demanded', async () => {
    const report = await readied(world, dpo);
    const signer = await world.person(['APPROVER'], { organisationId: organisation.id });
    const preparer = await world.person(['PREPARER'], { organisationId: organisation.id });
    const REOPEN = 'mutation ($id: ID!, $reason: String!) { it: reopenViolationReport(id: $id, reason: $reason) { state } }';
    for (const reason of ['', '  '])
      expect((await world.gql(REOPEN, { id: report.id, reason }, signer)).errors?.[0]?.extensions.code).toBe('INVALID');
    const reason = 'Chưa nêu rõ địa điểm';
    expect((await world.gql(REOPEN, { id: report.id, reason }, signer)).data).toEqual({ it: { state: 'DRAFT' } });
    const read = async () =>
      (
        await world.gql<{ it: { reopenReason: string | null } }>(
          'query ($id: ID!) { it: violationReport(id: $id) { reopenReason } }',
          { id: report.id },
          preparer,
        )
      ).data.it.reopenReason;
    expect(await read()).toBe(reason);
    const told = (await recordsOf(world, report.id)).at(-1)!;
    expect(told).toMatchObject({ type: 'ReportReopened', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(told)).not.toContain(reason);
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, report.id));
    expect(await read()).toBeNull();
  });

  it('is not filed with facts that changed behind its back after it was signed for', async () => {
    const report = await readied(world, dpo);
    await world.uow.run(dpo.caller, async (tx) => {
      const loaded = await tx.load(ViolationReport, report.id, { lock: true });
      loaded.facts = { ...loaded.facts, place: 'Nơi khác' };
      tx.record({ type: 'ReportRevised', subjects: [report.id] });
    });
    await expect(world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submissionOf(report.id)))).rejects.toThrow(
      /not what was presented/,
    );
    expect(await row(report.id)).toMatchObject({ state: 'READY', reference: null });
  });

  it('is discarded for good, as a draft or ready, and its row stays', async () => {
    for (const report of [await drafted(world, dpo), await readied(world, dpo)]) {
      await world.uow.run(dpo.caller, (tx) => discardViolationReport(tx, report.id));
      expect(await row(report.id)).toMatchObject({ state: 'DISCARDED' });
      expect((await types(report.id)).at(-1)).toBe('ReportDiscarded');
      expect(await refusal(() => world.uow.run(dpo.caller, (tx) => discardViolationReport(tx, report.id)))).toMatchObject({
        code: 'WRONG_STATE',
        details: { state: 'DISCARDED', allowed: [] },
      });
    }
  });

  it('is not discarded once it was filed', async () => {
    const filing = await filed(world, dpo);
    const error = await refusedWithoutTrace(world, dpo.caller, (tx) => discardViolationReport(tx, filing.matterId));
    expect(error).toMatchObject({
      code: 'WRONG_STATE',
      details: { state: 'SUBMITTED', allowed: ['supplement', 'correct', 'conclude', 'withdraw', 'complete'] },
    });
  });
});
