import { type HandlingInputs, handleReport } from '#handling';
import type { AuthorityUnit } from '#identity';
import { DomainError, type Role, transitionsFrom, UNIT_ROLES } from '#kernel';
import type { UnitLetterKind } from '#law';
import { acceptFiling, confirmRefusal, proposeRefusal } from '#routing';
import { filed } from '../../../test/support/facts.js';
import { recordsOf, refusal, tamper, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { discardLetter, draftLetter, reviseLetter } from './draft-letter.js';
import { LETTER_STATES, LETTER_TRANSITIONS, type LetterState, type LetterTransition } from './letters.states.js';
import { sendLetter, signLetter } from './sign-letter.js';

const LETTERS =
  'query ($id: ID!) { it: lettersOfReport(reportId: $id) { id kind state notation text signatory availableTransitions { code enabled } } }';
const LATER = () => new Date(Date.now() + 86_400_000);

/** Who takes which step, written a second time. */
const MAY: Readonly<Partial<Record<Role, readonly LetterTransition[]>>> = {
  LIAISON_OFFICER: ['revise', 'discard', 'send'],
  UNIT_HEAD: ['revise', 'discard', 'sign', 'send'],
};

describe('letters of a unit', () => {
  let world: World;
  let unit: AuthorityUnit;
  let dpo: Person;
  let liaison: Person;
  let head: Person;
  let elsewhere: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    liaison = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
    elsewhere = await world.person([...UNIT_ROLES], { unitId: (await world.unit('PA05-31')).id });
  });
  afterAll(() => world.destroy());

  const arrived = async () => {
    const filing = await filed(world, dpo);
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    return { reportId: filing.matterId, deliveryId: rows[0]!.id };
  };
  const step = <Step extends keyof HandlingInputs>(id: string, code: Step, input: HandlingInputs[Step], person = liaison) =>
    world.uow.run(person.caller, (tx) => handleReport(tx, id, code as never, input as never));
  const assessing = async () => {
    const { reportId, deliveryId } = await arrived();
    await world.uow.run(liaison.caller, (tx) => acceptFiling(tx, deliveryId, null, 'Bổ sung sau'));
    const { rows } = await world.admin.query<{ id: string }>('select id from report_handling where report_id = $1', [reportId]);
    const { id } = rows[0]!;
    await step(id, 'triage', {
      ...{ severity: 'LOW', noticeClass: 'URGENT_72H', crossBorder: false, sensitiveSector: false, subjectBand: 'UNKNOWN' },
      similarViewed: true,
    });
    await step(id, 'assess', {});
    return { id, reportId };
  };
  const asked = async () => {
    const { id, reportId } = await assessing();
    await step(id, 'askFiler', { questions: [{ path: 'facts.place', question: 'Máy chủ nào?' }], due: LATER() });
    return { id, reportId };
  };
  const draft = (reportId: string, kind: UnitLetterKind, text: string | null = null, person = liaison) =>
    world.uow.run(person.caller, (tx) => draftLetter(tx, { reportId, kind, text }));
  const sign = (id: string, person = head) => world.uow.run(person.caller, (tx) => signLetter(tx, id, false));
  const get = async (id: string, person: Person, format = 'pdf') =>
    (await world.app()).inject({
      method: 'GET',
      url: `/papers/letters/${id}/letter.${format}`,
      headers: { authorization: `Bearer ${person.token}` },
    });
  const codeOf = async (work: () => Promise<unknown>) => (await refusal(work)).code;

  it('are drafted from what the report is at, signed with a number, sent, told and read as files by the filer', async () => {
    const { reportId } = await asked();
    const { id, content } = await draft(reportId, 'CLARIFICATION', 'Xin gửi sớm.');
    expect(content).toMatchObject({
      questions: [{ path: 'facts.place', question: 'Máy chủ nào?' }],
      regime: 'VN-PDPL-2025',
      unit: { superior: 'Bộ Công an' },
    });
    const seen = async (person: Person) => (await world.gql<{ it: { state: string }[] }>(LETTERS, { id: reportId }, person)).data.it;
    expect(await seen(liaison)).toMatchObject([{ id, state: 'DRAFT', notation: null, text: 'Xin gửi sớm.' }]);
    expect(await seen(dpo)).toEqual([]);
    expect((await get(id, dpo)).statusCode).toBe(404);
    await sign(id);
    expect(await seen(dpo)).toEqual([]);
    const signed = (await recordsOf(world, id)).find(({ type }) => type === 'LetterSigned');
    expect(signed?.digest).toMatch(/^[0-9a-f]{64}$/);
    await world.uow.run(liaison.caller, (tx) => sendLetter(tx, id));
    expect(await seen(dpo)).toMatchObject([
      { id, state: 'SENT', notation: expect.stringMatching(/^\d{2}\/A05-BVDLCN$/), signatory: expect.any(String) },
    ]);
    for (const format of ['pdf', 'docx']) expect((await get(id, dpo, format)).statusCode).toBe(200);
    for (const person of [elsewhere, await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id })])
      expect((await get(id, person)).statusCode).toBe(404);
    await world.settle();
    const { rows } = await world.admin.query("select detail from notification where type = 'LetterSent' and subject_id = $1", [reportId]);
    expect(rows).toEqual([{ detail: 'CLARIFICATION' }]);
  });

  it('have an occasion, each its own', async () => {
    const { id, reportId } = await assessing();
    expect(await codeOf(() => draft(reportId, 'CLARIFICATION'))).toBe('NOTHING_ASKED');
    expect(await codeOf(() => draft(reportId, 'REMEDY_ORDER'))).toBe('NOTHING_ORDERED');
    expect(await codeOf(() => draft(reportId, 'CLOSING'))).toBe('NOT_CLOSED');
    expect(await codeOf(() => draft(reportId, 'NOT_COMPETENT'))).toBe('NOT_SENT_ON');
    await step(id, 'proposeOrder', { text: 'Phải gỡ dữ liệu', article: 'L91 23.4', deadline: LATER() });
    expect(await codeOf(() => draft(reportId, 'REMEDY_ORDER'))).toBe('NOTHING_ORDERED');
    await step(id, 'signOrder', {}, head);
    expect((await draft(reportId, 'REMEDY_ORDER')).content).toMatchObject({ text: 'Phải gỡ dữ liệu', article: 'L91 23.4' });
    await step(id, 'verifyRemedy', { remedy: 'Đã gỡ', inspection: 'BB-12' });
    await step(id, 'close', { outcome: 'REMEDIED', summary: 'Đã khắc phục xong.', waiver: 'Đã rõ' });
    expect((await draft(reportId, 'CLOSING')).content).toMatchObject({ text: 'Đã khắc phục xong.', outcome: 'Đã khắc phục' });
  });

  it('answer that another authority is competent, once the unit has decided so and sent it on', async () => {
    const { reportId, deliveryId } = await arrived();
    await world.uow.run(liaison.caller, (tx) =>
      proposeRefusal(tx, deliveryId, { reason: 'WRONG_AUTHORITY', note: 'Thuộc địa bàn khác', forwardTo: 'PA05-31' }),
    );
    expect(await codeOf(() => draft(reportId, 'NOT_COMPETENT'))).toBe('NOT_SENT_ON');
    await world.uow.run(head.caller, (tx) => confirmRefusal(tx, deliveryId));
    expect((await draft(reportId, 'NOT_COMPETENT')).content).toMatchObject({ competent: 'PA05-31' });
  });

  it('have numbers of the unit and the year without gaps, whoever signs at the same time and whatever is refused', async () => {
    const { reportId } = await asked();
    const drafts = await Promise.all(Array.from({ length: 6 }, () => draft(reportId, 'CLARIFICATION')));
    await discard(drafts[0]!.id);
    const tries = [...drafts, drafts[1]!].map(({ id }) => sign(id).then(({ number }) => number ?? 0));
    const done = (await Promise.allSettled(tries)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(done).toHaveLength(5);
    const { rows } = await world.admin.query<{ number: number }>(
      'select number from unit_letter where unit_id = $1 and number is not null order by number',
      [unit.id],
    );
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
  });
  const discard = (id: string) => world.uow.run(liaison.caller, (tx) => discardLetter(tx, id));

  it('stay as they were signed, for whoever writes past the verbs too', async () => {
    const { reportId } = await asked();
    const { id } = await draft(reportId, 'CLARIFICATION');
    await world.uow.run(liaison.caller, (tx) => reviseLetter(tx, id, 'Lời khác'));
    await sign(id);
    expect(await codeOf(() => world.uow.run(liaison.caller, (tx) => reviseLetter(tx, id, 'Sửa')))).toBe('WRONG_STATE');
    await expect(world.admin.query("update unit_letter set content = '{}' where id = $1", [id])).rejects.toMatchObject({
      constraint: 'unit_letter_signed',
    });
    await world.uow.run(liaison.caller, (tx) => sendLetter(tx, id));
    await expect(
      world.uow.run(liaison.caller, (tx) => tx.sql('update unit_letter set sent_at = now() where id = ?', [id])),
    ).rejects.toMatchObject({
      constraint: 'unit_letter_signed',
    });
  });

  it('go from state to state as the table says, by whom it says', async () => {
    const { reportId } = await asked();
    const letters = {} as Record<LetterState, string>;
    for (const state of LETTER_STATES) {
      const { id } = await draft(reportId, 'CLARIFICATION');
      const signed = state === 'SIGNED' || state === 'SENT';
      if (signed) await sign(id);
      if (!signed || state === 'SENT')
        await tamper(world, "update unit_letter set state = $2, sent_at = case when $2 = 'SENT' then now() end where id = $1", [id, state]);
      letters[state] = id;
    }
    const verbs: { readonly [Step in LetterTransition]: (id: string) => Parameters<typeof wouldAnswer>[2] } = {
      revise: (id) => (tx) => reviseLetter(tx, id, 'x'),
      discard: (id) => (tx) => discardLetter(tx, id),
      sign: (id) => (tx) => signLetter(tx, id, true),
      send: (id) => (tx) => sendLetter(tx, id),
    };
    const answerOf = async (person: Person, state: LetterState, code: LetterTransition) => {
      const answer = await wouldAnswer(world, person.caller, verbs[code](letters[state]));
      return answer instanceof DomainError ? answer.code : answer;
    };
    for (const role of UNIT_ROLES) {
      const person = await world.person([role], { unitId: unit.id });
      for (const state of LETTER_STATES)
        for (const { code } of LETTER_TRANSITIONS) {
          const possible = transitionsFrom(LETTER_TRANSITIONS, state).some((one) => one.code === code);
          const reads = role !== 'UNIT_ADMIN';
          const expected = !reads ? 'NOT_FOUND' : !MAY[role]?.includes(code) ? 'FORBIDDEN' : possible ? 'OK' : 'WRONG_STATE';
          expect([role, state, code, await answerOf(person, state, code)]).toEqual([role, state, code, expected]);
        }
    }
    for (const person of [elsewhere, dpo])
      for (const state of LETTER_STATES) expect(await answerOf(person, state, 'send')).toBe('NOT_FOUND');
  });
});
