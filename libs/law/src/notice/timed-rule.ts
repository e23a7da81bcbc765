import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { RegimeCode } from '../regime/regimes.js';
import type { ReporterRole } from './vocabulary.js';

export const NOTICE_RULE_IDS = [
  'D13-BREACH',
  'D13-BREACH-ANYONE',
  'D13-BREACH-PROC',
  'L91-BREACH-72',
  'L91-BREACH-GEN',
  'L91-BREACH-PROC',
] as const;
export type NoticeRuleId = (typeof NOTICE_RULE_IDS)[number];

export const DUTY_RULE_IDS = [
  'D13-MINUTES',
  'L91-MINUTES',
  'D356-FIN-NOTICE',
  'D356-FIN-SUBJECTS',
  'L91-FIN-SUBJECTS',
  'D356-LOCBIO',
  'D356-FILE-5Y',
  'L116-CYBER-NOW',
  'L116-CYBER-24',
  'L116-CYBER-72',
] as const;
export type DutyRuleId = (typeof DUTY_RULE_IDS)[number];

/** A rule with a clock, by its id. */
export type RuleId = NoticeRuleId | DutyRuleId;

export const START_EVENTS = ['OCCURRED', 'DETECTED', 'REMEDIATED'] as const;
export type StartEvent = (typeof START_EVENTS)[number];

/**
 * A length of time. Hours (`H`) run without a pause for nights, weekends and holidays (the texts have no pause rule); years
 * (`Y`) end with the last moment of the same day of the year (Civil Code 147–148, a secondary source).
 */
export interface Length {
  readonly amount: number;
  readonly unit: 'H' | 'Y';
}

/**
 * `STATED`: the law gives a number. `UNSTATED`: the law gives words or nothing; `careful` is then what the product
 * works towards, which is a recommendation (confidence `I`) and never law.
 */
export type Limit =
  | { readonly kind: 'STATED'; readonly length: Length }
  | { readonly kind: 'UNSTATED'; readonly words: Sentence; readonly careful: Length | null };

/** What a clock is made of: every duty with a time has it. */
export interface TimedRule {
  readonly id: RuleId;
  readonly regime: RegimeCode;
  readonly startEvent: StartEvent;
  readonly limit: Limit;
  /** Whether lateness has to be explained by law, or is only asked for by the product. */
  readonly lateReason: 'DEMANDED' | 'ASKED';
  readonly article: Article;
  readonly confidence: Confidence;
  readonly openQuestions: readonly number[];
}

export const H72: Length = { amount: 72, unit: 'H' };
export const EVERYBODY: readonly ReporterRole[] = ['CONTROLLER', 'CONTROLLER_PROCESSOR', 'PROCESSOR', 'THIRD_PARTY', 'OTHER'];
export const NO_WORDS: Sentence = { vi: 'không ấn định thời hạn', en: 'no deadline stated' };
