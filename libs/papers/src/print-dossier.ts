import { documentRenderer, type OfficialDocument, type PrintOptions } from '#documents';
import { type DocumentFile, Dossier, type DossierContent, dossierContent, presentedOf } from '#dossiers';
import { Organisation } from '#identity';
import { WrongState } from '#kernel';
import type { Caller, FileStore, Tx, UnitOfWork } from '#platform';
import { type DossierPart, packDossier } from './dossier-package.js';
import { type DossierPaper, dossierPaper } from './dossier-paper.js';
import { formStem, MEDIA_TYPES, type Paper, type PaperDetails, type PaperFormat } from './print-filing.js';

/** Bytes of documents that one zip holds at most; what is beyond is left out and listed. */
const MAX_PACKAGE = 100 * 1024 * 1024;
/** Nobody here has the paper that was filed under Decree 13. */
const RECORDED = 'GHI LẠI – KHÔNG PHẢI BẢN ĐÃ NỘP | RECORDED – NOT THE FILED COPY';

interface Printable {
  readonly dossier: Dossier;
  readonly documents: readonly DocumentFile[];
  readonly content: DossierContent;
  readonly options: PrintOptions;
}

/**
 * The letter of a dossier, or its report, before it is filed. A draft is marked as one on each page; what waits for the signature is the paper
 * to be signed, dated by the day on which it was presented; both without number, digest and QR code. Throws NotFound, and WRONG_STATE once
 * it was filed: then its filing is printed.
 */
export async function printDossier(
  uow: UnitOfWork,
  caller: Caller,
  id: string,
  paper: DossierPaper,
  format: PaperFormat,
  details: PaperDetails = {},
): Promise<Paper> {
  const printable = await readPrintable(uow, caller, id, details);
  const { dossier, content } = printable;
  const mark = dossier.state === 'READY' ? 'cho-ky' : dossier.state === 'DRAFT' ? 'ban-nhap' : 'ghi-lai';
  const name = `ho-so-${mark}-${formStem(content.forms[paper])}.${format}`;
  return { name, mediaType: MEDIA_TYPES[format], bytes: await documentRenderer[format](documentOf(printable, paper)) };
}

/** The zip of the whole dossier: letter and report as they are printed now, and every document that its organisation may open. */
export async function packageOfDossier(
  { uow, files }: { readonly uow: UnitOfWork; readonly files: FileStore },
  caller: Caller,
  id: string,
  details: PaperDetails = {},
): Promise<Paper> {
  const printable = await readPrintable(uow, caller, id, details);
  const { content, documents } = printable;
  return packOf(files, content, documents, (paper) => documentRenderer.pdf(documentOf(printable, paper)));
}

/** The zip of what a dossier holds; documents beyond what one zip takes, or that the scanner did not find clean, are listed at its end. */
export async function packOf(
  files: FileStore,
  { type, kind, forms, missing }: Pick<DossierContent, 'type' | 'kind' | 'forms' | 'missing'>,
  documents: readonly Pick<DocumentFile, 'kind' | 'name' | 'file' | 'reason'>[],
  print: (paper: DossierPaper) => Promise<Uint8Array>,
): Promise<Paper> {
  let room = MAX_PACKAGE;
  const parts: DossierPart[] = [];
  for (const { kind: what, name, file, reason } of documents) {
    const why = file ? whyLeftOut(file, room) : reason;
    const bytes = file && !why ? await files.bytes(file.sha256) : null;
    room -= bytes?.length ?? 0;
    parts.push({ kind: what, name: name ?? '', fileName: file?.name ?? '', bytes, why });
  }
  const [letter, report] = [await print('letter'), await print('report')];
  return packDossier({ type, kind, reportForm: forms.report, letter, report, documents: parts, missing });
}

function whyLeftOut({ state, size }: NonNullable<DocumentFile['file']>, room: number): string | null {
  if (state !== 'CLEAN' && state !== 'UNSCANNED') return 'Chưa được quét sạch mã độc | not found clean by a scanner';
  return size > room ? 'Vượt dung lượng của tệp nén | larger than the zip takes' : null;
}

function documentOf({ dossier, content, options }: Printable, paper: DossierPaper): OfficialDocument {
  return dossierPaper(paper, { ...content, reference: null, submittedAt: dossier.updatedAt.toISOString() }, options);
}

function readPrintable(uow: UnitOfWork, caller: Caller, id: string, details: PaperDetails): Promise<Printable> {
  return uow.run(caller, async (tx) => {
    const dossier = await tx.load(Dossier, id);
    tx.authorize('read', dossier);
    const { state } = dossier;
    if (state !== 'DRAFT' && state !== 'READY' && state !== 'CARRIED_OVER')
      throw new WrongState('dossier', 'print before filing', state, []);
    const presented = await presentedOf(tx, dossier);
    const options = { ...details, draft: state !== 'READY', ...(state === 'CARRIED_OVER' && { watermark: RECORDED }) };
    const content = dossierContent(dossier, presented);
    return { dossier, documents: presented.documents, content: await withName(tx, dossier, content), options };
  });
}

/** Of what was carried over nobody may have told who filed it: it is headed by the organisation that has it. */
async function withName(tx: Tx, { state, organisationId }: Dossier, content: DossierContent): Promise<DossierContent> {
  const { filer } = content.facts;
  if (state !== 'CARRIED_OVER' || filer.nameVi) return content;
  const { name } = await tx.em.findOneOrFail(Organisation, { id: organisationId });
  return { ...content, facts: { ...content.facts, filer: { ...filer, nameVi: name } } };
}
