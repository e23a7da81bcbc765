import { Field, ID, Int } from '@nestjs/graphql';
import { SentenceView, View } from '#platform';

@View('part', 'A number of data subjects as the groups of the register give it; nobody counted the people themselves.')
export class SubjectCounterView {
  @Field(() => Int, { description: 'Certainly so many: the largest single group.' })
  atLeast: number;
  @Field(() => Int, { description: 'Each group once, with its largest number; groups of different names may have people in common.' })
  counted: number;
  @Field(() => Int, {
    description: 'Groups without a number in some activity; among those with sensitive data also groups without kinds of data.',
  })
  unknown: number;
}

@View('part', 'A threshold, and where the organisation stands to it.')
export class SubjectThresholdView {
  @Field(() => String, { description: 'Its code.' })
  code: string;
  @Field(() => String, { description: '`ALL` data subjects, or those with `SENSITIVE` data.' })
  of: string;
  @Field(() => Int, { description: 'The least number at which it is passed.' })
  from: number;
  @Field(() => String, {
    description:
      '`PASSED` by a single group, `LIKELY` by all groups together, `NEAR` from 80 % on, `UNKNOWN` while a number is missing, `BELOW`.',
  })
  standing: string;
  @Field(() => SentenceView, { description: 'What depends on it.' })
  means: SentenceView;
  @Field(() => String, { description: 'Article.' })
  article: string;
  @Field(() => String, { description: '`C1` primary text, `C2` secondary source, `U` unverified, `I` our reading.' })
  confidence: string;
}

@View('part', 'A group of data subjects as the published version of an activity has it.')
export class SubjectContributionView {
  @Field(() => ID, { description: 'The activity.' })
  activityId: string;
  @Field(() => String, { description: 'Its code.' })
  code: string;
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => Int, { description: 'Number of the published version.' })
  versionNumber: number;
  @Field(() => String, { description: 'The group.' })
  group: string;
  @Field(() => Int, { nullable: true, description: 'How many people; null where not counted.' })
  subjectCount: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether sensitive data of it are processed; null where no kind of data is named, or only kinds without a code.',
  })
  sensitive: boolean | null;
  @Field(() => Boolean, { description: 'True where the activity was revised since: the number may be out of date.' })
  revisedSince: boolean;
}

@View('part', 'What of the register answers questions of the calculator of exemptions; null where it does not say.')
export class ExemptionFromRegisterView {
  @Field(() => Int, { nullable: true, description: 'For `cumulativeSubjects`.' })
  cumulativeSubjects: number | null;
  @Field(() => Boolean, { nullable: true, description: 'For `processesSensitive`.' })
  processesSensitive: boolean | null;
}

@View(
  'ProcessingActivity',
  'Data subjects of my organisation over all activities that were ever published, against the thresholds of the law.',
)
export class SubjectCountersView {
  @Field(() => Int, { description: 'Activities that were ever published.' })
  activities: number;
  @Field(() => Int, { description: 'Those of them that were revised since: their numbers may be out of date.' })
  stale: number;
  @Field(() => SubjectCounterView, { description: 'All data subjects.' })
  all: SubjectCounterView;
  @Field(() => SubjectCounterView, { description: 'Those with sensitive data.' })
  sensitive: SubjectCounterView;
  @Field(() => [SubjectThresholdView], { description: 'The thresholds.' })
  thresholds: SubjectThresholdView[];
  @Field(() => [SubjectContributionView], { description: 'Up to 200 groups: those without a number first, then the largest.' })
  contributions: SubjectContributionView[];
  @Field(() => ExemptionFromRegisterView, { description: 'What `exemption` can be asked with.' })
  exemption: ExemptionFromRegisterView;
  @Field(() => SentenceView, { description: 'How far these numbers can be relied on.' })
  caution: SentenceView;
}
