import { createHash } from 'node:crypto';
import { CASE_TRANSITIONS, type CaseState, type CaseTransition, moveCase, putOnList, readCase, stepCase } from '#cases';
import { collectEvidence, stepEvidence } from '#evidence';
import type { AuthorityUnit } from '#identity';
import { addIndicator } from '#indicators';
import { DomainError, UNIT_ROLES } from '#kernel';
import type { SignerTitle } from '#law';
import type { Tx } from '#platform';
import { recordsOf, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { closeCase, closeCriminal, closeWithoutSanction, reopenCase, takeBack, withdrawDraft } from './end-case.js';
import { type DecisionToSign, enforce, type Sanction } from './enforce.js';
import { dropPart, keepPart, type PartFields, type PartKind } from './keep-part.js';
import { confirmDuplicate, declineDuplicate, linkCase, proposeDuplicate, undoDuplicate, unlinkCase } from './link-cases.js';
import { MEASURE_STATES, MEASURE_TRANSITIONS, type MeasureState, type MeasureStep } from './measure.states.js';
import {
  advise,
  bringToDecision,
  declineInvestigation,
  declineProposal,
  investigate,
  proposeDecision,
  proposeInvestigation,
  proposeTransfer,
  transfer,
} from './propose.js';
import { recordSigningTitle } from './signing-titles.js';
import { stepMeasure } from './step-measure.js';
import { checkForCrime, makeWorksheet, type WorksheetRequest } from './weigh-case.js';

const OPEN = 'mutation ($input: OpenCaseInput!) { it: openCase(input: $input) { id version } }';
const READ = `mutation ($id: ID!, $purpose: String!) { it: readInvestigation(id: $id, purpose: $purpose) { state
  parties { id role name people } datasets { id } payments { id amountVnd } tasks { what doneBy }
  worksheets { minVnd maxVnd proceedsVnd article lawVersion reasons { vi } } crimeChecks { mustTransfer signs { code standing } }
  proposals { kind outcome agrees } decisions { number title omitted { code reason } } measures { id code state amountVnd dueOn } } }`;
const PARTY = 'mutation ($input: CasePartyInput!) { it: keepCaseParty(input: $input) { id } }';

type DuplicateStep = 'proposeDuplicate' | 'confirmDuplicate' | 'declineDuplicate' | 'undoDuplicate';
type Step = Exclude<
  CaseTransition,
  | DuplicateStep
  | 'take'
  | 'dismiss'
  | 'reconsider'
  | 'verify'
  | 'proposeDismissal'
  | 'confirmDismissal'
  | 'declineDismissal'
  | 'hold'
  | 'resume'
>;
/** lifecycles.md 1.2, C7, C10–C17, written a second time. */
const FROM: { readonly [One in Step]: readonly CaseState[] } = {
  proposeInvestigation: ['VERIFICATION'],
  investigate: ['VERIFICATION'],
  declineInvestigation: ['VERIFICATION'],
  proposeDecision: ['INVESTIGATION'],
  bringToDecision: ['INVESTIGATION'],
  proposeTransfer: ['INVESTIGATION'],
  transfer: ['INVESTIGATION'],
  advise: ['INVESTIGATION'],
  declineProposal: ['INVESTIGATION'],
  withdrawDraft: ['DECISION'],
  enforce: ['DECISION'],
  closeWithoutSanction: ['INVESTIGATION', 'DECISION'],
  close: ['ENFORCEMENT'],
  takeBack: ['CRIMINAL_TRACK'],
  closeCriminal: ['CRIMINAL_TRACK'],
  reopen: ['CLOSED'],
};
const STEPS = Object.keys(FROM) as Step[];
const MAY: Readonly<Record<'CLERK' | 'LEAD' | 'HEAD', readonly Step[]>> = {
  CLERK: ['advise'],
  LEAD: ['advise', 'proposeInvestigation', 'proposeDecision', 'bringToDecision', 'proposeTransfer', 'withdrawDraft'],
  HEAD: [
    ...(['advise', 'declineProposal', 'transfer', 'withdrawDraft', 'enforce', 'closeWithoutSanction', 'close'] as const),
    ...(['investigate', 'declineInvestigation', 'takeBack', 'closeCriminal', 'reopen'] as const),
  ],
};
/** What a guard says of a case of which nothing is proposed, in which no sign of a crime is met and of which nothing is settled. */
const GUARDED: Readonly<Partial<Record<Step, string>>> = {
  investigate: 'NOTHING_PROPOSED',
  declineInvestigation: 'NOTHING_PROPOSED',
  bringToDecision: 'NOTHING_PROPOSED',
  transfer: 'NOTHING_PROPOSED',
  advise: 'NOTHING_PROPOSED',
  declineProposal: 'NOTHING_PROPOSED',
  proposeTransfer: 'NO_SIGN_OF_CRIME',
  enforce: 'NO_TITLE',
  closeWithoutSanction: 'EVIDENCE_HELD',
  close: 'MEASURES_OPEN',
};

describe('investigations', () => {
  let world: World;
  let unit: AuthorityUnit;
  let clerk: Person;
  let lead: Person;
  let legal: Person;
  let head: Person;
  let signer: Person;
  let reader: Person;
  let otherHead: Person;
  let admin: Person;
  let elsewhere: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    const person = (...roles: readonly (typeof UNIT_ROLES)[number][]) => world.person([...roles], { unitId: unit.id });
    clerk = await person('CLERK');
    lead = await person('LIAISON_OFFICER');
    legal = await person('LIAISON_OFFICER');
    head = await person('UNIT_HEAD');
    signer = await person('UNIT_HEAD');
    reader = await person('UNIT_HEAD');
    otherHead = await person('UNIT_HEAD');
    admin = await person('UNIT_ADMIN');
    elsewhere = await world.person([...UNIT_ROLES], { unitId: (await world.unit('PA05-79')).id });
    await title(signer, 'A05_DIRECTOR');
  });
  afterAll(() => world.destroy());

  const as = <T>(person: Person, work: (tx: Tx) => Promise<T>): Promise<T> => world.uow.run(person.caller, work);
  const refusalOf = async (work: Promise<unknown>): Promise<DomainError | null> => {
    try {
      await work;
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  };
  const codeOf = async (work: Promise<unknown>) => (await refusalOf(work))?.code ?? 'OK';
  const ask = async <T>(query: string, variables: Record<string, unknown>, person: Person): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it;
  };
  const title = (person: Person, of: SignerTitle) =>
    as(admin, (tx) => recordSigningTitle(tx, { userId: person.userId, title: of, document: 'QĐ bổ nhiệm 01' }));
  const day = (days: number) => new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  const keep = <Kind extends PartKind>(caseId: string, kind: Kind, fields: PartFields[Kind], person = lead, id?: string) =>
    as(person, (tx) => keepPart(tx, kind, { caseId, ...(id && { id }) }, fields)).then((part) => part.id);

  const RESPONDENT = {
    role: 'RESPONDENT',
    kind: 'ORGANISATION',
    name: 'Công ty Mẫu',
    provinceCode: '46',
    people: null,
    note: null,
  } as const;
  const DATASET: PartFields['DATASET'] = {
    ...{ partyId: null, dataTypes: ['PHONE_NUMBER'], basicSubjects: 1500, sensitiveSubjects: null, method: 'SAMPLED', records: 5000 },
    ...{ priceVnd: 1000, pricePer: 'RECORD', sampleSha256: 'a'.repeat(64), note: null },
  };
  const payment = (partyId: string, amountVnd: number): PartFields['PAYMENT'] => ({
    ...{ partyId, amountVnd, paidAt: new Date(), evidenceType: 'BANK_STATEMENT', act: 'Bán lần 1', means: 'BORROWED_ACCOUNT', note: null },
  });
  const SHEET: Omit<WorksheetRequest, 'caseId' | 'partyId'> = {
    ...{ basis: 'TRADE', act: 'Bán lần 1', datasetIds: [], harm: false, citizens: null, revenueInVietnamVnd: null, ruleId: null },
    ...{ endedOn: null, discoveredOn: day(-5) },
  };

  const opened = async () =>
    (await ask<{ id: string }>(OPEN, { input: { title: 'Rao bán', acts: ['ILLEGAL_SALE'], source: 'OWN' } }, lead)).id;
  const verified = async () => {
    const id = await opened();
    await as(lead, (tx) => stepCase(tx, id, 'take', {}));
    const memberIds = [clerk, legal, signer].map(({ userId }) => userId);
    await as(head, (tx) => stepCase(tx, id, 'verify', { leadId: lead.userId, memberIds, plan: 'Làm rõ người bán' }));
    await as(lead, (tx) => putOnList(tx, id, { userId: reader.userId, level: 'READ', reason: 'Giám sát' }));
    return id;
  };

  interface Prepared {
    readonly id: string;
    readonly partyId: string;
    readonly datasetId: string;
    readonly worksheetId: string;
    readonly itemId: string;
  }
  /** A case that is investigated: one respondent, one dataset of 1,500 people, a worksheet, and a checklist of which nothing is met. */
  const investigated = async (sheet: Partial<WorksheetRequest> = {}, respondent: PartFields['PARTY'] = RESPONDENT): Promise<Prepared> => {
    const of = await founded(sheet, respondent);
    await step('proposeInvestigation', of, lead);
    await step('investigate', of, head);
    return of;
  };
  /** As it is when its investigation may be proposed. */
  const founded = async (sheet: Partial<WorksheetRequest> = {}, respondent: PartFields['PARTY'] = RESPONDENT): Promise<Prepared> => {
    const id = await verified();
    const itemId = await collected(id);
    const partyId = await keep(id, 'PARTY', respondent);
    await keep(id, 'PARTY', { ...RESPONDENT, role: 'SELLER' });
    const datasetId = await keep(id, 'DATASET', DATASET);
    const { id: worksheetId } = await as(lead, (tx) =>
      makeWorksheet(tx, { ...SHEET, caseId: id, partyId, datasetIds: [datasetId], ...sheet }),
    );
    await as(lead, (tx) => checkForCrime(tx, id, { illicitGainVnd: 0, damageVnd: 0, bankAccounts: 0, reputationHarmed: false, ...NONE }));
    return { id, partyId, datasetId, worksheetId, itemId };
  };
  const NONE = { intrusion: false, propertyTaken: false, correspondenceInfringed: false, sanctionedBefore: false };

  const collected = async (caseId: string) => {
    const item = { kind: 'PHYSICAL', title: 'Điện thoại', source: 'Khám xét', collectedAt: new Date(Date.now() - 60_000) } as const;
    return (await as(lead, (tx) => collectEvidence(tx, { caseId, ...item }))).id;
  };
  const disposed = ({ itemId }: Prepared) =>
    as(lead, (tx) => stepEvidence(tx, itemId, 'return', { recipient: 'Chủ sở hữu', reason: 'Hết cần' }));
  const proposal = ({ id, partyId, worksheetId }: Prepared) => ({
    ...{ caseId: id, note: 'Đề xuất xử phạt', minutesNumber: 'BB-01', minutesOn: day(-1), worksheetIds: [worksheetId] },
    hearings: [{ partyId, how: 'HEARD', on: day(-1) }] as const,
  });
  /** 53.3(b): confiscate, destroy, notify. */
  const sanction = ({ worksheetId }: Prepared, amountVnd: number | null = 200_000_000): Sanction => ({
    ...{ worksheetId, amountVnd, dueOn: day(10) },
    measures: [
      { code: 'DESTROY_DATA', months: null, dueOn: day(10) },
      { code: 'NOTIFY_SUBJECTS', months: null, dueOn: day(10) },
    ],
    omitted: [{ code: 'CONFISCATE', reason: 'Phương tiện của người khác' }],
  });
  const decision = (of: Prepared, more: Partial<DecisionToSign> = {}): DecisionToSign => ({
    ...{ caseId: of.id, number: `QĐ-${of.id}`, title: 'A05_DIRECTOR', sanctions: [sanction(of)], ...more },
  });
  const VERBS: { readonly [One in Step]: (tx: Tx, of: Prepared) => Promise<unknown> } = {
    proposeInvestigation: (tx, { id }) => proposeInvestigation(tx, { caseId: id, note: 'Đủ căn cứ' }),
    investigate: (tx, { id }) => investigate(tx, { caseId: id, number: 'QĐ-00' }),
    declineInvestigation: (tx, { id }) => declineInvestigation(tx, { caseId: id, note: 'Xác minh thêm' }),
    proposeDecision: (tx, of) => proposeDecision(tx, proposal(of)),
    bringToDecision: (tx, { id }) => bringToDecision(tx, { caseId: id }),
    proposeTransfer: (tx, { id }) => proposeTransfer(tx, { caseId: id, note: 'Có dấu hiệu tội phạm' }),
    transfer: (tx, { id }) => transfer(tx, { caseId: id, note: 'Đồng ý chuyển' }),
    advise: (tx, { id }) => advise(tx, { caseId: id, note: 'Đủ căn cứ', agrees: true }),
    declineProposal: (tx, { id }) => declineProposal(tx, { caseId: id, note: 'Làm lại' }),
    withdrawDraft: (tx, { id }) => withdrawDraft(tx, { caseId: id, note: 'Có tình tiết mới' }),
    enforce: (tx, of) => enforce(tx, decision(of)),
    closeWithoutSanction: (tx, { id }) =>
      closeWithoutSanction(tx, { caseId: id, outcome: 'NO_SUSPECT_FOUND', note: 'Không xác định được' }),
    close: (tx, { id }) => closeCase(tx, { caseId: id, outcome: 'FINE_AND_REMEDY', note: 'Đã thi hành xong' }),
    takeBack: (tx, { id }) => takeBack(tx, { caseId: id, note: 'Không khởi tố' }),
    closeCriminal: (tx, { id }) => closeCriminal(tx, { caseId: id, outcome: 'CONVICTED', note: 'Điều 288' }),
    reopen: (tx, { id }) => reopenCase(tx, { caseId: id, note: 'Chứng cứ mới' }),
  };
  const step = (one: Step, of: Prepared, person: Person) => as(person, (tx) => VERBS[one](tx, of));

  const decided = async (of: Prepared) => {
    await step('proposeDecision', of, lead);
    await step('advise', of, legal);
    await step('bringToDecision', of, lead);
    return of;
  };
  const enforced = async (of: Prepared) => {
    await decided(of);
    await step('enforce', of, signer);
    return of;
  };
  const transferred = async (of: Prepared) => {
    await as(lead, (tx) => checkForCrime(tx, of.id, { illicitGainVnd: 60_000_000 }));
    await step('proposeTransfer', of, lead);
    await step('advise', of, legal);
    await step('transfer', of, head);
    return of;
  };
  const AT: Readonly<Partial<Record<CaseState, () => Promise<Prepared>>>> = {
    VERIFICATION: founded,
    INVESTIGATION: investigated,
    DECISION: async () => decided(await investigated()),
    ENFORCEMENT: async () => enforced(await investigated()),
    CRIMINAL_TRACK: async () => transferred(await investigated()),
    ON_HOLD: async () => {
      const of = await investigated();
      await as(lead, (tx) => stepCase(tx, of.id, 'hold', { cause: 'COURT', note: 'Chờ tòa', reviewOn: day(3) }));
      return of;
    },
    CLOSED: async () => {
      const of = await investigated();
      await disposed(of);
      await step('closeWithoutSanction', of, head);
      return of;
    },
  };
  const measuresOf = async (id: string) =>
    (
      await ask<{ measures: { id: string; code: string; state: MeasureState; amountVnd: number | null }[] }>(
        READ,
        { id, purpose: 'Theo dõi' },
        lead,
      )
    ).measures;
  const move = (caseId: string, measureId: string, one: MeasureStep, person = clerk, more: object = {}) =>
    as(person, (tx) =>
      stepMeasure(tx, {
        ...{
          caseId,
          measureId,
          step: one,
          on: one === 'SERVE' ? day(0) : null,
          proof: 'Biên bản số 1',
          amountVnd: null,
          dueOn: null,
          ...more,
        },
      }),
    );

  describe('have parts', () => {
    it('that whoever works on the case keeps, and nobody else', async () => {
      const id = await verified();
      const partyId = await keep(id, 'PARTY', RESPONDENT, clerk);
      await keep(id, 'PAYMENT', payment(partyId, 5_000_000));
      const taskId = await keep(id, 'TASK', { what: 'Sao kê tài khoản', assigneeId: clerk.userId, dueOn: day(3), done: false, note: null });
      await keep(id, 'TASK', { what: 'Sao kê tài khoản', assigneeId: clerk.userId, dueOn: day(3), done: true, note: null }, clerk, taskId);
      expect(await codeOf(keep(id, 'PARTY', RESPONDENT, reader))).toBe('FORBIDDEN');
      for (const person of [otherHead, elsewhere]) expect(await codeOf(keep(id, 'PARTY', RESPONDENT, person))).toBe('NOT_FOUND');
      expect(await ask(READ, { id, purpose: 'Xem' }, lead)).toMatchObject({
        parties: [{ role: 'RESPONDENT', name: 'Công ty Mẫu' }],
        payments: [{ amountVnd: 5_000_000 }],
        tasks: [{ what: 'Sao kê tài khoản', doneBy: clerk.userId }],
      });
      // Who only reads the case, sees that there is a party, and not who.
      expect(await ask(READ, { id, purpose: 'Giám sát' }, reader)).toMatchObject({ parties: [{ role: 'RESPONDENT', name: null }] });
      const events = await recordsOf(world, id);
      expect(events.filter(({ type }) => type === 'CasePartKept')).toHaveLength(4);
      expect(JSON.stringify(events)).not.toContain('Công ty Mẫu');
      expect(events.filter(({ type }) => type === 'CaseRead')).toHaveLength(2);
    });

    it('past the program too: rows are written by those who work on the case, and seen by those on its list', async () => {
      const { id } = await investigated();
      for (const person of [reader, otherHead, elsewhere]) {
        const planted = as(person, async (tx) => {
          await tx.sql(
            `insert into case_channel (id, case_id, unit_id, kept_by, kept_at, kind, name) select uuidv7(), ?, ?, ?, now(), 'ZALO', 'x'`,
            [id, unit.id, person.userId],
          );
          tx.record({ type: 'CasePartKept', subjects: [id] });
        });
        await expect(planted).rejects.toMatchObject({ code: '42501' });
      }
      for (const table of ['case_party', 'case_dataset', 'case_worksheet', 'case_crime_check'])
        for (const [person, sees] of [
          [reader, true],
          [otherHead, false],
          [elsewhere, false],
        ] as const) {
          const text = `select count(*)::integer as value from ${table} where case_id = $1`;
          const { value } = await world.uow.read<number>(person.caller, { name: `seen_${table}`, text, values: [id] });
          expect([table, value > 0]).toEqual([table, sees]);
        }
    });

    it('revised on the version that was read, taken out with a reason, and of this case', async () => {
      const [id, other] = [await verified(), await verified()];
      const partyId = await keep(id, 'PARTY', RESPONDENT);
      await keep(id, 'PARTY', { ...RESPONDENT, name: 'Công ty Mẫu hai' }, lead, partyId);
      const revise = (caseId: string, expectedVersion: number) =>
        codeOf(as(lead, (tx) => keepPart(tx, 'PARTY', { caseId, id: partyId, expectedVersion }, RESPONDENT)));
      expect(await revise(id, 1)).toBe('CONFLICT');
      expect(await revise(other, 2)).toBe('NOT_FOUND');
      expect(await codeOf(keep(other, 'PAYMENT', payment(partyId, 1)))).toBe('NOT_FOUND');
      const paymentId = await keep(id, 'PAYMENT', payment(partyId, 1));
      const drop = (kind: PartKind, part: string) => codeOf(as(lead, (tx) => dropPart(tx, kind, { caseId: id, id: part }, 'Nhầm')));
      expect(await drop('PARTY', partyId)).toBe('PARTY_NAMED');
      expect(await drop('PAYMENT', paymentId)).toBe('OK');
      expect(await drop('PARTY', partyId)).toBe('OK');
      expect(await drop('PARTY', partyId)).toBe('NOT_FOUND');
      expect(await ask(READ, { id, purpose: 'Xem' }, lead)).toMatchObject({ parties: [], payments: [] });
    });

    it('that fit together: victims are counted, a number has its method, an assignee works here', async () => {
      const id = await verified();
      const party = (fields: Partial<PartFields['PARTY']>) => codeOf(keep(id, 'PARTY', { ...RESPONDENT, ...fields }));
      expect(await party({ role: 'VICTIMS', kind: null, name: null, people: 1200 })).toBe('OK');
      expect(await party({ role: 'VICTIMS', kind: null, people: 1200 })).toBe('INVALID');
      expect(await party({ role: 'VICTIMS', kind: null, name: null })).toBe('INVALID');
      expect(await party({ kind: null })).toBe('INVALID');
      expect(await codeOf(keep(id, 'DATASET', { ...DATASET, method: null }))).toBe('INVALID');
      expect(await codeOf(keep(id, 'DATASET', { ...DATASET, pricePer: null }))).toBe('INVALID');
      const task = { what: 'x', dueOn: null, done: false, note: null };
      expect(await codeOf(keep(id, 'TASK', { ...task, assigneeId: elsewhere.userId }))).toBe('INVALID');
      expect(await ask(PARTY, { input: { caseId: id, role: 'BUYER', kind: 'INDIVIDUAL' } }, lead)).toMatchObject({
        id: expect.any(String),
      });
    });

    it('and none once they have ended', async () => {
      const of = await AT.CLOSED!();
      expect(await codeOf(keep(of.id, 'PARTY', RESPONDENT))).toBe('CASE_ENDED');
      expect(await codeOf(as(lead, (tx) => dropPart(tx, 'DATASET', { caseId: of.id, id: of.datasetId }, 'x')))).toBe('CASE_ENDED');
    });
  });

  describe('go through the steps of their table, and no others', () => {
    it('has every step that the second writing has', () => {
      for (const [code, from] of Object.entries(FROM))
        expect([code, CASE_TRANSITIONS.find((row) => row.code === code)!.from]).toEqual([code, from]);
      expect(CASE_TRANSITIONS.filter(({ code }) => code in FROM)).toHaveLength(STEPS.length);
    });

    it.each(Object.keys(AT) as CaseState[])(
      'from %s, for every role and every step',
      async (state) => {
        let of = await AT[state]!();
        for (const one of STEPS) {
          for (const person of [otherHead, elsewhere]) expect(await codeOf(step(one, of, person))).toBe('NOT_FOUND');
          expect([state, one, await codeOf(step(one, of, reader))]).toEqual([state, one, 'FORBIDDEN']);
          for (const [role, person] of [
            ['CLERK', clerk],
            ['LEAD', lead],
            ['HEAD', head],
          ] as const) {
            const possible = FROM[one].includes(state);
            const expected = !MAY[role].includes(one) ? 'FORBIDDEN' : !possible ? 'WRONG_STATE' : (GUARDED[one] ?? 'OK');
            const code = await codeOf(step(one, of, person));
            expect([state, role, one, code]).toEqual([state, role, one, expected]);
            if (code === 'OK') of = await AT[state]!();
          }
        }
      },
      120_000,
    );

    it('not on a version that was overtaken, and each told by an event without words', async () => {
      const of = await investigated();
      const { version } = await as(lead, (tx) => moveCase(tx, of.id, 'proposeTransfer', { note: 'Giả định' }));
      expect(
        await codeOf(
          as(head, (tx) =>
            closeWithoutSanction(tx, { caseId: of.id, outcome: 'NO_SUSPECT_FOUND', note: 'x', expectedVersion: version - 1 }),
          ),
        ),
      ).toBe(version > 1 ? 'CONFLICT' : 'OK');
      await decided(of);
      const events = (await recordsOf(world, of.id)).filter(({ type }) => type === 'CaseStepped');
      expect(events.slice(-3).map(({ payload }) => payload.step)).toEqual(['proposeDecision', 'advise', 'bringToDecision']);
      expect(JSON.stringify(events)).not.toContain('Đủ căn cứ');
    });
  });

  describe('begin', () => {
    it('with a trace, people that were counted, and evidence that stands; each is asked for', async () => {
      const id = await verified();
      const propose = () => codeOf(as(lead, (tx) => proposeInvestigation(tx, { caseId: id, note: 'Đủ căn cứ' })));
      expect(await propose()).toBe('NO_TRACE');
      const phone = { type: 'PHONE', text: '0912 345 678', confidence: 'HIGH' } as const;
      await as(lead, (tx) => addIndicator(tx, Buffer.alloc(32, 1), { caseId: id, ...phone, level: 'MENTION' }));
      expect(await propose()).toBe('NO_TRACE');
      await as(lead, (tx) => addIndicator(tx, Buffer.alloc(32, 1), { caseId: id, ...phone, level: 'CONFIRMED' }));
      expect(await propose()).toBe('SUBJECTS_NOT_COUNTED');
      const nobody = { basicSubjects: null, sensitiveSubjects: null, method: null };
      const datasetId = await keep(id, 'DATASET', { ...DATASET, ...nobody });
      expect(await propose()).toBe('SUBJECTS_NOT_COUNTED');
      await keep(id, 'DATASET', DATASET, lead, datasetId);
      expect(await propose()).toBe('NO_SOUND_EVIDENCE');
      await collected(id);
      expect(await propose()).toBe('OK');
      expect(await propose()).toBe('PROPOSAL_OPEN');
    });

    it('by the signature of a head who did not propose them, and not while a dismissal is proposed', async () => {
      const of = await founded();
      await as(lead, (tx) => stepCase(tx, of.id, 'proposeDismissal', { reason: 'NOT_CREDIBLE', note: 'Mẫu giả' }));
      expect(await codeOf(step('proposeInvestigation', of, lead))).toBe('DISMISSAL_PROPOSED');
      await as(head, (tx) => stepCase(tx, of.id, 'declineDismissal', { note: 'Xác minh thêm' }));
      await tamper(world, 'update case_file set lead_id = $2 where id = $1', [of.id, head.userId]);
      await step('proposeInvestigation', of, head);
      expect(await codeOf(step('investigate', of, head))).toBe('SECOND_PERSON');
      await step('declineInvestigation', of, signer);
      await step('proposeInvestigation', of, head);
      expect(await codeOf(step('investigate', of, signer))).toBe('OK');
    });
  });

  describe('are weighed', () => {
    it('by data subjects, by proceeds, and at half for a person', async () => {
      const of = await investigated();
      const person = await keep(of.id, 'PARTY', { ...RESPONDENT, kind: 'INDIVIDUAL', name: null });
      await keep(of.id, 'PAYMENT', payment(person, 40_000_000));
      await keep(of.id, 'PAYMENT', payment(person, 10_000_000));
      await keep(of.id, 'PAYMENT', { ...payment(person, 9), act: 'Bán lần 2' });
      await as(lead, (tx) => makeWorksheet(tx, { ...SHEET, caseId: of.id, partyId: person }));
      const { worksheets } = await ask<{ worksheets: object[] }>(READ, { id: of.id, purpose: 'Xem' }, lead);
      expect(worksheets).toMatchObject([
        { minVnd: 100_000_000, maxVnd: 300_000_000, proceedsVnd: null, article: 'D330 53.3(b)', lawVersion: 'SANC-330-2026' },
        // Twice the proceeds, up to 3 billion, each halved.
        { minVnd: 50_000_000, maxVnd: 1_500_000_000, proceedsVnd: 50_000_000, article: 'D330 53.1' },
      ]);
    });

    it('as they were: what is added later changes no worksheet', async () => {
      const of = await investigated();
      await keep(of.id, 'DATASET', { ...DATASET, basicSubjects: 50_000 }, lead, of.datasetId);
      const { worksheets } = await ask<{ worksheets: object[] }>(READ, { id: of.id, purpose: 'Xem' }, lead);
      expect(worksheets).toMatchObject([{ maxVnd: 300_000_000 }]);
    });

    it('by the lead, for a respondent, with what the law needs', async () => {
      const of = await investigated();
      const make = (more: Partial<WorksheetRequest>, person = lead) =>
        refusalOf(
          as(person, (tx) => makeWorksheet(tx, { ...SHEET, caseId: of.id, partyId: of.partyId, datasetIds: [of.datasetId], ...more })),
        );
      expect((await make({}, head))?.code).toBe('FORBIDDEN');
      expect(await make({ datasetIds: [] })).toMatchObject({ code: 'INVALID', details: { defects: [{ code: 'SUBJECTS_REQUIRED' }] } });
      expect(await make({ endedOn: '2026-08-18' })).toMatchObject({
        code: 'ACT_BEFORE_D330',
        sentence: { vi: expect.stringContaining('18/08/2026') },
      });
      expect(await make({ basis: 'STATED', ruleId: 'SANC-330-53.3a' })).toMatchObject({ details: { defects: [{ code: 'UNKNOWN_RULE' }] } });
      expect(await make({ basis: 'STATED', ruleId: 'SANC-330-49.2' })).toBeNull();
      expect(await make({ basis: 'CROSS_BORDER', citizens: 9_999 })).toMatchObject({
        details: { defects: [{ code: 'BELOW_FIRST_TIER' }] },
      });
      expect(await make({ basis: 'CROSS_BORDER', citizens: 10_000 })).toBeNull();
      expect(await make({ basis: 'TECHNICAL_COLLECTION' })).toBeNull();
      const seller = await keep(of.id, 'PARTY', { ...RESPONDENT, role: 'SELLER' });
      expect(await make({ partyId: seller })).toMatchObject({ details: { defects: [{ code: 'NOT_RESPONDENT' }] } });
    });
  });

  describe('are brought to a decision', () => {
    it('with a worksheet and a hearing for every respondent, and one proposal at a time', async () => {
      const of = await investigated();
      const second = await keep(of.id, 'PARTY', RESPONDENT);
      expect(await codeOf(step('proposeDecision', of, lead))).toBe('RESPONDENT_NOT_COVERED');
      await as(lead, (tx) => dropPart(tx, 'PARTY', { caseId: of.id, id: second }, 'Không vi phạm'));
      const unheard = as(lead, (tx) => proposeDecision(tx, { ...proposal(of), hearings: [] }));
      expect(await codeOf(unheard)).toBe('RESPONDENT_NOT_HEARD');
      await step('proposeDecision', of, lead);
      expect(await codeOf(step('proposeDecision', of, lead))).toBe('PROPOSAL_OPEN');
      expect(await codeOf(step('closeWithoutSanction', of, head))).toBe('PROPOSAL_OPEN');
      await step('declineProposal', of, head);
      expect(await codeOf(step('proposeDecision', of, lead))).toBe('OK');
    });

    it('with a legal opinion of somebody else, that agrees', async () => {
      const of = await investigated();
      await step('proposeDecision', of, lead);
      expect(await codeOf(step('advise', of, lead))).toBe('SECOND_PERSON');
      expect(await codeOf(step('bringToDecision', of, lead))).toBe('OPINION_MISSING');
      await as(legal, (tx) => advise(tx, { caseId: of.id, note: 'Thiếu căn cứ', agrees: false }));
      expect(await codeOf(step('bringToDecision', of, lead))).toBe('OPINION_AGAINST');
      await step('advise', of, legal);
      expect(await codeOf(step('bringToDecision', of, lead))).toBe('OK');
    });

    it('in time, with the article where it is not', async () => {
      const of = await investigated({ endedOn: null, discoveredOn: '2025-11-01' });
      const refusal = await refusalOf(step('proposeDecision', of, lead));
      expect(refusal).toMatchObject({
        code: 'LIMITATION_PASSED',
        sentence: { vi: expect.stringContaining('Điều 3'), en: expect.stringContaining('Article 3') },
      });
      await disposed(of);
      const expired = as(head, (tx) => closeWithoutSanction(tx, { caseId: of.id, outcome: 'LIMITATION_EXPIRED', note: 'Hết thời hiệu' }));
      expect(await codeOf(expired)).toBe('OK');
    });

    it('not without the checklist, nor where a sign of a crime is met (D330 4.4)', async () => {
      const of = await investigated();
      await as(lead, (tx) => checkForCrime(tx, of.id, { illicitGainVnd: 60_000_000 }));
      const refusal = await refusalOf(step('proposeDecision', of, lead));
      expect(refusal).toMatchObject({
        code: 'MUST_TRANSFER',
        sentence: { vi: expect.stringContaining('khoản 4 Điều 4'), en: expect.stringContaining('Article 4(4)') },
      });
      expect(await codeOf(step('closeWithoutSanction', of, head))).toBe('MUST_TRANSFER');
      await tamper(world, 'delete from case_crime_check where case_id = $1', [of.id]);
      expect(await codeOf(step('proposeDecision', of, lead))).toBe('CHECKLIST_MISSING');
    });

    it('and back, where something new turned up; the same draft is not signed then', async () => {
      const of = await decided(await investigated());
      await as(lead, (tx) => checkForCrime(tx, of.id, { illicitGainVnd: 60_000_000 }));
      expect(await codeOf(step('enforce', of, signer))).toBe('MUST_TRANSFER');
      await step('withdrawDraft', of, lead);
      expect(await codeOf(step('enforce', of, signer))).toBe('WRONG_STATE');
    });
  });

  describe('are decided', () => {
    const sign = (of: Prepared, more: Partial<DecisionToSign>, person = signer) =>
      refusalOf(as(person, (tx) => enforce(tx, decision(of, more))));

    it('by a title that is held, recorded by somebody else, and never by who leads or proposed', async () => {
      const of = await decided(await investigated());
      expect(await sign(of, {}, head)).toMatchObject({ code: 'NO_TITLE' });
      expect(await sign(of, { title: 'PROVINCIAL_CHAIR' })).toMatchObject({ code: 'NO_TITLE' });
      const own = (person: Person) =>
        codeOf(as(person, (tx) => recordSigningTitle(tx, { userId: person.userId, title: 'A05_DIRECTOR', document: 'x' })));
      expect(await own(head)).toBe('FORBIDDEN');
      expect(await own(admin)).toBe('OWN_TITLE');
      expect(await codeOf(title(signer, 'A05_DIRECTOR'))).toBe('TITLE_HELD');
      await tamper(world, 'update case_file set lead_id = $2 where id = $1', [of.id, signer.userId]);
      expect(await sign(of, {})).toMatchObject({ code: 'SECOND_PERSON' });
    });

    it('below the ceiling of the title: above it is refused with the rule, the article and who may', async () => {
      const of = await decided(await investigated());
      await title(head, 'POLICE_ON_DUTY');
      // 10 % of 3 billion.
      const policeman = await sign(of, { title: 'POLICE_ON_DUTY', sanctions: [sanction(of, 300_000_000)] }, head);
      expect(policeman).toMatchObject({ code: 'MEASURES_BEYOND_TITLE', sentence: { vi: expect.stringContaining('Điều 72') } });
      const big = await investigated();
      await keep(big.id, 'DATASET', { ...DATASET, basicSubjects: 20_000 }, lead, big.datasetId);
      const { id: worksheetId } = await as(lead, (tx) =>
        makeWorksheet(tx, { ...SHEET, caseId: big.id, partyId: big.partyId, datasetIds: [big.datasetId] }),
      );
      const larger = await decided({ ...big, worksheetId });
      const above = await sign(larger, { title: 'POLICE_ON_DUTY', sanctions: [sanction(larger, 600_000_000)] }, head);
      expect(above?.sentence.vi.split('Điều 72')).toHaveLength(2);
      expect(above).toMatchObject({
        code: 'ABOVE_CEILING',
        sentence: {
          vi: expect.stringMatching(/300\.000\.000 đồng.*Hãy trình.*khoản 1 Điều 72/s),
          en: expect.stringMatching(/VND 300,000,000.*Submit it to.*Article 72\(1\)/s),
        },
      });
      expect(await sign(larger, { sanctions: [sanction(larger, 1_000_000_001)] })).toMatchObject({ code: 'OUTSIDE_BAND' });
      expect(await sign(larger, { sanctions: [sanction(larger, 1_000_000_000)] })).toBeNull();
    });

    it('as it was proposed, with every measure that the article orders', async () => {
      const of = await decided(await investigated());
      const other = await investigated();
      const whole = sanction(of);
      const with_ = (more: Partial<Sanction>) => sign(of, { sanctions: [{ ...whole, ...more }] });
      expect(await sign(of, { sanctions: [] })).toMatchObject({ details: { defects: [{ code: 'NOT_AS_PROPOSED' }] } });
      expect(await sign(of, { sanctions: [whole, whole] })).toMatchObject({ details: { defects: [{ code: 'NOT_AS_PROPOSED' }] } });
      expect(await with_({ worksheetId: other.worksheetId })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await with_({ omitted: [] })).toMatchObject({
        code: 'MEASURE_LEFT_OUT',
        sentence: { vi: expect.stringContaining('khoản 4 Điều 53') },
      });
      expect(await with_({ amountVnd: null })).toMatchObject({ code: 'WARNING_NOT_ALLOWED' });
      const also = (code: 'EXPEL' | 'CONFISCATE', months: number | null) =>
        with_({ measures: [...whole.measures, { code, months, dueOn: null }], omitted: code === 'CONFISCATE' ? [] : whole.omitted });
      expect(await also('EXPEL', null)).toMatchObject({ code: 'MEASURE_NOT_ORDERED' });
      expect(await also('CONFISCATE', 3)).toMatchObject({ code: 'MONTHS_OUT_OF_LAW' });
      expect(await sign(of, {})).toBeNull();
      expect(await ask(READ, { id: of.id, purpose: 'Xem' }, lead)).toMatchObject({
        state: 'ENFORCEMENT',
        decisions: [{ title: 'A05_DIRECTOR', omitted: [{ code: 'CONFISCATE', reason: 'Phương tiện của người khác' }] }],
        measures: [{ code: 'FINE', state: 'ISSUED', amountVnd: 200_000_000 }, { code: 'DESTROY_DATA' }, { code: 'NOTIFY_SUBJECTS' }],
      });
    });
  });

  describe('have measures', () => {
    /** lifecycles.md 1.2, C14, written a second time. */
    const NEXT: { readonly [State in MeasureState]: readonly MeasureStep[] } = {
      ISSUED: ['SERVE', 'CANCEL'],
      SERVED: ['COMPLY', 'COMPLY_IN_PART', 'LAPSE', 'APPEAL', 'CANCEL'],
      PART: ['COMPLY', 'LAPSE', 'APPEAL', 'CANCEL'],
      OVERDUE: ['COMPLY', 'COMPLY_IN_PART', 'APPEAL', 'CANCEL'],
      APPEALED: ['UPHOLD', 'CHANGE', 'ANNUL'],
      UPHELD: ['COMPLY', 'COMPLY_IN_PART', 'LAPSE'],
      CHANGED: ['COMPLY', 'COMPLY_IN_PART', 'LAPSE'],
      COMPLIED: [],
      ANNULLED: [],
      CANCELLED: [],
    };

    it('that take the steps of their table, by those who may', async () => {
      const of = await enforced(await investigated());
      const [fine] = await measuresOf(of.id);
      for (const state of MEASURE_STATES)
        for (const { code } of MEASURE_TRANSITIONS) {
          await tamper(world, 'update case_measure set state = $2, due_on = $3 where id = $1', [fine!.id, state, day(-1)]);
          expect(MEASURE_TRANSITIONS.filter(({ from }) => (from as readonly string[]).includes(state)).map((row) => row.code)).toEqual(
            NEXT[state],
          );
          const settles = ['UPHOLD', 'CHANGE', 'ANNUL', 'CANCEL'].includes(code);
          expect([state, code, await codeOf(move(of.id, fine!.id, code, reader))]).toEqual([state, code, 'FORBIDDEN']);
          if (settles) expect(await codeOf(move(of.id, fine!.id, code, clerk))).toBe('FORBIDDEN');
          const right = await codeOf(move(of.id, fine!.id, code, settles ? head : clerk));
          expect([state, code, right]).toEqual([state, code, NEXT[state].includes(code) ? 'OK' : 'WRONG_STATE']);
        }
    });

    it('that lapse after their day, are lowered by an appeal and never raised, and stay with their case', async () => {
      const of = await enforced(await investigated());
      const other = await enforced(await investigated());
      const [fine] = await measuresOf(of.id);
      expect(await codeOf(move(other.id, fine!.id, 'SERVE'))).toBe('NOT_FOUND');
      expect(await codeOf(move(of.id, fine!.id, 'SERVE', clerk, { on: day(1) }))).toBe('INVALID');
      await move(of.id, fine!.id, 'SERVE');
      expect(await codeOf(move(of.id, fine!.id, 'LAPSE'))).toBe('NOT_DUE_YET');
      await move(of.id, fine!.id, 'APPEAL');
      expect(await codeOf(move(of.id, fine!.id, 'CHANGE', head, { amountVnd: 200_000_001 }))).toBe('INVALID');
      await move(of.id, fine!.id, 'CHANGE', head, { amountVnd: 150_000_000 });
      expect((await measuresOf(of.id))[0]).toMatchObject({ state: 'CHANGED', amountVnd: 150_000_000 });
    });

    it('all of which are settled before the case ends, and is reopened', async () => {
      const of = await enforced(await investigated());
      expect(await codeOf(step('close', of, head))).toBe('MEASURES_OPEN');
      for (const { id } of await measuresOf(of.id)) {
        await move(of.id, id, 'SERVE');
        await move(of.id, id, 'COMPLY');
      }
      expect(await codeOf(step('close', of, head))).toBe('EVIDENCE_HELD');
      await disposed(of);
      await step('close', of, head);
      expect(await codeOf(move(of.id, (await measuresOf(of.id))[0]!.id, 'APPEAL'))).toBe('WRONG_STATE');
      await step('reopen', of, head);
      expect((await ask<{ state: string }>(READ, { id: of.id, purpose: 'Xem' }, lead)).state).toBe('INVESTIGATION');
    });
  });

  describe('go to the criminal authorities', () => {
    it('by three people: the lead, the legal opinion, and a head', async () => {
      const of = await investigated();
      await as(lead, (tx) => checkForCrime(tx, of.id, { illicitGainVnd: 60_000_000 }));
      await step('proposeTransfer', of, lead);
      expect(await codeOf(step('bringToDecision', of, lead))).toBe('NOTHING_PROPOSED');
      expect(await codeOf(step('transfer', of, head))).toBe('OPINION_MISSING');
      await step('advise', of, head);
      expect(await codeOf(step('transfer', of, head))).toBe('SECOND_PERSON');
      expect(await codeOf(step('transfer', of, signer))).toBe('OK');
    });

    it('with a package that is kept as it was: parts, checklists, and evidence with its hashes; the log has its digest', async () => {
      const of = await transferred(await investigated());
      const query = 'mutation ($id: ID!) { it: readTransferPackage(id: $id, purpose: "Gửi Viện kiểm sát") { content sha256 madeBy } }';
      const sent = await ask<{ content: string; sha256: string; madeBy: string }>(query, { id: of.id }, lead);
      const content = JSON.parse(sent.content) as { parties: object[]; crimeChecks: object[]; evidence: { custody: object[] }[] };
      expect(content).toMatchObject({
        format: 'khien-transfer-1',
        crimeChecks: [{ mustTransfer: false }, { mustTransfer: true }],
        evidence: [{ title: 'Điện thoại', intact: true, unbroken: true, custody: [{ seq: 1, kind: 'ACQUIRED' }] }],
      });
      expect(content.parties).toHaveLength(2);
      expect(sent).toMatchObject({ sha256: createHash('sha256').update(sent.content).digest('hex'), madeBy: head.userId });
      const told = (await recordsOf(world, of.id)).find(({ type }) => type === 'CaseTransferred');
      expect(told).toMatchObject({ digest: sent.sha256 });
      expect((await world.gql(query, { id: of.id }, otherHead)).errors![0]!.extensions.code).toBe('NOT_FOUND');
      expect(await ask(query, { id: (await investigated()).id }, lead)).toBeNull();
    });

    it('and meanwhile nothing is decided; given back they may be', async () => {
      const of = await transferred(await investigated());
      for (const one of ['proposeDecision', 'bringToDecision'] as const) expect(await codeOf(step(one, of, lead))).toBe('WRONG_STATE');
      expect(await codeOf(step('enforce', of, signer))).toBe('WRONG_STATE');
      await step('takeBack', of, head);
      await enforced(of);
      // A new fact is a new sign.
      const again = await transferred(await investigated());
      await step('takeBack', again, head);
      await as(lead, (tx) => checkForCrime(tx, again.id, { intrusion: true }));
      expect(await codeOf(step('proposeDecision', again, lead))).toBe('MUST_TRANSFER');
    });
  });

  describe('are linked', () => {
    const DUPLICATES: { readonly [One in DuplicateStep]: (tx: Tx, caseId: string, targetId: string) => Promise<unknown> } = {
      proposeDuplicate: (tx, caseId, targetId) => proposeDuplicate(tx, { caseId, targetId, note: 'Cùng người bán' }),
      confirmDuplicate: (tx, caseId) => confirmDuplicate(tx, { caseId }),
      declineDuplicate: (tx, caseId) => declineDuplicate(tx, { caseId, note: 'Khác người bán' }),
      undoDuplicate: (tx, caseId) => undoDuplicate(tx, { caseId, note: 'Khác người bán' }),
    };
    const duplicate = (one: DuplicateStep, caseId: string, targetId: string, person: Person) =>
      codeOf(as(person, (tx) => DUPLICATES[one](tx, caseId, targetId)));
    const triaged = async () => {
      const id = await opened();
      await as(lead, (tx) => stepCase(tx, id, 'take', {}));
      return id;
    };
    const HEADER = 'query ($id: ID!) { it: caseHeader(id: $id) { state duplicateOf restricted tlp reference } }';

    it('as duplicates, by whoever triages and the lead of the other one; only from triage, and back', async () => {
      const [id, target] = [await triaged(), await verified()];
      // lifecycles.md 1.2, C4, written a second time.
      const expected = {
        proposeDuplicate: ['FORBIDDEN', 'OK'],
        confirmDuplicate: ['NOTHING_PROPOSED', 'NOTHING_PROPOSED'],
        declineDuplicate: ['NOTHING_PROPOSED', 'NOTHING_PROPOSED'],
        undoDuplicate: ['FORBIDDEN', 'WRONG_STATE'],
      } as const;
      for (const one of ['confirmDuplicate', 'declineDuplicate', 'undoDuplicate', 'proposeDuplicate'] as const) {
        expect([one, await duplicate(one, id, target, elsewhere)]).toEqual([one, 'NOT_FOUND']);
        expect([one, await duplicate(one, id, target, clerk), await duplicate(one, id, target, legal)]).toEqual([one, ...expected[one]]);
      }
      expect(await duplicate('proposeDuplicate', id, target, legal)).toBe('PROPOSAL_OPEN');
      expect(await duplicate('confirmDuplicate', id, target, head)).toBe('TARGET_LEAD_AGREES');
      expect(await duplicate('confirmDuplicate', id, target, lead)).toBe('OK');
      for (const state of ['VERIFICATION', 'INVESTIGATION', 'CLOSED'] as const) {
        const of = await AT[state]!();
        for (const one of Object.keys(DUPLICATES) as DuplicateStep[])
          expect([state, one, await duplicate(one, of.id, target, head)]).toEqual([state, one, 'WRONG_STATE']);
      }
    });

    it('as duplicates, under the strictest of both: who does not see the target is not told that there is one', async () => {
      const [id, target] = [await triaged(), await verified()];
      await tamper(world, "update case_file set tlp = 'RED' where id = $1", [target]);
      expect(await duplicate('proposeDuplicate', id, target, otherHead)).toBe('NOT_FOUND');
      await duplicate('proposeDuplicate', id, target, legal);
      await duplicate('confirmDuplicate', id, target, lead);
      expect(await ask(HEADER, { id }, reader)).toMatchObject({
        state: 'LINKED_DUPLICATE',
        duplicateOf: target,
        restricted: true,
        tlp: 'RED',
      });
      expect((await world.gql(HEADER, { id }, otherHead)).errors![0]!.extensions.code).toBe('NOT_FOUND');
      expect(await codeOf(keep(id, 'PARTY', RESPONDENT))).toBe('CASE_ENDED');
      expect(await duplicate('undoDuplicate', id, target, legal)).toBe('OK');
      expect(await ask(HEADER, { id }, lead)).toMatchObject({ state: 'TRIAGE', duplicateOf: null });
      expect(await duplicate('proposeDuplicate', id, target, legal)).toBe('OK');
    });

    it('as duplicates of one that nobody leads, by a second person; not of one that has ended, nor of itself', async () => {
      const [id, target] = [await triaged(), await triaged()];
      expect(await duplicate('proposeDuplicate', id, id, legal)).toBe('NOT_FOUND');
      await duplicate('proposeDuplicate', id, target, legal);
      expect(await duplicate('confirmDuplicate', id, target, legal)).toBe('TARGET_LEAD_AGREES');
      await duplicate('declineDuplicate', id, target, head);
      await duplicate('proposeDuplicate', id, target, legal);
      expect(await duplicate('confirmDuplicate', id, target, head)).toBe('OK');
      expect(await duplicate('proposeDuplicate', await triaged(), id, legal)).toBe('CASE_ENDED');
    });

    it('otherwise in one direction, with a reason, and undone', async () => {
      const [id, target] = [await verified(), await verified()];
      const request = { caseId: id, targetId: target, kind: 'SUPPLIED_BY', note: 'Cùng bộ dữ liệu' } as const;
      const made = await as(lead, (tx) => linkCase(tx, request));
      expect(await codeOf(as(lead, (tx) => linkCase(tx, request)))).toBe('LINKED_ALREADY');
      expect(await codeOf(as(reader, (tx) => linkCase(tx, request)))).toBe('FORBIDDEN');
      const linksOf = (of: string) =>
        ask(
          'mutation ($id: ID!) { it: readInvestigation(id: $id, purpose: "Xem") { links { caseId targetId kind reason } } }',
          { id: of },
          lead,
        );
      const shown = { links: [{ caseId: id, targetId: target, kind: 'SUPPLIED_BY', reason: 'Cùng bộ dữ liệu' }] };
      expect([await linksOf(id), await linksOf(target)]).toEqual([shown, shown]);
      // Who sees one of the two alone sees no link.
      await tamper(world, 'update case_access set revoked_by = $2, revoked_at = now() where case_id = $1 and user_id = $2', [
        target,
        reader.userId,
      ]);
      const seen = await ask('mutation ($id: ID!) { it: readInvestigation(id: $id, purpose: "Xem") { links { id } } }', { id }, reader);
      expect(seen).toEqual({ links: [] });
      const undo = (caseId: string) => codeOf(as(lead, (tx) => unlinkCase(tx, { caseId, linkId: made.id, note: 'Nhầm' })));
      expect(await undo(target)).toBe('NOT_FOUND');
      expect(await undo(id)).toBe('OK');
      expect(await linksOf(id)).toEqual({ links: [] });
    });
  });

  it('are read with a purpose by those who see them, and by nobody else', async () => {
    const of = await investigated();
    for (const person of [otherHead, elsewhere]) expect(await codeOf(as(person, (tx) => readCase(tx, of.id, 'Tò mò')))).toBe('NOT_FOUND');
    const { errors } = await world.gql(READ, { id: of.id, purpose: ' ' }, lead);
    expect(errors![0]!.extensions.code).toBe('INVALID');
  });
});
