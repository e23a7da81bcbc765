import { WrongState } from './domain-error.js';

/** One row of a transition table; the table is the specification and the code that runs. */
export interface Transition<State extends string, Code extends string> {
  readonly code: Code;
  readonly from: readonly State[];
  readonly to: State;
}

/** Transitions possible from a state, in the order of the table. */
export function transitionsFrom<S extends string, C extends string>(
  table: readonly Transition<S, C>[],
  state: S,
): readonly Transition<S, C>[] {
  return table.filter((row) => row.from.includes(state));
}

/** The state after `code`; throws {@link WrongState}, which names the state and what is allowed instead. */
export function advance<S extends string, C extends string>(noun: string, table: readonly Transition<S, C>[], state: S, code: C): S {
  const row = transitionsFrom(table, state).find((candidate) => candidate.code === code);
  if (!row)
    throw new WrongState(
      noun,
      code,
      state,
      transitionsFrom(table, state).map((candidate) => candidate.code),
    );
  return row.to;
}
