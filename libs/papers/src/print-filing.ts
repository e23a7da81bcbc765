import { Readable } from 'node:stream';
import { documentRenderer, type FiledNotice, form03, form08, type OfficialDocument, type PrintOptions, receiptSheet } from '#documents';
import type { FiledDossierContent } from '#dossiers';
import { type FiledSubject, Filing, filingById } from '#filings';
import { isId, NotFound, newId } from '#kernel';
import type { Caller, FileStore, LogPosition, UnitOfWork } from '#platform';
import type { LogSigner } from '#platform/log';
import { dossierPaper } from './dossier-paper.js';
import { IssuedPaper } from './entities.js';

export const PAPER_FORMATS = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

export interface Paper {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What the paper adds to the filing, as the person who prints it gives it. */
export type PaperDetails = Pick<PrintOptions, 'number' | 'place' | 'signatory'>;

export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Record<PaperFormat, string>;

/** Printed PDFs are kept to be held against signed copies; none of ours comes near this. */
const MAX_PAPER = 20 * 1024 * 1024;

export interface PrintableFiling {
  readonly subject: FiledSubject;
  readonly digest: string;
  readonly content: string;
}

/** The statutory form of a filing as it was filed: the notice, or the letter that sends a dossier or a change of it. */
export function formOfFiling({ subject, digest, content }: PrintableFiling, details: PaperDetails = {}): OfficialDocument {
  if (subject !== 'VIOLATION_NOTICE') return dossierPaper('letter', JSON.parse(content) as FiledDossierContent, { ...details, digest });
  const notice = JSON.parse(content) as FiledNotice & { readonly form: string; readonly attachments?: PrintOptions['attachments'] };
  return (notice.form === '03' ? form03 : form08)(notice, { ...details, digest, attachments: notice.attachments ?? [] });
}

/**
 * The form as a file, for whoever may read the filing. A PDF for the signature is kept (`IssuedPaper`), so that the
 * signed copy can be shown to continue it. Throws NotFound.
 */
export async function printFiling(
  { uow, files }: { readonly uow: UnitOfWork; readonly files: FileStore },
  caller: Caller,
  filingId: string,
  format: PaperFormat,
  details: PaperDetails = {},
): Promise<Paper> {
  const { filing, ability } = await readFiling(uow, caller, filingId);
  const document = formOfFiling(filing, details);
  const bytes = await documentRenderer[format](document);
  if (format === 'pdf' && ability.can('issue', Object.assign(new IssuedPaper(), { organisationId: filing.organisationId }))) {
    const { sha256 } = await files.put(Readable.from([Buffer.from(bytes)]), MAX_PAPER);
    await keepIssued(uow, caller, filingId, sha256);
  }
  return { name: nameOfFiling(filing, formCodeOf(filing), format), mediaType: MEDIA_TYPES[format], bytes };
}

/** The printed receipt: what it proves and how to check it, without the content of the filing. */
export async function printReceipt(uow: UnitOfWork, caller: Caller, filingId: string, signer: LogSigner): Promise<Paper> {
  const { filing, position, reference } = await readFiling(uow, caller, filingId);
  const content = JSON.parse(filing.content) as {
    readonly submittedAt: string;
    readonly drill: boolean;
    readonly organisation: { readonly nameVi: string };
    readonly recipient: { readonly name: string };
  };
  const [name, keyId] = signer.vkey.split('+');
  const document = receiptSheet({
    reference,
    submittedAt: content.submittedAt,
    digest: filing.digest,
    leafIndex: position.index,
    treeSize: position.index + 1,
    logKey: `${name}+${keyId}`,
    issuer: 'Khiên',
    organisation: content.organisation.nameVi,
    recipient: content.recipient.name,
    drill: content.drill,
  });
  return { name: `${reference}-bien-nhan.pdf`, mediaType: MEDIA_TYPES.pdf, bytes: await documentRenderer.pdf(document) };
}

/** A filing, for whoever may read it. Throws NotFound. */
export async function readFiling(uow: UnitOfWork, caller: Caller, filingId: string) {
  if (!isId(filingId)) throw new NotFound('filing');
  type Read = { filing: PrintableFiling & { reference: string; organisationId: string }; position: LogPosition } | null;
  const { value, ability } = await uow.read<Read>(caller, filingById(filingId));
  if (!value || !ability.can('read', Object.assign(new Filing(), { organisationId: value.filing.organisationId })))
    throw new NotFound('filing');
  return { ...value, reference: value.filing.reference, ability };
}

/** Once for the same bytes, however often they are printed. */
async function keepIssued(uow: UnitOfWork, caller: Caller, filingId: string, sha256: string): Promise<void> {
  await uow.run(caller, async (tx) => {
    const { organisationId } = await tx.load(Filing, filingId);
    tx.authorize('issue', Object.assign(new IssuedPaper(), { organisationId }));
    const issued = await tx.sql(
      'insert into issued_paper (id, organisation_id, filing_id, sha256, issued_at) values (?, ?, ?, ?, ?) on conflict do nothing returning id',
      [newId(), organisationId, filingId, sha256, tx.now],
    );
    if (issued.length > 0) tx.record({ type: 'PaperIssued', subjects: [filingId], payload: { filingId }, digest: sha256 });
  });
}

/** `BC26-000123-7-2-mau-08.pdf`: reference, number of the filing where it is not the first, form. */
export function nameOfFiling({ content }: Pick<PrintableFiling, 'content'>, form: string | null, format: PaperFormat): string {
  const { reference, number } = JSON.parse(content) as { reference: string; number: number };
  return `${reference}${number > 1 ? `-${number}` : ''}-${formStem(form)}.${format}`;
}

/** `mau-01a`; a report under Decree 13 has no form. */
export function formStem(form: string | null): string {
  return form === null ? 'bao-cao' : `mau-${form}`;
}

function formCodeOf({ content }: Pick<PrintableFiling, 'content'>): string {
  return (JSON.parse(content) as { form: string }).form;
}
