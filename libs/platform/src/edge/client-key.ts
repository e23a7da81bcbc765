import { applyDecorators } from '@nestjs/common';
import { Length, Matches } from 'class-validator';

/** A key that the sender makes up for what is sent, so that sent again it takes effect once: 8 to 200 printable characters of ASCII. */
export function ClientKey(): PropertyDecorator {
  return applyDecorators(Length(8, 200), Matches(/^[\x21-\x7e]+$/));
}
