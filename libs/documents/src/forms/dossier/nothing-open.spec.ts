import { dossierCompleteness, type ImpactFacts } from '#law';
import { said } from '../../../testing/dossier-answers.js';
import { LEAST_DPIA, LEAST_TRANSFER, PERSON } from '../../../testing/dossier-samples.js';
import { NOT_KNOWN } from '../../answers.js';
import { dossierLetter, impactReport } from '../../index.js';
import type { FiledDossier } from './filed-dossier.js';

const ofPerson = (dossier: FiledDossier): FiledDossier => {
  const { businessLines, branchCount } = dossier.facts.filer;
  return { ...dossier, facts: { ...dossier.facts, filer: { ...PERSON, businessLines, branchCount } } };
};
const DOSSIERS: readonly [string, string, FiledDossier][] = [
  ['02a', '10', LEAST_DPIA],
  ['01a', '09', LEAST_TRANSFER],
  ['02b', '10', ofPerson(LEAST_DPIA)],
  ['01b', '09', ofPerson(LEAST_TRANSFER)],
];

/** What there may be none of stays open to be written on, or says that it does not apply: no row promises that something follows. */
describe.each(DOSSIERS)('a dossier in which nothing is open, on Forms %s and %s', (letter, report, dossier) => {
  const open = (facts: ImpactFacts) => dossierCompleteness('VN-PDPL-2025', facts).open.map(({ path }) => path);

  it('prints nothing that is to follow', () => {
    expect(open(dossier.facts)).toEqual([]);
    expect(dossierLetter(dossier).formName).toBe(`Mẫu số ${letter}`);
    expect(impactReport(dossier).formName).toMatch(new RegExp(`${report}$`));
    for (const paper of [dossierLetter(dossier), impactReport(dossier)]) expect(said(paper)).not.toContain(NOT_KNOWN);
  });

  it('says of parties that there are none, where somebody said so', () => {
    const without = { ...dossier.facts, parties: [] };
    if (dossier.facts.type === 'TRANSFER') return expect(open(without)).toEqual(['parties']);
    expect(open(without)).toEqual([]);
    expect(said(impactReport({ ...dossier, facts: without }))).not.toContain(NOT_KNOWN);
  });

  it('prints each text that it asks for', () => {
    const texts = Object.entries(dossier.facts).filter(
      ([path, value]) => typeof value === 'string' && !path.endsWith('On') && open({ ...dossier.facts, [path]: null }).includes(path),
    );
    expect(texts.length).toBeGreaterThan(5);
    for (const [path, text] of texts) expect([path, said(impactReport(dossier))]).toEqual([path, expect.stringContaining(text as string)]);
  });

  it('and would print it of each answer that is taken away', () => {
    for (const path of ['storagePolicy', 'overview', 'parties', 'consent'] as const) {
      const without = { ...dossier.facts, [path]: null };
      expect([path, open(without)]).toEqual([path, expect.arrayContaining([path])]);
      expect(said(impactReport({ ...dossier, facts: without }))).toContain(NOT_KNOWN);
    }
  });
});
