/** Types of the second verifier, for the tests that run it; the program itself is plain JavaScript. */
export interface Refused {
  readonly ok: false;
  readonly check: string;
  readonly why: string;
}
export type Verdict<Facts> = ({ readonly ok: true } & Facts) | Refused;

export interface Entry {
  readonly type: string;
  readonly at: string;
  readonly subjects: readonly string[];
  readonly digest?: string;
}
export interface LogFacts {
  readonly size: number;
  readonly root: string;
  readonly entries: readonly { readonly index: number; readonly text: string; readonly entry: Entry }[];
}
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  readonly text: string;
  readonly signatures: readonly string[];
}
export interface ReceiptFacts {
  readonly receipt: { readonly reference: string; readonly submittedAt: string; readonly leafIndex: number; readonly entry: Entry };
  readonly entryText: string;
  readonly checkpoint: Checkpoint;
}
export interface Acknowledgement {
  readonly code: string;
  readonly registryNumber: string | null;
  readonly note: string | null;
  readonly at: string;
}
export interface Key {
  readonly text: string;
  readonly name: string;
  readonly id: Buffer;
}

export declare const LOG_CHECKS: readonly string[];
export declare const RECEIPT_CHECKS: readonly string[];
export declare const NOTES: { readonly vi: string; readonly en: string };
export declare function verifyLog(
  bytes: Uint8Array,
  trust: {
    readonly vkey: string;
    readonly kept?: readonly string[];
    readonly receipts?: readonly Uint8Array[];
    readonly toleranceMs?: number;
    readonly without?: readonly string[];
  },
): Verdict<LogFacts>;
export declare function verifyReceipt(
  bytes: Uint8Array,
  trust: { readonly vkey: string; readonly without?: readonly string[] },
): Verdict<ReceiptFacts>;
export declare function proveAcknowledgement(question: {
  readonly log: Uint8Array;
  readonly receipt: Uint8Array;
  readonly acknowledgement: Acknowledgement;
  readonly vkey: string;
  readonly kept?: readonly string[];
}): Verdict<{ readonly entry: Entry; readonly index: number; readonly proves: 'content' | 'time' }>;
export declare function saltedDigest(payload: unknown, salt: string): string;
export declare function canonical(value: unknown): string;
export declare function parseCanonical(text: string): unknown;
export declare function isEntry(value: unknown): boolean;
export declare function leafHash(entry: Uint8Array): Buffer;
export declare function nodeHash(left: Uint8Array, right: Uint8Array): Buffer;
export declare class Tree {
  readonly size: number;
  push(leaf: Buffer): void;
  root(): Buffer;
}
export declare function verifyInclusion(leaf: Buffer, index: number, size: number, proof: readonly Buffer[], root: Buffer): boolean;
export declare function verifyConsistency(
  first: number,
  second: number,
  proof: readonly Buffer[],
  firstRoot: Buffer,
  secondRoot: Buffer,
): boolean;
export declare function parseVkey(text: string): Key;
export declare function isSignedBy(key: Key, text: string, signatures: readonly string[]): boolean;
export declare function readCheckpoint(note: string): Checkpoint;
export declare function openCheckpoint(note: string, key: Key): Checkpoint;
