import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { D330_IN_FORCE } from './fine-rules.js';

export const MEASURE_CODES = [
  'CONFISCATE',
  'SUSPEND_LICENCE',
  'SUSPEND_ACTIVITY',
  'SUSPEND_TRANSFERS',
  'SUSPEND_SYSTEM',
  'EXPEL',
  'DESTROY_DATA',
  'RECIPIENT_DESTROYS',
  'RECOVER_DATA',
  'DISGORGE',
  'NOTIFY_SUBJECTS',
  'NOTIFY_VIOLATION',
  'APOLOGISE',
  'CORRECT_DATA',
  'FULFIL_RIGHTS',
  'SET_UP_PROCEDURE',
  'PROTECT_DATA',
  'PREVENT_AND_REMEDY',
  'COMPLETE_AGREEMENT',
  'COMPLETE_DOSSIER',
  'STOP_PROCESSING',
  'STOP_TRANSFERS',
  'APPOINT_OFFICER',
] as const;
export type MeasureCode = (typeof MEASURE_CODES)[number];

/** What may be imposed beside a fine: an additional sanction (D330 4.2) or a remedial measure (D330 5), in our words. */
export interface Measure extends Interval {
  readonly code: MeasureCode;
  readonly kind: 'ADDITIONAL' | 'REMEDIAL';
  readonly label: Sentence;
  /** For how long, where it lasts a time. */
  readonly months: { readonly min: number; readonly max: number } | null;
  /** Where the measure is known in general; where it belongs to a rule: {@link MEASURE_ORDERS}. */
  readonly article: Article;
  readonly confidence: Confidence;
}

const measure = (
  kind: Measure['kind'],
  code: MeasureCode,
  article: Article,
  vi: string,
  en: string,
  months: readonly [number, number] | null = null,
): Measure => ({
  code,
  kind,
  label: { vi, en },
  months: months && { min: months[0], max: months[1] },
  ...D330_IN_FORCE,
  article,
  confidence: 'C1',
});

export const MEASURES: readonly Measure[] = [
  measure('ADDITIONAL', 'CONFISCATE', 'D330 4.2(c)', 'Tịch thu tang vật, phương tiện vi phạm', 'Confiscate the means of the violation'),
  measure(
    'ADDITIONAL',
    'SUSPEND_LICENCE',
    'D330 4.2(a)',
    'Tước quyền sử dụng giấy phép, chứng chỉ có thời hạn',
    'Suspend a licence',
    [1, 24],
  ),
  measure('ADDITIONAL', 'SUSPEND_ACTIVITY', 'D330 4.2(b)', 'Đình chỉ hoạt động có thời hạn', 'Suspend an activity', [1, 24]),
  measure(
    'ADDITIONAL',
    'SUSPEND_TRANSFERS',
    'D330 56.5(b)',
    'Đình chỉ hoạt động chuyển dữ liệu xuyên biên giới',
    'Suspend transfers across the border',
    [6, 12],
  ),
  measure(
    'ADDITIONAL',
    'SUSPEND_SYSTEM',
    'D330 69.4(b); D330 70.3(b)',
    'Đình chỉ vận hành hệ thống, nền tảng ứng dụng liên quan',
    'Suspend the operation of the system or platform',
    [3, 6],
  ),
  measure('ADDITIONAL', 'EXPEL', 'D330 4.2(d)', 'Trục xuất người nước ngoài', 'Expel a foreigner'),
  measure(
    'REMEDIAL',
    'DESTROY_DATA',
    'D330 5.7',
    'Hủy, xóa dữ liệu tới mức không thể khôi phục; khi mua, bán trái phép: trên tất cả hệ thống lưu trữ',
    'Destroy the data irrecoverably; after an illegal sale on all storage',
  ),
  measure(
    'REMEDIAL',
    'RECIPIENT_DESTROYS',
    'D330 56.6(c)',
    'Yêu cầu bên nhận ở nước ngoài hủy, xóa dữ liệu và có bằng chứng',
    'Have the recipient abroad destroy the data, with proof',
  ),
  measure(
    'REMEDIAL',
    'RECOVER_DATA',
    'D330 5.2',
    'Thu hồi, gỡ bỏ dữ liệu đã cung cấp, công khai sai quy định',
    'Recover or take down data given or published unlawfully',
  ),
  measure('REMEDIAL', 'DISGORGE', 'D330 5.8', 'Nộp lại khoản thu có được từ hành vi vi phạm', 'Pay back the proceeds of the violation'),
  measure(
    'REMEDIAL',
    'NOTIFY_SUBJECTS',
    'D330 53.5(c)',
    'Thông báo đến toàn bộ chủ thể dữ liệu bị ảnh hưởng về hành vi và biện pháp khắc phục',
    'Notify every affected data subject of the act and of the remedy',
  ),
  measure(
    'REMEDIAL',
    'NOTIFY_VIOLATION',
    'D330 54.5(a)',
    'Thực hiện đầy đủ nghĩa vụ thông báo vi phạm',
    'Give the violation notice in full',
  ),
  measure('REMEDIAL', 'APOLOGISE', 'D330 5.5', 'Công khai xin lỗi chủ thể dữ liệu', 'Apologise to the data subjects in public'),
  measure('REMEDIAL', 'CORRECT_DATA', 'D330 5.7', 'Chỉnh sửa, cập nhật, cải chính dữ liệu', 'Correct, update or rectify the data'),
  measure('REMEDIAL', 'FULFIL_RIGHTS', 'D330 5.7', 'Thực hiện đầy đủ quyền của chủ thể dữ liệu', 'Fulfil the rights of the data subjects'),
  measure(
    'REMEDIAL',
    'SET_UP_PROCEDURE',
    'D330 5.4',
    'Thiết lập quy trình, cơ chế, đầu mối theo quy định',
    'Set up the procedure, mechanism or contact that is due',
  ),
  measure(
    'REMEDIAL',
    'PROTECT_DATA',
    'D330 5.6',
    'Áp dụng biện pháp bảo mật, kiểm soát theo quy định',
    'Take the security and control measures that are due',
  ),
  measure(
    'REMEDIAL',
    'PREVENT_AND_REMEDY',
    'D330 54.5(b)',
    'Ngăn chặn và khắc phục hậu quả theo yêu cầu của cơ quan chuyên trách',
    'Prevent and remedy as the agency demands',
  ),
  measure('REMEDIAL', 'COMPLETE_AGREEMENT', 'D330 5.4', 'Bổ sung, hoàn thiện thỏa thuận, hợp đồng', 'Complete the agreement or contract'),
  measure(
    'REMEDIAL',
    'COMPLETE_DOSSIER',
    'D330 55.3(a); D330 56.6(a)',
    'Lập, hoàn thiện và nộp hồ sơ đánh giá tác động',
    'Make, complete and file the impact assessment',
  ),
  measure(
    'REMEDIAL',
    'STOP_PROCESSING',
    'D330 47.4(b); D330 55.3(b)',
    'Dừng xử lý dữ liệu cho đến khi khắc phục và được xác nhận',
    'Stop processing until remedied and confirmed',
  ),
  measure(
    'REMEDIAL',
    'STOP_TRANSFERS',
    'D330 56.6(b)',
    'Ngừng chuyển xuyên biên giới cho đến khi hoàn thành hồ sơ và được xác nhận',
    'Stop transfers until the dossier is complete and confirmed',
  ),
  measure(
    'REMEDIAL',
    'APPOINT_OFFICER',
    'D330 57.3',
    'Thay thế nhân sự, ban hành văn bản chỉ định theo quy định',
    'Replace the officer, issue a proper appointment',
  ),
];

