import { DATA_TYPE_CODES, LEGAL_BASIS_CODES } from '#law';
import { COUNTRIES } from './countries.js';
import { DATA_TYPES } from './data-types.js';
import { DATA_USES } from './data-uses.js';
import { LEGAL_BASES } from './legal-bases.js';
import { OPERATIONS } from './operations.js';
import { RECIPIENT_KINDS, RELATIONSHIPS, SUBJECT_GROUPS, TRANSFER_MECHANISMS } from './parties.js';
import { TermBook, type Vocabulary } from './term.js';

const ALL: readonly Vocabulary[] = [
  LEGAL_BASES,
  DATA_TYPES,
  SUBJECT_GROUPS,
  RECIPIENT_KINDS,
  RELATIONSHIPS,
  TRANSFER_MECHANISMS,
  COUNTRIES,
  OPERATIONS,
  DATA_USES,
];

test.each(ALL.map((vocabulary) => [vocabulary.kind, vocabulary] as const))(
  '%s: every code and suggestion is one of our own',
  (_, vocabulary) => {
    const codes = new Set(vocabulary.own.map((term) => term.code));
    expect(codes.size).toBe(vocabulary.own.length);
    for (const term of vocabulary.foreign) {
      for (const code of [...(term.code ? [term.code] : []), ...(term.suggestions ?? [])]) expect(codes).toContain(code);
    }
  },
);

test('a term is known by foreign key, foreign label, our code and our name in either language, whatever the case', () => {
  const book = new TermBook(DATA_TYPES);
  for (const term of ['privacy_phone_number', 'PRIVACY_PHONE_NUMBER', 'Phone Number', 'PHONE_NUMBER', 'số điện thoại', 'So dien thoai'])
    expect(book.lookUp(term)).toEqual({ found: true, code: 'PHONE_NUMBER' });
});

test('nothing falls back to a residual code', () => {
  const book = new TermBook(DATA_TYPES);
  expect(book.lookUp('privacy_other')).toMatchObject({ found: false, known: true, suggestions: [] });
  expect(book.lookUp('zzz')).toEqual({ found: false, known: false, suggestions: [] });
  expect(DATA_TYPES.foreign.filter((term) => term.code?.startsWith('OTHER_'))).toEqual([]);
});

test('a misspelt term gets near codes as suggestions', () => {
  expect(new TermBook(DATA_TYPES).lookUp('Số điện thọai khách')).toMatchObject({
    found: false,
    suggestions: expect.arrayContaining(['PHONE_NUMBER']),
  });
  expect(new TermBook(LEGAL_BASES).lookUp('privacy_contracts')).toMatchObject({
    found: false,
    suggestions: expect.arrayContaining(['CONTRACT']),
  });
});

test('legitimate interests are explained, never mapped', () => {
  const lookup = new TermBook(LEGAL_BASES).lookUp('Legitimate Interests');
  expect(lookup).toMatchObject({ found: false, known: true, why: { vi: expect.stringContaining('lợi ích hợp pháp') } });
});

test('countries are known by code and by name in both languages; withdrawn and reserved codes are not', () => {
  const book = new TermBook(COUNTRIES);
  for (const term of ['SG', 'Singapore', 'sg']) expect(book.lookUp(term)).toEqual({ found: true, code: 'SG' });
  expect(book.lookUp('Việt Nam')).toEqual({ found: true, code: 'VN' });
  expect(book.lookUp('Nhật Bản')).toEqual({ found: true, code: 'JP' });
  for (const term of ['SU', 'DD', 'EU', 'ZZ', 'UK']) expect(book.lookUp(term).found).toBe(false);
});

test('the lists hold what the fact sheet holds', () => {
  expect(LEGAL_BASIS_CODES).toEqual(LEGAL_BASES.own.map((term) => term.code));
  expect(DATA_TYPE_CODES).toHaveLength(44);
});

test('what offices in Vietnam write for short is known, and what may be two things is put to a person', () => {
  const [bases, types] = [new TermBook(LEGAL_BASES), new TermBook(DATA_TYPES)];
  expect(bases.lookUp('Sự đồng ý')).toEqual({ found: true, code: 'CONSENT' });
  expect(bases.lookUp('hop dong')).toEqual({ found: true, code: 'CONTRACT' });
  expect(types.lookUp('Họ tên')).toEqual({ found: true, code: 'FULL_BIRTH_NAME' });
  expect(types.lookUp('số cccd')).toEqual({ found: true, code: 'PERSONAL_ID_NUMBER' });
  expect(types.lookUp('Địa chỉ')).toMatchObject({ found: false, known: true, suggestions: expect.arrayContaining(['CONTACT_ADDRESS']) });
  expect(types.lookUp('Vị trí')).toMatchObject({ found: false, known: true });
});
