import { receivedFile } from '#attachments';
import { DomainError, newId, spellingOf } from '#kernel';
import { type Caller, type FileStore, type Tx, type UnitOfWork, violatedConstraint } from '#platform';
import { WHOLE_ACTIVITIES } from './activity.queries.js';
import { type ActivityContent, settledContent } from './activity-content.js';
import { type ImportPolicy, RegisterImport } from './entities.js';
import { fillRegisters } from './fill-registers.js';
import { type ChosenTerm, type ColumnMapping, dryRun, type ImportReport, type StagedActivity, withProblems } from './import/index.js';
import { PART_TABLES, rowsOf, type Written, writeActivities } from './import-activities.js';
import { beyondTheForm, beyondTheNotes, registersBeyondTheForm } from './import-bounds.js';
import { remember, rememberedBy } from './import-memory.js';
import { type Known, knownActivities, matchOf, meantByName, type PlannedRow, planImport, soughtOf } from './import-plan.js';
import { ImportRow, type RowDecision } from './imports.entities.js';
import type { FullActivity } from './merge-content.js';
import { contentOf } from './staged-content.js';
import { batchesOf, insertInTurn } from './write-in-bulk.js';

/** How a file is to be read and brought in. */
export interface CheckOptions {
  /** For a table that is no known register; absent: as remembered for its headers, or guessed from them. */
  readonly mapping?: ColumnMapping;
  /** What becomes of rows whose activity the register has; SKIP where nothing is said. */
  readonly policy?: ImportPolicy;
  /** What foreign terms mean, as a person chose from the review list of an earlier check. */
  readonly terms?: readonly ChosenTerm[];
}

/** Reads an uploaded register and says what its import would do, row by row. No activity is written; report and rows are kept. */
export async function checkRegisterImport(
  uow: UnitOfWork,
  files: FileStore,
  caller: Caller,
  ticketId: string,
  { mapping, policy = 'SKIP', terms = [] }: CheckOptions = {},
): Promise<RegisterImport> {
  const { sha256, known, remembered } = await uow.run(caller, async (tx) => ({
    ...(await receivedFile(tx, ticketId)),
    known: await activitiesOf(tx),
    remembered: await rememberedBy(tx),
  }));
  const { refs, names } = knownActivities(known);
  const existing = {
    refs: new Map([...refs].map(([spelling, [first]]) => [spelling, first!.code])),
    names: new Map([...names].map(([spelling, named]) => [spelling, meantByName(named, null)[0]!.code])),
    unnumbered: new Map(
      [...names].flatMap(([spelling, named]) =>
        meantByName(named, '')
          .slice(0, 1)
          .map(({ code }) => [spelling, code] as const),
      ),
    ),
    told: ({ SKIP: 'ALREADY_REGISTERED', STOP: 'ALREADY_STOPS', UPDATE: null } as const)[policy],
  };
  const judge = (staged: StagedActivity) => {
    const content = contentOf(staged, new Set());
    return [...beyondTheForm(staged, content), ...beyondTheNotes(staged, content)];
  };
  const report = await dryRun(await files.bytes(sha256), {
    existing,
    judge,
    judgeRegisters: registersBeyondTheForm,
    remembered,
    terms,
    ...(mapping && { mapping }),
  });
  return uow.run(caller, async (tx) => {
    const { ticket, organisationId } = await receivedFile(tx, ticketId);
    const checked = tx.em.create(RegisterImport, {
      id: newId(),
      organisationId,
      fileName: ticket.fileName,
      sha256,
      size: ticket.size,
      state: 'CHECKED',
      policy,
      report: {},
      createdBy: ticket.createdBy,
      createdAt: tx.now,
      committedBy: null,
      committedAt: null,
      undoneBy: null,
      undoneAt: null,
      addedSystems: [],
      addedParties: [],
    });
    tx.authorize('check', checked);
    checked.report = (await keepRows(tx, checked, report)) as unknown as Record<string, unknown>;
    tx.record({ type: 'RegisterChecked', subjects: [checked.id], digest: sha256 });
    return checked;
  });
}

/** Decides on the rows of a report and keeps them; answers with the report of it all, whose activities are those rows. */
async function keepRows(tx: Tx, checked: RegisterImport, { activities, ...report }: ImportReport): Promise<ImportReport> {
  const register = knownActivities(await activitiesOf(tx));
  const matched = checked.policy === 'UPDATE' ? activities.flatMap((staged) => matchOf(soughtOf(staged), register)) : [];
  const { rows, problems } = planImport(activities, register, await wholeActivities(tx, matched), checked.policy);
  await tx.em.flush();
  await insertInTurn(tx, keptRows(checked, rows));
  return withProblems({ ...report, activities: [] }, problems);
}

