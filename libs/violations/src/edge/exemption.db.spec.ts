import { countRows } from '../../../../test/support/records.js';
import { World } from '../../../../test/support/world.js';

const EXEMPTION = `query ($input: ExemptionInput!) { exemption(input: $input) {
  regime on duties { duty verdict } until reasons { vi article } missing confidence openQuestions { number } } }`;

describe('the calculator of exemptions', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
    await world.app();
  });
  afterAll(() => world.destroy());
  const ask = async (input: Record<string, unknown>) => {
    const { data, errors } = await world.gql<{ exemption: Record<string, unknown> }>(EXEMPTION, { input });
    return { exemption: data?.exemption, refusal: errors?.[0]?.extensions, message: errors?.[0]?.message };
  };
  const SMALL = { kind: 'SMALL', tradesInProcessing: false, processesSensitive: false, cumulativeSubjects: 1200, on: '2026-11-27' };

  it('answers without an account and keeps nothing', async () => {
    const before = await countRows(world);
    expect((await ask(SMALL)).exemption).toMatchObject({
      regime: 'VN_PDPL_2025',
      on: '2026-11-27',
      duties: [
        { duty: 'DPIA', verdict: 'OPTIONAL' },
        { duty: 'UPDATE', verdict: 'OPTIONAL' },
        { duty: 'PDP_OFFICER', verdict: 'OPTIONAL' },
        { duty: 'TRANSFER', verdict: 'OWED' },
        { duty: 'VIOLATION_NOTICE', verdict: 'OWED' },
      ],
      until: '2030-12-31',
      missing: [],
      openQuestions: [{ number: 2 }, { number: 3 }],
    });
    expect(await countRows(world)).toEqual(before);
  });

  it('reads the law of the day that is asked about', async () => {
    const under13 = await ask({ kind: 'MEDIUM', tradesInProcessing: false, establishedOn: '2024-05-01', on: '2025-11-01' });
    expect(under13.exemption).toMatchObject({ regime: 'VN_PDPD_2023', until: '2026-05-01' });
    expect((await ask({ ...SMALL, regime: 'VN_PDPD_2023' })).exemption).toMatchObject({
      regime: 'VN_PDPD_2023',
      missing: ['establishedOn'],
    });
  });

  it('grants nothing while a condition is not answered', async () => {
    const { exemption } = await ask({ kind: 'MICRO' });
    expect(exemption).toMatchObject({ missing: ['tradesInProcessing', 'processesSensitive', 'cumulativeSubjects'] });
    expect(exemption!.duties).toContainEqual({ duty: 'DPIA', verdict: 'UNKNOWN' });
  });

  it.each([
    ['a negative count', { ...SMALL, cumulativeSubjects: -1 }],
    ['a day that does not exist', { ...SMALL, on: '2026-02-30' }],
    ['a day before any of these laws', { ...SMALL, on: '2020-01-01' }],
    ['a kind that is none', { ...SMALL, kind: 'HUGE' }],
    ['evidence that overrides the direction of text', { ...SMALL, kind: 'STARTUP', startupEvidence: 'GCN \u202e10' }],
  ])('refuses %s', async (_name, input) => {
    const { exemption, refusal, message } = await ask(input);
    expect(exemption).toBeFalsy();
    expect(refusal?.code).not.toBe('INTERNAL');
    expect(message).toBeTruthy();
  });
});
