import { spellingOf } from '#kernel';
import { diffFacts, type FactChange } from '#platform';
import { type ActivityContent, settledContent } from './activity-content.js';

type Party = ActivityContent['parties'][number];
type Purposes = NonNullable<ActivityContent['purposes']>;

/** An activity with all its parts as the queries bring it. */
export interface FullActivity extends Omit<ActivityContent, 'parties'> {
  readonly id: string;
  readonly purposes: Purposes;
  readonly recipients: readonly Omit<Party, 'kind'>[];
  readonly processors: readonly Omit<Party, 'kind'>[];
  readonly thirdParties: readonly Omit<Party, 'kind'>[];
}

/** The same as content: links into the registers and what follows from rows left out. */
export function contentOfActivity({ id: _id, recipients, processors, thirdParties, ...row }: FullActivity): ActivityContent {
  const parties = { RECIPIENT: recipients, PROCESSOR: processors, THIRD_PARTY: thirdParties };
  return {
    ...row,
    ...(row.purposes.length > 0 && { purpose: '', legalBases: [] }),
    measures: [],
    systems: row.systems.map((system) => without(system, 'informationSystemId')),
    transfers: (row.transfers ?? []).map((transfer) => without(transfer, 'partyId')),
    parties: Object.entries(parties).flatMap(([kind, list]) =>
      list.map((party) => ({ ...without(party, 'partyId'), kind: kind as Party['kind'] })),
    ),
  };
}

function without<T extends object>(row: T, key: string): T {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key)) as T;
}

/**
 * What an activity becomes where a file says something of it: what the file says replaces what was there, and what it does
 * not say stays. A list of the file replaces the list; of a row that both have (names are compared as they are spelt), the file's
 * silence keeps what was there. The code stays; so does the role, unless the file `saysRole`.
 */
export function mergedContent(current: ActivityContent, file: ActivityContent, saysRole = false): ActivityContent {
  const said = Object.fromEntries(Object.entries(file).filter(([, value]) => value !== null && value !== undefined && !isEmpty(value)));
  const subjectGroups = rows(current.subjectGroups, file.subjectGroups, ({ name }) => spellingOf(name));
  const groups = new Set(subjectGroups.map(({ name }) => spellingOf(name)));
  const transfers = rows(
    current.transfers ?? [],
    file.transfers ?? [],
    ({ recipient, country }) => `${spellingOf(recipient ?? '')} ${country ?? ''}`,
  );
  return {
    ...current,
    ...said,
    code: current.code,
    role: saysRole ? file.role : current.role,
    ...mergedPurposes(current, file),
    measures: [],
    protectionMeasures: mergedMeasures(current, file),
    subjectGroups,
    dataTypes: mergedDataTypes(current.dataTypes, file.dataTypes).map((type) => ({
      ...type,
      subjectGroup: type.subjectGroup && groups.has(spellingOf(type.subjectGroup)) ? type.subjectGroup : null,
    })),
    systems: rows(current.systems, file.systems, ({ name }) => spellingOf(name)).map(({ location, ...system }, i) => ({
      ...system,
      location: location === 'UNKNOWN' ? (sameNamed(current.systems, file.systems[i]?.name)?.location ?? location) : location,
    })),
    transfers: transfers.map((transfer) => ({
      ...transfer,
      // No foreign format says how data cross the border.
      case: transfer.case === 'OTHER' ? (alike(current.transfers ?? [], transfer)?.case ?? transfer.case) : transfer.case,
    })),
    parties: (['RECIPIENT', 'PROCESSOR', 'THIRD_PARTY'] as const).flatMap((kind) =>
      rows(
        current.parties.filter((party) => party.kind === kind),
        file.parties.filter((party) => party.kind === kind),
        ({ name }) => spellingOf(name),
      ),
    ),
  };
}

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);
const sameNamed = <T extends { readonly name: string }>(list: readonly T[], name: string | undefined): T | undefined =>
  list.find((one) => name !== undefined && spellingOf(one.name) === spellingOf(name));
const alike = <T extends { recipient?: string | null; country?: string | null }>(list: readonly T[], of: T): T | undefined =>
  list.find(
    ({ recipient, country }) =>
      spellingOf(recipient ?? '') === spellingOf(of.recipient ?? '') && (country ?? null) === (of.country ?? null),
  );

