import { canonicalText, type LogEntry, type LogSigner, signCheckpoint } from '#platform/log';
import { CHANGES, NOT_ENTRIES, NOT_TIMES, SPELLINGS } from './entry-edits.js';
import type { Random } from './random.js';
import {
  checkpointOf,
  exportOf,
  headOf,
  newSigner,
  rewritten,
  type SampleLog,
  sampleEntries,
  sampleEntry,
  sampleFiling,
} from './sample-log.js';

/** What a verifier is given: the file from whoever may have tampered, the rest from elsewhere. */
export interface Given {
  readonly bytes: Buffer;
  readonly vkey: string;
  readonly kept: readonly string[];
  readonly receipts: readonly Buffer[];
}

export interface Mutation {
  readonly name: string;
  /** Where the forger takes care that nothing else shows: the one check of the second verifier that is left to catch it. */
  readonly only?: string;
  /** The smallest log that it can be done to. */
  readonly from: number;
  /** The log tampered with; nothing where chance changed nothing. */
  readonly apply: (log: SampleLog, random: Random) => Promise<Given | undefined>;
}

type Lines = readonly string[];
const given = (log: SampleLog, file: string | Buffer, more: Partial<Given> = {}): Given => ({
  bytes: Buffer.from(file),
  vkey: log.signer.vkey,
  kept: log.kept,
  receipts: [],
  ...more,
});

/** Edits the bytes of the file. */
const ofBytes = (name: string, edit: (bytes: Buffer, at: number, random: Random) => Buffer): Mutation => ({
  name,
  from: 0,
  apply: async (log, random) => {
    const bytes = Buffer.from(log.file);
    return given(log, edit(bytes, random.below(bytes.length), random));
  },
});

/** Edits the entries under the checkpoint that there is: whoever does it has no key, and writes the lines of the file properly. */
const ofEntries = (name: string, from: number, edit: (entries: Lines, at: number, random: Random) => Lines): Mutation => ({
  name,
  from,
  apply: async ({ entries, signer, ...log }, random) => {
    const edited = edit(entries, random.below(Math.max(1, entries.length)), random);
    return given({ entries, signer, ...log }, await exportOf(edited, signer, checkpointOf(entries, signer)));
  },
});

/** Edits the lines of the file, of which the first and the last are none of an entry. */
const ofLines = (name: string, from: number, edit: (lines: Lines, at: number, random: Random) => Lines, only?: string): Mutation => ({
  name,
  from,
  ...(only ? { only } : {}),
  apply: async (log, random) => {
    const lines = log.file.slice(0, -1).split('\n');
    return given(log, `${edit(lines, 1 + random.below(Math.max(1, log.entries.length)), random).join('\n')}\n`);
  },
});

/** Edits entries beyond the last kept checkpoint and signs the new head with the log's own key. */
const bySigner = (name: string, only: string | undefined, edit: (entry: string, before: Lines, random: Random) => string): Mutation => ({
  name,
  ...(only ? { only } : {}),
  from: 2,
  apply: async ({ entries, signer, ...log }, random) => {
    if (entries.length < 2) return undefined;
    const at = 1 + random.below(entries.length - 1);
    const edited = entries.with(at, edit(entries[at]!, entries.slice(0, at), random));
    const kept = [checkpointOf(entries.slice(0, random.below(at + 1)), signer)];
    return given({ entries, signer, ...log }, await exportAsIs(edited, signer), { kept });
  },
});

/** The lines of an export, of entries that the system itself would refuse to export. */
async function exportAsIs(entries: Lines, signer: LogSigner, checkpoint = checkpointOf(entries, signer)): Promise<string> {
  const [head] = (await exportOf([], signer)).split('\n');
  const lines = [...entries.map((entry, index) => canonicalText({ entry, index })), canonicalText({ checkpoint })];
  return `${[head, ...lines].join('\n')}\n`;
}

const swap = (list: Lines, a: number, b: number) => list.with(a, list[b]!).with(b, list[a]!);
const timeOf = (entry: string) => Date.parse((JSON.parse(entry) as LogEntry).at);
const another = (random: Random, entry: string) => canonicalText(sampleEntry(random, timeOf(entry)));

