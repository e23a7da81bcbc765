import { foldText, type Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { L91_IN_FORCE, type RegimeCode } from '../regime/regimes.js';
import type { ImpactFacts } from './impact-facts.js';

export const TRANSFER_EXCEPTION_CODES = [
  'STATE_BODY',
  'EMPLOYEES_ON_CLOUD',
  'OWN_DATA',
  'PRESS',
  'MADE_PUBLIC',
  'EMERGENCY',
  'CROSS_BORDER_HR',
  'CONTRACT_OR_TRAVEL',
] as const;
export type TransferExceptionCode = (typeof TRANSFER_EXCEPTION_CODES)[number];

/** A case in which the impact of a transfer need not be assessed (L91 20.6; D356 17.3), in the words of the text. */
export interface TransferException extends Interval {
  readonly code: TransferExceptionCode;
  readonly regime: RegimeCode;
  readonly label: Sentence;
  readonly article: Article;
  readonly confidence: Confidence;
}

const row = (code: TransferExceptionCode, article: Article, vi: string, en: string): TransferException => ({
  code,
  regime: 'VN-PDPL-2025',
  ...L91_IN_FORCE,
  label: { vi, en },
  article,
  confidence: 'C1',
});

/** All of them, in the order of the texts. Decree 13 knows none. */
export const TRANSFER_EXCEPTIONS: readonly TransferException[] = [
  row(
    'STATE_BODY',
    'L91 20.6(a)',
    'Việc chuyển dữ liệu cá nhân xuyên biên giới của cơ quan nhà nước có thẩm quyền',
    'A transfer by a competent state body',
  ),
  row(
    'EMPLOYEES_ON_CLOUD',
    'L91 20.6(b)',
    'Cơ quan, tổ chức lưu trữ dữ liệu cá nhân của người lao động thuộc cơ quan, tổ chức đó trên dịch vụ điện toán đám mây',
    'An organisation stores the data of its own employees on a cloud service',
  ),
  row(
    'OWN_DATA',
    'L91 20.6(c)',
    'Chủ thể dữ liệu cá nhân tự chuyển dữ liệu cá nhân của mình xuyên biên giới',
    'Data subjects transfer their own data',
  ),
  row('PRESS', 'D356 17.3(a)', 'Hoạt động báo chí, truyền thông theo quy định của pháp luật', 'Press and media work by law'),
  row(
    'MADE_PUBLIC',
    'D356 17.3(b)',
    'Việc chuyển dữ liệu cá nhân xuyên biên giới đã được công khai theo quy định của pháp luật',
    'Data that were made public by law',
  ),
  row(
    'EMERGENCY',
    'D356 17.3(c)',
    'Trong các tình huống khẩn cấp, thực sự cần thiết phải cung cấp dữ liệu cá nhân xuyên biên giới để bảo vệ tính mạng, sức khỏe và an toàn tài sản của cá nhân; để thực hiện nhiệm vụ, nghĩa vụ theo quy định của pháp luật',
    'An emergency in which data must cross the border to protect life, health or property; a task or duty of the law',
  ),
  row(
    'CROSS_BORDER_HR',
    'D356 17.3(d)',
    'Hoạt động chuyển dữ liệu cá nhân xuyên biên giới để quản lý nhân sự xuyên biên giới theo quy tắc, quy chế lao động và thỏa ước lao động tập thể theo quy định của pháp luật',
    'Management of personnel across the border under labour rules and a collective agreement',
  ),
  row(
    'CONTRACT_OR_TRAVEL',
    'D356 17.3(đ)',
    'Việc cung cấp dữ liệu cá nhân xuyên biên giới để ký kết hợp đồng hoặc thực hiện các thủ tục liên quan đến vận chuyển xuyên biên giới, hậu cần, chuyển tiền, thanh toán, khách sạn, xin thị thực, xin học bổng',
    'To conclude a contract, or for transport across the border, logistics, remittance, payment, hotels, visas or scholarships',
  ),
];

export interface PossibleException extends TransferException {
  /** What of the dossier points at it; null where only people know. */
  readonly because: Sentence | null;
}

/**
 * The exceptions that a transfer may fall under, those first at which its answers point. None decides anything: whether the case is one, and
 * whether all that is transferred is, people say (our reading). Empty for a dossier that assesses processing, and under Decree 13.
 */
export function possibleExceptions(regime: RegimeCode, facts: ImpactFacts): readonly PossibleException[] {
  if (facts.type !== 'TRANSFER') return [];
  const known = TRANSFER_EXCEPTIONS.filter((one) => one.regime === regime).map((one) => ({ ...one, because: pointsAt(one.code, facts) }));
  return [...known.filter(({ because }) => because), ...known.filter(({ because }) => !because)];
}

const EMPLOYEES = /nguoi lao dong|nhan vien|nhan su|can bo|cong nhan|employee|staff/;
const isOfEmployees = (group: string): boolean => EMPLOYEES.test(foldText(group));

function pointsAt(code: TransferExceptionCode, { transferCases }: ImpactFacts): Sentence | null {
  const cases = transferCases ?? [];
  const groups = cases.flatMap(({ subjects }) => subjects).filter(({ group }) => isOfEmployees(group));
  const named = [...new Set(groups.map(({ group }) => group))].join('; ');
  if (
    code === 'EMPLOYEES_ON_CLOUD' &&
    cases.some((one) => one.case === 'FOREIGN_CLOUD' && one.subjects.some(({ group }) => isOfEmployees(group)))
  )
    return { vi: `Hồ sơ nêu nhóm "${named}" được lưu trên điện toán đám mây.`, en: `The dossier names "${named}", stored on a cloud.` };
  if (code === 'CROSS_BORDER_HR' && groups.length > 0)
    return { vi: `Hồ sơ nêu nhóm "${named}".`, en: `The dossier names the group "${named}".` };
  return null;
}
