import type { Sheet } from './cells.js';
import { type LabelledRow, labelledRows } from './cnil-sheet.js';
import { comparableHeader } from './column-mapping.js';
import { finding } from './findings.js';
import type { ActorRole } from './staged-activity.js';
import type { ImportProblem, StagingEntity, StagingRow, StagingValue } from './staging.js';

type Section = 'actors' | 'purposes' | 'data' | 'sensitive' | 'people' | 'recipients' | 'measures' | 'transfers';

/** Headings of the record sheet; a row that bears one begins a section and names its columns. */
const HEADINGS: ReadonlyMap<string, Section> = new Map<string, Section>([
  ['acteurs', 'actors'],
  ['finalite s du traitement effectue', 'purposes'],
  ['categories de donnees personnelles concernees', 'data'],
  ['donnees sensibles', 'sensitive'],
  ['categories de personnes concernees', 'people'],
  ['destinataires', 'recipients'],
  ['mesures de securite', 'measures'],
  ['transferts hors ue', 'transfers'],
]);

const OWN_FIELDS: ReadonlyMap<string, string> = new Map([
  ['nom du traitement', 'name'],
  ['n ref', 'ref'],
  ['date de creation du traitement', 'recordCreatedOn'],
  ['mise a jour du traitement', 'recordUpdatedOn'],
]);

const ROLES: ReadonlyMap<string, ActorRole> = new Map<string, ActorRole>([
  ['responsable du traitement', 'CONTROLLER'],
  ['delegue a la protection des donnees', 'DPO'],
  ['societe du dpo si celui ci est externe', 'DPO_COMPANY'],
  ['representant', 'REPRESENTATIVE'],
  ['responsable s conjoint s', 'JOINT_CONTROLLER'],
]);

/** Headers that a section must have; without them its rows cannot be told apart. */
const NEEDED: Readonly<Partial<Record<Section, readonly string[]>>> = {
  actors: ['Nom'],
  data: ['Description', 'Durée de conservation'],
  sensitive: ['Description', 'Durée de conservation'],
  people: ['Description', 'Précisions'],
  recipients: ['Type de destinataire', 'Précisions'],
  measures: ['Type de mesure de sécurité', 'Précisions'],
  transfers: ['Destinataire', 'Pays', 'Type de Garanties'],
};

/** True for a sheet that is a record, filled or not. */
export function isRecord(sheet: Sheet): boolean {
  const labels = new Set(labelledRows(sheet, []).map(({ label }) => label));
  return labels.has('nom du traitement') && labels.has('finalite principale');
}

export interface CnilRecord {
  readonly activity: StagingRow;
  readonly parts: readonly StagingRow[];
}

/** Reads one record sheet, anchored on labels and headers: rows stand elsewhere in every copy of the template. */
export function readRecord(sheet: Sheet, problems: ImportProblem[]): CnilRecord {
  const own = new Map<string, StagingValue>();
  const purposes: StagingValue[] = [];
  const activity: StagingRow = { entity: 'activity', sheet: sheet.name, row: sheet.rows[0]?.[0]?.row ?? 1, values: own };
  const parts: StagingRow[] = [];
  let section: Section | undefined;
  let headers = new Map<string, string>();
  for (const row of labelledRows(sheet, problems)) {
    const begun = HEADINGS.get(row.label);
    const field = OWN_FIELDS.get(row.label);
    if (begun) {
      section = begun;
      headers = row.headers();
      for (const name of NEEDED[begun] ?? [])
        if (!headers.has(comparableHeader(name)))
          problems.push(finding('MISSING_COLUMN', { sheet: sheet.name, row: row.row, column: null }, name));
    } else if (field) put(own, field, row.value('B'));
    else if (section === 'purposes') purposes.push(...present(row.value('B')));
    else if (section) parts.push(...partOf(section, row, headers).map((part) => ({ ...part, sheet: sheet.name, activity })));
  }
  const [main, ...others] = purposes;
  if (main) {
    const values = new Map([['name', main]]);
    if (others.length > 0) values.set('description', { ...others[0]!, text: others.map(({ text }) => text).join('\n') });
    parts.unshift({ entity: 'purpose', sheet: sheet.name, row: main.row!, column: main.column, values, activity });
  }
  return { activity, parts };
}

