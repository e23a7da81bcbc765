import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { DomainError } from '#kernel';

/** A puzzle in the form that altcha (v1) made known, so that its workers can solve it; our `prefix` is its `salt`. */
export interface Challenge {
  readonly algorithm: 'SHA-256';
  /** Hex SHA-256 of the prefix followed by the number that is sought. */
  readonly challenge: string;
  /** `RANDOM?expires=SECONDS&`: what is hashed before the number; the sign at its end keeps the two apart. */
  readonly prefix: string;
  /** The number lies between 0 and this. */
  readonly maxNumber: number;
  /** Hex HMAC-SHA-256 of the challenge: we made it, and keep nothing of it until it is spent. */
  readonly signature: string;
  readonly expiresAt: Date;
}

export interface Solution {
  readonly challenge: string;
  readonly prefix: string;
  readonly signature: string;
  readonly number: number;
}

const LIFETIME_MS = 15 * 60_000;
const PREFIX = /^[0-9a-f]{32}\?expires=(\d{10,11})&$/;

/** A challenge that costs about `difficulty / 2` hashes to solve and one to check. */
export function issueChallenge(key: Uint8Array, difficulty: number, now: Date): Challenge {
  const expires = Math.floor((now.getTime() + LIFETIME_MS) / 1000);
  const prefix = `${randomBytes(16).toString('hex')}?expires=${expires}&`;
  const challenge = digestOf(prefix, randomInt(difficulty + 1));
  const signature = signatureOf(key, challenge).toString('hex');
  return { algorithm: 'SHA-256', challenge, prefix, maxNumber: difficulty, signature, expiresAt: new Date(expires * 1000) };
}

/** Until when the solution is good and under what it is spent; throws {@link WrongSolution}. Whether it was spent, the database knows. */
export function checkSolution(
  key: Uint8Array,
  { challenge, prefix, signature, number }: Solution,
  now: Date,
): { digest: Buffer; expiresAt: Date } {
  const given = Buffer.from(signature, 'hex');
  const made = signatureOf(key, challenge);
  const expires = PREFIX.exec(prefix)?.[1];
  const ours = given.length === made.length && timingSafeEqual(given, made);
  if (!ours || !expires || !Number.isSafeInteger(number) || number < 0 || digestOf(prefix, number) !== challenge) throw new WrongSolution();
  const expiresAt = new Date(Number(expires) * 1000);
  if (expiresAt <= now) throw new WrongSolution();
  return { digest: Buffer.from(challenge, 'hex'), expiresAt };
}

/** Not ours, not solved, expired or used already: one answer. */
export class WrongSolution extends DomainError {
  constructor() {
    super('WRONG_SOLUTION', 'invalid', {
      vi: 'Lời giải chống gửi tự động không đúng, đã dùng hoặc quá 15 phút. Tin báo chưa được ghi; hãy xin câu đố mới rồi gửi lại, nội dung không cần nhập lại.',
      en: 'The proof of work is wrong, was used, or is older than 15 minutes. The report was not taken; ask for a new challenge and send the same content again.',
    });
  }
}

function digestOf(prefix: string, number: number): string {
  return createHash('sha256').update(`${prefix}${number}`).digest('hex');
}

function signatureOf(key: Uint8Array, challenge: string): Buffer {
  return createHmac('sha256', key).update(challenge).digest();
}
