import { PROCESSING } from './ciso-sheets.js';
import { comparableHeader } from './column-mapping.js';
import { SYNONYMS, TARGET_FIELDS } from './column-synonyms.js';
import { FORMAT_NAMES } from './detect-format.js';
import { LOSSES } from './format-losses.js';

test.each(Object.entries(LOSSES))('%s: each field has one fate, and the format has a name', (format, { carried, asText, lost }) => {
  const fields = [...carried, ...asText, ...lost];
  expect(new Set(fields).size).toBe(fields.length);
  expect(carried.length).toBeGreaterThan(0);
  expect(FORMAT_NAMES[format as keyof typeof FORMAT_NAMES].vi).not.toBe('');
});

test('the template of CISO Assistant has the columns that are read', () => {
  const { carried, asText, lost } = LOSSES.CISO_ASSISTANT_TEMPLATE;
  expect([...carried, ...asText, ...lost].sort()).toEqual(Object.keys(PROCESSING.columns).sort());
});

test('a header that names a field names no other', () => {
  const phrases = TARGET_FIELDS.flatMap((field) => SYNONYMS[field].map(comparableHeader));
  expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) < at || phrase === '')).toEqual([]);
});