function present(value: StagingValue | undefined): StagingValue[] {
  return value ? [value] : [];
}

function put(values: Map<string, StagingValue>, field: string, value: StagingValue | undefined): void {
  if (value) values.set(field, value);
}

type Part = Pick<StagingRow, 'entity' | 'row' | 'values'>;

/** The part that a row of a section describes; none where nothing but its label is filled in. */
function partOf(section: Exclude<Section, 'purposes'>, row: LabelledRow, headers: ReadonlyMap<string, string>): Part[] {
  const at = (header: string): StagingValue | undefined => row.value(headers.get(header));
  const label = row.value('A');
  const part = (entity: StagingEntity, fields: Readonly<Record<string, StagingValue | undefined>>): Part[] => {
    const values = new Map<string, StagingValue>();
    for (const [field, value] of Object.entries(fields)) put(values, field, value);
    return values.size > 0 ? [{ entity, row: row.row, values }] : [];
  };
  switch (section) {
    case 'actors':
      return actorOf(row, at, part);
    case 'data':
    case 'sensitive': {
      const description = at('description');
      const retention = at('duree de conservation');
      if (!description && !retention) return [];
      // Which of the two tables a row stands in is its answer to whether the data are sensitive.
      const isSensitive = label && { ...label, text: section === 'sensitive' ? 'oui' : 'non' };
      return part('dataType', { name: description ?? label, category: label, retention, isSensitive });
    }
    case 'people': {
      const [category, detail] = [at('description'), at('precisions')];
      return part('subjectGroup', { name: detail ?? category, category });
    }
    case 'recipients': {
      const [category, detail] = [at('type de destinataire'), at('precisions')];
      return part('recipient', { name: detail ?? category, category });
    }
    case 'measures': {
      const said = [at('type de mesure de securite'), at('precisions')].flatMap(present);
      return said.length > 0 ? part('measure', { text: { ...said[0]!, text: said.map(({ text }) => text).join(': ') } }) : [];
    }
    case 'transfers':
      return transferOf(at, part);
  }
}

type At = (header: string) => StagingValue | undefined;
type Make = (entity: StagingEntity, fields: Readonly<Record<string, StagingValue | undefined>>) => Part[];

function actorOf(row: LabelledRow, at: At, part: Make): Part[] {
  const name = at('nom');
  const place = [at('code postal'), at('ville')].flatMap(present).map(({ text }) => text);
  const lines = [at('adresse')?.text, place.join(' '), at('pays')?.text, at('telephone')?.text, at('adresse mel')?.text].filter(Boolean);
  const label = row.value('A');
  const role = ROLES.get(row.label);
  if (!role || !label || (!name && lines.length === 0)) return [];
  return part('actor', {
    name,
    role: { ...label, text: role },
    contact: lines.length > 0 ? { ...(name ?? label), text: lines.join('\n') } : undefined,
    relationship: role === 'JOINT_CONTROLLER' ? { ...label, text: 'Joint Controller' } : undefined,
  });
}

/** The column of links often holds words instead ("Contrat en date du …"): these are guarantees. */
function transferOf(at: At, part: Make): Part[] {
  const link = at('liens vers la documentation');
  const isLink = link !== undefined && /^https?:/i.test(link.text);
  const entity = at('destinataire');
  return part('transfer', {
    name: entity,
    entity,
    country: at('pays'),
    mechanism: at('type de garanties'),
    guarantees: isLink ? undefined : link,
    documentationLink: isLink ? link : undefined,
  });
}
