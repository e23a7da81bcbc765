import { isId } from '#kernel';
import { column, type ExportedList, instant, worded } from '#platform';
import { evidenceHeader, evidencePage } from './evidence.queries.js';

export const KIND_WORDS = worded({
  DIGITAL: ['Dữ liệu điện tử', 'Digital'],
  PHYSICAL: ['Vật chứng', 'Physical'],
  SCREENSHOT: ['Ảnh chụp màn hình', 'Screenshot'],
  BANK_STATEMENT: ['Sao kê ngân hàng', 'Bank statement'],
  CHAT_EXPORT: ['Nội dung trò chuyện', 'Chat export'],
  DOCUMENT: ['Tài liệu', 'Document'],
  OTHER: ['Khác', 'Other'],
});
export const STATE_WORDS = worded({
  HELD: ['Đang giữ', 'Held'],
  OFFERED: ['Chờ nhận bàn giao', 'Handed over, not received yet'],
  DESTRUCTION_PROPOSED: ['Đề xuất tiêu hủy', 'Destruction proposed'],
  RETURNED: ['Đã trả lại', 'Returned'],
  ARCHIVED: ['Đã lưu hồ sơ', 'Archived'],
  DESTROYED: ['Đã tiêu hủy', 'Destroyed'],
});
export const SCAN_WORDS = worded({
  UNSCANNED: ['Chưa quét', 'Not scanned'],
  CLEAN: ['Không phát hiện mã độc', 'Clean'],
  INFECTED: ['Có mã độc', 'Infected'],
});

/** The items of a case as a list; what they are about is read one by one. */
export const EVIDENCE_LIST: ExportedList = {
  key: 'evidence',
  title: { vi: 'Chứng cứ của vụ việc', en: 'Evidence of the case' },
  noun: 'EvidenceItem',
  columns: [
    column('label', 'Số chứng cứ', 'Label'),
    column('kind', 'Loại', 'Kind', { words: KIND_WORDS }),
    column('state', 'Trạng thái', 'State', { words: STATE_WORDS }),
    instant('collectedAt', 'Thu thập lúc', 'Collected at'),
    column('sha256', 'Mã băm SHA-256', 'SHA-256'),
    column('size', 'Dung lượng (byte)', 'Size (bytes)'),
    column('mediaType', 'Định dạng', 'Media type'),
    column('scanState', 'Quét mã độc', 'Scan', { words: SCAN_WORDS }),
    column('intact', 'Còn nguyên vẹn', 'Intact'),
    instant('verifiedAt', 'Băm lại lúc', 'Hashed again at'),
    column('sealedBag', 'Túi niêm phong', 'Sealed bag'),
    instant('receiveBy', 'Phải nhận trước', 'Receive by'),
    column('version', 'Phiên bản ghi', 'Record version'),
  ],
  parts: [],
  more: ['caseId', 'number', 'parentId', 'collectedBy', 'holderId', 'offeredTo'],
  identifiedBy: ['label'],
  filters: { caseId: isId },
  needs: ['caseId'],
  page: (fields, first, after, { caseId }) => evidencePage(fields, caseId!, first, after),
  record: evidenceHeader,
  keysOf: ({ number }) => [String(number)],
};
