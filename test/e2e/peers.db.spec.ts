import { UNIT_ROLES } from '#kernel';
import { draftViolationReport, markViolationReportReady, openExercise, submitViolationReport } from '#violations';
import { MISP, STIX, VERIS } from '../../libs/peers/testing/published.js';
import { factsUnderLaw91, filed, reportContent, submissionOf } from '../support/facts.js';
import { type Person, World } from '../support/world.js';

const SCHEMAS = { veris: VERIS, misp: MISP, stix: STIX } as const;

describe('a report for peer systems', () => {
  let world: World;
  let dpo: Person;
  let desk: Person;
  let reportId: string;
  beforeAll(async () => {
    world = await World.create();
    const unit = await world.unit();
    desk = await world.person([...UNIT_ROLES], { unitId: unit.id });
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation({ name: 'Công ty Chia Sẻ Thử' })).id });
    reportId = (await filed(world, dpo, factsUnderLaw91())).matterId;
    await world.settle();
  });
  afterAll(() => world.destroy());

  const get = async (path: string, person?: Person) =>
    (await world.app()).inject({
      method: 'GET',
      url: `/exports/violation-reports/${path}`,
      headers: person ? { authorization: `Bearer ${person.token}` } : {},
    });

  it.each(Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[])(
    'leaves as %s for its organisation and for the unit that has it, told in the log',
    async (format) => {
      for (const person of [dpo, desk]) {
        const answer = await get(`${reportId}/${format}.json?tlp=GREEN`, person);
        expect(answer.statusCode).toBe(200);
        expect(SCHEMAS[format].safeParse(answer.json()).error).toBeUndefined();
        expect(answer.headers['content-disposition']).toContain(`${format}.json`);
        expect(answer.payload).toContain('Công ty Chia Sẻ Thử');
        expect(answer.payload.toLowerCase()).toMatch(/green/);
      }
      const { rows } = await world.admin.query(
        "select 1 from outbox where type = 'ListExported' and payload ->> 'list' = 'violation-report' and payload ->> 'format' = $1",
        [format],
      );
      expect(rows).toHaveLength(2);
    },
  );

  it('has nothing of what people wrote', async () => {
    const facts = factsUnderLaw91();
    for (const format of Object.keys(SCHEMAS)) {
      const { payload } = await get(`${reportId}/${format}.json`, desk);
      for (const words of [facts.actDescription, facts.consequences, facts.place, facts.measuresDone, 'Bên nhận mẫu', 'dpo@mau.example'])
        expect(payload).not.toContain(words as string);
    }
  });

  it('is for nobody else, and not found is one answer', async () => {
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const elsewhere = await world.person([...UNIT_ROLES], { unitId: (await world.unit('PA05-79')).id });
    for (const person of [stranger, elsewhere]) expect((await get(`${reportId}/stix.json`, person)).statusCode).toBe(404);
    expect((await get(`${reportId}/stix.json`)).statusCode).toBe(401);
    for (const path of ['1/stix.json', `${reportId}/csv.json`, '019a0000-0000-7000-8000-000000000001/misp.json'])
      expect((await get(path, dpo)).statusCode).toBe(404);
    for (const query of ['tlp=RED', 'tlp=', 'state=DRAFT']) expect((await get(`${reportId}/stix.json?${query}`, dpo)).statusCode).toBe(422);
  });

  it('of an exercise leaves with nobody', async () => {
    await world.unit('A05-DT');
    const { code } = await world.uow.run(desk.caller, (tx) =>
      openExercise(tx, { code: 'DT-CHIA-SE', title: 'Diễn tập', deskCode: 'A05-DT' }),
    );
    const { id } = await world.uow.run(dpo.caller, (tx) => draftViolationReport(tx, reportContent(), code));
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, id));
    await world.uow.run(dpo.caller, (tx) => submitViolationReport(tx, submissionOf(id)));
    expect((await get(`${id}/misp.json`, dpo)).statusCode).toBe(404);
  });
});
