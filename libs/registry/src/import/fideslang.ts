import { plainName } from './cells.js';
import { DECLARATION_MEMBERS, Declaration, SYSTEM_MEMBERS } from './fideslang-declaration.js';
import { finding } from './findings.js';
import { isObject, JsonItem, type JsonObject, member, objectsOf } from './json-reader.js';
import { type ImportProblem, type ParsedRows, STAGING_ROWS, type StagingRow } from './staging.js';

/** The lists that a file of fideslang may hold. Activities stand in the first; the others describe no processing. */
const LISTS = ['system', 'dataset', 'policy', 'organization', 'data_category', 'data_use', 'data_subject'] as const;

/** Unknown keys that are named; a file with more is of another making altogether. */
const KEYS = 200;

/** True for a JSON file with at least one resource of fideslang. */
export function isFideslang(value: unknown): boolean {
  return (
    isObject(value) &&
    LISTS.some((list) => objectsOf(member(value, list)).some(([, resource]) => typeof member(resource, 'fides_key') === 'string'))
  );
}

/** One declaration, one activity; what its system says is true of each. */
export function parseFideslang(value: unknown): ParsedRows {
  const file = isObject(value) ? value : {};
  const problems: ImportProblem[] = [];
  for (const key of Object.keys(file).slice(0, KEYS))
    if (key !== 'system') problems.push(finding('UNKNOWN_KEY', { sheet: nameOf(key), row: null, column: null }, nameOf(key)));
  const systems = objectsOf(member(file, 'system'));
  noteOthers(member(file, 'system'), { sheet: 'system', row: null, column: null }, problems);
  const names = new Map(systems.map(([, system]) => [member(system, 'fides_key'), member(system, 'name')]));
  const shared = sharedNames(systems.map(([, system]) => system));
  const unknown = new Set<string>();
  const rows: StagingRow[] = [];
  for (const [index, system] of systems) {
    const item = new JsonItem('system', index + 1, problems);
    const where = { sheet: 'system', row: index + 1, column: 'privacy_declarations' };
    noteUnknown(system, SYSTEM_MEMBERS, item, '', unknown, problems);
    const declarations = objectsOf(member(system, 'privacy_declarations'));
    noteOthers(member(system, 'privacy_declarations'), where, problems);
    if (declarations.length === 0) problems.push(finding('SYSTEM_WITHOUT_DECLARATION', where));
    for (const [at, declaration] of declarations) {
      if (rows.length > STAGING_ROWS) return { rows, problems };
      const path = `privacy_declarations[${at}]`;
      noteUnknown(declaration, DECLARATION_MEMBERS, item, `${path}.`, unknown, problems);
      const position = declarations.length > 1 ? at + 1 : undefined;
      rows.push(...new Declaration(system, declaration, item, path, names).rows(position, shared));
    }
  }
  return { rows, problems };
}

/** A key of the file as it may stand in a report. */
function nameOf(key: string): string {
  return plainName(key) || '?';
}

/** Items of a list that are no objects. */
function noteOthers(list: unknown, where: Parameters<typeof finding>[1], problems: ImportProblem[]): void {
  const others = Array.isArray(list) ? list.length - objectsOf(list).length : 0;
  if (others > 0) problems.push(finding('ITEMS_NOT_READ', where, others));
}

/** Each unknown member once for the whole file. */
function noteUnknown(
  object: JsonObject,
  known: readonly string[],
  item: JsonItem,
  path: string,
  met: Set<string>,
  problems: ImportProblem[],
): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key) || met.has(key) || met.size >= KEYS) continue;
    met.add(key);
    problems.push(finding('UNKNOWN_KEY', { sheet: item.list, row: item.row, column: `${path}${nameOf(key)}` }, nameOf(key)));
  }
}

/** Names that several declarations bear: their systems must tell them apart. */
function sharedNames(systems: readonly JsonObject[]): Set<unknown> {
  const names = systems.flatMap((system) => objectsOf(member(system, 'privacy_declarations')).map(([, one]) => member(one, 'name')));
  const met = new Set<unknown>();
  return new Set(names.filter((name) => met.has(name) || !met.add(name)));
}
