import fc from 'fast-check';
import { COMPETENCES, ceilingOf, maySign, SIGNER_TITLES, type SignerTitle, type Signing } from './competence.js';
import { type FineBand, forRespondent, RESPONDENTS, statedBand } from './fine-band.js';
import { FINE_RULES, fineRule } from './fine-rules.js';
import { illegalTradeBand } from './illegal-trade.js';

const on = '2026-10-01';
const M = 1_000_000;
const trade = (proceedsVnd: number) =>
  illegalTradeBand({ basicSubjects: null, sensitiveSubjects: null, proceedsVnd, harm: false, actOn: on });
const stated = (clause: string) => statedBand(fineRule(`SANC-330-${clause}`), on);

/** Ceilings for organisations under the general maximum of 3 billion, in millions, written down a second time. */
const CEILINGS: Readonly<Record<SignerTitle, number>> = {
  POLICE_ON_DUTY: 300,
  COMMUNE_POLICE_CHIEF: 1_500,
  DIVISION_HEAD: 2_400,
  PROVINCIAL_POLICE_DIRECTOR: 3_000,
  A05_DIRECTOR: 3_000,
  COMMUNE_CHAIR: 1_500,
  PROVINCIAL_CHAIR: 3_000,
  MPS_INSPECTOR: 300,
  PROVINCIAL_INSPECTION_HEAD: 1_500,
  PROVINCIAL_CHIEF_INSPECTOR: 2_400,
  MPS_CHIEF_INSPECTOR: 3_000,
  SBV_CHIEF_INSPECTOR: 3_000,
};

describe('the ceiling of a title', () => {
  it.each(Object.entries(CEILINGS))('%s: %d m for organisations, half for individuals, more only with the maximum', (title, ceiling) => {
    const of = (maximum: number, respondent: 'ORGANISATION' | 'INDIVIDUAL') => ceilingOf(title as SignerTitle, maximum, respondent, on);
    expect(of(3_000 * M, 'ORGANISATION')).toBe(ceiling * M);
    expect(of(3_000 * M, 'INDIVIDUAL')).toBe((ceiling * M) / 2);
    expect(of(30_000 * M, 'ORGANISATION')).toBe(10 * ceiling * M);
  });

  it('is there for every title, from Decree 330 on and not before', () => {
    expect(COMPETENCES.map(({ title }) => title)).toEqual([...SIGNER_TITLES]);
    for (const title of SIGNER_TITLES) expect(ceilingOf(title, 3_000 * M, 'ORGANISATION', '2026-08-18')).toBeNull();
    for (const title of SIGNER_TITLES) expect(ceilingOf(title, 3_000 * M, 'ORGANISATION', '2026-08-19')).toBeGreaterThan(0);
  });
});

describe('who may sign a fine', () => {
  const band = fc.oneof(
    fc.integer({ min: 1, max: 10_000_000_000 }).map(trade),
    fc.constantFrom(...FINE_RULES.filter(({ measure }) => measure.kind === 'AMOUNT').map(({ id }) => stated(id.replace('SANC-330-', '')))),
  );
  const signing = fc
    .record({
      title: fc.constantFrom(...SIGNER_TITLES),
      whole: band,
      respondent: fc.constantFrom(...RESPONDENTS),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ title, whole, respondent, part }): Signing => {
      const its = forRespondent(whole, respondent);
      return { title, band: its, on, amountVnd: its.minVnd + Math.floor(part * (its.maxVnd - its.minVnd)) };
    });
  /** Whether anybody signs an amount above a ceiling that is counted here from the table above. */
  const signsAbove = (allowed: (given: Signing) => boolean) =>
    fc.check(
      fc.property(signing, (given) => {
        const share = CEILINGS[given.title] / 3_000;
        const ceiling = given.band.maximumVnd * share * (given.band.respondent === 'INDIVIDUAL' ? 0.5 : 1);
        return !allowed(given) || given.amountVnd <= ceiling + 1;
      }),
      { numRuns: 2_000 },
    ).failed;

  it('nobody signs above the ceiling', () => {
    expect(signsAbove((given) => maySign(given) === null)).toBe(false);
  });

  it('positive control: whoever forgot that individuals halve it would be found', () => {
    const forgetful = ({ title, band: its, amountVnd }: Signing) => amountVnd <= ceilingOf(title, its.maximumVnd, 'ORGANISATION', on)!;
    expect(signsAbove(forgetful)).toBe(true);
  });

  it('whoever is named instead may sign, with the least share that suffices', () => {
    fc.assert(
      fc.property(signing, (given) => {
        const refusal = maySign(given);
        for (const title of refusal?.mayInstead ?? []) expect(maySign({ ...given, title })).toBeNull();
        expect(refusal?.mayInstead).not.toEqual([]);
      }),
    );
  });

  const sign = (title: SignerTitle, amountVnd: number, its: FineBand, day = on) => maySign({ title, amountVnd, band: its, on: day });

  it('is refused above the ceiling with article, ceiling, who may, in both languages', () => {
    const leak = stated('53.3d');
    expect(sign('POLICE_ON_DUTY', 600 * M, leak)).toMatchObject({
      code: 'ABOVE_CEILING',
      article: 'D330 72.1(b)',
      ceilingVnd: 300 * M,
      mayInstead: ['COMMUNE_POLICE_CHIEF', 'COMMUNE_CHAIR', 'PROVINCIAL_INSPECTION_HEAD'],
      vi: expect.stringMatching(/300\.000\.000 đồng.*600\.000\.000 đồng.*Trưởng Công an cấp xã/),
      en: expect.stringMatching(/VND 300,000,000.*VND 600,000,000.*Chief of commune police/),
    });
    expect(sign('COMMUNE_POLICE_CHIEF', 600 * M, leak)).toBeNull();
    expect(sign('DIVISION_HEAD', 2_400 * M + 1, trade(60 * M))).toMatchObject({ code: 'ABOVE_CEILING', ceilingVnd: 2_400 * M });
  });

  it('goes by the top of the band too: 80 % do not sign where it is 3 billion, whatever the amount', () => {
    expect(sign('DIVISION_HEAD', 120 * M, trade(60 * M))).toMatchObject({
      code: 'BAND_ABOVE_CEILING',
      article: 'LHAV 52.2; D330 72.3(b)',
      confidence: 'C2',
      mayInstead: ['PROVINCIAL_POLICE_DIRECTOR', 'A05_DIRECTOR', 'PROVINCIAL_CHAIR', 'MPS_CHIEF_INSPECTOR', 'SBV_CHIEF_INSPECTOR'],
    });
    expect(sign('PROVINCIAL_POLICE_DIRECTOR', 120 * M, trade(60 * M))).toBeNull();
    expect(sign('DIVISION_HEAD', 1_000 * M, stated('53.3d'))).toBeNull();
    expect(sign('POLICE_ON_DUTY', 40 * M, stated('54.3'))).toBeNull();
  });

  it('is refused outside the band, for a fraction, and before Decree 330', () => {
    for (const amount of [40 * M - 1, 60 * M + 1, 45 * M + 0.5])
      expect(sign('A05_DIRECTOR', amount, stated('54.3'))).toMatchObject({ code: 'OUTSIDE_BAND', article: 'D330 54.3' });
    expect(sign('A05_DIRECTOR', 20 * M, forRespondent(stated('54.3'), 'INDIVIDUAL'))).toBeNull();
    expect(sign('A05_DIRECTOR', 50 * M, stated('54.3'), '2026-08-18')).toMatchObject({ code: 'NOT_COMPETENT', ceilingVnd: null });
  });
});
