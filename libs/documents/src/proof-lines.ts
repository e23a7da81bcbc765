import type { FilingProof } from './official-document.js';

/** At the foot of every page. */
export function footerOf({ reference, digest }: FilingProof): string {
  return `${reference} · SHA-256 ${digest.slice(0, 16)}…`;
}

/** Beside the QR code, at the end. */
export function proofLines({ reference, filedAt, digest }: FilingProof): readonly string[] {
  return [
    `Mã hồ sơ: ${reference}`,
    `Thời điểm nộp: ${filedAt}`,
    `Mã băm SHA-256 ghi trên biên nhận: ${digest}`,
    'Đối chiếu mã hồ sơ và mã băm với biên nhận điện tử để kiểm tra bản in này.',
  ];
}
