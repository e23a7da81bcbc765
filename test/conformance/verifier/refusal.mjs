/** Why something does not verify: the check that caught it, and a word for people. */
export class Refusal extends Error {
  constructor(check, why) {
    super(why);
    this.check = check;
  }
}

/** Runs one verification: `{ ok: true, …facts }` or `{ ok: false, check, why }`. Only refusals are answers; a fault of ours is thrown. */
export function verdictOf(work) {
  try {
    return { ok: true, ...work() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, check: error.check, why: error.message };
    throw error;
  }
}

/** What `read` makes of its input; where it cannot, the check has failed. */
export function reading(check, why, read) {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(check, `${why}: ${error.message}`);
  }
}

/** UTF-8 and nothing else; a byte order mark stays and is refused by whoever reads the first line. */
export function utf8(bytes) {
  return reading('form', 'not UTF-8', () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
}
