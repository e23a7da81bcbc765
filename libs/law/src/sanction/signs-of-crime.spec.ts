import { citeArticle } from '../regime/article.js';
import { CRIMINAL_TRANSFER, type CrimeFacts, mustTransfer, SIGNS_OF_CRIME, signsOfCrime } from './signs-of-crime.js';

const met = (facts: CrimeFacts) =>
  signsOfCrime(facts)
    .filter(({ standing }) => standing === 'MET')
    .map(({ code }) => code);
const unknown = (facts: CrimeFacts) =>
  signsOfCrime(facts)
    .filter(({ standing }) => standing === 'UNKNOWN')
    .map(({ code }) => code);

describe('the signs of a crime', () => {
  it.each<[CrimeFacts, readonly string[]]>([
    [{ illicitGainVnd: 49_999_999 }, []],
    [{ illicitGainVnd: 50_000_000 }, ['PC288_GAIN']],
    [{ damageVnd: 99_999_999 }, []],
    [{ damageVnd: 100_000_000 }, ['PC288_DAMAGE']],
    [{ reputationHarmed: true }, ['PC288_REPUTATION']],
    [{ reputationHarmed: true, illicitGainVnd: 60_000_000, onNetwork: false }, []],
    [{ bankAccounts: 19 }, []],
    [{ bankAccounts: 20 }, ['PC291_ACCOUNTS']],
    [{ bankAccounts: 1, illicitGainVnd: 20_000_000 }, ['PC291_GAIN']],
    [{ bankAccounts: 0, illicitGainVnd: 20_000_000 }, []],
    [{ intrusion: true }, ['PC289']],
    [{ propertyTaken: true }, ['PC290']],
    [{ correspondenceInfringed: true }, []],
    [{ correspondenceInfringed: true, sanctionedBefore: true }, ['PC159']],
    [{}, []],
  ])('%j: %j', (facts, codes) => {
    expect(met(facts)).toEqual(codes);
    expect(mustTransfer(signsOfCrime(facts))).toBe(codes.length > 0);
  });

  it('are open where a fact is missing, and say which', () => {
    expect(unknown({})).toHaveLength(SIGNS_OF_CRIME.length);
    expect(signsOfCrime({ correspondenceInfringed: true })).toContainEqual(
      expect.objectContaining({ code: 'PC159', standing: 'UNKNOWN', missing: ['sanctionedBefore'] }),
    );
    expect(
      unknown({
        illicitGainVnd: 0,
        damageVnd: 0,
        bankAccounts: 0,
        reputationHarmed: false,
        intrusion: false,
        propertyTaken: false,
        correspondenceInfringed: false,
      }),
    ).toEqual([]);
  });

  it('say what was compared, in both languages', () => {
    const [gain] = signsOfCrime({ illicitGainVnd: 60_000_000 });
    expect(gain!.because).toEqual({
      vi: 'Trên mạng: coi là có; Thu lợi bất chính: 60.000.000 đồng (mức 50.000.000 đồng).',
      en: 'On a network: held to be so; Illicit gain: VND 60,000,000 (threshold VND 50,000,000).',
    });
  });

  it('cite the Penal Code, and the transfer Decree 330 and the Law', () => {
    expect(new Set(SIGNS_OF_CRIME.map(({ code }) => code)).size).toBe(SIGNS_OF_CRIME.length);
    for (const { article, sign, crime } of SIGNS_OF_CRIME) {
      expect(citeArticle(article).vi).toMatch(/^khoản 1 Điều (288|159|289|290|291) Bộ luật Hình sự$/);
      for (const { vi, en } of [sign, crime]) expect(vi && en).toBeTruthy();
    }
    expect(citeArticle(CRIMINAL_TRANSFER.article).vi).toBe(
      'khoản 4 Điều 4 Nghị định 330/2026/NĐ-CP; Điều 62 Luật Xử lý vi phạm hành chính; Điều 63 Luật Xử lý vi phạm hành chính',
    );
  });
});
