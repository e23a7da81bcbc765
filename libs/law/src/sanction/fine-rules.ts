import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { CivilDate, Interval } from '../regime/interval.js';

/** Interval of Decree 330/2026 (D330 80). An act before it is not punishable by it (D330 81.1). */
export const D330_IN_FORCE: Interval = { from: '2026-08-19', to: null };

/** By what a fine is measured: whole dong, times the proceeds, or hundredths of the revenue; always for organisations (D330 7.1). */
export type FineMeasure =
  | { readonly kind: 'AMOUNT'; readonly minVnd: number; readonly maxVnd: number }
  | { readonly kind: 'TIMES_PROCEEDS'; readonly min: number; readonly max: number }
  | { readonly kind: 'PERCENT_OF_REVENUE'; readonly min: number; readonly max: number };

/** Data subjects by what is had of them; `CITIZENS`: Vietnamese citizens whose data leaked or were lost, of either kind (D330 56.3). */
export type SubjectKind = 'BASIC' | 'SENSITIVE' | 'CITIZENS';

/** How many data subjects bring an act under a rule: from so many, and fewer than `below` (null: no upper end). */
export interface SubjectTier {
  readonly of: SubjectKind;
  readonly from: number;
  readonly below: number | null;
}

/**
 * A fine of Decree 330/2026. The conduct is told in our words and shortened, never a quotation; the clause decides.
 * Clauses with points of their own numbers (53.3, 48.3, 56.3, 56.4) are one rule a point.
 */
export interface FineRule extends Interval {
  readonly id: string;
  readonly conduct: Sentence;
  readonly measure: FineMeasure;
  /** Any of them suffices; empty where the number of data subjects does not matter. */
  readonly tiers: readonly SubjectTier[];
  /** A warning may take the place of the fine. */
  readonly warning: boolean;
  readonly article: Article;
  readonly confidence: Confidence;
  /** Numbers of open questions. */
  readonly openQuestions: readonly number[];
}

const MILLION = 1_000_000;

function rule(clause: string, measure: FineMeasure, vi: string, en: string, more: Partial<FineRule> = {}): FineRule {
  return {
    id: `SANC-330-${clause}`,
    conduct: { vi, en },
    measure,
    tiers: [],
    warning: false,
    ...D330_IN_FORCE,
    article: `D330 ${clause.replace(/[a-zđ]$/, '($&)')}`,
    confidence: 'C1',
    openQuestions: [],
    ...more,
  };
}

/** A band in millions of dong. */
const fine = (clause: string, min: number, max: number, vi: string, en: string, more?: Partial<FineRule>): FineRule =>
  rule(clause, { kind: 'AMOUNT', minVnd: min * MILLION, maxVnd: max * MILLION }, vi, en, more);

const percent = (clause: string, min: number, max: number, vi: string, en: string, more: Partial<FineRule>): FineRule =>
  rule(clause, { kind: 'PERCENT_OF_REVENUE', min, max }, vi, en, more);

/** Basic and sensitive data subjects of one tier, as `[from, below]`. */
function tier(basic: readonly [number, number | null], sensitive: readonly [number, number | null]): readonly SubjectTier[] {
  return [
    { of: 'BASIC', from: basic[0], below: basic[1] },
    { of: 'SENSITIVE', from: sensitive[0], below: sensitive[1] },
  ];
}
const citizens = (from: number, below: number | null): readonly SubjectTier[] => [{ of: 'CITIZENS', from, below }];

const COLLECTED: Sentence = {
  vi: 'Dùng biện pháp công nghệ, kỹ thuật để thu thập dữ liệu cá nhân trái quy định',
  en: 'Collecting personal data unlawfully by technical means',
};
const TRADED: Sentence = {
  vi: 'Mua, bán trái phép dữ liệu cá nhân, không có khoản thu',
  en: 'Illegal purchase or sale of personal data, without proceeds',
};
const LEAKED: Sentence = {
  vi: 'Chuyển xuyên biên giới không lập hồ sơ, che giấu, khai sai dẫn đến lộ, mất dữ liệu, hoặc chuyển tiếp sau quyết định ngừng',
  en: 'Transfer across the border without a dossier, concealed or declared falsely, so that data leaked or were lost, or after a stop order',
};
const NO_REVENUE: Sentence = {
  vi: 'Như khoản 3, khi không có doanh thu tại Việt Nam hoặc mức tính theo doanh thu dưới 3 tỷ đồng',
  en: 'As in clause 3, without revenue in Vietnam, or where the percentage comes to less than 3 billion',
};

