import { REQUEST_LABELS } from '#law';
import { among, column, type ExportedList, instant, part, worded } from '#platform';
import { requestById, requestPage } from './requests.queries.js';
import { REQUEST_STATES, type RequestState } from './requests.states.js';

const STATES = worded({
  RECEIVED: ['Đã tiếp nhận', 'Received'],
  AWAITING_PROOF: ['Chờ chứng minh danh tính', 'Waits for a proof of identity'],
  IDENTIFIED: ['Đã xác minh người yêu cầu', 'Identified'],
  REPLIED: ['Đã phản hồi về thủ tục', 'Replied to'],
  FULFILLED: ['Đã thực hiện', 'Fulfilled'],
  PARTLY_FULFILLED: ['Đã thực hiện một phần', 'Partly fulfilled'],
  REFUSED: ['Không thực hiện', 'Refused'],
  WITHDRAWN: ['Người yêu cầu đã rút', 'Withdrawn'],
  REOPENED: ['Đã mở lại', 'Reopened'],
});
const CHANNELS = worded({
  IN_PERSON: ['Trực tiếp tại trụ sở', 'In person'],
  POST: ['Bưu chính', 'Post'],
  EMAIL: ['Thư điện tử', 'E-mail'],
  PHONE: ['Điện thoại', 'Telephone'],
  WEB: ['Trang thông tin, ứng dụng', 'Web'],
  OTHER: ['Cách khác', 'Another way'],
});
const RELATIONS = worded({
  SUBJECT: ['Chính chủ thể dữ liệu', 'The data subject'],
  REPRESENTATIVE: ['Người đại diện, được ủy quyền', 'A representative'],
  PARENT_OR_GUARDIAN: ['Cha, mẹ hoặc người giám hộ', 'A parent or guardian'],
});
const VERDICTS = worded({ ON_TIME: ['Đúng hạn', 'In time'], LATE: ['Trễ hạn', 'Late'], NO_DEADLINE: ['Không có thời hạn', 'No deadline'] });

/** Requests of data subjects without any of their words, which are sealed. */
export const REQUEST_LIST: ExportedList = {
  key: 'data-subject-requests',
  title: { vi: 'Yêu cầu của chủ thể dữ liệu', en: 'Requests of data subjects' },
  noun: 'DataSubjectRequest',
  columns: [
    column('reference', 'Số tham chiếu', 'Reference'),
    column('kind', 'Nội dung yêu cầu', 'What is asked', { words: REQUEST_LABELS }),
    column('state', 'Trạng thái', 'State', { words: STATES }),
    column('channel', 'Cách gửi', 'How it came', { words: CHANNELS }),
    column('relation', 'Người yêu cầu là', 'Requester', { words: RELATIONS }),
    column('regime', 'Chế độ pháp lý', 'Regime'),
    instant('receivedAt', 'Nhận lúc', 'Received at'),
    instant('enteredAt', 'Nhập lúc', 'Entered at'),
    instant('queueAt', 'Hạn gần nhất', 'Due next'),
    column('chain', 'Có bên xử lý hoặc bên thứ ba', 'Others have to act'),
    column('identityProof', 'Cách xác minh', 'Proof of identity'),
    instant('repliedAt', 'Phản hồi lúc', 'Replied at'),
    column('replyVerdict', 'Phản hồi đúng hạn', 'Reply in time', { words: VERDICTS }),
    column('extendedBy', 'Gia hạn thêm (ngày)', 'Extended by (days)'),
    instant('endedAt', 'Kết thúc lúc', 'Ended at'),
    column('fulfilVerdict', 'Thực hiện đúng hạn', 'Fulfilled in time', { words: VERDICTS }),
    column('ground', 'Căn cứ không thực hiện', 'Ground of refusal'),
    column('version', 'Phiên bản ghi', 'Record version'),
  ],
  parts: [
    part(
      'history',
      'Các bước xử lý',
      'Steps',
      [
        column('step', 'Bước', 'Step'),
        column('state', 'Trạng thái sau đó', 'State after it', { words: STATES }),
        instant('happenedAt', 'Xảy ra lúc', 'Happened at'),
        instant('recordedAt', 'Ghi lúc', 'Recorded at'),
        column('code', 'Mã', 'Code'),
        column('verdict', 'Đúng hạn', 'In time', { words: VERDICTS }),
      ],
      ['id', 'recordedBy', 'hasText'],
    ),
  ],
  more: ['enteredBy'],
  identifiedBy: ['reference'],
  filters: { state: among(REQUEST_STATES) },
  page: (fields, first, after, { state }) => requestPage(fields, (state as RequestState | undefined) ?? null, first, after),
  record: requestById,
  keysOf: ({ queueAt, id }) => [queueAt as string, id as string],
};