/** The rows of the file, each completed by its counterpart; those of the same key in their order. Without any, what was there. */
function rows<T extends object>(current: readonly T[], file: readonly T[], keyOf: (row: T) => string): T[] {
  if (file.length === 0) return [...current];
  const known = Map.groupBy(current, keyOf);
  return file.map((row) => {
    const counterpart = known.get(keyOf(row))?.shift();
    const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));
    // A name that differs in case or blanks alone is the register's.
    const name = counterpart && 'name' in counterpart ? { name: counterpart.name } : {};
    const recipient = counterpart && 'recipient' in counterpart && counterpart.recipient ? { recipient: counterpart.recipient } : {};
    return { ...counterpart, ...said, ...name, ...recipient } as T;
  });
}

type DataType = ActivityContent['dataTypes'][number];

/**
 * A data type of the file is that of the register with the same code and group, and label where there are several; without a code
 * the label is its name. A file that is silent on groups speaks of every group that the register has of the type.
 */
function mergedDataTypes(current: readonly DataType[], file: readonly DataType[]): DataType[] {
  if (file.length === 0) return [...current];
  const spelt = (text: string | null | undefined) => spellingOf(text ?? '');
  const isType = (a: DataType, b: DataType) => (a.code ?? spelt(a.label)) === (b.code ?? spelt(b.label));
  const isLabel = (a: DataType, b: DataType) => spelt(a.label) === spelt(b.label);
  const isGroup = (a: DataType, b: DataType) => spelt(a.subjectGroup) === spelt(b.subjectGroup);
  const left = new Set(current);
  const counterparts = new Map<DataType, DataType[]>();
  const take = (row: DataType, like: (known: DataType) => boolean): void => {
    const found = counterparts.has(row) ? undefined : [...left].find((known) => isType(known, row) && like(known));
    if (!found) return;
    left.delete(found);
    counterparts.set(row, [found]);
  };
  for (const row of file) take(row, (known) => isGroup(known, row) && isLabel(known, row));
  for (const row of file) take(row, (known) => isGroup(known, row));
  for (const row of file) if (!row.subjectGroup) take(row, (known) => isLabel(known, row));
  for (const row of file) {
    const alone = !row.subjectGroup && file.filter((other) => isType(other, row)).length === 1;
    const others = alone ? [...left].filter((known) => isType(known, row) && known.subjectGroup) : [];
    counterparts.set(row, [...(counterparts.get(row) ?? []), ...others]);
  }
  return file.flatMap((row) => {
    const known = counterparts.get(row)!;
    if (known.length === 0) return [row];
    const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));
    return known.map((one): DataType => ({ ...one, ...said, ...(known.length > 1 && one.label && { label: one.label }) }));
  });
}

function mergedPurposes(current: ActivityContent, file: ActivityContent): Pick<ActivityContent, 'purpose' | 'legalBases' | 'purposes'> {
  const known = current.purposes ?? [];
  if (file.purposes?.length) return { purpose: '', legalBases: [], purposes: rows(known, file.purposes, ({ text }) => spellingOf(text)) };
  const { purpose, legalBases } = settledContent({ ...current, transfers: [] });
  const told = { purpose: file.purpose || purpose, legalBases: file.legalBases.length > 0 ? file.legalBases : legalBases };
  const same =
    told.purpose === purpose && told.legalBases.every((one) => legalBases.includes(one)) && told.legalBases.length === legalBases.length;
  return same ? { purpose: current.purpose, legalBases: current.legalBases, purposes: known } : { ...told, purposes: [] };
}

function mergedMeasures(current: ActivityContent, file: ActivityContent): ActivityContent['protectionMeasures'] {
  const known = current.protectionMeasures ?? [];
  if (file.protectionMeasures?.length) return file.protectionMeasures;
  if (file.measures.length === 0) return known;
  return file.measures.map(
    (text) => known.find((one) => one.text === text) ?? { kind: 'OTHER' as NonNullable<typeof known>[number]['kind'], text },
  );
}

/** What two contents of an activity say differently, field by field. Throws Invalid where one of them contradicts itself. */
export function contentChanges(before: ActivityContent, after: ActivityContent): readonly FactChange[] {
  return diffFacts(comparable(before), comparable(after));
}

function comparable(content: ActivityContent): object {
  const { measures, measureKinds, ...settled } = settledContent(content);
  return { ...settled, protectionMeasures: measures.map((text, i) => ({ kind: measureKinds[i] ?? 'OTHER', text })) };
}