/** Fines of Section 6 on personal data, Articles 39, 43 to 57 and 69 to 71. */
export const FINE_RULES: readonly FineRule[] = [
  fine(
    '39.1',
    20,
    40,
    'Xử lý sai phạm vi, sai mục đích hoặc quá mức cần thiết; để dữ liệu không chính xác; lưu trữ quá thời hạn; không chủ động phòng ngừa, phối hợp xử lý vi phạm',
    'Processing out of scope or purpose, or more than needed; inaccurate data; kept too long; not preventing violations or working with the authorities',
  ),
  fine(
    '39.2',
    40,
    60,
    'Chống đối, cản trở hoạt động bảo vệ dữ liệu cá nhân; dùng dữ liệu của người khác để làm việc trái pháp luật',
    'Obstructing the protection of personal data; using the data of others for unlawful acts',
  ),
  fine(
    '43.1',
    30,
    50,
    'Sự đồng ý không hợp lệ: chưa có, mặc định, gộp mục đích, không kiểm chứng được, không lưu nhật ký, không báo về dữ liệu nhạy cảm',
    'Defective consent: none, by default, bundled, not provable, no log of it, sensitive data not announced',
  ),
  fine(
    '43.2',
    50,
    70,
    'Tiếp tục xử lý sau yêu cầu ngừng, hạn chế; coi im lặng là đồng ý',
    'Going on after being asked to stop or restrict; taking silence for consent',
  ),
  fine(
    '44.1',
    10,
    20,
    'Không có quy trình thực hiện quyền của chủ thể dữ liệu; không phản hồi trong 02 ngày làm việc; không nêu lý do từ chối, gia hạn',
    'No procedure for the rights of data subjects; no reply within 2 working days; no reason for a refusal or an extension',
  ),
  fine(
    '44.2',
    20,
    30,
    'Bên xử lý, bên thứ ba không thực hiện đúng thời hạn được giao',
    'A processor or third party carries out a request too late',
  ),
  fine(
    '44.3',
    30,
    40,
    'Bên kiểm soát không thực hiện yêu cầu của chủ thể dữ liệu đúng thời hạn',
    'A controller carries out a request of a data subject too late',
  ),
  fine(
    '45.1',
    20,
    30,
    'Cản trở việc rút lại sự đồng ý, hạn chế xử lý; không ngừng xử lý; không chuyển yêu cầu cho bên xử lý, bên thứ ba',
    'Hindering the withdrawal of consent or a restriction; not stopping; not passing the request on',
  ),
  fine(
    '46.1',
    20,
    30,
    'Không cho chủ thể xem, chỉnh sửa dữ liệu của mình; bên xử lý, bên thứ ba tự ý chỉnh sửa',
    'Refusing access or correction; a processor or third party alters data on its own',
  ),
  fine(
    '46.2',
    30,
    50,
    'Cố ý không chỉnh sửa dữ liệu đã xác nhận là sai, gây ảnh hưởng đến chủ thể dữ liệu',
    'Wilfully not correcting data confirmed as false, to the harm of the data subject',
  ),
  fine(
    '47.1',
    10,
    20,
    'Xử lý không cần sự đồng ý mà không có quy trình, không kiểm tra định kỳ, không có kênh tiếp nhận phản ánh',
    'Processing without consent with no procedure, no regular check, no channel for complaints',
  ),
  fine(
    '47.2',
    20,
    30,
    'Xử lý không cần sự đồng ý mà thiếu biện pháp bảo vệ làm lộ, mất dữ liệu; không đánh giá rủi ro',
    'Processing without consent with too little protection, so that data leaked or were lost; no assessment of risks',
  ),
  fine(
    '47.3',
    30,
    50,
    'Lợi dụng trường hợp không cần sự đồng ý để xử lý quá mục đích; không chứng minh được căn cứ',
    'Abusing the cases without consent beyond their purpose; not proving the basis',
  ),
  fine('48.1', 30, 50, 'Thu thập sai phạm vi, mục đích hoặc không có sự đồng ý', 'Collecting out of scope or purpose, or without consent'),
  fine(
    '48.2',
    50,
    80,
    'Hình thành kho dữ liệu cá nhân từ dữ liệu được chuyển giao để dùng vào mục đích khác',
    'Building a store of personal data out of transfers, for other purposes',
  ),
  fine('48.3a', 100, 200, COLLECTED.vi, COLLECTED.en, { tiers: tier([0, 500], [0, 100]), openQuestions: [21] }),
  fine('48.3b', 200, 300, COLLECTED.vi, COLLECTED.en, { tiers: tier([500, 1_000], [100, 200]), openQuestions: [21] }),
  fine('48.3c', 300, 500, COLLECTED.vi, COLLECTED.en, { tiers: tier([1_000, 5_000], [200, 1_001]), openQuestions: [9, 21] }),
  fine('48.3d', 500, 800, COLLECTED.vi, COLLECTED.en, { tiers: tier([5_000, null], [1_000, null]), openQuestions: [9, 21] }),
  fine('48.4', 50, 80, 'Như khoản 1, với dữ liệu cá nhân nhạy cảm', 'As in clause 1, with sensitive data'),
  fine('49.1', 10, 20, 'Từ chối cung cấp dữ liệu cá nhân cho chính chủ thể dữ liệu', 'Refusing data subjects their own data'),
  fine(
    '49.2',
    20,
    30,
    'Cung cấp dữ liệu cá nhân cho người khác khi chưa được chủ thể dữ liệu đồng ý',
    'Giving data to others without the consent of the data subject',
  ),
  fine('49.3', 40, 60, 'Như khoản 2, với dữ liệu cá nhân nhạy cảm: gấp đôi', 'As in clause 2, with sensitive data: doubled', {
    confidence: 'I',
    openQuestions: [20],
  }),
  fine(
    '50.1',
    20,
    30,
    'Công khai dữ liệu không có mục đích, quá phạm vi, sai với dữ liệu gốc, thiếu kiểm soát',
    'Publishing data without purpose, beyond scope, other than the source, or without control',
  ),
  fine(
    '50.2',
    30,
    50,
    'Công khai dữ liệu khi chưa được đồng ý hoặc xâm phạm quyền, lợi ích của chủ thể dữ liệu',
    'Publishing data without consent, or harming the rights of data subjects',
  ),
  fine(
    '51.1',
    10,
    30,
    'Xóa, hủy, khử nhận dạng không an toàn; không báo lý do không thể xóa, hủy',
    'Deletion or de-identification that is not safe; no reason given where deletion is impossible',
  ),
  fine(
    '51.2',
    30,
    50,
    'Không xóa, hủy dữ liệu khi phải làm; không yêu cầu bên xử lý, bên thứ ba xóa, hủy; để lộ, mất khi khử nhận dạng',
    'Not deleting what must be deleted; not asking processors and third parties to; leaks while de-identifying',
  ),
  fine(
    '51.3',
    50,
    60,
    'Cố ý khôi phục dữ liệu đã xóa, hủy; tái nhận dạng dữ liệu đã khử nhận dạng',
    'Restoring deleted data on purpose; re-identifying de-identified data',
  ),
  fine(
    '52.1',
    20,
    30,
    'Thỏa thuận chuyển giao thiếu trách nhiệm các bên; chia sẻ nội bộ không có quy trình kiểm soát',
    'A transfer agreement without the duties of the parties; sharing inside the organisation without control',
  ),
  fine(
    '52.2',
    30,
    50,
    'Chuyển giao có thu phí mà không xác định vai trò, giới hạn loại dữ liệu, thời hạn lưu trữ',
    'A paid transfer without roles, limits of data types, or retention',
  ),
  fine(
    '52.3',
    50,
    80,
    'Chuyển giao dữ liệu cá nhân nhạy cảm không có biện pháp bảo mật',
    'Transfer of sensitive data without security measures',
  ),
  rule(
    '53.1',
    { kind: 'TIMES_PROCEEDS', min: 2, max: 10 },
    'Mua, bán trái phép dữ liệu cá nhân: trao đổi lấy tài sản, lợi ích ngoài các trường hợp được chuyển giao; chuyển giao có thu phí mà không có thỏa thuận, không có hoặc sai mục đích, không có cơ chế đồng ý từng lần, xử lý sai mục đích, không khử nhận dạng khi giao dịch trên sàn dữ liệu',
    'Illegal purchase or sale: exchange for property or benefit outside the permitted transfers; a paid transfer without agreement, without or against its purpose, without consent for each transfer, processed off purpose, or not de-identified on a data exchange',
    { openQuestions: [16] },
  ),
  fine('53.3a', 70, 100, TRADED.vi, TRADED.en, { tiers: tier([0, 1_000], [0, 200]), openQuestions: [16, 21] }),
  fine('53.3b', 100, 300, TRADED.vi, TRADED.en, { tiers: tier([1_000, 2_000], [200, 400]), openQuestions: [16, 21] }),
  fine('53.3c', 300, 500, TRADED.vi, TRADED.en, { tiers: tier([2_000, 10_000], [400, 2_001]), openQuestions: [9, 16, 21] }),
  fine('53.3d', 500, 1_000, TRADED.vi, TRADED.en, { tiers: tier([10_000, null], [2_000, null]), openQuestions: [9, 16, 21] }),
  fine(
    '53.3đ',
    1_000,
    3_000,
    `${TRADED.vi}, xâm phạm quốc phòng, an ninh, trật tự, đối ngoại, kinh tế vĩ mô, tính mạng, sức khỏe, danh dự, nhân phẩm, tài sản, quyền và lợi ích hợp pháp`,
    `${TRADED.en}, harming defence, security, order, foreign relations, the economy, life, health, honour, dignity, property, or lawful rights and interests`,
    { openQuestions: [16] },
  ),
  fine(
    '54.1',
    10,
    20,
    'Bên xử lý không báo kịp thời cho bên kiểm soát; không lập biên bản xác nhận vi phạm; cố ý che giấu, báo sai về quy mô, loại dữ liệu, số chủ thể',
    'A processor does not tell its controller promptly; no minutes of the violation; concealing or misstating its scale, data types or subjects',
  ),
  fine(
    '54.2',
    20,
    40,
    'Không thông báo cho cơ quan chuyên trách về vi phạm, xử lý sai mục đích, không bảo đảm quyền của chủ thể dữ liệu',
    'Not notifying the agency of a violation, of processing off purpose, or of rights not ensured',
  ),
  fine(
    '54.3',
    40,
    60,
    'Thông báo chậm hơn 72 giờ kể từ khi phát hiện vi phạm có thể gây tổn hại',
    'Notifying later than 72 hours after detection a violation that may harm',
  ),
  fine(
    '54.4',
    60,
    80,
    'Không ngăn chặn, khắc phục hậu quả; không phối hợp với cơ quan chuyên trách',
    'Not preventing or remedying; not working with the agency',
  ),
  fine(
    '55.1',
    20,
    30,
    'Không lập, lưu, gửi hồ sơ đánh giá tác động xử lý trong 60 ngày; không hoàn thiện; không cập nhật 06 tháng, 10 ngày',
    'Impact assessment of processing not made, kept, or sent within 60 days; not completed; not updated after 6 months or within 10 days',
  ),
  fine(
    '55.2',
    50,
    100,
    'Cố tình làm giả số liệu trong hồ sơ; từ chối chỉnh sửa, hoàn thiện khi có yêu cầu',
    'Falsifying the dossier; refusing to correct or complete it when asked',
  ),
  fine(
    '56.1',
    30,
    50,
    'Không lập, nộp, hoàn thiện, cập nhật, duy trì hồ sơ chuyển xuyên biên giới; không báo đầu mối bên nhận; không kiểm soát chuyển tiếp',
    'Transfer dossier not made, filed, completed, updated or kept ready; contact of the recipient not notified; onward transfer not controlled',
    { openQuestions: [8] },
  ),
  fine(
    '56.2',
    50,
    100,
    'Chuyển xuyên biên giới không có ràng buộc trách nhiệm, không có sự đồng ý, thiếu bảo mật; cản trở kiểm tra; chuyển tiếp sau quyết định ngừng; không báo sự cố bên nhận',
    'Transfer across the border without a binding contract, consent or security; hindering an inspection; going on after a stop order; not telling of an incident at the recipient',
  ),
  percent('56.3a', 1, 2, LEAKED.vi, LEAKED.en, { tiers: citizens(10_000, 100_000), openQuestions: [7, 17] }),
  percent('56.3b', 2, 3, LEAKED.vi, LEAKED.en, { tiers: citizens(100_000, 1_000_000), openQuestions: [7, 17] }),
  percent(
    '56.3c',
    3,
    5,
    `${LEAKED.vi}; hoặc chuyển tiếp sau quyết định ngừng, gây tổn hại quốc phòng, an ninh quốc gia`,
    `${LEAKED.en}; or after a stop order, harming defence or national security`,
    { tiers: citizens(1_000_000, null), openQuestions: [7, 17] },
  ),
  fine('56.4a', 200, 500, NO_REVENUE.vi, NO_REVENUE.en, { tiers: citizens(10_000, 100_000), openQuestions: [7, 17] }),
  fine('56.4b', 500, 1_000, NO_REVENUE.vi, NO_REVENUE.en, { tiers: citizens(100_000, 1_000_000), openQuestions: [7, 17] }),
  fine('56.4c', 1_000, 3_000, NO_REVENUE.vi, NO_REVENUE.en, { tiers: citizens(1_000_000, null), openQuestions: [7, 17] }),
  fine(
    '57.1',
    10,
    20,
    'Không có thỏa thuận bảo mật, không đào tạo nhân sự bảo vệ dữ liệu cá nhân; văn bản chỉ định không nêu rõ chức năng, nhiệm vụ',
    'No confidentiality agreement with or training of the officer; an appointment without functions and duties',
    { warning: true },
  ),
  fine(
    '57.2',
    20,
    30,
    'Chỉ định nhân sự không đủ điều kiện, chưa được đào tạo; không có văn bản chỉ định, thành lập bộ phận',
    'Appointing an officer who is not qualified or trained; no written appointment',
  ),
  fine(
    '69.1',
    20,
    50,
    'Điện toán đám mây: thiếu thông tin đầu mối, vai trò các bên, ràng buộc nhà thầu phụ, chính sách lưu trữ, đánh giá tuân thủ hằng năm',
    'Cloud: no contact, roles of the parties, terms for subcontractors, retention policy or yearly compliance check',
  ),
  fine(
    '69.2',
    50,
    70,
    'Điện toán đám mây: không mã hóa khi lưu trữ và truyền tải, không ngăn truy cập trái phép, phân quyền lỏng lẻo, không báo thay đổi hệ thống',
    'Cloud: no encryption at rest and in transit, unlawful access not prevented, weak access control, changes not notified',
  ),
  fine(
    '69.3',
    70,
    100,
    'Dùng, phát triển hệ thống đám mây nhằm gây tổn hại an ninh trật tự hoặc xâm phạm danh dự, nhân phẩm, tài sản',
    'Using or developing a cloud system in order to harm security and order, honour, dignity or property',
  ),
  fine(
    '70.1',
    50,
    70,
    'Dữ liệu vị trí, sinh trắc học: không báo người dùng, thiếu bảo mật, hạn chế truy cập; không thông báo trong 72 giờ, thiếu nội dung tối thiểu; không lưu hồ sơ vi phạm 05 năm; không thông báo công khai',
    'Location or biometric data: users not told, no security or access control; no notice within 72 hours or without its minimum content; file not kept for 5 years; no public notice',
  ),
  fine(
    '70.2',
    70,
    150,
    'Theo dõi định vị khi chưa được đồng ý; dùng dữ liệu sinh trắc học quá mục đích ban đầu',
    'Tracking location without consent; using biometric data beyond the first purpose',
  ),
  fine(
    '71.1',
    10,
    20,
    'Ghi âm, ghi hình nơi công cộng không có biển báo; không cung cấp thông tin liên hệ',
    'Recording in public without a sign; no contact given',
  ),
  fine(
    '71.2',
    30,
    50,
    'Dùng dữ liệu ghi âm, ghi hình để lập hồ sơ, nhận diện khuôn mặt, thương mại; chia sẻ, công khai trái phép',
    'Using recordings for profiles, face recognition or commerce; sharing or publishing them unlawfully',
  ),
];

/** The rule with this id. Throws RangeError for one that is none. */
export function fineRule(id: string): FineRule {
  const found = FINE_RULES.find((one) => one.id === id);
  if (!found) throw new RangeError(`no fine rule ${id}`);
  return found;
}

/** The rules in force on the day of an act; none before 2026-08-19. */
export function fineRulesOn(actOn: CivilDate): readonly FineRule[] {
  return FINE_RULES.filter(({ from, to }) => from <= actOn && (to === null || actOn <= to));
}
