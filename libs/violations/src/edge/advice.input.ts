import { Field, InputType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { SECTORS, type Sector } from '#law';
import { CyberIncidentInput, FactsInput, SectorEnum } from './facts.input.js';

@InputType({ description: 'Whether the same event is a cyber incident; for the decision helper.' })
export class AdviceCyberInput extends PickType(CyberIncidentInput, ['isCyberIncident', 'serious', 'disruptsOrNationalSecurity'] as const) {}

/** No field takes free text: nothing that a person writes comes in, or goes out again. */
@InputType({ description: 'The answers of the decision helper. Every one may be left out: not yet known. Nothing is kept.' })
export class AdviceInput extends PickType(FactsInput, [
  'reporterRole',
  'collectsDirectly',
  'actType',
  'harmInterests',
  'dataTypes',
  'dataTypesUnknown',
  'occurredFrom',
  'occurredTo',
  'occurrencePrecision',
  'detectedAt',
] as const) {
  @Field(() => SectorEnum, { nullable: true, description: 'In which sector the organisation works.' })
  @IsOptional()
  @IsIn(SECTORS)
  sector?: Sector | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it lies within the scope of the Ministry of National Defence.' })
  @IsOptional()
  @IsBoolean()
  defenceScope?: boolean | null;
  @Field(() => AdviceCyberInput, { nullable: true, description: 'Whether it is a cyber incident too.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AdviceCyberInput)
  cyberIncident?: AdviceCyberInput | null;
}
