import { newId } from '#kernel';
import { factsUnderLaw91, reportContent, submissionOf } from '../../../test/support/facts.js';
import { refusal } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { draftViolationReport } from './draft-violation-report.js';
import type { Exercise } from './entities.js';
import { markViolationReportReady } from './mark-report-ready.js';
import { closeExercise, openExercise } from './open-exercise.js';
import { submitViolationReport } from './submit-violation-report.js';

describe('a drill', () => {
  let world: World;
  let officer: Person;
  let dpo: Person;
  let exercise: Exercise;
  beforeAll(async () => {
    world = await World.create();
    const unit = await world.unit();
    await world.unit('A05-DT');
    officer = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    exercise = await open('DT-MAU');
  });
  afterAll(() => world.destroy());

  const open = (code: string, deskCode = 'A05-DT', person = officer) =>
    world.uow.run(person.caller, (tx) => openExercise(tx, { code, title: 'Diễn tập mẫu', deskCode }));
  const draft = (code: string | null) =>
    world.uow.run(dpo.caller, (tx) => draftViolationReport(tx, reportContent(factsUnderLaw91()), code));
  const file = async (code: string | null) => {
    const { id } = await draft(code);
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, id));
    return (await world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submissionOf(id)))).filing;
  };

  it('is opened by an officer, over a sandbox desk and no other', async () => {
    expect(exercise).toMatchObject({ state: 'OPEN', code: 'DT-MAU' });
    expect((await refusal(() => open('DT-THAT', 'A05'))).code).toBe('NOT_A_SANDBOX');
    expect((await refusal(() => open('DT-KHONG', 'XYZ'))).code).toBe('NOT_FOUND');
    expect((await refusal(() => open('DT-CUA-TOI', 'A05-DT', dpo))).code).toBe('FORBIDDEN');
    expect((await refusal(() => open('DT-MAU'))).kind).toBe('conflict');
  });

  it('numbers its reports apart, marks them, and judges them by the same clock', async () => {
    const [drill, real] = [await file('DT-MAU'), await file(null)];
    expect(drill).toMatchObject({ reference: expect.stringMatching(/^DT\d\d-000001-\d$/), drill: true });
    expect(real).toMatchObject({ reference: expect.stringMatching(/^BC\d\d-000001-\d$/), drill: false });
    expect(JSON.parse(drill.content)).toMatchObject({ drill: true, verdict: { verdict: 'ON_TIME' } });
  });

  it('cannot be given a desk that receives real reports, whatever the program does', async () => {
    const desk = (await world.admin.query("select id from authority_unit where code = 'A05'")).rows[0].id;
    await expect(world.admin.query('update exercise set desk_id = $1 where id = $2', [desk, exercise.id])).rejects.toMatchObject({
      code: '23503',
    });
    await expect(world.admin.query("update authority_unit set sandbox = false where code = 'A05-DT'")).rejects.toMatchObject({
      code: '23503',
    });
  });

  it('and its filings stay drills: a drill’s report holds no real filing, and a real one no drill’s', async () => {
    const { id } = await draft('DT-MAU');
    const plant = (drill: boolean, reportId: string) =>
      world.admin.query(
        `insert into filing (id, organisation_id, subject, matter_id, kind, number, reference, state, regime, form_code, notice_class, content, salt, digest, client_key, request_digest, submitted_by, submitted_at, drill)
         select $1, organisation_id, 'VIOLATION_NOTICE', id, 'INITIAL', 1, 'X', 'SUBMITTED', '', '', '', '{}', '', '', $2, '', created_by, now(), $3 from violation_report where id = $4`,
        [newId(), newId(), drill, reportId],
      );
    await expect(plant(false, id)).rejects.toMatchObject({ code: '23503' });
    await expect(plant(true, (await draft(null)).id)).rejects.toMatchObject({ code: '23503' });
  });

  it('once closed takes no report and no filing; the draft is kept', async () => {
    const other = await open('DT-SOM');
    const { id } = await draft('DT-SOM');
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, id));
    await world.uow.run(officer.caller, (tx) => closeExercise(tx, other.id));
    expect((await refusal(() => draft('DT-SOM'))).code).toBe('EXERCISE_CLOSED');
    expect((await refusal(() => world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submissionOf(id))))).code).toBe(
      'EXERCISE_CLOSED',
    );
    expect((await refusal(() => world.uow.run(officer.caller, (tx) => closeExercise(tx, other.id)))).code).toBe('WRONG_STATE');
  });
});
