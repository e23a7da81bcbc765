import { documentRenderer, type FiledNotice, type OfficialDocument, subjectNotice, violationMinutes } from '#documents';
import type { Caller, Tx, UnitOfWork } from '#platform';
import { type NoticeSnapshot, SubjectNotice, snapshotOf, ViolationMinutes, ViolationReport } from '#violations';
import { MEDIA_TYPES, type Paper, type PaperFormat } from './print-filing.js';

/** The minutes confirming a violation (biên bản xác nhận vi phạm): as they were finalised, or a draft as it stands. */
export function printMinutes(uow: UnitOfWork, caller: Caller, id: string, format: PaperFormat): Promise<Paper> {
  return print(uow, caller, format, async (tx) => {
    const { content, reportId, number, madeAt } = await tx.load(ViolationMinutes, id);
    const { notice, place, participants, evidence, signatures } = { ...content, notice: await noticeOf(tx, reportId, content.notice) };
    const input = { notice, madeAt: (madeAt ?? tx.now).toISOString(), participants, evidence, signatures };
    const document = violationMinutes(input, { number, place });
    return { document, name: `${notice.reference ?? 'bien-ban'}-bien-ban-vi-pham` };
  });
}

/** The notice to the people concerned: as it was sent, or a draft as it stands. */
export function printSubjectNotice(uow: UnitOfWork, caller: Caller, id: string, format: PaperFormat): Promise<Paper> {
  return print(uow, caller, format, async (tx) => {
    const { content, kind, reportId, sentAt } = await tx.load(SubjectNotice, id);
    const notice = await noticeOf(tx, reportId, content.notice);
    const document = subjectNotice(kind, { ...content, notice, issuedAt: (sentAt ?? tx.now).toISOString() });
    return { document, name: `${notice.reference ?? 'thong-bao'}-chu-the-du-lieu` };
  });
}

async function noticeOf(tx: Tx, reportId: string, kept: NoticeSnapshot | undefined): Promise<FiledNotice> {
  return (kept ?? (await snapshotOf(tx, await tx.load(ViolationReport, reportId)))) as FiledNotice;
}

async function print(
  uow: UnitOfWork,
  caller: Caller,
  format: PaperFormat,
  build: (tx: Tx) => Promise<{ readonly document: OfficialDocument; readonly name: string }>,
): Promise<Paper> {
  const { document, name } = await uow.run(caller, build);
  return { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], bytes: await documentRenderer[format](document) };
}
