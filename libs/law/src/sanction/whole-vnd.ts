import { Invalid, type Sentence } from '#kernel';

/** The largest amount in dong that is taken: ten times it is still an exact number. */
export const LARGEST_VND = Math.floor(Number.MAX_SAFE_INTEGER / 10);

/** A whole number, not negative, and not so large that it would lose digits. */
export function isWhole(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= LARGEST_VND;
}

/** Throws `Invalid` (`NOT_WHOLE`) with every amount or number by its path that is not a whole one; what is null or absent passes. */
export function requireWhole(values: Readonly<Record<string, number | null | undefined>>): void {
  const wrong = Object.entries(values).filter(([, value]) => typeof value === 'number' && !isWhole(value));
  if (wrong.length > 0)
    throw new Invalid(
      wrong.map(([path]) => ({
        path,
        code: 'NOT_WHOLE',
        vi: `Phải là số nguyên từ 0 đến ${grouped(LARGEST_VND, '.')}.`,
        en: `This must be a whole number from 0 to ${grouped(LARGEST_VND, ',')}.`,
      })),
    );
}

/** Hundredths of an amount in whole dong, rounded down. */
export function percentOf(amountVnd: number, percent: number): number {
  return Number((BigInt(amountVnd) * BigInt(percent)) / 100n);
}

/** `3.000.000.000 đồng` / `VND 3,000,000,000`. */
export function vndInWords(amountVnd: number): Sentence {
  return { vi: `${grouped(amountVnd, '.')} đồng`, en: `VND ${grouped(amountVnd, ',')}` };
}

/** A number as people read it: `2.000` / `2,000`. */
export function numberInWords(value: number): Sentence {
  return { vi: grouped(value, '.'), en: grouped(value, ',') };
}

function grouped(value: number, separator: string): string {
  return `${value}`.replace(/\B(?=(\d{3})+$)/g, separator);
}
