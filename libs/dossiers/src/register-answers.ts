import { spellingOf } from '#kernel';
import {
  type ConsentFacts,
  type DataTypeCode,
  type DossierType,
  dataClassOf,
  formatDay,
  isDataTypeCode,
  LEGAL_BASIS_LABELS,
  type LegalBasisCode,
  type ProcessingFlow,
  type RegimeCode,
  type RelatedParty,
  type SubjectCount,
  type TransferCaseFacts,
  type TransferFlow,
} from '#law';
import type { StatedActivity, StatedContent } from '#registry';
import type { Values } from './answers.js';

/**
 * What the register answers of a dossier: only what it says. An answer that it has nothing for is absent, so that the question stays open.
 * Activities come in the order of their codes, so equal registers give equal answers.
 */
export function registerAnswers(type: DossierType, regime: RegimeCode, activities: readonly StatedActivity[]): Values {
  const contents = activities.map(({ content }) => content);
  const crossing = type === 'TRANSFER' ? activities.filter(({ content }) => content.transfers?.length) : activities;
  const common: Values = {
    dataTypes: codesOf(crossing.flatMap(({ content }) => content.dataTypes)),
    consent: consentOf(crossing.map(({ content }) => content)),
    storagePolicy: perActivity(activities, retentionOf),
    deletionPolicy: perActivity(activities, ({ deletionMethod }) => deletionMethod),
    technicalMeasures: measuresOf(contents, 'TECHNICAL', 'OTHER'),
    managerialMeasures: measuresOf(contents, 'MANAGERIAL'),
    training: measuresOf(contents, 'TRAINING'),
    standards: measuresOf(contents, 'STANDARD'),
    firstProcessedOn: earliest(contents.map(({ firstProcessedOn }) => firstProcessedOn)),
    firstTransferredOn: earliest(contents.flatMap(({ transfers }) => (transfers ?? []).map((one) => one.firstTransferredOn))),
    parties: partiesOf(type, activities),
  };
  const own: Values =
    type === 'TRANSFER'
      ? { transferCases: transferCasesOf(contents), transferFlows: transferFlowsOf(regime, contents) }
      : {
          roles: rolesOf(contents),
          flows: contents.flatMap(flowsOf),
          processingTime: perActivity(activities, timeOf),
          plannedDeletion: perActivity(activities, retentionOf),
          crossBorder: crossBorderOf(contents),
          transferFlows: transferFlowsOf(regime, contents),
        };
  return Object.fromEntries(Object.entries({ ...common, ...own }).filter(([, value]) => value !== null && !isEmpty(value)));
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const joined = (parts: readonly (string | null | undefined)[], by: string): string | null => {
  const told = [...new Set(parts.filter((part): part is string => Boolean(part)))];
  return told.length > 0 ? told.join(by) : null;
};
const earliest = (days: readonly (string | null | undefined)[]): string | null =>
  days.filter((day): day is string => Boolean(day)).toSorted()[0] ?? null;
const purposeOf = ({ purposes, purpose }: StatedContent): string =>
  joined(
    (purposes ?? []).map(({ text }) => text),
    '; ',
  ) ?? purpose;

/** One text, each activity under its name where they say different things. */
function perActivity(activities: readonly StatedActivity[], tell: (content: StatedContent) => string | null | undefined): string | null {
  const told = activities.map(({ name, content }) => ({ name, text: tell(content) })).filter(({ text }) => text);
  if (new Set(told.map(({ text }) => text)).size <= 1) return told[0]?.text ?? null;
  return told.map(({ name, text }) => `${name}: ${text}`).join('\n');
}

/**
 * The same group in several activities is one, with its largest number, and with their sum where that is more: whether they are the same people
 * nobody said. Not known while none of them says a number.
 */
function subjectsOf(contents: readonly StatedContent[]): readonly SubjectCount[] {
  const rows = contents.flatMap(({ subjectGroups }) => subjectGroups);
  return [...Map.groupBy(rows, ({ name }) => spellingOf(name)).values()].map((same) => {
    const counts = same.flatMap(({ subjectCount }) => (typeof subjectCount === 'number' ? [subjectCount] : []));
    const [count, atMost] = [Math.max(...counts), counts.reduce((sum, one) => sum + one, 0)];
    return { group: same[0]!.name, count: counts.length > 0 ? count : null, ...(counts.length > 1 && atMost > count && { atMost }) };
  });
}

function rolesOf(contents: readonly StatedContent[]) {
  return [...Map.groupBy(contents, ({ role }) => role)].map(([role, of]) => ({ role, subjects: subjectsOf(of) }));
}

type StatedType = StatedContent['dataTypes'][number];

/**
 * The codes of types, each once. None while one of them has none yet: a list without it would say that it is not there, and of
 * a sensitive one that nothing is sensitive.
 */
function codesOf(types: readonly StatedType[]): readonly DataTypeCode[] {
  const codes = types.map(({ code }) => (code && isDataTypeCode(code) ? code : null));
  return codes.includes(null) ? [] : [...new Set(codes as DataTypeCode[])];
}

const ofGroup = ({ dataTypes }: StatedContent, group: string): readonly StatedType[] =>
  dataTypes.filter(({ subjectGroup }) => !subjectGroup || spellingOf(subjectGroup) === spellingOf(group));

/** Not known, unless one is sensitive, while one of them has no code, or there is none. */
function sensitiveAmong(regime: RegimeCode, types: readonly StatedType[]): boolean | null {
  if (types.some(({ code }) => code && isDataTypeCode(code) && dataClassOf(regime, code).class === 'SENSITIVE')) return true;
  return codesOf(types).length > 0 ? false : null;
}

function flowsOf(content: StatedContent): readonly ProcessingFlow[] {
  return content.subjectGroups.map(({ name }) => ({
    role: content.role,
    subjectGroup: name,
    purpose: purposeOf(content),
    dataTypes: codesOf(ofGroup(content, name)),
    operations: content.operations,
    systems: content.systems.map((system) => system.name),
  }));
}

function transferCasesOf(contents: readonly StatedContent[]): readonly TransferCaseFacts[] {
  const rows = contents.flatMap((content) => (content.transfers ?? []).map((transfer) => ({ transfer, content })));
  return [...Map.groupBy(rows, ({ transfer }) => transfer.case)].map(([one, of]) => {
    const detail = joined(
      of.map(({ transfer }) => transfer.detail),
      '; ',
    );
    return { case: one, subjects: subjectsOf([...new Set(of.map(({ content }) => content))]), ...(detail && { detail }) };
  });
}

function transferFlowsOf(regime: RegimeCode, contents: readonly StatedContent[]): readonly TransferFlow[] {
  return contents.flatMap((content) =>
    (content.transfers ?? []).flatMap(({ recipient, country }) =>
      content.subjectGroups.map(({ name }) => ({
        subjectGroup: name,
        purpose: purposeOf(content),
        recipient: recipient ?? '',
        ...(country && { country }),
        sensitive: sensitiveAmong(regime, ofGroup(content, name)),
      })),
    ),
  );
}

/** Groups whose data rest on consent are named, for how it is asked the register does not know; the others with their basis in words. */
function consentOf(contents: readonly StatedContent[]): readonly ConsentFacts[] {
  const groups = new Map<string, ConsentFacts>();
  for (const content of contents) {
    const bases = [
      ...new Set(content.purposes?.length ? content.purposes.flatMap(({ legalBasis }) => legalBasis ?? []) : content.legalBases),
    ];
    if (bases.length === 0) continue;
    const otherBasis = bases.includes('CONSENT')
      ? null
      : joined(
          bases.map((code) => LEGAL_BASIS_LABELS[code as LegalBasisCode]?.vi ?? code),
          '; ',
        );
    for (const { name } of content.subjectGroups) {
      const before = groups.get(spellingOf(name));
      const both = before ? joined([before.otherBasis, otherBasis], '; ') : otherBasis;
      const asked = otherBasis === null || (before && !before.otherBasis);
      groups.set(spellingOf(name), { subjectGroup: before?.subjectGroup ?? name, ...(!asked && both && { otherBasis: both }) });
    }
  }
  return [...groups.values()];
}

function retentionOf({ retention, dataTypes }: StatedContent): string | null {
  if (retention) return retention;
  return joined(
    dataTypes.map((type) => type.retention && joined([type.retention, type.retentionTrigger, type.retentionBasis], ', ')),
    '; ',
  );
}

function timeOf({ firstProcessedOn, endedOn }: StatedContent): string | null {
  if (!firstProcessedOn) return null;
  return `Từ ngày ${formatDay(firstProcessedOn)}${endedOn ? ` đến ngày ${formatDay(endedOn)}` : ''}`;
}

/** Measures whose kind was never said count as technical: there they are read and put right. */
function measuresOf(contents: readonly StatedContent[], ...kinds: readonly string[]): string | null {
  const all = contents.flatMap(
    ({ protectionMeasures, measures }) => protectionMeasures ?? measures.map((text) => ({ kind: 'OTHER', text })),
  );
  return joined(
    all.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text),
    '\n',
  );
}

