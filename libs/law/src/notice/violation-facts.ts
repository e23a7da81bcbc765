import type { DataTypeCode } from '../data/data-types.js';
import type { OccurrencePrecision, ViolationTimes } from '../regime/regime-at.js';
import type {
  ActType,
  CountBasis,
  CountedThing,
  DataOrigin,
  DataTypeState,
  HarmInterest,
  ReporterRole,
  SaleChannel,
} from './vocabulary.js';

/** The person or body in charge of personal data protection (nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân). */
export interface PdpContact {
  readonly fullName?: string | null;
  readonly title?: string | null;
  readonly phones?: readonly string[] | null;
  /** Only Form 08 asks for it. */
  readonly email?: string | null;
}

/** Quyết định thành lập / giấy chứng nhận đăng ký doanh nghiệp, kinh doanh, đầu tư. `issuedOn`: `YYYY-MM-DD`. */
export interface EstablishmentDocument {
  readonly type?: string | null;
  readonly number?: string | null;
  readonly issuer?: string | null;
  readonly issuedOn?: string | null;
  readonly place?: string | null;
}

/** Part 1 of Forms 03 and 08. */
export interface OrganisationBlock {
  readonly nameVi?: string | null;
  readonly headOfficeAddress?: string | null;
  readonly transactionOfficeAddress?: string | null;
  readonly establishmentDocument?: EstablishmentDocument | null;
  /** Only Form 08 asks for it. */
  readonly taxCode?: string | null;
  readonly phone?: string | null;
  readonly website?: string | null;
  readonly pdpContact?: PdpContact | null;
}

export interface InvolvedParty {
  readonly name: string;
  readonly role?: string | null;
  readonly contact?: string | null;
}

/** How many of one thing: whole numbers ≥ 0. `COUNTED` has a value, `ESTIMATED` a value or bounds, `UNKNOWN` neither. */
export interface AffectedCount {
  readonly what: CountedThing;
  readonly basis: CountBasis;
  readonly value?: number | null;
  readonly min?: number | null;
  readonly max?: number | null;
}

/** What is asked where data were sold or handed over illegally (fact sheet 4.2, 6.8). */
export interface IllegalSale {
  readonly channel?: SaleChannel | null;
  readonly channelDetail?: string | null;
  readonly offeredAt?: Date | null;
  /** Whole VND. */
  readonly priceVnd?: number | null;
  /** As it was asked: another currency, per record, per package. */
  readonly priceText?: string | null;
  /** Records on offer, as claimed. */
  readonly volume?: number | null;
  readonly payment?: string | null;
  readonly seller?: string | null;
  readonly buyer?: string | null;
  readonly sourceSystem?: string | null;
}

/** A fact that could not be established, as a final filing says it. `path` as `missingFacts` has it: `occurredFrom`, `counts`. */
export interface NotEstablished {
  readonly path: string;
  readonly reason: string;
}

/** Whether the same event is a cyber incident, which has clocks of its own (L116, D331). */
export interface CyberIncident {
  readonly isCyberIncident: boolean;
  readonly serious?: boolean | null;
  readonly disruptsOrNationalSecurity?: boolean | null;
  readonly reference?: string | null;
}

/**
 * What a violation notice tells (D13 23.3 and Form 03; D356 28.1 and Form 08) with the product facts that decide its
 * class and clock. Everything may be absent: `missingFacts` says what is. Times are instants, counts are integers.
 */
export interface ViolationFacts {
  readonly reporterRole?: ReporterRole | null;
  readonly organisation?: OrganisationBlock | null;
  /** Whether the reporter itself collected the data from the people: in finance, whom D356 8.3 binds. */
  readonly collectsDirectly?: boolean | null;
  /** Earliest known occurrence; for a period its beginning. */
  readonly occurredFrom?: Date | null;
  readonly occurredTo?: Date | null;
  readonly occurrencePrecision?: OccurrencePrecision | null;
  readonly detectedAt?: Date | null;
  /** When the incident was remedied; from then on its file is kept (D356 29.1(c)). */
  readonly remediatedAt?: Date | null;
  readonly detectionMethod?: string | null;
  readonly place?: string | null;
  readonly actType?: ActType | null;
  readonly actDescription?: string | null;
  readonly involvedParties?: readonly InvolvedParty[] | null;
  readonly dataTypes?: readonly { readonly code: DataTypeCode; readonly state: DataTypeState }[] | null;
  /** The filer declares that the types are not yet known. */
  readonly dataTypesUnknown?: boolean | null;
  readonly counts?: readonly AffectedCount[] | null;
  readonly origin?: DataOrigin | null;
  /** Who it came from, where that is not the reporter. */
  readonly originParty?: string | null;
  /** Asked for the acts of `TRADE_ACTS`. */
  readonly illegalSale?: IllegalSale | null;
  readonly cyberIncident?: CyberIncident | null;
  /** Printed again in part 2; absent means the contact of the organisation block. */
  readonly responsiblePerson?: PdpContact | null;
  readonly consequences?: string | null;
  readonly measuresDone?: string | null;
  readonly measuresDoing?: string | null;
  readonly measuresPlanned?: string | null;
  /** null or absent: not yet assessed. Empty: assessed, none may be harmed. */
  readonly harmInterests?: readonly HarmInterest[] | null;
  /** What stays open for good, each with its reason; it keeps no final filing. */
  readonly notEstablished?: readonly NotEstablished[] | null;
  readonly lateReason?: string | null;
  readonly commitment?: boolean | null;
}

/**
 * The times of the facts, as `regimeAt` and `clockFor` take them: the occurrence is its earliest known beginning, and what
 * began approximately after it was detected had begun by then.
 */
export function timesOf({ occurredFrom, detectedAt, occurrencePrecision }: ViolationFacts): ViolationTimes {
  const had = occurrencePrecision === 'APPROXIMATE' && occurredFrom && detectedAt && detectedAt < occurredFrom;
  return { occurredAt: had ? detectedAt : occurredFrom, detectedAt, occurrencePrecision };
}
