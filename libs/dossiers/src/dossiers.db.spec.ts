import type { AuthorityUnit } from '#identity';
import { DomainError, ORGANISATION_ROLES, type Role, transitionsFrom, UNIT_ROLES } from '#kernel';
import { vietnamDate } from '#law';
import type { Caller, StoredEvent, Tx } from '#platform';
import { draftProcessingActivity, publishProcessingActivity, reviseProcessingActivity } from '#registry';
import { dossierSubmission } from '../../../test/support/dossiers.js';
import { activityContent, wholeActivity } from '../../../test/support/facts.js';
import { sendAttachment } from '../../../test/support/played.js';
import { recordsOf, refusedWithoutTrace, tamper, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { completeDossier } from './answer-return.js';
import { DOSSIER_STATES, DOSSIER_TRANSITIONS, type DossierState, type DossierTransition } from './dossier.states.js';
import { beginDossierUpdate, dropDossierUpdate, recordDossierChange } from './dossier-changes.js';
import { attachDossierDocument, excuseDossierDocument, removeDossierDocument } from './dossier-documents.js';
import { followDecision } from './follow-decision.js';
import { discardDossier, markDossierReady, reopenDossier } from './mark-dossier-ready.js';
import { openDossier, recordCarriedOverDossier } from './open-dossier.js';
import { confirmDossierAnswers, reviseDossier, takeFromRegister } from './revise-dossier.js';
import { submitDossier } from './submit-dossier.js';

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly readyDigest: string | null;
  readonly facts: { readonly transferCases: readonly { readonly subjects: unknown }[] };
  readonly answers: readonly { readonly path: string }[];
  readonly stale: readonly object[];
  readonly completeness: { readonly open: readonly object[] };
  readonly checklist: readonly { readonly kind: string; readonly documents: readonly { readonly id: string }[] }[];
  readonly warnings: readonly { readonly path: string; readonly code: string; readonly dossierId: string | null }[];
  readonly availableTransitions: readonly object[];
}
const DETAILS = `id state regime role version startsOn readyDigest incompleteReason reopenReason activityIds forms { letter report }
  facts { storagePolicy overview dataTypes transferCases { case subjects { group count } } filer { nameVi phone legalRepresentative pdpContact { fullName } } }
  answers { path source answered organisationVersion by activities { id version } } stale { path changes { path before after } }
  completeness { score points of open { path need owner article } } securityPart { needed } clocks { ruleId dueOn }
  transferExceptions { code article because { vi } } proposedChanges { kind paths urgent }
  checklist { kind settled documents { id name reason } } carriedOver { vi } warnings { path code article dossierId }
  availableTransitions { code enabled blockedBy }`;

