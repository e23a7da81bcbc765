import { foldText } from '#kernel';

const HOME: ReadonlySet<string> = new Set(['vn', 'vnm', 'viet nam', 'vietnam']);

/** Whether a country, by its code or as people write it, is Vietnam. */
export function isVietnam(country: string): boolean {
  return HOME.has(foldText(country));
}
