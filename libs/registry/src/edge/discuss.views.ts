import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { Instant, PageInfo, View } from '#platform';
import type { ThreadState } from '../discuss.entities.js';

export const ThreadStateEnum = { OPEN: 'OPEN', RESOLVED: 'RESOLVED' } as const satisfies { readonly [State in ThreadState]: State };
registerEnumType(ThreadStateEnum, {
  name: 'ThreadState',
  description: 'Where a thread of comments stands.',
  valuesMap: { OPEN: { description: 'Still talked about.' }, RESOLVED: { description: 'Settled; it can be reopened.' } },
});

@View('part', 'One comment; never changed.')
export class ActivityCommentView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'What was said.' })
  text: string;
  @Field(() => ID, { description: 'The person who said it.' })
  writtenBy: string;
  @Field(() => Instant, { description: 'When.' })
  writtenAt: Date;
}

@View('ActivityThread', 'What people of my organisation say to each other about one field of an activity.')
export class ActivityThreadView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { description: 'The activity.' })
  activityId: string;
  @Field(() => String, { description: 'The field, as `processingActivity` names it, rows by their place: `purposes.0.text`.' })
  path: string;
  @Field(() => String, {
    nullable: true,
    description:
      'What stood there when it was begun, a text as it was, anything else as JSON: rows are named by their place, so that another may stand there by now. Null where nothing did, or where it was begun before that was kept.',
  })
  about: string | null;
  @Field(() => Int, { nullable: true, description: 'The version of the activity in which it stood there.' })
  aboutVersion: number | null;
  @Field(() => ThreadStateEnum, { description: 'Where it stands.' })
  state: ThreadState;
  @Field(() => ID, { description: 'Who began it.' })
  openedBy: string;
  @Field(() => Instant, { description: 'When it was begun.' })
  openedAt: Date;
  @Field(() => ID, { nullable: true, description: 'Who replied, resolved or reopened last.' })
  movedBy: string | null;
  @Field(() => Instant, { nullable: true, description: 'When.' })
  movedAt: Date | null;
  @Field(() => [ActivityCommentView], { description: 'Its comments, oldest first; of more than 100 the last 100.' })
  comments: ActivityCommentView[];
}

@View('ActivityThread', 'A page of threads, in the order in which they were begun.')
export class ActivityThreadPage {
  @Field(() => [ActivityThreadView], { description: 'The threads.' })
  nodes: ActivityThreadView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}
