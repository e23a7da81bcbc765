import { canonicalText, hasExactKeys, isPlainObject, parseCanonical } from './canonical-json.js';
import { type LogFailure, LogRefusal, logFailure } from './failures.js';
import { parseVkey } from './note-key.js';
import { type LogOptions, type LogRow, type LogVerdict, verifyLog } from './verify-log.js';

export const LOG_FORMAT = 'khien-log/1';

/**
 * A log as text, for whoever wants to check it elsewhere. Lines, each canonical JSON and ended by a line feed:
 * `{"format","origin","vkey"}`, then one `{"entry": canonical text, "index"}` per entry, then `{"checkpoint": signed text}`.
 * Rows come in order of their index and only as far as the checkpoint goes.
 */
export async function* exportLog(rows: AsyncIterable<LogRow> | Iterable<LogRow>, checkpoint: string, vkey: string): AsyncGenerator<string> {
  yield `${canonicalText({ format: LOG_FORMAT, origin: parseVkey(vkey).name, vkey })}\n`;
  for await (const { index, entryText } of rows) yield `${canonicalText({ index, entry: entryText })}\n`;
  yield `${canonicalText({ checkpoint })}\n`;
}

/**
 * Verifies an exported log, reading it once, line by line; `lines` come without their line feed ({@link splitLines}).
 * Without `vkey` the key in the header is taken and the verdict carries the warning `KEY_NOT_PINNED`. Throws
 * {@link LogRefusal} `VKEY_FORMAT` only for a malformed `vkey` option.
 */
export async function verifyExportedLog(
  lines: AsyncIterable<string> | Iterable<string>,
  options: Omit<LogOptions, 'tail'> & { readonly vkey?: string } = {},
): Promise<LogVerdict> {
  const { vkey: pinned, ...rest } = options;
  if (pinned !== undefined) parseVkey(pinned);
  const iterator = (async function* () {
    yield* lines;
  })();
  try {
    const vkey = headerOf((await iterator.next()).value ?? '');
    if (pinned !== undefined && vkey !== pinned) return { ok: false, size: 0, failures: [logFailure('VKEY_NOT_TRUSTED')] };
    let checkpoint: string | undefined;
    const rows = rowsOf(iterator, (text) => {
      checkpoint = text;
    });
    const verdict = await verifyLog(rows, () => checkpoint ?? refuse('no checkpoint at the end'), vkey, rest);
    const warnings: LogFailure[] = pinned === undefined ? [logFailure('KEY_NOT_PINNED')] : [];
    return verdict.ok ? { ...verdict, warnings } : verdict;
  } catch (error) {
    if (!(error instanceof LogRefusal)) throw error;
    return { ok: false, size: 0, failures: [error.failure] };
  } finally {
    await iterator.return(undefined);
  }
}

/**
 * Splits a stream of UTF-8 at line feeds, and at nothing else: `node:readline` also splits at U+2028, which canonical JSON
 * leaves as it is. A last line without line feed comes too; bytes that are not UTF-8 throw {@link LogRefusal} `LOG_FORMAT`.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decode(() => decoder.decode(chunk, { stream: true }))).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  rest += decode(() => decoder.decode());
  if (rest !== '') yield rest;
}

async function* rowsOf(lines: AsyncIterable<string>, end: (checkpoint: string) => void): AsyncGenerator<LogRow> {
  let ended = false;
  let nth = 1;
  for await (const line of lines) {
    nth += 1;
    const value = read(line, nth);
    if (ended) refuse(`line ${nth}: after the end`);
    if (hasExactKeys(value, ['entry', 'index']) && typeof value.entry === 'string' && Number.isSafeInteger(value.index)) {
      yield { index: value.index as number, entryText: value.entry };
    } else if (hasExactKeys(value, ['checkpoint']) && typeof value.checkpoint === 'string') {
      ended = true;
      end(value.checkpoint);
    } else {
      refuse(`line ${nth}`);
    }
  }
}

function headerOf(line: string): string {
  const header = read(line, 1);
  if (!hasExactKeys(header, ['format', 'origin', 'vkey']) || header.format !== LOG_FORMAT || typeof header.vkey !== 'string')
    return refuse('line 1');
  if (parseVkey(header.vkey).name !== header.origin) refuse('line 1: origin');
  return header.vkey;
}

function read(line: string, nth: number): Readonly<Record<string, unknown>> {
  try {
    const value = parseCanonical(line);
    if (isPlainObject(value)) return value;
  } catch {}
  return refuse(`line ${nth}`);
}

function decode(text: () => string): string {
  try {
    return text();
  } catch {
    return refuse('not UTF-8');
  }
}

function refuse(detail: string): never {
  throw new LogRefusal('LOG_FORMAT', detail);
}