function crossBorderOf(contents: readonly StatedContent[]): boolean | null {
  if (contents.some(({ crossBorder, transfers }) => crossBorder || transfers?.length)) return true;
  return contents.length > 0 && contents.every(({ crossBorder }) => crossBorder === false) ? false : null;
}

/** For a transfer, recipients are those to whom data cross the border. */
function partiesOf(type: DossierType, activities: readonly StatedActivity[]): readonly RelatedParty[] {
  const rows = new Map<string, RelatedParty>();
  for (const { content, parties } of activities) {
    const add = (part: RelatedParty['part'], { partyId, name, ...row }: StatedContent['recipients'][number]) => {
      const known = partyId ? parties[partyId] : undefined;
      const { country, contractNumber, contractDate, service, note } = row;
      const told = { taxCode: known?.taxCode, country, pdpContact: known?.pdpContact, contractNumber, contractDate, service, note };
      const key = `${part}/${spellingOf(name)}`;
      rows.set(key, { part, name, ...withoutNulls(told), ...rows.get(key) });
    };
    for (const party of content.processors) add('PROCESSOR', party);
    for (const party of content.thirdParties ?? []) add('THIRD_PARTY', party);
    const abroad = new Set((content.transfers ?? []).map(({ recipient }) => spellingOf(recipient ?? '')));
    for (const party of content.recipients) add(type === 'DPIA' || abroad.has(spellingOf(party.name)) ? 'RECIPIENT' : 'OTHER', party);
    for (const { recipient, country, partyId } of content.transfers ?? [])
      if (recipient) add('RECIPIENT', { name: recipient, country, partyId });
  }
  return [...rows.values()];
}

function withoutNulls<T extends object>(row: T): Partial<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined && value !== '')) as Partial<T>;
}
