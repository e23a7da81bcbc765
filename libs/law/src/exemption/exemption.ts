import type { Sentence } from '#kernel';
import { monthsLater } from '../calendar/civil-days.js';
import { type Confidence, type Reason, weakest } from '../regime/confidence.js';
import type { CivilDate } from '../regime/interval.js';
import { type OpenQuestion, openQuestions } from '../regime/open-questions.js';
import type { RegimeCode } from '../regime/regimes.js';

export const ENTITY_KINDS = ['STATE_BODY', 'HOUSEHOLD', 'MICRO', 'SMALL', 'MEDIUM', 'STARTUP', 'OTHER'] as const;
/** As the organisation classifies itself (Decree 80/2021 has the size bands; a start-up has its certificate). */
export type EntityKind = (typeof ENTITY_KINDS)[number];
export const ENTITY_LABELS: Readonly<Record<EntityKind, Sentence>> = {
  STATE_BODY: { vi: 'Cơ quan nhà nước có thẩm quyền', en: 'competent state body' },
  HOUSEHOLD: { vi: 'Hộ kinh doanh', en: 'business household' },
  MICRO: { vi: 'Doanh nghiệp siêu nhỏ', en: 'micro enterprise' },
  SMALL: { vi: 'Doanh nghiệp nhỏ', en: 'small enterprise' },
  MEDIUM: { vi: 'Doanh nghiệp vừa', en: 'medium enterprise' },
  STARTUP: { vi: 'Doanh nghiệp khởi nghiệp', en: 'start-up, which the law does not define' },
  OTHER: { vi: 'Khác', en: 'anything else' },
};

/** Cumulative data subjects from which no small firm is exempt any more (D356 41). */
export const LARGE_SCALE = 100_000;
/** Last day of the five years of L91 38.2. */
const LAST_DAY: CivilDate = '2030-12-31';

export interface ExemptionFacts {
  readonly kind: EntityKind;
  /** Does it trade in processing services (D356 21)? null: not said. */
  readonly tradesInProcessing: boolean | null;
  /** Does it process sensitive data directly, its employees' included? */
  readonly processesSensitive: boolean | null;
  /** All data subjects that it has ever processed data of. */
  readonly cumulativeSubjects: number | null;
  /** D13 43.2 only. */
  readonly establishedOn?: CivilDate | null;
  /** Number of the certificate of a start-up, or whatever shows it. */
  readonly startupEvidence?: string | null;
  /** The day that is asked about. */
  readonly on: CivilDate;
}

export const EXEMPTIBLE_DUTIES = ['DPIA', 'UPDATE', 'PDP_OFFICER', 'TRANSFER', 'VIOLATION_NOTICE'] as const;
export type ExemptibleDuty = (typeof EXEMPTIBLE_DUTIES)[number];

/** `OWED`: no exemption. `EXEMPT`: need not. `OPTIONAL`: may choose until `until`. `UNKNOWN`: a fact is missing that decides. */
export type ExemptionVerdict = 'OWED' | 'EXEMPT' | 'OPTIONAL' | 'UNKNOWN';

export interface Exemption {
  readonly duties: Readonly<Record<ExemptibleDuty, ExemptionVerdict>>;
  /** Last day of an exemption that ends. */
  readonly until: CivilDate | null;
  readonly reasons: readonly Reason[];
  /** Facts that are missing: paths into {@link ExemptionFacts}. */
  readonly missing: readonly (keyof ExemptionFacts)[];
  readonly confidence: Confidence;
  readonly openQuestions: readonly OpenQuestion[];
}

const ALWAYS: Reason = {
  vi: 'Hồ sơ chuyển dữ liệu cá nhân xuyên biên giới (Điều 20) và thông báo vi phạm (Điều 23) không được miễn theo quy mô; từng lần chuyển có thể thuộc trường hợp của khoản 6 Điều 20.',
  en: 'The transfer dossier (Article 20) and the violation notice (Article 23) are never waived for size; a single transfer may be a case of Article 20(6).',
  article: 'L91 38.2; L91 38.3; L91 20.6',
  confidence: 'I',
};

const NOTHING_TO_UPDATE: Reason = {
  vi: 'Điều 22 cập nhật hồ sơ đánh giá tác động; không phải lập hồ sơ nào thì không có gì phải cập nhật.',
  en: 'Article 22 updates the dossiers of both assessments; where none is owed there is nothing to update.',
  article: 'L91 22',
  confidence: 'I',
};

