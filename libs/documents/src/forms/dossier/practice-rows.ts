import type { ImpactFacts, ProcessingService } from '#law';
import { NOT_KNOWN, told } from '../../answers.js';
import type { Tick } from '../../official-document.js';
import { askedAbove, type Row, section, twoColumns, written, yesNo } from '../rows.js';
import { itemLines } from './filed-dossier.js';
import { compliance, NOT_APPLICABLE, protectionMeasures, securityChecks } from './impact-answers.js';

/** The rows that Forms 09 and 10 share word for word; each form numbers them as its own. */

export function keepingRows(storage: number): readonly Row<ImpactFacts>[] {
  return [
    askedAbove(
      `${storage} Nội dung quy định về việc lưu trữ dữ liệu cá nhân (kèm theo văn bản thể hiện chính sách, quy định lưu trữ dữ liệu cá nhân)`,
      ({ storagePolicy }) => told(storagePolicy),
    ),
    askedAbove(
      `${storage + 1} Nội dung quy định về việc xóa, hủy dữ liệu cá nhân (kèm theo văn bản thể hiện chính sách, quy định xóa, hủy dữ liệu cá nhân)`,
      ({ deletionPolicy }) => told(deletionPolicy),
    ),
  ];
}

export function tradeRows(transfer: number): readonly Row<ImpactFacts>[] {
  return [
    yesNo(
      `${transfer} Chuyển giao dữ liệu cá nhân (theo quy định tại Điều 17 Luật Bảo vệ dữ liệu cá nhân)`,
      ({ domesticTransfer }) => domesticTransfer,
    ),
    yesNo<ImpactFacts>(
      'Chuyển giao dữ liệu cá nhân có thu phí:',
      ({ paidTransfer }) => paidTransfer,
      ({ domesticTransfer }) => (domesticTransfer === false ? NOT_APPLICABLE : NOT_KNOWN),
    ),
    yesNo(`${transfer + 1} Tham gia hoạt động giao dịch trên sàn dữ liệu:`, ({ dataExchange }) => dataExchange),
    yesNo(`${transfer + 2} Kinh doanh dịch vụ xử lý dữ liệu cá nhân:`, ({ serviceBusiness }) => serviceBusiness),
    (facts) => {
      const open = facts?.serviceBusiness === false ? NOT_APPLICABLE : NOT_KNOWN;
      const label = 'Danh mục dịch vụ xử lý dữ liệu cá nhân tổ chức cung cấp:';
      return [{ kind: 'line', label, answer: facts && !facts.services?.length ? [open] : [] }];
    },
    (facts) => [twoColumns(...services(facts?.services ?? []))],
  ];
}

/** The nine services (D356 21), in the columns of the forms. */
const SERVICES: readonly [readonly Service[], readonly Service[]] = [
  [
    [
      'AUTOMATED_ON_BEHALF',
      'Dịch vụ cung cấp và vận hành hệ thống, phần mềm tự động để thay mặt Bên kiểm soát, Bên kiểm soát và xử lý tiến hành xử lý dữ liệu cá nhân',
    ],
    ['CREDIT_SCORING', 'Dịch vụ chấm điểm, xếp hạng, đánh giá mức độ tín nhiệm của chủ thể dữ liệu cá nhân'],
    ['ONLINE_COLLECTION', 'Dịch vụ thu thập, xử lý dữ liệu cá nhân trực tuyến từ trang web, ứng dụng, phần mềm và mạng xã hội'],
    [
      'HEALTH_APPS',
      'Dịch vụ thu thập, xử lý dữ liệu cá nhân qua trang web, ứng dụng, phần mềm chăm sóc sức khỏe, theo dõi sức khỏe, dịch vụ y tế',
    ],
    [
      'EDUCATION_MONITORING',
      'Dịch vụ thu thập, xử lý dữ liệu cá nhân qua ứng dụng, phần mềm giáo dục có yếu tố giám sát như điểm danh, ghi hình, chấm điểm hành vi, nhận diện cảm xúc',
    ],
  ],
  [
    [
      'ANALYTICS',
      'Dịch vụ phân tích và khai thác dữ liệu cá nhân, gồm: sử dụng các công cụ phân tích để tìm kiếm thông tin, xu hướng và mẫu từ dữ liệu cá nhân; áp dụng các phương pháp khai thác dữ liệu để trích xuất giá trị từ dữ liệu cá nhân, dự đoán hành vi người dùng hoặc tối ưu hóa dịch vụ',
    ],
    ['ENCRYPTION', 'Dịch vụ mã hóa dữ liệu cá nhân trong quá trình truyền tải và lưu trữ'],
    ['BIG_DATA_AI', 'Dịch vụ xử lý dữ liệu cá nhân tự động dựa trên công nghệ dữ liệu lớn, trí tuệ nhân tạo, chuỗi khối, vũ trụ ảo'],
    ['LOCATION_PLATFORM', 'Dịch vụ nền tảng ứng dụng cung cấp dữ liệu vị trí cá nhân'],
  ],
];
type Service = readonly [code: ProcessingService, label: string];

function services(offered: readonly ProcessingService[]): [Tick[], Tick[]] {
  const [left, right] = SERVICES;
  const tick = ([code, label]: Service): Tick => ({ label, ticked: offered.includes(code), named: null });
  return [left.map(tick), right.map(tick)];
}

export function measureRows(number: number): readonly Row<ImpactFacts>[] {
  return [
    section(`${number} Biện pháp bảo vệ dữ liệu cá nhân`),
    askedAbove(
      `${number}.1 Phương án bảo đảm an toàn dữ liệu cá nhân (nêu rõ các phương án đang triển khai để bảo đảm an toàn dữ liệu cá nhân)`,
      ({ safetyPlan }) => told(safetyPlan),
    ),
    askedAbove(
      `${number}.2 Biện pháp bảo vệ dữ liệu cá nhân (nêu rõ các biện pháp kỹ thuật, quản lý, đào tạo đã triển khai; việc áp dụng tiêu chuẩn liên quan đến bảo vệ dữ liệu cá nhân; sơ đồ thiết kế hệ thống và các biện pháp bảo vệ tương ứng)`,
      protectionMeasures,
    ),
    askedAbove(
      `${number}.3 Kiểm tra, đánh giá an ninh mạng, an toàn hệ thống thông tin, phương tiện, thiết bị nhằm bảo vệ dữ liệu cá nhân (nêu cụ thể nội dung, đối tượng, tần suất, mục đích)`,
      (facts) => securityChecks(facts.securityChecks),
    ),
  ];
}

export function complianceRow(number: number): Row<ImpactFacts> {
  return askedAbove(
    `${number} Đánh giá tuân thủ các quy định về bảo vệ dữ liệu cá nhân (nêu cụ thể hình thức, thời điểm và kết quả đánh giá tuân thủ)`,
    compliance,
  );
}

export const APPENDIX_ROWS: readonly Row<ImpactFacts>[] = [
  section('IV PHỤ LỤC (Liệt kê danh sách tên các tài liệu, chính sách, quy trình, quy định, biểu mẫu kèm theo hồ sơ khai này)'),
  written(({ items }) => itemLines(items)?.map((item, i) => `${i + 1}. ${item}`) ?? [NOT_KNOWN]),
];
