import { type Columns, decodeCursor, diffFacts, type FactChange, jsonObject, type Statement, selectionKey } from '#platform';

const VERSION_COLUMNS: Columns = {
  id: 'v.id',
  organisationId: 'v.organisation_id',
  number: 'v.number',
  content: 'v.snapshot',
  presentedBy: 'v.presented_by',
  publishedBy: 'v.published_by',
  alone: 'v.alone',
  publishedAt: 'v.published_at',
};

export type Snapshot = Readonly<Record<string, unknown>>;

/** An activity with a page of its versions, newest first (ids are in the order of publication), `first + 1` of them; or no row. */
export function versionPage(selected: ReadonlySet<string>, activityId: string, first: number, after?: string | null): Statement {
  const [id] = decodeCursor(after, ['id']);
  return {
    name: `activity_versions_${selectionKey(VERSION_COLUMNS, selected)}_${id === null ? 0 : 1}`,
    text: `select json_build_object('organisationId', a.organisation_id, 'versions', (
      select coalesce(json_agg(p.node order by p.id desc), '[]') from (
        select v.id, ${jsonObject(VERSION_COLUMNS, selected)} as node from activity_version v
        where v.activity_id = a.id ${id === null ? '' : 'and v.id < $3::uuid'} order by v.id desc limit $1) p)) as value
      from processing_activity a where a.id = $2`,
    values: id === null ? [first + 1, activityId] : [first + 1, activityId, id],
  };
}

/** Some versions of an activity by their numbers, as an object with the number as key. */
export function versionsByNumber(activityId: string, numbers: readonly number[]): Statement {
  const all = new Set(Object.keys(VERSION_COLUMNS));
  return {
    name: 'activity_versions_by_number',
    text: `select coalesce(json_object_agg(v.number, ${jsonObject(VERSION_COLUMNS, all)}), '{}') as value from activity_version v
      where v.activity_id = $1 and v.number = any ($2)`,
    values: [activityId, numbers],
  };
}

/** What a snapshot holds besides the content of the activity, and what follows from its rows. */
const NOT_CONTENT = ['id', 'organisationId', 'importId', 'state', 'publishedVersion', 'version', 'updatedAt', 'measures'];
/** Links into the registers say nothing that the names beside them do not say. */
const LINKS = ['informationSystemId', 'partyId'];

/** What two versions say differently, field by field; rows are told apart by what identifies them. */
export function versionChanges(before: Snapshot, after: Snapshot): readonly FactChange[] {
  return diffFacts(contentOf(before), contentOf(after));
}

function contentOf(snapshot: Snapshot): object {
  const text = JSON.stringify(snapshot, (key, value: unknown) => (LINKS.includes(key) ? undefined : value));
  return Object.fromEntries(Object.entries(JSON.parse(text) as object).filter(([key]) => !NOT_CONTENT.includes(key)));
}
