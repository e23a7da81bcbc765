import { join } from 'node:path';
import { createUploadTicket } from '#attachments';
import type { Organisation } from '#identity';
import { FileStore } from '#platform';
import type { Person, World } from '../../../../test/support/world.js';
import type { RegisterImport } from '../entities.js';
import type { ImportReport } from '../import/index.js';
import { type CheckOptions, checkRegisterImport, commitRegisterImport } from '../import-register.js';
import { undoRegisterImport } from '../undo-import.js';

/** An organisation whose officer brings registers in. */
export class ImportDesk {
  private constructor(
    readonly world: World,
    readonly files: FileStore,
    readonly organisation: Organisation,
    readonly dpo: Person,
  ) {}

  static async open(world: World): Promise<ImportDesk> {
    const organisation = await world.organisation();
    const dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    return new ImportDesk(world, new FileStore(join(world.folder, 'files')), organisation, dpo);
  }

  /** Sends a file through the real endpoint; answers its ticket. */
  async send(bytes: Uint8Array, person = this.dpo, name = 'Sổ đăng ký.xlsx'): Promise<string> {
    const { id } = await this.world.uow.run(person.caller, (tx) => createUploadTicket(tx, name, bytes.length));
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${person.token}` };
    const app = await this.world.app();
    const answer = await app.inject({ method: 'PUT', url: `/uploads/${id}`, headers, payload: Buffer.from(bytes) });
    expect(answer.statusCode).toBe(200);
    return id;
  }

  async check(bytes: Uint8Array, options: CheckOptions = {}, person = this.dpo): Promise<RegisterImport> {
    return checkRegisterImport(this.world.uow, this.files, person.caller, await this.send(bytes, person), options);
  }

  commit(id: string, person = this.dpo): Promise<RegisterImport> {
    return this.world.uow.run(person.caller, (tx) => commitRegisterImport(tx, id));
  }

  undo(id: string, person = this.dpo): Promise<RegisterImport> {
    return this.world.uow.run(person.caller, (tx) => undoRegisterImport(tx, id));
  }

  /** Checks and commits; the import's id. */
  async bring(bytes: Uint8Array, options: CheckOptions = {}): Promise<string> {
    const { id } = await this.check(bytes, options);
    await this.commit(id);
    return id;
  }

  reportOf({ report }: RegisterImport): ImportReport {
    return report as unknown as ImportReport;
  }

  async rowsOf(importId: string) {
    const { rows } = await this.world.admin.query<{
      code: string;
      decision: string;
      changes: { path: string; change: string; before: string; after: string }[];
    }>('select code, decision, changes from import_row where import_id = $1 order by position', [importId]);
    return rows;
  }

  async decisionsOf(importId: string) {
    return (await this.rowsOf(importId)).map(({ code, decision }) => `${code} ${decision}`);
  }

  async register() {
    const { rows } = await this.world.admin.query<{
      id: string;
      code: string;
      name: string;
      state: string;
      version: number;
      retention: string | null;
      import_id: string | null;
    }>('select id, code, name, state, version, retention, import_id from processing_activity where organisation_id = $1 order by code', [
      this.organisation.id,
    ]);
    return rows;
  }

  /** Every row of the register and of what hangs on it, as it is; without versions and times of change where asked for. */
  async everything(withVersions = true): Promise<unknown> {
    const tables = ['processing_activity', ...PARTS, 'information_system', 'party'];
    const found: Record<string, unknown> = {};
    for (const table of tables) {
      const { rows } = await this.world.admin.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from ${table} t where organisation_id = $1 order by id`,
        [this.organisation.id],
      );
      found[table] = rows.map(({ row: { version, updated_at, ...row } }) => (withVersions ? { ...row, version, updated_at } : row));
    }
    return found;
  }
}

const PARTS = [
  'activity_subject_group',
  'activity_data_type',
  'activity_purpose',
  'activity_transfer',
  'activity_system',
  'activity_party',
];

/** A table of nobody's format, as a CSV. */
export const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));
