import { normaliseText, spellingOf } from '#kernel';
import { finding } from './findings.js';
import { isObject, type JsonObject } from './json-reader.js';
import type { ExistingActivities, MappedRows } from './map-rows.js';
import type { ParsedFile, StagedActivity, StagedContent, StagedRegisters } from './staged-activity.js';
import type { ImportProblem } from './staging.js';

/** What the head of our own file says. A later version is not read. */
export const OWN_FORMAT = { format: 'khien-register', version: 1 } as const;

/** Members of an activity in our own file, called as those of the form; absent where nothing is said. */
export const OWN_FIELDS = [
  ...['code', 'name', 'orgUnit', 'role', 'purpose', 'legalBases', 'operations', 'sources', 'retention', 'deletionMethod', 'crossBorder'],
  ...['firstProcessedOn', 'ownerName', 'notes', 'children', 'automatedDecision', 'recording', 'aiUse', 'reviewOn', 'endedOn'],
] as const;
/** Its lists, and the members of their rows. */
export const OWN_ROWS = {
  purposes: ['text', 'legalBasis'],
  protectionMeasures: ['kind', 'text'],
  subjectGroups: ['name', 'subjectCount'],
  dataTypes: ['code', 'label', 'subjectGroup', 'retention', 'retentionBasis', 'retentionTrigger', 'finalFate'],
  systems: ['name', 'location', 'country', 'note'],
  parties: ['kind', 'name', 'country', 'hasContract', 'contractNumber', 'contractDate', 'service', 'note'],
  transfers: ['case', 'detail', 'country', 'recipient', 'safeguards', 'firstTransferredOn'],
} as const;
export const OWN_REGISTERS = {
  systems: ['name', 'ownerName', 'securityLevel', 'location', 'country', 'cloudProvider'],
  parties: ['name', 'taxCode', 'country', 'pdpContact'],
} as const;
/** Told of an activity and not brought back: an import writes drafts. */
export const OWN_LOST = ['state', 'publishedVersion'] as const;

const DAYS: readonly string[] = ['firstProcessedOn', 'reviewOn', 'endedOn', 'contractDate', 'firstTransferredOn'];

export function isKhienRegister(value: unknown): boolean {
  return isObject(value) && value.format === OWN_FORMAT.format && Array.isArray(value.activities);
}

/** A register as it was exported: whole contents, which need no mapping. */
export function parseKhienRegister(value: unknown): ParsedFile {
  const file = value as JsonObject;
  if (file.version !== OWN_FORMAT.version) {
    const where = { sheet: 'version', row: null, column: null };
    return { rows: [], problems: [finding('LATER_VERSION', where, String(file.version))], staged: [] };
  }
  const reader = new Reader();
  const registers = Object.fromEntries(
    Object.entries(OWN_REGISTERS).map(([list, fields]) => [
      list,
      reader.items(list, file[list]).map(({ row, item }) => ({ row, ...reader.picked(item, fields, { sheet: list, row }) })),
    ]),
  ) as unknown as StagedRegisters;
  const activities = reader.items('activities', file.activities).flatMap(({ row, item }) => reader.activity(row, item) ?? []);
  return { rows: [], problems: reader.problems, staged: activities, registers };
}

/** Which of them the register has already; our own are told apart by their code alone, for two may have one name. */
export function foundByCode(staged: readonly StagedActivity[], { refs, told = 'ALREADY_REGISTERED' }: ExistingActivities): MappedRows {
  const problems: ImportProblem[] = [];
  const activities = staged.map((one) => {
    const known = refs?.get(spellingOf(one.ref!)) ?? null;
    if (known !== null && told !== null) problems.push(finding(told, { ...one.source, column: 'code' }, one.ref!, known));
    return { ...one, existing: known };
  });
  return { activities, problems };
}

interface Place {
  readonly sheet: string;
  readonly row: number;
}