function* keptRows(checked: RegisterImport, rows: readonly PlannedRow[]) {
  let position = 0;
  for (const batch of batchesOf(rows)) yield [ImportRow, batch.map((row) => keptRow(checked, row, position++))] as const;
}

function keptRow({ id: importId, organisationId }: RegisterImport, row: PlannedRow, position: number): Omit<ImportRow, never> {
  const { staged, code, codeGiven, decision, target, content, changes } = row;
  return {
    id: newId(),
    organisationId,
    importId,
    position,
    sheet: staged.source.sheet,
    sourceRow: staged.source.row,
    code,
    codeGiven,
    name: staged.name,
    decision,
    target: decision === 'CREATE' ? newId() : (target?.id ?? null),
    expectedVersion: target?.version ?? null,
    own: soughtOf(staged).own,
    content,
    changes: changes.slice(0, SHOWN_CHANGES),
    before: null,
  };
}

/** Differences of one row that are kept to be shown. */
const SHOWN_CHANGES = 200;

/** Told how far a commit is. */
export type Progress = (phase: 'MATCHING' | 'WRITING' | 'RECORDING', done: number, of: number) => void;

interface RowToWrite {
  readonly id: string;
  readonly code: string;
  readonly codeGiven: boolean;
  readonly name: string;
  readonly decision: RowDecision;
  readonly target: string;
  readonly expectedVersion: number | null;
  readonly content: ActivityContent;
  /** See `Sought`. */
  readonly own: boolean;
}

const ROWS_TO_WRITE = `select id, code, code_given as "codeGiven", name, decision, target, expected_version as "expectedVersion", content, own
  from import_row where import_id = ? and decision in ('CREATE', 'UPDATE') order by position`;

/**
 * Writes what the check decided, all or none: new activities as drafts, updates as the next draft of theirs. What was committed once is
 * not committed again; where the register is no longer what was consented to, nothing is written.
 */
export async function commitRegisterImport(tx: Tx, id: string, tell: Progress = () => {}): Promise<RegisterImport> {
  const checked = await tx.load(RegisterImport, id, { lock: true });
  tx.authorize('commit', checked);
  const report = checked.report as unknown as ImportReport;
  refuseToCommit(checked, report);
  tell('MATCHING', 0, report.counts.activities);
  const rows = await tx.sql<RowToWrite>(ROWS_TO_WRITE, [id]);
  const { created, updated } = await standing(tx, checked, rows);
  await keepBefore(tx, id, updated);
  const writable = (list: readonly RowToWrite[]): Written[] =>
    list.map(({ target, code, content }) => ({ id: target, content: settledContent({ ...content, code }) }));
  const [drafts, revisions] = [writable(created), writable(updated)];
  const total = rowsOf(drafts) + rowsOf(revisions);
  let done = 0;
  const filled = report.registers ? await fillRegisters(tx, report.registers) : { systems: [], parties: [] };
  const added = await writeActivities(tx, id, { created: drafts, updated: revisions }, (count) => {
    done += count;
    tell('WRITING', done, total);
  }).catch((error: unknown) => {
    throw violatedConstraint(error)?.includes('code') ? new RegisterChanged() : error;
  });
  Object.assign(checked, {
    state: 'COMMITTED',
    committedBy: 'userId' in tx.actor ? tx.actor.userId : null,
    committedAt: tx.now,
    addedSystems: [...filled.systems, ...added.systems],
    addedParties: [...filled.parties, ...added.parties],
  });
  await remember(tx, report);
  tx.record({
    type: 'RegisterImported',
    subjects: [id, ...created.map(({ target }) => target), ...updated.map(({ target }) => target)],
    payload: { activities: created.length, updated: updated.length },
    digest: checked.sha256,
  });
  tell('RECORDING', total, total);
  return checked;
}

function refuseToCommit({ state }: RegisterImport, report: ImportReport): void {
  if (state !== 'CHECKED')
    throw new DomainError(
      'ALREADY_COMMITTED',
      'state',
      state === 'UNDONE'
        ? {
            vi: 'Lần nhập này đã được ghi rồi hoàn tác. Để nhập lại, hãy kiểm tra tệp lần nữa và ghi lần kiểm tra mới.',
            en: 'This import was committed and undone. To bring the file in after all, check it again and commit the new check.',
          }
        : {
            vi: 'Lần nhập này đã được ghi; các hoạt động đã ở trong sổ đăng ký.',
            en: 'This import was committed already; its activities are in the register.',
          },
      { state, allowed: state === 'COMMITTED' ? ['undo'] : [] },
    );
  if (!report.committable)
    throw new DomainError(
      'NOT_COMMITTABLE',
      'state',
      {
        vi: 'Tệp còn lỗi nên chưa ghi được; hãy sửa các lỗi trong báo cáo rồi tải lại.',
        en: 'The file still has errors; correct what the report names and upload it again.',
      },
      { state, allowed: [] },
    );
  // Checked before rows were kept.
  if ((report as { activities: readonly unknown[] }).activities.length > 0) throw new RegisterChanged();
}

