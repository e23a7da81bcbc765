import type { Sentence } from '#kernel';
import { timesOf } from '../notice/violation-facts.js';
import { FINANCE_SECTORS } from '../notice/vocabulary.js';
import type { Article } from '../regime/article.js';
import { inForceAt } from '../regime/interval.js';
import { CYBER_OVERLAY } from '../regime/overlays.js';
import { knownOccurrence } from '../regime/regime-at.js';
import type { RegimeCode } from '../regime/regimes.js';
import type { AdviceAnswers } from './advice-answers.js';

/** An answer that is missing, and what hangs on it. */
export interface OpenAnswer extends Sentence {
  readonly path: string;
  readonly article: Article;
}

interface Row extends OpenAnswer {
  readonly regimes: readonly RegimeCode[];
  readonly open: (answers: AdviceAnswers) => boolean;
}

const BOTH: readonly RegimeCode[] = ['VN-PDPD-2023', 'VN-PDPL-2025'];
const D13: readonly RegimeCode[] = ['VN-PDPD-2023'];
const L91: readonly RegimeCode[] = ['VN-PDPL-2025'];

const typesOpen = ({ dataTypes, dataTypesUnknown }: AdviceAnswers): boolean =>
  Boolean(dataTypesUnknown) || !dataTypes?.length || dataTypes.some(({ state }) => state === 'UNKNOWN');
const cyberLaw = ({ detectedAt }: AdviceAnswers): boolean => !detectedAt || inForceAt(CYBER_OVERLAY, detectedAt);

const ROWS: readonly Row[] = [
  {
    path: 'detectedAt',
    article: 'L91 23.1; D13 23.1',
    regimes: BOTH,
    vi: 'Thời điểm phát hiện: quyết định luật nào áp dụng và, theo Luật 91/2025/QH15, 72 giờ chạy từ khi nào.',
    en: 'The time of detection: it decides which law governs and, under Law 91/2025, from when the 72 hours run.',
    open: ({ detectedAt }) => !detectedAt,
  },
  {
    path: 'occurredFrom',
    article: 'D13 23.1',
    regimes: D13,
    vi: 'Thời điểm xảy ra: theo Nghị định 13/2023/NĐ-CP, 72 giờ chạy từ khi xảy ra; chưa biết thì chưa tính được.',
    en: 'The time of occurrence: under Decree 13/2023 the 72 hours run from it; without it they cannot be counted.',
    open: (answers) => !knownOccurrence(timesOf(answers)),
  },
  {
    path: 'reporterRole',
    article: 'L91 23.1; D13 23.1; D13 23.2',
    regimes: BOTH,
    vi: 'Vai trò: bên kiểm soát, bên xử lý hay bên thứ ba quyết định phải báo cho ai và trong bao lâu.',
    en: 'The role: controller, processor or third party decides who is told and in what time.',
    open: ({ reporterRole }) => !reporterRole,
  },
  {
    path: 'harmInterests',
    article: 'L91 23.1; L91 23.3',
    regimes: L91,
    vi: 'Khả năng gây tổn hại: có thể tổn hại thì 72 giờ, không thì thông báo chung không ấn định thời hạn.',
    en: 'Possible harm: where there may be harm, 72 hours; where not, the general notice for which no deadline is stated.',
    open: ({ harmInterests }) => harmInterests == null,
  },
  {
    path: 'actType',
    article: 'L91 23.3; D13 23.6; D356 8.3',
    regimes: BOTH,
    vi: 'Hành vi: quyết định điểm nào của điều luật áp dụng và có phải là lộ, mất dữ liệu hay không.',
    en: 'The act: it decides which point of the article applies and whether it is a leak or loss.',
    open: ({ actType }) => !actType,
  },
  {
    path: 'dataTypes',
    article: 'D356 8.3; D356 29.1',
    regimes: L91,
    vi: 'Loại dữ liệu: dữ liệu vị trí, sinh trắc học, và trong tài chính là dữ liệu nhạy cảm, kéo theo thông báo cho chủ thể trong 72 giờ.',
    en: 'The data types: location and biometric data, and in finance sensitive data, bring a notice to the people within 72 hours.',
    open: typesOpen,
  },
  {
    path: 'sector',
    article: 'L91 27.1(d); D356 8.3',
    regimes: L91,
    vi: 'Lĩnh vực: tài chính, ngân hàng, thông tin tín dụng phải báo thêm cho chủ thể dữ liệu.',
    en: 'The sector: finance, banking and credit information tell the people concerned as well.',
    open: ({ sector }) => !sector,
  },
  {
    path: 'collectsDirectly',
    article: 'D356 8.3',
    regimes: L91,
    vi: 'Ai trực tiếp thu thập dữ liệu: chỉ bên đó chịu thời hạn 72 giờ của lĩnh vực tài chính.',
    en: 'Who collected the data directly: only they are bound by the 72 hours of the finance sector.',
    open: ({ sector, collectsDirectly }) => sector != null && FINANCE_SECTORS.includes(sector) && collectsDirectly == null,
  },
  {
    path: 'defenceScope',
    article: 'L91 36.3; D13 34',
    regimes: BOTH,
    vi: 'Có thuộc phạm vi quản lý của Bộ Quốc phòng không: nếu có thì báo thêm nơi đó.',
    en: 'Whether it lies within the scope of the Ministry of National Defence: then that is told as well.',
    open: ({ defenceScope }) => defenceScope == null,
  },
  {
    path: 'cyberIncident',
    article: 'D331 31.2(d)',
    regimes: L91,
    vi: 'Có phải sự cố an ninh mạng không: nếu có thì thêm thời hạn riêng (ngay, 24 giờ, 72 giờ) tới nơi nhận thứ hai.',
    en: 'Whether it is a cyber incident: then there are further limits (at once, 24 h, 72 h) towards a second recipient.',
    open: (answers) => cyberLaw(answers) && answers.cyberIncident == null,
  },
  {
    path: 'cyberIncident.serious',
    article: 'D331 31.2(d)',
    regimes: L91,
    vi: 'Sự cố có nghiêm trọng không: nghiêm trọng thì thông báo ban đầu trong 24 giờ.',
    en: 'Whether the incident is serious: then the first notice is due within 24 hours.',
    open: (answers) => cyberLaw(answers) && answers.cyberIncident?.isCyberIncident === true && answers.cyberIncident.serious == null,
  },
  {
    path: 'cyberIncident.disruptsOrNationalSecurity',
    article: 'D331 31.2(d)',
    regimes: L91,
    vi: 'Sự cố có xâm phạm an ninh, trật tự hoặc gây gián đoạn nghiêm trọng không: nếu có thì báo ngay.',
    en: 'Whether it harms security or order or seriously disrupts: then it is told at once.',
    open: (answers) =>
      cyberLaw(answers) && answers.cyberIncident?.isCyberIncident === true && answers.cyberIncident.disruptsOrNationalSecurity == null,
  },
];

/** What was not answered and bears on the duties under a regime, in the order in which it matters. */
export function openAnswers(regime: RegimeCode, answers: AdviceAnswers): readonly OpenAnswer[] {
  return ROWS.filter((row) => row.regimes.includes(regime) && row.open(answers)).map(({ path, article, vi, en }) => ({
    path,
    article,
    vi,
    en,
  }));
}
