import { DomainError } from '#kernel';

/** 50 MiB: a filing with scans; beyond it nothing is read. */
export const MAX_PDF_BYTES = 50 * 1024 * 1024;
/** Each costs a digest of the file. */
export const MAX_SIGNATURES = 16;
/** 256 KiB of CMS, in hex; real ones with chain, time stamp and revocation lists are below 64 KiB. */
const MAX_CONTENTS = 2 * 256 * 1024;

/** A signature of a file as its dictionary tells it: which bytes it covers, and the CMS object (null: not readable). */
export interface SignatureSlot {
  readonly covered: readonly [Uint8Array, Uint8Array] | null;
  readonly coversWholeFile: boolean;
  readonly cms: Uint8Array<ArrayBuffer> | null;
  /** `/M`, claimed by the signer. */
  readonly claimedAt: Date | null;
}

const BYTE_RANGE =
  /\/ByteRange[\s\0]{0,32}\[[\s\0]{0,32}(\d{1,10})[\s\0]{1,32}(\d{1,10})[\s\0]{1,32}(\d{1,10})[\s\0]{1,32}(\d{1,10})[\s\0]{0,32}\]/g;

/**
 * The signatures of a PDF, in the order of the file. Found by their byte ranges (ISO 32000-1, 12.8.1) and without
 * unpacking anything, so that no stream of the file is ever inflated. Throws `NOT_A_PDF`, `PDF_CUT_OFF` (invalid),
 * `PDF_TOO_LARGE`, `TOO_MANY_SIGNATURES` (limit).
 */
export function signatureSlots(pdf: Uint8Array): readonly SignatureSlot[] {
  if (pdf.length > MAX_PDF_BYTES)
    throw new DomainError('PDF_TOO_LARGE', 'limit', {
      vi: 'Tệp PDF lớn hơn 50 MB nên chưa được đọc. Hãy tách bớt tài liệu kèm theo rồi tải lên lại.',
      en: 'The PDF is larger than 50 MB and was not read. Take attachments out of it and upload it again.',
    });
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  if (!text.slice(0, 1024).includes('%PDF-'))
    throw new DomainError('NOT_A_PDF', 'invalid', {
      vi: 'Tệp này không phải là PDF. Hãy tải lên bản PDF đã ký.',
      en: 'This file is not a PDF. Upload the signed PDF.',
    });
  if (!text.slice(-2048).includes('%%EOF'))
    throw new DomainError('PDF_CUT_OFF', 'invalid', {
      vi: 'Tệp PDF bị thiếu phần cuối. Hãy tải lên lại từ bản gốc.',
      en: 'The end of the PDF is missing. Upload it again from the original.',
    });
  const ranges = new Map([...text.matchAll(BYTE_RANGE)].map((match) => [match.slice(1).join(' '), match]));
  if (ranges.size > MAX_SIGNATURES)
    throw new DomainError('TOO_MANY_SIGNATURES', 'limit', {
      vi: `Tệp PDF có hơn ${MAX_SIGNATURES} chữ ký nên chưa được đọc. Hãy tải lên bản chỉ có các chữ ký cần thiết.`,
      en: `The PDF has more than ${MAX_SIGNATURES} signatures and was not read. Upload one with the needed signatures only.`,
    });
  return [...ranges.values()].map((match) => slotAt(pdf, text, match));
}

function slotAt(pdf: Uint8Array, text: string, match: RegExpExecArray): SignatureSlot {
  const [start, length, next, rest] = match.slice(1).map(Number) as [number, number, number, number];
  // The dictionary around it; its /Contents lies in the gap, which may be long.
  const dictionary =
    text.slice(Math.max(0, match.index - 2048, text.lastIndexOf(' obj', match.index)), match.index + 2048) +
    text.slice(next, Math.min(next + 1024, endOf(text, 'endobj', next)));
  const inFile = start === 0 && length < next && next + rest <= pdf.length;
  // Between the two ranges stands the hexadecimal string of /Contents and nothing else: what stands there is not covered.
  const gap = inFile && next - length <= MAX_CONTENTS + 2 ? text.slice(length, next) : '';
  const hex = /^<([\dA-Fa-f\s\0]*)>$/.exec(gap)?.[1]?.replace(/[\s\0]+/g, '');
  return {
    covered: hex ? [pdf.subarray(0, length), pdf.subarray(next, next + rest)] : null,
    coversWholeFile: Boolean(hex) && next + rest === pdf.length,
    cms: hex ? new Uint8Array(Buffer.from(hex, 'hex')) : null,
    claimedAt: pdfDate(/\/M\s{0,32}\(D:([^)]{4,32})\)/.exec(dictionary)?.[1]),
  };
}

function endOf(text: string, word: string, from: number): number {
  const at = text.indexOf(word, from);
  return at < 0 ? text.length : at;
}

/** `20261122083000+07'00'` (ISO 32000-1, 7.9.4); null where it is not a date. */
function pdfDate(value: string | undefined): Date | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z|([+-])(\d{2})'?(\d{2})?'?)?/.exec(value ?? '');
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, sign, zoneHours, zoneMinutes] = parts;
  const zone = sign ? `${sign}${zoneHours}:${zoneMinutes ?? '00'}` : 'Z';
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(date.getTime()) ? null : date;
}
