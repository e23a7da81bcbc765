import { defineEntity, p } from '@mikro-orm/core';

const IssuedSchema = defineEntity({
  name: 'IssuedPaper',
  tableName: 'issued_paper',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    filingId: p.uuid(),
    /** Of the PDF; its bytes lie in the file store, so that a signed copy can be held against them whatever the templates become. */
    sha256: p.text(),
    issuedAt: p.datetime(),
  },
});
/** A form that was printed of a filing, as PDF. */
export class IssuedPaper extends IssuedSchema.class {}
IssuedSchema.setClass(IssuedPaper);

/** What is kept of one signature in a PDF; see `SignatureReading` of `libs/documents`. Instants are ISO text. */
export interface KeptSignature {
  readonly integrity: 'INTACT' | 'BROKEN' | 'UNREADABLE';
  readonly signer: string | null;
  readonly issuer: string | null;
  readonly signedAt: string | null;
  readonly coversWholeFile: boolean;
  readonly digestAlgorithm: string | null;
  readonly certificateNotBefore: string | null;
  readonly certificateNotAfter: string | null;
  readonly validWhenSigned: boolean | null;
  readonly summary: { readonly vi: string; readonly en: string };
}

/** `ELECTRONIC`: a PDF with signatures in it. `SCAN`: signed and sealed by hand; nothing in it can be checked. */
export const SIGNED_COPY_KINDS = ['ELECTRONIC', 'SCAN'] as const;
export type SignedCopyKind = (typeof SIGNED_COPY_KINDS)[number];

const SignedSchema = defineEntity({
  name: 'SignedCopy',
  tableName: 'signed_copy',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    filingId: p.uuid(),
    attachmentId: p.uuid(),
    kind: p.text().$type<SignedCopyKind>(),
    /** The printed form that it continues byte for byte; null where it was signed on another paper than ours. */
    issuedSha256: p.text().nullable(),
    signatures: p.json<readonly KeptSignature[]>(),
    recordedBy: p.uuid(),
    recordedAt: p.datetime(),
  },
});
/** The signed and sealed form of a filing, as it came back (bản đã ký). */
export class SignedCopy extends SignedSchema.class {}
SignedSchema.setClass(SignedCopy);
