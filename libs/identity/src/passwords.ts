import { hash, verify } from 'argon2';
import { type Defect, DomainError } from '#kernel';

const MINIMUM_LENGTH = 15;

/** NIST SP 800-63B-4 §3.1.1: length, not composition, for a password that stands alone. */
export function passwordDefects(password: string): Defect[] {
  if ([...password].length >= MINIMUM_LENGTH && [...password].length <= 256) return [];
  return [
    {
      path: 'password',
      code: 'PASSWORD_LENGTH',
      vi: `Mật khẩu cần từ ${MINIMUM_LENGTH} đến 256 ký tự; một câu dễ nhớ là tốt nhất.`,
      en: `A password has ${MINIMUM_LENGTH} to 256 characters; a sentence that you remember is best.`,
    },
  ];
}

/**
 * Argon2id (RFC 9106) with one pass and one lane (OWASP), at most two at a time: hashing must not starve the filing lane.
 * Past fifty waiting, callers are turned away with a time to come back.
 */
export class PasswordHasher {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  #decoy?: Promise<string>;

  constructor(private readonly memoryKib: number) {}

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password, { memoryCost: this.memoryKib, timeCost: 1, parallelism: 1 }));
  }

  /** The same work for an unknown account or one without a password, so that time tells nothing. */
  async verify(stored: string | null | undefined, password: string): Promise<boolean> {
    this.#decoy ??= this.hash('no account has this password');
    const decoy = await this.#decoy;
    const fits = await this.#inTurn(() => verify(stored ?? decoy, password));
    return fits && Boolean(stored);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= 2) {
      if (this.#waiting.length >= 50)
        throw new DomainError(
          'BUSY',
          'unavailable',
          {
            vi: 'Quá nhiều người đang đăng nhập; hãy thử lại sau vài giây.',
            en: 'Too many people are signing in; try again in a few seconds.',
          },
          { retryAfter: 5 },
        );
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running++;
    try {
      return await work();
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }
}
