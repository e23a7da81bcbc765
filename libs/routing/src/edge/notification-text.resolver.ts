import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Sentence } from '#kernel';
import { SentenceView, textOfReminder } from '#violations';
import { NotificationView } from './routing.views.js';

/** News that is more than its type and its reference: a reminder says what is due, why, and of which case. */
@Resolver(() => NotificationView)
export class NotificationTextResolver {
  @ResolveField(() => SentenceView, {
    nullable: true,
    description: 'Of a reminder of a clock (`ClockEscalated`, `ClockBreached`): what is due, why, and of which case; else null.',
  })
  text(@Parent() { detail, reference, createdAt }: NotificationView): Sentence | null {
    return textOfReminder(detail, reference, new Date(createdAt));
  }
}
