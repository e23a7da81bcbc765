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

  it('are said by the words of the text only where those say the ground: no duty is quoted for its breach, and no bare reference', () => {
    const quoted = REFUSAL_RULES.filter(({ label, words }) => words === label.vi);
    const ours = REFUSAL_RULES.filter(({ label, words }) => words !== label.vi);
    expect(new Set(quoted.map(({ ground }) => ground)).has('IMPOSSIBLE')).toBe(true);
    expect(new Set(ours.map(({ ground }) => ground))).toEqual(new Set(['NOT_THE_PROCEDURE', 'WITHOUT_CONSENT', 'IDENTITY_NOT_PROVEN']));
    for (const { ground, words, confidence } of ours) expect([ground, words === null]).toEqual([ground, confidence === 'I']);
    for (const { words } of quoted) expect(words).not.toMatch(/^(trong các trường hợp|theo đúng|trường hợp)/);
    expect(quoted.filter(({ ground }) => ground === 'NOT_THE_PROCEDURE')).toEqual([]);
  });

  it('are no others than the texts give: consent stands in the way of no access, and of no correction', () => {
    const of = (kind: (typeof REQUEST_KINDS)[number]) => refusalRules('VN-PDPL-2025', kind).map(({ ground }) => ground);
    expect(of('ACCESS')).toEqual(['NOT_THE_PROCEDURE', 'IDENTITY_NOT_PROVEN']);
    expect(of('CORRECTION')).toEqual(['IMPOSSIBLE', 'NOT_THE_PROCEDURE', 'IDENTITY_NOT_PROVEN']);
    expect(of('WITHDRAWAL')).toContain('WITHOUT_CONSENT');
  });
});
