import { ACT_TYPE_LABELS, type ActType } from '#law';
import { canonicalText } from '#platform/log';
import { KHIEN, namedUuid } from './named-uuid.js';
import { leaving, type Shareable, type SharedCase, type SharedIndicator, type SharedParty, type SharedReport } from './shared-report.js';

type StixObject = { readonly type: string; readonly id: string } & Readonly<Record<string, unknown>>;

/** Markings of TLP 2.0 as OASIS publishes them; nobody makes their own. */
const TLP_2 = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';
const MARKINGS: Readonly<Record<Shareable, readonly [id: string, name: string]>> = {
  GREEN: ['marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb', 'green'],
  AMBER: ['marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421', 'amber'],
  AMBER_STRICT: ['marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003', 'amber+strict'],
};
/** The namespace of STIX 2.1 for ids of observables: alike, whoever makes them. */
const OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7';
/** Since when our extension is as it is. */
const SINCE = '2026-11-01T00:00:00.000Z';

const idOf = (type: string, name: string) => `${type}--${namedUuid(KHIEN, `${type} ${name}`)}`;
export const EXTENSION = idOf('extension-definition', 'vn-personal-data-violation 1');
const PRODUCER = idOf('identity', 'khien');

const SECTORS: Readonly<Record<string, string>> = {
  FINANCE: 'financial-services',
  BANKING: 'financial-services',
  CREDIT_INFORMATION: 'financial-services',
  HEALTH: 'healthcare',
  EDUCATION: 'education',
  TELECOM: 'telecommunications',
  LOGISTICS: 'transportation',
  COMMERCE: 'retail',
  STATE: 'government',
};
const ACCOUNTS: Readonly<Record<string, string>> = { TELEGRAM: 'telegram', ZALO: 'zalo', FACEBOOK: 'facebook' };

const labelOf = (act: string | null) => ACT_TYPE_LABELS[act as ActType]?.en ?? 'Violation of personal data protection';

/** A report as a STIX 2.1 bundle: the organisation, the incident with what only Vietnamese law asks in an extension, and a report that holds them. */
export function stixOfReport(report: SharedReport) {
  const { organisation, reference, tlp } = report;
  const common = commonOf(tlp, report.firstSubmittedAt, report.submittedAt);
  const victim = {
    ...common('identity', report.id),
    name: organisation.name,
    identity_class: 'organization',
    ...(SECTORS[organisation.sector] ? { sectors: [SECTORS[organisation.sector]!] } : {}),
  };
  const incident = {
    ...common('incident', report.id),
    name: `${reference}: ${labelOf(report.actType)}`,
    external_references: [{ source_name: 'khien', external_id: reference }],
    extensions: {
      [EXTENSION]: {
        extension_type: 'property-extension',
        ...known({
          regime: report.regime,
          notice_class: report.noticeClass,
          verdict: report.verdict,
          act_type: report.actType,
          sector: organisation.sector,
          province_code: organisation.provinceCode,
          occurred_from: report.occurredFrom?.toISOString(),
          detected_at: report.detectedAt?.toISOString(),
          detection_method: report.detectionMethod,
          origin: report.origin,
          data_types: report.dataTypes,
          counts: report.counts.map(known),
          harm_interests: report.harmInterests,
        }),
      },
    },
  };
  const link = {
    ...common('relationship', `${report.id} victim`),
    relationship_type: 'related-to',
    source_ref: incident.id,
    target_ref: victim.id,
  };
  return bundleOf('report', report.id, tlp, reference, report.submittedAt, common, [victim, incident, link]);
}

