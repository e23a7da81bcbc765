import { drafted, factsUnderDecree13, factsUnderLaw91, filed, hoursAgo, without } from '../../../test/support/facts.js';
import { countRows } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import type { StoredFacts } from './facts.js';

const FACTS = `{ counts { what basis value min max } origin originParty measuresDone measuresDoing measuresPlanned actType
  illegalSale { channel channelDetail offeredAt priceVnd priceText volume payment seller buyer sourceSystem }
  cyberIncident { isCyberIncident serious disruptsOrNationalSecurity reference }
  occurredFrom occurredTo occurrencePrecision detectedAt }`;
const REVISE = `mutation ($id: ID!, $input: ReportContentInput!) { it: reviseViolationReport(id: $id, expectedVersion: 1, input: $input) { facts ${FACTS}
  assessment { noticeClass clock { ruleId statutory dueAt } duties { ruleId confidence } missing { path } } } }`;

interface Revised {
  readonly facts: Record<string, unknown>;
  readonly assessment: {
    readonly noticeClass: string;
    readonly clock: object;
    readonly duties: readonly { readonly ruleId: string; readonly confidence: string }[];
    readonly missing: readonly { readonly path: string }[];
  } | null;
}

describe('the facts of a report, from the client to the filing and back', () => {
  let world: World;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    await world.unit('A05');
    const { id: organisationId } = await world.organisation();
    dpo = await world.person(['PDP_OFFICER', 'APPROVER'], { organisationId });
  });
  afterAll(() => world.destroy());
  const draft = async (person = dpo) => (await drafted(world, person, {})).id;
  const revise = async (id: string, facts: object, person = dpo) => {
    const input = { title: 'Vụ việc mẫu', activityIds: [], facts };
    const { data, errors } = await world.gql<{ it: Revised }>(REVISE, { id, input }, person);
    return { it: data?.it, refusal: errors?.[0]?.extensions };
  };

  it('hold an illegal sale with numbers beyond 32 bits, counts of each kind, origin, measures and the cyber incident', async () => {
    const said = {
      actType: 'ILLEGAL_SALE',
      counts: [
        { what: 'BASIC_SUBJECTS', basis: 'ESTIMATED', value: null, min: 50_000_000, max: 56_000_000 },
        { what: 'SENSITIVE_SUBJECTS', basis: 'UNKNOWN', value: null, min: null, max: null },
        { what: 'BASIC_RECORDS', basis: 'COUNTED', value: 8_400_000_000, min: null, max: null },
      ],
      origin: 'PROCESSOR',
      originParty: 'Bên xử lý mẫu',
      measuresDone: 'Đã khóa',
      measuresDoing: 'Đang rà soát',
      measuresPlanned: 'Sẽ thông báo',
      illegalSale: {
        channel: 'OTHER',
        channelDetail: 'Trang bán dữ liệu',
        offeredAt: '2026-11-01T01:00:00.000Z',
        priceVnd: Number.MAX_SAFE_INTEGER,
        priceText: '1.000 đồng một bản ghi',
        volume: 8_400_000_000,
        payment: 'Tiền mã hóa',
        seller: 'Người bán mẫu',
        buyer: null,
        sourceSystem: 'CRM mẫu',
      },
      cyberIncident: { isCyberIncident: true, serious: false, disruptsOrNationalSecurity: null, reference: 'ANM-01' },
    };
    const { it } = await revise(await draft(), { ...factsUnderLaw91(), ...said });

    expect(it!.facts).toMatchObject(said);
    expect(it!.assessment!.missing.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['counts[SENSITIVE_SUBJECTS]', 'illegalSale.buyer']),
    );
    expect(it!.assessment!.duties).toEqual(
      expect.arrayContaining([
        { ruleId: 'L116-CYBER-NOW', confidence: 'I' },
        { ruleId: 'L116-CYBER-72', confidence: 'C2' },
      ]),
    );
    const filing = await filed(world, dpo, { ...factsUnderLaw91(), ...said } as StoredFacts);
    expect(JSON.parse(filing.content)).toMatchObject({
      formVersion: '08/3',
      facts: { ...said, illegalSale: { priceVnd: Number.MAX_SAFE_INTEGER } },
    });
  });

  it.each([
    ['EXACT', {}],
    ['EXACT', { occurredTo: hoursAgo(20) }],
    ['APPROXIMATE', {}],
    ['ONGOING', {}],
    ['UNKNOWN', { occurredFrom: null }],
  ] as const)('can be filed with an occurrence that is %s %j', async (occurrencePrecision, more) => {
    const filing = await filed(world, dpo, factsUnderLaw91({ occurrencePrecision, ...more }));
    const { facts, clock, verdict } = JSON.parse(filing.content);

    expect(facts).toMatchObject({ occurrencePrecision });
    expect(clock).toMatchObject({ startEvent: 'DETECTED', statutory: true });
    expect(verdict.verdict).toBe('ON_TIME');
  });

  it.each([
    ['EXACT', 'LATE'],
    ['APPROXIMATE', 'LATE'],
    ['ONGOING', 'LATE'],
    ['UNKNOWN', 'UNDETERMINED'],
  ] as const)('under Decree 13 are judged by an occurrence that is %s: %s', async (occurrencePrecision, verdict) => {
    const facts = factsUnderDecree13({ occurrencePrecision });
    const filing = await filed(world, dpo, occurrencePrecision === 'UNKNOWN' ? without(facts, 'occurredFrom') : facts, {
      lateReason: 'Phát hiện muộn',
    });

    expect(JSON.parse(filing.content)).toMatchObject({ form: '03', formVersion: '03/3', verdict: { verdict } });
  });

  it.each<[string, object, string, string]>([
    [
      'bounds the wrong way round',
      { counts: [{ what: 'BASIC_SUBJECTS', basis: 'ESTIMATED', min: 2, max: 1 }] },
      'facts.counts.0.max',
      'MAX_BELOW_MIN',
    ],
    ['a counted nothing', { counts: [{ what: 'BASIC_SUBJECTS', basis: 'COUNTED' }] }, 'facts.counts.0.value', 'COUNT_WITHOUT_VALUE'],
    [
      'an unknown number that is known',
      { counts: [{ what: 'BASIC_SUBJECTS', basis: 'UNKNOWN', value: 1 }] },
      'facts.counts.0.value',
      'COUNT_UNKNOWN_WITH_FIGURE',
    ],
    ['half a person', { counts: [{ what: 'BASIC_SUBJECTS', basis: 'COUNTED', value: -1 }] }, 'facts.counts.0.value', 'MIN'],
    [
      'the same thing twice',
      { counts: [1, 2].map((value) => ({ what: 'BASIC_SUBJECTS', basis: 'COUNTED', value })) },
      'facts.counts',
      'ARRAY_UNIQUE',
    ],
    ['an end of what goes on', { occurrencePrecision: 'ONGOING', occurredTo: hoursAgo(11) }, 'facts.occurredTo', 'ONGOING_WITH_END'],
    ['a time of what is unknown', { occurrencePrecision: 'UNKNOWN' }, 'facts.occurredFrom', 'UNKNOWN_WITH_TIME'],
    ['an offer of tomorrow', { illegalSale: { offeredAt: hoursAgo(-24) } }, 'facts.illegalSale.offeredAt', 'TIME_IN_FUTURE'],
    [
      'a grave incident that is none',
      { cyberIncident: { isCyberIncident: false, serious: true } },
      'facts.cyberIncident.serious',
      'CONTRADICTION',
    ],
  ])('are refused with %s, by path and in both languages, and nothing is written', async (_what, wrong, path, code) => {
    const id = await draft();
    const before = await countRows(world);
    const { refusal } = await revise(id, { ...factsUnderLaw91(), ...wrong });

    expect(refusal).toMatchObject({
      code: 'INVALID',
      defects: [{ path, code, vi: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) }],
    });
    expect(await countRows(world)).toEqual(before);
  });

  it('of a bank lead to the limit of its sector where the class has none', async () => {
    const { id: organisationId } = await world.organisation({ sector: 'BANKING' });
    const officer = await world.person(['PDP_OFFICER'], { organisationId });
    const facts = factsUnderLaw91({ harmInterests: [], dataTypes: [{ code: 'BANK_CARD_AND_TX', state: 'AFFECTED' }] });
    const { it } = await revise(await draft(officer), facts, officer);

    expect(it!.assessment).toMatchObject({ noticeClass: 'GENERAL', clock: { ruleId: 'D356-FIN-NOTICE', statutory: true } });
    expect(it!.assessment!.duties.map(({ ruleId }) => ruleId)).toEqual(['D356-FIN-NOTICE', 'L91-MINUTES', 'D356-FIN-SUBJECTS']);
  });
});