class Reader {
  readonly problems: ImportProblem[] = [];
  readonly #codes = new Map<string, number>();
  readonly #unknown = new Set<string>();

  items(sheet: string, list: unknown): { readonly row: number; readonly item: JsonObject }[] {
    if (list !== undefined && !Array.isArray(list)) this.problems.push(finding('NO_TEXT', { sheet, row: null, column: null }));
    const all = Array.isArray(list) ? list : [];
    const items = all.flatMap((item, i) => (isObject(item) ? [{ row: i + 1, item }] : []));
    if (items.length < all.length)
      this.problems.push(finding('ITEMS_NOT_READ', { sheet, row: null, column: null }, all.length - items.length));
    return items;
  }

  activity(row: number, item: JsonObject): StagedActivity | null {
    const place = { sheet: 'activities', row };
    const known = [...OWN_FIELDS, ...Object.keys(OWN_ROWS), ...OWN_LOST];
    this.#tellUnknown(item, known, place);
    const plain = this.picked(item, [...OWN_FIELDS, ...OWN_LOST], place);
    const lists = Object.entries(OWN_ROWS).map(([list, fields]) => [
      list,
      // What is no list is left to the form to refuse.
      Array.isArray(item[list])
        ? (item[list] as unknown[]).map((part, i) => (isObject(part) ? this.picked(part, fields, place, `${list}.${i}.`) : part))
        : (item[list] ?? []),
    ]);
    const { state: _state, publishedVersion: _version, ...said } = plain;
    const content = {
      ...{ role: 'CONTROLLER', purpose: '', legalBases: [], operations: [], sources: [], measures: [] },
      ...said,
      ...Object.fromEntries(lists),
    } as unknown as StagedContent;
    const { code, name } = content;
    if (typeof code !== 'string' || code === '' || typeof name !== 'string' || name === '') {
      this.problems.push(finding('NAME_MISSING', { ...place, column: code ? 'name' : 'code' }));
      return null;
    }
    const first = this.#codes.get(code);
    if (first !== undefined) this.problems.push(finding('DUPLICATE_REF', { ...place, column: 'code' }, code, first));
    this.#codes.set(code, first ?? row);
    return {
      ...{ source: { ...place, column: null }, ref: code, name, content, existing: null },
      ...{ description: null, ownerUnit: null, status: null, natures: [], informationChannel: null, usageChannel: null },
      ...{ dpiaRequired: null, dpiaReference: null, assignedTo: [], labels: [], purposes: [], dataTypes: [], subjectGroups: [] },
      ...{ recipients: [], processors: [], transfers: [], systems: [] },
      ...(typeof plain.role === 'string' && { role: { raw: plain.role, code: plain.role } }),
    };
  }

  /** Known members that say something, texts in the one form in which they are stored. */
  picked(item: JsonObject, fields: readonly string[], place: Place, path = ''): JsonObject {
    if (path || place.sheet !== 'activities') this.#tellUnknown(item, fields, place, path);
    return Object.fromEntries(
      fields.flatMap((field) => {
        const value = Object.hasOwn(item, field) ? normalised(item[field]) : null;
        if (value === null || value === undefined) return [];
        if (DAYS.includes(field) && !isDay(value)) this.problems.push(finding('NO_DAY', { ...place, column: `${path}${field}` }));
        return [[field, value]];
      }),
    );
  }

  #tellUnknown(item: JsonObject, known: readonly string[], place: Place, path = ''): void {
    for (const key of Object.keys(item)) {
      const kind = `${place.sheet}.${path.replace(/\d+/g, '')}${key}`;
      if (known.includes(key) || this.#unknown.has(kind)) continue;
      this.#unknown.add(kind);
      this.problems.push(finding('UNKNOWN_KEY', { ...place, column: `${path}${key}` }, key));
    }
  }
}

function normalised(value: unknown): unknown {
  if (typeof value === 'string') return normaliseText(value);
  return Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? normaliseText(one) : one)) : value;
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}
