import { createHash } from 'node:crypto';
import { canonicalText } from '#platform/log';
import type { CustodyKind } from './custody.states.js';

/** The row of an item, as far as its digest goes. */
export interface EvidenceRecord {
  readonly id: string;
  readonly caseId: string;
  readonly label: string;
  readonly kind: string;
  readonly title: string;
  readonly source: string;
  readonly seizedFrom: string | null;
  readonly place: string | null;
  /** ISO 8601. */
  readonly collectedAt: string;
  readonly collectedBy: string;
  readonly parentId: string | null;
  readonly fileName: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly mediaType: string | null;
}

/** One link of the chain of an item. */
export interface CustodyEvent {
  readonly id: string;
  readonly itemId: string;
  readonly seq: number;
  readonly kind: CustodyKind;
  /** Null where a job of the system did it. */
  readonly actorId: string | null;
  readonly counterpartId: string | null;
  readonly outside: string | null;
  readonly reason: string | null;
  readonly place: string | null;
  readonly bag: string | null;
  readonly receiveBy: string | null;
  /** SHA-256 that the bytes had; null where they were gone, or nobody hashed them. */
  readonly found: string | null;
  readonly itemDigest: string;
  readonly at: string;
  readonly prevHash: string | null;
  readonly hash: string;
}

/** Hex SHA-256 of the canonical JSON (RFC 8785) of an item; `app.evidence_digest` of migration 0047 is the same in SQL. */
export function evidenceDigest(item: EvidenceRecord): string {
  const { id, caseId, label, kind, title, source, seizedFrom, place, collectedBy, parentId, fileName, sha256, size, mediaType } = item;
  const collectedAt = instantOf(item.collectedAt);
  return digest({
    ...{ id, caseId, label, kind, title, source, seizedFrom, place, collectedAt, collectedBy, parentId, fileName, sha256, size, mediaType },
  });
}

/** Hex SHA-256 of the canonical JSON of a link; `app.custody_hash` is the same in SQL. */
export function custodyHash(event: Omit<CustodyEvent, 'hash'>): string {
  const { id, itemId, seq, kind, actorId, counterpartId, outside, reason, place, bag, found, itemDigest, prevHash } = event;
  const [at, receiveBy] = [instantOf(event.at), event.receiveBy && instantOf(event.receiveBy)];
  return digest({ id, itemId, seq, kind, actorId, counterpartId, outside, reason, place, bag, receiveBy, found, itemDigest, at, prevHash });
}

/** What is wrong with a chain, at the first link where something is: another text, another order, or another item than it was made for. */
export interface Break {
  readonly seq: number;
  readonly what: 'HASH' | 'ORDER' | 'ITEM';
}

/** Recomputes a chain, oldest link first, without the database; null where nothing is wrong. An empty chain is broken. */
export function breakOf(item: EvidenceRecord, events: readonly CustodyEvent[]): Break | null {
  if (events.length === 0) return { seq: 0, what: 'ORDER' };
  const itemDigest = evidenceDigest(item);
  for (const [i, event] of events.entries()) {
    const seq = i + 1;
    if (event.seq !== seq || event.prevHash !== (events[i - 1]?.hash ?? null) || event.itemId !== item.id) return { seq, what: 'ORDER' };
    if (custodyHash(event) !== event.hash) return { seq, what: 'HASH' };
    if (event.itemDigest !== itemDigest) return { seq, what: 'ITEM' };
  }
  return null;
}

function digest(value: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(canonicalText(value), 'utf8').digest('hex');
}

const instantOf = (text: string): string => new Date(text).toISOString();
