import { type Defect, DomainError, type Sentence, WrongState } from '#kernel';
import { formatVietnam, vietnamDate } from '#law';
import type { Tx } from '#platform';
import { ProcessingActivity, RegisterImport } from './entities.js';
import { PART_TABLES, removeParts } from './import-activities.js';
import { columnsOfEntity } from './write-in-bulk.js';

/** For how long a committed import can be undone. */
export const UNDO_MS = 24 * 3_600_000;

/** Until when an import can be undone; null where it was not committed, or was undone. */
export function undoableUntil({ state, committedAt }: Pick<RegisterImport, 'state' | 'committedAt'>): Date | null {
  return state === 'COMMITTED' && committedAt ? new Date(committedAt.getTime() + UNDO_MS) : null;
}

interface UndoneRow {
  readonly target: string;
  readonly decision: 'CREATE' | 'UPDATE';
  readonly code: string;
  readonly sheet: string;
  readonly sourceRow: number;
  readonly expectedVersion: number | null;
  readonly version: number | null;
  readonly published: number | null;
}

/** What the import wrote, each activity locked as it stands now. */
const ROWS = `with rows as materialized (
    select target, decision, code, sheet, source_row, expected_version, position from import_row where import_id = ? and decision in ('CREATE', 'UPDATE')),
  now as materialized (select id, version, published_version from processing_activity
    where organisation_id = (select app.organisation_id()) and id in (select target from rows) order by id for update)
  select r.target, r.decision, r.code, r.sheet, r.source_row as "sourceRow", r.expected_version as "expectedVersion", n.version,
    n.published_version as published from rows r left join now n on n.id = r.target order by r.position`;

/**
 * Takes a committed import back within 24 hours: what it created is removed, what it updated says again what it said before, as a version
 * of its own. Refused with the rows that stand in the way, where a person changed one since or something refers to it; then nothing is done.
 */
export async function undoRegisterImport(tx: Tx, id: string): Promise<RegisterImport> {
  const imported = await tx.load(RegisterImport, id, { lock: true });
  tx.authorize('undo', imported);
  refuseByState(tx, imported);
  const rows = await tx.sql<UndoneRow>(ROWS, [id]);
  const [created, updated] = (['CREATE', 'UPDATE'] as const).map((decision) => rows.filter((row) => row.decision === decision)) as [
    UndoneRow[],
    UndoneRow[],
  ];
  const ids = created.map(({ target }) => target);
  await refuseWhereTouched(tx, rows, ids);
  await putBack(tx, id, updated);
  await removeParts(tx, ids);
  await tx.sql('delete from processing_activity where organisation_id = (select app.organisation_id()) and id = any (?)', [ids]);
  const removed = [
    ...(await removeUnused(tx, 'information_system', imported.addedSystems)),
    ...(await removeUnused(tx, 'party', imported.addedParties)),
  ];
  Object.assign(imported, { state: 'UNDONE', undoneAt: tx.now, undoneBy: 'userId' in tx.actor ? tx.actor.userId : null });
  tx.record({
    type: 'RegisterImportUndone',
    subjects: [id, ...rows.map(({ target }) => target), ...removed],
    payload: {
      removed: created.length,
      restored: updated.length,
      registerRowsRemoved: removed.length,
      registerRowsKept: imported.addedSystems.length + imported.addedParties.length - removed.length,
    },
    digest: imported.sha256,
  });
  return imported;
}

/** A moment in Vietnam, to the minute. */
function told(at: Date): Sentence {
  const clock = formatVietnam(new Date(Math.floor(at.getTime() / 60_000) * 60_000));
  return { vi: `${clock} (giờ Việt Nam)`, en: `${clock.slice(0, 5)} on ${vietnamDate(at)}, Vietnam time` };
}

function refuseByState(tx: Tx, imported: RegisterImport): void {
  const { state, undoneAt } = imported;
  if (state === 'UNDONE')
    throw new DomainError(
      'ALREADY_UNDONE',
      'state',
      {
        vi: `Lần nhập này đã được hoàn tác${undoneAt ? ` lúc ${told(undoneAt).vi}` : ''}; không còn gì để hoàn tác.`,
        en: `This import was undone already${undoneAt ? ` at ${told(undoneAt).en}` : ''}; there is nothing left to undo.`,
      },
      { state, allowed: [] },
    );
  const until = undoableUntil(imported);
  if (!until) throw new WrongState('register import', 'undo', state, ['commit']);
  if (tx.now > until)
    throw new DomainError(
      'UNDO_TOO_LATE',
      'state',
      {
        vi: `Chỉ hoàn tác được trong 24 giờ, đến ${told(until).vi}. Không có gì thay đổi; hãy sửa hoặc lưu trữ từng hoạt động.`,
        en: `An import can be undone for 24 hours, until ${told(until).en}. Nothing was changed; revise or archive the activities one by one.`,
      },
      { state, allowed: [] },
    );
}

/** Rows that a refusal names; their number is told in full. */
const NAMED = 100;

/** What refers to an activity and is gone with it: that its people were reminded says nothing about it. */
const GOES_ALONG = ['opening_reminder'];

