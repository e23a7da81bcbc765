import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Defect, Invalid, type Sentence } from '#kernel';
import { rememberRules } from './remember-rules.js';

rememberRules();

/** What stands in the list is told by us: class-validator's own sentence is English. */
const listed = (rule: string, field: string): Sentence => {
  const allowed = rule.split('following values: ')[1] ?? '';
  return {
    vi: `Giá trị của "${field}" không nằm trong danh mục; hãy chọn trong: ${allowed}.`,
    en: `The value of "${field}" is not in the list; choose from: ${allowed}.`,
  };
};
const kind = (vi: string, en: string) => (_rule: string, field: string) => ({
  vi: `"${field}" phải là ${vi}.`,
  en: `"${field}" must be ${en}.`,
});
const tooFew = (_rule: string, field: string): Sentence => ({
  vi: `"${field}" có quá ít mục; hãy thêm.`,
  en: `"${field}" has too few entries; add some.`,
});

const SENTENCES: Record<string, (detail: string, field: string) => Sentence> = {
  EMPTY: () => ({ vi: 'Mục này không được để trống.', en: 'This must not be empty.' }),
  TOO_LONG: (max) => ({ vi: `Nội dung dài hơn ${max} ký tự; hãy rút gọn.`, en: `Longer than ${max} characters; shorten it.` }),
  DECEPTIVE_CHARACTERS: () => ({
    vi: 'Có ký tự điều khiển hoặc đảo chiều chữ ẩn trong nội dung; hãy gõ lại đoạn đó.',
    en: 'It holds hidden control or direction-changing characters; type that part again.',
  }),
  isUuid: () => ({ vi: 'Mã không đúng dạng.', en: 'This is not an id.' }),
  isEmail: () => ({ vi: 'Địa chỉ thư điện tử không đúng dạng.', en: 'This is not an e-mail address.' }),
  isIn: listed,
  isEnum: listed,
  isInt: kind('số nguyên', 'a whole number'),
  isBoolean: kind('đúng hoặc sai (true, false)', 'true or false'),
  isString: kind('chữ', 'a text'),
  isArray: kind('danh sách', 'a list'),
  isDate: kind('ngày', 'a date'),
  nestedValidation: kind('một nhóm mục', 'an object or a list of them'),
  arrayMinSize: tooFew,
  arrayNotEmpty: tooFew,
  isLength: (rule) => ({
    vi: `Độ dài không phù hợp: cần từ ${numbersOf(rule).join(' đến ')} ký tự.`,
    en: `Wrong length: ${numbersOf(rule).join(' to ')} characters.`,
  }),
  maxLength: (rule) => ({
    vi: `Dài hơn ${numbersOf(rule)[0]} ký tự; hãy rút gọn.`,
    en: `Longer than ${numbersOf(rule)[0]} characters; shorten it.`,
  }),
  min: (rule) => ({ vi: `Số này không được nhỏ hơn ${numbersOf(rule)[0]}.`, en: `This must not be less than ${numbersOf(rule)[0]}.` }),
  max: (rule) => ({ vi: `Số này không được lớn hơn ${numbersOf(rule)[0]}.`, en: `This must not be greater than ${numbersOf(rule)[0]}.` }),
  arrayMaxSize: (rule) => ({
    vi: `Danh sách có hơn ${numbersOf(rule)[0]} mục; hãy bớt.`,
    en: `More than ${numbersOf(rule)[0]} entries; remove some.`,
  }),
  arrayUnique: () => ({ vi: 'Danh sách có mục bị lặp; mỗi mục chỉ ghi một lần.', en: 'An entry is repeated; give each only once.' }),
  matches: () => ({
    vi: 'Chỉ dùng chữ cái không dấu, chữ số và ký hiệu thường, không có khoảng trắng.',
    en: 'Only plain letters, digits and signs, without blanks.',
  }),
  equals: (rule) => ({
    vi: `Mục này phải được xác nhận (giá trị ${lastWordOf(rule)}).`,
    en: `This must be confirmed (value ${lastWordOf(rule)}).`,
  }),
  whitelistValidation: () => ({ vi: 'Trường này không có trong biểu mẫu.', en: 'There is no such field.' }),
};

/** The bounds that class-validator's sentence ends with: `… than or equal to 8 and shorter than or equal to 200 characters`. */
function numbersOf(rule: string): string[] {
  return rule.slice(rule.indexOf(' ')).match(/-?\d+/g) ?? [''];
}

function lastWordOf(rule: string): string {
  return rule.slice(rule.lastIndexOf(' ') + 1);
}

/** Inputs become commands here: unknown fields are refused, and every fault comes back at once, as defects. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => new Invalid(errors.flatMap((error) => defectsOf(error))),
  });
}

/** Everything that class-validator found wrong under one property, with dotted paths. */
export function defectsOf(error: ValidationError, prefix = ''): Defect[] {
  const path = prefix ? `${prefix}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]): Defect => {
    const [code = '', detail = ''] = constraint === 'plainText' ? message.split(':') : [constraint, message];
    const sentence = SENTENCES[code]?.(detail, error.property) ?? {
      vi: `Giá trị của "${error.property}" không hợp lệ.`,
      en: `Not valid: ${message}.`,
    };
    return { path, code: code.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase(), ...sentence };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => defectsOf(child, path))];
}
