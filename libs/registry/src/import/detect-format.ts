import type { Sentence } from '#kernel';
import type { Sheet } from './cells.js';
import { isCisoAssistantWorkbook, parseCisoAssistant } from './ciso-sheets.js';
import { isCisoAssistantTemplate, parseCisoTemplate } from './ciso-template.js';
import { isCnilPia, parseCnilPia } from './cnil-pia.js';
import { isCnilRegister, parseCnilRegister } from './cnil-register.js';
import { isFideslang, parseFideslang } from './fideslang.js';
import { isIcoTemplate, parseIcoTemplate } from './ico-template.js';
import { isKhienRegister, parseKhienRegister } from './khien-register.js';
import type { ParsedFile } from './staged-activity.js';
import type { ImportFormat, ParsedRows } from './staging.js';

/** What a format is called in a report. */
export const FORMAT_NAMES: Readonly<Record<ImportFormat, Sentence>> = {
  CISO_ASSISTANT_WORKBOOK: { vi: 'Sổ đăng ký nhiều trang tính của CISO Assistant', en: 'Workbook of CISO Assistant' },
  CISO_ASSISTANT_TEMPLATE: { vi: 'Mẫu một trang tính của CISO Assistant', en: 'Flat template of CISO Assistant' },
  ICO_CONTROLLER_TEMPLATE: { vi: 'Mẫu sổ đăng ký của bên kiểm soát (ICO, Anh)', en: 'Controller template of the British ICO' },
  CNIL_SIMPLIFIED_REGISTER: { vi: 'Sổ đăng ký rút gọn của CNIL (Pháp)', en: 'Simplified register of the French CNIL' },
  FIDESLANG_SYSTEMS: { vi: 'Khai báo hệ thống fideslang (YAML, JSON)', en: 'Systems of fideslang (YAML, JSON)' },
  CNIL_PIA: { vi: 'Đánh giá tác động từ phần mềm PIA của CNIL', en: "Impact assessment of the CNIL's PIA tool" },
  KHIEN_REGISTER: { vi: 'Sổ đăng ký xuất từ Khiên', en: 'Register exported from Khiên' },
  MAPPED_TABLE: { vi: 'Bảng bất kỳ, đọc theo tiêu đề cột', en: 'Any table, read by its headers' },
};

/** One format of tables: how it is recognised by what is in it, never by the name of a file, and how it becomes staging rows. */
interface SheetFormat {
  readonly format: ImportFormat;
  readonly recognises: (sheets: readonly Sheet[]) => boolean;
  readonly parse: (sheets: readonly Sheet[]) => ParsedRows;
}

/** The first that recognises the file reads it. */
const SHEET_FORMATS: readonly SheetFormat[] = [
  { format: 'CISO_ASSISTANT_WORKBOOK', recognises: isCisoAssistantWorkbook, parse: parseCisoAssistant },
  { format: 'CISO_ASSISTANT_TEMPLATE', recognises: isCisoAssistantTemplate, parse: parseCisoTemplate },
  { format: 'ICO_CONTROLLER_TEMPLATE', recognises: isIcoTemplate, parse: parseIcoTemplate },
  { format: 'CNIL_SIMPLIFIED_REGISTER', recognises: isCnilRegister, parse: parseCnilRegister },
];

interface JsonFormat {
  readonly format: ImportFormat;
  readonly recognises: (value: unknown) => boolean;
  readonly parse: (value: unknown) => ParsedFile;
}

const JSON_FORMATS: readonly JsonFormat[] = [
  { format: 'KHIEN_REGISTER', recognises: isKhienRegister, parse: parseKhienRegister },
  { format: 'FIDESLANG_SYSTEMS', recognises: isFideslang, parse: parseFideslang },
  { format: 'CNIL_PIA', recognises: isCnilPia, parse: parseCnilPia },
];

/** The format of a file, by its tables; undefined where it is none that we read. */
export function detectFormat(sheets: readonly Sheet[]): SheetFormat | undefined {
  return SHEET_FORMATS.find(({ recognises }) => recognises(sheets));
}

/** The same for a JSON file. */
export function detectJsonFormat(value: unknown): JsonFormat | undefined {
  return JSON_FORMATS.find(({ recognises }) => recognises(value));
}
