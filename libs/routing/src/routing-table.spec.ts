import { NOTICE_CLASSES, REGIME_CODES } from '#law';
import { ROUTING_TABLE, type RoutingInputs, routeOf } from './routing-table.js';

const inputs = (more: Partial<RoutingInputs> = {}): RoutingInputs => ({
  kind: 'VIOLATION_NOTICE',
  regime: 'VN-PDPL-2025',
  noticeClass: 'URGENT_72H',
  authority: 'A05',
  provinceCode: '31',
  defenceScope: false,
  ...more,
});

describe('the routing table', () => {
  it('sends every violation notice to the agency that the law names, whatever the province, the class or the regime', () => {
    for (const regime of REGIME_CODES)
      for (const noticeClass of NOTICE_CLASSES)
        for (const provinceCode of ['01', '31', '79', '']) {
          const { rule, unitCode } = routeOf(inputs({ regime, noticeClass, provinceCode }));
          expect({ rule: rule.id, unitCode }).toEqual({ rule: 'NOTICE-TO-SPECIALISED-AGENCY', unitCode: 'A05' });
        }
    expect(routeOf(inputs({ authority: 'B06' })).unitCode).toBe('B06');
  });

  it('leaves nothing without a desk', () => {
    expect(routeOf(inputs({ authority: null }))).toMatchObject({ rule: { id: 'FALLBACK' }, unitCode: 'A05' });
  });

  it('cites an article for every rule, each under a name of its own', () => {
    expect(ROUTING_TABLE.every(({ article }) => /\d/.test(article))).toBe(true);
    expect(new Set(ROUTING_TABLE.map(({ id }) => id)).size).toBe(ROUTING_TABLE.length);
  });
});
