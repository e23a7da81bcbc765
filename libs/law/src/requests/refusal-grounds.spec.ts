import { REGIME_CODES } from '../regime/regimes.js';
import { REFUSAL_GROUNDS, REFUSAL_RULES, refusalRules } from './refusal-grounds.js';
import { REQUEST_KINDS } from './request-rules.js';

describe('the grounds for refusing a request', () => {
  it('stand once for each kind under each regime, and each ground is one of some kind', () => {
    const keys = REFUSAL_RULES.map(({ regime, kind, ground }) => `${regime} ${kind} ${ground}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(REFUSAL_RULES.map(({ ground }) => ground))).toEqual(new Set(REFUSAL_GROUNDS));
    for (const regime of REGIME_CODES)
      for (const kind of REQUEST_KINDS) expect(refusalRules(regime, kind).map(({ ground }) => ground)).toContain('IDENTITY_NOT_PROVEN');
  });

  it('are no others than the texts give: consent stands in the way of no access, and of no correction', () => {
    const of = (kind: (typeof REQUEST_KINDS)[number]) => refusalRules('VN-PDPL-2025', kind).map(({ ground }) => ground);
    expect(of('ACCESS')).toEqual(['NOT_THE_PROCEDURE', 'IDENTITY_NOT_PROVEN']);
    expect(of('CORRECTION')).toEqual(['IMPOSSIBLE', 'NOT_THE_PROCEDURE', 'IDENTITY_NOT_PROVEN']);
    expect(of('WITHDRAWAL')).toContain('WITHOUT_CONSENT');
  });
});
