import type { FactsContent, Values } from './answers.js';
import { valuesOf } from './answers.js';

type Rows = readonly Record<string, unknown>[];

/** In rows, what is not told and has to be there: none, or not known. */
const ROWS = {
  roles: (row) => ({ ...row, subjects: subjectsOf(row.subjects) }),
  transferCases: (row) => ({ ...row, subjects: subjectsOf(row.subjects) }),
  flows: ({ dataTypes, operations, systems, ...row }) => ({
    ...row,
    ...{ dataTypes: dataTypes ?? [], operations: operations ?? [], systems: systems ?? [] },
  }),
  transferFlows: ({ recipient, sensitive, ...row }) => ({ ...row, recipient: recipient ?? '', sensitive: sensitive ?? null }),
} as const satisfies Record<string, (row: Record<string, unknown>) => object>;

function subjectsOf(rows: unknown): object[] {
  return ((rows ?? []) as Rows).map(({ group, count }) => ({ group, count: count ?? null }));
}

/** Of what there may be none, and the forms print so: an empty list is the answer. */
const MAY_BE_NONE: readonly string[] = ['parties'];

/** What somebody typed as answers are kept: plain, an absent member absent, an empty list or text as an answer that is taken away. */
export function settledValues(input: Partial<FactsContent>): Values {
  const settled = Object.entries(valuesOf(input)).map(([path, value]) => {
    const plain = value === null ? null : (JSON.parse(JSON.stringify(value, (_key, inner: unknown) => inner ?? undefined)) as unknown);
    if (plain === null || plain === '') return [path, null];
    if (Array.isArray(plain) && plain.length === 0) return [path, MAY_BE_NONE.includes(path) ? plain : null];
    const settle = (ROWS as Record<string, (row: Record<string, unknown>) => object>)[path];
    return [path, settle ? (plain as Rows).map(settle) : plain];
  });
  return Object.fromEntries(settled) as Values;
}
