import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Sentence } from '#kernel';
import { SentenceView } from '#platform';
import { textOfCaseNews } from '../text-of-case-news.js';
import { textOfAnyReminder } from '../text-of-reminder.js';
import { NotificationView } from './routing.views.js';

const WITHDRAWAL_NOT_AGREED = (reference: string): Sentence => ({
  vi: `Cơ quan tiếp nhận không đồng ý cho rút thông báo ${reference}: thông báo vẫn có hiệu lực, được xử lý tiếp và các thời hạn vẫn chạy. Lý do ghi trong phần từ chối của yêu cầu rút; khi có lý do mới, bạn có thể yêu cầu rút lại.`,
  en: `The authority does not agree to the withdrawal of report ${reference}: the report stands, is dealt with further, and its times run on. The reason is with the refusal of the request; you may ask again when there is a new one.`,
});

/** News that is more than its type and its reference: a reminder says what is due, why, and of which case. */
@Resolver(() => NotificationView)
export class NotificationTextResolver {
  @ResolveField(() => SentenceView, {
    nullable: true,
    description:
      'Of a reminder (`ClockEscalated`, `ClockBreached`, `RequestDueSoon`, `RequestOverdue`, `DossierDueSoon`, `DossierOverdue`, `DossierOpeningDueSoon`, `DossierOpeningOverdue`): what is due, why, and of which case; of a withdrawal that was not agreed to: what that means; of a case (`MatchesAsked`, `HitAnswered`, `GlassBroken`, `GlassUnreviewed`): what to do; else null.',
  })
  text(@Parent() { type, detail, reference, createdAt }: NotificationView): Sentence | null {
    if (type === 'FilingRefused' && detail === 'WITHDRAWAL_NOT_AGREED') return WITHDRAWAL_NOT_AGREED(reference);
    const at = new Date(createdAt);
    return textOfAnyReminder(detail, reference, at) ?? textOfCaseNews(type, reference);
  }
}
