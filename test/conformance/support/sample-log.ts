import {
  appendToFrontier,
  buildReceipt,
  canonicalText,
  entryText,
  exportLog,
  inclusionProofOfLast,
  type LogActor,
  type LogEntry,
  type LogSigner,
  leafHashOf,
  saltedDigest,
  signCheckpoint,
  signerFromPem,
} from '#platform/log';
import { leafHash, Tree } from '../verifier/index.mjs';
import type { Random } from './random.js';

export const ORIGIN = 'khien.example/log';
/** A key that comes again with the seed, so that the very bytes of a run do: an Ed25519 private key of RFC 8410 is these bytes and 32 random ones. */
export function newSigner(random: Random, name = ORIGIN): LogSigner {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(random.hex(32), 'hex')]);
  return signerFromPem(name, `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`);
}

/** A log as the system writes and exports it, with what others kept of it on the way. */
export interface SampleLog {
  readonly signer: LogSigner;
  readonly entries: readonly string[];
  readonly file: string;
  /** Checkpoints from before the last few entries. */
  readonly kept: readonly string[];
  /** The number of entries under the last of `kept`. */
  readonly covered: number;
}

export async function sampleLog(size: number, signer: LogSigner, random: Random): Promise<SampleLog> {
  const entries = sampleEntries(size, random);
  const covered = random.below(size + 1);
  const kept = size === 0 ? [] : [random.below(covered + 1), covered].map((part) => checkpointOf(entries.slice(0, part), signer));
  return { signer, entries, file: await exportOf(entries, signer), kept, covered };
}

/** Entries of every kind of actor, mostly in order of time, some a little behind (within the tolerance). */
export function sampleEntries(size: number, random: Random): string[] {
  let latest = Date.UTC(2026, random.below(12), 1 + random.below(28), random.below(24));
  return Array.from({ length: size }, () => {
    latest += random.below(300_000);
    return entryText(sampleEntry(random, latest - (random.below(5) === 0 ? random.below(60_000) : 0)));
  });
}

export function sampleEntry(random: Random, at: number): LogEntry {
  const id = () => [8, 4, 4, 4, 12].map((length) => random.hex(6).slice(0, length).padEnd(length, '0')).join('-');
  const roles = ['PDP_OFFICER', 'APPROVER', 'LIAISON_OFFICER'].slice(random.below(3));
  const actor: LogActor = random.pick<LogActor>([
    { kind: 'member', userId: id(), organisationId: id(), roles },
    { kind: 'officer', userId: id(), unitId: id(), roles },
    { kind: 'platform', userId: id(), roles: [] },
    { kind: 'system', name: 'dispatch-events' },
    { kind: 'anonymous' },
  ]);
  return {
    v: 1,
    id: id(),
    type: random.pick(['FilingSubmitted', 'FilingArrived', 'FilingAccepted', 'SessionOpened']),
    at: new Date(at).toISOString(),
    actor,
    subjects: Array.from({ length: random.below(4) }, id),
    ...(random.below(2) === 0 ? { digest: random.hex(32) } : {}),
  };
}

/** Size and root as the second verifier counts them. */
export function headOf(entries: readonly string[]): { size: number; root: Buffer } {
  const tree = new Tree();
  for (const entry of entries) tree.push(leafHash(Buffer.from(entry)));
  return { size: tree.size, root: tree.root() };
}

export const checkpointOf = (entries: readonly string[], signer: LogSigner) => signCheckpoint(headOf(entries), signer);

/** The export of these entries; the checkpoint may be another one than theirs. */
export async function exportOf(entries: readonly string[], signer: LogSigner, checkpoint = checkpointOf(entries, signer)): Promise<string> {
  const rows = entries.map((text, index) => ({ index, entryText: text }));
  const lines: string[] = [];
  for await (const line of exportLog(rows, checkpoint, signer.vkey)) lines.push(line);
  return lines.join('');
}

export interface SampleFiling {
  readonly receipt: Buffer;
  /** The entries up to the filing, which is the last. */
  readonly entries: readonly string[];
}

/** A filing as the last of `size` entries, with its receipt. */
export function sampleFiling(size: number, signer: LogSigner, random: Random): SampleFiling {
  const before = sampleEntries(size - 1, random);
  const filing = {
    format: 'khien-filing/1',
    reference: `BC26-${String(random.below(1e6)).padStart(6, '0')}-0`,
    facts: { actDescription: 'Lộ dữ liệu “khách hàng” \\ 😀\n', basicSubjects: random.below(1e6), lat: random.below(1e6) / 7 },
  };
  const salt = random.hex(32);
  const last = before.at(-1);
  const at = last ? Date.parse((JSON.parse(last) as LogEntry).at) + 60_000 : Date.UTC(2026, 0, 1);
  const entry = entryText({ ...sampleEntry(random, at), type: 'FilingSubmitted', digest: saltedDigest(filing, salt) });
  const entries = [...before, entry];
  let frontier: readonly Buffer[] = [];
  for (const [i, text] of before.entries()) ({ frontier } = appendToFrontier(frontier, i, leafHashOf(Buffer.from(text))));
  const receipt = buildReceipt({
    filing,
    salt,
    entryText: entry,
    leafIndex: size - 1,
    inclusionProof: inclusionProofOfLast(frontier, size - 1),
    checkpoint: checkpointOf(entries, signer),
    vkey: signer.vkey,
  });
  return { receipt, entries };
}

/** The same entry with other members, canonical again; what the system itself would never write can be written so. */
export function rewritten(entry: string, change: (members: Record<string, unknown>) => void): string {
  const members = JSON.parse(entry) as Record<string, unknown>;
  change(members);
  return canonicalText(members);
}
