import { activityContent, wholeActivity } from '../../../test/support/facts.js';
import { recordsOf, refusedWithoutTrace } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import type { ActivityContent } from './activity-content.js';
import { draftProcessingActivity, reviseProcessingActivity } from './write-activity.js';

const SELECTION = `purpose legalBases measures crossBorder firstTransferredOn sources children automatedDecision recording aiUse reviewOn endedOn
  purposes { text legalBasis articles { regime article } } protectionMeasures { kind text }
  dataTypes { code subjectGroup retention retentionBasis retentionTrigger finalFate }
  systems { name location country note informationSystemId }
  processors { name country hasContract contractNumber contractDate service partyId }
  transfers { case detail country recipient partyId safeguards firstTransferredOn }`;

interface Shown {
  readonly systems: readonly { readonly informationSystemId: string }[];
  readonly processors: readonly { readonly partyId: string }[];
  readonly transfers: readonly { readonly partyId: string | null }[];
}

describe('the content of an activity', () => {
  let world: World;
  let dpo: Person;
  const newcomer = async () => world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  beforeAll(async () => {
    world = await World.create();
    dpo = await newcomer();
  });
  afterAll(() => world.destroy());

  const draft = (content: ActivityContent, person = dpo) => world.uow.run(person.caller, (tx) => draftProcessingActivity(tx, content));
  const shown = async (id: string, person = dpo): Promise<Shown> => {
    const { data, errors } = await world.gql<{ it: Shown }>(
      `query ($id: ID!) { it: processingActivity(id: $id) { ${SELECTION} } }`,
      { id },
      person,
    );
    expect(errors).toBeUndefined();
    return data.it;
  };

  it('keeps every row, and makes the summaries of them', async () => {
    const { id } = await draft(wholeActivity());
    expect(await shown(id)).toMatchObject({
      purpose: 'Giao hàng\nGửi tin quảng cáo',
      legalBases: ['CONTRACT', 'CONSENT'],
      measures: ['Mã hóa khi lưu', 'Đào tạo hằng năm'],
      crossBorder: true,
      firstTransferredOn: '2026-02-01',
      sources: ['DATA_SUBJECT', 'DEVICE'],
      children: true,
      automatedDecision: false,
      recording: null,
      aiUse: true,
      reviewOn: '2027-01-01',
      endedOn: null,
      purposes: [
        {
          text: 'Giao hàng',
          legalBasis: 'CONTRACT',
          articles: [
            { regime: 'VN-PDPD-2023', article: 'D13 17.4' },
            { regime: 'VN-PDPL-2025', article: 'L91 19.1(d)' },
          ],
        },
        { text: 'Gửi tin quảng cáo', legalBasis: 'CONSENT' },
      ],
      protectionMeasures: [
        { kind: 'TECHNICAL', text: 'Mã hóa khi lưu' },
        { kind: 'TRAINING', text: 'Đào tạo hằng năm' },
      ],
      dataTypes: [
        {
          code: 'PHONE_NUMBER',
          subjectGroup: 'Khách hàng',
          retention: '5 năm',
          retentionBasis: 'Luật Kế toán',
          retentionTrigger: 'Kết thúc hợp đồng',
          finalFate: 'DESTROY',
        },
      ],
      systems: [{ name: 'CRM mẫu', location: 'VN', note: 'Lưu đơn hàng', informationSystemId: expect.any(String) }],
      processors: [
        { name: 'Vận chuyển mẫu', hasContract: true, contractNumber: '12/HĐ', contractDate: '2026-01-05', service: 'Giao hàng' },
      ],
      transfers: [
        {
          case: 'FOREIGN_CLOUD',
          country: 'SG',
          recipient: 'Đám mây mẫu',
          safeguards: 'Điều khoản bảo vệ',
          firstTransferredOn: '2026-03-02',
        },
        { case: 'OTHER', detail: 'Thư điện tử', country: 'JP', recipient: null, partyId: null },
      ],
    });
  });

  it('takes what it took before, and says of its rows what was said', async () => {
    const { id } = await draft(activityContent());
    expect(await shown(id)).toMatchObject({
      purposes: [],
      transfers: [],
      firstTransferredOn: null,
      crossBorder: false,
      protectionMeasures: [{ kind: 'OTHER', text: 'Mã hóa khi lưu' }],
      aiUse: null,
      sources: [],
    });
  });

  it('names a basis that no regime knows without an article', async () => {
    const { id } = await draft(wholeActivity({ purposes: [{ text: 'Bán hàng', legalBasis: 'LEGITIMATE_INTEREST' }] }));
    expect(await shown(id)).toMatchObject({ purposes: [{ legalBasis: 'LEGITIMATE_INTEREST', articles: [] }] });
  });

  it.each<[string, Partial<ActivityContent>, string, string]>([
    ['another purpose than its rows', { purpose: 'Việc khác' }, 'purpose', 'NOT_OF_ROWS'],
    ['another legal basis than its rows', { legalBases: ['CONSENT'] }, 'legalBases', 'NOT_OF_ROWS'],
    ['other measures than its rows', { measures: ['Khóa cửa'] }, 'measures', 'NOT_OF_ROWS'],
    ['that nothing crosses the border, with transfers', { crossBorder: false }, 'crossBorder', 'NOT_OF_ROWS'],
    [
      'a group that it does not have',
      { dataTypes: [{ code: 'HEALTH', subjectGroup: 'Nhân viên' }] },
      'dataTypes.0.subjectGroup',
      'UNKNOWN_GROUP',
    ],
    [
      'the number of a contract that there is not',
      { parties: [{ ...wholeActivity().parties[0]!, hasContract: false }] },
      'parties.0.hasContract',
      'CONTRACT_DENIED',
    ],
    ['an end before its start', { endedOn: '2024-02-29' }, 'endedOn', 'END_BEFORE_START'],
  ])('refuses %s, in a draft and in a revision', async (_what, more, path, code) => {
    const expected = { code: 'INVALID', details: { defects: [{ path, code, vi: expect.any(String), en: expect.any(String) }] } };
    expect(await refusedWithoutTrace(world, dpo.caller, (tx) => draftProcessingActivity(tx, wholeActivity(more)))).toMatchObject(expected);
    const { id } = await draft(wholeActivity());
    const revised = await refusedWithoutTrace(world, dpo.caller, (tx) => reviseProcessingActivity(tx, id, 1, wholeActivity(more)));
    expect(revised).toMatchObject(expected);
  });

  it('calls a group in its data as its list calls it, and refuses a name that may be two of them', async () => {
    const groups = (...names: string[]) => names.map((name) => ({ name })) as ActivityContent['subjectGroups'];
    const of = (...named: string[]) =>
      named.map((subjectGroup) => ({ code: 'PHONE_NUMBER', subjectGroup })) as ActivityContent['dataTypes'];
    const { id } = await draft(
      wholeActivity({ subjectGroups: groups('Bán hàng', 'Bạn hàng', 'Khách hàng'), dataTypes: of('bạn hàng', 'khach hang') }),
    );
    expect(await shown(id)).toMatchObject({ dataTypes: [{ subjectGroup: 'Bạn hàng' }, { subjectGroup: 'Khách hàng' }] });
    const unclear = wholeActivity({ subjectGroups: groups('Bán hàng', 'Bạn hàng'), dataTypes: of('ban hang') });
    expect(await refusedWithoutTrace(world, dpo.caller, (tx) => draftProcessingActivity(tx, unclear))).toMatchObject({
      details: { defects: [{ path: 'dataTypes.0.subjectGroup', code: 'UNKNOWN_GROUP' }] },
    });
  });

  it('takes back as it is what it showed', async () => {
    const summaries = { purpose: 'Giao hàng\nGửi tin quảng cáo', legalBases: ['CONSENT', 'CONTRACT'], crossBorder: true };
    const { id } = await draft(wholeActivity({ ...summaries, measures: ['Đào tạo hằng năm', 'Mã hóa khi lưu'] }));
    expect(await shown(id)).toMatchObject({ purpose: summaries.purpose, measures: ['Mã hóa khi lưu', 'Đào tạo hằng năm'] });
  });

  it('scores what it tells, with the sum and who can tell the rest', async () => {
    const { id } = await draft(wholeActivity({ ownerName: null, firstProcessedOn: null }));
    const { data } = await world.gql<{
      it: { completeness: { items: { path: string; weight: number; answered: boolean }[] }; gaps: object[] };
    }>(
      `query ($id: ID!) { it: processingActivity(id: $id) { gaps { path owner }
        completeness { score points of items { path vi en need article owner weight answered } } } }`,
      { id },
      dpo,
    );
    const { completeness, gaps } = data.it;
    const sum = (answered: boolean[]) =>
      completeness.items.filter((item) => answered.includes(item.answered)).reduce((total, { weight }) => total + weight, 0);
    expect(completeness).toMatchObject({ points: sum([true]), of: sum([true, false]) });
    expect(completeness).toHaveProperty('score', Math.floor((100 * sum([true])) / sum([true, false])));
    expect(completeness.items.filter(({ answered }) => !answered).map(({ path }) => path)).toEqual([
      'firstProcessedOn',
      'transfers.recipient',
      'transfers.safeguards',
      'ownerName',
    ]);
    expect(gaps).toEqual([
      { path: 'firstProcessedOn', owner: 'ACTIVITY_OWNER' },
      { path: 'transfers.1.recipient', owner: 'ACTIVITY_OWNER' },
      { path: 'transfers.1.safeguards', owner: 'OFFICER' },
      { path: 'ownerName', owner: 'OFFICER' },
    ]);
  });

  it('needs no retention of its own where each type of data has one', async () => {
    const gapsOf = async (content: ActivityContent) => {
      const { id } = await draft(content);
      const { data } = await world.gql<{ it: { gaps: object[] } }>(
        'query ($id: ID!) { it: processingActivity(id: $id) { gaps { code } } }',
        { id },
        dpo,
      );
      return data.it.gaps;
    };
    expect(await gapsOf(wholeActivity({ retention: null }))).not.toContainEqual({ code: 'RETENTION_MISSING' });
    expect(await gapsOf(wholeActivity({ retention: null, dataTypes: [{ code: 'HEALTH' }] }))).toContainEqual({ code: 'RETENTION_MISSING' });
    expect(await gapsOf(wholeActivity({ retention: null, dataTypes: [] }))).toContainEqual({ code: 'RETENTION_MISSING' });
  });

  describe('its systems and parties', () => {
    it('are found by their name however it is typed, or added and told once', async () => {
      const person = await newcomer();
      const first = await shown((await draft(wholeActivity(), person)).id, person);
      const again = { ...wholeActivity().systems[0]!, name: ' crm  MẪU '.normalize('NFD') };
      const second = await shown((await draft(wholeActivity({ systems: [again] }), person)).id, person);
      expect(second.systems[0]).toMatchObject({ ...first.systems[0], name: 'CRM mẫu' });
      expect(second.processors[0]!.partyId).toBe(first.processors[0]!.partyId);
      expect(second.transfers[0]!.partyId).toBe(first.transfers[0]!.partyId);
      const records = await recordsOf(world, first.systems[0]!.informationSystemId);
      expect(records).toMatchObject([{ type: 'RegisterRowsAdded' }]);
      expect([...records[0]!.subjects].sort()).toEqual(
        [first.systems[0]!.informationSystemId, first.processors[0]!.partyId, first.transfers[0]!.partyId!].sort(),
      );
    });

    it('are rows of one organisation: another one that names the same has its own', async () => {
      const [some, other] = [await newcomer(), await newcomer()];
      const ids = await Promise.all([some, other].map(async (person) => shown((await draft(wholeActivity(), person)).id, person)));
      expect(ids[0]!.systems[0]!.informationSystemId).not.toBe(ids[1]!.systems[0]!.informationSystemId);
    });

    it('are one row also where several people name them at once', async () => {
      const person = await newcomer();
      const ids = await Promise.all(
        Array.from({ length: 8 }, async () => (await shown((await draft(wholeActivity(), person)).id, person)).systems[0]!),
      );
      expect(new Set(ids.map(({ informationSystemId }) => informationSystemId)).size).toBe(1);
    });
  });
});
