import { isEmail, ValidateBy } from 'class-validator';

/** An e-mail address, as `IsEmail` has it, which itself throws on half a letter (a lone surrogate) instead of refusing it. */
export function EmailAddress(): PropertyDecorator {
  return ValidateBy({
    name: 'isEmail',
    validator: { validate: (value: unknown) => typeof value === 'string' && value.isWellFormed() && isEmail(value) },
  });
}
