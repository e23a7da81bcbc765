import type { Sentence } from '#kernel';
import type { CivilDate } from '../regime/interval.js';
import type { RegimeCode } from '../regime/regimes.js';
import { type FormCode, formOf } from './forms.js';
import { requiredFacts } from './required-facts.js';
import {
  ACT_TYPES,
  COUNT_BASES,
  COUNTED_THINGS,
  DATA_ORIGINS,
  DATA_TYPE_STATES,
  HARM_INTERESTS,
  REPORTER_ROLES,
  SALE_CHANNELS,
} from './vocabulary.js';

/** One version of the questions that the product asks for a form; the official form itself has none. */
export interface FormVersion {
  readonly regime: RegimeCode;
  readonly code: FormCode;
  /** `08/2`: the form and a running number; what filings and drafts keep. */
  readonly version: string;
  readonly since: CivilDate;
  readonly changes: Sentence;
  /** SHA-256 of {@link formQuestions}, which the spec computes: other questions need a new version. */
  readonly digest: string;
}

const FIRST: Sentence = { vi: 'Phiên bản đầu tiên.', en: 'The first version.' };
const SECOND: Sentence = {
  vi: 'Số lượng theo từng loại (chủ thể, bản ghi; cơ bản, nhạy cảm) với căn cứ đếm, ước tính hoặc chưa biết; biện pháp đã, đang và sẽ làm; nguồn phát sinh; câu hỏi riêng về mua, bán, chuyển giao trái phép.',
  en: 'Counts of each thing (people, records; basic, sensitive) as counted, estimated or not known; measures done, under way and planned; origin; questions of their own on illegal sale or transfer.',
};
const THIRD: Sentence = {
  vi: 'Thời gian xảy ra được ghi là chính xác hoặc ước chừng thì cần thời điểm đó.',
  en: 'A time of occurrence that is said to be exact or approximate has to be given.',
};
const THIRD_08: Sentence = {
  vi: `${THIRD.vi} Trong lĩnh vực tài chính: tổ chức có trực tiếp thu thập dữ liệu hay không. Dữ liệu vị trí, sinh trắc học: thời điểm khắc phục xong.`,
  en: `${THIRD.en} In finance: whether the organisation itself collected the data. Location and biometric data: when the incident was remedied.`,
};

/** Oldest first; the last of a form is the current one. */
export const FORM_VERSIONS: readonly FormVersion[] = [
  {
    regime: 'VN-PDPD-2023',
    code: '03',
    version: '03/1',
    since: '2026-11-22',
    changes: FIRST,
    digest: '023c052f4b0db352f440879bd9959b11d147bd33ce3420af88ed29280f1ea5d8',
  },
  {
    regime: 'VN-PDPL-2025',
    code: '08',
    version: '08/1',
    since: '2026-11-22',
    changes: FIRST,
    digest: '388fee18cb2c797256f912d9467c4d9beedf2410b7199c0611f3c33b5794bef8',
  },
  {
    regime: 'VN-PDPD-2023',
    code: '03',
    version: '03/2',
    since: '2026-11-22',
    changes: SECOND,
    digest: '68a54dd234e85541cae1276c0db98a0dce3ffe8840290e524c3d295923246818',
  },
  {
    regime: 'VN-PDPL-2025',
    code: '08',
    version: '08/2',
    since: '2026-11-22',
    changes: SECOND,
    digest: '88759c4fb664bdbe102004e82689209d8510157e351d92afaf87b1c0ac4cd93f',
  },
  {
    regime: 'VN-PDPD-2023',
    code: '03',
    version: '03/3',
    since: '2026-11-27',
    changes: THIRD,
    digest: '7b12e682daf92a392d7dc7e00ac83fe78aa599c84dc5db635dfeb39279d1f9f7',
  },
  {
    regime: 'VN-PDPL-2025',
    code: '08',
    version: '08/3',
    since: '2026-11-27',
    changes: THIRD_08,
    digest: '1ebe90de8f8828302b7e85fc32cd399d4493caf2c5517959b54422da25267cd7',
  },
];

/** The current version of a form's questions. Throws `UNKNOWN_FORM` (invalid) where the regime has no such form. */
export function formVersionOf(regime: RegimeCode, code: string): string {
  const form = formOf(regime, code);
  return FORM_VERSIONS.filter((one) => one.regime === regime && one.code === form.code).at(-1)!.version;
}

/** What makes the questions of a form what they are, as text: its lines with their need, and the answers to choose from. */
export function formQuestions(regime: RegimeCode, code: string): string {
  const lines = requiredFacts(regime, code).map(({ path, label, need, origin, article }) => [path, label, need, origin, article]);
  const choices = [REPORTER_ROLES, ACT_TYPES, HARM_INTERESTS, DATA_TYPE_STATES, COUNTED_THINGS, COUNT_BASES, DATA_ORIGINS, SALE_CHANNELS];
  return JSON.stringify([lines, choices]);
}