const NOTICE_OF_STATE_BODY: Reason = {
  vi: 'Thông báo vi phạm (Điều 23) không có trường hợp miễn cho cơ quan nhà nước.',
  en: 'The violation notice (Article 23) knows no exception for state bodies.',
  article: 'L91 23',
  confidence: 'I',
};

/**
 * What an organisation is exempt from for what it is and does (L91 21.6, 38.2, 38.3; D356 41; D13 43.2, 43.3). Never a violation notice, and
 * a transfer dossier only a competent state body (L91 20.6(a)): the other exceptions of L91 20.6 and D356 17.3 depend on the transfer (`TRANSFER_EXCEPTIONS`). A condition
 * that is not answered makes the verdict unknown, never exempt.
 */
export function exemptionOf(regime: RegimeCode, facts: ExemptionFacts): Exemption {
  return regime === 'VN-PDPD-2023' ? underDecree13(facts) : underLaw91(facts);
}

function result(
  duties: Partial<Record<ExemptibleDuty, ExemptionVerdict>>,
  reasons: readonly Reason[],
  more: Partial<Pick<Exemption, 'until' | 'missing'>> = {},
  questions: readonly number[] = [],
): Exemption {
  return {
    duties: { DPIA: 'OWED', UPDATE: 'OWED', PDP_OFFICER: 'OWED', TRANSFER: 'OWED', VIOLATION_NOTICE: 'OWED', ...duties },
    until: null,
    missing: [],
    ...more,
    reasons,
    confidence: weakest(...reasons.map(({ confidence }) => confidence)),
    openQuestions: openQuestions(questions),
  };
}

function underLaw91(facts: ExemptionFacts): Exemption {
  const { kind, on } = facts;
  if (kind === 'STATE_BODY')
    return result({ DPIA: 'EXEMPT', TRANSFER: 'EXEMPT', UPDATE: 'EXEMPT' }, [
      {
        vi: 'Cơ quan nhà nước có thẩm quyền không phải thực hiện đánh giá tác động xử lý dữ liệu cá nhân.',
        en: 'Competent state bodies need not assess the impact of processing.',
        article: 'L91 21.6',
        confidence: 'C1',
      },
      {
        vi: 'Việc chuyển dữ liệu cá nhân xuyên biên giới của cơ quan nhà nước có thẩm quyền không phải thực hiện quy định về đánh giá tác động chuyển.',
        en: 'For transfers by competent state bodies the impact need not be assessed.',
        article: 'L91 20.6(a)',
        confidence: 'C1',
      },
      NOTHING_TO_UPDATE,
      NOTICE_OF_STATE_BODY,
    ]);
  if (kind === 'MEDIUM' || kind === 'OTHER')
    return result({}, [
      {
        vi: 'Chỉ hộ kinh doanh, doanh nghiệp siêu nhỏ, nhỏ và khởi nghiệp được miễn hoặc được lựa chọn.',
        en: 'Only households, micro, small and start-up firms are exempt or may choose.',
        article: 'L91 38.2; L91 38.3',
        confidence: 'C1',
      },
    ]);
  const lost = lostUnderLaw91(facts);
  const questions = kind === 'STARTUP' ? [2, 3, 11] : [2, 3];
  if (lost.length > 0) return result({}, [...lost, ALWAYS], {}, questions);
  const optional = kind === 'SMALL' || kind === 'STARTUP';
  if (optional && on > LAST_DAY)
    return result({}, [
      {
        vi: 'Thời hạn 05 năm kể từ 01/01/2026 đã hết.',
        en: 'The five years from 1 January 2026 are over.',
        article: 'L91 38.2; D356 41.1',
        confidence: 'C1',
      },
      ALWAYS,
    ]);
  const missing = missingIn(facts);
  const verdict: ExemptionVerdict = missing.length > 0 ? 'UNKNOWN' : optional ? 'OPTIONAL' : 'EXEMPT';
  return result(
    { DPIA: verdict, UPDATE: verdict, PDP_OFFICER: verdict },
    [optional ? MAY_CHOOSE : NEED_NOT, ALWAYS],
    { until: optional ? LAST_DAY : null, missing },
    questions,
  );
}

