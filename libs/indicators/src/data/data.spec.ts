import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { keyOf, read, refusalOf } from '../../testing/read.js';
import { recordShape } from './record-shape.js';

const DIGEST = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('the digest of a file', () => {
  it.each([
    DIGEST,
    DIGEST.toUpperCase(),
    `sha256:${DIGEST}`,
    `SHA-256 = ${DIGEST}`,
    DIGEST.match(/.{2}/g)!.join(':'),
    DIGEST.match(/.{8}/g)!.join(' '),
  ])('is one however it is written: %s', (text) => {
    expect(read('FILE_DIGEST', text)).toEqual({ type: 'FILE_DIGEST', key: DIGEST, shown: DIGEST });
  });

  it.each([
    ['MD5', 32],
    ['SHA-1', 40],
    ['SHA-512', 128],
  ])('by %s is refused by name', (name, length) => {
    const refusal = refusalOf('FILE_DIGEST', 'a'.repeat(length));
    expect(refusal?.vi).toContain(`${name}; hệ thống chỉ nhận SHA-256`);
    expect(refusal?.en).toContain(`${name}; only SHA-256`);
  });

  it.each(['', DIGEST.slice(1), `${DIGEST}0`, DIGEST.replace('e', 'g')])('is not %j', (text) => {
    expect(refusalOf('FILE_DIGEST', text)?.vi).toContain('64 chữ số');
    expect(refusalOf('FILE_DIGEST', text)?.en).toContain('64 hexadecimal');
  });
});

describe('the shape of a record', () => {
  it.each([
    'Họ tên,SĐT,CCCD,Địa chỉ',
    'cccd; ho_ten; sdt; dia_chi',
    'HỌ TÊN | ĐỊA CHỈ | SDT | CCCD',
    'hoTen\tsdt\tcccd\tdiaChi\n',
    'Họ tên,SĐT,CCCD,Địa chỉ,,Họ Tên'.normalize('NFD'),
  ])('is one however its columns are written and ordered: %j', (text) => {
    expect(read('RECORD_SHAPE', text)).toEqual({
      type: 'RECORD_SHAPE',
      key: createHash('sha256').update('cccd\ndiachi\nhoten\nsdt').digest('hex'),
      shown: 'cccd, diachi, hoten, sdt',
    });
  });

  it('of the columns of a file is the same', () => {
    expect(recordShape(['Địa chỉ', 'CCCD', '', 'sdt', 'Họ tên'])).toBe(keyOf('RECORD_SHAPE', 'Họ tên,SĐT,CCCD,Địa chỉ'));
    expect(recordShape(['ho', 'ten'])).not.toBe(recordShape(['hoten']));
  });

  it('of two or three columns is weak, and of one says nothing', () => {
    expect(read('RECORD_SHAPE', 'sdt, tên')).toMatchObject({ weak: true });
    for (const text of ['', 'sdt', 'SĐT, sdt', ' , ;']) {
      expect(refusalOf('RECORD_SHAPE', text)?.vi).toContain('ít nhất hai cột');
      expect(refusalOf('RECORD_SHAPE', text)?.en).toContain('at least two columns');
    }
  });

  it('does not depend on order or repetition, and differs with a column', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(names, fc.nat(), (columns, turn) => {
        const turned = [...columns.slice(turn % columns.length), ...columns.slice(0, turn % columns.length)];
        expect(recordShape([...turned, columns[0]!])).toBe(recordShape(columns));
        expect(recordShape(columns.slice(1))).not.toBe(recordShape(columns));
      }),
    );
  });
});
