import { randomBytes } from 'node:crypto';
import { seal, unseal } from './seal.js';

const KEY = randomBytes(32);
const TEXT = JSON.stringify({ fullName: 'Người báo tin', phone: '0900 000 000' });

describe('a sealed value', () => {
  it('opens under its key, where it was put, and shows nothing of itself before', () => {
    const sealed = seal(KEY, 'table|column|1', TEXT);
    expect(unseal(KEY, 'table|column|1', sealed)).toBe(TEXT);
    expect(unseal(KEY, 'p', seal(KEY, 'p', ''))).toBe('');
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('0900');
    expect(seal(KEY, 'table|column|1', TEXT)).not.toBe(sealed);
  });

  it('opens under no other key, in no other place, and with no bit changed', () => {
    const sealed = seal(KEY, 'table|column|1', TEXT);
    expect(() => unseal(randomBytes(32), 'table|column|1', sealed)).toThrow();
    expect(() => unseal(KEY, 'table|column|2', sealed)).toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unseal(KEY, 'table|column|1', changed.toString('base64'))).toThrow();
    }
    for (let length = 0; length < bytes.length; length++)
      expect(() => unseal(KEY, 'table|column|1', bytes.subarray(0, length).toString('base64'))).toThrow();
  });
});
