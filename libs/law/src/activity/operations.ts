import type { Sentence } from '#kernel';

/** What may be done with personal data: the list of L91 2.6 and its residual item. */
export const OPERATION_LABELS = {
  COLLECT: { vi: 'thu thập', en: 'collect' },
  ANALYSE: { vi: 'phân tích', en: 'analyse' },
  AGGREGATE: { vi: 'tổng hợp', en: 'aggregate' },
  ENCRYPT: { vi: 'mã hóa', en: 'encrypt' },
  DECRYPT: { vi: 'giải mã', en: 'decrypt' },
  RECTIFY: { vi: 'chỉnh sửa', en: 'rectify' },
  DELETE: { vi: 'xóa', en: 'delete' },
  DESTROY: { vi: 'hủy', en: 'destroy' },
  DE_IDENTIFY: { vi: 'khử nhận dạng', en: 'de-identify' },
  PROVIDE: { vi: 'cung cấp', en: 'provide' },
  PUBLISH: { vi: 'công khai', en: 'publish' },
  TRANSFER: { vi: 'chuyển giao', en: 'transfer' },
  OTHER: { vi: 'hoạt động khác tác động đến dữ liệu cá nhân', en: 'another operation on personal data' },
} as const satisfies Record<string, Sentence>;

/** The article of the whole list. */
export const OPERATIONS_ARTICLE = 'L91 2.6';
export type OperationCode = keyof typeof OPERATION_LABELS;
export const OPERATION_CODES = Object.keys(OPERATION_LABELS) as readonly OperationCode[];
