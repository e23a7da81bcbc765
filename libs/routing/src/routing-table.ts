import type { NoticeClass, RegimeCode } from '#law';
import { FALLBACK_RULE, type RoutedKind, type RoutingRule } from './routing-rules.js';

/** What competence depends on. */
export interface RoutingInputs {
  readonly kind: RoutedKind;
  /** Null where none was decided, as for what others report. */
  readonly regime: RegimeCode | null;
  readonly noticeClass: NoticeClass | null;
  /** Of the head office; empty where it is not known. */
  readonly provinceCode: string;
  readonly defenceScope: boolean;
  /** Day of Vietnam, `2026-11-22`: decides which overlays are in force. */
  readonly day: string;
}

export interface Route {
  readonly rule: RoutingRule;
  /** Code of the unit that decides. */
  readonly lead: string;
  /** Codes of units that get a copy; without the lead, each once. */
  readonly copies: readonly string[];
  /** Another rule of the same rank leads elsewhere: the table has to be mended. */
  readonly ambiguous: boolean;
}

/** The first rule that matches, by priority. The table ends with a rule that asks nothing. */
export function routeOf(rules: readonly RoutingRule[], inputs: RoutingInputs): Route {
  const matching = rules.filter((rule) => matches(rule, inputs)).sort((a, b) => a.priority - b.priority);
  const [rule, next] = matching;
  if (!rule) throw new Error(`the routing table has no rule for ${inputs.kind}, not even ${FALLBACK_RULE}`);
  const ambiguous = next?.priority === rule.priority && (next.lead !== rule.lead || next.copies.join() !== rule.copies.join());
  const lead = unitCode(rule.lead, inputs) ?? rules.find(({ code }) => code === FALLBACK_RULE)!.lead;
  const copies = rule.copies.flatMap((template) => unitCode(template, inputs) ?? []);
  return { rule, lead, copies: [...new Set(copies)].filter((code) => code !== lead), ambiguous };
}

export function matches(rule: RoutingRule, inputs: RoutingInputs): boolean {
  const among = (list: readonly string[] | null, value: string | null) => list === null || (value !== null && list.includes(value));
  return (
    among(rule.kinds, inputs.kind) &&
    among(rule.regimes, inputs.regime) &&
    among(rule.noticeClasses, inputs.noticeClass) &&
    among(rule.provinces, inputs.provinceCode) &&
    (rule.defenceScope === null || rule.defenceScope === inputs.defenceScope) &&
    (rule.validFrom === null || rule.validFrom <= inputs.day) &&
    (rule.validTo === null || rule.validTo >= inputs.day)
  );
}

/** Null where the template asks for a province and none is known. */
function unitCode(template: string, { provinceCode }: RoutingInputs): string | null {
  if (!template.includes('{province}')) return template;
  return provinceCode === '' ? null : template.replace('{province}', provinceCode);
}
