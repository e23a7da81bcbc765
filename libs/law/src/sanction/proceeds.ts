import { type Defect, Invalid, type Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import { type Interval, startOfVietnamDay } from '../regime/interval.js';
import { D330_IN_FORCE } from './fine-rules.js';
import { isWhole } from './whole-vnd.js';

/** By what an amount is shown (D330 6.2(a), which goes on: or in similar ways). */
export const PROCEEDS_EVIDENCE = [
  'CONTRACT',
  'INVOICE',
  'PAYMENT_PAPER',
  'CHAT_HISTORY',
  'E_TRANSACTION',
  'BANK_STATEMENT',
  'E_WALLET',
] as const;
export type ProceedsEvidence = (typeof PROCEEDS_EVIDENCE)[number];

export const PROCEEDS_EVIDENCE_LABELS: Readonly<Record<ProceedsEvidence, Sentence>> = {
  CONTRACT: { vi: 'Hợp đồng', en: 'Contract' },
  INVOICE: { vi: 'Hóa đơn', en: 'Invoice' },
  PAYMENT_PAPER: { vi: 'Chứng từ thanh toán', en: 'Payment paper' },
  CHAT_HISTORY: { vi: 'Lịch sử tin nhắn', en: 'Chat history' },
  E_TRANSACTION: { vi: 'Giao dịch điện tử', en: 'Electronic transaction' },
  BANK_STATEMENT: { vi: 'Sao kê tài khoản ngân hàng', en: 'Bank statement' },
  E_WALLET: { vi: 'Ví điện tử', en: 'E-wallet' },
};

/** What counts as proceeds, by the kind of act. */
export interface ProceedsBasis extends Interval {
  readonly kind: 'TRADE' | 'OTHER_PROCESSING';
  readonly label: Sentence;
  readonly article: Article;
  readonly confidence: Confidence;
}

export const PROCEEDS_BASES: readonly ProceedsBasis[] = [
  {
    kind: 'TRADE',
    label: {
      vi: 'Mua, bán trái phép: tổng giá trị các giao dịch, không trừ chi phí',
      en: 'Illegal purchase or sale: the total value of the transactions, no cost deducted',
    },
    ...D330_IN_FORCE,
    article: 'D330 6.2(a)',
    confidence: 'C1',
  },
  {
    kind: 'OTHER_PROCESSING',
    label: {
      vi: 'Thu thập, xử lý, sử dụng, chuyển giao trái phép không qua mua bán: toàn bộ doanh thu thực tế của hoạt động kinh doanh có dùng dữ liệu đó, không trừ chi phí',
      en: 'Unlawful collection, processing, use or transfer without a sale: all actual revenue of the business that used the data, no cost deducted',
    },
    ...D330_IN_FORCE,
    article: 'D330 6.2(b)',
    confidence: 'C1',
  },
];

/** One amount of the worksheet: a payment, or where nothing was sold a revenue of the business that used the data. */
export interface ProceedsEntry {
  /** Whole dong, without deduction. */
  readonly amountVnd: number;
  readonly at: Date;
  readonly evidenceType: ProceedsEvidence;
  /** Which act, and of one that was repeated which time (D330 6.1); entries with the same name are added up. */
  readonly act: string;
}

export interface ActProceeds {
  readonly act: string;
  readonly totalVnd: number;
  /** How much of the total each type of evidence carries. */
  readonly byEvidence: Readonly<Record<ProceedsEvidence, number>>;
  readonly entries: number;
  /** Received before 2026-08-19 and not in the total: what Decree 330 does not punish it does not multiply (our reading of D330 81.1). */
  readonly beforeDecreeVnd: number;
}

/**
 * The proceeds of each act, in the order of their first entries: sums without costs (D330 6). Fines go by the act, so there is no sum over all.
 * Throws `Invalid` with every entry whose amount is not whole, time not one, or act without name, and where a sum grows too large to be exact.
 */
export function proceedsOf(entries: readonly ProceedsEntry[]): readonly ActProceeds[] {
  const defects = entries.flatMap(defectsOf);
  if (defects.length > 0) throw new Invalid(defects);
  const first = startOfVietnamDay(D330_IN_FORCE.from);
  return [...Map.groupBy(entries, ({ act }) => act)].map(([act, all]) => {
    const counted = all.filter(({ at }) => at.getTime() >= first);
    const sums = PROCEEDS_EVIDENCE.map((type) => [type, sum(counted.filter(({ evidenceType }) => evidenceType === type))] as const);
    return {
      act,
      totalVnd: sum(counted),
      byEvidence: Object.fromEntries(sums) as Record<ProceedsEvidence, number>,
      entries: counted.length,
      beforeDecreeVnd: sum(all.filter(({ at }) => at.getTime() < first)),
    };
  });
}

function sum(entries: readonly ProceedsEntry[]): number {
  const total = entries.reduce((before, { amountVnd }) => before + amountVnd, 0);
  if (isWhole(total)) return total;
  throw new Invalid([
    {
      path: 'entries',
      code: 'SUM_TOO_LARGE',
      vi: 'Tổng các khoản thu quá lớn để tính chính xác; hãy kiểm tra lại các số tiền.',
      en: 'The sum of the proceeds is too large to be exact; check the amounts.',
    },
  ]);
}

function defectsOf({ amountVnd, at, act }: ProceedsEntry, index: number): readonly Defect[] {
  const defects: Defect[] = [];
  const say = (field: string, code: string, vi: string, en: string) =>
    defects.push({ path: `entries.${index}.${field}`, code, vi, en, article: 'D330 6.2' });
  if (!isWhole(amountVnd))
    say('amountVnd', 'NOT_WHOLE', 'Số tiền phải là số đồng nguyên, không âm.', 'The amount must be in whole dong and not negative.');
  if (Number.isNaN(at.getTime())) say('at', 'TIME_INVALID', 'Thời điểm không hợp lệ.', 'This is not a time.');
  if (act.trim() === '') say('act', 'REQUIRED', 'Cần nêu khoản thu thuộc hành vi nào.', 'Say to which act the amount belongs.');
  return defects;
}
