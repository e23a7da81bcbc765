import type { AuthorityUnit, Organisation } from '#identity';
import { advance, DomainError, ORGANISATION_ROLES, type Role, UNIT_ROLES } from '#kernel';
import type { Caller, Tx } from '#platform';
import { factsUnderLaw91, filed, hoursAgo } from '../../../../test/support/facts.js';
import { wouldAnswer } from '../../../../test/support/records.js';
import { type Person, World } from '../../../../test/support/world.js';
import { declareSubjectNoticeMistaken } from './declare-notice-mistaken.js';
import { MINUTES_TRANSITIONS, SUBJECT_NOTICE_TRANSITIONS } from './duties.states.js';
import { MINUTES_STATES, type MinutesState, SUBJECT_NOTICE_STATES, type SubjectNoticeState } from './entities.js';
import { draftSubjectNotice, reviseSubjectNotice, sendSubjectNotice } from './subject-notice.js';
import { draftViolationMinutes, finaliseViolationMinutes, type MinutesDraft, reviseViolationMinutes } from './violation-minutes.js';

const minutes = (number: string): MinutesDraft => ({
  number,
  madeAt: new Date(hoursAgo(1)),
  place: 'Hải Phòng',
  participants: [{ name: 'Người mẫu' }],
  evidence: [],
  signatures: [{ name: 'Người mẫu', capacity: 'Người lập' }],
});
const notice = { severity: 'Nghiêm trọng', guidance: 'Đổi mật khẩu', incidentDesk: '1900 0000' };

interface Step {
  readonly noun: 'minutes' | 'notice';
  readonly code: string;
  readonly may: readonly Role[];
  readonly verb: (tx: Tx, paper: { readonly id: string; readonly version: number }) => Promise<unknown>;
}

/** Who prepares writes papers; who signs for the organisation makes them final; the officer in charge does both. */
const STEPS: readonly Step[] = [
  {
    noun: 'minutes',
    code: 'revise',
    may: ['PDP_OFFICER', 'PREPARER'],
    verb: (tx, { id, version }) => reviseViolationMinutes(tx, id, version, minutes('9/BB')),
  },
  { noun: 'minutes', code: 'finalise', may: ['PDP_OFFICER', 'APPROVER'], verb: (tx, { id }) => finaliseViolationMinutes(tx, id) },
  {
    noun: 'notice',
    code: 'revise',
    may: ['PDP_OFFICER', 'PREPARER'],
    verb: (tx, { id, version }) => reviseSubjectNotice(tx, id, version, notice),
  },
  {
    noun: 'notice',
    code: 'send',
    may: ['PDP_OFFICER', 'APPROVER'],
    verb: (tx, { id }) => sendSubjectNotice(tx, id, { channel: 'SMS', sentAt: new Date(hoursAgo(1)) }),
  },
  {
    noun: 'notice',
    code: 'declareMistaken',
    may: ['PDP_OFFICER', 'PREPARER', 'APPROVER'],
    verb: (tx, { id }) => declareSubjectNoticeMistaken(tx, id, 'Ghi nhầm'),
  },
];

/** Every actor × state × step; each attempt is undone, so that one paper a state is enough. */
describe('who may move a paper of a report from where', () => {
  let world: World;
  let organisation: Organisation;
  let unit: AuthorityUnit;
  const papers = { minutes: {}, notice: {} } as Record<Step['noun'], Record<string, { id: string; version: number }>>;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    organisation = await world.organisation();
    const dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    const { matterId: reportId } = await filed(world, dpo, factsUnderLaw91({ dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }] }));
    await world.settle();
    const run = <T>(verb: (tx: Tx) => Promise<T>) => world.uow.run(dpo.caller, verb);
    for (const state of ['SUPERSEDED', 'FINALISED', 'DRAFT']) {
      const { id } = await run((tx) => draftViolationMinutes(tx, reportId, minutes(`${state}/BB`)));
      if (state !== 'DRAFT') await run((tx) => finaliseViolationMinutes(tx, id));
      papers.minutes[state] = { id, version: 1 };
    }
    for (const state of SUBJECT_NOTICE_STATES) {
      const { id } = await run((tx) => draftSubjectNotice(tx, reportId, 'LOCATION_BIOMETRIC', notice));
      if (state === 'SENT') await run((tx) => sendSubjectNotice(tx, id, { channel: 'SMS', sentAt: new Date(hoursAgo(2)) }));
      papers.notice[state] = { id, version: 1 };
    }
  });
  afterAll(() => world.destroy());

  const statesOf = (noun: Step['noun']): readonly string[] => (noun === 'minutes' ? MINUTES_STATES : SUBJECT_NOTICE_STATES);
  const matrix = async (caller: Caller) => {
    const cells: Record<string, string> = {};
    for (const { noun, code, verb } of STEPS)
      for (const state of statesOf(noun)) {
        const answer = await wouldAnswer(world, caller, (tx) => verb(tx, papers[noun][state]!));
        cells[`${noun} ${state} ${code}`] = answer instanceof DomainError ? answer.code : answer;
      }
    return cells;
  };
  const everywhere = (answer: (step: Step, state: string) => string) =>
    Object.fromEntries(
      STEPS.flatMap((step) => statesOf(step.noun).map((state) => [`${step.noun} ${state} ${step.code}`, answer(step, state)])),
    );
  const possible = ({ noun, code }: Step, state: string): boolean => {
    try {
      if (noun === 'minutes') advance('minutes', MINUTES_TRANSITIONS, state as MinutesState, code as 'revise');
      else advance('notice', SUBJECT_NOTICE_TRANSITIONS, state as SubjectNoticeState, code as 'revise');
      return true;
    } catch {
      return false;
    }
  };

  it('stands where it is said to stand', async () => {
    for (const [table, noun] of [
      ['violation_minutes', 'minutes'],
      ['subject_notice', 'notice'],
    ] as const)
      for (const state of statesOf(noun))
        expect((await world.admin.query(`select state from ${table} where id = $1`, [papers[noun][state]!.id])).rows).toEqual([{ state }]);
  });

  it.each(ORGANISATION_ROLES)('%s of the organisation', async (role) => {
    const person = await world.person([role], { organisationId: organisation.id });
    expect(await matrix(person.caller)).toEqual(
      everywhere((step, state) => (!step.may.includes(role) ? 'FORBIDDEN' : possible(step, state) ? 'OK' : 'WRONG_STATE')),
    );
  });

  it.each<[string, () => Promise<Person | { caller: Caller }>]>([
    [
      'everybody of another organisation',
      async () => world.person(ORGANISATION_ROLES, { organisationId: (await world.organisation()).id }),
    ],
    ['everybody of the unit that received the report', () => world.person(UNIT_ROLES, { unitId: unit.id })],
    ['PLATFORM_ADMIN', () => world.person(['PLATFORM_ADMIN'])],
    ['nobody', async () => ({ caller: { kind: 'anonymous' } })],
  ])('%s does not even find it', async (_who, enter) => {
    expect(await matrix((await enter()).caller)).toEqual(everywhere(() => 'NOT_FOUND'));
  });
});
