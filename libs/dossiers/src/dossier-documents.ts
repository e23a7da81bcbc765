import { type AttachmentEntry, fileToAttach, MAX_FILES, TooManyFiles } from '#attachments';
import { type Defect, Invalid, NotFound, newId } from '#kernel';
import type { DossierDocumentKind, DossierItem } from '#law';
import type { Tx } from '#platform';
import type { DocumentFile } from './canonical-dossier.js';
import { Dossier, DossierDocument } from './entities.js';
import { stepOn } from './revise-dossier.js';

export interface DocumentToAttach {
  readonly kind: DossierDocumentKind;
  readonly attachmentId: string;
  /** As the letter lists it; absent: as the file is called. */
  readonly name?: string | null;
  readonly copyType: DossierItem['copyType'];
  readonly pages?: number | null;
}

/** Puts a file into a dossier that is being written, as a document of a kind; it takes the place of a reason. Twice is refused. */
export async function attachDossierDocument(tx: Tx, dossierId: string, document: DocumentToAttach): Promise<Dossier> {
  const dossier = await stepOn(tx, dossierId, 'revise', null);
  const attachment = await fileToAttach(tx, document.attachmentId);
  const there = await tx.em.find(DossierDocument, { dossierId });
  if (there.some(({ kind, attachmentId }) => kind === document.kind && attachmentId === document.attachmentId))
    throw new Invalid([THERE_ALREADY]);
  if (there.filter(({ attachmentId }) => attachmentId).length >= MAX_FILES) throw new TooManyFiles();
  for (const reason of there.filter((one) => one.kind === document.kind && one.reason !== null)) tx.em.remove(reason);
  put(tx, dossier, { ...document, name: document.name || attachment.name, pages: document.pages ?? null, reason: null });
  return dossier;
}

/** Says why there is no document of a kind; instead of an earlier reason. Where there is one, that is refused. */
export async function excuseDossierDocument(tx: Tx, dossierId: string, kind: DossierDocumentKind, reason: string): Promise<Dossier> {
  const dossier = await stepOn(tx, dossierId, 'revise', null);
  const there = await tx.em.find(DossierDocument, { dossierId, kind });
  if (there.some(({ attachmentId }) => attachmentId)) throw new Invalid([NOT_MISSING]);
  for (const earlier of there) tx.em.remove(earlier);
  // The one reason of a kind is unique, so the earlier one goes first.
  await tx.em.flush();
  put(tx, dossier, { kind, reason, attachmentId: null, name: null, copyType: null, pages: null });
  return dossier;
}

/** Takes a document or a reason out of a dossier that is being written. */
export async function removeDossierDocument(tx: Tx, dossierId: string, documentId: string): Promise<Dossier> {
  const dossier = await stepOn(tx, dossierId, 'revise', null);
  const document = await tx.em.findOne(DossierDocument, { dossierId, id: documentId });
  if (!document) throw new NotFound('document');
  tx.em.remove(document);
  tx.record({ type: 'DossierDocumentRemoved', subjects: [dossierId], payload: { dossierId, kind: document.kind } });
  return dossier;
}

function put(tx: Tx, { id: dossierId, organisationId }: Dossier, row: Omit<DocumentFile, 'id' | 'file'>): void {
  const { kind, attachmentId, name, copyType, pages, reason } = row;
  tx.em.create(DossierDocument, {
    id: newId(),
    organisationId,
    dossierId,
    kind,
    attachmentId,
    name,
    copyType,
    pages,
    reason,
    putAt: tx.now,
  });
  tx.record({ type: 'DossierDocumentPut', subjects: [dossierId], payload: { dossierId, kind, excused: reason !== null } });
}

const FILES = `select d.id, d.kind, d.attachment_id as "attachmentId", d.name, d.copy_type as "copyType", d.pages, d.reason,
  case when a.id is not null then json_build_object('name', a.name, 'sha256', a.sha256, 'size', a.size, 'mediaType', a.media_type, 'state', a.state) end as file
  from dossier_document d left join attachment a on a.id = d.attachment_id where d.dossier_id = ? order by d.put_at, d.id`;

/** The documents of a dossier with their files, in the order in which they were put. */
export function documentsOf(tx: Tx, dossierId: string): Promise<(DocumentFile & { readonly file: AttachmentEntry | null })[]> {
  return tx.sql(FILES, [dossierId]);
}

const THERE_ALREADY: Defect = {
  path: 'attachmentId',
  code: 'THERE_ALREADY',
  vi: 'Tệp này đã là tài liệu thuộc loại đó của hồ sơ; không có gì thay đổi.',
  en: 'This file is a document of that kind already; nothing was changed.',
};
const NOT_MISSING: Defect = {
  path: 'kind',
  code: 'NOT_MISSING',
  vi: 'Hồ sơ đã có tài liệu loại này nên không cần lý do; không có gì thay đổi. Nếu tài liệu sai, hãy gỡ trước.',
  en: 'The dossier has a document of this kind, so no reason is needed; nothing was changed. If it is the wrong one, remove it first.',
};
