import { answerOf, countOf, ITEMS, itemsOf, placesOf, saysNothing, sentencesOf } from './cell-words.js';
import type { Cell } from './cells.js';
import type { TargetField } from './column-synonyms.js';
import { finding } from './findings.js';
import type { ImportProblem, StagingEntity, StagingRow, StagingValue } from './staging.js';
import { DATA_TYPES } from './vocabulary/data-types.js';
import { TermBook } from './vocabulary/term.js';

/** A cell that fills a field, and those of further columns of its row that fill it too. */
export interface FieldCell extends Cell {
  readonly more?: readonly Cell[];
}

/** One row of a table by the fields that its cells fill; cells without usable text are left out. */
export type RowCells = ReadonlyMap<TargetField, FieldCell>;

/** Fields that an activity has once. */
const OWN_FIELDS: readonly TargetField[] = [
  'name',
  'ref',
  'description',
  'ownerUnit',
  'status',
  'crossBorder',
  'automatedDecisions',
  'children',
  'recording',
  'aiUse',
  'role',
  'dpiaRequired',
  'dpiaReference',
  'assignedTo',
  'labels',
  'systems',
  'firstProcessedOn',
  'lastProcessedOn',
  'reviewOn',
  'recordCreatedOn',
  'recordUpdatedOn',
];

export function stagingValue(cell: Cell): StagingValue {
  return { text: cell.text, column: cell.column, row: cell.row };
}

/** A note of an activity under a heading of the source. */
export function noteOf(sheet: string, activity: StagingRow, heading: string, cell: Cell): StagingRow {
  const text = stagingValue(cell);
  const values = new Map([
    ['heading', { ...text, text: heading }],
    ['text', text],
  ]);
  return { entity: 'note', sheet, row: cell.row, column: cell.column, values, activity };
}

/** The activity of a row. Retention stays with it where the row names no data types. */
export function activityOf(sheet: string, row: number, cells: RowCells): StagingRow {
  const values = new Map<string, StagingValue>();
  for (const field of OWN_FIELDS) {
    const cell = cells.get(field);
    if (cell) values.set(field, { ...stagingValue(cell), text: [cell, ...(cell.more ?? [])].map(({ text }) => text).join('\n') });
  }
  const retention = cells.get('retention');
  if (retention && namesNone(cells, 'dataTypes')) values.set('retention', stagingValue(retention));
  const countries = cells.get('transferCountries');
  if (countries && !values.has('crossBorder') && deniesTransfer(countries.text)) values.set('crossBorder', stagingValue(countries));
  return { entity: 'activity', sheet, row, values };
}

/** An item of a list, with the cell that it stands in. */
type Item = readonly [item: StagingValue, cell: Cell];

/** The items of a list in all its columns, each once. */
function itemsIn(cells: RowCells, field: TargetField): Item[] {
  const items = new Map<string, Item>();
  const first = cells.get(field);
  for (const cell of first ? [first, ...(first.more ?? [])] : [])
    for (const text of itemsOf(cell.text)) if (!items.has(text)) items.set(text, [{ ...stagingValue(cell), text }, cell]);
  return [...items.values()].filter(([{ text }]) => field !== 'transferCountries' || !deniesTransfer(text));
}

const TYPES = new TermBook(DATA_TYPES);

/** Types of data, those that the table lists as sensitive apart; `flag`: what it answers for those of its ordinary column; `idle`: an answer to a question that another cell answers. */
function typesIn(cells: RowCells): {
  readonly plain: readonly Item[];
  readonly sensitive: readonly Item[];
  readonly flag?: Cell;
  readonly idle?: Cell;
} {
  const asked = cells.get('sensitive');
  const list = cells.get('sensitiveDataTypes');
  // A column of sensitive data may say whether there are any, or which; what is headed as either may be the other.
  const asList = asked !== undefined && itemsIn(cells, 'sensitive').some(([{ text }]) => TYPES.knows(text));
  const answered = list && !list.more && answerOf(list.text) !== undefined ? list : undefined;
  const sensitive = [...itemsIn(cells, 'sensitiveDataTypes'), ...(asList ? itemsIn(cells, 'sensitive') : [])].filter(
    ([{ text }]) => answerOf(text) === undefined,
  );
  const listed = new Set(sensitive.map(([{ text }]) => text));
  const said = asList ? answered : (asked ?? answered);
  // A yes beside the list of those that are meant says nothing of the others.
  const flag = said && sensitive.length > 0 && answerOf(said.text) ? undefined : said;
  return {
    plain: itemsIn(cells, 'dataTypes').filter(([{ text }]) => !listed.has(text)),
    sensitive,
    ...(flag && { flag }),
    ...(answered && answered !== flag && { idle: answered }),
  };
}