const MAY_CHOOSE: Reason = {
  vi: 'Doanh nghiệp nhỏ, doanh nghiệp khởi nghiệp được lựa chọn thực hiện hoặc không thực hiện Điều 21, Điều 22 và khoản 2 Điều 33 đến hết 31/12/2030.',
  en: 'Small and start-up firms may choose whether to carry out Articles 21, 22 and 33(2) until 31 December 2030.',
  article: 'L91 38.2; D356 41.1',
  confidence: 'C1',
};
const NEED_NOT: Reason = {
  vi: 'Hộ kinh doanh, doanh nghiệp siêu nhỏ không phải thực hiện Điều 21, Điều 22 và khoản 2 Điều 33.',
  en: 'Households and micro firms need not carry out Articles 21, 22 and 33(2).',
  article: 'L91 38.3; D356 41.2',
  confidence: 'C1',
};

/** Each condition by itself ends the exemption. */
function lostUnderLaw91({ tradesInProcessing, processesSensitive, cumulativeSubjects }: ExemptionFacts): readonly Reason[] {
  const lost = (text: Sentence, confidence: Confidence = 'C1'): Reason => ({ ...text, article: 'D356 41.1; D356 41.2', confidence });
  return [
    ...(tradesInProcessing
      ? [lost({ vi: 'Mất quyền miễn trừ: kinh doanh dịch vụ xử lý dữ liệu cá nhân.', en: 'Lost: it trades in processing services.' })]
      : []),
    ...(processesSensitive
      ? [
          lost(
            {
              vi: 'Mất quyền miễn trừ: trực tiếp xử lý dữ liệu cá nhân nhạy cảm (kể cả của người lao động, theo cách hiểu thận trọng).',
              en: 'Lost: it processes sensitive data directly (those of employees count too, by the careful reading).',
            },
            'I',
          ),
        ]
      : []),
    ...(cumulativeSubjects !== null && cumulativeSubjects >= LARGE_SCALE
      ? [
          lost({
            vi: `Mất quyền miễn trừ: tổng tích lũy ${cumulativeSubjects} chủ thể dữ liệu, từ 100.000 trở lên.`,
            en: `Lost: ${cumulativeSubjects} data subjects in all, 100,000 or more.`,
          }),
        ]
      : []),
  ];
}

function missingIn(facts: ExemptionFacts): readonly (keyof ExemptionFacts)[] {
  const asked: (keyof ExemptionFacts)[] = ['tradesInProcessing', 'processesSensitive', 'cumulativeSubjects'];
  if (facts.kind === 'STARTUP') asked.push('startupEvidence');
  return asked.filter((name) => facts[name] === null || facts[name] === undefined || facts[name] === '');
}

/** Decree 13 waives nothing but the naming of a person or department, for the first two years (43.2), unless it trades in processing (43.3). */
function underDecree13({ kind, tradesInProcessing, establishedOn, on }: ExemptionFacts): Exemption {
  const young = ['MICRO', 'SMALL', 'MEDIUM', 'STARTUP'].includes(kind);
  if (!young || tradesInProcessing)
    return result({}, [
      {
        vi: 'Chỉ doanh nghiệp siêu nhỏ, nhỏ, vừa và khởi nghiệp không trực tiếp kinh doanh hoạt động xử lý được miễn chỉ định nhân sự, bộ phận.',
        en: 'Only micro, small, medium and start-up firms that do not trade in processing may do without a named person or department.',
        article: 'D13 43.2; D13 43.3',
        confidence: 'C1',
      },
    ]);
  const until = establishedOn ? monthsLater(establishedOn, 24) : null;
  const over = until !== null && on > until;
  const missing: (keyof ExemptionFacts)[] = [
    ...(establishedOn ? [] : (['establishedOn'] as const)),
    ...(tradesInProcessing === null ? (['tradesInProcessing'] as const) : []),
  ];
  const verdict: ExemptionVerdict = over ? 'OWED' : missing.length > 0 ? 'UNKNOWN' : 'OPTIONAL';
  return result(
    { PDP_OFFICER: verdict },
    [
      {
        vi: 'Được lựa chọn miễn chỉ định cá nhân, bộ phận bảo vệ dữ liệu cá nhân trong 02 năm đầu kể từ khi thành lập; không miễn nghĩa vụ nào khác.',
        en: 'The naming of a person or department may be left out in the first two years from establishment; nothing else is waived.',
        article: 'D13 43.2',
        confidence: 'C1',
      },
    ],
    { until, missing },
  );
}
