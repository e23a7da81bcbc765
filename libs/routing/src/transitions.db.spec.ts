import { createHash } from 'node:crypto';
import type { AuthorityUnit, Organisation } from '#identity';
import { DomainError, newId, ORGANISATION_ROLES, type Role, UNIT_ROLES } from '#kernel';
import type { Caller, Tx } from '#platform';
import { factsUnderLaw91, filed } from '../../../test/support/facts.js';
import { sendAttachment } from '../../../test/support/played.js';
import { copyingRows, tamper, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { acceptFiling } from './accept-filing.js';
import { answerRecall } from './answer-recall.js';
import { cancelDelivery } from './cancel-delivery.js';
import { forwardFiling } from './forward-filing.js';
import { handleFiling } from './handle-filing.js';
import { confirmDispatch, recordDispatch } from './manual-dispatch.js';
import { confirmRefusal, declineRefusal, proposeRefusal } from './refuse-filing.js';
import { requestRecall } from './request-recall.js';
import { returnFiling } from './return-filing.js';

/** A delivery in each state of its axes: what it is called here → transport, business, recall, state of the filing. */
const STATES = {
  QUEUED: ['QUEUED', 'NONE', 'NONE', 'SUBMITTED'],
  SENDING: ['SENDING', 'NONE', 'NONE', 'SUBMITTED'],
  RETRY_WAIT: ['RETRY_WAIT', 'NONE', 'NONE', 'SUBMITTED'],
  FAILED_PERMANENT: ['FAILED_PERMANENT', 'NONE', 'NONE', 'SUBMITTED'],
  EXPIRED: ['EXPIRED', 'NONE', 'NONE', 'SUBMITTED'],
  MANUAL_DISPATCH: ['MANUAL_DISPATCH', 'NONE', 'NONE', 'SUBMITTED'],
  CANCELLED: ['CANCELLED', 'NONE', 'NONE', 'SUBMITTED'],
  DELIVERED: ['DELIVERED', 'NONE', 'NONE', 'SUBMITTED'],
  ARRIVED: ['DELIVERED', 'ARRIVED', 'NONE', 'RECEIVED'],
  PROPOSED: ['DELIVERED', 'ARRIVED', 'NONE', 'RECEIVED'],
  REFUSED: ['DELIVERED', 'REFUSED', 'NONE', 'REFUSED'],
  RETURNED: ['DELIVERED', 'RETURNED', 'NONE', 'RETURNED'],
  ACCEPTED: ['DELIVERED', 'ACCEPTED', 'NONE', 'ACCEPTED'],
  ASSIGNED: ['DELIVERED', 'ASSIGNED', 'NONE', 'ACCEPTED'],
  IN_PROGRESS: ['DELIVERED', 'IN_PROGRESS', 'NONE', 'ACCEPTED'],
  COMPLETED: ['DELIVERED', 'COMPLETED', 'NONE', 'ACCEPTED'],
  ASKED_BACK: ['DELIVERED', 'ACCEPTED', 'RECALL_REQUESTED', 'ACCEPTED'],
  GIVEN_BACK: ['DELIVERED', 'ACCEPTED', 'RECALL_AGREED', 'ACCEPTED'],
  WITHDRAWN: ['DELIVERED', 'ARRIVED', 'RECALL_AGREED', 'RECEIVED'],
} as const;
type State = keyof typeof STATES;
const ALL = Object.keys(STATES) as State[];

const ABC = createHash('sha256').update('abc').digest('hex');
/** The stamped receipt of either side. */
const receipts: Record<string, string> = {};
const tomorrow = () => new Date(Date.now() + 86_400_000);
const VERBS = {
  accept: (tx: Tx, id: string) => acceptFiling(tx, id, null, 'Chấp nhận như đã nộp'),
  return: (tx: Tx, id: string) => returnFiling(tx, id, [{ path: 'facts.detectedAt', code: 'UNCLEAR', text: 'Giờ nào?' }], tomorrow()),
  proposeRefusal: (tx: Tx, id: string) => proposeRefusal(tx, id, { reason: 'SPAM', note: 'Thư rác' }),
  confirmRefusal: (tx: Tx, id: string) => confirmRefusal(tx, id),
  declineRefusal: (tx: Tx, id: string) => declineRefusal(tx, id),
  forward: (tx: Tx, id: string) => forwardFiling(tx, id, 'PA05-31', 'Không đúng thẩm quyền'),
  assign: (tx: Tx, id: string) => handleFiling(tx, id, 'assign'),
  start: (tx: Tx, id: string) => handleFiling(tx, id, 'start'),
  complete: (tx: Tx, id: string) => handleFiling(tx, id, 'complete'),
  requestRecall: (tx: Tx, id: string) => requestRecall(tx, id, 'Gửi nhầm'),
  agreeRecall: (tx: Tx, id: string) => answerRecall(tx, id, true, null),
  refuseRecall: (tx: Tx, id: string) => answerRecall(tx, id, false, null),
  recordDispatch: (tx: Tx, id: string) =>
    recordDispatch(tx, id, { way: 'COURIER', handedOverAt: tx.now, receiptDigest: ABC, receiptFile: receipts[tx.actor.kind] ?? newId() }),
  confirmDispatch: (tx: Tx, id: string) => confirmDispatch(tx, id),
  cancel: (tx: Tx, id: string) => cancelDelivery(tx, id),
} as const;
type Code = keyof typeof VERBS;
const CODES = Object.keys(VERBS) as Code[];

/** lifecycles.md 1.1 F6–F9 and 1.3 D8, D10: who takes which step. */
const CLERK: readonly Code[] = ['accept', 'return', 'assign', 'start', 'complete', 'recordDispatch', 'confirmDispatch'];
const LIAISON: readonly Code[] = [...CLERK, 'proposeRefusal', 'agreeRecall', 'refuseRecall'];
const MAY: Readonly<Partial<Record<Role, readonly Code[]>>> = {
  CLERK,
  LIAISON_OFFICER: LIAISON,
  UNIT_HEAD: [...LIAISON, 'confirmRefusal', 'declineRefusal', 'forward', 'cancel'],
  PDP_OFFICER: ['recordDispatch', 'confirmDispatch', 'requestRecall'],
  APPROVER: ['confirmDispatch', 'requestRecall'],
};
const FROM: Readonly<Record<Code, readonly State[]>> = {
  accept: ['ARRIVED', 'PROPOSED', 'RETURNED', 'WITHDRAWN'],
  return: ['ARRIVED', 'PROPOSED', 'WITHDRAWN'],
  proposeRefusal: ['ARRIVED', 'PROPOSED', 'WITHDRAWN'],
  confirmRefusal: ['ARRIVED', 'PROPOSED', 'WITHDRAWN'],
  declineRefusal: ['ARRIVED', 'PROPOSED', 'WITHDRAWN'],
  forward: ['ARRIVED', 'PROPOSED', 'WITHDRAWN'],
  assign: ['ACCEPTED', 'ASKED_BACK', 'GIVEN_BACK'],
  start: ['ACCEPTED', 'ASSIGNED', 'ASKED_BACK', 'GIVEN_BACK'],
  complete: ['IN_PROGRESS'],
  requestRecall: ALL,
  agreeRecall: ['ASKED_BACK'],
  refuseRecall: ['ASKED_BACK'],
  recordDispatch: ['FAILED_PERMANENT', 'EXPIRED', 'MANUAL_DISPATCH'],
  confirmDispatch: ['MANUAL_DISPATCH'],
  cancel: ['QUEUED'],
};
const NOT_DELIVERED: readonly State[] = ['QUEUED', 'SENDING', 'RETRY_WAIT', 'FAILED_PERMANENT', 'EXPIRED', 'MANUAL_DISPATCH', 'CANCELLED'];
/** What the guards say where the table would allow it. */
function guarded(state: State, code: Code, isMember: boolean): string {
  if (code === 'cancel') return 'LEAD';
  if (code === 'requestRecall') {
    if (NOT_DELIVERED.includes(state)) return 'NOT_DELIVERED';
    return state === 'COMPLETED' ? 'COMPLETED' : ['ASKED_BACK', 'GIVEN_BACK', 'WITHDRAWN'].includes(state) ? 'RECALLED' : 'OK';
  }
  if (state === 'WITHDRAWN') return code === 'declineRefusal' ? 'NO_PROPOSAL' : 'RECALL_AGREED';
  // Recorded by the unit, whose receipt the filer cannot open.
  if (code === 'confirmDispatch' && isMember) return 'RECEIPT_OF_OTHERS';
  if (state === 'ARRIVED' && (code === 'confirmRefusal' || code === 'declineRefusal')) return 'NO_PROPOSAL';
  if (state === 'PROPOSED' && !['confirmRefusal', 'declineRefusal'].includes(code)) return 'REFUSAL_PROPOSED';
  return 'OK';
}

/** Every actor × state × transition; each attempt is undone, so that one delivery a state is enough. */
describe('who may move a delivery from where', () => {
  let world: World;
  let unit: AuthorityUnit;
  let organisation: Organisation;
  const deliveries = {} as Record<State, string>;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    await world.unit('PA05-31');
    organisation = await world.organisation();
    const dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    const other = await world.person(['UNIT_HEAD'], { unitId: unit.id });
    receipts.member = await sendAttachment(world, dpo, 'Biên nhận.txt');
    receipts.officer = await sendAttachment(world, other, 'Biên nhận.txt');
    for (const state of ALL) deliveries[state] = await inState(world, dpo, other, state);
  });
  afterAll(() => world.destroy());

  const matrix = async (caller: Caller) => {
    const cells: Record<string, string> = {};
    for (const state of ALL)
      for (const code of CODES) {
        const answer = await wouldAnswer(world, caller, (tx) => VERBS[code](tx, deliveries[state]));
        cells[`${state} ${code}`] = answer instanceof DomainError ? answer.code : answer;
      }
    return cells;
  };
  const everywhere = (answer: (state: State, code: Code) => string) =>
    Object.fromEntries(ALL.flatMap((state) => CODES.map((code) => [`${state} ${code}`, answer(state, code)])));
  const byTable = (state: State, code: Code, isMember = false) =>
    FROM[code].includes(state) ? guarded(state, code, isMember) : 'WRONG_STATE';

  it.each(UNIT_ROLES)('%s of the addressed unit', async (role) => {
    const person = await world.person([role], { unitId: unit.id });
    expect(await matrix(person.caller)).toEqual(
      // Asking back is the filer's alone: for a unit there is nothing to find.
      everywhere((state, code) =>
        MAY[role]?.includes(code) ? byTable(state, code) : code === 'requestRecall' ? 'NOT_FOUND' : 'FORBIDDEN',
      ),
    );
  });

  it.each(ORGANISATION_ROLES)('%s of the filer', async (role) => {
    const person = await world.person([role], { organisationId: organisation.id });
    // Row-level security lets a filer write a delivery only while people carry it.
    const hidden = (state: State) => !['FAILED_PERMANENT', 'EXPIRED', 'MANUAL_DISPATCH'].includes(state);
    expect(await matrix(person.caller)).toEqual(
      everywhere((state, code) => {
        if (code !== 'requestRecall' && hidden(state)) return 'NOT_FOUND';
        return MAY[role]?.includes(code) ? byTable(state, code, true) : 'FORBIDDEN';
      }),
    );
  });

  it('nobody of another unit, of another organisation, of the installation, and nobody without a session', async () => {
    const stranger = await world.organisation();
    const people: Pick<Person, 'caller'>[] = [
      await world.person(['UNIT_HEAD'], { unitId: (await world.unit('PA05-79')).id }),
      await world.person(['PDP_OFFICER'], { organisationId: stranger.id }),
      await world.person(['PLATFORM_ADMIN']),
      { caller: { kind: 'anonymous' } },
    ];
    for (const { caller } of people) expect(await matrix(caller)).toEqual(everywhere(() => 'NOT_FOUND'));
  });

  it('is what availableTransitions says, for every role and state', async () => {
    const codes = Object.fromEntries(CODES.map((code) => [code, code]));
    for (const role of [...UNIT_ROLES, 'PDP_OFFICER', 'APPROVER', 'PREPARER', 'VIEWER'] as const) {
      const place = (UNIT_ROLES as readonly string[]).includes(role) ? { unitId: unit.id } : { organisationId: organisation.id };
      const person = await world.person([role], place);
      for (const state of ALL) {
        const { data } = await world.gql<{ it: { availableTransitions: { code: string; enabled: boolean; blockedBy: string | null }[] } }>(
          'query ($id: ID!) { it: delivery(id: $id) { availableTransitions { code enabled blockedBy } } }',
          { id: deliveries[state] },
          person,
        );
        for (const { code, enabled, blockedBy } of data.it.availableTransitions) {
          const verb = codes[code] as Code;
          const answer = await wouldAnswer(world, person.caller, (tx) => VERBS[verb](tx, deliveries[state]));
          const said = answer === 'OK' ? null : ['FORBIDDEN', 'NOT_FOUND'].includes(answer.code) ? 'ROLE' : answer.code;
          // With a waiver, as the verb is called here, an open return does not stand in the way.
          if (blockedBy !== 'RETURN_OPEN')
            expect({ role, state, code, enabled, blockedBy }).toEqual({ role, state, code, enabled: said === null, blockedBy: said });
        }
      }
    }
  });
});

