import { REGISTRY_LISTS } from '../export/register-lists.js';
import { dryRun, SYNONYMS, TARGET_FIELDS } from './index.js';
import { craftWorkbook } from './testing/crafted-workbook.js';

const found = async (bytes: Uint8Array, mapping?: Record<string, string>) =>
  (await dryRun(bytes, { ...(mapping && { mapping }) })).problems.map(({ code, severity }) => `${severity} ${code}`);
const csv = (headings: readonly string[]) => Buffer.from(`${headings.join(';')}\n${headings.map((_, n) => `Ô ${n}`).join(';')}\n`);

describe.each(REGISTRY_LISTS.map((list) => [list.key, list] as const))('%s, exported as a table', (_key, { columns, parts, title }) => {
  it.each(['vi', 'en'] as const)('in %s is refused with the way that leads back, also with a mapping', async (language) => {
    const headings = [...columns.map(({ heading }) => heading[language]), ...parts.map((part) => part.title[language])];
    expect(await found(csv(headings))).toEqual(['ERROR OWN_TABLE']);
    const sheets = Object.fromEntries(parts.map((part) => [part.title[language], [part.columns.map(({ heading }) => heading[language])]]));
    const workbook = craftWorkbook({ [title[language]]: [columns.map(({ heading }) => heading[language])], ...sheets });
    expect(await found(workbook, { name: headings[1]! })).toEqual(['ERROR OWN_TABLE']);
    const report = await dryRun(csv(headings.toReversed()));
    expect(report).toMatchObject({ committable: false, activities: [] });
    expect(report.problems[0]!.vi).toContain('/exports/register.json');
  });
});

test('a table of somebody else with our words for its headers is read', async () => {
  const headings = TARGET_FIELDS.map((field) => SYNONYMS[field][0]);
  expect(await found(csv(headings))).not.toContain('ERROR OWN_TABLE');
});
