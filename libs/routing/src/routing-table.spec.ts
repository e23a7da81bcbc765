import { createHash } from 'node:crypto';
import { PROVINCES } from '#identity';
import { FILING_ROUTE_OVERLAYS, NOTICE_CLASSES, NOTICE_RULES, parseArticle, RECIPIENTS, REGIME_CODES, recipientOf } from '#law';
import { checkRouting, combinations, type RoutingFinding, turningDays } from './check-routing.js';
import { FALLBACK_RULE, ROUTED_KINDS, ROUTING_RULES_1, type RoutingRule } from './routing-rules.js';
import { type RoutingInputs, routeOf } from './routing-table.js';

const PROVINCE_CODES = Object.keys(PROVINCES);
const UNITS = new Set(['A05', 'MOD', ...PROVINCE_CODES.map((code) => `PA05-${code}`)]);
const inputs = (more: Partial<RoutingInputs> = {}): RoutingInputs => ({
  kind: 'VIOLATION_NOTICE',
  regime: 'VN-PDPL-2025',
  noticeClass: 'URGENT_72H',
  provinceCode: '31',
  defenceScope: false,
  day: '2026-11-22',
  ...more,
});
const route = (more: Partial<RoutingInputs> = {}) => {
  const { rule, lead, copies } = routeOf(ROUTING_RULES_1, inputs(more));
  return { rule: rule.code, lead, copies };
};
const briefly = (found: readonly RoutingFinding[]) => found.map(({ fault, rule, unitCode }) => `${fault} ${rule} ${unitCode}`);

describe('the table of competence', () => {
  it('sends every violation notice to the agency that the law names, whatever the province, the class, the regime or the day', () => {
    for (const regime of REGIME_CODES)
      for (const noticeClass of NOTICE_CLASSES)
        for (const provinceCode of [...PROVINCE_CODES, ''])
          for (const day of turningDays(ROUTING_RULES_1)) {
            const notice = route({ regime, noticeClass, provinceCode, day });
            expect({ lead: notice.lead, copies: notice.copies }).toEqual({ lead: 'A05', copies: [] });
          }
  });

  it('agrees with the recipients of the law, rule by rule, and tells both ministries of what is of defence', () => {
    for (const rule of NOTICE_RULES) {
      const { authority } = recipientOf(rule);
      const { lead, copies } = route({ regime: rule.regime, noticeClass: rule.noticeClass, defenceScope: true });
      if (authority) expect(lead).toBe(authority);
      const defence = RECIPIENTS.find((row) => row.regime === rule.regime && row.recipient === 'DEFENCE_AUTHORITY')!;
      if (authority) expect(copies).toEqual([defence.authority]);
    }
  });

  it.each([
    ['2026-04-28', 'A05', 'DOSSIER-TO-SPECIALISED-AGENCY'],
    ['2026-04-29', 'PA05-31', 'DOSSIER-NQ22'],
    ['2027-03-01', 'PA05-31', 'DOSSIER-NQ22'],
    ['2027-03-02', 'A05', 'DOSSIER-TO-SPECIALISED-AGENCY'],
  ])('sends a dossier of %s to %s: Resolution 22/2026 moves dossiers while it lasts, and nothing else', (day, lead, rule) => {
    for (const kind of ['DPIA_DOSSIER', 'TRANSFER_DOSSIER'] as const)
      expect(route({ kind, noticeClass: null, day })).toEqual({ rule, lead, copies: [] });
    expect(route({ day }).lead).toBe('A05');
    const [overlay] = FILING_ROUTE_OVERLAYS;
    const row = ROUTING_RULES_1.find(({ code }) => code === 'DOSSIER-NQ22')!;
    expect([row.validFrom, row.validTo, row.article]).toEqual([overlay!.from, overlay!.to, overlay!.article]);
  });

  it('keeps a dossier of defence with the ministries, and a dossier under Decree 13 with A05, whatever the overlay', () => {
    expect(route({ kind: 'DPIA_DOSSIER', noticeClass: null, defenceScope: true })).toMatchObject({ lead: 'A05', copies: ['MOD'] });
    expect(route({ kind: 'DPIA_DOSSIER', noticeClass: null, regime: 'VN-PDPD-2023' }).lead).toBe('A05');
  });

  it('sends what others report to A05 with a copy to the province, where one is known', () => {
    const report = { kind: 'THIRD_PARTY_REPORT', noticeClass: null, regime: null } as const;
    expect(route({ ...report, provinceCode: '79' })).toEqual({ rule: 'THIRD-PARTY-REPORT', lead: 'A05', copies: ['PA05-79'] });
    expect(route({ ...report, provinceCode: '' })).toEqual({ rule: 'THIRD-PARTY-REPORT', lead: 'A05', copies: [] });
  });

  it('leaves nothing without a desk', () => {
    expect(route({ kind: 'CYBER_INCIDENT', noticeClass: null, day: '2024-01-01' })).toEqual({
      rule: FALLBACK_RULE,
      lead: 'A05',
      copies: [],
    });
  });

  it('cites an article for every rule, each under a name of its own', () => {
    for (const { article } of ROUTING_RULES_1) expect(() => parseArticle(article)).not.toThrow();
    expect(new Set(ROUTING_RULES_1.map(({ code }) => code)).size).toBe(ROUTING_RULES_1.length);
  });

  it('is, in its first version, what was released', () => {
    expect(createHash('sha256').update(JSON.stringify(ROUTING_RULES_1)).digest('hex')).toBe(RELEASED);
  });
});

