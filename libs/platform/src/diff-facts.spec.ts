import fc from 'fast-check';
import { contradicts, diffFacts } from './diff-facts.js';

describe('the difference between two statements of facts', () => {
  it('names every field that was added, removed or changed, and nothing else', () => {
    const before: object = {
      place: 'Máy chủ A',
      actType: 'LEAK',
      systems: ['CRM', 'ERP'],
      dataTypes: [
        { code: 'PHONE_NUMBER', state: 'UNKNOWN' },
        { code: 'LOCATION', state: 'AFFECTED' },
      ],
    };
    const after: object = {
      place: 'Máy chủ B',
      actType: 'LEAK',
      systems: ['ERP', 'Kho dữ liệu'],
      consequences: 'Bị gọi điện lừa đảo',
      dataTypes: [
        { code: 'LOCATION', state: 'AFFECTED' },
        { code: 'PHONE_NUMBER', state: 'AFFECTED' },
      ],
    };
    expect(diffFacts(before, after)).toEqual([
      { path: 'consequences', change: 'ADDED', before: null, after: '"Bị gọi điện lừa đảo"' },
      { path: 'dataTypes[PHONE_NUMBER].state', change: 'CHANGED', before: '"UNKNOWN"', after: '"AFFECTED"' },
      { path: 'place', change: 'CHANGED', before: '"Máy chủ A"', after: '"Máy chủ B"' },
      { path: 'systems[CRM]', change: 'REMOVED', before: '"CRM"', after: null },
      { path: 'systems[Kho dữ liệu]', change: 'ADDED', before: null, after: '"Kho dữ liệu"' },
    ]);
  });

  it('tells an empty list, which was said, from an absent one, which was not', () => {
    expect(diffFacts({}, { harmInterests: [] })).toEqual([{ path: 'harmInterests[]', change: 'ADDED', before: null, after: '[]' }]);
  });

  it('keeps rows apart that have the same name', () => {
    const twice = (contact: string): object => ({
      involvedParties: [
        { name: 'A', contact: 'một' },
        { name: 'A', contact },
      ],
    });
    expect(diffFacts(twice('hai'), twice('ba'))).toEqual([
      { path: 'involvedParties[A#2].contact', change: 'CHANGED', before: '"hai"', after: '"ba"' },
    ]);
  });

  describe('of rows that have one key', () => {
    const phone = (subjectGroup: string, retention: string) => ({ code: 'PHONE_NUMBER', label: null, subjectGroup, retention });
    const [customers, staff] = [phone('Khách hàng', '1 năm'), phone('Nhân viên', '2 năm')];
    const told = (before: object[], after: object[]) =>
      diffFacts({ dataTypes: before }, { dataTypes: after }).map(({ path, change, before, after }) => [path, change, before, after]);

    it('names the group whose row went, and nothing of the other', () => {
      const path = 'dataTypes[PHONE_NUMBER · Khách hàng]';
      expect(told([customers, staff], [staff])).toEqual([
        [`${path}.code`, 'REMOVED', '"PHONE_NUMBER"', null],
        [`${path}.retention`, 'REMOVED', '"1 năm"', null],
        [`${path}.subjectGroup`, 'REMOVED', '"Khách hàng"', null],
      ]);
      expect(told([staff], [customers, staff]).map(([, change]) => change)).toEqual(['ADDED', 'ADDED', 'ADDED']);
    });

    it('is none where they only moved, and tells a change of one of them as that', () => {
      expect(told([customers, staff], [staff, customers])).toEqual([]);
      expect(told([customers, staff], [phone('Nhân viên', '3 năm'), customers])).toEqual([
        ['dataTypes[PHONE_NUMBER · Nhân viên].retention', 'CHANGED', '"2 năm"', '"3 năm"'],
      ]);
      expect(told([customers], [{ ...customers, subjectGroup: 'Nhân viên' }])).toEqual([
        ['dataTypes[PHONE_NUMBER].subjectGroup', 'CHANGED', '"Khách hàng"', '"Nhân viên"'],
      ]);
    });

    it('pairs those first that say the same, where nothing tells them apart', () => {
      const way = (country: string) => ({ recipient: 'Đám mây mẫu', case: 'OTHER', country });
      expect(told([way('SG'), way('JP')], [way('JP'), way('SG')])).toEqual([]);
      expect(told([way('SG'), way('JP')], [way('JP')]).filter(([path]) => String(path).endsWith('country'))).toEqual([
        ['dataTypes[Đám mây mẫu · OTHER].country', 'REMOVED', '"SG"', null],
      ]);
    });
  });

  it('says "contradicts" for what is taken back, not for what is added', () => {
    expect(contradicts({ place: 'A' }, { place: 'A', consequences: 'B' })).toBe(false);
    expect(contradicts({ place: 'A' }, {})).toBe(true);
  });

  it('is empty exactly for the same facts, and turns around', () => {
    const facts = fc.record(
      {
        place: fc.string(),
        systems: fc.uniqueArray(fc.string()),
        actDescription: fc.string(),
        dataTypesUnknown: fc.boolean(),
        involvedParties: fc.uniqueArray(fc.record({ name: fc.string({ minLength: 1 }), contact: fc.string() }), {
          selector: ({ name }) => name,
        }),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<object>;
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        expect(diffFacts(a, structuredClone(a))).toEqual([]);
        const there = diffFacts(a, b);
        const back = diffFacts(b, a);
        expect(back.map(({ path }) => path)).toEqual(there.map(({ path }) => path));
        expect(back.map(({ before, after }) => [after, before])).toEqual(there.map(({ before, after }) => [before, after]));
      }),
    );
  });
});
