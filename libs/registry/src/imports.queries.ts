import { decodeCursor, type Statement } from '#platform';

/** A stated progress of a transaction that cannot be under way any more is none. */
const PROGRESS = `(select json_build_object('phase', p.phase, 'done', p.done, 'of', p.total) from import_progress p
  where i.state = 'CHECKED' and p.id = i.id and p.organisation_id = i.organisation_id and p.at > now() - interval '60 seconds')`;
const IMPORT = (
  report: string,
) => `json_build_object('id', i.id, 'organisationId', i.organisation_id, 'fileName', i.file_name, 'sha256', i.sha256,
  'state', i.state, 'policy', i.policy, 'createdAt', i.created_at, 'committedAt', i.committed_at, 'undoneAt', i.undone_at,
  'report', ${report}, 'progress', ${PROGRESS})`;
const WHOLE = "i.report - 'activities'";
/** Findings are many: a list has them only where they are asked for. */
const BRIEF = "i.report - 'activities' || '{\"problems\": []}'";

/** One import, or no row. */
export function importById(id: string): Statement {
  return { name: 'register_import', text: `select ${IMPORT(WHOLE)} as value from register_import i where i.id = $1`, values: [id] };
}

/** The imports of the acting organisation, newest first; `first + 1` of them. */
export function importPage(withFindings: boolean, first: number, after?: string | null): Statement {
  const [at, id] = decodeCursor(after, ['instant', 'id']);
  return {
    name: `register_imports_${withFindings ? 1 : 0}${at === null ? 0 : 1}`,
    text: `select coalesce(json_agg(p.node order by p.created_at desc, p.id desc), '[]') as value from (
      select i.created_at, i.id, ${IMPORT(withFindings ? WHOLE : BRIEF)} as node from register_import i
      where i.organisation_id = (select app.organisation_id()) ${at === null ? '' : 'and (i.created_at, i.id) < ($2, $3::uuid)'}
      order by i.created_at desc, i.id desc limit $1) p`,
    values: at === null ? [first + 1] : [first + 1, at, id],
  };
}

/** An import with a page of its rows in the order of the file, `first + 1` of them; or no row. */
export function importRowPage(importId: string, first: number, after?: string | null, decision?: string | null): Statement {
  const [id] = decodeCursor(after, ['id']);
  const values: unknown[] = [first + 1, importId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const beyond = id === null ? '' : `and r.position > (select position from import_row where id = ${parameter(id)}::uuid)`;
  const decided = decision ? `and r.decision = ${parameter(decision)}` : '';
  return {
    name: `import_rows_${id === null ? 0 : 1}${decision ? 1 : 0}`,
    text: `select json_build_object('organisationId', i.organisation_id, 'rows', (
      select coalesce(json_agg(p.node order by p.position), '[]') from (
        select r.position, json_build_object('id', r.id, 'sheet', r.sheet, 'row', r.source_row, 'code', r.code, 'name', r.name,
          'decision', r.decision, 'changes', r.changes,
          'activityId', case when r.decision <> 'CREATE' or i.state = 'COMMITTED' then r.target end) as node
        from import_row r where r.import_id = i.id ${beyond} ${decided} order by r.position limit $1) p)) as value
      from register_import i where i.id = $2`,
    values,
  };
}

const MAPPING = "'headers', r.headers, 'mapping', r.mapping";
const TERM = "'kind', r.kind, 'term', r.term, 'code', r.code";

/** What the acting organisation chose at imports, latest first; `first + 1` rows. */
export function rememberedPage(table: 'import_mapping' | 'import_term', first: number, after?: string | null): Statement {
  const [at, id] = decodeCursor(after, ['instant', 'id']);
  return {
    name: `${table}_page_${at === null ? 0 : 1}`,
    text: `select coalesce(json_agg(p.node order by p.confirmed_at desc, p.id desc), '[]') as value from (
      select r.confirmed_at, r.id, json_build_object('id', r.id, 'organisationId', r.organisation_id, 'confirmedAt', r.confirmed_at,
        ${table === 'import_mapping' ? MAPPING : TERM}) as node from ${table} r
      where r.organisation_id = (select app.organisation_id()) ${at === null ? '' : 'and (r.confirmed_at, r.id) < ($2, $3::uuid)'}
      order by r.confirmed_at desc, r.id desc limit $1) p`,
    values: at === null ? [first + 1] : [first + 1, at, id],
  };
}
