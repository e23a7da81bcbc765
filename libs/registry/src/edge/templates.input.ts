import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { SECTORS } from '#law';
import { PlainText } from '#platform';
import { TEMPLATE_FIELD_NAMES, TEMPLATE_FIELDS, type TemplateField } from '../use-template.js';
import { ActivityInput } from './activity.input.js';

const TemplateFieldEnum = Object.fromEntries(TEMPLATE_FIELD_NAMES.map((name) => [name, name])) as {
  readonly [Name in TemplateField]: Name;
};
registerEnumType(TemplateFieldEnum, {
  name: 'TemplateField',
  description: 'What of an activity is compared with its template; parts that stand or fall together are one field.',
  valuesMap: Object.fromEntries(TEMPLATE_FIELD_NAMES.map((name) => [name, { description: TEMPLATE_FIELDS[name].join(', ') }])),
});

@ArgsType()
export class CloneArgs {
  @Field(() => ID, { description: 'The activity.' })
  @IsUUID()
  id: string;
  @Field(() => String, { description: 'The code of the new one; unique within the organisation.' })
  @PlainText(100, { required: true })
  code: string;
  @Field(() => String, { nullable: true, description: 'Its name; absent: the same.' })
  @IsOptional()
  @PlainText(300, { required: true })
  name?: string | null;
}

@ArgsType()
export class DraftFromTemplateArgs {
  @Field(() => ID, { description: 'The template.' })
  @IsUUID()
  templateId: string;
  @Field(() => String, { description: 'The code of the new activity; unique within the organisation.' })
  @PlainText(100, { required: true })
  code: string;
  @Field(() => String, { nullable: true, description: 'Its name; absent: that of the template’s content.' })
  @IsOptional()
  @PlainText(300, { required: true })
  name?: string | null;
}

@ArgsType()
export class SaveTemplateArgs {
  @Field(() => ID, { description: 'The activity.' })
  @IsUUID()
  activityId: string;
  @Field(() => String, { description: 'Name of the template.' })
  @PlainText(300, { required: true })
  name: string;
}

@ArgsType()
export class TemplateArgs {
  @Field(() => ID, { description: 'The template.' })
  @IsUUID()
  id: string;
  @Field(() => Int, { description: 'The version that you read.' })
  @IsInt()
  expectedVersion: number;
}

@ArgsType()
export class RenewModelArgs extends TemplateArgs {
  @Field(() => ActivityInput, { description: 'What it says from now on.' })
  @ValidateNested()
  @Type(() => ActivityInput)
  content: ActivityInput;
}

@ArgsType()
export class RenewTemplateArgs extends TemplateArgs {
  @Field(() => ID, { description: 'The activity that the next version is to say the same as.' })
  @IsUUID()
  activityId: string;
}

@ArgsType()
export class TakeOverArgs {
  @Field(() => ID, { description: 'The activity.' })
  @IsUUID()
  id: string;
  @Field(() => Int, { description: 'The version that you read.' })
  @IsInt()
  expectedVersion: number;
  @Field(() => [TemplateFieldEnum], { description: 'What to take over; what is not named counts as the activity’s own from then on.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TEMPLATE_FIELD_NAMES.length)
  @ArrayUnique()
  @IsIn(TEMPLATE_FIELD_NAMES, { each: true })
  fields: TemplateField[];
}

@InputType({ description: 'A model of an activity for the organisations in the area of the unit.' })
export class ModelActivityInput {
  @Field(() => String, { description: 'Name of the model.' })
  @PlainText(300, { required: true })
  name: string;
  @Field(() => [String], {
    defaultValue: [],
    description: `Sectors that it is for, of ${SECTORS.map((code) => `\`${code}\``).join(', ')}; none: all.`,
  })
  @IsArray()
  @ArrayMaxSize(SECTORS.length)
  @ArrayUnique()
  @IsIn(SECTORS, { each: true })
  sectors: string[];
  @Field(() => ActivityInput, { description: 'What it says; its code, and numbers of people and days in it, are not kept.' })
  @ValidateNested()
  @Type(() => ActivityInput)
  content: ActivityInput;
}
