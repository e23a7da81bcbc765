import { Field, ID, registerEnumType } from '@nestjs/graphql';
import { Instant, PageInfo, SentenceView, View } from '#platform';
import { DEADLINE_KINDS } from '../deadline.js';

export const DeadlineKindEnum = Object.fromEntries(DEADLINE_KINDS.map((kind) => [kind, kind]));
registerEnumType(DeadlineKindEnum, {
  name: 'DeadlineKind',
  description: 'Of what something is due.',
  valuesMap: {
    REPORT_CLOCK: { description: 'Đồng hồ của vụ việc: a running clock of a violation report.' },
    FILING_RETURN: { description: 'Yêu cầu sửa đổi, bổ sung thông báo: a notice that was given back.' },
    SUBJECT_REQUEST: { description: 'Yêu cầu của chủ thể dữ liệu.' },
    ACTIVITY_REVIEW: { description: 'Rà soát hoạt động xử lý: the review day of an activity.' },
    DOSSIER_OPENING: { description: 'Lập hồ sơ: an activity that is processed or transferred and that no dossier covers.' },
    DOSSIER_FILING: { description: 'Gửi hồ sơ lần đầu: the first filing of a dossier.' },
    DOSSIER_COMPLETION: { description: 'Hoàn thiện hồ sơ: the completion that the agency asked for.' },
    DOSSIER_UPDATE: { description: 'Cập nhật hồ sơ: changes that are to be told.' },
  },
});

@View('Deadline', 'Something that my organisation has to do, and until when.')
export class DeadlineView {
  @Field(() => DeadlineKindEnum, { description: 'Of what it is due.' })
  kind: string;
  @Field(() => SentenceView, { description: 'What is due, in words.' })
  what: SentenceView;
  @Field(() => String, { nullable: true, description: 'Its article, e.g. `D356 5.3`; null where no law says so.' })
  article: string | null;
  @Field(() => Boolean, { description: 'False where the moment is a date of the product, not of the law.' })
  statutory: boolean;
  @Field(() => Instant, { description: 'The last moment in time.' })
  dueAt: Date;
  @Field(() => Boolean, { description: 'True where it has passed.' })
  overdue: boolean;
  @Field(() => ID, { description: 'The report, request, activity or dossier.' })
  subjectId: string;
  @Field(() => String, { nullable: true, description: 'Its reference; null while it has none.' })
  reference: string | null;
  @Field(() => Boolean, { description: 'True in an exercise.' })
  drill: boolean;
}

@View('part', 'A page of deadlines.')
export class DeadlinePage {
  @Field(() => [DeadlineView], { description: 'Its rows.' })
  nodes: DeadlineView[];
  @Field(() => PageInfo, { description: 'Where it ends.' })
  pageInfo: PageInfo;
}

@View('CalendarFeed', 'A secret address under which my calendar fetches what is due (địa chỉ lịch).')
export class CalendarFeedView {
  @Field(() => ID, { description: 'Its id, to revoke it.' })
  id: string;
  @Field(() => Instant, { description: 'When it was made.' })
  createdAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was revoked.' })
  revokedAt: Date | null;
}

@View('part', 'A new address of a calendar.')
export class CreatedCalendarFeedView {
  @Field(() => CalendarFeedView, { description: 'What can be seen of it later.' })
  feed: CalendarFeedView;
  @Field(() => String, {
    description: 'Path of the calendar on this host, told this once; whoever has it reads kinds, references and times of what is due.',
  })
  url: string;
}
