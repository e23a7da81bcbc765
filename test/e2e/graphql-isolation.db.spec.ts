import { isId, newId } from '#kernel';
import { type Played, playMainJob } from '../support/played.js';
import { type RootField, rootFields, valueAt, withValueAt } from '../support/root-fields.js';
import { type Person, World } from '../support/world.js';

/** Where a foreign id is not answered with NOT_FOUND, and what is said instead. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'processingActivities.importId': 'an empty page: a filter is no address',
  'processingActivities.informationSystemId': 'an empty page',
  'processingActivities.partyId': 'an empty page',
  'actOnWork.input.items.0.id': 'a result for it, NOT_FOUND: the others go on',
  'actOnWork.input.to': 'a result for each item',
  'recordSigningTitle.input.userId': 'NOT_AT_DESK, as for whoever left',
  'signIn.input.membershipId': 'SIGN_IN_REFUSED, as for a wrong password',
};

/** The door of those who have no account: a challenge or a receipt code opens it, a session adds nothing. */
const WITHOUT_ACCOUNT = ['requestReportChallenge', 'reportViolationAnonymously', 'thirdPartyReport', 'writeToDesk'];

interface Answer {
  readonly data: { it: unknown } | null;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
}

describe('what one organisation or unit may know of another', () => {
  let world: World;
  let fields: RootField[];
  let ours: Played;
  let theirs: Played;
  let stranger: Played;
  let everyRole: Person;
  let otherOfficer: Person;

  beforeAll(async () => {
    world = await World.create();
    fields = await rootFields(world);
    const unit = await world.unit();
    ours = await playMainJob(world, 'chim-yen', unit);
    theirs = await playMainJob(world, 'ca-map', unit);
    everyRole = await world.person(['ORG_ADMIN', 'PDP_OFFICER', 'PREPARER', 'APPROVER', 'VIEWER'], {
      organisationId: theirs.organisation.id,
    });
    const elsewhere = await world.unit('PA05-31');
    otherOfficer = await world.person(['UNIT_HEAD', 'LIAISON_OFFICER', 'CLERK', 'UNIT_ADMIN'], { unitId: elsewhere.id });
    stranger = { ...theirs, dpo: everyRole };
  });
  afterAll(() => world.destroy());

  const call = async (field: RootField, variables: Record<string, unknown>, person?: Person): Promise<Answer> =>
    (await world.gql(field.document, variables, person)) as unknown as Answer;
  const codeOf = ({ errors }: Answer): unknown => errors?.[0]?.extensions.code;
  const withIds = () => fields.flatMap((field) => field.idPaths.map((path) => ({ field, path, key: `${field.name}.${path}` })));
  const signedInOnly = async () => {
    const open = [
      'regimes',
      'dataTypeCodes',
      'legalBasisCodes',
      'requiredFacts',
      'openQuestions',
      'advice',
      'exemption',
      'forms',
      'signIn',
      'signOut',
      'activateAccount',
      ...WITHOUT_ACCOUNT,
    ];
    return fields.filter(({ name }) => !open.includes(name));
  };

  it('is asked of every argument of type ID that the schema has', () => {
    expect(withIds().length).toBeGreaterThanOrEqual(18);
    for (const { field, path, key } of withIds())
      expect([key, isId([valueAt(field.argumentsOf(ours), path)].flat()[0])]).toEqual([key, true]);
  });

  it('nothing without a session, from any root field but the public ones', async () => {
    for (const field of await signedInOnly())
      expect([field.name, codeOf(await call(field, field.argumentsOf(ours)))]).toEqual([field.name, 'UNAUTHENTICATED']);
  });

  it('nothing with a token that nobody holds', async () => {
    const nobody = { ...ours.dpo, token: 'A'.repeat(43) };
    for (const field of await signedInOnly())
      expect([field.name, codeOf(await call(field, field.argumentsOf(ours), nobody))]).toEqual([field.name, 'UNAUTHENTICATED']);
  });

  it.each([
    ['another organisation, in all its roles', () => everyRole],
    ['another unit, in all its roles', () => otherOfficer],
    ['the platform’s administrator', async () => world.person(['PLATFORM_ADMIN'])],
  ])('an id of ours is, for %s, an id that does not exist', async (_who, whose) => {
    const person = await whose();
    const theirActor = { ...stranger, dpo: person, officer: person };
    for (const { field, path, key } of withIds()) {
      if (OTHERWISE[key]) continue;
      const base = field.argumentsOf(theirActor);
      const foreign = await call(field, withValueAt(base, path, valueAt(field.argumentsOf(ours), path)), person);
      const unknown = await call(field, withValueAt(base, path, sameShape(newId(), base, path)), person);
      // Who may draft nothing is told so, before any id is looked at.
      const expected = key === 'draftViolationReport.input.activityIds' && person !== everyRole ? 'FORBIDDEN' : 'NOT_FOUND';
      expect([key, codeOf(foreign)]).toEqual([key, expected]);
      expect(foreign).toEqual(unknown);
    }
  });

  it('an officer of the addressed desk reads what was filed, and nothing of the organisation’s own work', async () => {
    for (const { field, key } of withIds()) {
      if (OTHERWISE[key] || field.actor === 'officer' || field.name === 'draftViolationReport') continue;
      expect([key, codeOf(await call(field, field.argumentsOf(ours), ours.officer))]).toEqual([key, 'NOT_FOUND']);
    }
  });

  it('a foreign id in a filter finds nothing, and a foreign membership opens no session', async () => {
    const [list, signIn] = ['processingActivities', 'signIn'].map((name) => fields.find((field) => field.name === name)!);
    const page = await call(list!, { ...list!.argumentsOf(theirs), importId: ours.importId }, everyRole);
    expect(page.data?.it).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
    const refused = await call(signIn!, withValueAt(signIn!.argumentsOf(theirs), 'input.membershipId', ours.dpo.membershipId));
    expect(codeOf(refused)).toBe('SIGN_IN_REFUSED');
  });

  it('an id that is none at all is refused in the same words as one that does not exist, or as a wrong form', async () => {
    for (const text of ['', 'x', "' or 1=1 --", '../../etc/passwd', '🛡️', newId().toUpperCase()]) {
      for (const { field, path, key } of withIds()) {
        if (OTHERWISE[key]) continue;
        const base = field.argumentsOf(ours);
        const code = codeOf(
          await call(field, withValueAt(base, path, sameShape(text, base, path)), field.actor === 'dpo' ? ours.dpo : ours.officer),
        );
        expect([key, text, ['NOT_FOUND', 'INVALID'].includes(String(code))]).toEqual([key, text, true]);
      }
    }
  });

  it('no text of ours is in any answer to anybody else; it is in the answers to us', async () => {
    const seen = async (person: Person) => {
      const texts: string[] = [];
      for (const field of fields.filter(({ kind }) => kind === 'query')) {
        texts.push(JSON.stringify(await call(field, field.argumentsOf(ours), person)));
        texts.push(JSON.stringify(await call(field, field.argumentsOf(stranger), person)));
      }
      return texts;
    };
    const finds = (texts: string[], word: string) => texts.filter((text) => text.includes(word)).length;
    const toThem = await seen(everyRole);
    expect(finds(toThem, ours.canary)).toBe(0);
    expect(finds(toThem, theirs.canary)).toBeGreaterThanOrEqual(6);
    expect(finds(await seen(otherOfficer), ours.canary)).toBe(0);
    expect(finds(await seen(ours.dpo), ours.canary)).toBeGreaterThanOrEqual(6);
    expect(finds(await seen(ours.officer), ours.canary)).toBeGreaterThanOrEqual(2);
  });

  it('is not met by refusing everybody: the owner of the ids is served by every root field', async () => {
    for (const field of fields.filter(({ name }) => name !== 'signOut')) {
      const answer = await call(field, field.argumentsOf(ours), field.actor === 'dpo' ? ours.dpo : ours.officer);
      const refusals = ['NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN', 'INTERNAL', 'INVALID', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];
      expect([field.name, refusals.includes(String(codeOf(answer))) && answer]).toEqual([field.name, false]);
    }
  });

  it('a row of ours cannot be tied to a row of theirs, even past the program', async () => {
    const tie = (activityId: string) =>
      world.uow.run(ours.dpo.caller, (tx) =>
        tx.sql('insert into report_activity (id, organisation_id, report_id, activity_id) values (?, ?, ?, ?)', [
          newId(),
          ours.organisation.id,
          ours.readyId,
          activityId,
        ]),
      );
    await expect(tie(theirs.activityId)).rejects.toMatchObject({ code: '23503' });
    const plant = (organisationId: string) =>
      world.uow.run(ours.dpo.caller, (tx) =>
        tx.sql("insert into violation_report select ?, ?, 'x', '{}', 'DRAFT', null, null, null, ?, 1, now(), now()", [
          newId(),
          organisationId,
          ours.dpo.userId,
        ]),
      );
    await expect(plant(theirs.organisation.id)).rejects.toMatchObject({ code: '42501' });
  });

  it('shows a leak: without row-level security on reports, the same call answers with another’s', async () => {
    const field = fields.find(({ name }) => name === 'violationReport')!;
    await world.admin.query('alter table violation_report disable row level security');
    try {
      expect(JSON.stringify(await call(field, field.argumentsOf(ours), everyRole))).toContain(ours.canary);
    } finally {
      await world.admin.query('alter table violation_report enable row level security');
    }
  });
});

/** A list where the argument is a list. */
function sameShape(id: unknown, base: Record<string, unknown>, path: string): unknown {
  return Array.isArray(valueAt(base, path)) ? [id] : id;
}
