import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Defect, Invalid, type Sentence } from '#kernel';

const SENTENCES: Record<string, (detail: string) => Sentence> = {
  EMPTY: () => ({ vi: 'Mục này không được để trống.', en: 'This must not be empty.' }),
  TOO_LONG: (max) => ({ vi: `Nội dung dài hơn ${max} ký tự; hãy rút gọn.`, en: `Longer than ${max} characters; shorten it.` }),
  DECEPTIVE_CHARACTERS: () => ({
    vi: 'Có ký tự điều khiển hoặc đảo chiều chữ ẩn trong nội dung; hãy gõ lại đoạn đó.',
    en: 'It holds hidden control or direction-changing characters; type that part again.',
  }),
  isUuid: () => ({ vi: 'Mã không đúng dạng.', en: 'This is not an id.' }),
  isEmail: () => ({ vi: 'Địa chỉ thư điện tử không đúng dạng.', en: 'This is not an e-mail address.' }),
  isIn: (allowed) => ({ vi: `Giá trị không nằm trong danh mục: ${allowed}`, en: `Not one of the values in the list: ${allowed}` }),
  whitelistValidation: () => ({ vi: 'Trường này không có trong biểu mẫu.', en: 'There is no such field.' }),
};

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
    const sentence = SENTENCES[code]?.(detail) ?? { vi: `Giá trị không hợp lệ (${code}).`, en: `Not valid: ${message}.` };
    return { path, code: code.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase(), ...sentence };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => defectsOf(child, path))];
}