/** That the article of a rule orders a measure: a decision under that rule carries it, or says why it does not apply (our reading of D330 4.3 and 5). */
export interface MeasureOrder extends Interval {
  readonly measure: MeasureCode;
  readonly ruleId: string;
  /** Only for acts under these points of the clause; empty: for all. */
  readonly points: readonly string[];
  readonly article: Article;
  readonly confidence: Confidence;
}

/** `48.3` stands for all its points; after a colon only some points of a clause that is one rule: `39.1:a,c`. */
type Order = readonly [measure: MeasureCode, article: string, ...clauses: readonly string[]];

const TRADE = ['53.1', '53.3a', '53.3b', '53.3c', '53.3d', '53.3đ'];
const COLLECTION = ['48.3a', '48.3b', '48.3c', '48.3d'];
const LEAK = ['56.3a', '56.3b', '56.3c', '56.4a', '56.4b', '56.4c'];

/** Without 69.5(c), which names no clause and is left to whoever decides. */
const ORDERS: readonly Order[] = [
  ['CONFISCATE', '39.3', '39.1:a,c', '39.2:b'],
  ['DESTROY_DATA', '39.4(a)', '39.1:a,c'],
  ['DISGORGE', '39.4(b)', '39.1:a,c', '39.2:b'],
  ['APOLOGISE', '39.4(c)', '39.2:b'],
  ['CORRECT_DATA', '39.4(d)', '39.1:b'],
  ['CONFISCATE', '43.3', '43.1:a,c', '43.2'],
  ['DESTROY_DATA', '43.4(a)', '43.1:a,c', '43.2'],
  ['DISGORGE', '43.4(b)', '43.2'],
  ['FULFIL_RIGHTS', '44.5', '44.2', '44.3'],
  ['DESTROY_DATA', '45.2(a)', '45.1:b'],
  ['DISGORGE', '45.2(b)', '45.1:b'],
  ['SET_UP_PROCEDURE', '45.2(c)', '45.1:a'],
  ['FULFIL_RIGHTS', '45.2(d)', '45.1:c'],
  ['CORRECT_DATA', '46.4(a)', '46.2'],
  ['DESTROY_DATA', '46.4(b)', '46.1:b'],
  ['SET_UP_PROCEDURE', '47.4(a)', '47.1'],
  ['STOP_PROCESSING', '47.4(b)', '47.3'],
  ['DESTROY_DATA', '47.4(c)', '47.3:a'],
  ['PROTECT_DATA', '47.4(đ)', '47.2'],
  ['CONFISCATE', '48.5', '48.1', '48.2', ...COLLECTION],
  ['DESTROY_DATA', '48.6(a)', '48.1', '48.2', ...COLLECTION, '48.4'],
  ['DISGORGE', '48.6(b)', '48.2'],
  ['FULFIL_RIGHTS', '49.4(a)', '49.1'],
  ['RECOVER_DATA', '49.4(b)', '49.2', '49.3'],
  ['DISGORGE', '49.4(c)', '49.2'],
  ['CORRECT_DATA', '50.3(a)', '50.1:c'],
  ['RECOVER_DATA', '50.3(b)', '50.2'],
  ['PROTECT_DATA', '50.3(c)', '50.1:d,đ'],
  ['RECOVER_DATA', '50.3(d)', '50.1:a,b'],
  ['DESTROY_DATA', '51.4(a)', '51.2:a,b'],
  ['FULFIL_RIGHTS', '51.4(b)', '51.1:a'],
  ['DESTROY_DATA', '51.4(c)', '51.3'],
  ['PROTECT_DATA', '51.4(d)', '51.1:d,đ'],
  ['CONFISCATE', '52.4', '52.2'],
  ['COMPLETE_AGREEMENT', '52.5(a)', '52.1'],
  ['PROTECT_DATA', '52.5(b)', '52.3'],
  ['DESTROY_DATA', '52.5(c)', '52.2', '52.3'],
  ['CONFISCATE', '53.4', ...TRADE],
  ['DESTROY_DATA', '53.5(a)', ...TRADE],
  ['DISGORGE', '53.5(b)', '53.1'],
  ['NOTIFY_SUBJECTS', '53.5(c)', ...TRADE],
  ['NOTIFY_VIOLATION', '54.5(a)', '54.1', '54.2', '54.3'],
  ['PREVENT_AND_REMEDY', '54.5(b)', '54.4:a'],
  ['COMPLETE_DOSSIER', '55.3(a)', '55.1'],
  ['STOP_PROCESSING', '55.3(b)', '55.1:a'],
  ['CONFISCATE', '56.5(a)', '56.2', ...LEAK],
  ['SUSPEND_TRANSFERS', '56.5(b)', ...LEAK],
  ['COMPLETE_DOSSIER', '56.6(a)', '56.1'],
  ['STOP_TRANSFERS', '56.6(b)', '56.1:a,b', '56.2:a,b'],
  ['RECIPIENT_DESTROYS', '56.6(c)', '56.2', ...LEAK],
  ['DISGORGE', '56.6(d)', ...LEAK],
  ['APPOINT_OFFICER', '57.3(a)', '57.2'],
  ['APPOINT_OFFICER', '57.3(b)', '57.1'],
  ['CONFISCATE', '69.4(a)', '69.2', '69.3'],
  ['SUSPEND_SYSTEM', '69.4(b)', '69.3'],
  ['COMPLETE_AGREEMENT', '69.5(a)', '69.1'],
  ['PROTECT_DATA', '69.5(b)', '69.2'],
  ['DISGORGE', '69.5(d)', '69.3'],
  ['CONFISCATE', '70.3(a)', '70.2'],
  ['SUSPEND_SYSTEM', '70.3(b)', '70.2'],
  ['DESTROY_DATA', '70.4(a)', '70.2'],
  ['SET_UP_PROCEDURE', '70.4(b)', '70.1:b'],
  ['CONFISCATE', '71.3', '71.2'],
  ['DESTROY_DATA', '71.4(a)', '71.1', '71.2'],
  ['SET_UP_PROCEDURE', '71.4(b)', '71.1:b'],
];

/** Which measures the articles of the rules order. A licence is suspended by none of them: Article 4.2(a) alone does not suffice (D330 4.3). */
export const MEASURE_ORDERS: readonly MeasureOrder[] = ORDERS.flatMap(([code, article, ...clauses]) =>
  clauses.map((one) => {
    const [clause, points] = one.split(':');
    return {
      measure: code,
      ruleId: `SANC-330-${clause}`,
      points: points?.split(',') ?? [],
      ...D330_IN_FORCE,
      article: `D330 ${article}`,
      // Clause 5 of Article 56 names clause 3 alone; the amounts of clause 4 are for the same acts.
      confidence: clause!.startsWith('56.4') ? 'I' : 'C1',
    };
  }),
);

/** The measures that the article of a rule orders, in its order. Empty for a rule whose article orders none. */
export function measuresOf(ruleId: string): readonly MeasureOrder[] {
  return MEASURE_ORDERS.filter((order) => order.ruleId === ruleId);
}

/** What a measure is. */
export function measureOf(code: MeasureCode): Measure {
  return MEASURES.find((one) => one.code === code)!;
}
