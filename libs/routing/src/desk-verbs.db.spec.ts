import { type ReturnDefect } from '#filings';
import type { AuthorityUnit, Organisation } from '#identity';
import type { Tx } from '#platform';
import { markViolationReportReady, openFollowUp, reviseViolationReport, submitViolationReport } from '#violations';
import { factsUnderDecree13, factsUnderLaw91, filed, hoursAgo, reportContent, submissionOf } from '../../../test/support/facts.js';
import { recordsOf, refusal, refusedWithoutTrace, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { acceptFiling } from './accept-filing.js';
import { answerRecall } from './answer-recall.js';
import { cancelDelivery } from './cancel-delivery.js';
import { deliverToDesks, deliverWaiting } from './deliver-filing.js';
import type { RefusalReason } from './entities.js';
import { forwardFiling } from './forward-filing.js';
import { handleFiling } from './handle-filing.js';
import { confirmRefusal, declineRefusal, proposeRefusal } from './refuse-filing.js';
import { requestRecall } from './request-recall.js';
import { returnFiling } from './return-filing.js';

const LATE = { lateReason: 'Phát hiện muộn' };
const UNCLEAR: readonly ReturnDefect[] = [{ path: 'facts.place', code: 'UNCLEAR', text: 'Máy chủ nào?' }];
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

describe('at the desk', () => {
  let world: World;
  let unit: AuthorityUnit;
  let province: AuthorityUnit;
  let organisation: Organisation;
  let dpo: Person;
  let clerk: Person;
  let liaison: Person;
  let head: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    province = await world.unit('PA05-31');
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    [clerk, liaison, head] = (await Promise.all(
      (['CLERK', 'LIAISON_OFFICER', 'UNIT_HEAD'] as const).map((role) => world.person([role], { unitId: unit.id })),
    )) as [Person, Person, Person];
  });
  afterAll(() => world.destroy());

  const arrived = async (facts = factsUnderDecree13(), more: Parameters<typeof filed>[3] = LATE) => {
    const filing = await filed(world, dpo, facts, more);
    await world.settle();
    return { filing, id: (await deliveriesOf(filing.id))[0]!.id };
  };
  const deliveriesOf = async (filingId: string) =>
    (
      await world.admin.query<{
        id: string;
        code: string;
        part: string;
        business_state: string;
        waits_for: string | null;
        recall_state: string;
        accept_by: Date;
      }>('select d.*, u.code from delivery d join authority_unit u on u.id = d.unit_id where d.filing_id = $1 order by d.id', [filingId])
    ).rows;
  const stateOf = async (filingId: string) =>
    (await world.admin.query<{ state: string }>('select state from filing where id = $1', [filingId])).rows[0]!.state;
  const as = <T>(person: Person, verb: (tx: Tx) => Promise<T>) => world.uow.run(person.caller, verb);
  const offered = async (person: Person, id: string, step = 'accept') => {
    const { data } = await world.gql<{ it: { availableTransitions: { code: string; blockedBy: string | null }[] } }>(
      'query ($id: ID!) { it: delivery(id: $id) { availableTransitions { code blockedBy } } }',
      { id },
      person,
    );
    return data.it.availableTransitions.find(({ code }) => code === step)!.blockedBy;
  };
  const queue = async (person: Person, waitsFor: string) =>
    (
      await world.gql<{ it: { nodes: { id: string }[] } }>(
        'query ($waitsFor: WaitsFor!) { it: deskQueue(waitsFor: $waitsFor, first: 100) { nodes { id } } }',
        { waitsFor },
        person,
      )
    ).data.it.nodes.map(({ id }) => id);
  const newsOf = async (filingId: string, whose: 'organisation_id' | 'unit_id') =>
    (
      await world.admin.query<{ type: string }>(
        `select type from notification where subject_id = $1 and ${whose} is not null order by created_at, id`,
        [filingId],
      )
    ).rows.map(({ type }) => type);
  const answered = async (reportId: string, answers: readonly { path: string; answer: 'FIXED'; text: null }[]) => {
    const { version } = await as(dpo, (tx) => openFollowUp(tx, reportId, 'complete'));
    const content = { ...reportContent(factsUnderDecree13({ place: 'Máy chủ số 2' })), answers };
    await as(dpo, (tx) => reviseViolationReport(tx, reportId, version, content));
    await as(dpo, (tx) => markViolationReportReady(tx, reportId));
    const { filing } = await as(dpo, (tx) =>
      submitViolationReport(tx, submissionOf(reportId, { ...LATE, clientKey: `answer-${reportId}` })),
    );
    await world.settle();
    return filing;
  };

  const supplemented = async (person: Person, reportId: string) => {
    await as(person, (tx) => openFollowUp(tx, reportId, 'supplement'));
    await as(person, (tx) => markViolationReportReady(tx, reportId));
    const submission = submissionOf(reportId, { clientKey: `supplement-${Math.random()}`, ...LATE });
    const { filing } = await as(person, (tx) => submitViolationReport(tx, submission));
    const deliveries = await deliveriesOf(filing.id);
    return { filing, id: deliveries.find(({ part }) => part === 'LEAD')!.id };
  };

  describe('a filing that is given back', () => {
    it('waits for the filer, keeps its filing time, and leaves the desk once it is answered', async () => {
      const { filing, id } = await arrived();
      expect(await queue(clerk, 'OFFICER')).toContain(id);
      await as(clerk, (tx) => returnFiling(tx, id, UNCLEAR, inDays(5)));
      await world.settle();
      expect([await queue(clerk, 'OFFICER'), await queue(clerk, 'FILER')]).toEqual([expect.not.arrayContaining([id]), [id]]);
      expect(await stateOf(filing.id)).toBe('RETURNED');
      expect(await newsOf(filing.id, 'organisation_id')).toEqual(['FilingArrived', 'FilingReturned']);

      const answer = await answered(filing.matterId, [{ path: 'facts.place', answer: 'FIXED' as const, text: null }]);
      expect(await queue(clerk, 'FILER')).not.toContain(id);
      const [next] = await deliveriesOf(answer.id);
      expect(await queue(clerk, 'OFFICER')).toContain(next!.id);
      expect(answer).toMatchObject({ number: 2, kind: 'INITIAL', revisesId: filing.id });
    });

    it('is the officer’s again once the time to respond has passed, and may be taken as it is, for a reason', async () => {
      const { filing, id } = await arrived();
      await as(clerk, (tx) => returnFiling(tx, id, UNCLEAR, inDays(1)));
      const early = await refusedWithoutTrace(world, clerk.caller, (tx) => acceptFiling(tx, id, null));
      expect(early).toMatchObject({ code: 'RETURN_OPEN' });
      await tamper(world, "update filing_return set respond_by = now() - interval '1 minute' where filing_id = $1", [filing.id]);
      await world.worker.sweep();
      await world.settle();
      expect(await queue(clerk, 'OFFICER')).toContain(id);
      expect(await newsOf(filing.id, 'unit_id')).toEqual(['ReturnLapsed']);
      await as(clerk, (tx) => acceptFiling(tx, id, null, 'Đủ để xử lý'));
      expect(await stateOf(filing.id)).toBe('ACCEPTED');
    });

    it('is not given back where it is the only one in time and holds the minimum: accept it, and ask', async () => {
      const { id } = await arrived(factsUnderLaw91(), {});
      const error = await refusedWithoutTrace(world, clerk.caller, (tx) => returnFiling(tx, id, UNCLEAR, inDays(5)));
      expect(error).toMatchObject({ code: 'ACCEPT_AND_ASK', kind: 'state' });
      expect(error.sentence.vi).toContain('tiếp nhận');
    });

    it('is offered as the verb decides: by the verdict in force, not by one that a correction outdated', async () => {
      const { filing, id } = await arrived(factsUnderLaw91(), {});
      expect(await offered(clerk, id, 'return')).toBe('ACCEPT_AND_ASK');
      const { version } = await as(dpo, (tx) => openFollowUp(tx, filing.matterId, 'correct', 'Nhầm ngày'));
      const times = { occurredFrom: hoursAgo(200), detectedAt: hoursAgo(100) };
      await as(dpo, (tx) => reviseViolationReport(tx, filing.matterId, version, reportContent(factsUnderLaw91(times))));
      await as(dpo, (tx) => markViolationReportReady(tx, filing.matterId));
      const correction = { ...LATE, clientKey: `correction-${filing.matterId}` };
      const { filing: second } = await as(dpo, (tx) => submitViolationReport(tx, submissionOf(filing.matterId, correction)));
      await world.settle();
      await as(clerk, async (tx) => acceptFiling(tx, (await deliveriesOf(second.id))[0]!.id, null, 'Đủ để xử lý'));
      await world.settle();
      await tamper(world, "update filing set submitted_at = submitted_at + interval '70 hours' where id = $1", [second.id]);
      expect(await offered(clerk, id, 'return')).toBeNull();
      await as(clerk, (tx) => returnFiling(tx, id, UNCLEAR, inDays(5)));
      expect(await stateOf(filing.id)).toBe('RETURNED');
    });

    it('names at least one thing to mend, where there is one, and a time that lies ahead', async () => {
      const { id } = await arrived();
      for (const [defects, respondBy] of [
        [[{ path: 'nowhere', code: 'MISSING', text: '?' }], inDays(5)],
        [UNCLEAR, inDays(-1)],
      ] as const)
        expect(await refusal(() => as(clerk, (tx) => returnFiling(tx, id, defects, respondBy)))).toMatchObject({ code: 'INVALID' });
      const { errors } = await world.gql(
        'mutation ($input: ReturnFilingInput!) { returnFiling(input: $input) { id } }',
        { input: { deliveryId: id, defects: [], respondBy: inDays(5).toISOString() } },
        clerk,
      );
      expect(errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
    });
  });

  describe('completeness', () => {
    it('is what the form needs at once; where that is missing, an acceptance gives its reason', async () => {
      const { filing, id } = await arrived();
      // No submission lets it come to this: the row is changed by hand.
      const content = { ...(JSON.parse(filing.content) as object), missing: [{ path: 'detectedAt', article: 'D13 23.3(a)' }] };
      await tamper(world, 'update filing set content = $2 where id = $1', [filing.id, JSON.stringify(content)]);
      const error = await refusedWithoutTrace(world, clerk.caller, (tx) => acceptFiling(tx, id, null));
      expect(error).toMatchObject({ code: 'INCOMPLETE', details: { defects: [{ path: 'detectedAt', code: 'MISSING' }] } });
      await as(clerk, (tx) => acceptFiling(tx, id, null, 'Đã trao đổi qua điện thoại'));
      const accepted = (await recordsOf(world, filing.id)).find(({ type }) => type === 'FilingAccepted');
      expect(accepted!.payload).toMatchObject({ waived: true });
    });
  });

  describe('a refusal', () => {
    it('takes two: one proposes, another confirms; the filer reads why only then', async () => {
      const { filing, id } = await arrived();
      await as(liaison, (tx) => proposeRefusal(tx, id, { reason: 'NOT_PERSONAL_DATA', note: 'Không có dữ liệu cá nhân' }));
      await world.settle();
      expect(await newsOf(filing.id, 'unit_id')).toEqual(['RefusalProposed']);
      const reason = async () =>
        (
          await world.gql<{ it: { refusal: unknown } }>(
            'query ($id: ID!) { it: delivery(id: $id) { refusal { reason note state } } }',
            { id },
            dpo,
          )
        ).data.it.refusal;
      expect(await reason()).toBeNull();
      await as(head, (tx) => confirmRefusal(tx, id));
      await world.settle();
      expect(await stateOf(filing.id)).toBe('REFUSED');
      expect(await reason()).toEqual({ reason: 'NOT_PERSONAL_DATA', note: 'Không có dữ liệu cá nhân', state: 'CONFIRMED' });
      expect(await newsOf(filing.id, 'organisation_id')).toEqual(['FilingArrived', 'FilingRefused']);
      expect(await queue(clerk, 'OFFICER')).not.toContain(id);
    });

    it('is not confirmed by who proposed it, in the code and in the database', async () => {
      const { id } = await arrived();
      await as(head, (tx) => proposeRefusal(tx, id, { reason: 'SPAM', note: 'Thư rác' }));
      expect(await refusedWithoutTrace(world, head.caller, (tx) => confirmRefusal(tx, id))).toMatchObject({ code: 'OWN_PROPOSAL' });
      await expect(
        tamper(
          world,
          "update filing_refusal set state = 'CONFIRMED', decided_by = proposed_by, decided_at = now() where delivery_id = $1",
          [id],
        ),
      ).rejects.toMatchObject({ constraint: 'filing_refusal_check' });
    });

    it('may be declined: the filing waits as before, and can be proposed again', async () => {
      const { filing, id } = await arrived();
      await as(liaison, (tx) => proposeRefusal(tx, id, { reason: 'SPAM', note: 'Thư rác' }));
      expect(await refusedWithoutTrace(world, clerk.caller, (tx) => acceptFiling(tx, id, null))).toMatchObject({
        code: 'REFUSAL_PROPOSED',
      });
      await as(head, (tx) => declineRefusal(tx, id));
      expect(await stateOf(filing.id)).toBe('RECEIVED');
      await as(liaison, (tx) => proposeRefusal(tx, id, { reason: 'SPAM', note: 'Vẫn là thư rác' }));
      expect((await deliveriesOf(filing.id))[0]).toMatchObject({ business_state: 'ARRIVED', waits_for: 'OFFICER' });
    });

    it('for a duplicate names the other filing, of the same filer and of another report', async () => {
      const [first, second] = [await arrived(), await arrived()];
      const propose = (duplicateOf: string | null) =>
        as(liaison, (tx) => proposeRefusal(tx, second.id, { reason: 'DUPLICATE', note: 'Trùng', duplicateOf }));
      for (const wrong of [null, second.filing.id]) expect(await refusal(() => propose(wrong))).toMatchObject({ code: 'NOT_FOUND' });
      await propose(first.filing.id);
      await as(head, (tx) => confirmRefusal(tx, second.id));
      expect(await stateOf(second.filing.id)).toBe('REFUSED');
      expect(await stateOf(first.filing.id)).toBe('RECEIVED');
    });

    it('for want of competence sends the filing on to the unit that is competent, and tells the filer', async () => {
      const { filing, id } = await arrived();
      for (const forwardTo of ['A05', 'PA05-99', null])
        expect(
          await refusal(() => as(liaison, (tx) => proposeRefusal(tx, id, { reason: 'WRONG_AUTHORITY', note: 'Chuyển', forwardTo }))),
        ).toMatchObject({ code: 'NOT_SUCH_UNIT' });
      await as(liaison, (tx) => proposeRefusal(tx, id, { reason: 'WRONG_AUTHORITY', note: 'Thuộc Hải Phòng', forwardTo: 'PA05-31' }));
      await as(head, (tx) => confirmRefusal(tx, id));
      await world.settle();
      expect((await deliveriesOf(filing.id)).map(({ code, part, business_state: state }) => `${code} ${part} ${state}`)).toEqual([
        'A05 LEAD REFUSED',
        'PA05-31 LEAD ARRIVED',
      ]);
      expect(await stateOf(filing.id)).toBe('RECEIVED');
      expect(await newsOf(filing.id, 'organisation_id')).toEqual(['FilingArrived', 'FilingForwarded', 'FilingArrived']);
    });
  });

  describe('a request for withdrawal', () => {
    const asked = async (reportId: string) => {
      await as(dpo, (tx) => openFollowUp(tx, reportId, 'withdraw', 'Báo nhầm'));
      await as(dpo, (tx) => markViolationReportReady(tx, reportId));
      const { filing } = await as(dpo, (tx) =>
        submitViolationReport(tx, submissionOf(reportId, { ...LATE, clientKey: `withdraw-${reportId}-${Math.random()}` })),
      );
      await world.settle();
      return { filing, id: (await deliveriesOf(filing.id))[0]!.id };
    };
    it('is decided by a liaison officer or the head, and refused for the one reason that it has', async () => {
      const { filing, id: initialId } = await arrived();
      const request = await asked(filing.matterId);
      expect(await refusedWithoutTrace(world, clerk.caller, (tx) => acceptFiling(tx, request.id, null, 'x'))).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect([await offered(clerk, request.id), await offered(liaison, request.id)]).toEqual(['ROLE', null]);
      const propose = (id: string, reason: RefusalReason) =>
        as(liaison, (tx) => proposeRefusal(tx, id, { reason, note: 'Còn phải làm rõ' }));
      expect(await refusal(() => propose(request.id, 'SPAM'))).toMatchObject({ code: 'NOT_SUCH_REASON' });
      for (const reason of ['WITHDRAWAL_NOT_AGREED', 'REQUIREMENTS_NOT_MET'] as const)
        expect(await refusal(() => propose(initialId, reason))).toMatchObject({ code: 'NOT_SUCH_REASON' });
      await propose(request.id, 'WITHDRAWAL_NOT_AGREED');
      await as(head, (tx) => confirmRefusal(tx, request.id));
      await world.settle();
      expect([await stateOf(request.filing.id), await stateOf(filing.id)]).toEqual(['REFUSED', 'RECEIVED']);
      const { data } = await world.gql<{ it: { nodes: { type: string; filingId: string; text: { vi: string } | null }[] } }>(
        'query { it: notifications(first: 20) { nodes { type filingId text { vi } } } }',
        {},
        dpo,
      );
      const told = data.it.nodes.find(({ type, filingId }) => type === 'FilingRefused' && filingId === request.filing.id);
      expect(told!.text!.vi).toContain('không đồng ý cho rút');
      // Nothing ended: it may be asked for again.
      const again = await asked(filing.matterId);
      await as(liaison, (tx) => acceptFiling(tx, again.id, null, 'Đồng ý'));
      expect(await stateOf(again.filing.id)).toBe('ACCEPTED');
    });

    it('is not given back, for there is nothing in it to complete', async () => {
      const { filing } = await arrived();
      const { id } = await asked(filing.matterId);
      expect(await offered(liaison, id, 'return')).toBe('AGREE_OR_REFUSE');
      expect(await refusedWithoutTrace(world, liaison.caller, (tx) => returnFiling(tx, id, UNCLEAR, inDays(5)))).toMatchObject({
        code: 'AGREE_OR_REFUSE',
        kind: 'state',
      });
    });

    it('may be filed while a return waits, and once agreed to, nobody waits for that any more', async () => {
      const { filing, id } = await arrived();
      await as(clerk, (tx) => returnFiling(tx, id, UNCLEAR, inDays(5)));
      await world.settle();
      const request = await asked(filing.matterId);
      expect(await queue(clerk, 'FILER')).toContain(id);
      await as(liaison, (tx) => acceptFiling(tx, request.id, null, 'Đồng ý'));
      expect(await queue(clerk, 'FILER')).not.toContain(id);
      const { rows } = await world.admin.query('select state from filing_return where filing_id = $1', [filing.id]);
      expect(rows).toEqual([{ state: 'WAIVED' }]);
    });
  });

  describe('a filing that is passed on', () => {
    it('waits at the other desk with a promise of its own, under its own filing time, and may come back', async () => {
      const { filing, id } = await arrived();
      await tamper(world, "update delivery set accept_by = accept_by - interval '20 hours' where id = $1", [id]);
      await as(head, (tx) => forwardFiling(tx, id, 'PA05-31', 'Thuộc Hải Phòng'));
      await world.settle();
      const there = await world.person(['UNIT_HEAD'], { unitId: province.id });
      const second = (await deliveriesOf(filing.id)).find(({ code }) => code === 'PA05-31')!;
      expect(second.accept_by.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
      expect(await queue(there, 'OFFICER')).toContain(second.id);
      await as(there, (tx) => forwardFiling(tx, second.id, 'A05', 'Trả về'));
      await world.settle();
      expect((await deliveriesOf(filing.id)).map(({ code, business_state: state }) => `${code} ${state}`)).toEqual([
        'A05 REFUSED',
        'PA05-31 REFUSED',
        'A05 ARRIVED',
      ]);
      const third = (await deliveriesOf(filing.id)).at(-1)!;
      await as(clerk, (tx) => acceptFiling(tx, third.id, null));
      expect(await stateOf(filing.id)).toBe('ACCEPTED');
      const { rows } = await world.admin.query<{ submitted_at: Date }>('select distinct submitted_at from delivery where filing_id = $1', [
        filing.id,
      ]);
      expect(rows).toEqual([{ submitted_at: filing.submittedAt }]);
    });

    it('takes its report along: what the other unit asks is answered there, and later filings go there, not by the table', async () => {
      const { filing, id } = await arrived();
      await as(head, (tx) => forwardFiling(tx, id, 'PA05-31', 'Thuộc Hải Phòng'));
      await world.settle();
      const there = await world.person(['CLERK'], { unitId: province.id });
      const second = (await deliveriesOf(filing.id)).find(({ code }) => code === 'PA05-31')!;
      await as(there, (tx) => returnFiling(tx, second.id, UNCLEAR, inDays(5)));
      const answer = await answered(filing.matterId, [{ path: 'facts.place', answer: 'FIXED' as const, text: null }]);
      expect((await deliveriesOf(answer.id)).map(({ code, part, waits_for: waits }) => `${code} ${part} ${waits}`)).toEqual([
        'PA05-31 LEAD OFFICER',
      ]);
      expect(await queue(there, 'FILER')).not.toContain(second.id);
      const { rows } = await world.admin.query('select rule, rule_inputs from delivery where filing_id = $1', [answer.id]);
      expect(rows).toEqual([
        { rule: 'FOLLOWS-LEAD', rule_inputs: { follows: second.id, rule: 'NOTICE-TO-SPECIALISED-AGENCY', unit: 'PA05-31' } },
      ]);
    });

    it('takes no report along that began elsewhere: what follows goes to the unit that has its first filing', async () => {
      const { filing, id } = await arrived();
      await as(clerk, (tx) => acceptFiling(tx, id, null, 'Đủ để xử lý'));
      const second = await supplemented(dpo, filing.matterId);
      await world.settle();
      await as(head, (tx) => forwardFiling(tx, second.id, 'PA05-31', 'Thuộc Hải Phòng'));
      await world.settle();
      const third = await supplemented(dpo, filing.matterId);
      expect((await deliveriesOf(third.filing.id)).map(({ code, part }) => `${code} ${part}`)).toEqual(['A05 LEAD']);
    });

    it('takes its report along where it is the answer to what its unit had asked', async () => {
      const { filing, id } = await arrived();
      await as(clerk, (tx) => returnFiling(tx, id, UNCLEAR, inDays(5)));
      const answer = await answered(filing.matterId, [{ path: 'facts.place', answer: 'FIXED' as const, text: null }]);
      const [second] = await deliveriesOf(answer.id);
      await as(head, (tx) => forwardFiling(tx, second!.id, 'PA05-31', 'Thuộc Hải Phòng'));
      await world.settle();
      const third = await supplemented(dpo, filing.matterId);
      expect((await deliveriesOf(third.filing.id)).map(({ code, part }) => `${code} ${part}`)).toEqual(['PA05-31 LEAD']);
    });

    it('takes its report along before the worker has made the other delivery, too', async () => {
      const { filing, id } = await arrived();
      await as(head, (tx) => forwardFiling(tx, id, 'PA05-31', 'Thuộc Hải Phòng'));
      const next = await supplemented(dpo, filing.matterId);
      expect((await deliveriesOf(next.filing.id)).map(({ code, part }) => `${code} ${part}`)).toEqual(['PA05-31 LEAD']);
      await world.settle();
    });

    it('is not overtaken by what was filed after it, before the worker has made the other delivery', async () => {
      const { filing, id } = await arrived();
      await as(head, (tx) => forwardFiling(tx, id, 'PA05-31', 'Thuộc Hải Phòng'));
      const next = await supplemented(dpo, filing.matterId);
      await tamper(world, "update delivery set submitted_at = submitted_at - interval '1 minute' where id = $1", [next.id]);
      const carry = (verb: (tx: Tx) => Promise<number>) => world.workerHouse.uow.run({ kind: 'system', name: 'deliver-waiting' }, verb);
      expect([await carry((tx) => deliverToDesks(tx, filing.matterId)), await carry(deliverWaiting)]).toEqual([0, 0]);
      await world.settle();
      const { rows } = await world.admin.query(
        `select d.filing_number from delivery d join authority_unit u on u.id = d.unit_id
         where d.matter_id = $1 and u.code = 'PA05-31' and d.transport_state = 'DELIVERED' order by d.delivered_at, d.filing_number`,
        [filing.matterId],
      );
      expect(rows).toEqual([{ filing_number: 1 }, { filing_number: 2 }]);
    });

    it('is made once, however often the event is handled', async () => {
      const { filing, id } = await arrived();
      await as(head, (tx) => forwardFiling(tx, id, 'PA05-31', 'Thuộc Hải Phòng'));
      await world.settle();
      await world.admin.query("update outbox set dispatched_at = null where type = 'FilingForwarded' and payload->>'filingId' = $1", [
        filing.id,
      ]);
      await world.settle();
      expect(await deliveriesOf(filing.id)).toHaveLength(2);
    });
  });

  describe('a copy', () => {
    let officer: Person;
    let filer: Person;
    beforeAll(async () => {
      const defence = await world.organisation();
      await tamper(world, 'update organisation set defence_scope = true where id = $1', [defence.id]);
      officer = await world.person(['UNIT_HEAD'], { unitId: (await world.unit('MOD')).id });
      filer = await world.person(['PDP_OFFICER'], { organisationId: defence.id });
    });
    const withCopy = async () => {
      const filing = await filed(world, filer, factsUnderDecree13(), LATE);
      const deliveries = await deliveriesOf(filing.id);
      return { filing, copy: deliveries.find(({ part }) => part === 'COPY')!, lead: deliveries.find(({ part }) => part === 'LEAD')! };
    };
    const passOn = async (id: string) => {
      await as(head, (tx) => forwardFiling(tx, id, 'MOD', 'Thuộc Bộ Quốc phòng'));
      await world.settle();
    };
    const delivery = async (id: string) => (await world.admin.query('select * from delivery where id = $1', [id])).rows[0]!;

    it('is to know: its unit may keep a number, decides nothing, and leads once the filing is passed on to it', async () => {
      const { filing, copy, lead } = await withCopy();
      await world.settle();
      for (const verb of [
        (tx: Tx) => returnFiling(tx, copy.id, UNCLEAR, inDays(5)),
        (tx: Tx) => proposeRefusal(tx, copy.id, { reason: 'SPAM', note: 'Thư rác' }),
        (tx: Tx) => forwardFiling(tx, copy.id, 'A05', 'Chuyển'),
      ])
        expect(await refusedWithoutTrace(world, officer.caller, verb)).toMatchObject({ code: 'COPY' });
      await as(officer, (tx) => acceptFiling(tx, copy.id, null));
      expect(await stateOf(filing.id)).toBe('RECEIVED');
      await passOn(lead.id);
      expect((await deliveriesOf(filing.id)).map(({ code, part, business_state: state }) => `${code} ${part} ${state}`).sort()).toEqual([
        'A05 LEAD REFUSED',
        'MOD LEAD ACCEPTED',
      ]);
      expect(await stateOf(filing.id)).toBe('ACCEPTED');
    });

    it('that is in the register opens the handling once its unit leads, and its filing is accepted as any other', async () => {
      const { filing, copy, lead } = await withCopy();
      await world.settle();
      await as(officer, (tx) => acceptFiling(tx, copy.id, null));
      await world.settle();
      const handlings = async () =>
        (
          await world.admin.query<{ state: string }>('select h.state from report_handling h where h.report_id = $1 and h.unit_id = $2', [
            filing.matterId,
            (await delivery(copy.id)).unit_id,
          ])
        ).rows;
      expect(await handlings()).toEqual([]);
      await passOn(lead.id);
      expect(await handlings()).toEqual([{ state: 'NEW' }]);
      const accepted = (await recordsOf(world, filing.id)).filter(({ type }) => type === 'FilingAccepted');
      // The word that the unit said of its copy is the word that counts.
      expect(accepted.map(({ digest }) => digest)).toEqual([expect.any(String), accepted[0]!.digest]);
      const { rows } = await world.admin.query(
        "select kind, stopped_at is null as runs from report_clock where filing_id = $1 and kind in ('ACK', 'TRIAGE') order by kind",
        [filing.id],
      );
      expect(rows).toEqual([
        { kind: 'ACK', runs: false },
        { kind: 'TRIAGE', runs: true },
      ]);
      expect((await newsOf(filing.id, 'organisation_id')).filter((type) => type === 'FilingAccepted')).toHaveLength(2);
    });

    it('of a request for withdrawal that is in the register agrees to nothing: its unit still decides once it leads', async () => {
      const { filing } = await withCopy();
      await world.settle();
      await as(filer, (tx) => openFollowUp(tx, filing.matterId, 'withdraw', 'Báo nhầm'));
      await as(filer, (tx) => markViolationReportReady(tx, filing.matterId));
      const submission = submissionOf(filing.matterId, { clientKey: `withdraw-${filing.id}`, ...LATE });
      const { filing: request } = await as(filer, (tx) => submitViolationReport(tx, submission));
      await world.settle();
      const deliveries = await deliveriesOf(request.id);
      const copyId = deliveries.find(({ part }) => part === 'COPY')!.id;
      await as(officer, (tx) => acceptFiling(tx, copyId, null));
      await passOn(deliveries.find(({ part }) => part === 'LEAD')!.id);
      expect(await stateOf(request.id)).toBe('RECEIVED');
      expect(await queue(officer, 'OFFICER')).toContain(copyId);
      await as(officer, (tx) => acceptFiling(tx, copyId, 'Đồng ý'));
      expect(await stateOf(request.id)).toBe('ACCEPTED');
    });

    it('that was done without is sent after all where the filing is passed on to its unit, under a promise of its own', async () => {
      const { filing, copy, lead } = await withCopy();
      await as(officer, (tx) => cancelDelivery(tx, copy.id));
      await world.settle();
      await tamper(world, "update delivery set accept_by = accept_by - interval '30 hours' where id = $1", [copy.id]);
      await passOn(lead.id);
      const row = await delivery(copy.id);
      expect(row).toMatchObject({ part: 'LEAD', transport_state: 'DELIVERED', business_state: 'ARRIVED', waits_for: 'OFFICER' });
      expect(row.accept_by.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
      expect(await queue(officer, 'OFFICER')).toContain(copy.id);
      await as(officer, (tx) => acceptFiling(tx, copy.id, null));
      expect(await stateOf(filing.id)).toBe('ACCEPTED');
    });

    it('that was given back is decided on where the filing is passed on to its unit', async () => {
      const { filing, copy, lead } = await withCopy();
      await world.settle();
      await as(filer, (tx) => requestRecall(tx, copy.id, 'Gửi nhầm'));
      await world.settle();
      await as(officer, (tx) => answerRecall(tx, copy.id, true, null));
      await passOn(lead.id);
      expect(await queue(officer, 'OFFICER')).toContain(copy.id);
      await as(officer, (tx) => acceptFiling(tx, copy.id, null));
      expect(await stateOf(filing.id)).toBe('ACCEPTED');
    });

    it('takes the report along with the filing that is passed on to its unit, though another was filed meanwhile', async () => {
      const { filing, copy, lead } = await withCopy();
      await world.settle();
      await supplemented(filer, filing.matterId);
      await world.settle();
      await passOn(lead.id);
      const third = await supplemented(filer, filing.matterId);
      expect((await deliveriesOf(third.filing.id)).map(({ code, part }) => `${code} ${part}`)).toEqual(['MOD LEAD']);
      const { rows } = await world.admin.query("select rule_inputs->>'follows' as follows from delivery where id = $1", [third.id]);
      expect(rows).toEqual([{ follows: copy.id }]);
    });

    it('may be done without as long as it has not left; what goes to the unit that leads may not', async () => {
      const filing = await filed(world, dpo);
      const [lead] = await deliveriesOf(filing.id);
      expect(await refusedWithoutTrace(world, head.caller, (tx) => cancelDelivery(tx, lead!.id))).toMatchObject({ code: 'LEAD' });
      await tamper(world, "update delivery set part = 'COPY' where id = $1", [lead!.id]);
      await as(head, (tx) => cancelDelivery(tx, lead!.id));
      await world.settle();
      expect(await deliveriesOf(filing.id)).toMatchObject([{ transport_state: 'CANCELLED', business_state: 'NONE' }]);
    });
  });

  it('tells the filer how far the work has come: 04, 05, 06', async () => {
    const { filing, id } = await arrived();
    await as(clerk, (tx) => acceptFiling(tx, id, null));
    for (const step of ['assign', 'start', 'complete'] as const) await as(clerk, (tx) => handleFiling(tx, id, step, `Bước ${step}`));
    await world.settle();
    const { rows } = await world.admin.query('select code, note from acknowledgement where delivery_id = $1 order by at, code', [id]);
    expect(rows.map(({ code }) => code)).toEqual(['01', '03', '04', '05', '06']);
    expect(await newsOf(filing.id, 'organisation_id')).toEqual([
      'FilingArrived',
      'FilingAccepted',
      'HandlingTold',
      'HandlingTold',
      'HandlingTold',
    ]);
    expect((await deliveriesOf(filing.id))[0]).toMatchObject({ business_state: 'COMPLETED' });
  });

  describe('a recall', () => {
    it('is a message of its own: it waits for an officer, is answered, and deletes nothing', async () => {
      const { filing, id } = await arrived();
      await as(clerk, (tx) => acceptFiling(tx, id, null));
      await as(dpo, (tx) => requestRecall(tx, id, 'Gửi nhầm tài liệu'));
      await world.settle();
      expect((await deliveriesOf(filing.id))[0]).toMatchObject({
        recall_state: 'RECALL_REQUESTED',
        waits_for: 'OFFICER',
        business_state: 'ACCEPTED',
      });
      expect(await newsOf(filing.id, 'unit_id')).toEqual(['RecallArrived']);
      expect(await refusedWithoutTrace(world, dpo.caller, (tx) => requestRecall(tx, id, 'Lần nữa'))).toMatchObject({ code: 'RECALLED' });
      await as(liaison, (tx) => answerRecall(tx, id, true, 'Đồng ý'));
      await world.settle();
      expect((await deliveriesOf(filing.id))[0]).toMatchObject({
        recall_state: 'RECALL_AGREED',
        waits_for: null,
        business_state: 'ACCEPTED',
      });
      expect(await stateOf(filing.id)).toBe('ACCEPTED');
      expect(await newsOf(filing.id, 'organisation_id')).toEqual(['FilingArrived', 'FilingAccepted', 'RecallAgreed']);
    });

    it('is asked for once, also by two at the same time', async () => {
      const { filing, id } = await arrived();
      const ask = () => as(dpo, (tx) => requestRecall(tx, id, 'Gửi nhầm')).then(() => 'OK');
      const answers = await Promise.all([1, 2, 3].map(() => ask().catch((error: { code?: string }) => error.code)));
      expect(answers.sort()).toEqual(['OK', 'RECALLED', 'RECALLED']);
      await world.settle();
      expect((await deliveriesOf(filing.id)).length).toBe(2);
    });

    it('that was agreed to is no more waited for in the register', async () => {
      const { filing, id } = await arrived();
      await as(dpo, (tx) => requestRecall(tx, id, 'Gửi nhầm'));
      await world.settle();
      await as(liaison, (tx) => answerRecall(tx, id, true, null));
      await tamper(world, "update delivery set accept_by = accept_by - interval '30 hours' where id = $1", [id]);
      await world.worker.sweep();
      await world.settle();
      expect(await newsOf(filing.id, 'unit_id')).not.toContain('AcceptanceOverdue');
    });

    it('that is refused leaves the filing where it waited', async () => {
      const { filing, id } = await arrived();
      await as(dpo, (tx) => requestRecall(tx, id, 'Gửi nhầm'));
      await world.settle();
      await as(liaison, (tx) => answerRecall(tx, id, false, null));
      expect((await deliveriesOf(filing.id))[0]).toMatchObject({
        recall_state: 'RECALL_REFUSED',
        waits_for: 'OFFICER',
        business_state: 'ARRIVED',
      });
    });
  });

  it('reminds the unit of what is not in its register after 24 and 48 hours, each once', async () => {
    const { filing, id } = await arrived();
    const reminders = async () => (await newsOf(filing.id, 'unit_id')).filter((type) => type === 'AcceptanceOverdue').length;
    const sweep = async () => {
      for (let i = 0; i < 2; i++) await world.worker.sweep();
      await world.settle();
    };
    for (const [interval, expected] of [
      ['23 hours', 0],
      ['2 hours', 1],
      ['24 hours', 2],
      ['100 hours', 2],
    ] as const) {
      await tamper(world, 'update delivery set accept_by = accept_by - $2::interval where id = $1', [id, interval]);
      await sweep();
      expect([interval, await reminders()]).toEqual([interval, expected]);
    }
  });
});
