import { receivedFile } from '#attachments';
import { DomainError, foldText, newId } from '#kernel';
import type { Caller, FileStore, Tx, UnitOfWork } from '#platform';
import { ProcessingActivity, RegisterImport } from './entities.js';
import { type ColumnMapping, dryRun, type ImportReport, type StagedActivity } from './import/index.js';
import { beyondTheForm } from './import-bounds.js';
import { contentOf } from './staged-content.js';
import { draftProcessingActivity } from './write-activity.js';

/** Reads an uploaded register, a table of no known format by the mapping or a guess, and says what its import would do. No activity is written; the report is kept. */
export async function checkRegisterImport(
  uow: UnitOfWork,
  files: FileStore,
  caller: Caller,
  ticketId: string,
  mapping?: ColumnMapping,
): Promise<RegisterImport> {
  const { sha256, existing } = await uow.run(caller, async (tx) => ({
    ...(await receivedFile(tx, ticketId)),
    existing: await existingActivities(tx),
  }));
  const judge = (staged: StagedActivity) => beyondTheForm(staged, contentOf(staged, new Set()));
  const report = await dryRun(await files.bytes(sha256), { existing, judge, ...(mapping && { mapping }) });
  return uow.run(caller, async (tx) => {
    const { ticket, organisationId } = await receivedFile(tx, ticketId);
    const checked = tx.em.create(RegisterImport, {
      id: newId(),
      organisationId,
      fileName: ticket.fileName,
      sha256,
      size: ticket.size,
      state: 'CHECKED',
      report: report as unknown as Record<string, unknown>,
      createdBy: ticket.createdBy,
      createdAt: tx.now,
      committedAt: null,
    });
    tx.authorize('check', checked);
    tx.record({ type: 'RegisterChecked', subjects: [checked.id], digest: sha256 });
    return checked;
  });
}

/** Writes the checked activities as drafts, all or none. What was committed once is not committed again. */
export async function commitRegisterImport(tx: Tx, id: string): Promise<RegisterImport> {
  const checked = await tx.load(RegisterImport, id, { lock: true });
  tx.authorize('commit', checked);
  const report = checked.report as unknown as ImportReport;
  if (checked.state !== 'CHECKED')
    throw new DomainError(
      'ALREADY_COMMITTED',
      'state',
      {
        vi: 'Lần nhập này đã được ghi; các hoạt động đã ở trong sổ đăng ký.',
        en: 'This import was committed already; its activities are in the register.',
      },
      { state: checked.state, allowed: [] },
    );
  if (!report.committable)
    throw new DomainError(
      'NOT_COMMITTABLE',
      'state',
      {
        vi: 'Tệp còn lỗi nên chưa ghi được; hãy sửa các lỗi trong báo cáo rồi tải lại.',
        en: 'The file still has errors; correct what the report names and upload it again.',
      },
      { state: checked.state, allowed: [] },
    );
  const existing = await existingActivities(tx);
  const taken = new Set(existing.refs.keys());
  const activities: ProcessingActivity[] = [];
  for (const staged of report.activities) {
    // Also what came into the register after the check, for instance by another import of the same file.
    if (staged.existing || (staged.ref && existing.refs.has(foldText(staged.ref))) || existing.names.has(foldText(staged.name))) continue;
    activities.push(await draftProcessingActivity(tx, contentOf(staged, taken), checked.id));
  }
  checked.state = 'COMMITTED';
  checked.committedAt = tx.now;
  tx.record({
    type: 'RegisterImported',
    subjects: [checked.id, ...activities.map(({ id: activityId }) => activityId)],
    payload: { activities: activities.length },
    digest: checked.sha256,
  });
  return checked;
}

async function existingActivities(tx: Tx): Promise<{ refs: Map<string, string>; names: Map<string, string> }> {
  const rows = await tx.sql<{ code: string; name: string }>(
    'select code, name from processing_activity where organisation_id = app.organisation_id()',
  );
  return {
    refs: new Map(rows.map(({ code }) => [foldText(code), code])),
    names: new Map(rows.map(({ code, name }) => [foldText(name), code])),
  };
}
