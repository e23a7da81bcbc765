import { Field, ID, Int } from '@nestjs/graphql';
import { Instant, PageInfo, View } from '#platform';

@View('ActivityVersion', 'A published version of an activity: numbered from 1 without gaps, never changed.')
export class ActivityVersionView {
  @Field(() => ID, { description: 'Id of the version.' })
  id: string;
  @Field(() => Int, { description: 'Its number.' })
  number: number;
  @Field(() => String, { description: 'The activity as it was published, as canonical JSON (RFC 8785).' })
  content: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The person who presented it, or wrote the draft last; null in versions from before that was kept.',
  })
  presentedBy: string | null;
  @Field(() => ID, { description: 'The person who published it.' })
  publishedBy: string;
  @Field(() => Boolean, { description: 'True where it was one’s own work, for nobody else in the organisation might publish it.' })
  alone: boolean;
  @Field(() => Instant, { description: 'When.' })
  publishedAt: Date;
}

@View('ActivityVersion', 'A page of versions, newest first.')
export class ActivityVersionPage {
  @Field(() => [ActivityVersionView], { description: 'The versions.' })
  nodes: ActivityVersionView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}
