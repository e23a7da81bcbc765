import type { OrganisationBlock, RegimeCode, ViolationFacts } from '#law';

/** A value as JSON has it: instants as ISO text. */
type AsJson<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly AsJson<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: AsJson<T[Key]> }
      : T;

/** The facts of a filing, as its canonical content holds them. */
export type FiledFacts = AsJson<Omit<ViolationFacts, 'organisation' | 'lateReason' | 'commitment'>> & {
  readonly systems?: readonly string[] | null;
};

export type FiledKind = 'INITIAL' | 'SUPPLEMENT' | 'CORRECTION' | 'FINAL' | 'WITHDRAWAL_REQUEST';

/** What a form prints: the content of a filing, parsed. More members than these do no harm. */
export interface FiledNotice {
  readonly reference: string | null;
  readonly kind: FiledKind;
  readonly number: number;
  /** ISO 8601. */
  readonly submittedAt: string;
  readonly regime: RegimeCode;
  readonly organisation: OrganisationBlock;
  readonly facts: FiledFacts;
  readonly commitment?: boolean | null;
  readonly lateReason?: string | null;
  /** Why it is corrected, or asked back. */
  readonly reason?: string | null;
  readonly drill?: boolean | null;
}

export interface PrintedAttachment {
  readonly name: string;
  /** Hex. */
  readonly sha256?: string | null;
}

/** What the paper adds to the filing. Everything may be absent: then there is a place to write it by hand, or nothing. */
export interface PrintOptions {
  /** Of the organisation's own register of documents: `12/TB-CHP`. */
  readonly number?: string | null;
  /** Where it is signed: `Hải Phòng`. */
  readonly place?: string | null;
  readonly signatory?: string | null;
  readonly attachments?: readonly PrintedAttachment[];
  /** The filing's digest, hex: printed with reference and QR code once it was filed. */
  readonly digest?: string | null;
  /** Where the receipt can be checked; goes into the QR code with reference and digest. */
  readonly verificationUrl?: string | null;
  /** Not filed yet: no date, and a mark across every page. */
  readonly draft?: boolean | null;
  /** Instead of the one that follows from `drill`. */
  readonly watermark?: string | null;
}
