import { Field } from '@nestjs/graphql';
import { View } from './access.js';

@View('part', 'One difference between two statements, field by field.')
export class FactChangeView {
  @Field(() => String, { description: '`place`, `dataTypes[PHONE_NUMBER].state`: rows of lists are named by what identifies them.' })
  path: string;
  @Field(() => String, { description: '`ADDED`, `REMOVED` or `CHANGED`.' })
  change: string;
  @Field(() => String, { nullable: true, description: 'JSON of the earlier value; null where there was none.' })
  before: string | null;
  @Field(() => String, { nullable: true, description: 'JSON of the later value; null where there is none.' })
  after: string | null;
}
