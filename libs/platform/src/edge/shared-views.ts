import { Field } from '@nestjs/graphql';
import { View } from './access.js';

@View('open', 'A sentence in both languages; the Vietnamese one governs.')
export class SentenceView {
  @Field(() => String, { description: 'Vietnamese.' })
  vi: string;
  @Field(() => String, { description: 'English.' })
  en: string;
}

@View('part', 'A step that the state machine knows, and whether it is possible now.')
export class AvailableTransition {
  @Field(() => String, { description: 'Code of the transition; also the start of its mutation’s name.' })
  code: string;
  @Field(() => Boolean, { description: 'True where it is possible for this person now.' })
  enabled: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'What stands in the way: `ROLE`, `FACTS` (see the assessment), or the code of the refusal that the mutation would answer.',
  })
  blockedBy: string | null;
}
