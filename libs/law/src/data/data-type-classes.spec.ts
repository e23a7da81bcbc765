import { dataClassOf } from './data-type-classes.js';
import { DATA_TYPE_CODES } from './data-types.js';

describe('dataClassOf', () => {
  it('has a class for every code in both regimes', () => {
    expect(DATA_TYPE_CODES).toHaveLength(44);
    for (const code of DATA_TYPE_CODES) {
      expect(dataClassOf('VN-PDPD-2023', code).article).toMatch(/^D13 2\.[34]\(/);
      expect(dataClassOf('VN-PDPL-2025', code).article).toMatch(/^D356 (3\.\d+|4\.1\(.\))$/);
    }
  });

  it('puts basic and sensitive in the article that lists them', () => {
    for (const code of DATA_TYPE_CODES) {
      const [d13, l91] = [dataClassOf('VN-PDPD-2023', code), dataClassOf('VN-PDPL-2025', code)];
      expect(d13.article.startsWith('D13 2.4')).toBe(d13.class === 'SENSITIVE');
      expect(l91.article.startsWith('D356 4')).toBe(l91.class === 'SENSITIVE');
    }
  });

  it('moves activity in cyberspace, identity-card images and e-identity credentials from basic to sensitive, and nothing else', () => {
    const moved = DATA_TYPE_CODES.filter((code) => dataClassOf('VN-PDPD-2023', code).class !== dataClassOf('VN-PDPL-2025', code).class);

    expect(moved).toEqual(['CYBER_ACTIVITY_HISTORY', 'EID_CREDENTIALS', 'ID_CARD_IMAGE']);
  });

  it('refuses a code that is not in the list, also names of object members', () => {
    for (const code of ['BLOOD', 'toString', '__proto__', ''])
      expect(() => dataClassOf('VN-PDPL-2025', code)).toThrow(expect.objectContaining({ code: 'UNKNOWN_DATA_TYPE' }));
  });
});
