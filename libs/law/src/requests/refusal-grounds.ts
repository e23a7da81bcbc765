import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { D13_IN_FORCE, L91_IN_FORCE, type RegimeCode } from '../regime/regimes.js';
import { REQUEST_RULES, type RequestKind } from './request-rules.js';

export const REFUSAL_GROUNDS = [
  'WITHOUT_CONSENT',
  'AGAINST_PRINCIPLES',
  'HARM_TO_STATE',
  'HARM_TO_OTHERS',
  'NOT_AGREED',
  'FORBIDDEN_BY_LAW',
  'STATE_BODY',
  'MADE_PUBLIC',
  'LEGAL_OR_RESEARCH',
  'STATE_EMERGENCY',
  'LIFE_EMERGENCY',
  'IMPOSSIBLE',
  'OTHER_LAW',
  'NOT_THE_PROCEDURE',
  'IDENTITY_NOT_PROVEN',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

/** A ground on which a kind of request may be refused under a regime; a pair without a row is none. */
export interface RefusalRule extends Interval {
  readonly regime: RegimeCode;
  readonly kind: RequestKind;
  readonly ground: RefusalGround;
  /** The ground as a letter says it: the words of the text where they say it, else our sentence. */
  readonly label: Sentence;
  /** The words of the text that it rests on; null where it is our reading (`I`). The same as `label.vi` where they say the ground by themselves. */
  readonly words: string | null;
  readonly article: Article;
  readonly confidence: Confidence;
}

/** `words`: absent where `vi` are the words of the text. */
type Row = readonly [ground: RefusalGround, article: Article, vi: string, en: string, words?: string | null];

const rows = (regime: RegimeCode, kind: RequestKind, ...given: readonly Row[]): readonly RefusalRule[] =>
  given.map(([ground, article, vi, en, words = vi]) => ({
    regime,
    kind,
    ground,
    label: { vi, en },
    words,
    article,
    confidence: words === null ? 'I' : 'C1',
    ...(regime === 'VN-PDPD-2023' ? D13_IN_FORCE : L91_IN_FORCE),
  }));

const unlessLaw = (article: Article): Row => ['OTHER_LAW', article, 'luật có quy định khác', 'a law says otherwise'];
const withoutConsent = (article: Article): Row => [
  'WITHOUT_CONSENT',
  article,
  'xử lý dữ liệu cá nhân không cần sự đồng ý của chủ thể dữ liệu cá nhân theo quy định tại Điều 19 Luật Bảo vệ dữ liệu cá nhân',
  'the data are processed without consent (Article 19 of Law 91)',
];

const D13: readonly RefusalRule[] = [
  ...rows('VN-PDPD-2023', 'ACCESS', unlessLaw('D13 9.3')),
  ...rows(
    'VN-PDPD-2023',
    'PROVISION',
    [
      'HARM_TO_STATE',
      'D13 14.4(a)',
      'Gây tổn hại tới quốc phòng, an ninh quốc gia, trật tự an toàn xã hội',
      'it harms defence, national security, or social order and safety',
    ],
    [
      'HARM_TO_OTHERS',
      'D13 14.4(b)',
      'có thể ảnh hưởng tới sự an toàn, sức khỏe thể chất hoặc tinh thần của người khác',
      "it may affect another's safety, physical or mental health",
    ],
    [
      'NOT_AGREED',
      'D13 14.4(c)',
      'Chủ thể dữ liệu không đồng ý cung cấp, cho phép đại diện hoặc ủy quyền nhận dữ liệu cá nhân',
      'the data subject does not agree that they are provided, or to the representative',
    ],
    [
      'NOT_THE_PROCEDURE',
      'D13 14.9',
      'Yêu cầu cung cấp dữ liệu cá nhân không hợp lệ',
      'the request is not a valid one',
      'yêu cầu cung cấp dữ liệu cá nhân hợp lệ',
    ],
    unlessLaw('D13 9.7'),
  ),
  ...rows(
    'VN-PDPD-2023',
    'CORRECTION',
    ['IMPOSSIBLE', 'D13 15.2', 'không thể thực hiện', 'it cannot be carried out'],
    unlessLaw('D13 9.3'),
  ),
  ...rows(
    'VN-PDPD-2023',
    'DELETION',
    ['FORBIDDEN_BY_LAW', 'D13 16.2(a)', 'Pháp luật quy định không cho phép xóa dữ liệu', 'the law does not allow the deletion'],
    [
      'STATE_BODY',
      'D13 16.2(b)',
      'Dữ liệu cá nhân được xử lý bởi cơ quan nhà nước có thẩm quyền với mục đích phục vụ hoạt động của cơ quan nhà nước theo quy định của pháp luật',
      'a competent state body processes the data for its work under the law',
    ],
    [
      'MADE_PUBLIC',
      'D13 16.2(c)',
      'Dữ liệu cá nhân đã được công khai theo quy định của pháp luật',
      'the data were made public under the law',
    ],
    [
      'LEGAL_OR_RESEARCH',
      'D13 16.2(d)',
      'Dữ liệu cá nhân được xử lý nhằm phục vụ yêu cầu pháp lý, nghiên cứu khoa học, thống kê theo quy định của pháp luật',
      'the data serve legal requirements, research or statistics under the law',
    ],
    [
      'STATE_EMERGENCY',
      'D13 16.2(đ)',
      'Trong trường hợp tình trạng khẩn cấp về quốc phòng, an ninh quốc gia, trật tự an toàn xã hội, thảm họa lớn, dịch bệnh nguy hiểm',
      'state of emergency, threat to security, prevention of crime and violations of law',
    ],
    [
      'LIFE_EMERGENCY',
      'D13 16.2(e)',
      'Ứng phó với tình huống khẩn cấp đe dọa đến tính mạng, sức khỏe hoặc sự an toàn của chủ thể dữ liệu hoặc cá nhân khác',
      'emergency that threatens the life, health or safety of a person',
    ],
    unlessLaw('D13 9.5'),
  ),
  ...rows('VN-PDPD-2023', 'RESTRICTION', unlessLaw('D13 9.6(a)')),
  ...rows('VN-PDPD-2023', 'OBJECTION', unlessLaw('D13 9.8(a)')),
  ...rows('VN-PDPD-2023', 'WITHDRAWAL', unlessLaw('D13 9.4')),
];

const L91: readonly RefusalRule[] = [
  ...rows(
    'VN-PDPL-2025',
    'PROVISION',
    [
      'HARM_TO_STATE',
      'L91 15.2(a)',
      'có thể gây tổn hại đến quốc phòng, an ninh quốc gia, trật tự, an toàn xã hội',
      'it may harm defence, national security, social order or safety',
    ],
    [
      'HARM_TO_OTHERS',
      'L91 15.2(a)',
      'xâm phạm đến tính mạng, sức khỏe, tài sản của người khác',
      "it infringes another's life, health or property",
    ],
  ),
  ...rows('VN-PDPL-2025', 'CORRECTION', [
    'IMPOSSIBLE',
    'L91 13.3',
    'không thể chỉnh sửa dữ liệu cá nhân vì lý do chính đáng',
    'the data cannot be corrected for a good reason',
  ]),
  ...rows(
    'VN-PDPL-2025',
    'DELETION',
    [
      'WITHOUT_CONSENT',
      'L91 14.2',
      'Dữ liệu cá nhân được xử lý không cần sự đồng ý của chủ thể dữ liệu cá nhân theo Điều 19 Luật Bảo vệ dữ liệu cá nhân',
      'the data are processed without consent (Article 19 of Law 91)',
      'trong các trường hợp quy định tại Điều 19 của Luật này',
    ],
    [
      'AGAINST_PRINCIPLES',
      'L91 14.2',
      'việc xóa, hủy dữ liệu cá nhân vi phạm quy định tại khoản 3 Điều 4 của Luật này',
      'the deletion violates the principles of Article 4(3) of Law 91',
    ],
    ['IMPOSSIBLE', 'L91 14.5', 'không thể xóa, hủy dữ liệu cá nhân vì lý do chính đáng', 'the data cannot be deleted for a good reason'],
  ),
  ...rows('VN-PDPL-2025', 'RESTRICTION', withoutConsent('D356 5.2'), [
    'OTHER_LAW',
    'L91 10.1',
    'pháp luật có quy định khác',
    'the law says otherwise',
  ]),
  ...rows('VN-PDPL-2025', 'OBJECTION', withoutConsent('D356 5.2')),
  ...rows('VN-PDPL-2025', 'WITHDRAWAL', withoutConsent('D356 5.2'), [
    'OTHER_LAW',
    'L91 10.1',
    'pháp luật có quy định khác',
    'the law says otherwise',
  ]),
  ...REQUEST_RULES.filter(({ regime }) => regime === 'VN-PDPL-2025').flatMap(({ kind, article }) =>
    rows('VN-PDPL-2025', kind, [
      'NOT_THE_PROCEDURE',
      article,
      'Yêu cầu chưa được gửi theo đúng thủ tục',
      'the request did not follow the procedure',
      'theo đúng thủ tục',
    ]),
  ),
];

/** Neither text says it; that only the data subject, or who stands for them, has the right is our reading of each article. */
const UNPROVEN = REQUEST_RULES.flatMap(({ regime, kind, article }) =>
  rows(regime, kind, [
    'IDENTITY_NOT_PROVEN',
    article,
    'chưa chứng minh được là chủ thể dữ liệu hoặc người được thay mặt chủ thể dữ liệu',
    'the requester has not proven to be the data subject, or to stand for them',
    null,
  ]),
);

export const REFUSAL_RULES: readonly RefusalRule[] = [...D13, ...L91, ...UNPROVEN];

/** The grounds for one kind of request under a regime, in the order of the table. */
export function refusalRules(regime: RegimeCode, kind: RequestKind): readonly RefusalRule[] {
  return REFUSAL_RULES.filter((rule) => rule.regime === regime && rule.kind === kind);
}
