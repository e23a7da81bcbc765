import type { Filing } from '#filings';
import type { Organisation } from '#identity';
import { acceptFiling } from '#routing';
import { markViolationReportReady, reviseViolationReport, submitViolationReport, ViolationReport } from '#violations';
import { filed, submissionOf } from '../../../test/support/facts.js';
import { recordsOf, refusal, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { answerQuestion, type QuestionAnswer } from './answer-question.js';
import type { AskedQuestion } from './ask-filer.js';
import { handleReport } from './handle-report.js';

const SHOWN = 'questions { id path question waits state words }';

interface Question {
  readonly id: string;
  readonly path: string | null;
  readonly waits: boolean;
  readonly state: string;
  readonly words: string | null;
}

describe('questions of a desk, field by field', () => {
  let world: World;
  let organisation: Organisation;
  let dpo: Person;
  let viewer: Person;
  let liaison: Person;
  beforeAll(async () => {
    world = await World.create();
    const unit = await world.unit();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    viewer = await world.person(['VIEWER'], { organisationId: organisation.id });
    liaison = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
  });
  afterAll(() => world.destroy());

  const accept = async (filing: Filing) => {
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    return world.uow.run(liaison.caller, (tx) => acceptFiling(tx, rows[0]!.id, null, 'Phần còn thiếu sẽ bổ sung'));
  };
  const ask = (id: string, questions: readonly AskedQuestion[]) =>
    world.uow.run(liaison.caller, (tx) => handleReport(tx, id, 'askFiler', { questions, due: new Date(Date.now() + 86_400_000) }));
  const asked = async (questions: readonly AskedQuestion[]) => {
    const filing = await filed(world, dpo);
    await accept(filing);
    const { rows } = await world.admin.query<{ id: string }>('select id from report_handling where report_id = $1', [filing.matterId]);
    const { id } = rows[0]!;
    const triage = {
      ...({ severity: 'LOW', noticeClass: 'URGENT_72H', crossBorder: false, sensitiveSector: false, subjectBand: 'UNKNOWN' } as const),
      similarViewed: true,
    };
    await world.uow.run(liaison.caller, (tx) => handleReport(tx, id, 'triage', triage));
    await world.uow.run(liaison.caller, (tx) => handleReport(tx, id, 'assess', {}));
    await ask(id, questions);
    return { id, reportId: filing.matterId };
  };
  const seenBy = async (person: Person, reportId: string): Promise<readonly Question[]> => {
    const field = person === liaison ? 'handling' : 'handlingStatus';
    const { data } = await world.gql<{ it: { questions: Question[] } }>(
      `query ($id: ID!) { it: ${field}(reportId: $id) { ${SHOWN} } }`,
      { id: reportId },
      person,
    );
    return data.it.questions;
  };
  const answer = (id: string, given: QuestionAnswer, person = dpo) => world.uow.run(person.caller, (tx) => answerQuestion(tx, id, given));
  const stateOf = async (id: string) =>
    (await world.admin.query<{ state: string }>('select state from report_handling where id = $1', [id])).rows[0]!.state;
  const reportOf = async (id: string) =>
    (await world.admin.query<{ state: string; kind: string }>('select state, kind from violation_report where id = $1', [id])).rows[0]!;

  it('name a field of the form, and one that it does not have is refused by its name', async () => {
    const error = await refusal(() =>
      asked([
        { path: 'facts.place', question: 'Ở đâu?' },
        { path: 'facts.colour', question: 'Màu gì?' },
      ]),
    );
    expect(error).toMatchObject({
      code: 'INVALID',
      details: { defects: [{ path: 'questions.1.path', code: 'UNKNOWN_PATH', vi: expect.stringContaining('"facts.colour"') }] },
    });
  });

  it('are answered at their field, in words or disputed; both sides see question and answer side by side', async () => {
    const { id, reportId } = await asked([
      { path: 'facts.place', question: 'Phòng nào?' },
      { path: 'facts.counts', question: 'Vì sao ước tính?' },
    ]);
    const [place, counts] = await seenBy(dpo, reportId);
    expect([place, counts]).toMatchObject([
      { path: 'facts.place', waits: true, state: 'OPEN', words: null },
      { path: 'facts.counts', waits: true, state: 'OPEN', words: null },
    ]);
    expect((await refusal(() => answer(place!.id, { answer: 'DISPUTED', words: ' ' }))).code).toBe('INVALID');
    expect((await refusal(() => answer(place!.id, { answer: 'IN_WORDS', words: 'Phòng máy 2' }, viewer))).code).toBe('FORBIDDEN');
    expect((await refusal(() => answer(place!.id, { answer: 'IN_WORDS', words: 'Phòng máy 2' }, liaison))).code).toBe('NOT_FOUND');
    await answer(place!.id, { answer: 'IN_WORDS', words: 'Phòng máy 1' });
    await answer(place!.id, { answer: 'IN_WORDS', words: 'Phòng máy 2' });
    const expected = [
      { path: 'facts.place', state: 'IN_WORDS', words: 'Phòng máy 2' },
      { path: 'facts.counts', state: 'OPEN', words: null },
    ];
    for (const person of [dpo, liaison]) expect(await seenBy(person, reportId)).toMatchObject(expected);
    expect((await world.admin.query('select 1 from filer_answer where question_id = $1', [place!.id])).rowCount).toBe(2);
    expect(JSON.stringify(await recordsOf(world, place!.id))).not.toContain('Phòng máy');
    await world.settle();
    expect(await stateOf(id)).toBe('AWAITING_FILER');
    // The last one that was open: nothing is left to be waited for.
    await answer(counts!.id, { answer: 'DISPUTED', words: 'Nhật ký đã bị ghi đè' });
    await world.settle();
    expect(await stateOf(id)).toBe('ASSESSING');
    expect((await refusal(() => answer(counts!.id, { answer: 'IN_WORDS', words: 'Thêm' }))).code).toBe('NOT_ASKED');
    const news = await world.admin.query(
      "select unit_id is not null as desk from notification where type = 'QuestionAnswered' and subject_id = $1",
      [reportId],
    );
    expect(news.rows).toEqual([{ desk: true }]);
    await ask(id, [{ question: 'Còn gì nữa không?' }]);
    expect((await seenBy(liaison, reportId)).map(({ waits, path, state }) => [waits, path, state])).toEqual([
      [true, null, 'OPEN'],
      [false, 'facts.place', 'IN_WORDS'],
      [false, 'facts.counts', 'DISPUTED'],
    ]);
  });

  it('are answered by the field itself in the supplement that stands ready for them', async () => {
    const { id, reportId } = await asked([{ path: 'facts.place', question: 'Phòng nào?' }, { question: 'Còn gì nữa?' }]);
    expect((await refusal(async () => answer((await seenBy(dpo, reportId))[0]!.id, { answer: 'IN_REPORT' }))).code).toBe('INVALID');
    await world.settle();
    expect(await reportOf(reportId)).toEqual({ state: 'DRAFT', kind: 'SUPPLEMENT' });
    const [place, whole] = await seenBy(dpo, reportId);
    expect(await refusal(() => answer(place!.id, { answer: 'IN_REPORT' }))).toMatchObject({
      details: { defects: [{ code: 'NOT_CHANGED' }] },
    });
    expect(await refusal(() => answer(whole!.id, { answer: 'IN_REPORT' }))).toMatchObject({ details: { defects: [{ code: 'NO_FIELD' }] } });
    await world.uow.run(dpo.caller, async (tx) => {
      const { version, title, facts } = await tx.load(ViolationReport, reportId);
      await reviseViolationReport(tx, reportId, version, { title, activityIds: [], facts: { ...facts, place: 'Phòng máy 2' } as never });
    });
    await answer(place!.id, { answer: 'IN_REPORT' });
    await answer(whole!.id, { answer: 'IN_WORDS', words: 'Không' });
    await world.settle();
    // What stands in the report is waited for until it is filed and accepted.
    expect(await stateOf(id)).toBe('AWAITING_FILER');
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, reportId));
    const { filing } = await world.uow.run(dpo.caller, (tx) =>
      submitViolationReport(tx, submissionOf(reportId, { clientKey: `answer-${reportId}` })),
    );
    await accept(filing);
    expect(await stateOf(id)).toBe('ASSESSING');
  });

  it('leave alone what the filer has in hand', async () => {
    const { id, reportId } = await asked([{ question: 'Thêm gì?' }]);
    await tamper(world, "update violation_report set state = 'READY', kind = 'FINAL' where id = $1", [reportId]);
    await world.settle();
    expect(await reportOf(reportId)).toEqual({ state: 'READY', kind: 'FINAL' });
    expect(await stateOf(id)).toBe('AWAITING_FILER');
  });

  it('are of nobody else: neither of another organisation nor of another unit', async () => {
    const { reportId } = await asked([{ question: 'Thêm gì?' }]);
    const [{ id } = { id: '' }] = await seenBy(dpo, reportId);
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const elsewhere = await world.person(['UNIT_HEAD'], { unitId: (await world.unit('PA05-79')).id });
    for (const person of [stranger, elsewhere]) {
      expect((await refusal(() => answer(id, { answer: 'IN_WORDS', words: 'x' }, person))).code).toBe('NOT_FOUND');
      const rows = await world.uow.run(person.caller, (tx) => tx.sql('select 1 from filer_question union all select 1 from filer_answer'));
      expect(rows).toEqual([]);
    }
  });
});
