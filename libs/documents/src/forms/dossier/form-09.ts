import { citeArticle, type ImpactFacts } from '#law';
import { told } from '../../answers.js';
import { askedAbove, type Row, section, sentence } from '../rows.js';
import { dataKindRows } from './data-kind-rows.js';
import { filerRows } from './filer-rows.js';
import { consent, transferFlows } from './impact-answers.js';
import { impactRows } from './impact-rows.js';
import { partyRows } from './party-rows.js';
import { APPENDIX_ROWS, complianceRow, keepingRows, measureRows, tradeRows } from './practice-rows.js';
import { caseRow } from './subject-rows.js';

const TRANSFER = 'chuyển dữ liệu cá nhân xuyên biên giới';

/**
 * Form 09 of Decree 356/2025, the report of a transfer dossier. Slips of the Gazette that are kept: `Mẫu 09` without "số",
 * `Webstie`, `thực trang`, `cách chức xử lý`, full stops after some of the numbers.
 */
export const FORM_09_ROWS: readonly Row<ImpactFacts>[] = [
  section('PHẦN A. HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG CHUYỂN DỮ LIỆU CÁ NHÂN XUYÊN BIÊN GIỚI CỦA BÊN CHUYỂN'),
  ...filerRows(
    'I. THÔNG TIN CƠ BẢN CỦA BÊN CHUYỂN',
    'kèm theo bản sao quyết định hoặc văn bản thể hiện việc chỉ định, phân công và giấy tờ chứng minh đáp ứng điều kiện tại Nghị định số 356/2025/NĐ-CP ngày 31 tháng 12 năm 2025 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Bảo vệ dữ liệu cá nhân',
  ),
  section('II. HOẠT ĐỘNG CHUYỂN DỮ LIỆU CÁ NHÂN XUYÊN BIÊN GIỚI'),
  caseRow(
    '1 1.1. Chuyển giao dữ liệu cá nhân thu thập, lưu trữ tại Việt Nam đến hệ thống máy chủ đặt ngoài lãnh thổ nước Cộng hòa xã hội chủ nghĩa Việt Nam',
    'SERVERS_ABROAD',
  ),
  sentence(
    '(Ghi rõ các loại, nhóm đối tượng chủ thể dữ liệu cá nhân như khách hàng, người lao động, ứng viên… kèm theo số lượng tính đến thời điểm nộp hồ sơ)',
  ),
  caseRow('1.2. Lưu trữ, xử lý dữ liệu cá nhân trên dịch vụ điện toán đám mây của nhà cung cấp dịch vụ ở nước ngoài', 'FOREIGN_CLOUD'),
  caseRow(
    '1.3. Thu thập dữ liệu cá nhân của cá nhân sử dụng dịch vụ tại Việt Nam và chuyển đến nền tảng ở ngoài lãnh thổ nước Cộng hòa xã hội chủ nghĩa Việt Nam để tiếp tục xử lý',
    'PLATFORM_ABROAD',
  ),
  caseRow('1.4. Chuyển dữ liệu cá nhân xuyên biên giới thông qua đối tác, đại lý trung gian tại Việt Nam', 'VIA_PARTNER'),
  caseRow('1.5. Trường hợp khác (nêu cụ thể)', 'OTHER'),
  askedAbove(
    `2 Luồng ${TRANSFER} (nêu rõ đối tượng chủ thể, mục đích chuyển, có chuyển dữ liệu cá nhân nhạy cảm hay không và hoạt động xử lý sau khi chuyển tương ứng; mô hình hóa sơ đồ quy trình và hệ thống ${TRANSFER})`,
    (facts) => transferFlows(facts.transferFlows),
  ),
  ...dataKindRows('09'),
  ...keepingRows(4),
  ...tradeRows(6),
  ...measureRows(9),
  askedAbove('9.4 Phương án bảo đảm an toàn dữ liệu cá nhân của Bên nhận dữ liệu cá nhân xuyên biên giới', ({ recipientPlan }) =>
    told(recipientPlan),
  ),
  complianceRow(10),
  section('III ĐÁNH GIÁ TÁC ĐỘNG CHUYỂN DỮ LIỆU CÁ NHÂN XUYÊN BIÊN GIỚI'),
  askedAbove(
    `1 Đánh giá tổng quan tình hình, hoạt động kinh doanh có liên quan tới việc ${TRANSFER} (nêu rõ sự cần thiết của hoạt động ${TRANSFER} trong lĩnh vực hoạt động của tổ chức; thực trang xử lý dữ liệu cá nhân của tổ chức bao gồm thuận lợi và khó khăn, rủi ro trong việc ${TRANSFER})`,
    ({ overview }) => told(overview),
  ),
  ...impactRows(
    TRANSFER,
    `2.3 Tác động đến an ninh quốc gia, trật tự an toàn xã hội: đánh giá trong trường hợp xử lý và chuyển dữ liệu cá nhân cơ bản của trên 100.000 chủ thể dữ liệu hoặc xử lý dữ liệu cá nhân nhạy cảm của trên 10.000 chủ thể dữ liệu. Việc đánh giá tập trung vào các yếu tố liên quan đến việc ${TRANSFER} với số lượng lớn có thể gây ảnh hưởng đến an ninh quốc gia, trật tự an toàn xã hội và các biện pháp bảo vệ dữ liệu cá nhân tương ứng.`,
  ),
  ...recipientRows(),
  ...APPENDIX_ROWS,
  annex,
  section(`PHẦN B. THÔNG TIN CÁC BÊN LIÊN QUAN TRONG HOẠT ĐỘNG CHUYỂN DỮ LIỆU CÁ NHÂN XUYÊN BIÊN GIỚI`),
  ...partyRows(
    `I. THÔNG TIN CỦA BÊN THAY MẶT BÊN CHUYỂN THỰC HIỆN CHUYỂN DỮ LIỆU CÁ NHÂN XUYÊN BIÊN GIỚI (Kê khai trong trường hợp thỏa thuận cho bên khác trực tiếp ${TRANSFER})`,
    TRANSFER,
    ['ON_BEHALF'],
  ),
  ...partyRows(
    'II. THÔNG TIN CỦA BÊN NHẬN DỮ LIỆU CÁ NHÂN XUYÊN BIÊN GIỚI (Kê khai phù hợp với mối quan hệ trong hoạt động chuyển và nhận dữ liệu cá nhân)',
    TRANSFER,
    ['RECIPIENT'],
  ),
  ...partyRows(`III. THÔNG TIN CỦA BÊN KHÁC (Các bên khác có liên quan trong hoạt động ${TRANSFER})`, 'có liên quan', [
    'OTHER',
    'CONTROLLER',
    'PROCESSOR',
    'THIRD_PARTY',
  ]),
];