/** True where a row has no item of a list, so that what is said about its items has nothing to stand at. */
function namesNone(cells: RowCells, field: TargetField): boolean {
  if (field !== 'dataTypes') return itemsIn(cells, field).length === 0;
  const { plain, sensitive } = typesIn(cells);
  return plain.length + sensitive.length === 0;
}

/** "No" in the column of countries answers another question: whether data leave at all. */
function deniesTransfer(text: string): boolean {
  return answerOf(text) === false;
}

/** Purposes with what they rest on: as many bases go with them in their order; any other number stays together at each, one to be shared, more for a person to say which. */
function purposesIn(cells: RowCells): (readonly [name: StagingValue, legalBasis: StagingValue | undefined])[] {
  const first = cells.get('purpose');
  const names = [...(first ? [first, ...(first.more ?? [])] : [])].flatMap((cell) =>
    sentencesOf(cell.text).map((text) => ({ ...stagingValue(cell), text })),
  );
  const basis = cells.get('legalBasis');
  const bases = sentencesOf(basis?.text ?? '');
  const paired = names.length > 1 && bases.length === names.length;
  return names.map((name, i) => [name, basis && { ...stagingValue(basis), text: paired ? bases[i]! : basis.text }]);
}

/** Makes the parts of an activity from the cells of one row. */
export function partsOf(sheet: string, activity: StagingRow, cells: RowCells, problems: ImportProblem[]): StagingRow[] {
  const parts: StagingRow[] = [];
  const add = (entity: StagingEntity, cell: Cell, values: Readonly<Record<string, StagingValue | undefined>>): void => {
    const filled = Object.entries(values).flatMap(([field, value]) => (value ? [[field, value] as const] : []));
    parts.push({ entity, sheet, row: cell.row, column: cell.column, values: new Map(filled), activity });
  };
  const value = (field: TargetField): StagingValue | undefined => {
    const cell = cells.get(field);
    return cell && stagingValue(cell);
  };
  const all = (items: readonly Item[], make: (item: StagingValue, cell: Cell) => void): void => {
    const beyond = items[ITEMS]?.[1];
    if (beyond) problems.push(finding('TOO_MANY_ITEMS', { sheet, row: beyond.row, column: beyond.column }, ITEMS));
    for (const [item, cell] of items.slice(0, ITEMS)) make(item, cell);
  };
  const each = (field: TargetField, make: (item: StagingValue, cell: Cell) => void): void => all(itemsIn(cells, field), make);

  const anyOf = cells.get('purpose') ?? cells.get('legalBasis') ?? cells.get('article9Condition');
  const purposes = purposesIn(cells);
  for (const [i, [name, legalBasis]] of purposes.entries())
    add(
      'purpose',
      { ...cells.get('purpose')!, column: name.column },
      { name, legalBasis, article9Condition: i === 0 ? value('article9Condition') : undefined },
    );
  if (anyOf && purposes.length === 0)
    add('purpose', anyOf, {
      name: activity.values.get('name'),
      legalBasis: value('legalBasis'),
      article9Condition: value('article9Condition'),
    });
  const { plain, sensitive, flag, idle } = typesIn(cells);
  const listed = new Set(sensitive.map(([item]) => item));
  const type = (item: StagingValue, cell: Cell, isSensitive: StagingValue | undefined): void =>
    add('dataType', cell, {
      name: item,
      category: item,
      retention: value('retention'),
      retentionBasis: value('retentionBasis'),
      deletionPolicy: value('deletionPolicy'),
      isSensitive,
    });
  const types: Item[] = [...plain, ...sensitive];
  all(types, (item, cell) => type(item, cell, listed.has(item) ? { ...item, text: 'TRUE' } : flag && stagingValue(flag)));
  const groups = beside(cells, 'subjectGroups', 'subjectCount', countOf);
  each('subjectGroups', (item, cell) => add('subjectGroup', cell, { name: item, category: item, count: groups.of(item) }));
  each('recipients', (item, cell) => add('recipient', cell, { name: item, category: item }));
  each('thirdParties', (item, cell) => add('thirdParty', cell, { name: item, category: item }));
  const contracts = beside(cells, 'processors', 'contractNumber');
  const countries = beside(cells, 'processors', 'processorCountry');
  each('processors', (item, cell) =>
    add('processor', cell, {
      name: item,
      entity: item,
      relationship: { ...item, text: 'PROCESSOR' },
      contractNumber: contracts.of(item),
      country: countries.of(item),
    }),
  );
  each('transferCountries', (item, cell) => {
    const guarantees = value('transferSafeguards');
    add('transfer', cell, { name: item, country: item, guarantees, firstTransferredOn: value('firstTransferredOn') });
  });
  each('operations', (item, cell) => add('operation', cell, { text: item }));
  each('measures', (item, cell) => add('measure', cell, { text: item }));
  each('dataSources', (item, cell) => add('dataSource', cell, { text: item }));
  each('dataPlaces', (item, cell) => add('dataPlace', cell, { text: item }));
  const unplaced = [groups, contracts, countries].flatMap(({ unplaced }) => unplaced ?? []);
  for (const { field, cell } of unplaced) {
    const code = field === 'subjectCount' ? 'NOT_A_COUNT' : 'NOT_OF_ONE_PARTY';
    problems.push(finding(code, { sheet, row: cell.row, column: cell.column }, cell.text));
  }
  for (const { field, cell } of [...unplaced, ...stray(cells, activity, idle)]) parts.push(noteOf(sheet, activity, field, cell));
  const controller = cells.get('controller');
  if (controller) add('actor', controller, { name: stagingValue(controller), role: { ...stagingValue(controller), text: 'CONTROLLER' } });
  each('jointControllers', (item, cell) =>
    add('actor', cell, { name: item, role: { ...item, text: 'JOINT_CONTROLLER' }, relationship: { ...item, text: 'Joint Controller' } }),
  );
  return parts;
}

