import { type HandlingInputs, handleReport } from '#handling';
import type { AuthorityUnit } from '#identity';
import { formatReference } from '#kernel';
import { acceptFiling } from '#routing';
import { filed } from '../../../test/support/facts.js';
import { recordsOf } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { openCase } from './open-case.js';
import { stepCase } from './step-case.js';

const CONFIRM = 'mutation ($input: ConfirmCaseLinkInput!) { it: confirmCaseLink(input: $input) { reference kind confirmed } }';
const OF_CASE = 'query ($id: ID!) { it: reportsOfCase(caseId: $id) { handlingId caseNumber confirmed } }';
const MINE = '{ it: linksToConfirm { handlingId caseNumber } }';

describe('a report is linked to a case', () => {
  let world: World;
  let unit: AuthorityUnit;
  let dpo: Person;
  let lead: Person;
  let member: Person;
  let outside: Person;
  let head: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    lead = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    member = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    outside = await world.person(['LIAISON_OFFICER', 'UNIT_HEAD'], { unitId: unit.id });
    head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
  });
  afterAll(() => world.destroy());

  const verified = async () => {
    const { id, reference } = await world.uow.run(lead.caller, (tx) =>
      openCase(tx, { title: 'Rao bán', acts: ['ILLEGAL_SALE'], tlp: 'AMBER', source: 'OWN' }),
    );
    await world.uow.run(lead.caller, (tx) => stepCase(tx, id, 'take', {}));
    await world.uow.run(head.caller, (tx) =>
      stepCase(tx, id, 'verify', { leadId: lead.userId, memberIds: [member.userId], plan: 'Kế hoạch' }),
    );
    return { id, reference };
  };
  const assessing = async () => {
    const filing = await filed(world, dpo);
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    await world.uow.run(lead.caller, (tx) => acceptFiling(tx, rows[0]!.id, null, 'Bổ sung sau'));
    const handling = await world.admin.query<{ id: string }>('select id from report_handling where report_id = $1', [filing.matterId]);
    const { id } = handling.rows[0]!;
    const triage = {
      ...({ severity: 'LOW', noticeClass: 'URGENT_72H', crossBorder: false, sensitiveSector: false, subjectBand: 'UNKNOWN' } as const),
      similarViewed: true,
    };
    await world.uow.run(lead.caller, (tx) => handleReport(tx, id, 'triage', triage));
    await world.uow.run(lead.caller, (tx) => handleReport(tx, id, 'assess', {}));
    return id;
  };
  const propose = (id: string, caseNumber: string, person: Person) => {
    const input: HandlingInputs['proposeLink'] = { caseNumber, kind: 'EVIDENCE_FOR', reason: 'Cùng tệp mẫu' };
    return world.uow.run(person.caller, (tx) => handleReport(tx, id, 'proposeLink', input));
  };
  const ask = async (query: string, variables: object, person: Person) => {
    const { data, errors } = await world.gql<{ it: unknown }>(query, { ...variables }, person);
    return errors?.[0]?.extensions.code ?? data.it;
  };
  const confirm = (caseId: string, handlingId: string, person: Person) => ask(CONFIRM, { input: { caseId, handlingId } }, person);
  const stateOf = async (id: string) =>
    (await world.admin.query<{ state: string }>('select state from report_handling where id = $1', [id])).rows[0]!.state;

  it('when who leads the case confirms what another proposed by its number', async () => {
    const { id, reference } = await verified();
    const handlingId = await assessing();
    // Who is not on the list proposes by the number that they were told, in whatever letters.
    await propose(handlingId, reference.toLowerCase(), outside);
    expect(await ask(MINE, {}, lead)).toEqual([{ handlingId, caseNumber: reference }]);
    expect(await ask(MINE, {}, member)).toEqual([]);
    expect(await ask(OF_CASE, { id }, member)).toEqual([{ handlingId, caseNumber: reference, confirmed: false }]);
    expect(await confirm(id, handlingId, member)).toBe('FORBIDDEN');
    expect(await confirm(id, handlingId, head)).toBe('FORBIDDEN');
    expect(await confirm(id, handlingId, lead)).toMatchObject({ kind: 'EVIDENCE_FOR', confirmed: true });
    expect(await stateOf(handlingId)).toBe('LINKED_TO_CASE');
    expect(await ask(MINE, {}, lead)).toEqual([]);
    expect((await recordsOf(world, id)).at(-1)).toMatchObject({ type: 'CaseStepped', payload: { step: 'linkReport' } });
    expect((await recordsOf(world, handlingId)).at(-1)).toMatchObject({ payload: { step: 'confirmLink', state: 'LINKED_TO_CASE' } });
  });

  it('by the head while nobody leads the case, and to none that has ended', async () => {
    const { id, reference } = await world.uow.run(lead.caller, (tx) =>
      openCase(tx, { title: 'Rao bán', acts: ['ILLEGAL_SALE'], tlp: 'AMBER', source: 'OWN' }),
    );
    const handlingId = await assessing();
    await propose(handlingId, reference, lead);
    expect(await confirm(id, handlingId, member)).toBe('FORBIDDEN');
    await world.uow.run(lead.caller, (tx) => stepCase(tx, id, 'take', {}));
    await world.uow.run(lead.caller, (tx) => stepCase(tx, id, 'dismiss', { reason: 'SPAM', note: 'Tin rác' }));
    expect(await confirm(id, handlingId, head)).toBe('ENDED');
    await world.uow.run(lead.caller, (tx) => stepCase(tx, id, 'reconsider', { note: 'Có tin mới' }));
    expect(await confirm(id, handlingId, head)).toMatchObject({ confirmed: true });
  });

  it('and whoever may not see the case learns nothing of it: neither by proposing, nor by confirming, nor by what is refused', async () => {
    const { id, reference } = await verified();
    const other = await verified();
    const [real, none] = [await assessing(), await assessing()];
    const seen = async (handlingId: string, caseNumber: string) => {
      const proposed = await propose(handlingId, caseNumber, outside);
      return [
        proposed.state,
        proposed.link!.caseNumber === caseNumber,
        await confirm(id, handlingId, outside),
        await ask(OF_CASE, { id }, outside),
        await ask(MINE, {}, outside),
      ];
    };
    expect(await seen(real, reference)).toEqual(await seen(none, formatReference('VV', 2026, 9_999_999)));
    // Declined by its lead or by anybody of the desk, it looks the same.
    for (const [handlingId, person] of [
      [real, lead],
      [none, outside],
    ] as const) {
      const handling = await world.uow.run(person.caller, (tx) =>
        handleReport(tx, handlingId, 'declineLink', { reason: 'Không phải vụ này' }),
      );
      expect([handling.state, handling.link]).toEqual(['ASSESSING', null]);
    }
    // Nor does one case answer for another.
    await propose(real, other.reference, outside);
    expect(await confirm(id, real, lead)).toBe('NOTHING_PROPOSED');
  });
});
