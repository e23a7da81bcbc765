import { DomainError, newId } from '#kernel';
import type { Tx } from '#platform';
import { ThirdPartyMessage, ThirdPartyReport } from './entities.js';
import { type IntakeKeys, placeOfContact } from './intake-keys.js';
import { unseal } from './seal.js';
import type { ReporterContact } from './told.js';

/** Who the reporter is: for a liaison officer, and in the log each time. Null where no contact was left. */
export async function readReporterContact(tx: Tx, keys: IntakeKeys, id: string): Promise<ReporterContact | null> {
  const report = await tx.load(ThirdPartyReport, id);
  tx.authorize('unseal', report);
  tx.record({ type: 'ReporterContactRead', subjects: [id] });
  return report.sealedContact ? (JSON.parse(unseal(keys.contact, placeOfContact(id), report.sealedContact)) as ReporterContact) : null;
}

/** A word of the desk to a reporter who has a receipt code. */
export async function writeToReporter(tx: Tx, id: string, text: string): Promise<void> {
  const report = await tx.load(ThirdPartyReport, id);
  tx.authorize('write', report);
  if (!report.codeHash)
    throw new DomainError(
      'NO_WAY_BACK',
      'state',
      {
        vi: 'Tin báo này do cán bộ nhập, người báo không có mã tra cứu nên không nhắn được tại đây; chưa có gì được ghi. Hãy liên hệ theo thông tin người báo để lại.',
        en: 'An officer entered this report and its reporter has no receipt code, so nothing can be written to them here; nothing was kept. Use the contact that they left.',
      },
      { state: report.state, allowed: [] },
    );
  const writtenBy = 'userId' in tx.actor ? tx.actor.userId : null;
  tx.em.create(ThirdPartyMessage, { id: newId(), unitId: report.unitId, thirdPartyReportId: id, writtenBy, text, at: tx.now });
  tx.record({ type: 'DeskWroteToReporter', subjects: [id], payload: { thirdPartyReportId: id } });
}
