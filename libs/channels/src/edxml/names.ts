/** QCVN 102:2016/BTTTT with its amendment 1:2022, as far as it is known from builders in the field; no XSD was to be had. */
export const EDXML_NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

/** What a status packet may tell (QCVN 102). A code that is not here is kept as it came and means nothing. */
export const STATUS_CODES = {
  '01': { vi: 'Đã đến', en: 'arrived at its destination' },
  '02': { vi: 'Từ chối tiếp nhận', en: 'refused' },
  '03': { vi: 'Đã tiếp nhận', en: 'received into the register' },
  '04': { vi: 'Phân công xử lý', en: 'assigned' },
  '05': { vi: 'Đang xử lý', en: 'in progress' },
  '06': { vi: 'Hoàn thành', en: 'completed' },
  '13': { vi: 'Yêu cầu lấy lại', en: 'take-back requested' },
  '15': { vi: 'Đồng ý lấy lại', en: 'take-back agreed' },
  '16': { vi: 'Từ chối lấy lại', en: 'take-back refused' },
} as const;

export type StatusCode = keyof typeof STATUS_CODES;

export function isStatusCode(code: string): code is StatusCode {
  return Object.hasOwn(STATUS_CODES, code);
}

/** Why a packet goes out, for each operation; used where the packet gives no reason of its own. */
export const OPERATION_REASONS = [
  'Văn bản điện tử mới',
  'Thu hồi văn bản điện tử',
  'Cập nhật văn bản điện tử',
  'Thay thế văn bản điện tử',
] as const;
