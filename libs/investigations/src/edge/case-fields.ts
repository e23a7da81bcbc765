import { Field, ID } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { LARGEST_VND } from '#law';
import { LocalDate, PlainText, WholeNumber } from '#platform';

/** The fields of a case are many and of few kinds. */
const all =
  (...decorators: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
const open = { nullable: true } as const;

export const Id = (description: string) =>
  all(
    Field(() => ID, { description }),
    IsUUID(),
  );
export const OpenId = (description: string) =>
  all(
    Field(() => ID, { ...open, description }),
    IsOptional(),
    IsUUID(),
  );
export const Ids = (description: string, max: number) =>
  all(
    Field(() => [ID], { description }),
    IsArray(),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsUUID('all', { each: true }),
  );
export const Text = (description: string, max = 4000) =>
  all(
    Field(() => String, { description }),
    PlainText(max, { required: true }),
  );
export const OpenText = (description: string, max = 4000) =>
  all(
    Field(() => String, { ...open, description }),
    IsOptional(),
    PlainText(max),
  );
export const Day = (description: string) =>
  all(
    Field(() => LocalDate, { description }),
    IsString(),
  );
export const OpenDay = (description: string) =>
  all(
    Field(() => LocalDate, { ...open, description }),
    IsOptional(),
    IsString(),
  );
const whole = [IsInt(), Min(0), Max(LARGEST_VND)];
export const Whole = (description: string) =>
  all(
    Field(() => WholeNumber, { description }),
    ...whole,
  );
export const OpenWhole = (description: string) =>
  all(
    Field(() => WholeNumber, { ...open, description }),
    IsOptional(),
    ...whole,
  );
export const YesNo = (description: string, defaultValue = false) =>
  all(
    Field(() => Boolean, { defaultValue, description }),
    IsBoolean(),
  );
export const OpenYesNo = (description: string) =>
  all(
    Field(() => Boolean, { ...open, description }),
    IsOptional(),
    IsBoolean(),
  );
export const Code = (type: object, codes: readonly string[], description: string) =>
  all(
    Field(() => type, { description }),
    IsIn(codes),
  );
export const OpenCode = (type: object, codes: readonly string[], description: string) =>
  all(
    Field(() => type, { ...open, description }),
    IsOptional(),
    IsIn(codes),
  );
export const Codes = (type: object, codes: readonly string[], description: string) =>
  all(
    Field(() => [type], { description }),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(codes.length),
    ArrayUnique(),
    IsIn(codes, { each: true }),
  );
export const Rows = (row: () => new () => object, description: string, max: number) =>
  all(
    Field(() => [row()], { description }),
    IsArray(),
    ArrayMaxSize(max),
    ValidateNested({ each: true }),
    Type(row),
  );
