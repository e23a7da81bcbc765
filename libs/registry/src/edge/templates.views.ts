import { Field, ID, Int } from '@nestjs/graphql';
import { FactChangeView, Instant, PageInfo, View } from '#platform';

@View('ActivityTemplate', 'What activities are made from: a template of the own place, or a model that a unit of the authority publishes.')
export class ActivityTemplateView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: '`ORGANISATION` where an organisation keeps it for itself, `UNIT` where it is a model for many.' })
  scope: string;
  @Field(() => String, { nullable: true, description: 'The unit that publishes it, where it is a model.' })
  unitName: string | null;
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => [String], { description: 'Sectors that a model is for; none: all.' })
  sectors: string[];
  @Field(() => String, { description: '`ACTIVE`, or `RETIRED`: nothing more is made from it.' })
  state: string;
  @Field(() => Int, { description: 'Number of its current version.' })
  currentNumber: number;
  @Field(() => Int, { description: 'Version, for optimistic locking.' })
  version: number;
  @Field(() => Instant, { description: 'When it was last changed.' })
  updatedAt: Date;
  @Field(() => String, {
    description: 'What its current version says, as canonical JSON (RFC 8785) in the shape of `ActivityInput`, without a code.',
  })
  content: string;
}

@View('ActivityTemplate', 'A page of templates, by name.')
export class ActivityTemplatePage {
  @Field(() => [ActivityTemplateView], { description: 'The templates.' })
  nodes: ActivityTemplateView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

@View('part', 'A field in which an activity and its template went apart since the activity was made.')
export class TemplateDriftView {
  @Field(() => String, { description: 'The field, as `takeOverFromTemplate` takes it.' })
  field: string;
  @Field(() => String, {
    description:
      'Who changed it: `THERE` the template, `HERE` the activity, `BOTH` each in a way of its own, `ALIKE` both in the same way.',
  })
  side: string;
  @Field(() => [FactChangeView], { description: 'From the version that it was made from to the current one.' })
  there: FactChangeView[];
  @Field(() => [FactChangeView], { description: 'From the version that it was made from to the activity.' })
  here: FactChangeView[];
}

@View(
  'ProcessingActivity',
  'How far an activity and the template that it was made from went apart. Names, departments, days and numbers of people are not compared.',
)
export class ActivityDriftView {
  @Field(() => ID, { description: 'The template.' })
  templateId: string;
  @Field(() => String, { nullable: true, description: 'Its name; null where the template is no longer shown to the organisation.' })
  templateName: string | null;
  @Field(() => Int, { description: 'The version that the activity was made from, or took over from last.' })
  madeFrom: number;
  @Field(() => Int, { nullable: true, description: 'The current version of the template.' })
  currentNumber: number | null;
  @Field(() => String, { nullable: true, description: '`ACTIVE` or `RETIRED`.' })
  state: string | null;
  @Field(() => [TemplateDriftView], { description: 'The fields that differ; empty where nothing does.' })
  fields: TemplateDriftView[];
}
