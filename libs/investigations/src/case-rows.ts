import { type CaseFile, type CaseState, ENDED } from '#cases';
import { isId, NotFound, StaleVersion, WrongState } from '#kernel';
import type { Tx } from '#platform';
import { InvestigationBlocked } from './investigation-refusals.js';

interface OfCase {
  readonly id: string;
  readonly caseId: string;
}
export type OfCaseClass<Row extends OfCase> = (new () => Row) & { readonly name: string };

/** Rows of this case, or NotFound where one is of another, was taken out, or does not exist. */
export async function rowsOf<Row extends OfCase>(
  tx: Tx,
  Kind: OfCaseClass<Row>,
  caseId: string,
  ids: readonly string[],
  more: object = {},
): Promise<readonly Row[]> {
  const wanted = [...new Set(ids)];
  const rows = wanted.every(isId) ? await tx.em.find(Kind, { id: { $in: wanted }, caseId, ...more } as never) : [];
  if (rows.length !== wanted.length) throw new NotFound(Kind.name);
  return wanted.map((id) => (rows as Row[]).find((row) => row.id === id)!);
}

export async function rowOf<Row extends OfCase>(
  tx: Tx,
  Kind: OfCaseClass<Row>,
  caseId: string,
  id: string,
  more: object = {},
): Promise<Row> {
  return (await rowsOf(tx, Kind, caseId, [id], more))[0]!;
}

export function refuseStale(noun: string, { version }: { readonly version: number }, expected: number | undefined): void {
  if (expected !== undefined && version !== expected) throw new StaleVersion(noun, version);
}

export function refuseEnded({ state }: CaseFile): void {
  if (ENDED.includes(state)) throw new InvestigationBlocked('CASE_ENDED');
}

/** For what is no step of a case, and belongs to some of its states all the same. */
export function refuseOutside({ state }: CaseFile, action: string, states: readonly CaseState[]): void {
  if (!states.includes(state)) throw new WrongState('case', action, state, []);
}
