import type { ActType, DataTypeCode } from '#law';

/** Types of breach, first match counts: where a row names several, the one that says most about what happened. */
const ACT_OF_TYPE: readonly (readonly [type: string, act: ActType])[] = [
  ['Hacking/IT Incident', 'UNAUTH_ACCESS'],
  ['Theft', 'LOSS'],
  ['Loss', 'LOSS'],
  ['Unauthorized Access/Disclosure', 'UNAUTH_DISCLOSURE'],
  ['Improper Disposal', 'LEAK'],
  ['Other', 'OTHER'],
  ['Unknown', 'OTHER'],
  ['', 'OTHER'],
];

const PLACES: Readonly<Record<string, string>> = {
  'Network Server': 'Máy chủ mạng',
  Email: 'Thư điện tử',
  'Paper/Films': 'Giấy tờ, phim',
  Laptop: 'Máy tính xách tay',
  'Desktop Computer': 'Máy tính để bàn',
  'Electronic Medical Record': 'Bệnh án điện tử',
  'Other Portable Electronic Device': 'Thiết bị cầm tay khác',
  Other: 'Nơi khác',
};

const DATA_TYPE_WORDS: readonly (readonly [words: RegExp, code: DataTypeCode])[] = [
  [/\bnames?\b/i, 'FULL_BIRTH_NAME'],
  [/\b(?:dates? of birth|birth ?dates?|DOBs?)\b/i, 'BIRTH_DATE'],
  [/(?<!e-?mail |IP )\baddresses\b|\b(?:home|mailing|street|postal) address/i, 'CONTACT_ADDRESS'],
  [/\b(?:tele)?phone numbers?\b/i, 'PHONE_NUMBER'],
  [/\be-?mail addresses\b|\b(?:user ?names?|passwords?)\b/i, 'DIGITAL_ACCOUNT'],
  [/\bsocial security\b|\bSSNs?\b|\bmedical record numbers?\b|\bpatient (?:identification|account) numbers?\b/i, 'OTHER_IDENTIFYING'],
  [/\bdriver(?:'|\u2019|\ufffd)?s?(?:'|\u2019)? licen[sc]es?\b/i, 'DRIVING_LICENCE'],
  [/\bpassport/i, 'PASSPORT_NUMBER'],
  [/\b(?:gender|sex)\b/i, 'SEX'],
  [/\bmarital status\b/i, 'MARITAL_STATUS'],
  [/\b(?:race|ethnicity)\b/i, 'RACIAL_ETHNIC_ORIGIN'],
  [/\bphotographs?\b/i, 'PERSON_IMAGE'],
  [/\bgenetic\b/i, 'GENETIC'],
  [/\b(?:fingerprints?|biometrics?)\b/i, 'BIOMETRIC'],
  [/\binsurance (?:information|identification|id|numbers?|policy)|\bmember (?:identification|id) numbers?\b/i, 'HEALTH_INSURANCE_NO'],
  [/\b(?:credit|debit|payment) cards?\b|\bbank account|\bbanking information\b/i, 'BANK_CARD_AND_TX'],
  [/\b(?:financial|claims?|billing) (?:information|data)\b/i, 'FINANCIAL_SECURITIES_INSURANCE'],
  [
    /\b(?:diagnos\w+|treatments?|clinical|medications?|prescriptions?|lab(?:oratory)? (?:results?|tests?)|test results?|medical (?:information|history|records?|conditions?)|health information|procedures?|symptoms?)\b/i,
    'HEALTH',
  ],
];

/** Sentences of a closing narrative that tell what was done about it. */
const MEASURE =
  /\b(?:notified|notification|mitigat\w+|safeguards?|re-?trained|training|sanctioned|terminated|credit monitoring|call center|corrective action|assurances?|implemented|revised|encrypt(?:ed|ion) (?:all|its)|in response)\b/i;

/** Ransomware is told in the narrative only. Null where the source names a type that the table does not know. */
export function actTypeOf(typeOfBreach: string, narrative: string): ActType | null {
  const types = listOf(typeOfBreach);
  if (types.some((type) => !ACT_OF_TYPE.some(([known]) => known === type))) return null;
  const act = ACT_OF_TYPE.find(([type]) => types.includes(type))?.[1] ?? 'OTHER';
  return act === 'UNAUTH_ACCESS' && /\bransomware\b/i.test(narrative) ? 'RANSOM' : act;
}

/** In Vietnamese with the words of the source; null where the table does not know one of them. */
export function placeOf(location: string): string | null {
  const places = listOf(location);
  if (places.some((place) => !(place in PLACES))) return null;
  return `${places.map((place) => PLACES[place]).join('; ')} (${location})`;
}

/** What the narrative names; health where it names nothing, since every row tells of protected health information. */
export function dataTypesOf(narrative: string): DataTypeCode[] {
  const found = DATA_TYPE_WORDS.filter(([words]) => words.test(narrative)).map(([, code]) => code);
  return found.length > 0 ? found : ['HEALTH'];
}

export function measuresOf(narrative: string): string | null {
  const sentences = narrative.split(/(?<=[.!?])\s+(?=[A-Z])/).filter((sentence) => MEASURE.test(sentence));
  return sentences.join(' ') || null;
}

function listOf(cell: string): string[] {
  return cell.split(',').map((part) => part.trim());
}
