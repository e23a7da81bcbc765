import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { PlainText } from '#platform';
import { SystemLocation } from './activity.enums.js';

@InputType({ description: 'An information system as the register of systems keeps it.' })
export class InformationSystemInput {
  @Field(() => String, { description: 'Name; activities that use it show the new one.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { nullable: true, description: 'Who answers for the system.' })
  @IsOptional()
  @PlainText(300)
  ownerName?: string | null;
  @Field(() => Int, { nullable: true, description: 'Its level of information security, 1 to 5 (cấp độ an toàn hệ thống thông tin).' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  securityLevel?: number | null;
  @Field(() => SystemLocation, { defaultValue: SystemLocation.UNKNOWN, description: 'Where it stands.' })
  @IsEnum(SystemLocation)
  location: SystemLocation;
  @Field(() => String, { nullable: true, description: 'Country, where abroad (ISO 3166-1 alpha-2 or a name).' })
  @IsOptional()
  @PlainText(100)
  country?: string | null;
  @Field(() => String, { nullable: true, description: 'Who provides the cloud, where it is one.' })
  @IsOptional()
  @PlainText(300)
  cloudProvider?: string | null;
}

@InputType({ description: 'Another party as the register of parties keeps it.' })
export class RegisteredPartyInput {
  @Field(() => String, { description: 'Name; activities that name it show the new one.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { nullable: true, description: 'Tax code: ten digits, and three more for a branch.' })
  @ValidateIf(({ taxCode }: RegisteredPartyInput) => taxCode != null)
  @Matches(/^\d{10}(-?\d{3})?$/)
  taxCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Country (ISO 3166-1 alpha-2 or a name).' })
  @IsOptional()
  @PlainText(100)
  country?: string | null;
  @Field(() => String, { nullable: true, description: 'Whom to reach there about the protection of personal data.' })
  @IsOptional()
  @PlainText(1000)
  pdpContact?: string | null;
}

@ArgsType()
export class RegisterRowArgs {
  @Field(() => ID, { description: 'The row.' })
  @IsUUID()
  id: string;
  @Field(() => Int, { description: 'The version that you read.' })
  @IsInt()
  @Min(1)
  expectedVersion: number;
}
