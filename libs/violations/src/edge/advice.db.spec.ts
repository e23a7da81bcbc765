import { createHash } from 'node:crypto';
import { renderLawMarkdown } from '#law';
import { canonicalText } from '#platform/log';
import { countRows } from '../../../../test/support/records.js';
import { World } from '../../../../test/support/world.js';

const ADVICE = `query ($input: AdviceInput!) { advice(input: $input) {
  day tables regime provisional noticeClass forms { code version } recipients { vi en } export markdown
  duties { ruleId kind article citation { vi } form confidence meets reasons { vi en article } escalations { hour at }
    clock { dueAt dueLocal statutory } }
  open { path vi en citation { vi } } openQuestions { number } } }`;

interface Answer {
  readonly day: string;
  readonly tables: string;
  readonly export: string;
  readonly markdown: string;
  readonly duties: readonly { readonly ruleId: string }[];
  readonly open: readonly { readonly path: string }[];
}

describe('the decision helper', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(() => world.destroy());
  const ask = async (input: Record<string, unknown>) => {
    const { data, errors } = await world.gql<{ advice: Answer }>(ADVICE, { input });
    return { advice: data?.advice, refusal: errors?.[0]?.extensions };
  };

  it('answers without an account, writes nothing, and gives the same to keep, to print and to read', async () => {
    await world.app();
    const before = await countRows(world);
    const { advice } = await ask({
      reporterRole: 'CONTROLLER',
      actType: 'LEAK',
      harmInterests: [],
      sector: 'BANKING',
      collectsDirectly: true,
      dataTypes: [{ code: 'BANK_CARD_AND_TX', state: 'AFFECTED' }],
      detectedAt: '2026-11-20T23:15:00+07:00',
      cyberIncident: { isCyberIncident: true, serious: false, disruptsOrNationalSecurity: false },
    });

    expect(advice).toMatchObject({
      regime: 'VN_PDPL_2025',
      provisional: false,
      noticeClass: 'GENERAL',
      forms: [{ code: '08', version: '08/3' }],
      tables: createHash('sha256').update(renderLawMarkdown()).digest('hex'),
      open: [{ path: 'defenceScope' }],
    });
    expect(advice.duties.map(({ ruleId }) => ruleId)).toEqual(['D356-FIN-NOTICE', 'L91-MINUTES', 'D356-FIN-SUBJECTS', 'L116-CYBER-72']);
    expect(advice.duties[0]).toMatchObject({
      citation: { vi: 'khoản 3 Điều 8 Nghị định 356/2025/NĐ-CP' },
      meets: ['L91-BREACH-GEN'],
      clock: { dueAt: '2026-11-23T16:15:00.000Z', dueLocal: '23:15 23/11/2026', statutory: true },
      escalations: [24, 48, 60, 66, 70].map((hour) => ({ hour, at: new Date(Date.UTC(2026, 10, 20, 16 + hour, 15)).toISOString() })),
    });
    const kept = JSON.parse(advice.export);
    expect(canonicalText(kept)).toBe(advice.export);
    expect(kept).toMatchObject({
      format: 'khien-advice/1',
      law: { day: advice.day, tables: advice.tables },
      answers: { sector: 'BANKING', detectedAt: '2026-11-20T16:15:00.000Z' },
    });
    expect(advice.markdown).toContain('23:15 20/11/2026 + 72 giờ = 23:15 23/11/2026');
    expect(await countRows(world)).toEqual(before);
  });

  it('takes no answers at all, and says what is open', async () => {
    const { advice } = await ask({});
    expect(advice).toMatchObject({ provisional: true, noticeClass: 'URGENT_72H' });
    expect(advice.open.length).toBeGreaterThan(5);
  });

  it('refuses what contradicts itself, and what is no answer, by path and in both languages', async () => {
    const contradictory = await ask({
      occurrencePrecision: 'UNKNOWN',
      occurredFrom: '2026-11-01T00:00:00Z',
      dataTypesUnknown: true,
      dataTypes: [{ code: 'HEALTH', state: 'AFFECTED' }],
    });
    expect(contradictory.refusal).toMatchObject({
      code: 'CONTRADICTORY_ANSWERS',
      defects: [
        { path: 'occurredFrom', code: 'UNKNOWN_WITH_TIME', vi: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
        { path: 'dataTypesUnknown', code: 'CONTRADICTION' },
      ],
    });
    expect((await ask({ harmInterests: ['LIFE', 'LIFE'] })).refusal).toMatchObject({
      code: 'INVALID',
      defects: [{ path: 'harmInterests' }],
    });
    expect((await ask({ title: 'Tên người' })).refusal).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect((await ask({ detectedAt: '2023-06-30T23:59:59+07:00' })).refusal).toMatchObject({ code: 'NO_REGIME' });
  });

  it('tells which version of the questions each form has', async () => {
    const { data } = await world.gql('{ forms { regime code version changes { vi en } } }');
    expect(data).toMatchObject({
      forms: [
        { regime: 'VN_PDPD_2023', code: '03', version: '03/3' },
        { regime: 'VN_PDPL_2025', code: '08', version: '08/3' },
      ],
    });
  });
});
