import fc from 'fast-check';
import { RoughClient } from '../support/rough-client.js';
import type { World } from '../support/world.js';

describe('bad pages', () => {
  let client: RoughClient;
  let world: World;
  beforeAll(async () => {
    client = await RoughClient.create();
    ({ world } = client);
  });
  afterAll(() => world.destroy());
  const call = (name: string, variables: Record<string, unknown>) => client.call(name, variables);
  const full = (name: string) => client.full(name);

  const BY_NAME = ['processingActivities', 'informationSystems', 'parties', 'activityTemplates', 'modelActivities'];
  const LISTS = [...BY_NAME, 'activityThreads', 'violationReports', 'dataSubjectRequests', 'deadlines', 'deskQueue', 'notifications'];
  const cursor = (keys: unknown) => Buffer.from(JSON.stringify(keys)).toString('base64url');
  const id = '01890000-0000-7000-8000-000000000000';

  it('of less than one row or more than 100 are refused by path', async () => {
    for (const list of LISTS)
      for (const [first, code] of [
        [0, 'MIN'],
        [-5, 'MIN'],
        [101, 'MAX'],
        [2 ** 31 - 1, 'MAX'],
      ] as const)
        expect(await call(list, { ...full(list), first })).toMatchObject({
          refusal: { code: 'INVALID', defects: [{ path: 'first', code }] },
        });
    for (const list of LISTS)
      expect(await call(list, { ...full(list), first: 1.5 })).toMatchObject({ refusal: { code: 'BAD_USER_INPUT' } });
  });

  it('behind what is no cursor of theirs are refused', async () => {
    const garbage = [
      '',
      'x',
      '!!!',
      '\u0000',
      '\ud800',
      'e30',
      cursor([]),
      cursor(null),
      cursor(['a']),
      cursor(['a', 'b']),
      cursor([id, id]),
      cursor(['2026-02-30T00:00:00+00:00', id]),
      cursor(['2026-11-22T00:00:00+00:00', 'x']),
      cursor(['2026-11-22T00:00:00+00:00', id.toUpperCase().replace('0189', 'ABCD')]),
      cursor(['infinity', id]),
      cursor([1, id]),
      cursor([{ a: 1 }, id]),
      cursor(['a\u0000b', id]),
      cursor(['a', id, id]),
      cursor(["' or 1=1 --", "' or 1=1 --"]),
      'x'.repeat(2001),
    ];
    for (const list of LISTS)
      for (const after of garbage) {
        const { it, refusal } = await call(list, { ...full(list), first: 5, after });
        // A list by name takes any name as a place to go on from.
        if (BY_NAME.includes(list) && !refusal) expect(it).toHaveProperty('nodes');
        else expect({ list, after, code: refusal?.code }).toEqual({ list, after, code: 'INVALID' });
      }
  });

  it('behind any text at all never break', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...LISTS),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }).map(cursor),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        async (list, after) => {
          await call(list, { ...full(list), first: 5, after });
        },
      ),
      { numRuns: 150 },
    );
  });
});
