import { DomainError, Forbidden, Invalid, isId, NotFound } from '#kernel';
import { encodeCursor } from '../edge/page.js';
import type { FileStore, SpooledFile } from '../files/file-store.js';
import type { Caller } from '../work/caller.js';
import type { Snapshot, UnitOfWork } from '../work/unit-of-work.js';
import type { ExportedList, Language, ListFilter, ListRow, ListSource } from './exported-list.js';
import { type Separator, writeCsv } from './write-csv.js';
import { writeJson, writeJsonLines } from './write-json.js';
import { writeXlsx } from './write-xlsx.js';

const FORMATS = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
  jsonl: 'application/jsonl',
} as const;
export type ExportFormat = keyof typeof FORMATS;
export const EXPORT_FORMATS = Object.keys(FORMATS) as readonly ExportFormat[];

export interface ExportShape {
  readonly format: ExportFormat;
  readonly language: Language;
  readonly separator: Separator;
}

/** Of a list: what its filters leave, or the one record that has this id. */
export interface ExportScope {
  readonly filter?: ListFilter;
  readonly id?: string;
}

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly file: SpooledFile;
}

/** What is written of one snapshot, and what the log is told of it. */
export interface Draft {
  readonly name: string;
  readonly mediaType: string;
  readonly chunks: AsyncIterable<Uint8Array | string>;
  /** Rows read so far. */
  readonly count: () => number;
}

/** Each holds a connection and a file while it writes. */
const AT_ONCE = 2;
/** Rows at a time: fewer where much of each is asked for, since what is held while memory is tidied up stays for long. */
const batchOf = (fields: readonly string[]): number => Math.min(250, Math.ceil(2_000 / fields.length));

/** Makes files of lists: written from one snapshot of the database under the policies of whoever asks, told in the log, then sent. */
export class ListExporter {
  #running = 0;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
  ) {}

  export(caller: Caller, list: ExportedList, what: ExportScope, shape: ExportShape, signal?: AbortSignal): Promise<ExportedFile> {
    const { format, language, separator } = shape;
    const { filter = {}, id } = what;
    return this.make(caller, { list: list.key, format, ...filter, ...(id && { id }) }, (snapshot) => {
      const { source, count } = id ? recordOf(snapshot, list, id) : sourceOf(snapshot, list, filter, signal);
      const writers = {
        csv: () => writeCsv(list, source, language, separator),
        xlsx: () => writeXlsx(list, source, language, snapshot.now),
        json: () => writeJson(list, source, snapshot.now, filter),
        jsonl: () => writeJsonLines(list, source),
      } as const;
      const name = `khien-${list.key}-${id ? `${id.slice(-8)}-` : ''}${dayInVietnam(snapshot.now)}.${format}`;
      return { name, mediaType: FORMATS[format], chunks: writers[format](), count };
    });
  }

  /** Whatever else is made of one snapshot. `what` and the count go to the log, with the digest of the file, before the first byte is sent. */
  async make(
    caller: Caller,
    what: Readonly<Record<string, string>>,
    draft: (snapshot: Snapshot) => Draft | Promise<Draft>,
  ): Promise<ExportedFile> {
    if (this.#running >= AT_ONCE) throw new TooManyExports();
    this.#running++;
    try {
      const { name, mediaType, file, rows } = await this.uow.snapshot(caller, async (snapshot) => {
        const { chunks, count, ...about } = await draft(snapshot);
        const file = await this.files.spool(chunks);
        return { ...about, file, rows: count() };
      });
      await this.#tell(caller, { ...what, rows }, file).catch(async (error) => {
        await file.close();
        throw error;
      });
      return { name, mediaType, file };
    } finally {
      this.#running--;
    }
  }

  #tell(caller: Caller, payload: Readonly<Record<string, string | number>>, { sha256 }: SpooledFile): Promise<void> {
    return this.uow.run(caller, async (tx) => {
      const { actor } = tx;
      const whose = actor.kind === 'member' ? [actor.organisationId] : actor.kind === 'officer' ? [actor.unitId] : [];
      // Of a desk: who, for its heads are told of large ones.
      const desk = actor.kind === 'officer' && { unitId: actor.unitId, userId: actor.userId };
      tx.record({ type: 'ListExported', subjects: whose, payload: { ...payload, ...desk }, digest: sha256 });
    });
  }
}

