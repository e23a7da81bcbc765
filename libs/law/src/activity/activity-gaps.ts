import type { Defect } from '#kernel';
import { dataClassOf } from '../data/data-type-classes.js';
import { isDataTypeCode } from '../data/data-types.js';
import { isCivilDate } from '../regime/interval.js';
import type { RegimeCode } from '../regime/regimes.js';
import type { ActivityFacts, ActivityTransfer } from './activity-facts.js';
import { GAP_RULES, type GapCode, type GapRule } from './gap-rules.js';
import { isVietnam } from './is-vietnam.js';
import { legalBasisOf } from './legal-bases.js';

/** Something a processing activity still lacks, under one regime. */
export interface Gap extends Defect, Pick<GapRule, 'severity' | 'confidence' | 'openQuestions'> {
  readonly code: GapCode;
}

type Found = readonly [code: GapCode, path: string];

const blank = (text: string | null | undefined): boolean => !text?.trim();
const abroad = (country: string | null | undefined): boolean => !blank(country) && !isVietnam(country!);

function basicGaps(facts: ActivityFacts): readonly Found[] {
  const found: Found[] = [];
  if (blank(facts.purpose)) found.push(['PURPOSE_MISSING', 'purpose']);
  if (facts.operations.length === 0) found.push(['OPERATIONS_MISSING', 'operations']);
  if (facts.sources.length === 0) found.push(['SOURCES_MISSING', 'sources']);
  if (facts.children == null) found.push(['CHILDREN_NOT_STATED', 'children']);
  if (facts.automatedDecision == null) found.push(['AUTOMATED_DECISION_NOT_STATED', 'automatedDecision']);
  if (facts.subjectGroups.length === 0) found.push(['SUBJECT_GROUPS_MISSING', 'subjectGroups']);
  facts.subjectGroups.forEach((group, i) => {
    if (group.count == null) found.push(['SUBJECT_COUNT_MISSING', `subjectGroups.${i}.count`]);
  });
  if (blank(facts.retention)) found.push(['RETENTION_MISSING', 'retention']);
  if (blank(facts.deletionMethod)) found.push(['DELETION_METHOD_MISSING', 'deletionMethod']);
  if (facts.measures.every(blank)) found.push(['MEASURES_MISSING', 'measures']);
  if (blank(facts.firstProcessedOn)) found.push(['FIRST_PROCESSED_MISSING', 'firstProcessedOn']);
  else if (!isCivilDate(facts.firstProcessedOn!)) found.push(['FIRST_PROCESSED_INVALID', 'firstProcessedOn']);
  if (blank(facts.ownerId) && blank(facts.ownerName)) found.push(['OWNER_MISSING', 'ownerName']);
  if (facts.systems.length === 0) found.push(['SYSTEM_MISSING', 'systems']);
  return found;
}

function legalGaps(regime: RegimeCode, facts: ActivityFacts): readonly Found[] {
  const found: Found[] = [];
  if (facts.legalBases.length === 0) found.push(['LEGAL_BASIS_MISSING', 'legalBases']);
  facts.legalBases.forEach((basis, i) => {
    if (!legalBasisOf(regime, basis)) found.push(['LEGAL_BASIS_NOT_VALID', `legalBases.${i}`]);
  });
  facts.purposes.forEach(({ legalBasis }, i) => {
    if (blank(legalBasis)) found.push(['PURPOSE_WITHOUT_BASIS', `purposes.${i}.legalBasis`]);
  });
  if (facts.dataTypes.length === 0) found.push(['DATA_TYPES_MISSING', 'dataTypes']);
  facts.dataTypes.forEach((code, i) => {
    if (!isDataTypeCode(code)) found.push(['DATA_TYPE_UNKNOWN', `dataTypes.${i}`]);
  });
  const sensitive = facts.dataTypes.some((code) => isDataTypeCode(code) && dataClassOf(regime, code).class === 'SENSITIVE');
  if (sensitive && !facts.legalBases.some((basis) => legalBasisOf(regime, basis))) found.push(['SENSITIVE_WITHOUT_BASIS', 'dataTypes']);
  return found;
}

