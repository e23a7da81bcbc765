import type { Defect, Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { type RegimeCode, storedRegime } from '../regime/regimes.js';
import type { DutyContext } from './duties.js';
import { FACT_ROWS, type FactRow, type Need } from './fact-rows.js';
import { type FormCode, formOf } from './forms.js';
import type { Timeliness } from './timeliness.js';
import type { ViolationFacts } from './violation-facts.js';

/** A fact that a form asks for. `label` is the line of the form, exactly; null where it has none. */
export interface RequiredFact extends Interval {
  readonly regime: RegimeCode;
  readonly form: FormCode;
  readonly path: string;
  readonly label: string | null;
  readonly need: Need;
  readonly origin: FactRow['origin'];
  readonly missing: Sentence;
  readonly article: Article;
  readonly confidence: Confidence;
}

/** A fact that is missing. `need` says whether that stands in the way. */
export interface MissingFact extends Defect {
  readonly need: Need;
  /** Who asks for it: the statute with its form, or only the product. */
  readonly origin: FactRow['origin'];
  readonly confidence: Confidence;
}

function resolve(row: FactRow, regime: RegimeCode, form: FormCode): RequiredFact | null {
  const on = row.on[regime];
  if (!on) return null;
  const { from, to } = storedRegime(regime);
  const { path, need, origin, missing } = row;
  return { regime, form, path, label: on.label, need, origin, missing, article: on.article, confidence: on.confidence ?? 'C1', from, to };
}

/**
 * All facts that the violation form of a regime asks for, with those that the product needs (D13 23.3, Form 03;
 * D356 28.1, Form 08). A path comes twice where the need depends on the other facts. Throws `UNKNOWN_FORM` (invalid).
 */
export function requiredFacts(regime: RegimeCode, form: string): readonly RequiredFact[] {
  const { code } = formOf(regime, form);
  return FACT_ROWS.flatMap((row) => resolve(row, regime, code) ?? []);
}

/**
 * What is missing from these facts, in the order of the form, every path at most once. Pass the verdict where it is
 * known: Decree 13 demands a reason from whoever is late (D13 23.1); and the sector, for what only finance is asked. Throws `UNKNOWN_FORM` (invalid).
 */
export function missingFacts(
  regime: RegimeCode,
  form: string,
  facts: ViolationFacts,
  timeliness?: Timeliness,
  context: Pick<DutyContext, 'sector'> = {},
): readonly MissingFact[] {
  const { code } = formOf(regime, form);
  return FACT_ROWS.flatMap((row) => {
    const fact = resolve(row, regime, code);
    if (!fact || (row.applies && !row.applies(facts, timeliness, context)) || row.present(facts)) return [];
    return [
      {
        path: fact.path,
        code: 'REQUIRED',
        ...fact.missing,
        article: fact.article,
        need: fact.need,
        origin: fact.origin,
        confidence: fact.confidence,
      },
    ];
  });
}

/**
 * Those that stand in the way: the minimum set before signing (`READY`: organisation, contact, time of detection, act,
 * at least one data type or "unknown"), and on sending (`SUBMITTED`) also the commitment and a late reason that the law
 * demands. All else may be "not yet known" and follow (D13 23.4 by law; under L91 by the product).
 */
export function blockingFacts(missing: readonly MissingFact[], step: 'READY' | 'SUBMITTED'): readonly MissingFact[] {
  return missing.filter((fact) => fact.need === 'MINIMUM' || (step === 'SUBMITTED' && fact.need === 'AT_SUBMISSION'));
}