/** The rows of a list, batch by batch, found by key; counted where they are read for the first time. Throws Forbidden. */
export function sourceOf(
  snapshot: Snapshot,
  list: ExportedList,
  filter: ListFilter,
  signal?: AbortSignal,
): { readonly source: ListSource; readonly count: () => number } {
  const action = list.action ?? 'list';
  if (!snapshot.ability.can(action, list.noun)) throw new Forbidden(action, list.noun);
  let counting = true;
  let count = 0;
  async function* batches(fields: readonly string[]): AsyncGenerator<readonly ListRow[]> {
    const counts = counting;
    counting = false;
    const size = batchOf(fields);
    let after: string | null = null;
    do {
      if (signal?.aborted) throw new Abandoned();
      const value: unknown = await snapshot.value(list.page(new Set(fields), size, after, filter));
      const found: readonly ListRow[] | null = list.rowsOf ? list.rowsOf(value as never) : (value as readonly ListRow[]);
      if (!found) throw new NotFound(list.key);
      const rows = found.slice(0, size);
      if (counts) count += rows.length;
      yield rows;
      after = found.length > size ? encodeCursor(list.keysOf(rows.at(-1)!, filter)) : null;
    } while (after);
  }
  return { source: { batches }, count: () => count };
}

/** One record as a list of one. What is not there, or is not for whoever asks, is not found. */
function recordOf(snapshot: Snapshot, list: ExportedList, id: string): { readonly source: ListSource; readonly count: () => number } {
  if (!snapshot.ability.can('read', list.noun)) throw new Forbidden('read', list.noun);
  async function* batches(fields: readonly string[]): AsyncGenerator<readonly ListRow[]> {
    const row = isId(id) && list.record ? await snapshot.value<ListRow | null>(list.record(new Set(fields), id)) : null;
    if (!row) throw new NotFound(list.key);
    yield list.rowsOf?.([row] as never) ?? [row];
  }
  return { source: { batches }, count: () => 1 };
}

/** The filters of a list among the parameters of an address; Invalid where a value cannot be one. */
export function filterOf(list: Pick<ExportedList, 'filters' | 'needs'>, given: Readonly<Record<string, unknown>>): ListFilter {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  const open = (list.needs ?? []).filter((name) => !entries.some(([given]) => given === name));
  if (open.length > 0)
    throw new Invalid(
      open.map((path) => ({
        path,
        code: 'REQUIRED',
        vi: `Hãy cho biết "${path}": danh sách này là của một bản ghi. Chưa có gì được xuất.`,
        en: `Say which "${path}": this is a list of one record. Nothing was exported.`,
      })),
    );
  const wrong = entries.filter(([name, value]) => typeof value !== 'string' || !list.filters[name]?.(value));
  if (wrong.length > 0)
    throw new Invalid(
      wrong.map(([path]) => ({
        path,
        code: 'FILTER',
        vi: `Danh sách này không lọc theo "${path}" với giá trị đã cho. Dùng được: ${Object.keys(list.filters).join(', ') || 'không có'}. Chưa có gì được xuất.`,
        en: `This list has no filter "${path}" with that value. There is: ${Object.keys(list.filters).join(', ') || 'none'}. Nothing was exported.`,
      })),
    );
  return Object.fromEntries(entries) as ListFilter;
}

/** `2026-11-27`; Vietnam keeps UTC+7 all year. */
export const dayInVietnam = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

class TooManyExports extends DomainError {
  constructor() {
    super(
      'EXPORTS_BUSY',
      'unavailable',
      {
        vi: 'Máy chủ đang xuất các danh sách khác; chưa có gì được xuất cho bạn. Hãy thử lại sau một phút.',
        en: 'The server is writing other exports; nothing was exported for you yet. Try again in a minute.',
      },
      { retryAfter: 60 },
    );
  }
}

class Abandoned extends DomainError {
  constructor() {
    super('EXPORT_ABANDONED', 'unavailable', {
      vi: 'Bên nhận đã ngắt kết nối trước khi tệp xong; không có gì được gửi. Hãy xuất lại.',
      en: 'Whoever asked hung up before the file was ready; nothing was sent. Export it again.',
    });
  }
}
