import type { AttachmentEntry } from '#attachments';
import { documentRenderer } from '#documents';
import type { FiledDossierContent } from '#dossiers';
import { NotFound } from '#kernel';
import type { Caller, FileStore, UnitOfWork } from '#platform';
import { dossierPaper } from './dossier-paper.js';
import { packOf } from './print-dossier.js';
import { formOfFiling, MEDIA_TYPES, nameOfFiling, type Paper, type PaperDetails, type PaperFormat, readFiling } from './print-filing.js';

interface House {
  readonly uow: UnitOfWork;
  readonly files: FileStore;
}

/** The report that was filed with a dossier, for whoever may read the filing. Throws NotFound, also where the filing is about no dossier. */
export async function printFiledReport(
  uow: UnitOfWork,
  caller: Caller,
  filingId: string,
  format: PaperFormat,
  details: PaperDetails = {},
): Promise<Paper> {
  const { filing, content } = await readDossierFiling(uow, caller, filingId);
  const bytes = await documentRenderer[format](dossierPaper('report', content, { ...details, digest: filing.digest }));
  return { name: nameOfFiling(filing, content.forms.report, format), mediaType: MEDIA_TYPES[format], bytes };
}

/** The zip of a dossier as it was filed: letter, report, and the documents that the reader may open. Throws NotFound. */
export async function packageOfFiling({ uow, files }: House, caller: Caller, filingId: string, details: PaperDetails = {}): Promise<Paper> {
  const { filing, content } = await readDossierFiling(uow, caller, filingId);
  const there = await uow.run(caller, (tx) => tx.sql<AttachmentEntry>(FILES, [filingId]));
  const documents = content.documents.map(({ kind, name = null, sha256, reason = null }) => {
    const file = there.find((one) => one.sha256 === sha256) ?? null;
    return { kind, name, reason: file ? null : (reason ?? NOT_SHOWN), file };
  });
  return packOf(files, content, documents, (paper) =>
    documentRenderer.pdf(
      paper === 'letter' ? formOfFiling(filing, details) : dossierPaper('report', content, { ...details, digest: filing.digest }),
    ),
  );
}

const FILES = `select a.name, a.sha256, a.size, a.media_type as "mediaType", a.state from filing_attachment t join attachment a on a.id = t.attachment_id where t.filing_id = ?`;
const NOT_SHOWN = 'Không mở được tại đây | cannot be opened here';

async function readDossierFiling(uow: UnitOfWork, caller: Caller, filingId: string) {
  const { filing } = await readFiling(uow, caller, filingId);
  if (filing.subject === 'VIOLATION_NOTICE') throw new NotFound('dossier');
  return { filing, content: JSON.parse(filing.content) as FiledDossierContent };
}