describe('the check of competence', () => {
  const check = (rules: readonly RoutingRule[], units: ReadonlySet<string> = UNITS) => briefly(checkRouting(rules, PROVINCE_CODES, units));

  it('looks at every combination of both regimes, all kinds and classes, 34 provinces, defence and the days of the overlays', () => {
    const all = [...combinations(ROUTING_RULES_1, PROVINCE_CODES)];
    expect(PROVINCE_CODES).toHaveLength(34);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(ROUTED_KINDS));
    expect(new Set(all.map(({ day }) => day))).toEqual(new Set(turningDays(ROUTING_RULES_1)));
    expect(turningDays(ROUTING_RULES_1)).toEqual(expect.arrayContaining(['2026-04-28', '2026-04-29', '2027-03-01', '2027-03-02']));
    const perDay = REGIME_CODES.length * 34 * 2;
    const days = turningDays(ROUTING_RULES_1).length;
    const cyberDays = turningDays(ROUTING_RULES_1).filter((day) => day >= '2026-08-19').length;
    expect(all).toHaveLength(perDay * (days * (NOTICE_CLASSES.length + 3) + cyberDays));
  });

  it('finds nothing to mend where every unit is set up', () => {
    expect(check(ROUTING_RULES_1)).toEqual([]);
  });

  // Positive controls: each fault is found, and named.
  it('finds a unit that is not set up', () => {
    expect(check(ROUTING_RULES_1, new Set([...UNITS].filter((code) => code !== 'PA05-31' && code !== 'MOD')))).toEqual([
      'NO_UNIT NOTICE-DEFENCE-D13 MOD',
      'NO_UNIT NOTICE-DEFENCE-L91 MOD',
      'NO_UNIT DOSSIER-DEFENCE MOD',
      'NO_UNIT DOSSIER-NQ22 PA05-31',
      'NO_UNIT THIRD-PARTY-REPORT PA05-31',
    ]);
  });

  it('finds what only the common queue would take', () => {
    const without = ROUTING_RULES_1.filter(({ code }) => code !== 'NOTICE-TO-SPECIALISED-AGENCY');
    expect(check(without)).toEqual(['NO_RULE FALLBACK A05']);
  });

  it('finds two rules of one rank that lead to different units', () => {
    const notice = ROUTING_RULES_1.find(({ code }) => code === 'NOTICE-TO-SPECIALISED-AGENCY')!;
    const other: RoutingRule = { ...notice, code: 'NOTICE-TO-PROVINCE', lead: 'PA05-{province}', provinces: ['31'] };
    expect(check([...ROUTING_RULES_1, other])).toEqual(['AMBIGUOUS NOTICE-TO-SPECIALISED-AGENCY A05']);
  });
});

/** Digest of the rows of version 1: whoever changes a released row sees red, and writes version 2 instead. */
const RELEASED = '44051e781efd03aebc488dcaefb10df87075ec0f7e12572bb2cf4f20d75b111a';
