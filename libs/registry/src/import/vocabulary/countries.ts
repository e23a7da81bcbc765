import type { ForeignTerm, OwnTerm, Vocabulary } from './term.js';

/** Codes that CLDR knows and that stand for no country; withdrawn codes (`SU`) are left out by their canonical form. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA']);

function allCountries(): OwnTerm[] {
  const en = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const vi = new Intl.DisplayNames('vi', { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NO_COUNTRY.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
    .flatMap((code) => {
      const name = en.of(code);
      return name === undefined ? [] : [{ code, en: name, vi: vi.of(code) ?? name }];
    });
}

const OWN = allCountries();

function inFrench(): ForeignTerm[] {
  const fr = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' });
  return OWN.flatMap(({ code }) => {
    const name = fr.of(code);
    return name === undefined ? [] : [{ key: name, label: name, code }];
  });
}

/** Countries by alpha-2 code, or by name in English, Vietnamese or French (CLDR, as built into Node). */
export const COUNTRIES: Vocabulary = { kind: 'COUNTRY', own: OWN, foreign: inFrench() };