describe('dossiers', () => {
  let world: World;
  let unit: AuthorityUnit;
  let organisationId: string;
  let dpo: Person;
  let preparer: Person;
  let approver: Person;
  let stranger: Person;
  let activityId: string;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    organisationId = (await world.organisation()).id;
    dpo = await world.person(['PDP_OFFICER'], { organisationId });
    preparer = await world.person(['PREPARER'], { organisationId });
    approver = await world.person(['APPROVER'], { organisationId });
    stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const activity = await world.uow.run(preparer.caller, (tx) => draftProcessingActivity(tx, wholeActivity()));
    activityId = activity.id;
    await world.uow.run(dpo.caller, (tx) => publishProcessingActivity(tx, activityId, 1));
  });
  afterAll(() => world.destroy());

  const run = <T>(person: Person, verb: (tx: Tx) => Promise<T>) => world.uow.run(person.caller, verb);
  const opened = (more = {}, person = preparer) =>
    run(person, (tx) => openDossier(tx, { type: 'TRANSFER', title: 'Hồ sơ mẫu', activityIds: [activityId], ...more }));
  const read = async (id: string, person: Person = dpo): Promise<Seen> => {
    const { data, errors } = await world.gql<{ it: Seen }>(`query ($id: ID!) { it: dossier(id: $id) { ${DETAILS} } }`, { id }, person);
    expect(errors).toBeUndefined();
    return data.it;
  };
  const ask = async (mutation: string, variables: Record<string, unknown>, person: Person = dpo): Promise<Seen> => {
    const { data, errors } = await world.gql<{ it: Seen }>(`mutation ${mutation} { ${DETAILS} } }`, variables, person);
    expect(errors).toBeUndefined();
    return data.it;
  };
  const sourceOf = ({ answers }: Seen, path: string) => answers.find((one) => one.path === path);
  const readied = async (person = dpo) => {
    const { id } = await establishedDossier();
    await run(person, (tx) => markDossierReady(tx, id, null, { incompleteReason: 'Nộp cho kịp hạn' }));
    return id;
  };
  /** With what the letter itself has to tell. */
  const establishedDossier = async () => {
    const { id, version } = await opened();
    const values = { 'filer.establishmentDocument': { number: '0200000001' } };
    return run(preparer, (tx) => reviseDossier(tx, id, version, { values }));
  };

  it('open with what register and organisation know, each answer with its source, its clock and what is missing', async () => {
    const seen = await ask(
      '($input: OpenDossierInput!) { it: openDossier(input: $input)',
      { input: { type: 'TRANSFER', title: 'Chuyển lên đám mây', activityIds: [activityId] } },
      preparer,
    );
    expect(seen).toMatchObject({
      ...{
        state: 'DRAFT',
        regime: 'VN-PDPL-2025',
        role: 'CONTROLLER',
        startsOn: '2026-02-01',
        forms: { letter: '01a', report: '09' },
        version: 1,
      },
      facts: {
        storagePolicy: expect.stringContaining('5 năm'),
        dataTypes: ['PHONE_NUMBER'],
        filer: { pdpContact: { fullName: 'Nhân sự mẫu' } },
      },
      transferExceptions: expect.arrayContaining([{ code: 'EMPLOYEES_ON_CLOUD', article: 'L91 20.6(b)', because: null }]),
      ...{
        stale: [],
        securityPart: { needed: false },
        clocks: [{ ruleId: 'L91-TIA', dueOn: '2026-04-02' }],
        carriedOver: null,
        warnings: [],
      },
    });
    expect(sourceOf(seen, 'dataTypes')).toMatchObject({ source: 'REGISTER', activities: [{ id: activityId, version: 1 }] });
    expect(sourceOf(seen, 'filer.nameVi')).toMatchObject({ source: 'ORGANISATION', organisationVersion: 1 });
    expect(seen.completeness.open).toContainEqual({ path: 'onwardTransfer', need: 'MANDATORY', owner: 'OFFICER', article: 'D356 18.3(g)' });
    expect(seen.availableTransitions).toContainEqual({ code: 'markReady', enabled: false, blockedBy: 'FACTS' });
    expect(await recordsOf(world, seen.id)).toMatchObject([{ type: 'DossierOpened', payload: { type: 'TRANSFER', state: 'DRAFT' } }]);
  });

  it('keep typed answers apart from taken ones, and show old → new when their source goes on', async () => {
    const { id } = await opened();
    const revised = await ask('($id: ID!, $input: ReviseDossierInput!) { it: reviseDossier(id: $id, expectedVersion: 1, input: $input)', {
      id,
      input: { answers: { overview: 'Tổng quan', dataTypes: ['PHONE_NUMBER'], filer: { legalRepresentative: 'Người mẫu' } } },
    });
    expect(sourceOf(revised, 'overview')).toMatchObject({ source: 'PERSON', by: dpo.userId });
    expect(sourceOf(revised, 'filer.legalRepresentative')).toMatchObject({ source: 'PERSON' });
    expect(sourceOf(revised, 'dataTypes')).toMatchObject({ source: 'REGISTER' });

    const other = await run(preparer, (tx) => draftProcessingActivity(tx, wholeActivity()));
    await run(dpo, (tx) => publishProcessingActivity(tx, other.id, 1));
    await run(preparer, (tx) => reviseDossier(tx, id, 2, { activityIds: [other.id] }));
    const current = await run(preparer, (tx) =>
      reviseProcessingActivity(tx, other.id, 2, wholeActivity({ subjectGroups: [{ name: 'Khách hàng', subjectCount: 12_000 }] })),
    );
    expect((await read(id)).stale).toEqual([]);
    await run(dpo, (tx) => publishProcessingActivity(tx, current.id, 3));
    const stale = await read(id);
    expect(stale.stale).toMatchObject([
      { path: 'transferCases', changes: expect.arrayContaining([expect.objectContaining({ before: '1200', after: '12000' })]) },
    ]);
    expect(stale.facts.transferCases[0]!.subjects).toEqual([{ group: 'Khách hàng', count: 1200 }]);

    const after = await ask('($id: ID!) { it: takeDossierAnswers(id: $id, expectedVersion: 3)', { id });
    expect(after.stale).toEqual([]);
    expect(after.facts).toMatchObject({
      overview: 'Tổng quan',
      transferCases: expect.arrayContaining([expect.objectContaining({ subjects: [{ group: 'Khách hàng', count: 12_000 }] })]),
    });
    expect(sourceOf(after, 'transferCases')).toMatchObject({ source: 'REGISTER', activities: [{ id: other.id, version: 2 }] });
  });

  it('go back to the register answer by answer, or let one stand, and refuse a path on which it says nothing', async () => {
    const { id } = await opened();
    await run(preparer, (tx) => reviseDossier(tx, id, 1, { values: { storagePolicy: 'Ba năm', overview: 'Tổng quan' } }));
    const refused = await refusedWithoutTrace(world, preparer.caller, (tx) => takeFromRegister(tx, id, 2, ['overview', 'storagePolicy']));
    expect(refused).toMatchObject({ code: 'NOTHING_OFFERED', details: { defects: [{ path: 'overview' }] } });
    await run(preparer, (tx) => takeFromRegister(tx, id, 2, ['storagePolicy']));
    expect(sourceOf(await read(id), 'storagePolicy')).toMatchObject({ source: 'REGISTER' });
    await run(preparer, (tx) => confirmDossierAnswers(tx, id, 3, ['storagePolicy']));
    expect(sourceOf(await read(id), 'storagePolicy')).toMatchObject({ source: 'PERSON', by: preparer.userId });
  });

  it('begin with what an earlier one said, where nothing else speaks', async () => {
    const earlier = await opened();
    await run(preparer, (tx) => reviseDossier(tx, earlier.id, 1, { values: { overview: 'Tổng quan cũ', storagePolicy: 'Cũ' } }));
    const seen = await read((await opened({ basedOnId: earlier.id })).id);
    expect(sourceOf(seen, 'overview')).toMatchObject({ source: 'CARRIED' });
    expect(sourceOf(seen, 'storagePolicy')).toMatchObject({ source: 'REGISTER' });
  });

  it('carry over what the agency received under Decree 13, with what is known of it, and nothing that the register says today', async () => {
    const record = (receivedOn: string) => (tx: Tx) =>
      recordCarriedOverDossier(tx, {
        type: 'DPIA',
        title: 'Đã nộp',
        activityIds: [activityId],
        receivedOn,
        values: { overview: 'Như đã nộp' },
      });
    const { id } = await run(preparer, record('2025-12-31'));
    expect(await read(id)).toMatchObject({
      ...{
        state: 'CARRIED_OVER',
        regime: 'VN-PDPD-2023',
        forms: { letter: '04', report: null },
        stale: [],
        clocks: [],
        securityPart: null,
      },
      carriedOver: { vi: expect.stringContaining('01/01/2026') },
      facts: { overview: 'Như đã nộp', storagePolicy: null },
    });
    for (const day of ['2026-01-01', '2023-06-30', '2025-02-30'])
      expect(await refusedWithoutTrace(world, preparer.caller, record(day))).toMatchObject({
        details: { defects: [{ code: 'NOT_UNDER_DECREE_13' }] },
      });
  });

  it('bring documents, each a file or a reason, and never both of one kind', async () => {
    const { id } = await opened();
    await run(preparer, (tx) => excuseDossierDocument(tx, id, 'CONTRACT', 'Đang ký'));
    await run(preparer, (tx) => excuseDossierDocument(tx, id, 'CONTRACT', 'Chờ đối tác'));
    const contractOf = (seen: Seen) => seen.checklist.find(({ kind }) => kind === 'CONTRACT')!;
    expect(contractOf(await read(id))).toMatchObject({ settled: false, documents: [{ reason: 'Chờ đối tác' }] });
    const attachmentId = await sendAttachment(world, preparer, 'hop-dong.txt');
    const attach = (tx: Tx) => attachDossierDocument(tx, id, { kind: 'CONTRACT', attachmentId, copyType: 'COPY' });
    await run(preparer, attach);
    const { documents } = contractOf(await read(id));
    expect(documents).toMatchObject([{ name: 'hop-dong.txt', reason: null }]);
    const seen = await read(id);
    expect(contractOf(seen)).toMatchObject({ settled: true });
    expect(seen.warnings).toContainEqual({ path: 'documents.CONTRACT', code: 'NOT_PDF', article: null, dossierId: null });
    expect(await refusedWithoutTrace(world, preparer.caller, attach)).toMatchObject({ details: { defects: [{ code: 'THERE_ALREADY' }] } });
    const excuse = (tx: Tx) => excuseDossierDocument(tx, id, 'CONTRACT', 'Không có');
    expect(await refusedWithoutTrace(world, preparer.caller, excuse)).toMatchObject({ details: { defects: [{ code: 'NOT_MISSING' }] } });
    const theirs = await sendAttachment(world, stranger, 'khac.txt');
    const foreign = (tx: Tx) => attachDossierDocument(tx, id, { kind: 'POLICIES', attachmentId: theirs, copyType: 'COPY' });
    expect(await refusedWithoutTrace(world, preparer.caller, foreign)).toMatchObject({ code: 'NOT_FOUND' });
    await run(preparer, (tx) => removeDossierDocument(tx, id, documents[0]!.id));
    expect(contractOf(await read(id))).toMatchObject({ settled: false });
    expect((await recordsOf(world, id)).map(({ type }) => type)).toEqual([
      'DossierOpened',
      ...Array(3).fill('DossierDocumentPut'),
      'DossierDocumentRemoved',
    ]);
  });

  it('say that there is another of their type and role, until that is discarded, or they are filed themselves', async () => {
    const open = (title: string, role: 'CONTROLLER' | 'PROCESSOR') =>
      run(dpo, (tx) => openDossier(tx, { type: 'DPIA', role, title, activityIds: [activityId] }));
    const other = await open('Hồ sơ đầu', 'PROCESSOR');
    const { id } = await open('Hồ sơ sau', 'PROCESSOR');
    const warnings = async (of: string) => (await read(of)).warnings;
    expect(await warnings(id)).toEqual([{ path: 'type', code: 'SECOND_OF_TYPE', article: 'L91 21.2', dossierId: other.id }]);
    expect(await warnings((await open('Vai trò khác', 'CONTROLLER')).id)).not.toContainEqual(expect.objectContaining({ dossierId: id }));
    await tamper(world, "update dossier set reference = 'HS-THU' where id = $1", [id]);
    expect(await warnings(id)).toEqual([]);
    expect(await warnings(other.id)).toMatchObject([{ dossierId: id }]);
    await tamper(world, 'update dossier set reference = null where id = $1', [id]);
    await run(dpo, (tx) => discardDossier(tx, other.id, null));
    expect(await warnings(id)).toEqual([]);
  });

  it('are refused with the list while something mandatory is open, and go so only by decision of the officer', async () => {
    const { id } = await opened();
    const present = (reason: string | null) => (tx: Tx) => markDossierReady(tx, id, null, { incompleteReason: reason });
    const refused = await refusedWithoutTrace(world, dpo.caller, present(null));
    expect(refused.code).toBe('FACTS_MISSING');
    expect(refused.details.defects!.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['filer.establishmentDocument', 'onwardTransfer', 'documents.POLICIES']),
    );
    // Without what the letter has to tell nothing helps.
    expect(await refusedWithoutTrace(world, dpo.caller, present('Cho kịp hạn'))).toMatchObject({ code: 'FACTS_MISSING' });
    await run(preparer, (tx) => reviseDossier(tx, id, 1, { values: { 'filer.establishmentDocument': { number: '0200000001' } } }));
    expect(await refusedWithoutTrace(world, preparer.caller, present('Cho kịp hạn'))).toMatchObject({ code: 'FORBIDDEN' });
    await run(dpo, present('Cho kịp hạn'));
    const seen = await read(id);
    expect(seen).toMatchObject({ state: 'READY', incompleteReason: 'Cho kịp hạn', readyDigest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await recordsOf(world, id)).at(-1)).toMatchObject({ type: 'DossierMarkedReady', digest: seen.readyDigest });
    await run(approver, (tx) => reopenDossier(tx, id, null, 'Thiếu sơ đồ'));
    expect(await read(id)).toMatchObject({ state: 'DRAFT', readyDigest: null, incompleteReason: null, reopenReason: 'Thiếu sơ đồ' });
  });

  it('let one of several writers of a version win, also where both write nothing', async () => {
    const { id } = await opened();
    const write = () =>
      run(preparer, (tx) => reviseDossier(tx, id, 1, {})).then(
        () => 'OK',
        (error: DomainError) => error.code,
      );
    expect((await Promise.all([write(), write(), write()])).toSorted()).toEqual(['CONFLICT', 'CONFLICT', 'OK']);
  });

  it('are listed newest first, of one state, and only to their organisation', async () => {
    const list = async (person: Person, more = '') => {
      const { data } = await world.gql<{ it: { nodes: Seen[] } }>(
        `{ it: dossiers(first: 100${more}) { nodes { id state completeness { score } stale { path } } } }`,
        {},
        person,
      );
      return data.it.nodes;
    };
    const mine = await list(dpo);
    expect(mine.map(({ id }) => id)).toEqual(
      mine
        .map(({ id }) => id)
        .toSorted()
        .reverse(),
    );
    expect(new Set((await list(dpo, ', state: CARRIED_OVER')).map(({ state }) => state))).toEqual(new Set(['CARRIED_OVER']));
    expect(await list(stranger)).toEqual([]);
  });

  it('cover activities of their own organisation only', async () => {
    const theirs = await run(stranger, (tx) => draftProcessingActivity(tx, activityContent()));
    const open = (tx: Tx) => openDossier(tx, { type: 'DPIA', title: 'x', activityIds: [theirs.id] });
    expect(await refusedWithoutTrace(world, dpo.caller, open)).toMatchObject({ code: 'NOT_FOUND' });
  });

  describe('role × state × transition', () => {
    const PREPARES = ['revise', 'markReady', 'discard', 'complete', 'recordChange', 'beginUpdate', 'dropUpdate'] as const;
    const SIGNS = ['reopen', 'submit'] as const;
    const MAY: Readonly<Partial<Record<Role, readonly string[]>>> = {
      PREPARER: PREPARES,
      APPROVER: SIGNS,
      PDP_OFFICER: [...PREPARES, ...SIGNS],
    };
    const CHANGE = { kind: 'PARTY', changedOn: vietnamDate(new Date()), content: 'Đổi bên nhận', reason: 'Hết hợp đồng' } as const;
    const VERBS: Readonly<Record<string, (tx: Tx, id: string) => Promise<unknown>>> = {
      revise: (tx, id) => excuseDossierDocument(tx, id, 'OTHER', 'Không có'),
      markReady: (tx, id) => markDossierReady(tx, id, null, { incompleteReason: 'Cho kịp hạn' }),
      reopen: (tx, id) => reopenDossier(tx, id, null, 'Thiếu'),
      discard: (tx, id) => discardDossier(tx, id, null),
      submit: (tx, id) => submitDossier(tx, dossierSubmission(id)),
      complete: completeDossier,
      recordChange: (tx, id) => recordDossierChange(tx, id, CHANGE),
      beginUpdate: beginDossierUpdate,
      dropUpdate: (tx, id) => dropDossierUpdate(tx, id, null),
    };
    const ids = {} as Record<DossierState, string>;
    beforeAll(async () => {
      ids.DRAFT = (await establishedDossier()).id;
      ids.READY = await readied();
      ids.DISCARDED = await readied();
      await run(dpo, (tx) => discardDossier(tx, ids.DISCARDED, null));
      for (const state of ['SUBMITTED', 'RETURNED', 'REFUSED', 'ACCEPTED'] as const) {
        ids[state] = await readied();
        const { filing } = await run(dpo, (tx) => submitDossier(tx, dossierSubmission(ids[state])));
        await run(dpo, (tx) => recordDossierChange(tx, ids[state], CHANGE));
        await tamper(world, 'update filing set state = $2 where id = $1', [filing.id, state]);
        if (state === 'RETURNED')
          await tamper(
            world,
            `insert into filing_return (id, organisation_id, filing_id, unit_id, defects, respond_by, state, returned_by, at)
             select gen_random_uuid(), organisation_id, id, $2, '[{"path": "facts.overview", "code": "MISSING", "text": "x"}]', now() + interval '30 days', 'OPEN', submitted_by, now() from filing where id = $1`,
            [filing.id, unit.id],
          );
        const event = { payload: { dossierId: ids[state], filingId: filing.id } } as unknown as StoredEvent;
        await world.workerHouse.uow.run({ kind: 'system', name: 'test' }, (tx) => followDecision(tx, event));
      }
      const carried = { type: 'TRANSFER', title: 'Hồ sơ cũ', activityIds: [activityId], receivedOn: '2025-01-01', values: {} } as const;
      ids.CARRIED_OVER = (await run(dpo, (tx) => recordCarriedOverDossier(tx, carried))).id;
      await run(dpo, (tx) => recordDossierChange(tx, ids.CARRIED_OVER, CHANGE));
      const { rows } = await world.admin.query<{ id: string; state: DossierState }>('select id, state from dossier where id = any ($1)', [
        Object.values(ids),
      ]);
      expect(Object.fromEntries(rows.map(({ id, state }) => [state, id]))).toEqual(ids);
    });

    const matrix = async (caller: Caller) => {
      const cells: Record<string, string> = {};
      for (const state of DOSSIER_STATES)
        for (const [code, verb] of Object.entries(VERBS)) {
          const answer = await wouldAnswer(world, caller, (tx) => verb(tx, ids[state]));
          cells[`${state} ${code}`] = answer instanceof DomainError ? answer.code : answer;
        }
      return cells;
    };
    const possible = (state: DossierState) =>
      transitionsFrom<DossierState, DossierTransition>(DOSSIER_TRANSITIONS, state).map(({ code }) => code as string);
    const everywhere = (answer: (state: DossierState, code: string) => string) =>
      Object.fromEntries(DOSSIER_STATES.flatMap((state) => Object.keys(VERBS).map((code) => [`${state} ${code}`, answer(state, code)])));

    it.each(ORGANISATION_ROLES)('%s of the organisation', async (role) => {
      const person = await world.person([role], { organisationId });
      expect(await matrix(person.caller)).toEqual(
        everywhere((state, code) => {
          if (!MAY[role]?.includes(code)) return 'FORBIDDEN';
          if (!possible(state).includes(code)) return 'WRONG_STATE';
          // What was never filed has no change to tell.
          if (['DRAFT', 'READY'].includes(state) && code === 'recordChange') return 'NOT_FILED';
          if (code === 'dropUpdate') return 'NO_UPDATE';
          // The officer alone lets it go with something open.
          return code === 'markReady' && role !== 'PDP_OFFICER' ? 'FORBIDDEN' : 'OK';
        }),
      );
    });

    it.each<[string, () => Promise<{ caller: Caller }>]>([
      ['an officer of another organisation', async () => stranger],
      ...UNIT_ROLES.map((role): [string, () => Promise<Person>] => [`${role} of a unit`, () => world.person([role], { unitId: unit.id })]),
      ['PLATFORM_ADMIN', () => world.person(['PLATFORM_ADMIN'])],
      ['nobody', async () => ({ caller: { kind: 'anonymous' } })],
    ])('%s does not even find it', async (_who, enter) => {
      expect(await matrix((await enter()).caller)).toEqual(everywhere(() => 'NOT_FOUND'));
    });
  });
});