export const MUTATIONS: readonly Mutation[] = [
  // Somebody with the file and no understanding of it: a disk, an editor, a transfer.
  ofBytes('one bit flipped', (bytes, at, random) => bytes.fill(bytes[at]! ^ (1 << random.below(8)), at, at + 1)),
  ofBytes('one byte replaced', (bytes, at, random) => bytes.fill(random.below(256), at, at + 1)),
  ofBytes('one byte deleted', (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])),
  ofBytes('one byte inserted', (bytes, at, random) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.of(random.below(256)), bytes.subarray(at)]),
  ),
  ofBytes('cut off', (bytes, at) => bytes.subarray(0, at)),
  ofBytes('a piece left out', (bytes, at, random) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(300))])),
  ofBytes('a piece doubled', (bytes, at, random) => Buffer.concat([bytes.subarray(0, at + 1 + random.below(300)), bytes.subarray(at)])),
  ofBytes('carriage returns', (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\r\n'))),
  ofBytes('a byte order mark', (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes])),
  ofBytes('an empty file', () => Buffer.alloc(0)),

  // Somebody who knows the format, without the key of the log.
  ofEntries('a member changed', 1, (all, at, random) =>
    all.with(
      at,
      rewritten(all[at]!, (it) => random.pick(CHANGES)(it, random)),
    ),
  ),
  ofEntries('back-dated', 1, (all, at) =>
    all.with(
      at,
      rewritten(all[at]!, (it) => Object.assign(it, { at: '2026-01-01T00:00:00.000Z' })),
    ),
  ),
  ofEntries('an entry replaced by another', 1, (all, at, random) => all.with(at, another(random, all[at]!))),
  ofEntries('an entry deleted', 1, (all, at) => all.toSpliced(at, 1)),
  ofEntries('an entry inserted', 1, (all, at, random) => all.toSpliced(at, 0, another(random, all[at]!))),
  ofEntries('an entry doubled', 1, (all, at) => all.toSpliced(at, 0, all[at]!)),
  ofEntries('two entries swapped', 2, (all, at, random) => swap(all, at, random.below(all.length))),
  ofEntries('a stretch turned round', 2, (all, at) => [...all.slice(0, at), ...all.slice(at).toReversed()]),
  ofEntries('put in another order', 3, (all, at) => [...all.slice(at), ...all.slice(0, at)]),
  ofEntries('the tail cut off', 1, (all, at) => all.slice(0, at)),
  ofEntries('a tail added', 1, (all, _at, random) => [...all, another(random, all.at(-1)!)]),
  ofLines('a line moved, numbers as they were', 2, (lines, at) => {
    const [moved, left] = [lines[at]!, lines.toSpliced(at, 1)];
    return at === 1 ? left.toSpliced(2, 0, moved) : left.toSpliced(1, 0, moved);
  }),
  ofLines('a line left out, numbers as they were', 1, (lines, at) => lines.toSpliced(at, 1)),
  ofLines(
    'numbered otherwise',
    1,
    (lines, at, random) => lines.with(at, lines[at]!.replace(/\d+\}$/, `${1_000 + random.below(9)}}`)),
    'index',
  ),
  ofLines('a number spelled otherwise', 1, (lines, at, random) =>
    lines.with(at, lines[at]!.replace(/(\d+)\}$/, random.pick(['$1.0}', '$1e0}', '"$1"}', '0$1}', '-$1}']))),
  ),
  ofLines('a blank in a line', 1, (lines, at, random) => lines.with(at, lines[at]!.replace(random.pick(['":', '{', ',"i']), '$& '))),
  ofLines(
    'blanks round a line',
    1,
    (lines, at, random) =>
      lines.with(
        at,
        random.pick([' $', '$ ', '$\t', '$\r']).replace('$', () => lines[at]!),
      ),
    'form',
  ),
  ofLines(
    'members of a line in another order',
    1,
    (lines, at) => {
      const { entry, index } = JSON.parse(lines[at]!) as { entry: string; index: number };
      return lines.with(at, JSON.stringify({ index, entry }));
    },
    'form',
  ),
  ofLines('a letter escaped in a line', 1, (lines, at) => lines.with(at, lines[at]!.replace('actor', String.raw`\u0061ctor`)), 'form'),
  ofLines('a member more in a line', 1, (lines, at) => lines.with(at, lines[at]!.replace(/\}$/, ',"note":""}')), 'form'),
  ofLines('a blank line', 0, (lines, at) => lines.toSpliced(at, 0, '')),
  ofLines('a line after the end', 0, (lines) => [...lines, lines.at(-1)!]),
  ofLines('without its first line', 0, (lines) => lines.slice(1)),
  ofLines('without its last line', 0, (lines) => lines.slice(0, -1)),
  ofLines('of another format', 0, (lines) => lines.with(0, lines[0]!.replace('khien-log/1', 'khien-log/2')), 'form'),
  ofLines('of another name', 0, (lines) => lines.with(0, lines[0]!.replace('example/log","vkey', 'example/lag","vkey')), 'header'),
  ofLines('another size under the signature', 0, (lines) => lines.with(-1, lines.at(-1)!.replace(/\\n(\d+)\\n/, '\\n1$1\\n'))),
  ofLines('another root under the signature', 0, (lines, _at, random) =>
    lines.with(-1, lines.at(-1)!.replace(/\\n[^\\]{43}=\\n\\n/, `\\n${Buffer.from(random.hex(32), 'hex').toString('base64')}\\n\\n`)),
  ),
  ofEntries('spelled otherwise inside', 1, (all, at, random) => all.with(at, random.pick(SPELLINGS)(all[at]!))),
  {
    name: 'an entry rewritten that nobody kept anything against',
    only: 'root',
    from: 1,
    apply: async (log, random) => {
      const at = random.below(log.entries.length);
      const edited = log.entries.with(at, another(random, log.entries[at]!));
      return given(log, await exportOf(edited, log.signer, checkpointOf(log.entries, log.signer)), { kept: [] });
    },
  },
  {
    name: 'rewritten up to the root, under the old signature',
    only: 'signature',
    from: 1,
    apply: async (log, random) => {
      const at = random.below(log.entries.length);
      const edited = log.entries.with(
        at,
        rewritten(log.entries[at]!, (it) => Object.assign(it, { digest: random.hex(32) })),
      );
      const [mine, theirs] = [checkpointOf(edited, log.signer), checkpointOf(log.entries, log.signer)].map((note) => note.split('\n\n'));
      const checkpoint = `${mine![0]}\n\n${theirs![1]}`;
      return given(log, await exportAsIs(edited, log.signer, checkpoint), { kept: [] });
    },
  },
  {
    name: 'the checkpoint of another log of the same key',
    from: 0,
    apply: async (log, random) => {
      const other = checkpointOf(sampleEntries(log.entries.length + 1 + random.below(5), random), log.signer);
      return given(log, await exportOf(log.entries, log.signer, other));
    },
  },
  {
    name: 'an older checkpoint of this log',
    from: 1,
    apply: async (log, random) =>
      given(log, await exportOf(log.entries, log.signer, checkpointOf(log.entries.slice(0, random.below(log.entries.length)), log.signer))),
  },
  {
    name: 'signed anew with another key, which the file names',
    only: 'key',
    from: 0,
    apply: async (log, random) => {
      const other = newSigner(random);
      const entries = log.entries.map((entry) => (random.below(3) === 0 ? another(random, entry) : entry));
      return given(log, await exportOf(entries, other), { kept: [] });
    },
  },
  {
    name: 'signed anew with another key, under the name of the right one',
    from: 0,
    apply: async (log, random) => given(log, await exportOf(log.entries, log.signer, checkpointOf(log.entries, newSigner(random)))),
  },
  {
    name: 'judged by another key than it was signed with',
    from: 0,
    apply: async (log, random) => given(log, log.file, { vkey: newSigner(random).vkey, kept: [] }),
  },

  // Whoever holds the key of the log, against those who kept something of it.
  {
    name: 'fork: as many entries, another root, well signed',
    only: 'kept',
    from: 1,
    apply: async (log, random) => {
      const at = random.below(log.entries.length);
      const fork = log.entries.with(
        at,
        rewritten(log.entries[at]!, (it) => Object.assign(it, { digest: random.hex(32) })),
      );
      return given(log, await exportOf(fork, log.signer), { kept: [checkpointOf(log.entries, log.signer)] });
    },
  },
  {
    name: 'fork that grew on, well signed',
    only: 'kept',
    from: 1,
    apply: async (log, random) => {
      const at = random.below(log.entries.length);
      const fork = log.entries.with(
        at,
        rewritten(log.entries[at]!, (it) => Object.assign(it, { digest: random.hex(32) })),
      );
      const grown = [...fork, another(random, fork.at(-1)!)];
      return given(log, await exportOf(grown, log.signer), { kept: [...log.kept, checkpointOf(log.entries, log.signer)] });
    },
  },
  {
    name: 'rolled back: an older export, well signed at its time',
    only: 'kept',
    from: 1,
    apply: async (log, random) => {
      const older = log.entries.slice(0, random.below(log.entries.length));
      return given(log, await exportOf(older, log.signer), { kept: [checkpointOf(log.entries, log.signer)] });
    },
  },
  {
    name: 'a filing dropped, well signed, while its filer holds the receipt',
    only: 'receipts',
    from: 0,
    apply: async (log, random) => {
      const { receipt, entries } = sampleFiling(1 + random.below(12), log.signer, random);
      return given(log, await exportOf(entries.slice(0, -1), log.signer), { kept: [], receipts: [receipt] });
    },
  },
  {
    name: 'a filing back-dated, well signed, while its filer holds the receipt',
    only: 'receipts',
    from: 0,
    apply: async (log, random) => {
      const { receipt, entries } = sampleFiling(1 + random.below(12), log.signer, random);
      const at = new Date(timeOf(entries.at(-1)!) - 1_000).toISOString();
      const edited = entries.with(
        -1,
        rewritten(entries.at(-1)!, (it) => Object.assign(it, { at })),
      );
      return given(log, await exportOf(edited, log.signer), { kept: [], receipts: [receipt] });
    },
  },
  {
    name: 'a filing that is not in this log',
    only: 'receipts',
    from: 1,
    apply: async (log, random) =>
      given(log, log.file, { receipts: [sampleFiling(1 + random.below(log.entries.length), log.signer, random).receipt] }),
  },
  {
    name: 'a receipt that somebody changed',
    only: 'receipts',
    from: 0,
    apply: async (log, random) => {
      const { receipt, entries } = sampleFiling(1 + random.below(12), log.signer, random);
      const at = random.below(receipt.length);
      const changed = Buffer.from(receipt).fill(receipt[at]! ^ (1 << random.below(8)), at, at + 1);
      return given(log, await exportOf(entries, log.signer), { kept: [], receipts: [changed] });
    },
  },
  {
    name: 'a kept checkpoint of another key',
    only: 'kept',
    from: 0,
    apply: async (log, random) => given(log, log.file, { kept: [...log.kept, checkpointOf(log.entries, newSigner(random))] }),
  },
  {
    name: 'a checkpoint for another log, well signed',
    only: 'origin',
    from: 0,
    apply: async (log) => {
      const alias: LogSigner = { ...log.signer, name: 'khien.example/other' };
      // The line of the signature names the key rightly; only the first line of what is signed tells of another log.
      const note = checkpointOf(log.entries, alias).replace('— khien.example/other ', `— ${log.signer.name} `);
      return given(log, await exportOf(log.entries, log.signer, note));
    },
  },
  {
    name: 'a size that is not the size, well signed',
    only: 'size',
    from: 0,
    apply: async (log) => {
      const { size, root } = headOf(log.entries);
      return given(log, await exportOf(log.entries, log.signer, signCheckpoint({ size: size + 1, root }, log.signer)));
    },
  },
  bySigner('back-dated, well signed', 'time', (entry, before, random) => {
    const latest = Math.max(...before.map(timeOf));
    return rewritten(entry, (it) => Object.assign(it, { at: new Date(latest - 60_001 - random.below(1e9)).toISOString() }));
  }),
  bySigner('spelled otherwise, well signed', 'canonical', (entry, _before, random) => random.pick(SPELLINGS)(entry)),
  bySigner('at no time, well signed', undefined, (entry, _before, random) => rewritten(entry, (it) => random.pick(NOT_TIMES)(it))),
  bySigner('not an entry, well signed', 'schema', (entry, _before, random) => rewritten(entry, (it) => random.pick(NOT_ENTRIES)(it))),
];
