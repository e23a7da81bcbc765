import type { PoolClient, QueryResult, QueryResultRow } from 'pg';

/** Statements that get a plan of their own on each connection; there are fewer texts than this in the whole house. */
const PREPARED = 500;

/**
 * The connection of one transaction. Statements run in the order in which they are sent, and those that are sent without
 * waiting for one another share a round trip (`pipeline` of `pg`).
 *
 * MikroORM gets it for its own transaction object, of which it uses nothing but `executeQuery`, so that entities are
 * written on this very connection.
 */
export class Transaction {
  constructor(private readonly client: PoolClient) {}

  /** A statement of ours, prepared once a connection: a constant text with `?` (or `$1`, `$2`, …) for its parameters. */
  async sql<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.run<Row>(text, values)).rows;
  }

  async run<Row extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<Executed<Row>> {
    return executed(await this.client.query<Row>({ ...statementOf(text), values: [...values] }));
  }

  async executeQuery({
    sql,
    parameters,
  }: {
    readonly sql: string;
    readonly parameters: readonly unknown[];
  }): Promise<Executed<QueryResultRow>> {
    return executed(await this.client.query<QueryResultRow>(sql, [...parameters]));
  }
}

interface Executed<Row> {
  readonly rows: Row[];
  readonly numAffectedRows?: bigint;
}

function executed<Row extends QueryResultRow>({ command, rowCount, rows }: QueryResult<Row>): Executed<Row> {
  return { rows, numAffectedRows: ['INSERT', 'UPDATE', 'DELETE'].includes(command) ? BigInt(rowCount ?? 0) : undefined };
}

interface PreparedStatement {
  readonly name?: string;
  readonly text: string;
}
const statements = new Map<string, PreparedStatement>();

/** One name for one text, for as long as the process lives. */
function statementOf(text: string): PreparedStatement {
  const known = statements.get(text);
  if (known) return known;
  let parameters = 0;
  const numbered = /\$\d/.test(text) ? text : text.replaceAll('?', () => `$${++parameters}`);
  if (statements.size >= PREPARED) return { text: numbered };
  const made = { name: `tx_${statements.size}`, text: numbered };
  statements.set(text, made);
  return made;
}