async function refuseWhereTouched(tx: Tx, rows: readonly UndoneRow[], created: readonly string[]): Promise<void> {
  const referring = await tx.sql<{ referring: string; id: string }>(
    "select * from app.references_to('processing_activity'::regclass, ?, ?)",
    [created, [...PART_TABLES, ...GOES_ALONG]],
  );
  const references = Map.groupBy(referring, ({ id }) => id);
  const defects = rows.flatMap((row): Defect[] => {
    const defect = (code: keyof typeof IN_THE_WAY) => ({ path: `${row.sheet}.${row.sourceRow}`, code, ...IN_THE_WAY[code](row.code) });
    if (row.version === null) return [defect('GONE_SINCE')];
    if (row.decision === 'CREATE' && row.published! > 0) return [defect('PUBLISHED_SINCE')];
    if (row.version !== (row.expectedVersion ?? 0) + 1) return [defect('CHANGED_SINCE')];
    const codes = (references.get(row.target) ?? []).map(({ referring }) => BY_TABLE[referring] ?? 'REFERRED_TO');
    return [...new Set(codes)].map(defect);
  });
  if (defects.length === 0) return;
  throw new DomainError(
    'NOT_UNDOABLE',
    'state',
    {
      vi: `${defects.length} hoạt động đã được sửa hoặc được dùng ở nơi khác sau khi nhập nên không hoàn tác được. Không có gì thay đổi.`,
      en: `${defects.length} activit(ies) were changed, or are referred to, since the import, so it cannot be undone. Nothing was changed.`,
    },
    { state: 'COMMITTED', allowed: [], defects: defects.slice(0, NAMED) },
  );
}

/** What stands in the way where a row of this table refers to an activity; any other: `REFERRED_TO`. */
const BY_TABLE: Readonly<Record<string, keyof typeof IN_THE_WAY>> = { report_activity: 'NAMED_BY_REPORT', activity_thread: 'DISCUSSED' };

const IN_THE_WAY = {
  GONE_SINCE: (code: string) => ({
    vi: `Hoạt động ${code} không còn trong sổ đăng ký.`,
    en: `Activity ${code} is no longer in the register.`,
  }),
  PUBLISHED_SINCE: (code: string) => ({
    vi: `Hoạt động ${code} đã được ban hành sau khi nhập; hãy lưu trữ hoạt động đó nếu không cần nữa.`,
    en: `Activity ${code} was published since; archive it where it is no longer wanted.`,
  }),
  CHANGED_SINCE: (code: string) => ({
    vi: `Hoạt động ${code} đã được người khác sửa hoặc chuyển trạng thái sau khi nhập; hãy sửa hoặc lưu trữ riêng hoạt động đó.`,
    en: `Activity ${code} was revised or moved on since; revise or archive it by itself.`,
  }),
  NAMED_BY_REPORT: (code: string) => ({
    vi: `Hoạt động ${code} được nêu trong một báo cáo vi phạm; hãy bỏ khỏi báo cáo đó trước, nếu báo cáo chưa nộp.`,
    en: `Activity ${code} is named by a violation report; take it out of the report first, where that was not filed.`,
  }),
  DISCUSSED: (code: string) => ({
    vi: `Hoạt động ${code} đã có trao đổi; trao đổi được giữ lại nên hoạt động này không xóa được nữa. Hãy lưu trữ hoạt động đó nếu không cần, và sửa riêng từng hoạt động còn lại.`,
    en: `Activity ${code} has comments; they are kept, so the activity can no longer be removed. Archive it where it is not wanted, and revise the others one by one.`,
  }),
  REFERRED_TO: (code: string) => ({
    vi: `Hoạt động ${code} đang được dùng ở nơi khác (ví dụ một hồ sơ); hãy bỏ liên kết đó trước.`,
    en: `Activity ${code} is referred to elsewhere (a dossier, for instance); take that reference away first.`,
  }),
} as const;

/** What stood in the rows of an activity and of its parts before the import stands there again; only its version goes on. */
async function putBack(tx: Tx, importId: string, updated: readonly UndoneRow[]): Promise<void> {
  if (updated.length === 0) return;
  await removeParts(
    tx,
    updated.map(({ target }) => target),
  );
  const kept = ['id', 'organisationId', 'publishedVersion', 'createdAt', 'updatedAt'];
  const columns = columnsOfEntity(tx, ProcessingActivity).flatMap(({ property, name }) => (kept.includes(property) ? [] : [name]));
  await tx.sql(
    `update processing_activity a set ${columns.map((name) => `${name} = p.${name}`).join(', ')},
       version = a.version + 1, updated_at = greatest($2::timestamptz, a.updated_at + interval '1 millisecond')
       from import_row r cross join lateral jsonb_populate_record(null::processing_activity, r.before -> 'processing_activity') p
       where r.import_id = $1 and r.decision = 'UPDATE' and a.organisation_id = r.organisation_id and a.id = r.target`,
    [importId, tx.now],
  );
  for (const table of PART_TABLES)
    await tx.sql(
      `insert into ${table} select p.* from import_row r cross join lateral jsonb_populate_recordset(null::${table}, r.before -> '${table}') p
         where r.import_id = ? and r.decision = 'UPDATE'`,
      [importId],
    );
}

/** Rows of a register that the import added, that nobody revised, and that nothing names any more. */
async function removeUnused(tx: Tx, table: 'information_system' | 'party', ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.sql<{ id: string }>(
    `delete from ${table} where organisation_id = (select app.organisation_id()) and version = 1 and id = any ($1)
       and id <> all (array(select r.id from app.references_to('${table}'::regclass, $1, '{}') r)) returning id`,
    [ids],
  );
  return rows.map(({ id }) => id);
}