/** A case as a STIX 2.1 bundle: parties, what was observed, and what STIX has no object for (telephones, bank accounts, wallets) in the extension. */
export function stixOfCase(shared: SharedCase) {
  const { reference, tlp } = shared;
  const common = commonOf(tlp, shared.openedAt, shared.changedAt);
  const indicators = leaving(shared.indicators);
  const observed = indicators.flatMap((indicator) => {
    const observable = observableOf(indicator);
    return observable ? [{ indicator, observable }] : [];
  });
  const parties = shared.parties.map((party) => partyOf(party, common));
  const others = indicators.filter((indicator) => !observableOf(indicator)).map(({ type, value }) => ({ type, value }));
  const incident = {
    ...common('incident', shared.id),
    name: `${reference}: ${shared.acts.map(labelOf).join('; ')}`,
    external_references: [{ source_name: 'khien', external_id: reference }],
    extensions: {
      [EXTENSION]: {
        extension_type: 'property-extension',
        act_types: [...shared.acts],
        ...(others.length > 0 ? { indicators: others } : {}),
      },
    },
  };
  const seen = observed.map(({ indicator, observable }) => ({
    ...common('observed-data', `${shared.id} ${observable.id}`),
    first_observed: indicator.firstSeen.toISOString(),
    last_observed: indicator.lastSeen.toISOString(),
    number_observed: 1,
    object_refs: [observable.id],
  }));
  const links = [...parties, ...seen].map((target) => ({
    ...common('relationship', `${incident.id} ${target.id}`),
    relationship_type: 'related-to',
    source_ref: incident.id,
    target_ref: target.id,
  }));
  const observables = [...new Map(observed.map(({ observable }) => [observable.id, observable])).values()];
  return bundleOf('case', shared.id, tlp, reference, shared.changedAt, common, [incident, ...parties, ...observables, ...seen, ...links]);
}

type Common = (type: string, name: string) => StixObject;

function commonOf(tlp: Shareable, created: Date, modified: Date): Common {
  return (type, name) => ({
    type,
    spec_version: '2.1',
    id: idOf(type, name),
    created_by_ref: PRODUCER,
    created: created.toISOString(),
    modified: modified.toISOString(),
    object_marking_refs: [MARKINGS[tlp][0]],
  });
}

function bundleOf(what: string, id: string, tlp: Shareable, reference: string, at: Date, common: Common, told: readonly StixObject[]) {
  const [marking, level] = MARKINGS[tlp];
  const ours = { spec_version: '2.1', created: SINCE, modified: SINCE };
  return {
    type: 'bundle',
    id: idOf('bundle', `${what} ${id}`),
    objects: [
      {
        type: 'marking-definition',
        spec_version: '2.1',
        id: marking,
        created: '2022-10-01T00:00:00.000Z',
        name: `TLP:${level.toUpperCase()}`,
        extensions: { [TLP_2]: { extension_type: 'property-extension', tlp_2_0: level } },
      },
      { type: 'identity', id: PRODUCER, ...ours, name: 'Khiên', identity_class: 'system' },
      {
        type: 'extension-definition',
        id: EXTENSION,
        ...ours,
        created_by_ref: PRODUCER,
        name: 'Vietnamese personal data violation',
        description:
          'What a notice of violation tells under Law 91/2025/QH15 and Decree 356/2025 (Form 08), or Decree 13/2023 (Form 03), in codes and numbers.',
        schema: 'Codes as docs/generated/law.md of Khiên prints them; moments in UTC; counts are whole numbers.',
        version: '1.0.0',
        extension_types: ['property-extension'],
      },
      ...told,
      {
        ...common('report', `${what} ${id}`),
        name: reference,
        published: at.toISOString(),
        report_types: ['threat-report'],
        object_refs: told.map((one) => one.id),
      },
    ] as readonly StixObject[],
  };
}

function partyOf({ id, role, name }: SharedParty, common: Common): StixObject {
  return role === 'SELLER'
    ? { ...common('threat-actor', id), name, threat_actor_types: ['criminal'] }
    : { ...common('identity', id), name, identity_class: 'unknown', roles: [role.toLowerCase()] };
}

/** The observable of an indicator; null where STIX has none. Its id follows from what it is, so that two bundles meet in it. */
function observableOf({ type, value }: SharedIndicator): StixObject | null {
  const of = (kind: string, properties: Readonly<Record<string, unknown>>): StixObject => ({
    type: kind,
    spec_version: '2.1',
    id: `${kind}--${namedUuid(OBSERVABLES, canonicalText(properties))}`,
    ...properties,
  });
  if (type === 'DOMAIN') return of(/^\d+(\.\d+){3}$/.test(value) ? 'ipv4-addr' : 'domain-name', { value });
  if (type === 'URL') return of('url', { value });
  if (type === 'EMAIL') return of('email-addr', { value });
  if (type === 'FILE_DIGEST') return of('file', { hashes: { 'SHA-256': value } });
  return ACCOUNTS[type] ? of('user-account', { account_type: ACCOUNTS[type]!, account_login: value }) : null;
}

/** Without what is not known: STIX has no null. */
function known(values: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0)));
}