/** A filing of its own whose delivery stands as named. */
async function inState(world: World, dpo: Person, other: Person, state: State): Promise<string> {
  const [transport, business, recall, filingState] = STATES[state];
  // The general class: it has no deadline, so nothing stands in the way of a return.
  const filing = await filed(world, dpo, factsUnderLaw91({ harmInterests: [] }));
  await world.settle();
  const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
  const { id } = rows[0]!;
  const lease = transport === 'SENDING' ? "'worker', now() + interval '1 hour'" : 'null, null';
  await tamper(
    world,
    `update delivery set transport_state = $2, business_state = $3, recall_state = $4, (lease_owner, leased_until) = (${lease}) where id = $1`,
    [id, transport, business, recall],
  );
  await tamper(world, 'update filing set state = $2 where id = $1', [filing.id, filingState]);
  if (state === 'RETURNED')
    await tamper(
      world,
      `insert into filing_return (id, organisation_id, filing_id, unit_id, defects, respond_by, state, returned_by, at)
       select $2, organisation_id, filing_id, unit_id, '[{"path": "facts.place"}]', now() + interval '1 day', 'OPEN', $3, now() from delivery where id = $1`,
      [id, newId(), other.userId],
    );
  if (state === 'PROPOSED')
    await tamper(
      world,
      `insert into filing_refusal (id, delivery_id, organisation_id, unit_id, reason, note, state, proposed_by, proposed_at)
       select $2, id, organisation_id, unit_id, 'SPAM', 'Thư rác', 'PROPOSED', $3, now() from delivery where id = $1`,
      [id, newId(), other.userId],
    );
  if (state === 'MANUAL_DISPATCH')
    await tamper(
      world,
      `insert into manual_dispatch (id, delivery_id, organisation_id, unit_id, number, way, handed_over_at, receipt_digest, receipt_file, recorded_by, recorded_at)
       select $2, id, organisation_id, unit_id, 1, 'POST', now(), $4, $5, $3, now() from delivery where id = $1`,
      [id, newId(), other.userId, ABC, receipts.officer],
    );
  if (recall !== 'NONE')
    await tamper(
      world,
      await copyingRows(
        world.admin,
        'delivery',
        {
          id: '$2',
          message: "'RECALL'",
          recalls_id: 's.id',
          recall_state: "'NONE'",
          business_state: "'NONE'",
          registry_number: 'null',
        },
        'where s.id = $1',
      ),
      [id, newId()],
    );
  return id;
}
