import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import { SECTORS } from '#law';
import { EmailAddress, LocalDate, PlainText } from '#platform';
import { PROVINCES } from '../provinces.js';

@InputType({ description: 'Establishment decision or business certificate (quyết định thành lập, giấy chứng nhận đăng ký).' })
export class EstablishmentDocumentInput {
  @Field(() => String, { nullable: true, description: 'Its number.' })
  @IsOptional()
  @PlainText(100)
  number?: string | null;
  @Field(() => String, { nullable: true, description: 'Who issued it.' })
  @IsOptional()
  @PlainText(300)
  issuer?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'When; not in the future.' })
  @IsOptional()
  @IsString()
  issuedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Where.' })
  @IsOptional()
  @PlainText(300)
  place?: string | null;
}

@InputType({ description: 'Who is in charge of personal data protection (nhân sự chịu trách nhiệm), as the forms name the person.' })
export class PdpContactInput {
  @Field(() => String, { nullable: true, description: 'Full name; without it no report can be signed.' })
  @IsOptional()
  @PlainText(300)
  fullName?: string | null;
  @Field(() => String, { nullable: true, description: 'Title (chức danh).' })
  @IsOptional()
  @PlainText(300)
  title?: string | null;
  @Field(() => [String], {
    defaultValue: [],
    description: 'Telephone numbers, fixed and mobile, at most 5; a number or the e-mail address is needed.',
  })
  @IsArray()
  @ArrayMaxSize(5)
  @PlainText(50, { each: true })
  phones: string[];
  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  @IsOptional()
  @EmailAddress()
  @PlainText(254)
  email?: string | null;
}

@InputType({ description: 'The whole block of an organisation, as it heads every form; what is absent becomes empty.' })
export class OrganisationBlockInput {
  @Field(() => String, { description: 'Name in Vietnamese, as on its establishment document.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => String, { nullable: true, description: 'Name in a foreign language.' })
  @IsOptional()
  @PlainText(300)
  foreignName?: string | null;
  @Field(() => String, { nullable: true, description: 'Tax code (mã số thuế), 10 or 13 digits.' })
  @IsOptional()
  @PlainText(20)
  taxCode?: string | null;
  @Field(() => String, { defaultValue: 'OTHER', description: `One of ${SECTORS.map((code) => `\`${code}\``).join(', ')}.` })
  @IsIn(SECTORS)
  sector: string;
  @Field(() => String, { description: 'Code of the province of its head office, e.g. `31`; decides which provincial unit is competent.' })
  @IsIn(Object.keys(PROVINCES))
  provinceCode: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether it belongs to the Ministry of National Defence’s scope.' })
  @IsBoolean()
  defenceScope: boolean;
  @Field(() => String, { nullable: true, description: 'Address of the head office (trụ sở chính).' })
  @IsOptional()
  @PlainText(500)
  headOffice?: string | null;
  @Field(() => String, { nullable: true, description: 'Address of the transaction office (trụ sở giao dịch).' })
  @IsOptional()
  @PlainText(500)
  transactionOffice?: string | null;
  @Field(() => EstablishmentDocumentInput, { nullable: true, description: 'Its establishment document.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EstablishmentDocumentInput)
  establishmentDocument?: EstablishmentDocumentInput | null;
  @Field(() => String, { nullable: true, description: 'Telephone of the organisation.' })
  @IsOptional()
  @PlainText(50)
  phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Website; "không có" where there is none.' })
  @IsOptional()
  @PlainText(300)
  website?: string | null;
  @Field(() => PdpContactInput, { nullable: true, description: 'Who is in charge of personal data protection.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PdpContactInput)
  pdpContact?: PdpContactInput | null;
}