function partyGaps(facts: ActivityFacts): readonly Found[] {
  const found: Found[] = [];
  if (facts.crossBorder == null) found.push(['CROSS_BORDER_NOT_STATED', 'crossBorder']);
  facts.systems.forEach((system, i) => {
    if (system.location === 'ABROAD' && facts.crossBorder !== true) found.push(['ABROAD_WITHOUT_TRANSFER', `systems.${i}.location`]);
    if (system.location == null || system.location === 'UNKNOWN') found.push(['SYSTEM_LOCATION_UNKNOWN', `systems.${i}.location`]);
  });
  for (const list of OUTSIDE)
    facts[list].forEach((party, i) => {
      if (blank(party.country)) found.push(['PARTY_COUNTRY_MISSING', `${list}.${i}.country`]);
      if (abroad(party.country) && facts.crossBorder !== true) found.push(['ABROAD_WITHOUT_TRANSFER', `${list}.${i}.country`]);
    });
  facts.processors.forEach((processor, i) => {
    if (processor.contract !== true)
      found.push([
        processor.contract === false ? 'PROCESSOR_WITHOUT_CONTRACT' : 'PROCESSOR_CONTRACT_NOT_RECORDED',
        `processors.${i}.contract`,
      ]);
  });
  return found;
}

const OUTSIDE = ['recipients', 'processors', 'thirdParties'] as const;

/** Whether anything that the activity tells says that data leave the country. */
export function crossesBorder(facts: ActivityFacts): boolean {
  return (
    facts.crossBorder === true ||
    facts.transfers.length > 0 ||
    facts.systems.some(({ location }) => location === 'ABROAD') ||
    OUTSIDE.some((list) => facts[list].some(({ country }) => abroad(country)))
  );
}

function transferGaps(facts: ActivityFacts): readonly Found[] {
  if (facts.transfers.length === 0) return facts.crossBorder === true ? [['TRANSFER_NOT_DESCRIBED', 'transfers']] : [];
  return facts.transfers.flatMap((transfer, i): Found[] => {
    const lacks = (code: GapCode, field: keyof ActivityTransfer, missing = blank(transfer[field])): Found[] =>
      missing ? [[code, `transfers.${i}.${field}`]] : [];
    return [
      ...lacks('TRANSFER_CASE_MISSING', 'case', blank(transfer.case) || (transfer.case === 'OTHER' && blank(transfer.detail))),
      ...lacks('TRANSFER_COUNTRY_MISSING', 'country'),
      ...lacks('TRANSFER_RECIPIENT_MISSING', 'recipient'),
      ...lacks('TRANSFER_SAFEGUARDS_MISSING', 'safeguards'),
      ...lacks('FIRST_TRANSFER_MISSING', 'firstTransferredOn', !isCivilDate(transfer.firstTransferredOn ?? '')),
    ];
  });
}

/**
 * What this activity still lacks under this regime, mandatory first, each with its path, sentence (vi, en) and article.
 * Empty means nothing that the rules of `GAP_RULES` look for is missing; it is not a finding of compliance. Never throws.
 */
export function activityGaps(regime: RegimeCode, facts: ActivityFacts): readonly Gap[] {
  return [...basicGaps(facts), ...legalGaps(regime, facts), ...partyGaps(facts), ...transferGaps(facts)]
    .map(([code, path]): Gap => {
      const { vi, en, article, severity, confidence, openQuestions } = GAP_RULES.find(
        (rule) => rule.code === code && rule.regime === regime,
      )!;
      return { path, code, vi, en, article, severity, confidence, openQuestions };
    })
    .sort((a, b) => Number(a.severity === 'ADVISED') - Number(b.severity === 'ADVISED'));
}
