import { DomainError, type Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { D13_IN_FORCE, L91_IN_FORCE, type RegimeCode } from '../regime/regimes.js';
import { type DataTypeCode, isDataTypeCode } from './data-types.js';

export const DATA_CLASSES = ['BASIC', 'SENSITIVE'] as const;
/** Dữ liệu cá nhân cơ bản / nhạy cảm (D13 2.3, 2.4; D356 3, 4). */
export type DataClass = (typeof DATA_CLASSES)[number];

export interface DataTypeClass extends Interval {
  readonly regime: RegimeCode;
  readonly code: DataTypeCode;
  readonly class: DataClass;
  readonly article: Article;
  readonly confidence: Confidence;
  /** Where the list and the code do not cover each other. */
  readonly note?: Sentence;
}

type Row = readonly [class_: DataClass, article: Article, confidence?: Confidence, note?: Sentence];

const D13: Readonly<Record<DataTypeCode, Row>> = {
  FULL_BIRTH_NAME: ['BASIC', 'D13 2.3(a)'],
  OTHER_NAME: ['BASIC', 'D13 2.3(a)'],
  BIRTH_DATE: ['BASIC', 'D13 2.3(b)'],
  DEATH_OR_MISSING_DATE: ['BASIC', 'D13 2.3(b)'],
  SEX: ['BASIC', 'D13 2.3(c)'],
  BIRTH_PLACE: ['BASIC', 'D13 2.3(d)'],
  BIRTH_REG_PLACE: ['BASIC', 'D13 2.3(d)'],
  PERMANENT_RES: ['BASIC', 'D13 2.3(d)'],
  TEMPORARY_RES: ['BASIC', 'D13 2.3(d)'],
  CURRENT_RES: ['BASIC', 'D13 2.3(d)'],
  HOMETOWN: ['BASIC', 'D13 2.3(d)'],
  CONTACT_ADDRESS: ['BASIC', 'D13 2.3(d)'],
  NATIONALITY: ['BASIC', 'D13 2.3(đ)'],
  PERSON_IMAGE: ['BASIC', 'D13 2.3(e)'],
  PHONE_NUMBER: ['BASIC', 'D13 2.3(g)'],
  PERSONAL_ID_NUMBER: ['BASIC', 'D13 2.3(g)'],
  PASSPORT_NUMBER: ['BASIC', 'D13 2.3(g)'],
  DRIVING_LICENCE: ['BASIC', 'D13 2.3(g)'],
  PLATE_NUMBER: ['BASIC', 'D13 2.3(g)'],
  OLD_ID_CARD_NUMBER: ['BASIC', 'D13 2.3(g)'],
  PERSONAL_TAX_CODE: ['BASIC', 'D13 2.3(g)'],
  SOCIAL_INSURANCE_NO: ['BASIC', 'D13 2.3(g)'],
  HEALTH_INSURANCE_NO: ['BASIC', 'D13 2.3(g)'],
  MARITAL_STATUS: ['BASIC', 'D13 2.3(h)'],
  FAMILY_RELATIONS: ['BASIC', 'D13 2.3(i)'],
  DIGITAL_ACCOUNT: ['BASIC', 'D13 2.3(k)'],
  CYBER_ACTIVITY_HISTORY: ['BASIC', 'D13 2.3(k)'],
  OTHER_IDENTIFYING: ['BASIC', 'D13 2.3(l)'],
  RACIAL_ETHNIC_ORIGIN: ['SENSITIVE', 'D13 2.4(c)'],
  POLITICAL_VIEW: ['SENSITIVE', 'D13 2.4(a)'],
  RELIGION_BELIEF: [
    'SENSITIVE',
    'D13 2.4(a)',
    'C1',
    { vi: 'Nghị định 13 nêu quan điểm tôn giáo, không nêu tín ngưỡng', en: 'Decree 13 lists religious views, not belief' },
  ],
  PRIVATE_LIFE_SECRETS: [
    'SENSITIVE',
    'D13 2.4(b)',
    'I',
    {
      vi: 'Chỉ khi đời tư được ghi trong hồ sơ bệnh án; hiểu rộng hơn cho thận trọng',
      en: 'Listed only where recorded in a medical record; read widely to be careful',
    },
  ],
  HEALTH: [
    'SENSITIVE',
    'D13 2.4(b)',
    'C1',
    { vi: 'Ghi trong hồ sơ bệnh án; không bao gồm thông tin về nhóm máu', en: 'As recorded in a medical record; blood type excepted' },
  ],
  GENETIC: ['SENSITIVE', 'D13 2.4(d)'],
  BIOMETRIC: ['SENSITIVE', 'D13 2.4(đ)'],
  SEX_LIFE_ORIENTATION: ['SENSITIVE', 'D13 2.4(e)'],
  CRIME_AND_VIOLATION: [
    'SENSITIVE',
    'D13 2.4(g)',
    'C1',
    {
      vi: 'Nghị định 13 chỉ nêu tội phạm, hành vi phạm tội do cơ quan thực thi pháp luật thu thập',
      en: 'Decree 13 lists only crime data held by law-enforcement bodies',
    },
  ],
  LOCATION: ['SENSITIVE', 'D13 2.4(i)'],
  EID_CREDENTIALS: [
    'BASIC',
    'D13 2.3(l)',
    'I',
    { vi: 'Không được liệt kê; xếp vào nhóm còn lại', en: 'Not listed; falls into the residual item' },
  ],
  ID_CARD_IMAGE: [
    'BASIC',
    'D13 2.3(e)',
    'I',
    { vi: 'Không được liệt kê riêng; hình ảnh là dữ liệu cơ bản', en: 'Not listed as such; an image is basic' },
  ],
  BANK_CREDENTIALS: [
    'SENSITIVE',
    'D13 2.4(h)',
    'I',
    { vi: 'Thuộc thông tin khách hàng của tổ chức tín dụng', en: 'As customer information of a credit institution' },
  ],
  BANK_CARD_AND_TX: [
    'SENSITIVE',
    'D13 2.4(h)',
    'C1',
    {
      vi: 'Thông tin khách hàng của tổ chức tín dụng, trung gian thanh toán',
      en: 'Customer information of credit institutions and payment intermediaries',
    },
  ],
  FINANCIAL_SECURITIES_INSURANCE: [
    'SENSITIVE',
    'D13 2.4(h)',
    'I',
    { vi: 'Chỉ được liệt kê một phần; hiểu rộng hơn cho thận trọng', en: 'Listed only in part; read widely to be careful' },
  ],
  OTHER_CONFIDENTIAL: ['SENSITIVE', 'D13 2.4(k)'],
};

const RESIDUAL: Sentence = {
  vi: 'Nghị định 356 không liệt kê; xếp vào nhóm còn lại',
  en: 'Not listed in Decree 356; falls into the residual item',
};

const D356: Readonly<Record<DataTypeCode, Row>> = {
  FULL_BIRTH_NAME: ['BASIC', 'D356 3.1'],
  OTHER_NAME: ['BASIC', 'D356 3.1'],
  BIRTH_DATE: ['BASIC', 'D356 3.2'],
  DEATH_OR_MISSING_DATE: ['BASIC', 'D356 3.2'],
  SEX: ['BASIC', 'D356 3.3'],
  BIRTH_PLACE: ['BASIC', 'D356 3.4'],
  BIRTH_REG_PLACE: ['BASIC', 'D356 3.4'],
  PERMANENT_RES: ['BASIC', 'D356 3.4'],
  TEMPORARY_RES: ['BASIC', 'D356 3.4'],
  CURRENT_RES: ['BASIC', 'D356 3.4'],
  HOMETOWN: ['BASIC', 'D356 3.4'],
  CONTACT_ADDRESS: ['BASIC', 'D356 3.4'],
  NATIONALITY: ['BASIC', 'D356 3.5'],
  PERSON_IMAGE: ['BASIC', 'D356 3.6'],
  PHONE_NUMBER: ['BASIC', 'D356 3.7'],
  PERSONAL_ID_NUMBER: ['BASIC', 'D356 3.7'],
  PASSPORT_NUMBER: ['BASIC', 'D356 3.7'],
  DRIVING_LICENCE: ['BASIC', 'D356 3.7'],
  PLATE_NUMBER: ['BASIC', 'D356 3.7'],
  OLD_ID_CARD_NUMBER: ['BASIC', 'D356 3.11', 'C1', RESIDUAL],
  PERSONAL_TAX_CODE: ['BASIC', 'D356 3.11', 'C1', RESIDUAL],
  SOCIAL_INSURANCE_NO: ['BASIC', 'D356 3.11', 'C1', RESIDUAL],
  HEALTH_INSURANCE_NO: ['BASIC', 'D356 3.11', 'C1', RESIDUAL],
  MARITAL_STATUS: ['BASIC', 'D356 3.8'],
  FAMILY_RELATIONS: ['BASIC', 'D356 3.9'],
  DIGITAL_ACCOUNT: ['BASIC', 'D356 3.10'],
  CYBER_ACTIVITY_HISTORY: [
    'SENSITIVE',
    'D356 4.1(l)',
    'C1',
    { vi: 'Là dữ liệu cơ bản theo Nghị định 13', en: 'Was basic under Decree 13' },
  ],
  OTHER_IDENTIFYING: ['BASIC', 'D356 3.11'],
  RACIAL_ETHNIC_ORIGIN: ['SENSITIVE', 'D356 4.1(a)'],
  POLITICAL_VIEW: ['SENSITIVE', 'D356 4.1(b)'],
  RELIGION_BELIEF: ['SENSITIVE', 'D356 4.1(b)'],
  PRIVATE_LIFE_SECRETS: ['SENSITIVE', 'D356 4.1(c)'],
  HEALTH: ['SENSITIVE', 'D356 4.1(d)'],
  GENETIC: ['SENSITIVE', 'D356 4.1(đ)'],
  BIOMETRIC: ['SENSITIVE', 'D356 4.1(đ)'],
  SEX_LIFE_ORIENTATION: ['SENSITIVE', 'D356 4.1(e)'],
  CRIME_AND_VIOLATION: ['SENSITIVE', 'D356 4.1(g)'],
  LOCATION: ['SENSITIVE', 'D356 4.1(h)'],
  EID_CREDENTIALS: ['SENSITIVE', 'D356 4.1(i)'],
  ID_CARD_IMAGE: ['SENSITIVE', 'D356 4.1(i)'],
  BANK_CREDENTIALS: ['SENSITIVE', 'D356 4.1(k)'],
  BANK_CARD_AND_TX: ['SENSITIVE', 'D356 4.1(k)'],
  FINANCIAL_SECURITIES_INSURANCE: ['SENSITIVE', 'D356 4.1(k)'],
  OTHER_CONFIDENTIAL: ['SENSITIVE', 'D356 4.1(m)'],
};

function rows(regime: RegimeCode, table: Readonly<Record<DataTypeCode, Row>>, interval: Interval): readonly DataTypeClass[] {
  return Object.entries(table).map(([code, [class_, article, confidence = 'C1', note]]) => ({
    regime,
    code: code as DataTypeCode,
    class: class_,
    article,
    confidence,
    ...(note && { note }),
    ...interval,
  }));
}

export const DATA_TYPE_CLASSES: readonly DataTypeClass[] = [
  ...rows('VN-PDPD-2023', D13, D13_IN_FORCE),
  ...rows('VN-PDPL-2025', D356, L91_IN_FORCE),
];

const INDEX = new Map(DATA_TYPE_CLASSES.map((row) => [`${row.regime}/${row.code}`, row]));

/**
 * The class of a kind of data under a regime, with its article. Throws `UNKNOWN_DATA_TYPE` (invalid) for a code that is
 * not one.
 */
export function dataClassOf(regime: RegimeCode, code: string): DataTypeClass {
  const row = isDataTypeCode(code) ? INDEX.get(`${regime}/${code}`) : undefined;
  if (!row)
    throw new DomainError('UNKNOWN_DATA_TYPE', 'invalid', {
      vi: 'Mã loại dữ liệu cá nhân này không có trong danh mục. Hãy chọn một mã trong danh mục.',
      en: 'This data-type code is not in the list. Choose one of the list.',
    });
  return row;
}
