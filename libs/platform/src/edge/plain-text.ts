import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';
import { isPlainText, normaliseText } from '#kernel';

/**
 * A text that people write: normalised (NFC, trimmed), at most `max` characters, free of characters that deceive
 * (controls, bidirectional overrides). Markup in it is kept as the characters it is.
 */
export function PlainText(max: number, options: { required?: boolean; each?: boolean } = {}): PropertyDecorator {
  return (target, property) => {
    const normalise = (value: unknown) => (typeof value === 'string' ? normaliseText(value) : value);
    Transform(({ value }: { value: unknown }) => (options.each && Array.isArray(value) ? value.map(normalise) : normalise(value)))(
      target,
      property,
    );
    registerDecorator({
      name: 'plainText',
      target: target.constructor,
      propertyName: property as string,
      constraints: [max, options.required ?? false],
      options: { each: options.each ?? false },
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && [...value].length <= max && isPlainText(value) && !(options.required && value === ''),
        defaultMessage: (args) => {
          const value: unknown = args?.value;
          if (typeof value !== 'string' || value === '') return 'EMPTY';
          return isPlainText(value) ? `TOO_LONG:${max}` : 'DECEPTIVE_CHARACTERS';
        },
      },
    });
  };
}
