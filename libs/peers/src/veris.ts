import { dataClassOf, isDataTypeCode, type RegimeCode, vietnamDate } from '#law';
import { KHIEN, namedUuid } from './named-uuid.js';
import { type SharedReport, totalOf } from './shared-report.js';

const UNKNOWN = { variety: ['Unknown'], vector: ['Unknown'] };
const MISHANDLED = { misuse: { variety: ['Data mishandling'], vector: ['Unknown'] } };
/** What a kind of act is in VERIS, where that follows from the kind alone; a leak may be an error, an attack or a misuse. */
const ACTIONS: Readonly<Record<string, object>> = {
  UNAUTH_ACCESS: { hacking: UNKNOWN },
  LOSS: { error: { variety: ['Loss'], vector: ['Unknown'] } },
  RIGHTS_FAILURE: { error: { variety: ['Omission'], vector: ['Unknown'] } },
  RANSOM: { malware: { variety: ['Ransomware'], vector: ['Unknown'] } },
  UNAUTH_DISCLOSURE: MISHANDLED,
  ILLEGAL_SALE: MISHANDLED,
  ILLEGAL_TRANSFER: MISHANDLED,
  ILLEGAL_COLLECTION: MISHANDLED,
  WRONG_PURPOSE: MISHANDLED,
  OFF_AGREEMENT: MISHANDLED,
};
const AVAILABILITY: Readonly<Record<string, string>> = { LOSS: 'Loss', RANSOM: 'Obscuration' };
/** In these nothing need have come to anybody else. */
const NO_DISCLOSURE = ['RIGHTS_FAILURE', 'WRONG_PURPOSE', 'OFF_AGREEMENT'];

const DISCOVERED: Readonly<Record<string, object>> = {
  MONITORING: { internal: { variety: ['Infrastructure monitoring'] } },
  AUDIT: { internal: { variety: ['IT review'] } },
  STAFF: { internal: { variety: ['Reported by employee'] } },
  DATA_SUBJECT: { external: { variety: ['Customer'] } },
  AUTHORITY: { external: { variety: ['Law enforcement'] } },
  ATTACKER: { external: { variety: ['Actor disclosure'] } },
  PRESS: { external: { variety: ['Other'] } },
  PROCESSOR: { partner: { variety: ['Unknown'] } },
};

/** Industries by NAICS, as far as a sector says. */
const INDUSTRIES: Readonly<Record<string, string>> = {
  FINANCE: '52',
  BANKING: '522',
  CREDIT_INFORMATION: '561450',
  HEALTH: '62',
  EDUCATION: '61',
  TELECOM: '517',
  LOGISTICS: '48',
  COMMERCE: '44',
  STATE: '92',
};
const DATA: Readonly<Record<string, string>> = {
  HEALTH: 'Medical',
  BANK_CREDENTIALS: 'Credentials',
  EID_CREDENTIALS: 'Credentials',
  BANK_CARD_AND_TX: 'Payment',
  FINANCIAL_SECURITIES_INSURANCE: 'Bank',
};

function dataVariety(regime: RegimeCode, code: string): string {
  return DATA[code] ?? (isDataTypeCode(code) && dataClassOf(regime, code).class === 'SENSITIVE' ? 'Sensitive Personal' : 'Personal');
}

/** A report in VERIS 1.4 (Vocabulary for Event Recording and Incident Sharing): what VERIS asks and no law knows is `Unknown`. */
export function verisOf(report: SharedReport) {
  const { actType, dataTypes, regime } = report;
  const concerned = dataTypes.filter(({ state }) => state !== 'NOT_AFFECTED');
  const affected = concerned.some(({ state }) => state === 'AFFECTED');
  const varieties = [...new Set(concerned.map(({ code }) => dataVariety(regime, code)))].sort();
  const total = totalOf(report.counts);
  const [year, month, day] = vietnamDate(report.occurredFrom ?? report.detectedAt ?? report.firstSubmittedAt)
    .split('-')
    .map(Number);
  return {
    schema_version: '1.4.0',
    source_id: 'khien',
    incident_id: namedUuid(KHIEN, report.id),
    reference: report.reference,
    security_incident: affected ? 'Confirmed' : 'Suspected',
    action: ACTIONS[actType ?? ''] ?? { unknown: {} },
    actor: actorOf(report),
    asset: { assets: [{ variety: 'Unknown' }] },
    attribute: {
      confidentiality: {
        data_disclosure: NO_DISCLOSURE.includes(actType ?? '') ? 'Unknown' : affected ? 'Yes' : 'Potentially',
        ...(varieties.length > 0 ? { data: varieties.map((variety) => ({ variety })) } : {}),
        ...(total === null ? {} : { data_total: total }),
      },
      ...(AVAILABILITY[actType ?? ''] ? { availability: { variety: [AVAILABILITY[actType!]!] } } : {}),
    },
    discovery_method: DISCOVERED[report.detectionMethod ?? ''] ?? { unknown: true },
    timeline: { incident: { year: year!, ...(report.occurredFrom ? { month, day } : {}) }, discovery: discoveryOf(report) },
    victim: {
      victim_id: report.organisation.name,
      country: ['VN'],
      region: ['142035'],
      employee_count: 'Unknown',
      industry: INDUSTRIES[report.organisation.sector] ?? '000000',
    },
    // What VERIS has no field for is free here.
    plus: {
      created: report.firstSubmittedAt.toISOString(),
      modified: report.submittedAt.toISOString(),
      tlp: report.tlp,
      khien: {
        regime,
        noticeClass: report.noticeClass,
        verdict: report.verdict,
        actType,
        provinceCode: report.organisation.provinceCode,
        harmInterests: report.harmInterests,
        dataTypes,
        counts: report.counts,
      },
    },
  };
}

function actorOf({ actType, origin }: SharedReport): object {
  const motive = [actType === 'ILLEGAL_SALE' || actType === 'RANSOM' ? 'Financial' : 'Unknown'];
  if (actType === 'UNAUTH_ACCESS' || actType === 'RANSOM') return { external: { variety: ['Unknown'], motive, country: ['Unknown'] } };
  if (origin === 'PROCESSOR' || origin === 'THIRD_PARTY') return { partner: { motive, country: ['Unknown'] } };
  return origin === 'OWN' ? { internal: { variety: ['Unknown'], motive } } : { unknown: {} };
}

function discoveryOf({ occurredFrom, detectedAt }: SharedReport): object {
  const hours = occurredFrom && detectedAt ? Math.floor((detectedAt.getTime() - occurredFrom.getTime()) / 3_600_000) : -1;
  if (hours < 0) return { unit: 'Unknown' };
  return hours < 48 ? { unit: 'Hours', value: hours } : { unit: 'Days', value: Math.floor(hours / 24) };
}
