/**
 * The quasigroup of Damm (2004), order 10: detects every single wrong digit and every swap of two neighbours,
 * because it is totally anti-symmetric with a zero diagonal.
 */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

function damm(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = DAMM[interim]![Number(digit)]!;
  return interim;
}

const SHAPE = /^([A-Z]{2})(\d{2})-(\d{6,9})-(\d)$/;

/**
 * A human reference: prefix, two digits of the year in Vietnam, number of at least six digits, check digit.
 * `formatReference('BC', 2026, 123)` is `BC26-000123-` followed by its check digit.
 */
export function formatReference(prefix: string, year: number, number: number): string {
  const yy = String(year % 100).padStart(2, '0');
  const serial = String(number).padStart(6, '0');
  const parts = `${prefix}${yy}-${serial}`;
  if (!SHAPE.test(`${parts}-0`)) throw new RangeError(`not a reference: ${parts}`);
  return `${parts}-${damm(yy + serial)}`;
}

/** True for a well-formed reference whose check digit fits. Case and surrounding blanks are forgiven. */
export function isReference(text: string): boolean {
  const parts = SHAPE.exec(text.trim().toUpperCase());
  return parts !== null && damm(`${parts[2]}${parts[3]}${parts[4]}`) === 0;
}
