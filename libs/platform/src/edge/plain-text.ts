import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';
import { isPlainText, isVisibleText, normaliseText } from '#kernel';

/**
 * A text that people write: normalised (NFC, trimmed), at most `max` characters, free of characters that deceive
 * (controls, bidirectional overrides), and with something to see in it where there is any. Markup in it is kept as the characters it is.
 */
export function PlainText(max: number, options: { required?: boolean; each?: boolean } = {}): PropertyDecorator {
  return (target, property) => {
    const normalise = (value: unknown) => (typeof value === 'string' ? normaliseText(value) : value);
    Transform(({ value }: { value: unknown }) => (options.each && Array.isArray(value) ? value.map(normalise) : normalise(value)))(
      target,
      property,
    );
    const fault = (value: unknown): string | undefined => {
      if (typeof value !== 'string' || (options.required && isPlainText(value) && !isVisibleText(value))) return 'EMPTY';
      if (!isPlainText(value) || (value !== '' && !isVisibleText(value))) return 'DECEPTIVE_CHARACTERS';
      return [...value].length > max ? `TOO_LONG:${max}` : undefined;
    };
    registerDecorator({
      name: 'plainText',
      target: target.constructor,
      propertyName: property as string,
      constraints: [max, options.required ?? false],
      options: { each: options.each ?? false },
      validator: {
        validate: (value: unknown) => fault(value) === undefined,
        // With `each` this is asked once, for the whole list.
        defaultMessage: (args) =>
          (options.each && Array.isArray(args?.value) ? args.value : [args?.value]).map(fault).find(Boolean) ?? 'EMPTY',
      },
    });
  };
}
