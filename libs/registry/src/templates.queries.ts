import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import { ACTIVITY_COLUMNS } from './activity.queries.js';
import type { ActivityContent } from './activity-content.js';
import type { WholeRow } from './content-of-row.js';

const TEMPLATE_COLUMNS: Columns = {
  id: 't.id',
  placeId: 't.place_id',
  scope: 't.scope',
  name: 't.name',
  sectors: 't.sectors',
  state: 't.state',
  currentNumber: 't.current_number',
  version: 't.version',
  updatedAt: 't.updated_at',
  content: '(select v.content from activity_template_version v where v.template_id = t.id and v.number = t.current_number)',
  unitName: "(select u.name from authority_unit u where t.scope = 'UNIT' and u.id = t.place_id)",
};

/** Templates that the own place keeps, or models that reach the organisation. */
export type TemplateShelf = 'OWN' | 'MODELS';

const SHELVES: Readonly<Record<TemplateShelf, string>> = {
  OWN: 't.place_id = (select coalesce(app.organisation_id(), app.unit_id()))',
  MODELS: "t.scope = 'UNIT' and t.state = 'ACTIVE' and (select app.organisation_id()) is not null",
};

/** A page of a shelf, by name; `first + 1` rows as one JSON array. */
export function templatePage(shelf: TemplateShelf, selected: ReadonlySet<string>, first: number, after?: string | null): Statement {
  const [name, id] = decodeCursor(after, ['text', 'id']);
  const beyond = name === null ? '' : 'and (t.name, t.id) > ($2, $3::uuid)';
  return {
    name: `activity_templates_${shelf}_${selectionKey(TEMPLATE_COLUMNS, selected)}_${name === null ? 0 : 1}`,
    text: `select coalesce(json_agg(p.node order by p.name, p.id), '[]') as value from (
      select t.name, t.id, ${jsonObject(TEMPLATE_COLUMNS, selected, ['id', 'name', 'placeId', 'scope'])} as node from activity_template t
      where ${SHELVES[shelf]} ${beyond} order by t.name, t.id limit $1) p`,
    values: name === null ? [first + 1] : [first + 1, name, id],
  };
}

/** One template by its id, or no row. */
export function templateById(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `activity_template_${selectionKey(TEMPLATE_COLUMNS, selected)}`,
    text: `select ${jsonObject(TEMPLATE_COLUMNS, selected, ['id', 'placeId', 'scope'])} as value from activity_template t where t.id = $1`,
    values: [id],
  };
}

/** An activity with its template: the version that it was made from, and the current one. */
export interface DriftRow {
  readonly organisationId: string;
  readonly templateId: string | null;
  readonly templateName: string | null;
  readonly madeFrom: number | null;
  readonly currentNumber: number | null;
  readonly state: string | null;
  readonly here: WholeRow;
  readonly base: ActivityContent | null;
  readonly there: ActivityContent | null;
}

export function driftOfActivity(id: string): Statement {
  const content = (number: string) =>
    `(select v.content from activity_template_version v where v.template_id = a.template_id and v.number = ${number})`;
  return {
    name: 'activity_template_drift',
    text: `select json_build_object('organisationId', a.organisation_id, 'templateId', a.template_id, 'madeFrom', a.template_number, 'templateName', t.name,
        'currentNumber', t.current_number, 'state', t.state, 'here', ${jsonObject(ACTIVITY_COLUMNS, new Set(Object.keys(ACTIVITY_COLUMNS)))},
        'base', ${content('a.template_number')}, 'there', ${content('t.current_number')}) as value
      from processing_activity a left join activity_template t on t.id = a.template_id where a.id = $1`,
    values: [id],
  };
}
