import { foldText } from '#kernel';
import { countOf, ITEMS, itemsOf, placesOf, saysNothing } from './cell-words.js';
import type { Cell } from './cells.js';
import type { TargetField } from './column-synonyms.js';
import { finding } from './findings.js';
import type { ImportProblem, StagingEntity, StagingRow, StagingValue } from './staging.js';

/** One row of a table by the fields that its cells fill; cells without usable text are left out. */
export type RowCells = ReadonlyMap<TargetField, Cell>;

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

/** The activity of a row. Retention stays with it where the row names no data types. */
export function activityOf(sheet: string, row: number, cells: RowCells): StagingRow {
  const values = new Map<string, StagingValue>();
  for (const field of OWN_FIELDS) {
    const cell = cells.get(field);
    if (cell) values.set(field, stagingValue(cell));
  }
  const retention = cells.get('retention');
  if (retention && !cells.has('dataTypes')) values.set('retention', stagingValue(retention));
  const countries = cells.get('transferCountries');
  if (countries && !values.has('crossBorder') && deniesTransfer(countries.text)) values.set('crossBorder', stagingValue(countries));
  return { entity: 'activity', sheet, row, values };
}

/** "No" in the column of countries answers another question: whether data leave at all. */
function deniesTransfer(text: string): boolean {
  return ['no', 'non', 'khong'].includes(foldText(text));
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
  const each = (field: TargetField, make: (item: StagingValue, cell: Cell) => void): void => {
    const cell = cells.get(field);
    if (!cell) return;
    const items = itemsOf(cell.text);
    if (items.length > ITEMS) problems.push(finding('TOO_MANY_ITEMS', { sheet, row: cell.row, column: cell.column }, ITEMS));
    for (const text of items.slice(0, ITEMS)) make({ ...stagingValue(cell), text }, cell);
  };

  const basis = cells.get('purpose') ?? cells.get('legalBasis') ?? cells.get('article9Condition');
  if (basis)
    add('purpose', basis, {
      name: value('purpose') ?? activity.values.get('name'),
      legalBasis: value('legalBasis'),
      article9Condition: value('article9Condition'),
    });
  each('dataTypes', (item, cell) =>
    add('dataType', cell, {
      name: item,
      category: item,
      retention: value('retention'),
      retentionBasis: value('retentionBasis'),
      deletionPolicy: value('deletionPolicy'),
      isSensitive: value('sensitive'),
    }),
  );
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
    if (deniesTransfer(item.text)) return;
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
  for (const { field, cell } of [...unplaced, ...stray(cells, activity)]) {
    const text = stagingValue(cell);
    add('note', cell, { heading: { ...text, text: field }, text });
  }
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
  const [items, cell] = [itemsOf(cells.get(subject)?.text ?? ''), cells.get(field)];
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
function stray(cells: RowCells, activity: StagingRow): { readonly field: TargetField; readonly cell: Cell }[] {
  const about: readonly (readonly [TargetField, TargetField])[] = [
    ['retention', 'dataTypes'],
    ['deletionPolicy', 'dataTypes'],
    ['sensitive', 'dataTypes'],
    ['retentionBasis', 'dataTypes'],
    ['subjectCount', 'subjectGroups'],
    ['contractNumber', 'processors'],
    ['processorCountry', 'processors'],
    ['firstTransferredOn', 'transferCountries'],
    ['transferSafeguards', 'transferCountries'],
  ];
  return about.flatMap(([field, subject]) => {
    const cell = cells.get(field);
    const taken = field === 'retention' && cell?.text === activity.values.get('retention')?.text;
    return cell && !cells.has(subject) && !taken ? [{ field, cell }] : [];
  });
}
