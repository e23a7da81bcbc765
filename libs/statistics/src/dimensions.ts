import { SUBJECT_BAND_WORDS } from '#handling';
import { PROVINCES } from '#identity';
import type { Sentence } from '#kernel';
import { ACT_TYPE_LABELS, DATA_TYPE_LABELS, SECTOR_LABELS } from '#law';
import { worded } from '#platform';
import { VERDICT_WORDS } from '#routing';

/** What every cell is counted by. */
const EVERY = ['MONTH', 'UNIT', 'VERDICT', 'OUTCOME'] as const;
/** Of these at most two together; the order is that of the cells (migration 0051). */
const PAIRED = ['PROVINCE', 'SECTOR', 'CAUSE', 'SUBJECT_BAND', 'DATA_TYPE'] as const;
/** Counted by it alone. */
const ALONE = ['REGIME'] as const;
export const DIMENSIONS = [...EVERY, ...PAIRED, ...ALONE] as const;
export type Dimension = (typeof DIMENSIONS)[number];
type RolledUp = (typeof PAIRED)[number] | (typeof ALONE)[number];

export const OUTCOMES_COUNTED = [
  ...['OPEN', 'NO_ACTION', 'ADVISED', 'REMEDIED', 'LINKED_TO_CASE', 'WITHDRAWN', 'NOT_REMEDIED', 'REFUSED', 'RECALLED'],
] as const;

const OUTCOME_WORDS = worded({
  OPEN: ['Chưa kết thúc', 'Open'],
  NO_ACTION: ['Không cần biện pháp', 'No action'],
  ADVISED: ['Đã khuyến nghị', 'Advised'],
  REMEDIED: ['Đã khắc phục', 'Remedied'],
  LINKED_TO_CASE: ['Chuyển thành vụ việc', 'Went on in a case'],
  WITHDRAWN: ['Đã rút', 'Withdrawn'],
  NOT_REMEDIED: ['Không khắc phục', 'Not remedied'],
  REFUSED: ['Từ chối tiếp nhận', 'Refused'],
  RECALLED: ['Đã thu hồi', 'Recalled'],
});
const REGIME_WORDS = worded({
  'VN-PDPD-2023': ['Nghị định 13/2023/NĐ-CP', 'Decree 13/2023'],
  'VN-PDPL-2025': ['Luật 91/2025/QH15', 'Law 91/2025'],
});
const UNKNOWN: Sentence = { vi: 'Chưa rõ', en: 'Not known' };
const OTHER: Sentence = { vi: 'Loại khác', en: 'Another' };

/** What the codes of a dimension are called; of months and units they are the names. */
export const WORDS: Readonly<Record<Dimension, Readonly<Record<string, Sentence>>>> = {
  MONTH: {},
  UNIT: {},
  VERDICT: VERDICT_WORDS,
  OUTCOME: OUTCOME_WORDS,
  PROVINCE: Object.fromEntries(Object.entries(PROVINCES).map(([code, name]) => [code, { vi: name, en: name }])),
  SECTOR: SECTOR_LABELS,
  CAUSE: ACT_TYPE_LABELS,
  SUBJECT_BAND: SUBJECT_BAND_WORDS,
  DATA_TYPE: DATA_TYPE_LABELS,
  REGIME: REGIME_WORDS,
};

export const DIMENSION_WORDS = worded<Dimension>({
  MONTH: ['Tháng nộp', 'Month of filing'],
  UNIT: ['Đơn vị', 'Unit'],
  VERDICT: ['Đúng hạn', 'In time'],
  OUTCOME: ['Kết quả', 'Outcome'],
  PROVINCE: ['Tỉnh, thành phố', 'Province'],
  SECTOR: ['Lĩnh vực', 'Sector'],
  CAUSE: ['Hành vi', 'Act'],
  SUBJECT_BAND: ['Số chủ thể dữ liệu', 'People concerned'],
  DATA_TYPE: ['Loại dữ liệu', 'Type of data'],
  REGIME: ['Chế độ pháp lý', 'Law'],
});

export const wordOf = (dimension: Dimension, code: string): Sentence =>
  WORDS[dimension][code] ?? (code === 'UNKNOWN' ? UNKNOWN : code === 'OTHER' ? OTHER : { vi: code, en: code });

const isRolledUp = (dimension: Dimension): dimension is RolledUp => !(EVERY as readonly string[]).includes(dimension);

/** The dimensions for which a rollup is needed, in the order of its name; null where there is none of all of them. */
export function rollupOf(dimensions: Iterable<Dimension>): readonly RolledUp[] | null {
  const asked = new Set([...dimensions].filter(isRolledUp));
  if (asked.has('REGIME')) return asked.size === 1 ? ['REGIME'] : null;
  return asked.size <= 2 ? PAIRED.filter((dimension) => asked.has(dimension)) : null;
}
