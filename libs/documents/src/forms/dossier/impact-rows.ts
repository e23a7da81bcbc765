import { type Impact, type ImpactFacts, securityPart } from '#law';
import { NOT_KNOWN, told } from '../../answers.js';
import { asked, type Row, sentence } from '../rows.js';
import { NOT_APPLICABLE } from './impact-answers.js';

/** Ours: no label of the form, the answer below one. */
export const NOT_ABOVE_THRESHOLDS =
  'Trả lời: số lượng chủ thể dữ liệu chưa vượt các ngưỡng nêu trên (100.000 chủ thể đối với dữ liệu cơ bản, 10.000 chủ thể đối với dữ liệu nhạy cảm) nên không thuộc trường hợp phải đánh giá nội dung này.';

const ON_SYSTEMS =
  '2.2 Tác động đến an ninh, an toàn thông tin hệ thống của tổ chức: được đánh giá dựa trên khả năng ảnh hưởng trực tiếp của hoạt động xử lý dữ liệu cá nhân tới mức độ bảo mật, toàn vẹn và khả năng sẵn sàng của hệ thống thông tin. Việc đánh giá tập trung vào các yếu tố liên quan đến nguy cơ lộ lọt, truy cập trái phép, thay đổi trái phép dữ liệu, gián đoạn vận hành hệ thống, mức độ đáp ứng của các biện pháp kỹ thuật hiện hữu và khả năng phát sinh lỗ hổng bảo mật trong quá trình xử lý dữ liệu.';

const HOW_TO_ASSESS =
  '(đánh giá theo từng nội dung cụ thể, phân tích mỗi vấn đề, bao gồm mô tả thực trạng, phân tích yêu cầu, dự kiến tình huống phát sinh, nguyên nhân, giải pháp; đánh giá tác động các giải pháp đề xuất (tích cực, tiêu cực) của từng giải pháp; kiến nghị trên cơ sở so sánh tác động tích cực, tiêu cực. Tác động được đánh giá theo phương pháp định lượng, phương pháp định tính, nêu rõ hậu quả, thiệt hại không mong muốn có khả năng xảy ra, các biện pháp giảm thiểu hoặc loại bỏ nguy cơ, tác hại đó.)';

/** Point 2 of part III of Forms 09 and 10. `what`: the activity; `onSecurity`: point 2.3 in the words of the form. */
export function impactRows(what: string, onSecurity: string): readonly Row<ImpactFacts>[] {
  return [
    sentence(`2 Đánh giá tác động việc ${what} ${HOW_TO_ASSESS}`),
    sentence(
      '2.1. Tác động đến chủ thể dữ liệu: được đánh giá trên cơ sở phân tích khả năng tác động trực tiếp của việc xử lý dữ liệu cá nhân tới các quyền và lợi ích của chủ thể dữ liệu',
    ),
    ...fiveRows('1. Xác định các khía cạnh bị tác động và vấn đề', ({ impactOnSubjects }) => impactOnSubjects),
    sentence(ON_SYSTEMS),
    ...fiveRows('1. Xác định các khía cạnh tác động và vấn đề', ({ impactOnSystems }) => impactOnSystems),
    (facts) => [
      { kind: 'paragraph', text: onSecurity },
      ...(facts && securityIsNotOwed(facts) ? [{ kind: 'paragraph', text: NOT_ABOVE_THRESHOLDS } as const] : []),
    ],
    ...fiveRows(
      '1. Xác định các khía cạnh tác động và vấn đề',
      ({ impactOnSecurity }) => impactOnSecurity,
      (facts) => (securityIsNotOwed(facts) ? NOT_APPLICABLE : NOT_KNOWN),
    ),
  ];
}

/** Nothing was written there, and the numbers bear it out. */
const securityIsNotOwed = (facts: ImpactFacts): boolean => !facts.impactOnSecurity && securityPart(facts).needed === false;

function fiveRows(
  first: string,
  of: (facts: ImpactFacts) => Impact | null | undefined,
  open: (facts: ImpactFacts) => string = () => NOT_KNOWN,
): readonly Row<ImpactFacts>[] {
  const row = (label: string, part: keyof Impact): Row<ImpactFacts> =>
    asked(label, (facts) => ['', ...told(of(facts)?.[part], open(facts))]);
  return [
    row(first, 'aspects'),
    row('2. Mục tiêu giải quyết vấn đề', 'goal'),
    row('3. Các biện pháp bảo vệ dữ liệu cá nhân đã áp dụng và đề xuất để giải quyết vấn đề', 'measures'),
    row(
      '4. Đánh giá hiệu quả và tác động của các biện pháp đối với đối tượng chịu sự tác động trực tiếp của biện pháp và các đối tượng khác có liên quan',
      'effectiveness',
    ),
    row('5. Kiến nghị biện pháp bảo vệ dữ liệu cá nhân lựa chọn', 'recommendation'),
  ];
}