/** What the items of one cell have in another: by their places, where there are as many. `unplaced` is a cell that does not fit. */
interface Beside {
  readonly of: (item: StagingValue) => StagingValue | undefined;
  readonly unplaced?: { readonly field: TargetField; readonly cell: Cell };
}

function beside(
  cells: RowCells,
  subject: TargetField,
  field: TargetField,
  read: (text: string) => string | undefined = (text) => text,
): Beside {
  const [items, cell] = [itemsIn(cells, subject).map(([{ text }]) => text), cells.get(field)];
  if (!cell || items.length === 0) return { of: () => undefined };
  const texts = items.length === 1 ? [cell.text] : placesOf(cell.text);
  const values = texts.map((text) => (text === '' || saysNothing(text) ? null : read(text)));
  if (values.length !== items.length || values.includes(undefined)) return { of: () => undefined, unplaced: { field, cell } };
  return {
    of: ({ text }) => {
      const value = values[items.indexOf(text)];
      return value ? { ...stagingValue(cell), text: value } : undefined;
    },
  };
}

/** Answers about something that the row does not name: without a place of their own they are kept as notes. */
function stray(cells: RowCells, activity: StagingRow, idle?: Cell): { readonly field: TargetField; readonly cell: Cell }[] {
  const about: readonly (readonly [TargetField, TargetField])[] = [
    ['retention', 'dataTypes'],
    ['deletionPolicy', 'dataTypes'],
    ['sensitive', 'dataTypes'],
    ['sensitiveDataTypes', 'dataTypes'],
    ['retentionBasis', 'dataTypes'],
    ['subjectCount', 'subjectGroups'],
    ['contractNumber', 'processors'],
    ['processorCountry', 'processors'],
    ['firstTransferredOn', 'transferCountries'],
    ['transferSafeguards', 'transferCountries'],
  ];
  const homeless = about.flatMap(([field, subject]) => {
    const cell = cells.get(field);
    const taken = field === 'retention' && cell?.text === activity.values.get('retention')?.text;
    return cell && namesNone(cells, subject) && !taken ? [{ field, cell }] : [];
  });
  const [denied, crossBorder] = [cells.get('transferCountries'), cells.get('crossBorder')];
  const denies = denied && crossBorder && deniesTransfer(denied.text) && answerOf(crossBorder.text) !== false;
  return [
    ...homeless,
    ...(idle && !namesNone(cells, 'dataTypes') ? [{ field: 'sensitiveDataTypes' as const, cell: idle }] : []),
    ...(denies ? [{ field: 'transferCountries' as const, cell: denied }] : []),
  ];
}
