import { type Configuration, PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Transaction } from '../work/transaction.js';

type Execute = PostgreSqlConnection['execute'];

/**
 * The ORM's statements inside a transaction as prepared statements with parameters: MikroORM 7 writes every value into the
 * text instead, so that PostgreSQL parses and plans each anew. What is not plainly one statement with plain values goes
 * the usual way.
 */
class PreparedConnection extends PostgreSqlConnection {
  override execute: Execute = async (query, params, method, ctx, loggerContext) => {
    if (!(ctx instanceof Transaction) || typeof query !== 'string' || !isPreparable(query, params))
      return super.execute(query, params, method, ctx, loggerContext);
    return this.transformRawResult(await ctx.run(query, params), method);
  };
}

export class PreparedDriver extends PostgreSqlDriver {
  protected override readonly connection: PreparedConnection;

  constructor(config: Configuration) {
    super(config);
    this.connection = new PreparedConnection(config);
  }
}

/** One row in, or some out: many rows (`), (`), cases and lists make a text of their own each time. */
function isPreparable(query: string, params: unknown): params is readonly unknown[] {
  if (!Array.isArray(params) || params.length === 0 || !params.every(isPlain)) return false;
  if (/\), \(|\?\?|\\\?|\bcase\b/.test(query)) return false;
  return query.split('?').length === params.length + 1;
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date || Buffer.isBuffer(value);
}
