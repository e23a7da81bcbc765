import { ClockVerdict, Filing } from '#filings';
import { contentOf, Organisation, reviseOrganisation } from '#identity';
import { isReference } from '#kernel';
import { appendToFrontier, canonicalText, leafHash, rootOfFrontier, saltedDigest, verifyReceipt } from '#platform/log';
import { draftProcessingActivity, reviseProcessingActivity } from '#registry';
import { activityContent, factsUnderLaw91, filed, readied, reportContent, submissionOf } from '../../../test/support/facts.js';
import { countRows, recordsOf, refusal, refusedWithoutTrace, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { draftViolationReport } from './draft-violation-report.js';
import { markViolationReportReady, reopenViolationReport } from './mark-report-ready.js';
import { type Submission, submitViolationReport } from './submit-violation-report.js';

const SUBMIT = `mutation ($input: SubmitViolationReportInput!) { it: submitViolationReport(input: $input) {
  filing { id reference state digest submittedAt verdicts { verdict } } receipt { reference submittedAt leafIndex file } } }`;
/** What opens a further filing. */
const OPENING = ['supplement', 'correct', 'conclude', 'withdraw', 'complete'];
interface Answer {
  readonly filing: { readonly id: string; readonly reference: string; readonly submittedAt: string };
  readonly receipt: { readonly reference: string; readonly leafIndex: number; readonly file: string };
}

describe('the submission of a violation report', () => {
  let world: World;
  let organisation: Organisation;
  let dpo: Person;
  const newcomer = async (more: Parameters<World['organisation']>[0] = {}) => {
    const { id } = await world.organisation(more);
    return world.person(['PDP_OFFICER'], { organisationId: id });
  };
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
  });
  afterAll(() => world.destroy());

  const submit = (submission: Submission, person = dpo) => world.uow.run(person.caller, (tx) => submitViolationReport(tx, submission));
  const send = async (submission: Submission, person = dpo): Promise<Answer> => {
    const { data, errors } = await world.gql<{ it: Answer }>(SUBMIT, { input: submission }, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it;
  };

  describe('as it is recorded', () => {
    it('writes filing, verdict and delivery in one transaction, with one leaf that names them and waits for the worker', async () => {
      const report = await readied(world, dpo);
      const before = await countRows(world);
      const { filing, recorded } = await submit(submissionOf(report.id));
      const after = await countRows(world);
      const changed = Object.fromEntries(
        Object.entries(after).flatMap(([table, n]) => (n === before[table] ? [] : [[table, n - before[table]!]])),
      );
      expect(changed).toEqual({ filing: 1, clock_verdict: 1, delivery: 1, log_leaf: 1, log_node: expect.any(Number), outbox: 1 });
      const { rows } = await world.admin.query(
        `select r.state, r.reference, f.state as filing_state, f.number, f.kind, f.submitted_by, d.id as delivery, d.transport_state, d.business_state,
           r.xmin = f.xmin and f.xmin = d.xmin and d.xmin = v.xmin as at_once
         from violation_report r join filing f on f.matter_id = r.id join delivery d on d.filing_id = f.id join clock_verdict v on v.filing_id = f.id where r.id = $1`,
        [report.id],
      );
      expect(rows).toEqual([
        {
          state: 'SUBMITTED',
          reference: filing.reference,
          filing_state: 'SUBMITTED',
          number: 1,
          kind: 'INITIAL',
          submitted_by: dpo.userId,
          delivery: expect.any(String),
          transport_state: 'QUEUED',
          business_state: 'NONE',
          at_once: true,
        },
      ]);
      expect(await recordsOf(world, filing.id)).toEqual([
        {
          index: recorded!.position!.index,
          type: 'FilingSubmitted',
          subjects: [filing.id, report.id, rows[0]!.delivery],
          actor: { kind: 'member', userId: dpo.userId, organisationId: organisation.id, roles: ['PDP_OFFICER'] },
          digest: filing.digest,
          payload: { filingId: filing.id, reportId: report.id, organisationId: organisation.id, kind: 'INITIAL', number: 1, drill: false },
          dispatched: false,
        },
      ]);
    });

    it('files canonical JSON that is digested with its salt and holds what the form prints', async () => {
      const { id: activityId } = await world.uow.run(dpo.caller, (tx) =>
        draftProcessingActivity(tx, activityContent({ code: 'F-1', name: 'Hoạt động F' })),
      );
      const facts = factsUnderLaw91();
      const report = await world.uow.run(dpo.caller, (tx) => draftViolationReport(tx, reportContent(facts, [activityId])));
      await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, report.id));
      const { filing } = await submit(submissionOf(report.id));
      const content = JSON.parse(filing.content) as Record<string, unknown>;
      expect(canonicalText(content)).toBe(filing.content);
      expect(saltedDigest(content, filing.salt)).toBe(filing.digest);
      expect(filing.salt).toMatch(/^[0-9a-f]{64}$/);
      expect(content).toMatchObject({
        format: 'khien-filing/2',
        reference: filing.reference,
        submittedAt: filing.submittedAt.toISOString(),
        regime: 'VN-PDPL-2025',
        form: '08',
        noticeClass: 'URGENT_72H',
        recipient: { authority: 'A05' },
        organisation: { nameVi: organisation.name, provinceCode: '31', pdpContact: { fullName: 'Nhân sự mẫu' } },
        activities: [{ id: activityId, code: 'F-1', name: 'Hoạt động F', version: 1 }],
        facts: { ...facts, dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }] },
        commitment: true,
        lateReason: null,
      });
      // Form 08 has lines that this organisation left open: they are named, with their articles.
      expect(content.missing).toContainEqual({ path: 'organisation.taxCode', article: 'D356 Form 08.1' });
    });

    it('cannot be changed afterwards, by any role, but in its state', async () => {
      const { id } = await filed(world, dpo);
      for (const change of [{ content: '{}' }, { digest: 'f'.repeat(64) }, { submittedAt: new Date(0) }, { reference: 'BC26-000000-0' }]) {
        const rewrite = world.uow.run(dpo.caller, async (tx) => {
          Object.assign(await tx.load(Filing, id), change);
          tx.record({ type: 'Rewritten', subjects: [id] });
        });
        await expect(rewrite).rejects.toThrow(/permission denied/);
      }
      const acquit = world.uow.run(dpo.caller, async (tx) => {
        (await tx.em.findOneOrFail(ClockVerdict, { filingId: id })).verdict = 'ON_TIME';
        (await tx.em.findOneOrFail(ClockVerdict, { filingId: id })).lateReason = 'khác';
        tx.record({ type: 'Rewritten', subjects: [id] });
      });
      await expect(acquit).rejects.toThrow(/permission denied/);
    });

    it('needs a desk that receives it: without one nothing is written, and the same key files it later', async () => {
      const deserted = await World.create();
      try {
        const { id } = await deserted.organisation();
        const person = await deserted.person(['PDP_OFFICER'], { organisationId: id });
        const report = await readied(deserted, person);
        const submission = submissionOf(report.id);
        const error = await refusedWithoutTrace(deserted, person.caller, (tx) => submitViolationReport(tx, submission));
        expect(error).toMatchObject({ code: 'NO_RECEIVING_UNIT', kind: 'unavailable' });
        expect(error.sentence.vi).toContain('A05');
        await deserted.unit();
        const { filing } = await deserted.uow.run(person.caller, (tx) => submitViolationReport(tx, submission));
        expect(filing.matterId).toBe(report.id);
      } finally {
        await deserted.destroy();
      }
    });
  });

  describe('the receipt', () => {
    it('verifies with the key of the log, and with one bit flipped it does not', async () => {
      const report = await readied(world, dpo);
      const { filing, receipt } = await send(submissionOf(report.id));
      expect(receipt).toMatchObject({ reference: filing.reference, leafIndex: expect.any(Number) });
      const { vkey } = world.signer;
      expect(verifyReceipt(Buffer.from(receipt.file), { vkey })).toMatchObject({ ok: true, facts: { reference: filing.reference } });
      const bytes = Buffer.from(receipt.file);
      for (const place of ['"filing":', '"salt":"', '"leafIndex":', '"submittedAt":"']) {
        const flipped = Buffer.from(bytes);
        flipped[bytes.indexOf(place) + place.length + 3]! ^= 1;
        expect({ place, ok: verifyReceipt(flipped, { vkey }).ok }).toEqual({ place, ok: false });
      }
    });

    it('stays the same file, and the filing the same filing, whatever changes afterwards', async () => {
      const { id } = await world.organisation({ name: 'Tên lúc gửi' });
      const person = await world.person(['PDP_OFFICER'], { organisationId: id });
      const report = await readied(world, person);
      const { filing, receipt } = await send(submissionOf(report.id), person);
      const stored = async () =>
        (await world.admin.query('select content, digest, salt, submitted_at from filing where id = $1', [filing.id])).rows[0];
      const before = await stored();
      await tamper(world, "update organisation set name = 'Tên mới', pdp_contact_name = 'Người mới', province_code = '79' where id = $1", [
        id,
      ]);
      await filed(world, person);
      await world.settle();
      const again = await world.gql<{ it: { file: string } }>(
        'query ($id: ID!) { it: receipt(filingId: $id) { file } }',
        { id: filing.id },
        person,
      );
      expect(again.data.it.file).toBe(receipt.file);
      expect(await stored()).toEqual(before);
      expect(receipt.file).toContain('Tên lúc gửi');
      expect((await send(submissionOf(report.id), person)).receipt.file).toBe(receipt.file);
    });

    it('is the filer’s alone', async () => {
      const filing = await filed(world, dpo);
      for (const person of [await newcomer(), await world.person(['UNIT_HEAD'], { unitId: (await world.unit('PA05-XX')).id })]) {
        const { errors } = await world.gql('query ($id: ID!) { receipt(filingId: $id) { file } }', { id: filing.id }, person);
        expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      }
    });
  });

  describe('sent again', () => {
    it('with the same key and payload answers with the same filing and the same bytes, and writes nothing', async () => {
      const approver = await world.person(['APPROVER'], { organisationId: organisation.id });
      const report = await readied(world, dpo);
      const first = await send(submissionOf(report.id));
      await world.settle();
      const before = await countRows(world);
      const second = await send(submissionOf(report.id));
      const third = await send(submissionOf(report.id), approver);
      expect([second.filing.id, second.receipt, third.receipt]).toEqual([first.filing.id, first.receipt, first.receipt]);
      expect(await countRows(world)).toEqual(before);
    });

    it('eight times at once, files once: one filing, one delivery, one leaf, one receipt', async () => {
      const report = await readied(world, dpo);
      const answers = await Promise.all(Array.from({ length: 8 }, () => send(submissionOf(report.id))));
      expect(new Set(answers.map(({ filing }) => filing.id)).size).toBe(1);
      expect(new Set(answers.map(({ receipt }) => receipt.file)).size).toBe(1);
      const { id } = answers[0]!.filing;
      const { rows } = await world.admin.query(
        `select (select count(*) from filing where matter_id = $1)::int as filings, (select count(*) from delivery where filing_id = $2)::int as deliveries,
           (select count(*) from log_leaf where event_type = 'FilingSubmitted' and subject_ids @> array[$2::uuid])::int as leaves`,
        [report.id, id],
      );
      expect(rows).toEqual([{ filings: 1, deliveries: 1, leaves: 1 }]);
    });

    it('with another payload is refused, and the first one stands', async () => {
      const report = await readied(world, dpo);
      const first = await send(submissionOf(report.id));
      const error = await refusedWithoutTrace(world, dpo.caller, (tx) =>
        submitViolationReport(tx, submissionOf(report.id, { lateReason: 'Thêm lý do' })),
      );
      expect(error).toMatchObject({ code: 'KEY_REUSED', kind: 'conflict' });
      expect((await send(submissionOf(report.id))).receipt).toEqual(first.receipt);
    });

    it('with the key of another report is refused, also at the same time', async () => {
      const [first, second] = [await readied(world, dpo), await readied(world, dpo)];
      await submit(submissionOf(first.id, { clientKey: 'one key for two' }));
      const late = await refusedWithoutTrace(world, dpo.caller, (tx) =>
        submitViolationReport(tx, submissionOf(second.id, { clientKey: 'one key for two' })),
      );
      expect(late.code).toBe('KEY_REUSED');
      const racing = [await readied(world, dpo), await readied(world, dpo)];
      const answers = await Promise.allSettled(racing.map(({ id }) => submit(submissionOf(id, { clientKey: 'one key in a race' }))));
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'KEY_REUSED' } });
    });

    it('under a key of its own is not a second filing of the same report', async () => {
      const { matterId: reportId } = await filed(world, dpo);
      const error = await refusedWithoutTrace(world, dpo.caller, (tx) =>
        submitViolationReport(tx, submissionOf(reportId, { clientKey: 'a second key' })),
      );
      expect(error).toMatchObject({ code: 'WRONG_STATE', details: { state: 'SUBMITTED', allowed: OPENING } });
    });

    it('by another organisation under the same key is a filing of its own', async () => {
      const other = await newcomer();
      const [mine, theirs] = [await readied(world, dpo), await readied(world, other)];
      const answers = await Promise.all([
        submit(submissionOf(mine.id, { clientKey: 'chung-khoa-1' })),
        submit(submissionOf(theirs.id, { clientKey: 'chung-khoa-1' }), other),
      ]);
      expect(answers.map(({ filing }) => filing.matterId)).toEqual([mine.id, theirs.id]);
    });

    it('does not let whoever may not submit look at what was', async () => {
      const report = await readied(world, dpo);
      await submit(submissionOf(report.id));
      const viewer = await world.person(['VIEWER'], { organisationId: organisation.id });
      expect(await refusal(() => submit(submissionOf(report.id), viewer))).toMatchObject({ code: 'FORBIDDEN' });
      const stranger = await newcomer();
      expect(await refusal(() => submit(submissionOf(report.id), stranger))).toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('gives 200 reports that are sent at once 200 references of their own, and the log no gap', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => newcomer()));
    const reports = [];
    for (let i = 0; i < 20; i++)
      reports.push(
        ...(await Promise.all(
          Array.from({ length: 10 }, async (_, n) => ({ person: people[n % 4]!, report: await readied(world, people[n % 4]!) })),
        )),
      );
    const answers = await Promise.all(reports.map(({ person, report }) => submit(submissionOf(report.id), person)));
    const references = answers.map(({ filing }) => filing.reference);
    expect(new Set(references).size).toBe(200);
    expect(references.every(isReference)).toBe(true);
    expect(references.every((reference) => /^BC\d{2}-\d{6}-\d$/.test(reference))).toBe(true);
    const { rows } = await world.admin.query<{ idx: string; entry: string }>('select idx, entry from log_leaf order by idx');
    expect(rows.map(({ idx }) => Number(idx))).toEqual(rows.map((_, i) => i));
    const { rows: head } = await world.admin.query<{ size: string; root: Buffer }>('select size, root from app.log_root()');
    let frontier: readonly Buffer[] = [];
    rows.forEach(({ entry }, i) => {
      ({ frontier } = appendToFrontier(frontier, i, leafHash(Buffer.from(entry))));
    });
    expect({ size: Number(head[0]!.size), root: head[0]!.root.toString('hex') }).toEqual({
      size: rows.length,
      root: rootOfFrontier(frontier).toString('hex'),
    });
    const times = answers.map(({ filing }) => filing.submittedAt.getTime());
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(60_000);
  });

  it('files the facts that were signed for, whatever has become of the register since', async () => {
    const content = activityContent();
    const { id } = await world.uow.run(dpo.caller, (tx) => draftProcessingActivity(tx, content));
    const report = await world.uow.run(dpo.caller, (tx) => draftViolationReport(tx, reportContent(factsUnderLaw91(), [id])));
    const { facts } = await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, report.id));
    await world.uow.run(dpo.caller, (tx) =>
      reviseProcessingActivity(tx, id, 1, { ...content, dataTypes: [{ code: 'HEALTH' }], systems: [] }),
    );
    const { filing } = await submit(submissionOf(report.id));
    expect(JSON.parse(filing.content)).toMatchObject({ facts, activities: [{ id, version: 2 }] });
  });

  it('files no block of the organisation that was never presented: presented again, it is filed with what the new one owes', async () => {
    const { id } = await world.organisation();
    const person = await world.person(['PDP_OFFICER'], { organisationId: id });
    const report = await readied(world, person, factsUnderLaw91({ dataTypes: [{ code: 'BANK_CREDENTIALS', state: 'AFFECTED' }] }));
    await world.uow.run(person.caller, async (tx) => {
      const before = await tx.load(Organisation, id);
      await reviseOrganisation(tx, id, before.version, { ...contentOf(before), sector: 'BANKING' });
    });
    const submission = submissionOf(report.id);
    expect(await refusal(() => submit(submission, person))).toMatchObject({ code: 'READY_OUTDATED', kind: 'conflict' });
    await world.uow.run(person.caller, (tx) => reopenViolationReport(tx, report.id, 'Ngành đã đổi'));
    await world.uow.run(person.caller, (tx) => markViolationReportReady(tx, report.id));
    const { filing } = await submit(submission, person);
    expect(JSON.parse(filing.content)).toMatchObject({ organisation: { sector: 'BANKING' } });
    const { rows } = await world.admin.query<{ slot: string }>(
      'select slot from report_clock where report_id = $1 and superseded_at is null',
      [report.id],
    );
    expect(rows.map(({ slot }) => slot)).toContain('SUBJECT_NOTICE:FINANCE');
  });
});
