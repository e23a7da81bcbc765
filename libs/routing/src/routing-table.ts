import type { NoticeClass, RegimeCode } from '#law';

export interface RoutingInputs {
  readonly kind: 'VIOLATION_NOTICE';
  readonly regime: RegimeCode;
  readonly noticeClass: NoticeClass;
  /** What the law's recipient table named, e.g. `A05`. */
  readonly authority: string | null;
  readonly provinceCode: string;
  readonly defenceScope: boolean;
}

export interface RoutingRule {
  readonly id: string;
  readonly article: string;
  readonly matches: (inputs: RoutingInputs) => boolean;
  readonly unitCode: (inputs: RoutingInputs) => string;
}

/**
 * Which desk a filing goes to; the first rule that matches decides and is stored with what it looked at. Violation
 * notices go to the specialised agency whatever the province: Resolution 22/2026 moves dossiers to the provinces, not
 * notices (its Annex I.7 does not list them).
 */
export const ROUTING_TABLE: readonly RoutingRule[] = [
  {
    id: 'NOTICE-TO-SPECIALISED-AGENCY',
    article: 'D13 23.1; L91 23.1; D356 28.2',
    matches: ({ kind, authority }) => kind === 'VIOLATION_NOTICE' && authority !== null,
    unitCode: ({ authority }) => authority!,
  },
  // Nothing is ever without a desk: what no rule knows is read by A05, who passes it on.
  { id: 'FALLBACK', article: 'L91 33.1(a)', matches: () => true, unitCode: () => 'A05' },
];

export function routeOf(inputs: RoutingInputs): { readonly rule: RoutingRule; readonly unitCode: string } {
  const rule = ROUTING_TABLE.find((candidate) => candidate.matches(inputs))!;
  return { rule, unitCode: rule.unitCode(inputs) };
}
