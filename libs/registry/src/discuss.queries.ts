import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';

const THREAD_COLUMNS: Columns = {
  id: 't.id',
  organisationId: 't.organisation_id',
  activityId: 't.activity_id',
  path: 't.path',
  about: "case when jsonb_typeof(t.about) = 'string' then t.about #>> '{}' else t.about::text end",
  aboutVersion: 't.about_version',
  state: 't.state',
  openedBy: 't.opened_by',
  openedAt: 't.opened_at',
  movedBy: 't.moved_by',
  movedAt: 't.moved_at',
  comments: `(select coalesce(json_agg(json_build_object('id', c.id, 'text', c.text, 'writtenBy', c.written_by, 'writtenAt', c.written_at) order by c.id), '[]')
    from (select * from activity_comment x where x.organisation_id = t.organisation_id and x.thread_id = t.id order by x.id desc limit 100) c)`,
};

/** The organisation of an activity and a page of its threads, `first + 1` in the order in which they were opened; or no row. */
export function threadPage(
  selected: ReadonlySet<string>,
  activityId: string,
  state: string | null,
  first: number,
  after?: string | null,
): Statement {
  const [id] = decodeCursor(after, ['id']);
  const values: unknown[] = [first + 1, activityId];
  const beyond = id === null ? '' : `and t.id > $${values.push(id)}::uuid`;
  const inState = state === null ? '' : `and t.state = $${values.push(state)}`;
  return {
    name: `activity_threads_${selectionKey(THREAD_COLUMNS, selected)}_${beyond ? 1 : 0}${inState ? 1 : 0}`,
    text: `select json_build_object('organisationId', a.organisation_id, 'threads', (
      select coalesce(json_agg(p.node order by p.id), '[]') from (
        select t.id, ${jsonObject(THREAD_COLUMNS, selected, ['id'])} as node from activity_thread t
        where t.organisation_id = a.organisation_id and t.activity_id = a.id ${beyond} ${inState} order by t.id limit $1) p)) as value
      from processing_activity a where a.id = $2`,
    values,
  };
}

/** One thread by its id, or no row. */
export function threadById(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `activity_thread_${selectionKey(THREAD_COLUMNS, selected)}`,
    text: `select ${jsonObject(THREAD_COLUMNS, selected, ['id', 'organisationId'])} as value from activity_thread t where t.id = $1`,
    values: [id],
  };
}
