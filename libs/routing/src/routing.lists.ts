import { NOTICE_CLASS_LABELS, SECTOR_LABELS } from '#law';
import { among, column, type ExportedList, instant, part, single, worded } from '#platform';
import { deliveriesInNeed, deliveryById, deskQueue, notificationPage } from './routing.queries.js';

const WAITS_FOR = worded({ OFFICER: ['Cán bộ', 'An officer'], FILER: ['Bên nộp', 'The filer'] });
const MESSAGES = worded({ FILING: ['Hồ sơ', 'Filing'], RECALL: ['Yêu cầu thu hồi', 'Request to have one back'] });
const PARTS = worded({ LEAD: ['Chủ trì', 'Lead'], COPY: ['Để biết', 'Copy'] });
export const VERDICT_WORDS = worded({
  ON_TIME: ['Đúng hạn', 'In time'],
  LATE: ['Trễ hạn', 'Late'],
  NO_DEADLINE: ['Không có thời hạn', 'No deadline'],
  UNDETERMINED: ['Chưa xác định', 'Not determined'],
});
const TRANSPORT = worded({
  QUEUED: ['Chờ chuyển', 'Queued'],
  SENDING: ['Đang chuyển', 'Being sent'],
  RETRY_WAIT: ['Chờ chuyển lại', 'Waits for another try'],
  DELIVERED: ['Đã chuyển', 'Delivered'],
  FAILED_PERMANENT: ['Không chuyển được', 'Failed'],
  EXPIRED: ['Hết thời gian chuyển', 'Expired'],
  MANUAL_DISPATCH: ['Chuyển tay', 'Carried by hand'],
  CANCELLED: ['Đã hủy', 'Cancelled'],
});
export const BUSINESS_STATE_WORDS = worded({
  NONE: ['Chưa có', 'Nothing yet'],
  ARRIVED: ['Đã đến (01)', 'Arrived (01)'],
  REFUSED: ['Từ chối (02)', 'Refused (02)'],
  RETURNED: ['Yêu cầu sửa đổi, bổ sung', 'Given back for completion'],
  ACCEPTED: ['Đã tiếp nhận, vào sổ (03)', 'Received into the register (03)'],
  ASSIGNED: ['Đã phân công (04)', 'Assigned (04)'],
  IN_PROGRESS: ['Đang xử lý (05)', 'In progress (05)'],
  COMPLETED: ['Hoàn thành (06)', 'Completed (06)'],
});
const REASONS = worded({
  WRONG_AUTHORITY: ['Không đúng thẩm quyền', 'Wrong authority'],
  NOT_PERSONAL_DATA: ['Không liên quan dữ liệu cá nhân', 'No personal data'],
  DUPLICATE: ['Trùng lặp', 'Duplicate'],
  SPAM: ['Rác', 'Spam'],
  WITHDRAWAL_NOT_AGREED: ['Không đồng ý cho rút', 'Withdrawal not agreed'],
  REQUIREMENTS_NOT_MET: ['Không đạt yêu cầu', 'Requirements not met'],
});
const REFUSAL_STATES = worded({ PROPOSED: ['Đề xuất', 'Proposed'], CONFIRMED: ['Đã xác nhận', 'Confirmed'] });
const WAYS = worded({ COURIER: ['Chuyển phát', 'Courier'], POST: ['Bưu chính', 'Post'], BY_HAND: ['Trao tận tay', 'By hand'] });
const RECALL = worded({
  NONE: ['Không', 'No'],
  RECALL_REQUESTED: ['Yêu cầu thu hồi (13)', 'Asked for (13)'],
  RECALL_AGREED: ['Đồng ý thu hồi (15)', 'Agreed (15)'],
  RECALL_REFUSED: ['Từ chối thu hồi (16)', 'Refused (16)'],
});

