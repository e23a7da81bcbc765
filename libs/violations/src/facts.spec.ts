import fc from 'fast-check';
import { DATA_TYPE_CODES } from '#law';
import { canonicalText } from '#platform/log';
import type { FactsInput } from './edge/facts.input.js';
import { prefill, toStored, toViolationFacts } from './facts.js';

const activity = (dataTypes: readonly string[], systems: readonly string[]) =>
  ({ id: 'a', code: 'A', name: 'A', version: 1, dataTypes, systems }) as never;

describe('facts of a violation', () => {
  it('are stored without what is absent, instants as text, so that equal facts are equal text', () => {
    const at = new Date('2026-11-22T01:30:00.000Z');
    const stored = toStored({
      detectedAt: at,
      place: null,
      actType: undefined,
      dataTypesUnknown: false,
      counts: [{ what: 'BASIC_SUBJECTS', basis: 'COUNTED', value: 0, min: null }],
      illegalSale: { offeredAt: at, buyer: null },
      harmInterests: [],
    } as FactsInput);
    const counts = [{ what: 'BASIC_SUBJECTS', basis: 'COUNTED', value: 0 }];
    expect(stored).toEqual({
      detectedAt: '2026-11-22T01:30:00.000Z',
      dataTypesUnknown: false,
      counts,
      illegalSale: { offeredAt: '2026-11-22T01:30:00.000Z' },
      harmInterests: [],
    });
    expect(canonicalText(stored)).toBe(
      canonicalText(
        toStored({ illegalSale: { offeredAt: at }, harmInterests: [], counts, dataTypesUnknown: false, detectedAt: at } as FactsInput),
      ),
    );
  });

  it('come back as the law judges them: the same instants, and an absent one as null', () => {
    const facts = toViolationFacts(
      { detectedAt: '2026-11-22T01:30:00.000Z', illegalSale: { offeredAt: '2026-11-21T01:30:00.000Z', seller: 'X' } },
      { nameVi: 'A' },
      { commitment: true },
    );
    expect(facts).toMatchObject({
      detectedAt: new Date('2026-11-22T01:30:00.000Z'),
      occurredFrom: null,
      occurredTo: null,
      remediatedAt: null,
      organisation: { nameVi: 'A' },
      illegalSale: { offeredAt: new Date('2026-11-21T01:30:00.000Z'), seller: 'X' },
    });
    expect(facts.commitment).toBe(true);
  });

  it('take over data types as not yet known and systems, and never overwrite what was said', () => {
    const filled = prefill({ dataTypes: [{ code: 'HEALTH', state: 'NOT_AFFECTED' }], systems: ['CRM'] }, [
      activity(['HEALTH', 'PHONE_NUMBER'], ['CRM', 'HRM']),
      activity(['PHONE_NUMBER'], ['HRM']),
    ]);
    expect(filled).toEqual({
      dataTypes: [
        { code: 'HEALTH', state: 'NOT_AFFECTED' },
        { code: 'PHONE_NUMBER', state: 'UNKNOWN' },
      ],
      systems: ['CRM', 'HRM'],
    });
  });

  it('stay as they are however often they are prefilled', () => {
    const codes = fc.uniqueArray(fc.constantFrom(...DATA_TYPE_CODES), { maxLength: 8 });
    const said = fc.uniqueArray(
      fc.record({
        code: fc.constantFrom(...DATA_TYPE_CODES),
        state: fc.constantFrom('AFFECTED' as const, 'NOT_AFFECTED' as const, 'UNKNOWN' as const),
      }),
      { selector: ({ code }) => code, maxLength: 8 },
    );
    fc.assert(
      fc.property(said, fc.array(fc.tuple(codes, fc.array(fc.string(), { maxLength: 3 })), { maxLength: 4 }), (dataTypes, sources) => {
        const activities = sources.map(([types, systems]) => activity(types, systems));
        const once = prefill({ dataTypes }, activities);
        expect(prefill(once, activities)).toEqual(once);
        expect(once.dataTypes!.slice(0, dataTypes.length)).toEqual(dataTypes);
        expect(new Set(once.dataTypes!.map(({ code }) => code)).size).toBe(once.dataTypes!.length);
      }),
    );
  });
});
