import { Field, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { LocalDate, PlainText } from '#platform';

const all =
  (...decorators: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
const given = { nullable: true } as const;

/** The fields of a dossier are many and of few kinds; each may be absent. */
export const Told = (description: string, max = 300) =>
  all(
    Field(() => String, { ...given, description }),
    IsOptional(),
    PlainText(max),
  );
/** A text of some pages. */
export const ToldAtLength = (description: string) => Told(description, 20_000);
export const ToldYesNo = (description: string) =>
  all(
    Field(() => Boolean, { ...given, description }),
    IsOptional(),
    IsBoolean(),
  );
export const ToldDay = (description: string) =>
  all(
    Field(() => LocalDate, { ...given, description }),
    IsOptional(),
    IsString(),
  );
export const ToldNumber = (description: string) =>
  all(
    Field(() => Int, { ...given, description }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(2_000_000_000),
  );
export const ToldCode = (type: object, codes: readonly string[], description: string) =>
  all(
    Field(() => type, { ...given, description }),
    IsOptional(),
    IsIn(codes),
  );
export const ToldCodes = (codes: readonly string[], description: string, type: object = String) =>
  all(
    Field(() => [type], { ...given, description }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(codes.length),
    IsIn(codes, { each: true }),
  );
export const ToldNames = (description: string) =>
  all(
    Field(() => [String], { ...given, description }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(200),
    PlainText(300, { each: true }),
  );
export const ToldRows = (row: () => new () => object, description: string, max = 200) =>
  all(
    Field(() => [row()], { ...given, description }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(max),
    ValidateNested({ each: true }),
    Type(row),
  );
export const ToldPart = (part: () => new () => object, description: string) =>
  all(Field(part, { ...given, description }), IsOptional(), ValidateNested(), Type(part));
/** A text without which a row says nothing. */
export const Needed = (description: string, max = 300) =>
  all(
    Field(() => String, { description }),
    PlainText(max, { required: true }),
  );
