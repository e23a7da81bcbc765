import {
  DATA_TYPE_LABELS,
  dataClassOf,
  isDataTypeCode,
  LEGAL_BASIS_LABELS,
  type LegalBasisCode,
  legalBasisOf,
  type RegimeCode,
  regimeAt,
} from '#law';
import { type Draft, dayInVietnam, type ListFilter, type ListRow, type Snapshot, sourceOf } from '#platform';
import { ACTIVITY_LIST } from './register-lists.js';

/** Names of the Data Privacy Vocabulary, version 2 (W3C Community Group): https://w3id.org/dpv. Nothing is fetched from there. */
const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  loc: 'https://w3id.org/dpv/loc#',
  dct: 'http://purl.org/dc/terms/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** What comes nearest; the code of the law stays beside it. A basis that has no counterpart is a `LegalBasis` and no more. */
const BASES: Readonly<Record<LegalBasisCode, string>> = {
  CONSENT: 'Consent',
  CONTRACT: 'DataSubjectContract',
  EMERGENCY: 'VitalInterest',
  DEFENCE_OF_RIGHTS: 'LegalBasis',
  STATE_EMERGENCY: 'PublicInterest',
  STATE_BODY: 'OfficialAuthorityOfController',
  PUBLICATION_BY_LAW: 'LegalObligation',
  LAW: 'LegalObligation',
  LEGITIMATE_INTEREST: 'LegitimateInterestOfController',
};
/** Encryption, decryption: `Transform`, for the vocabulary has measures and no operations of this name. */
const OPERATIONS: Readonly<Record<string, string>> = {
  COLLECT: 'Collect',
  ANALYSE: 'Analyse',
  AGGREGATE: 'Aggregate',
  ENCRYPT: 'Transform',
  DECRYPT: 'Transform',
  RECTIFY: 'Modify',
  DELETE: 'Remove',
  DESTROY: 'Destruct',
  DE_IDENTIFY: 'Anonymise',
  PROVIDE: 'Disclose',
  PUBLISH: 'Disseminate',
  TRANSFER: 'Transfer',
  OTHER: 'Processing',
};
/** The vocabulary knows no party that is both: it is named in both roles. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  CONTROLLER: ['hasDataController'],
  PROCESSOR: ['hasDataProcessor'],
  CONTROLLER_PROCESSOR: ['hasDataController', 'hasDataProcessor'],
  THIRD_PARTY: ['hasRecipientThirdParty'],
};
const SOURCES: Readonly<Record<string, string>> = { THIRD_PARTY: 'ThirdPartyDataSource', PUBLIC_SOURCE: 'PublicDataSource' };
const MEASURES: Readonly<Record<string, string>> = {
  TECHNICAL: 'hasTechnicalMeasure',
  MANAGERIAL: 'hasOrganisationalMeasure',
  TRAINING: 'hasOrganisationalMeasure',
};
const PARTIES = [
  ['recipients', 'hasRecipient', 'Recipient'],
  ['processors', 'hasDataProcessor', 'DataProcessor'],
  ['thirdParties', 'hasRecipientThirdParty', 'ThirdParty'],
] as const;

const OWN_ORGANISATION = {
  name: 'own_organisation_name',
  text: `select json_build_object('id', o.id, 'name', o.name) as value from organisation o where o.id = (select app.organisation_id())`,
  values: [],
};

/** The activities of a list as JSON-LD in the Data Privacy Vocabulary: one `dpv:Process` each, under the regime in force when it is made. */
export function dpvRegister(snapshot: Snapshot, filter: ListFilter, signal?: AbortSignal): Draft {
  const { source, count } = sourceOf(snapshot, ACTIVITY_LIST, filter, signal);
  const fields = ['id', ...ACTIVITY_LIST.columns, ...ACTIVITY_LIST.parts].map((one) => (typeof one === 'string' ? one : one.key));
  const regime = regimeAt(snapshot.now).regime.code;
  async function* chunks() {
    const organisation = await snapshot.value<Organisation>(OWN_ORGANISATION);
    yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n${JSON.stringify(entity(organisation.id, 'Organisation', organisation.name))}`;
    for await (const rows of source.batches(fields))
      yield rows.map((row) => `,\n${JSON.stringify(dpvOf(row, organisation, regime))}`).join('');
    yield '\n]}\n';
  }
  const name = `khien-dpv-${dayInVietnam(snapshot.now)}.jsonld`;
  return { name, mediaType: 'application/ld+json', chunks: chunks(), count };
}

interface Organisation {
  readonly id: string;
  readonly name: string;
}

/** One activity as a `dpv:Process`. What the vocabulary has no word for is left out: states, versions, contracts, who answers for it. */
export function dpvOf(row: ListRow, organisation: Organisation, regime: RegimeCode): object {
  const lines = (key: string) => (row[key] ?? []) as readonly ListRow[];
  const own = { '@id': uuid(organisation.id) };
  const purposes = lines('purposes');
  return told({
    '@id': uuid(row.id),
    '@type': 'dpv:Process',
    'dct:identifier': row.code,
    'dct:title': vietnamese(row.name),
    'dct:modified': { '@type': 'xsd:dateTime', '@value': row.updatedAt },
    ...Object.fromEntries((ROLES[row.role as string] ?? []).map((property) => [`dpv:${property}`, own])),
    'dpv:hasPurpose': purposes.length
      ? purposes.map(({ text, legalBasis }) => concept('Purpose', text, { 'dpv:hasLegalBasis': legalBasis && basisOf(legalBasis, regime) }))
      : row.purpose && concept('Purpose', row.purpose),
    'dpv:hasLegalBasis': (row.legalBases as readonly string[]).map((code) => basisOf(code, regime)),
    'dpv:hasProcessing': unique((row.operations as readonly string[]).map((code) => OPERATIONS[code])).map(term),
    'dpv:hasDataSubject': [
      ...lines('subjectGroups').map(({ name }) => concept('DataSubject', name)),
      ...(row.children === true ? [{ '@type': 'dpv:Child' }] : []),
    ],
    'dpv:hasPersonalData': lines('dataTypes').map((type) => dataOf(type, regime)),
    'dpv:hasDataSource': unique((row.sources as readonly string[]).map((code) => SOURCES[code])).map(term),
    'dpv:hasStorageCondition': [
      ...(row.retention ? [concept('StorageDuration', row.retention)] : []),
      ...(row.deletionMethod ? [concept('StorageDeletion', row.deletionMethod)] : []),
    ],
    'dpv:isImplementedUsingTechnology': lines('systems').map(({ informationSystemId, name, country }) =>
      told({ ...entity(informationSystemId, 'Technology', name), 'dpv:hasCountry': placeOf(country) }),
    ),
    'dpv:hasContext': row.automatedDecision === true && { '@type': 'dpv:AutomatedDecisionMaking' },
    'dpv:hasProcess': lines('transfers').map((transfer) => transferOf(transfer, own)),
    ...measuresOf(lines('protectionMeasures')),
    ...partiesOf(row, own),
  });
}

function partiesOf(row: ListRow, own: object): object {
  return Object.fromEntries(
    PARTIES.flatMap(([key, property, type]) => {
      const named = ((row[key] ?? []) as readonly ListRow[]).map(({ partyId, name, country }) =>
        told({ ...entity(partyId, type, name), 'dpv:hasCountry': placeOf(country) }),
      );
      // The organisation itself may stand in the same role.
      const self = (ROLES[row.role as string] ?? []).includes(property) ? [own] : [];
      return named.length > 0 ? [[`dpv:${property}`, [...self, ...named]]] : [];
    }),
  );
}

function measuresOf(measures: readonly ListRow[]): object {
  const byProperty = Map.groupBy(measures, ({ kind }) => MEASURES[kind as string] ?? 'hasTechnicalOrganisationalMeasure');
  const classOf = (property: string) => property.replace(/^has/, '');
  return Object.fromEntries(
    [...byProperty].map(([property, list]) => [`dpv:${property}`, list.map(({ text }) => concept(classOf(property), text))]),
  );
}

function transferOf({ recipient, partyId, country, safeguards, detail }: ListRow, own: object): object {
  return told({
    '@type': 'dpv:Process',
    'dct:description': detail && vietnamese(detail),
    'dpv:hasProcessing': term('CrossBorderTransfer'),
    'dpv:hasDataExporter': own,
    'dpv:hasDataImporter': recipient && entity(partyId, 'DataImporter', recipient),
    'dpv:hasThirdCountry': placeOf(country),
    'dpv:hasTechnicalOrganisationalMeasure': safeguards && concept('TechnicalOrganisationalMeasure', safeguards),
  });
}

function dataOf({ code, label, retention }: ListRow, regime: RegimeCode): object {
  const known = typeof code === 'string' && isDataTypeCode(code) ? code : null;
  const sensitive = known && dataClassOf(regime, known).class === 'SENSITIVE';
  const names = known ? bilingual(DATA_TYPE_LABELS[known]) : vietnamese(label);
  return told({
    '@type': sensitive ? 'dpv:SensitivePersonalData' : 'dpv:PersonalData',
    'skos:notation': known,
    'skos:prefLabel': names,
    'skos:altLabel': known && label && vietnamese(label),
    'dpv:hasStorageCondition': retention && concept('StorageDuration', retention),
  });
}

function basisOf(code: unknown, regime: RegimeCode): object {
  const known = code as LegalBasisCode;
  const article = legalBasisOf(regime, known)?.article;
  return told({
    '@type': `dpv:${BASES[known] ?? 'LegalBasis'}`,
    'skos:notation': known,
    'skos:prefLabel': LEGAL_BASIS_LABELS[known] && bilingual(LEGAL_BASIS_LABELS[known]),
    'dct:source': article,
  });
}

const uuid = (id: unknown): string => `urn:uuid:${id}`;
const term = (name: string): object => ({ '@id': `dpv:${name}` });
const vietnamese = (text: unknown): object => ({ '@value': text, '@language': 'vi' });
const bilingual = ({ vi, en }: { readonly vi: string; readonly en: string }): object[] => [
  { '@value': vi, '@language': 'vi' },
  { '@value': en, '@language': 'en' },
];
const concept = (type: string, label: unknown, more: object = {}): object =>
  told({ '@type': `dpv:${type}`, 'skos:prefLabel': vietnamese(label), ...more });
const entity = (id: unknown, type: string, name: unknown): object =>
  told({ '@id': id && uuid(id), '@type': `dpv:${type}`, 'dpv:hasName': name });
const unique = (names: readonly (string | undefined)[]): string[] => [
  ...new Set(names.filter((name): name is string => name !== undefined)),
];

/** Countries by their code are nodes of the vocabulary of places; others are told in words. */
function placeOf(country: unknown): object | null {
  if (!country) return null;
  return /^[A-Z]{2}$/.test(String(country)) ? { '@id': `loc:${country}` } : concept('Country', country);
}

/** Without what is not said. */
function told(node: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value && !(Array.isArray(value) && value.length === 0)));
}
