import type { ImpactFacts, ProcessingRole } from '#law';
import { told } from '../../answers.js';
import { askedAbove, type Row, section, sentence, yesNo } from '../rows.js';
import { dataKindRows } from './data-kind-rows.js';
import { filerRows } from './filer-rows.js';
import { consent, processingFlows } from './impact-answers.js';
import { impactRows } from './impact-rows.js';
import { partyRows } from './party-rows.js';
import { APPENDIX_ROWS, complianceRow, keepingRows, measureRows, tradeRows } from './practice-rows.js';
import { roleRow } from './subject-rows.js';

const CONTROLLERS = 'Bên kiểm soát dữ liệu cá nhân, Bên kiểm soát và xử lý dữ liệu cá nhân';
const SUITABLY = '(Kê khai phù hợp với mối quan hệ trong hoạt động xử lý dữ liệu cá nhân)';
const CONTRACT = 'xử lý dữ liệu cá nhân';

/**
 * Form 10 of Decree 356/2025, the report of a DPIA dossier. Slips of the Gazette that are kept: the rows of II.2 are numbered
 * 1.1 to 1.3; two boxes of the tick list stand twice; `Webstie`; full stops after some of the numbers.
 */
export const FORM_10_ROWS: readonly Row<ImpactFacts>[] = [
  section('PHẦN A. HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN CỦA BÊN NỘP HỒ SƠ'),
  ...filerRows('I. THÔNG TIN CƠ BẢN CỦA BÊN NỘP HỒ SƠ', 'kèm theo bản sao quyết định hoặc văn bản thể hiện việc chỉ định, phân công'),
  section('II. HOẠT ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN'),
  section('1 Xác định vai trò xử lý dữ liệu cá nhân của bên kê khai hồ sơ'),
  roleRow(`1.1. ${CONTROLLERS}`, 'CONTROLLER', 'CONTROLLER_PROCESSOR'),
  sentence('(Ghi rõ các loại đối tượng chủ thể như khách hàng, người lao động, ứng viên… kèm theo số lượng tính đến thời điểm nộp hồ sơ)'),
  roleRow('1.2. Bên xử lý dữ liệu cá nhân', 'PROCESSOR'),
  roleRow('1.3. Bên thứ ba', 'THIRD_PARTY'),
  sentence(
    '2 Luồng xử lý dữ liệu cá nhân theo vai trò (nêu rõ đối tượng chủ thể, mục đích xử lý, loại dữ liệu cá nhân cơ bản/ dữ liệu cá nhân nhạy cảm được xử lý và hoạt động xử lý tương ứng; mô hình hóa sơ đồ quy trình và hệ thống xử lý dữ liệu cá nhân)',
  ),
  flowRow(`1.1. ${CONTROLLERS}`, 'CONTROLLER', 'CONTROLLER_PROCESSOR'),
  flowRow('1.2. Bên xử lý dữ liệu cá nhân', 'PROCESSOR'),
  flowRow('1.3. Bên thứ ba', 'THIRD_PARTY'),
  ...dataKindRows('10'),
  askedAbove(
    '4 Sự đồng ý của chủ thể dữ liệu cá nhân (mô tả cụ thể nội dung, hình thức, quy trình xin sự đồng ý của từng đối tượng chủ thể dữ liệu và kèm theo biểu mẫu liên quan)',
    (facts) => consent(facts.consent),
  ),
  ...keepingRows(5),
  ...tradeRows(7),
  yesNo('10 Chuyển dữ liệu cá nhân xuyên biên giới', ({ crossBorder }) => crossBorder),
  ...measureRows(11),
  complianceRow(12),
  section('III ĐÁNH GIÁ TÁC ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN'),
  askedAbove(
    '1 Đánh giá tổng quan tình hình, hoạt động kinh doanh có liên quan tới việc thu thập, xử lý dữ liệu cá nhân (nêu rõ sự cần thiết của hoạt động xử lý dữ liệu cá nhân trong lĩnh vực hoạt động của tổ chức; thực trang xử lý dữ liệu cá nhân của tổ chức bao gồm thuận lợi và khó khăn, rủi ro trong việc xử lý dữ liệu cá nhân)',
    ({ overview }) => told(overview),
  ),
  ...impactRows(
    'xử lý dữ liệu cá nhân',
    '2.3 Tác động đến an ninh quốc gia, trật tự an toàn xã hội: đánh giá trong trường hợp xử lý dữ liệu cá nhân cơ bản của trên 100.000 chủ thể dữ liệu hoặc xử lý dữ liệu cá nhân nhạy cảm của trên 10.000 chủ thể dữ liệu. Việc đánh giá tập trung vào các yếu tố liên quan đến việc xử lý dữ liệu cá nhân với số lượng lớn có thể gây ảnh hưởng đến an ninh quốc gia, trật tự an toàn xã hội và các biện pháp bảo vệ dữ liệu cá nhân tương ứng.',
  ),
  ...APPENDIX_ROWS,
  section('PHẦN B. THÔNG TIN CÁC BÊN LIÊN QUAN TRONG HOẠT ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN'),
  ...partyRows(`I. THÔNG TIN CỦA BÊN KIỂM SOÁT DỮ LIỆU CÁ NHÂN ${SUITABLY}`, CONTRACT, ['CONTROLLER']),
  ...partyRows(`II. THÔNG TIN CỦA BÊN XỬ LÝ DỮ LIỆU CÁ NHÂN ${SUITABLY}`, CONTRACT, ['PROCESSOR']),
  ...partyRows(`III. THÔNG TIN CỦA BÊN THỨ BA ${SUITABLY}`, CONTRACT, ['THIRD_PARTY', 'ON_BEHALF', 'RECIPIENT', 'OTHER']),
];

function flowRow(label: string, ...roles: readonly ProcessingRole[]): Row<ImpactFacts> {
  return askedAbove(label, ({ flows }) =>
    processingFlows(
      'VN-PDPL-2025',
      flows?.filter(({ role }) => roles.includes(role)),
    ),
  );
}