/** The rows as they stand against the register of now: what came into it since the check is left out where that was agreed to. */
async function standing(tx: Tx, checked: RegisterImport, rows: readonly RowToWrite[]) {
  const updated = rows.filter(({ decision }) => decision === 'UPDATE');
  const locked = await tx.sql<{ id: string; version: number }>(
    'select id, version from processing_activity where organisation_id = (select app.organisation_id()) and id = any (?) order by id for update',
    [updated.map(({ target }) => target)],
  );
  const versions = new Map(locked.map(({ id, version }) => [id, version]));
  if (updated.some(({ target, expectedVersion }) => versions.get(target) !== expectedVersion)) throw new RegisterChanged();
  const register = knownActivities(await activitiesOf(tx));
  const taken = new Set([...register.refs.keys(), ...rows.filter(({ codeGiven }) => codeGiven).map(({ code }) => spellingOf(code))]);
  const created: RowToWrite[] = [];
  const changed: { id: string; code: string; decision: RowDecision; target: string }[] = [];
  for (const row of rows.filter(({ decision }) => decision === 'CREATE')) {
    const [match] = matchOf({ ref: row.codeGiven ? row.code : null, name: row.name, own: row.own }, register);
    if (match && checked.policy !== 'SKIP') throw new RegisterChanged();
    if (match) {
      changed.push({ id: row.id, code: match.code, decision: 'SKIP', target: match.id });
      continue;
    }
    const code = row.codeGiven ? row.code : freeCode(row.code, taken);
    if (code !== row.code) changed.push({ ...row, code });
    created.push({ ...row, code });
  }
  if (changed.length > 0)
    await tx.sql(
      `update import_row i set code = r.code, decision = r.decision, target = r.target
         from json_to_recordset(?::json) r (id uuid, code text, decision text, target uuid) where i.id = r.id`,
      [JSON.stringify(changed.map(({ id, code, decision, target }) => ({ id, code, decision, target })))],
    );
  return { created, updated };
}

function freeCode(wanted: string, taken: Set<string>): string {
  let code = wanted;
  for (let n = 2; taken.has(spellingOf(code)); n++) code = `${wanted}-${n}`;
  taken.add(spellingOf(code));
  return code;
}

const part = (table: string) => `'${table}', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from ${table} c
  where c.organisation_id = a.organisation_id and c.activity_id = a.id)`;
/** What an undo puts back: the rows of an activity and of its parts, as they are. */
const KEEP_BEFORE = (parts: readonly string[]) => `update import_row i
  set before = jsonb_build_object('processing_activity', to_jsonb(a), ${parts.map(part).join(', ')})
  from processing_activity a where i.import_id = ? and i.decision = 'UPDATE' and a.organisation_id = i.organisation_id and a.id = i.target`;

async function keepBefore(tx: Tx, importId: string, updated: readonly unknown[]): Promise<void> {
  if (updated.length > 0) await tx.sql(KEEP_BEFORE(PART_TABLES), [importId]);
}

/** The function itself, not a sub-select: the planner looks up how many rows this organisation has. */
const activitiesOf = (tx: Tx): Promise<Known[]> =>
  tx.sql<Known>('select id, code, name, state, version from processing_activity where organisation_id = app.organisation_id()');

async function wholeActivities(tx: Tx, known: readonly Known[]): Promise<ReadonlyMap<string, FullActivity>> {
  if (known.length === 0) return new Map();
  const [row] = await tx.sql<{ value: FullActivity[] }>(WHOLE_ACTIVITIES, [known.map(({ id }) => id)]);
  return new Map(row!.value.map((activity) => [activity.id, activity]));
}

/** What was consented to is no longer what would happen. */
export class RegisterChanged extends DomainError {
  constructor() {
    super('REGISTER_CHANGED', 'conflict', {
      vi: 'Sổ đăng ký đã thay đổi sau khi kiểm tra tệp nên chưa có gì được ghi. Hãy kiểm tra lại tệp, xem những gì sẽ thay đổi, rồi ghi.',
      en: 'The register was changed after the file was checked, so nothing was written. Check the file again, look at what would change, and commit that.',
    });
  }
}
