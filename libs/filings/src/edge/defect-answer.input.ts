import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { PlainText } from '#platform';

export const DefectAnswerEnum = { FIXED: 'FIXED', DISPUTED: 'DISPUTED' } as const;
registerEnumType(DefectAnswerEnum, {
  name: 'DefectAnswerKind',
  description: 'What the filer says to a defect.',
  valuesMap: { FIXED: { description: 'Đã sửa: the field is different now.' }, DISPUTED: { description: 'Không sửa: with the reason.' } },
});

@InputType({ description: 'The answer to one defect of a return.' })
export class DefectAnswerInput {
  @Field(() => String, { description: 'The path of the defect, as the return names it.' })
  @PlainText(300, { required: true })
  path: string;
  @Field(() => DefectAnswerEnum, { description: 'Mended, or disputed.' })
  @IsIn(Object.keys(DefectAnswerEnum))
  answer: keyof typeof DefectAnswerEnum;
  @Field(() => String, { nullable: true, description: 'In words; demanded where it is disputed.' })
  @IsOptional()
  @PlainText(5000)
  text?: string | null;
}
