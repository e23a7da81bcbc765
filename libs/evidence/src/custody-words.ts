import { worded } from '#platform';
import type { CustodyKind } from './custody.states.js';

/** What the links of a chain are called. */
export const CUSTODY_WORDS = worded<CustodyKind>({
  ACQUIRED: ['Thu thập', 'Acquired'],
  IMPORTED: ['Đưa tệp vào kho', 'Imported'],
  HASH_VERIFIED: ['Băm lại: khớp', 'Hash verified'],
  HASH_MISMATCH: ['Băm lại: không khớp', 'Hash mismatch'],
  VIEWED: ['Xem hồ sơ', 'Viewed'],
  EXPORTED: ['Đưa tệp ra', 'Exported'],
  HANDED_OVER: ['Bàn giao', 'Handed over'],
  RECEIVED: ['Nhận bàn giao', 'Received'],
  HANDOVER_DECLINED: ['Từ chối nhận', 'Hand-over declined'],
  HANDOVER_WITHDRAWN: ['Rút lại bàn giao', 'Hand-over withdrawn'],
  SEALED: ['Niêm phong', 'Sealed'],
  UNSEALED: ['Mở niêm phong', 'Unsealed'],
  RETURNED: ['Trả lại', 'Returned'],
  ARCHIVED: ['Lưu hồ sơ vụ việc', 'Archived with the case'],
  DESTRUCTION_PROPOSED: ['Đề xuất tiêu hủy', 'Destruction proposed'],
  DESTRUCTION_DECLINED: ['Không tiêu hủy', 'Destruction declined'],
  DESTROYED: ['Tiêu hủy, có người chứng kiến', 'Destroyed, witnessed'],
});
