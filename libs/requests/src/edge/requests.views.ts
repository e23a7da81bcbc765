import { Field, ID, Int } from '@nestjs/graphql';
import { AvailableTransition, Instant, LocalDate, PageInfo, SentenceView, View } from '#platform';
import {
  IdentityProofEnum,
  RefusalGroundEnum,
  RequestChannelEnum,
  RequestClockKindEnum,
  RequesterRelationEnum,
  RequestKindEnum,
  RequestStateEnum,
} from './requests.enums.js';

@View('part', 'A deadline of a request, computed from its facts, that explains itself.')
export class RequestClockView {
  @Field(() => RequestClockKindEnum, { description: 'Of what.' })
  kind: string;
  @Field(() => String, { description: 'Its article, e.g. `D356 5.3`.' })
  article: string;
  @Field(() => SentenceView, { description: 'The article, written out.' })
  citation: SentenceView;
  @Field(() => SentenceView, { description: 'How it was counted.' })
  arithmetic: SentenceView;
  @Field(() => Instant, { nullable: true, description: 'The last moment in time; null where the text has words only.' })
  dueAt: Date | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Where the last day is no working day: the next one, if Article 148 of the Civil Code applies, which the texts do not say.',
  })
  shiftedTo: string | null;
  @Field(() => Instant, { nullable: true, description: 'The latest that the one extension may still lead to.' })
  extensibleTo: Date | null;
  @Field(() => Int, { nullable: true, description: 'Seconds left, negative where it has passed; null where it does not run.' })
  secondsLeft: number | null;
  @Field(() => SentenceView, { nullable: true, description: 'How sure the rule is, where it is not read in the primary text.' })
  note: SentenceView | null;
  @Field(() => String, { nullable: true, description: 'Frozen: `ON_TIME`, `LATE` or `NO_DEADLINE`; null until then.' })
  verdict: string | null;
}

@View('part', 'A ground on which this request may be refused.')
export class RefusalGroundView {
  @Field(() => RefusalGroundEnum, { description: 'Its code.' })
  ground: string;
  @Field(() => SentenceView, { description: 'The ground as a letter says it: in the words of the text, where they say it.' })
  label: SentenceView;
  @Field(() => String, { description: 'Its article.' })
  article: string;
  @Field(() => SentenceView, { nullable: true, description: 'That it is our reading, where it is.' })
  note: SentenceView | null;
}

@View('part', 'What somebody did with a request. Its words are opened with those of the request.')
export class RequestStepView {
  @Field(() => ID, { description: 'Id of the step.' })
  id: string;
  @Field(() => String, { description: '`enter`, or the code of the transition.' })
  step: string;
  @Field(() => RequestStateEnum, { description: 'Where it led.' })
  state: string;
  @Field(() => Instant, { description: 'When it happened: the receipt, or when the person was told.' })
  happenedAt: Date;
  @Field(() => Instant, { description: 'When it was recorded.' })
  recordedAt: Date;
  @Field(() => ID, { description: 'Account of who recorded it.' })
  recordedBy: string;
  @Field(() => String, { nullable: true, description: 'The proof, the ground, the number of days, `true` or `false` of a chain.' })
  code: string | null;
  @Field(() => String, { nullable: true, description: 'In time or late, as it was judged then.' })
  verdict: string | null;
  @Field(() => Boolean, { description: 'Whether words belong to it.' })
  hasText: boolean;
}

@View('DataSubjectRequest', 'What a data subject asks of my organisation (yêu cầu của chủ thể dữ liệu), without any of its words.')
export class DataSubjectRequestView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => String, { description: 'Reference with its check digit, `YC26-…`.' })
  reference: string;
  @Field(() => RequestKindEnum, { description: 'What is asked.' })
  kind: string;
  @Field(() => RequestChannelEnum, { description: 'How it came.' })
  channel: string;
  @Field(() => RequesterRelationEnum, { description: 'What the requester is to the data subject.' })
  relation: string;
  @Field(() => String, { description: 'The regime of the day of receipt: `VN-PDPD-2023` or `VN-PDPL-2025`.' })
  regime: string;
  @Field(() => Instant, { description: 'When it reached the organisation.' })
  receivedAt: Date;
  @Field(() => Instant, { description: 'When it was entered.' })
  enteredAt: Date;
  @Field(() => ID, { description: 'Account of who entered it.' })
  enteredBy: string;
  @Field(() => RequestStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => Boolean, { description: 'True where a processor or third party has to act as well.' })
  chain: boolean;
  @Field(() => IdentityProofEnum, { nullable: true, description: 'How the requester was verified.' })
  identityProof: string | null;
  @Field(() => Instant, { nullable: true, description: 'When the first answer was given.' })
  repliedAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'By how many days it was extended.' })
  extendedBy: number | null;
  @Field(() => Instant, { nullable: true, description: 'When it ended.' })
  endedAt: Date | null;
  @Field(() => RefusalGroundEnum, { nullable: true, description: 'Why it was refused.' })
  ground: string | null;
  @Field(() => [RequestClockView], { description: 'Its deadlines.' })
  clocks: RequestClockView[];
  @Field(() => [RefusalGroundView], { description: 'The grounds that the law has for refusing a request of this kind.' })
  refusalGrounds: RefusalGroundView[];
  @Field(() => [RequestStepView], { description: 'Who did what when, oldest first.' })
  history: RequestStepView[];
  @Field(() => Int, { description: 'Version, for optimistic locking.' })
  version: number;
  @Field(() => [AvailableTransition], { description: 'What this person can do next.' })
  availableTransitions: AvailableTransition[];
}

@View('DataSubjectRequest', 'A page of requests: what is due next first.')
export class RequestPage {
  @Field(() => [DataSubjectRequestView], { description: 'The requests.' })
  nodes: DataSubjectRequestView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

@View('part', 'The words of one step.')
export class StepWordsView {
  @Field(() => ID, { description: 'The step.' })
  id: string;
  @Field(() => String, { description: 'Its words.' })
  text: string;
}

@View('part', 'Who asks, what, and all words that were written about it.')
export class RequestWordsView {
  @Field(() => String, { description: 'Name of the requester.' })
  name: string;
  @Field(() => String, { description: 'How to reach them.' })
  contact: string;
  @Field(() => String, { description: 'What is asked, in their words.' })
  text: string;
  @Field(() => [StepWordsView], { description: 'Words of the steps, oldest first.' })
  steps: StepWordsView[];
}
