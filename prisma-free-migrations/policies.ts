/**
 * The few shapes of protection that tables have, as SQL. A table that none of them protects fails `test/catalogue.db.spec.ts`.
 *
 * Contexts are transaction-local settings, written by `app.enter…()` and read back by the policies through a sub-select,
 * so that PostgreSQL evaluates each once a statement (an InitPlan) instead of once a row.
 */
type Write = 'insert' | 'update' | 'delete';

export const ORGANISATION = '(select app.organisation_id())';
export const UNIT = '(select app.unit_id())';
export const USER = '(select app.user_id())';
export const SYSTEM = '(select app.is_system())';

/** Row-level security that binds the owner too, and nothing granted yet. */
export function protect(table: string): string {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    revoke all on ${table} from public;`;
}

/** A policy for both run-time roles; `using` judges what is there and, for writes, what it becomes. */
export function allow(table: string, name: string, commands: readonly ('select' | Write)[], using: string): string {
  return commands
    .map((command) => {
      const clauses =
        command === 'insert'
          ? `with check (${using})`
          : command === 'update'
            ? `using (${using}) with check (${using})`
            : `using (${using})`;
      return `
    create policy ${name}_${command} on ${table} for ${command} to khien_api, khien_worker ${clauses};
    grant ${command} on ${table} to khien_api, khien_worker;`;
    })
    .join('');
}

/** The worker sees and writes across organisations, but only inside a named job (`app.enter_system`). */
export function allowSystem(table: string, writes: readonly Write[] = ['insert', 'update']): string {
  return `
    create policy system on ${table} to khien_worker using (${SYSTEM}) with check (${SYSTEM});
    grant select${writes.map((write) => `, ${write}`).join('')} on ${table} to khien_worker;`;
}

/** A row that belongs to one organisation and is seen by nobody else. */
export function ownedByOrganisation(table: string, writes: readonly Write[]): string {
  return protect(table) + allow(table, 'own', ['select', ...writes], `organisation_id = ${ORGANISATION}`) + allowSystem(table, writes);
}

/**
 * A change of a row must be told by an event of the same transaction, or the transaction fails at its commit
 * (\`khien_unrecorded\`). \`column\` holds the id of the aggregate that the event names.
 */
export function mustBeRecorded(table: string, column = 'id'): string {
  return `
    create constraint trigger recorded after insert or update or delete on ${table}
      deferrable initially deferred for each row execute function app.require_record('${column}');`;
}
