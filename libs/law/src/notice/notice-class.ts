import type { Article } from '../regime/article.js';
import { type Confidence, type Reason, weakest } from '../regime/confidence.js';
import type { RegimeCode } from '../regime/regimes.js';
import { type NoticeRule, noticeRule } from './rules.js';
import {
  type ActType,
  HARM_INTEREST_LABELS,
  type HarmInterest,
  type NoticeClass,
  REPORTER_ROLE_LABELS,
  type ReporterRole,
} from './vocabulary.js';

/** `null` is *not yet said*; an empty list of harm interests is *assessed: none may be harmed*. */
export interface NoticeClassFacts {
  readonly harmInterests: readonly HarmInterest[] | null;
  readonly role: ReporterRole | null;
  readonly actType: ActType | null;
}

export interface NoticeClassDecision {
  readonly noticeClass: NoticeClass;
  readonly rule: NoticeRule;
  /** The very point that applies, which may be narrower than the rule's article. */
  readonly article: Article;
  readonly reasons: readonly Reason[];
  readonly confidence: Confidence;
  /** Other duties of the same reporter from the same facts: a processor also tells its controller. */
  readonly alsoOwed: readonly NoticeRule[];
}

function decide(
  id: NoticeRule['id'],
  article: Article,
  reasons: readonly Reason[],
  alsoOwed: readonly NoticeRule[] = [],
): NoticeClassDecision {
  const rule = noticeRule(id);
  return {
    noticeClass: rule.noticeClass,
    rule,
    article,
    reasons,
    confidence: weakest(rule.confidence, ...reasons.map((reason) => reason.confidence)),
    alsoOwed,
  };
}

/** D13 23.6 and L91 23.3 have the same points: (b) wrong purpose or off the agreement, (c) rights, (a) any violation. */
function pointOf(actType: ActType | null): 'a' | 'b' | 'c' {
  if (actType === 'WRONG_PURPOSE' || actType === 'OFF_AGREEMENT') return 'b';
  return actType === 'RIGHTS_FAILURE' ? 'c' : 'a';
}

const CAREFUL_ROLE: Reason = {
  vi: 'Chưa rõ vai trò của bên thông báo: tạm hiểu là bên kiểm soát (cách hiểu thận trọng).',
  en: "The reporter's role is not yet known: taken for a controller (the careful reading).",
  confidence: 'I',
};

const CAREFUL_PROCESSOR: Reason = {
  vi: 'Bên xử lý phải báo kịp thời cho bên kiểm soát; khoản 2 Điều 28 Nghị định 356 viết "bên xử lý bên thứ ba", chưa rõ có buộc bên xử lý tự thông báo hay không: đã tự gửi Mẫu số 08 thì tính như bên kiểm soát (cách hiểu thận trọng).',
  en: 'A processor must promptly tell its controller; D356 28.2 reads "processor third party", which leaves open whether it must notify by itself: where it files Form 08 it is judged as a controller (the careful reading).',
  article: 'L91 23.1; D356 28.2',
  confidence: 'I',
};

function underDecree13({ role, actType }: NoticeClassFacts): NoticeClassDecision {
  if (role === null || role === 'CONTROLLER' || role === 'CONTROLLER_PROCESSOR')
    return decide('D13-BREACH', 'D13 23.1', [
      ...(role === null ? [CAREFUL_ROLE] : []),
      {
        vi: 'Mọi vi phạm quy định bảo vệ dữ liệu cá nhân đều phải thông báo; không có ngưỡng về tổn hại hay số lượng.',
        en: 'Every violation is notified; there is no threshold of harm or volume.',
        article: 'D13 23.1',
        confidence: 'C1',
      },
    ]);
  const article = `D13 23.6(${pointOf(actType)})`;
  return decide(
    'D13-BREACH-ANYONE',
    article,
    [
      {
        vi: `${REPORTER_ROLE_LABELS[role].vi} không thuộc khoản 1 Điều 23; tổ chức, cá nhân thông báo theo khoản 6, không ấn định thời hạn.`,
        en: `${REPORTER_ROLE_LABELS[role].en}: not named in Article 23(1); organisations and individuals notify under 23(6), with no deadline.`,
        article,
        confidence: 'C1',
      },
    ],
    role === 'PROCESSOR' ? [noticeRule('D13-BREACH-PROC')] : [],
  );
}

function generalUnderLaw91(role: ReporterRole | null, actType: ActType | null, because: Reason): NoticeClassDecision {
  return decide('L91-BREACH-GEN', `L91 23.3(${pointOf(actType)})`, [because], role === 'PROCESSOR' ? [noticeRule('L91-BREACH-PROC')] : []);
}

function underLaw91({ role, actType, harmInterests }: NoticeClassFacts): NoticeClassDecision {
  const alsoOwed = role === 'PROCESSOR' ? [noticeRule('L91-BREACH-PROC')] : [];
  if (role === 'OTHER')
    return generalUnderLaw91(role, actType, {
      vi: 'Khoản 1 Điều 23 không nêu bên thông báo này; áp dụng khoản 3, không ấn định thời hạn.',
      en: 'Article 23(1) does not name this reporter; 23(3) applies, with no deadline.',
      article: 'L91 23.3',
      confidence: 'C1',
    });
  const careful = role === null ? [CAREFUL_ROLE] : role === 'PROCESSOR' ? [CAREFUL_PROCESSOR] : [];
  if (harmInterests === null)
    return decide(
      'L91-BREACH-72',
      'L91 23.1',
      [
        ...careful,
        {
          vi: 'Chưa đánh giá khả năng gây tổn hại: tạm tính theo thời hạn 72 giờ (cách hiểu thận trọng).',
          en: 'Possible harm is not yet assessed: counted as the 72-hour class (the careful reading).',
          article: 'L91 23.1',
          confidence: 'I',
        },
      ],
      alsoOwed,
    );
  if (harmInterests.length > 0)
    return decide(
      'L91-BREACH-72',
      'L91 23.1',
      [
        ...careful,
        {
          vi: `Vi phạm có thể gây tổn hại đến: ${harmInterests.map((interest) => HARM_INTEREST_LABELS[interest].vi).join(', ')}.`,
          en: `The violation may harm: ${harmInterests.map((interest) => HARM_INTEREST_LABELS[interest].en).join(', ')}.`,
          article: 'L91 23.1',
          confidence: 'C1',
        },
      ],
      alsoOwed,
    );
  return generalUnderLaw91(role, actType, {
    vi: 'Đã đánh giá: không lợi ích nào tại khoản 1 Điều 23 có thể bị tổn hại; vẫn phải thông báo theo khoản 3.',
    en: 'Assessed: none of the interests of Article 23(1) may be harmed; notice is still due under 23(3).',
    article: 'L91 23.3',
    confidence: 'C1',
  });
}

/**
 * Which duty to notify the agency these facts call for, with the rule, the very point and the reasons. While harm or
 * role is unknown (`null`), and for a processor that files by itself (D356 28.2), the stricter class is assumed and marked
 * `I`. Sources: D13 23.1, 23.2, 23.6; L91 23.1, 23.3;
 * D356 28.2.
 */
export function noticeClassOf(regime: RegimeCode, facts: NoticeClassFacts): NoticeClassDecision {
  return regime === 'VN-PDPD-2023' ? underDecree13(facts) : underLaw91(facts);
}
