import { Field, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { RegimeCodeEnum } from '#filings';
import { ENTITY_KINDS, ENTITY_LABELS, type EntityKind } from '#law';
import { LocalDate, PlainText } from '#platform';
import { lawEnum } from './facts.input.js';

const EntityKindEnum = lawEnum('EntityKind', 'What an organisation is, as it classifies itself.', ENTITY_KINDS, ENTITY_LABELS);

@InputType({ description: 'What an organisation is and does, as far as it is known. Nothing is kept.' })
export class ExemptionInput {
  @Field(() => RegimeCodeEnum, { nullable: true, description: 'Under which regime; absent: the one in force on the day.' })
  @IsOptional()
  @IsIn(Object.values(RegimeCodeEnum))
  regime?: string | null;
  @Field(() => EntityKindEnum, { description: 'What it is.' })
  @IsIn(ENTITY_KINDS)
  kind: EntityKind;
  @Field(() => Boolean, { nullable: true, description: 'Whether it trades in processing services (D356 21).' })
  @IsOptional()
  @IsBoolean()
  tradesInProcessing?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it directly processes sensitive data, those of employees included.' })
  @IsOptional()
  @IsBoolean()
  processesSensitive?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'All data subjects whose data it has ever processed.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  cumulativeSubjects?: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'When it was established; only Decree 13 asks.' })
  @IsOptional()
  @IsString()
  establishedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a start-up: its certificate, or what else shows it.' })
  @IsOptional()
  @PlainText(200)
  startupEvidence?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day that is asked about; absent: today in Vietnam.' })
  @IsOptional()
  @IsString()
  on?: string | null;
}
