import { attachmentsOf } from '#attachments';
import { documentRenderer, type FiledNotice, form03, form08 } from '#documents';
import { Filing } from '#filings';
import { isId, NotFound, WrongState } from '#kernel';
import type { Caller, UnitOfWork } from '#platform';
import { assess, snapshotOf, toViolationFacts, ViolationReport } from '#violations';
import { MEDIA_TYPES, type Paper, type PaperFormat } from './print-filing.js';

/**
 * The form of a report that is not filed yet, for whoever has to read it before: marked as a draft on each page, without
 * number, date, digest and QR code, and not kept as issued. Throws NotFound, WRONG_STATE once it was filed, and Invalid
 * (`detectedAt`) where no law, and so no form, can be told.
 */
export async function printDraftForm(uow: UnitOfWork, caller: Caller, reportId: string, format: PaperFormat): Promise<Paper> {
  if (!isId(reportId)) throw new NotFound('violation report');
  const { document, name } = await uow.run(caller, async (tx) => {
    const report = await tx.load(ViolationReport, reportId);
    tx.authorize('read', report);
    if (report.state !== 'DRAFT' && report.state !== 'READY')
      throw new WrongState('violation report', 'print as a draft', report.state, []);
    const snapshot = await snapshotOf(tx, report);
    const { formCode, regime } = assess(toViolationFacts(report.facts, snapshot.organisation), tx.now);
    const number = (await tx.em.count(Filing, { matterId: reportId })) + 1;
    const notice = { ...snapshot, regime: regime.regime.code, number, reason: report.reason } as FiledNotice;
    const attachments = await attachmentsOf(tx, reportId);
    const document = (formCode === '03' ? form03 : form08)(notice, { attachments, draft: true });
    return { document, name: `${report.reference ?? 'ban-nhap'}-chua-nop-mau-${formCode}` };
  });
  return { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], bytes: await documentRenderer[format](document) };
}
