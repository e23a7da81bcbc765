import type { Vocabulary } from './term.js';

/** How a foreign product says that data go in the end (CISO Assistant, `DELETION_POLICY_CHOICES`); it is text to us. */
const WORDS: Readonly<Record<string, string>> = {
  privacy_automatic_deletion: 'Xóa tự động',
  privacy_anonymization: 'Khử nhận dạng',
  privacy_manual_review_deletion: 'Rà soát rồi xóa thủ công',
  privacy_user_requested_deletion: 'Xóa theo yêu cầu của chủ thể dữ liệu',
  privacy_legal_regulatory_hold: 'Giữ lại theo quy định của pháp luật',
  privacy_partial_deletion: 'Xóa một phần',
};

/** A foreign text as it may stand in the register: the key of a program is put into words, what people wrote stays as it is. */
export function wordsFor(raw: string, { own = [], foreign = [] }: Partial<Vocabulary> = {}, code?: string): string {
  const known = foreign.find(({ key }) => key === raw);
  const isKey = /^privacy_[a-z0-9_]+$/.test(raw) || own.some((one) => one.code === raw) || (known !== undefined && known.label !== raw);
  if (!isKey) return raw;
  const ours = own.find((one) => one.code === (code ?? raw))?.vi;
  return ours ?? WORDS[raw] ?? known?.label ?? capitalised(raw.replace(/^privacy_/, '').replaceAll('_', ' '));
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
