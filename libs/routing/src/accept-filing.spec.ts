import { missingOf } from './accept-filing.js';

describe('the completeness list of a filing', () => {
  const content = (notEstablished: unknown) =>
    JSON.stringify({ missing: [{ path: 'consequences', article: null }], facts: { notEstablished } });
  const final = { subject: 'VIOLATION_NOTICE', kind: 'FINAL', regime: 'VN-PDPL-2025', formCode: '08' } as const;

  it('asks a final one for what is open, and not for what it says could not be established', () => {
    expect(missingOf({ ...final, content: content(null) }).map(({ path }) => path)).toEqual(['consequences']);
    expect(missingOf({ ...final, content: content([{ path: 'consequences', reason: 'Nhật ký đã mất' }]) })).toEqual([]);
  });
});
