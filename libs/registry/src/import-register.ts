import { receivedFile } from '#attachments';
import { DomainError, foldText, newId } from '#kernel';
import { isDataTypeCode } from '#law';
import type { Caller, FileStore, Tx, UnitOfWork } from '#platform';
import type { ActivityContent } from './activity-content.js';
import { ProcessingActivity, RegisterImport } from './entities.js';
import { dryRun, type ImportReport, type StagedActivity } from './import/index.js';
import { beyondTheForm } from './import-bounds.js';
import { draftProcessingActivity } from './write-activity.js';

/** Reads an uploaded register and says what its import would do. No activity is written; the report is kept. */
export async function checkRegisterImport(uow: UnitOfWork, files: FileStore, caller: Caller, ticketId: string): Promise<RegisterImport> {
  const { sha256, existing } = await uow.run(caller, async (tx) => ({
    ...(await receivedFile(tx, ticketId)),
    existing: await existingActivities(tx),
  }));
  const judge = (staged: StagedActivity) => beyondTheForm(staged, contentOf(staged, new Set()));
  const report = await dryRun(await files.bytes(sha256), { existing, judge });
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

/** A staged activity as the content of a draft: what did not match a code keeps its own words. */
function contentOf(staged: StagedActivity, taken: Set<string>): ActivityContent {
  const bases = staged.purposes.flatMap(({ legalBasis }) => legalBasis?.code ?? []);
  const countries = staged.transfers.map(({ country }) => country?.code ?? country?.raw ?? null);
  return {
    code: freeCode(staged, taken),
    name: staged.name,
    orgUnit: staged.ownerUnit,
    role: 'CONTROLLER' as ActivityContent['role'],
    purpose:
      staged.purposes.map(({ name, description }) => [name, description].filter(Boolean).join(': ')).join('\n') ||
      (staged.description ?? ''),
    legalBases: [...new Set(bases)],
    operations: [],
    measures: [],
    retention: unique(staged.dataTypes.map(({ retention }) => retention)).join('; ') || null,
    deletionMethod: unique(staged.dataTypes.map(({ deletionPolicy }) => deletionPolicy)).join('; ') || null,
    crossBorder: staged.transfers.length > 0 ? true : null,
    firstProcessedOn: null,
    ownerName: staged.assignedTo.join(', ') || null,
    subjectGroups: staged.subjectGroups.map(({ name }) => ({ name, subjectCount: null })),
    dataTypes: staged.dataTypes.map(({ name, type, retention }) => ({
      code: type?.code && isDataTypeCode(type.code) ? type.code : null,
      label: name,
      retention,
    })),
    systems: staged.systems.map((name) => ({ name, location: 'UNKNOWN' as ActivityContent['systems'][number]['location'], country: null })),
    parties: [
      ...staged.recipients.map(({ name }) => party('RECIPIENT', name, null)),
      ...staged.processors.map(({ name, entity, country, documentationLink }) =>
        party('PROCESSOR', entity ?? name, country?.code ?? country?.raw ?? null, documentationLink ? true : null),
      ),
      ...staged.transfers.map(({ name, entity }, i) => party('RECIPIENT', entity ?? name, countries[i] ?? null)),
    ],
  };
}

function party(
  kind: 'RECIPIENT' | 'PROCESSOR',
  name: string,
  country: string | null,
  hasContract: boolean | null = null,
): ActivityContent['parties'][number] {
  return { kind: kind as ActivityContent['parties'][number]['kind'], name, country, hasContract };
}

/** The source's reference, or a code made from the row where it has none or the code is taken. */
function freeCode(staged: StagedActivity, taken: Set<string>): string {
  const wanted = staged.ref ?? `IMP-${String(staged.source.row).padStart(4, '0')}`;
  let code = wanted;
  for (let n = 2; taken.has(foldText(code)); n++) code = `${wanted}-${n}`;
  taken.add(foldText(code));
  return code;
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => Boolean(value)))];
}