/** Deliveries in every list of them; what was filed stays with its filing. */
const DELIVERIES = {
  noun: 'Delivery',
  columns: [
    column('reference', 'Số tham chiếu', 'Reference'),
    column('organisationName', 'Bên nộp', 'Filer'),
    column('message', 'Nội dung chuyển', 'Message', { words: MESSAGES }),
    column('part', 'Vai trò của đơn vị', 'Part of the unit', { words: PARTS }),
    column('unitCode', 'Mã đơn vị tiếp nhận', 'Unit'),
    column('provinceCode', 'Tỉnh, thành', 'Province'),
    column('sector', 'Ngành', 'Sector', { words: SECTOR_LABELS }),
    column('noticeClass', 'Loại thông báo', 'Class of notice', { words: NOTICE_CLASS_LABELS }),
    column('drill', 'Diễn tập', 'Exercise'),
    instant('submittedAt', 'Bên nộp gửi lúc', 'Filed at'),
    instant('statutoryDueAt', 'Hạn luật định của bên nộp', 'Statutory due time'),
    column('verdict', 'Nộp đúng hạn', 'Filed in time', { words: VERDICT_WORDS }),
    instant('acceptBy', 'Cần tiếp nhận trước', 'To be received by'),
    column('waitsFor', 'Đang chờ', 'Waits for', { words: WAITS_FOR }),
    column('channel', 'Kênh chuyển', 'Channel'),
    column('transportState', 'Tình trạng chuyển', 'Transport', { words: TRANSPORT }),
    column('businessState', 'Tình trạng tiếp nhận', 'What the unit said', { words: BUSINESS_STATE_WORDS }),
    column('recallState', 'Thu hồi', 'Recall', { words: RECALL }),
    column('registryNumber', 'Số vào sổ', 'Number in the register'),
    instant('deliveredAt', 'Đến lúc', 'Delivered at'),
    instant('nextAttemptAt', 'Chuyển lại lúc', 'Tried again at'),
    column('failure', 'Lỗi gần nhất', 'Last failure'),
    column('conflict', 'Phản hồi mâu thuẫn', 'Contradiction'),
    column('conflictNote', 'Ghi chú về mâu thuẫn', 'Note on the contradiction'),
    column('rule', 'Quy tắc chuyển', 'Routing rule'),
  ],
  parts: [
    part('attempts', 'Các lần chuyển', 'Attempts', [
      column('number', 'Lần', 'Number'),
      instant('at', 'Lúc', 'At'),
      column('outcome', 'Kết quả', 'Outcome'),
      column('detail', 'Chi tiết', 'Detail'),
    ]),
    part('acknowledgements', 'Phản hồi', 'Acknowledgements', [
      column('code', 'Mã', 'Code'),
      column('registryNumber', 'Số vào sổ', 'Number in the register'),
      column('note', 'Ghi chú', 'Note'),
      instant('at', 'Nhận lúc', 'Taken at'),
      column('sender', 'Bên gửi', 'Sender'),
      instant('statedAt', 'Bên gửi ghi lúc', 'Stated at'),
    ]),
    single(
      'refusal',
      'Từ chối',
      'Refusal',
      [
        column('reason', 'Lý do', 'Reason', { words: REASONS }),
        column('note', 'Ghi chú', 'Note'),
        column('state', 'Tình trạng', 'State', { words: REFUSAL_STATES }),
        instant('proposedAt', 'Đề xuất lúc', 'Proposed at'),
        instant('decidedAt', 'Quyết định lúc', 'Decided at'),
        column('forwardTo', 'Chuyển tới', 'Passed on to'),
      ],
      ['duplicateOf'],
    ),
    single(
      'dispatch',
      'Chuyển tay',
      'Dispatch by hand',
      [
        column('way', 'Cách chuyển', 'Way', { words: WAYS }),
        instant('handedOverAt', 'Trao lúc', 'Handed over at'),
        instant('recordedAt', 'Ghi nhận lúc', 'Recorded at'),
        instant('confirmedAt', 'Xác nhận lúc', 'Confirmed at'),
        column('note', 'Ghi chú', 'Note'),
        column('receiptDigest', 'SHA-256 của giấy nhận', 'SHA-256 of the receipt'),
      ],
      ['receiptFile'],
    ),
  ],
  more: ['ruleVersion'],
  identifiedBy: ['reference'],
  record: deliveryById,
  keysOf: ({ acceptBy, id }) => [acceptBy as string, id as string],
} satisfies Omit<ExportedList, 'key' | 'title' | 'filters' | 'page'>;

const DESK_QUEUE: ExportedList = {
  ...DELIVERIES,
  key: 'desk-queue',
  title: { vi: 'Hồ sơ chờ tại đơn vị', en: 'Desk queue' },
  filters: { waitsFor: among(Object.keys(WAITS_FOR)) },
  page: (fields, first, after, { waitsFor = 'OFFICER' }) => deskQueue(fields, waitsFor as 'OFFICER' | 'FILER', first, after),
};

const IN_NEED: ExportedList = {
  ...DELIVERIES,
  key: 'deliveries-in-need',
  title: { vi: 'Hồ sơ cần người can thiệp', en: 'Deliveries in need' },
  action: 'read',
  filters: {},
  page: (fields, first, after) => deliveriesInNeed(fields, first, after),
};

const NOTIFICATIONS: ExportedList = {
  key: 'notifications',
  title: { vi: 'Thông tin mới', en: 'Notifications' },
  noun: 'Notification',
  columns: [
    instant('createdAt', 'Lúc', 'At'),
    column('type', 'Sự kiện', 'Event'),
    column('reference', 'Số tham chiếu', 'Reference'),
    column('detail', 'Chi tiết', 'Detail'),
    instant('readAt', 'Đọc lúc', 'Read at'),
  ],
  parts: [],
  more: ['filingId'],
  identifiedBy: [],
  filters: {},
  page: (_fields, first, after) => notificationPage(first, after),
  keysOf: ({ createdAt, id }) => [createdAt as string, id as string],
};

export const ROUTING_LISTS = [DESK_QUEUE, IN_NEED, NOTIFICATIONS] as const;