function recipientRows(): readonly Row<ImpactFacts>[] {
  return [
    section('3 Đánh giá mức độ bảo vệ dữ liệu cá nhân của Bên nhận dữ liệu cá nhân'),
    askedAbove(
      '3.1 Cách thức xử lý và lưu trữ dữ liệu của Bên nhận dữ liệu cá nhân (nêu rõ với từng luồng xử lý dữ liệu)',
      ({ recipientStorage }) => told(recipientStorage),
    ),
    askedAbove(
      '3.2 Phương án bảo đảm an toàn dữ liệu cá nhân của Bên nhận dữ liệu cá nhân (nêu rõ các phương án đang triển khai để bảo đảm an toàn dữ liệu cá nhân)',
      ({ recipientPlan }) => told(recipientPlan),
    ),
    askedAbove(
      '3.3 Các biện pháp bảo vệ dữ liệu cá nhân của Bên nhận dữ liệu cá nhân (nêu rõ các biện pháp kỹ thuật, quản lý, đào tạo được triển khai; việc áp dụng tiêu chuẩn liên quan đến bảo vệ dữ liệu cá nhân)',
      ({ recipientMeasures }) => told(recipientMeasures),
    ),
    askedAbove(
      '3.4 Đánh giá cách thức xử lý và lưu trữ, phương án bảo đảm và các biện pháp bảo vệ dữ liệu cá nhân của Bên nhận dữ liệu cá nhân (đánh giá mức độ đầy đủ, phù hợp và hiệu quả của cách chức xử lý, phương án bảo đảm an toàn dữ liệu cá nhân và các biện pháp bảo vệ dữ liệu cá nhân đã triển khai; mức độ đáp ứng yêu cầu bảo vệ dữ liệu cá nhân theo pháp luật Việt Nam; khả năng phòng ngừa, phát hiện và ứng phó rủi ro, sự cố vi phạm dữ liệu cá nhân; nhận định rủi ro còn tồn tại và đề xuất biện pháp bổ sung, khắc phục nếu có)',
      ({ recipientAssessment }) => told(recipientAssessment),
    ),
  ];
}

/** What D356 18.3 and 18.2(b) ask for and Form 09 has no row for: ours, and it says so. A blank form has none of it. */
function annex(facts: ImpactFacts | null): ReturnType<Row<ImpactFacts>> {
  if (!facts) return [];
  const rows: readonly Row<ImpactFacts>[] = [
    section(`Nội dung bổ sung theo ${citeArticle('D356 18').vi} (Mẫu 09 không có mục này; cách trình bày của hệ thống)`),
    askedAbove(
      'Khoản 2 điểm b: Hợp đồng hoặc văn bản chuyển giao dữ liệu cá nhân thể hiện sự ràng buộc, trách nhiệm giữa các tổ chức, cá nhân chuyển và nhận dữ liệu cá nhân xuyên biên giới',
      ({ bindingDocument }) => told(bindingDocument),
    ),
    askedAbove('Khoản 3 điểm d: Việc thực hiện xin sự đồng ý của chủ thể dữ liệu cá nhân', (told_) => consent(told_.consent)),
    askedAbove(
      'Khoản 3 điểm e: Hệ thống lưu trữ, xử lý dữ liệu cá nhân sau khi tiếp nhận dữ liệu cá nhân xuyên biên giới',
      ({ recipientSystem }) => told(recipientSystem),
    ),
    askedAbove(
      'Khoản 3 điểm g: Quy trình về việc bên tiếp nhận dữ liệu cá nhân xuyên biên giới chuyển giao, cung cấp dữ liệu cá nhân cho bên thứ ba',
      ({ onwardTransfer }) => told(onwardTransfer),
    ),
  ];
  return rows.flatMap((row) => row(facts, {}));
}
