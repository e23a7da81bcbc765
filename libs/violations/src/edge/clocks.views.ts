import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { Instant, LocalDate, SentenceView, View } from '#platform';
import { CLOCK_KINDS } from '../clocks/entities.js';

export const ClockKindEnum = Object.fromEntries(CLOCK_KINDS.map((kind) => [kind, kind]));
registerEnumType(ClockKindEnum, {
  name: 'ClockKind',
  description: 'What a clock of a report counts.',
  valuesMap: {
    STATUTORY_72H: { description: 'Thông báo vi phạm: 72 hours of the law to the notice.' },
    NO_DEADLINE: { description: 'Thông báo chung: the law states no deadline; a due time is the careful target.' },
    SUBJECT_NOTICE: { description: 'Thông báo cho chủ thể dữ liệu.' },
    PROCESSOR_NOTICE: { description: 'Bên xử lý thông báo cho bên kiểm soát.' },
    CYBER_NOW: { description: 'Sự cố an ninh mạng: at once.' },
    CYBER_24H: { description: 'Sự cố an ninh mạng: initial notice within 24 hours.' },
    CYBER_72H: { description: 'Sự cố an ninh mạng: report within 72 hours.' },
    RETENTION: { description: 'Lưu hồ sơ vi phạm: the file is kept so long; ends by time, and nobody is late by it.' },
    ACK: { description: 'Service: arrival at the desk.' },
    TRIAGE: { description: 'Service: triage at the desk.' },
    RETURN_RESPOND: { description: 'Service: the answer to a request for completion.' },
    FINAL_EXPECTED: { description: 'Service: the final filing.' },
    SUPPLEMENT_PROMISED: { description: 'A fact that was promised for later.' },
    SUBJECT_CATCH_UP: { description: 'Individual notices after a public one (D356 29.3).' },
  },
});

export const CLOCK_STATES = ['RUNNING', 'OVERDUE', 'STOPPED', 'STOPPED_LATE', 'NOT_STARTED', 'SUPERSEDED'] as const;
export const ClockStateEnum = Object.fromEntries(CLOCK_STATES.map((state) => [state, state]));
registerEnumType(ClockStateEnum, {
  name: 'ClockState',
  description: 'Where a clock stands now.',
  valuesMap: {
    RUNNING: { description: 'It runs; what it waits for is not done.' },
    OVERDUE: { description: 'It runs, and its due time has passed.' },
    STOPPED: { description: 'Done in time, or without a due time.' },
    STOPPED_LATE: { description: 'Done after the due time.' },
    NOT_STARTED: { description: 'When it started is not known.' },
    SUPERSEDED: { description: 'Other facts or another rule replaced it; kept as it was.' },
  },
});

@View('part', 'People were reminded of a running clock.')
export class ClockEscalationView {
  @Field(() => Int, {
    description: 'The step: full hours since the start of a 72-hour clock; of any other, hours before the due time (negative).',
  })
  hour: number;
  @Field(() => Instant, { description: 'When it was due.' })
  dueAt: Date;
  @Field(() => Instant, { description: 'When it was done.' })
  at: Date;
  @Field(() => Boolean, { description: 'True where the worker was not there in time.' })
  late: boolean;
}

@View('part', 'One clock of a report, as it was computed; start, due time and rule of a row never change.')
export class ReportClockView {
  @Field(() => ID, { description: 'Id of the clock.' })
  id: string;
  @Field(() => ClockKindEnum, { description: 'What it counts.' })
  kind: string;
  @Field(() => ClockStateEnum, { description: 'Where it stands now.' })
  state: string;
  @Field(() => SentenceView, { description: 'What it waits for.' })
  label: SentenceView;
  @Field(() => String, { description: 'The rule, e.g. `L91-BREACH-72`; for a service clock its kind.' })
  ruleId: string;
  @Field(() => String, { description: 'Digest of the rule as it stood when this was computed.' })
  ruleVersion: string;
  @Field(() => String, { description: 'Its article; `PRODUCT` where it is no law.' })
  article: string;
  @Field(() => LocalDate, { description: 'The day on which the law was read.' })
  lawDay: string;
  @Field(() => String, { description: 'The event that starts it, e.g. `DETECTED`.' })
  startEvent: string;
  @Field(() => Instant, { nullable: true, description: 'When it started; null while that is not known.' })
  startedAt: Date | null;
  @Field(() => Instant, { nullable: true, description: 'The last moment in time; null without a start or a length.' })
  dueAt: Date | null;
  @Field(() => String, { nullable: true, description: 'The same in Vietnam time, as people write it.' })
  dueLocal: string | null;
  @Field(() => Boolean, { description: 'False where the due time is no law.' })
  statutory: boolean;
  @Field(() => ID, { nullable: true, description: 'The filing of a service clock.' })
  filingId: string | null;
  @Field(() => String, { nullable: true, description: 'The promised fact.' })
  path: string | null;
  @Field(() => Instant, { description: 'When it was computed.' })
  computedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When another row replaced it.' })
  supersededAt: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When what it waits for was done.' })
  stoppedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'The event that stopped it, e.g. `FilingSubmitted`.' })
  stoppedBy: string | null;
  @Field(() => Instant, { nullable: true, description: 'When the system saw that the due time had passed.' })
  breachedAt: Date | null;
  @Field(() => [ClockEscalationView], { description: 'Reminders that went out, oldest first.' })
  escalations: ClockEscalationView[];
}
