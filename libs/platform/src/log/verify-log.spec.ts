import fc from 'fast-check';
import {
  appendToFrontier,
  exportLog,
  generateLogKey,
  type LogOptions,
  type LogRow,
  leafHashOf,
  signCheckpoint,
  splitLines,
  verifyExportedLog,
  verifyLog,
} from './index.js';
import { sampleLog, signer } from './sample-log.fixture.js';

const SIZE = 40;
const { rows, receipts, checkpoints } = sampleLog(SIZE);
const head = checkpoints[SIZE - 1]!;
const bare = (list: readonly LogRow[]): LogRow[] => list.map(({ index, entryText }) => ({ index, entryText }));
const renumbered = (list: readonly LogRow[]): LogRow[] => list.map(({ entryText }, index) => ({ index, entryText }));

async function codesOf(list: readonly LogRow[], options: LogOptions = {}, checkpoint = head): Promise<string[]> {
  const verdict = await verifyLog(list, checkpoint, signer.vkey, options);
  return verdict.ok ? [] : [...new Set(verdict.failures.map(({ code }) => code))];
}

/** A checkpoint that whoever holds the private key would sign over these entries. */
function resigned(list: readonly LogRow[]): string {
  let grown: Pick<ReturnType<typeof appendToFrontier>, 'frontier' | 'root'> = { frontier: [], root: Buffer.alloc(0) };
  list.forEach(({ entryText }, size) => {
    grown = appendToFrontier(grown.frontier, size, leafHashOf(Buffer.from(entryText, 'utf8')));
  });
  return signCheckpoint({ size: list.length, root: grown.root }, signer);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('a whole log', () => {
  test('verifies, with the stored hashes, every receipt and every earlier checkpoint', async () => {
    const verdict = await verifyLog(rows, head, signer.vkey, { receipts, earlier: checkpoints });
    expect(verdict).toMatchObject({ ok: true, size: SIZE, covered: SIZE, warnings: [] });
  });

  test('may go beyond its checkpoint only where that is said', async () => {
    expect(await codesOf(rows, {}, checkpoints[29])).toEqual(['LOG_TAIL']);
    expect(await verifyLog(rows, checkpoints[29]!, signer.vkey, { tail: 'allow' })).toMatchObject({ ok: true, size: 40, covered: 30 });
  });

  test('of no entries verifies against a checkpoint of size 0', async () => {
    const empty = signCheckpoint(
      { size: 0, root: Buffer.from('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex') },
      signer,
    );
    expect(await codesOf([], {}, empty)).toEqual([]);
    expect(await codesOf([], {}, head)).toEqual(['LOG_TRUNCATED']);
    expect(await codesOf(rows, { earlier: [empty] })).toEqual([]);
  });

  test('of another key is not ours', async () => {
    const verdict = await verifyLog(rows, head, generateLogKey(signer.name).vkey);
    expect(verdict).toMatchObject({ ok: false, failures: [{ code: 'CHECKPOINT_SIGNATURE' }] });
  });
});

describe('a log rewritten by somebody who can write every table', () => {
  const edited = rows[7]!.entryText.replace('"PREPARER"', '"APPROVER"');

  test('shows an edited entry by its stored hash, and by the root where the hash was edited too', async () => {
    expect(await codesOf(rows.with(7, { ...rows[7]!, entryText: edited }))).toEqual(['LOG_LEAF_HASH', 'LOG_ROOT']);
    expect(await codesOf(bare(rows).with(7, { index: 7, entryText: edited }))).toEqual(['LOG_ROOT']);
  });

  test('shows a deleted, an added, an exchanged entry, also when everything was renumbered', async () => {
    const without = bare(rows).toSpliced(9, 1);
    const doubled = bare(rows).toSpliced(9, 0, bare(rows)[9]!);
    const swapped = bare(rows).with(9, bare(rows)[10]!).with(10, bare(rows)[9]!);
    expect(await codesOf(without)).toEqual(['LOG_INDEX', 'LOG_TRUNCATED']);
    expect(await codesOf(renumbered(without))).toEqual(['LOG_TRUNCATED']);
    expect(await codesOf(doubled)).toEqual(expect.arrayContaining(['LOG_INDEX', 'LOG_ROOT', 'LOG_TAIL']));
    expect(await codesOf(renumbered(doubled))).toEqual(['LOG_ROOT', 'LOG_TAIL']);
    expect(await codesOf(swapped)).toEqual(['LOG_INDEX', 'LOG_BACKDATED', 'LOG_ROOT']);
    expect(await codesOf(renumbered(swapped))).toEqual(['LOG_BACKDATED', 'LOG_ROOT']);
  });

  test('shows a cut tail', async () => {
    expect(await codesOf(rows.slice(0, -1))).toEqual(['LOG_TRUNCATED']);
  });

  test('shows a back-dated entry even if the log was signed anew with it', async () => {
    const { at } = JSON.parse(rows[2]!.entryText) as { at: string };
    const backdated = rows[20]!.entryText.replace(/"at":"[^"]+"/, `"at":"${at}"`);
    const list = bare(rows).with(20, { index: 20, entryText: backdated });
    expect(await codesOf(list, {}, resigned(list))).toEqual(['LOG_BACKDATED']);
    expect(await codesOf(list)).toEqual(['LOG_BACKDATED', 'LOG_ROOT']);
    expect(await codesOf(list, { toleranceMs: 16 * 60_000 }, resigned(list))).toEqual(['LOG_BACKDATED']);
    expect(await codesOf(list, { toleranceMs: 17 * 60_000 }, resigned(list))).toEqual([]);
  });

  test('shows an entry that is not in its canonical form', async () => {
    const list = bare(rows).with(3, { index: 3, entryText: ` ${rows[3]!.entryText}` });
    expect(await codesOf(list)).toEqual(['ENTRY_FORMAT', 'LOG_ROOT']);
  });

  test('shows a rollback and a fork to whoever kept a receipt or a checkpoint, and to nobody else', async () => {
    const rolledBack = rows.slice(0, 25);
    expect(await codesOf(rolledBack, {}, checkpoints[24])).toEqual([]);
    expect(await codesOf(rolledBack, { receipts: [receipts[30]!] }, checkpoints[24])).toEqual(['LOG_RECEIPT']);
    expect(await codesOf(rolledBack, { earlier: [head] }, checkpoints[24])).toEqual(['LOG_EARLIER']);

    const fork = sampleLog(SIZE, 'fork');
    expect(await codesOf(fork.rows, {}, fork.checkpoints[SIZE - 1])).toEqual([]);
    expect(await codesOf(fork.rows, { receipts: [receipts[0]!] }, fork.checkpoints[SIZE - 1])).toEqual(['LOG_RECEIPT']);
    expect(await codesOf(fork.rows, { earlier: [checkpoints[5]!] }, fork.checkpoints[SIZE - 1])).toEqual(['LOG_EARLIER']);
  });

  test('shows every random update, deletion, insertion, exchange and cut, with the indices put right again', async () => {
    const place = fc.nat(SIZE - 1);
    const mutation = fc.record({
      kind: fc.constantFrom('update', 'delete', 'insert', 'exchange', 'cut', 'replace'),
      a: place,
      b: place,
      at: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ kind, a, b, at }) => {
        fc.pre(a !== b);
        const list = bare(rows);
        const [first, second] = [list[a]!, list[b]!];
        const offset = at % first.entryText.length;
        const update = first.entryText.slice(0, offset) + (first.entryText[offset] === '0' ? '1' : '0') + first.entryText.slice(offset + 1);
        const mutated = {
          update: list.with(a, { index: a, entryText: update }),
          delete: list.toSpliced(a, 1),
          insert: list.toSpliced(a, 0, second),
          exchange: list.with(a, second).with(b, first),
          cut: list.slice(0, a),
          replace: list.with(a, second),
        }[kind];
        expect(await codesOf(renumbered(mutated))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('does not believe a receipt that does not verify', async () => {
    const touched = Buffer.from(receipts[4]!);
    touched[100]! ^= 1;
    expect(await codesOf(rows, { receipts: [touched] })).toEqual(['LOG_RECEIPT']);
  });

  test('lists no more than fifty failures', async () => {
    const verdict = await verifyLog(
      Array.from({ length: 500 }, (_, index) => ({ index: index * 2, entryText: '{}' })),
      head,
      signer.vkey,
    );
    expect(verdict.ok ? 0 : verdict.failures.length).toBe(50);
  });
});

describe('an exported log', () => {
  const exported = async (list: readonly LogRow[] = rows, checkpoint = head): Promise<string> =>
    (await all(exportLog(list, checkpoint, signer.vkey))).join('');
  const verify = (bytes: Uint8Array, options: Parameters<typeof verifyExportedLog>[1] = { vkey: signer.vkey }) => {
    const chunks = Array.from({ length: Math.ceil(bytes.length / 777) }, (_, i) => bytes.subarray(i * 777, (i + 1) * 777));
    return verifyExportedLog(splitLines(chunks), options);
  };

  test('verifies, however it is cut into chunks', async () => {
    const file = Buffer.from(await exported());
    expect(await verify(file, { vkey: signer.vkey, receipts, earlier: checkpoints })).toMatchObject({ ok: true, size: SIZE, warnings: [] });
    expect(await verify(file, {})).toMatchObject({ ok: true, warnings: [{ code: 'KEY_NOT_PINNED' }] });
  });

  test('is not split at line separators that are no line feeds', async () => {
    const lines = await all(
      splitLines([Buffer.from('"a\u2028b\rc\u0085"\n"ơ"').subarray(0, 3), Buffer.from('"a\u2028b\rc\u0085"\n"ơ"').subarray(3)]),
    );
    expect(lines).toEqual(['"a\u2028b\rc\u0085"', '"ơ"']);
  });

  test('of another log fails against the published key', async () => {
    const file = Buffer.from(await exported());
    expect(await verify(file, { vkey: generateLogKey(signer.name).vkey })).toMatchObject({
      ok: false,
      failures: [{ code: 'VKEY_NOT_TRUSTED' }],
    });
  });

  test('fails with any one bit flipped, at 2,000 places', async () => {
    const file = Buffer.from(await exported(rows.slice(0, 10), checkpoints[9]));
    expect(await verify(file)).toMatchObject({ ok: true, size: 10 });
    for (let i = 0; i < 2000; i++) {
      const bit = (i * 7919) % (file.length * 8);
      file[bit >> 3]! ^= 1 << (bit & 7);
      const verdict = await verifyExportedLog(splitLines([file]), { vkey: signer.vkey });
      if (verdict.ok) throw new Error(`survives bit ${bit} of ${file.length * 8}`);
      file[bit >> 3]! ^= 1 << (bit & 7);
    }
  });

  test.each<[string, (lines: string[]) => string[], string]>([
    ['no header', (lines) => lines.slice(1), 'LOG_FORMAT'],
    ['no checkpoint', (lines) => lines.slice(0, -1), 'LOG_FORMAT'],
    ['an entry after the end', (lines) => [...lines, lines[1]!], 'LOG_FORMAT'],
    ['two checkpoints', (lines) => [...lines, lines.at(-1)!], 'LOG_FORMAT'],
    ['a blank line', (lines) => lines.toSpliced(3, 0, ''), 'LOG_FORMAT'],
    ['an unknown member', (lines) => lines.with(3, lines[3]!.replace('{', '{"a":1,')), 'LOG_FORMAT'],
    ['a deleted line', (lines) => lines.toSpliced(3, 1), 'LOG_INDEX'],
    ['two lines exchanged', (lines) => lines.with(3, lines[4]!).with(4, lines[3]!), 'LOG_INDEX'],
    ['a cut tail with the old checkpoint', (lines) => lines.toSpliced(20, 10), 'LOG_TRUNCATED'],
    ['an empty file', () => [], 'LOG_FORMAT'],
  ])('fails with %s', async (_name, change, code) => {
    const lines = (await exported()).trimEnd().split('\n');
    const verdict = await verifyExportedLog(change(lines), { vkey: signer.vkey });
    expect(verdict.ok ? [] : verdict.failures.map((failure) => failure.code)).toContain(code);
  });
});
