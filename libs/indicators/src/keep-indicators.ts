import type { CaseFile } from '#cases';
import { newId, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { isCommon } from './common-values.js';
import type { Confidence, IndicatorLevel, IndicatorSource } from './entities.js';
import type { NormalisedIndicator } from './normalised.js';

export interface Found {
  readonly source: IndicatorSource;
  readonly level: IndicatorLevel;
  readonly confidence: Confidence;
  /** True where officers who dropped a value before are not contradicted by a text that has it again. */
  readonly sparesDropped: boolean;
}

/** What is there already is seen once more, and is confirmed by whoever says so; its first source stays. */
const KEEP = `
  insert into case_indicator as i (id, case_id, unit_id, type, key, shown, level, source, confidence, first_seen_at, last_seen_at, seen_count, added_by, confirmed_by, confirmed_at)
  select n.id, $2::uuid, $3::uuid, n.type, n.key, n.shown, $4::text, $5::text, $6::text, $7::timestamptz, $7, n.count, $8::uuid, case when $4 = 'CONFIRMED' then $8::uuid end, case when $4 = 'CONFIRMED' then $7::timestamptz end
    from jsonb_to_recordset($1::jsonb) as n (id uuid, type text, key text, shown text, count integer)
    where not ($9::boolean and exists (select from case_indicator d where d.case_id = $2 and d.type = n.type and d.key = n.key and d.dropped_at is not null))
  on conflict (case_id, type, key) where dropped_at is null do update set last_seen_at = $7, seen_count = i.seen_count + excluded.seen_count, version = i.version + 1,
    level = case when excluded.level = 'CONFIRMED' then 'CONFIRMED' else i.level end,
    confidence = case when excluded.level = 'CONFIRMED' then excluded.confidence else i.confidence end,
    confirmed_by = coalesce(i.confirmed_by, excluded.confirmed_by), confirmed_at = coalesce(i.confirmed_at, excluded.confirmed_at)
  returning id, type, key`;
const KEEP_KEYS = `
  insert into case_indicator_key (indicator_id, case_id, unit_id, type, key, second, weak, common)
  select n."indicatorId", $2::uuid, $3::uuid, n.type, n.key, n.second, n.weak, n.common
    from jsonb_to_recordset($1::jsonb) as n ("indicatorId" uuid, type text, key text, second boolean, weak boolean, common boolean)
  on conflict do nothing`;

interface Kept {
  readonly id: string;
  readonly type: string;
  readonly key: string;
}

/**
 * Writes indicators of a case with all their keys, in two statements however many they are, and asks about what they meet. The event of the caller names the
 * case; the case is written already.
 */
export async function keepIndicators(
  tx: Tx,
  { id: caseId, unitId }: Pick<CaseFile, 'id' | 'unitId'>,
  indicators: readonly NormalisedIndicator[],
  { source, level, confidence, sparesDropped }: Found,
): Promise<string[]> {
  if (indicators.length === 0) return [];
  const nameOf = ({ type, key }: { readonly type: string; readonly key: string }) => `${type} ${key}`;
  const once = [...Map.groupBy(indicators, nameOf).values()].map((same) => ({ ...same[0]!, count: same.length }));
  const rows = once.map(({ type, key, shown, count }) => ({ id: newId(), type, key, shown, count }));
  const kept = await tx.sql<Kept>(KEEP, [
    ...[JSON.stringify(rows), caseId, unitId, level, source, confidence, tx.now, userIdOf(tx.actor), sparesDropped],
  ]);
  const idOf = new Map(kept.map((row) => [nameOf(row), row.id]));
  const keys = once.flatMap((indicator) => {
    const indicatorId = idOf.get(nameOf(indicator));
    if (indicatorId === undefined) return [];
    return [indicator, ...(indicator.second ?? [])].map(({ type, key, weak = false }, i) => ({
      ...{ indicatorId, type, key, second: i > 0, weak, common: isCommon(type, key) },
    }));
  });
  await tx.sql(KEEP_KEYS, [JSON.stringify(keys), caseId, unitId]);
  await askOthers(tx, { id: caseId, unitId });
  return kept.map(({ id }) => id);
}

/**
 * Asks about every case that this one meets and that the acting person does not see: the question is kept for both sides, and told to whoever leads the other.
 * What there was to ask is not said here, so that as many statements and events leave whether there was something or not.
 */
export async function askOthers(tx: Tx, { id: caseId, unitId }: Pick<CaseFile, 'id' | 'unitId'>): Promise<void> {
  const askId = newId();
  await tx.sql('insert into indicator_ask (id, case_id, unit_id, asked_by, at) values (?, ?, ?, ?, ?)', [
    ...[askId, caseId, unitId, userIdOf(tx.actor), tx.now],
  ]);
  await tx.sql('select app.ask_others(?, ?)', [askId, caseId]);
  tx.record({ type: 'MatchesAsked', subjects: [caseId, askId], payload: { caseId, askId } });
}
