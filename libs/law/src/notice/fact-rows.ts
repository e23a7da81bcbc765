import { isVisibleText, type Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { RegimeCode } from '../regime/regimes.js';
import type { DutyContext } from './duties.js';
import { CONTROLLERS } from './duty-rules.js';
import type { Timeliness } from './timeliness.js';
import type { IllegalSale, PdpContact, ViolationFacts } from './violation-facts.js';
import { type CountedThing, FINANCE_SECTORS, TRADE_ACTS } from './vocabulary.js';

/**
 * When a fact is needed. `MINIMUM`: before the notice may be signed. `AT_SUBMISSION`: when it is sent.
 * `MAY_FOLLOW`: asked by the form, but may be "not yet known" and come in a supplement.
 */
export type Need = 'MINIMUM' | 'AT_SUBMISSION' | 'MAY_FOLLOW';

/** One fact of the notice: per regime its article and the label printed on the form (null: the form has no such line). */
export interface FactRow {
  readonly path: string;
  readonly need: Need;
  /** A fact that the statute or its form asks for, or one that only the product needs. */
  readonly origin: 'STATUTE' | 'PRODUCT';
  readonly missing: Sentence;
  readonly on: Partial<
    Readonly<Record<RegimeCode, { readonly article: Article; readonly label: string | null; readonly confidence?: Confidence }>>
  >;
  /** Absent: always. */
  readonly applies?: (facts: ViolationFacts, timeliness: Timeliness | undefined, context: Pick<DutyContext, 'sector'>) => boolean;
  readonly present: (facts: ViolationFacts) => boolean;
}

const text = isVisibleText;
const reachable = (contact: PdpContact | null | undefined): boolean => Boolean(contact?.phones?.some(text)) || text(contact?.email);
const both = (d13: Article, l91: Article, label: string | null, label08 = label): FactRow['on'] => ({
  'VN-PDPD-2023': { article: d13, label },
  'VN-PDPL-2025': { article: l91, label: label08 },
});
/** A line of no form, which the product asks for where the article is open to it. */
const product = (d13: Article, l91: Article): FactRow['on'] => ({
  'VN-PDPD-2023': { article: d13, label: null, confidence: 'I' },
  'VN-PDPL-2025': { article: l91, label: null, confidence: 'I' },
});
const part1 = (label: string, label08 = label) => both('D13 Form 03.1', 'D356 Form 08.1', label, label08);
const nature = (label: string, label08 = label) => both('D13 23.3(a); D13 Form 03.2', 'D356 28.1(a); D356 Form 08.2', label, label08);
const contact = (label: string, label08 = label) => both('D13 23.3(b); D13 Form 03.1', 'D356 28.1(b); D356 Form 08.1', label, label08);

const saidToBeKnown = ({ occurrencePrecision: how }: ViolationFacts): boolean => how === 'EXACT' || how === 'APPROXIMATE';
const affected = (facts: ViolationFacts): boolean => Boolean(facts.dataTypes?.some((type) => type.state === 'AFFECTED'));
const typesStated = (facts: ViolationFacts): boolean => facts.dataTypesUnknown === true || Boolean(facts.dataTypes?.length);
/** Types were looked at, and none is affected: an answer, after which none is asked for. */
const noneAffected = ({ dataTypes, dataTypesUnknown }: ViolationFacts): boolean =>
  !dataTypesUnknown && Boolean(dataTypes?.length) && dataTypes!.every((type) => type.state === 'NOT_AFFECTED');
/** A figure is there; "not known" is an answer, but the figure is still to follow. */
const counted = (facts: ViolationFacts, what: CountedThing): boolean =>
  Boolean(facts.counts?.some((count) => count.what === what && count.basis !== 'UNKNOWN'));

const traded = (facts: ViolationFacts): boolean => facts.actType != null && TRADE_ACTS.includes(facts.actType);
const sold = (facts: ViolationFacts): boolean => facts.actType === 'ILLEGAL_SALE';

/** A question on an illegal sale or transfer; the price and its payment only where something was sold. */
function saleRow(
  field: keyof IllegalSale,
  missing: Sentence,
  present: (sale: IllegalSale) => boolean,
  applies: (facts: ViolationFacts) => boolean = traded,
): FactRow {
  return {
    path: `illegalSale.${field}`,
    need: 'MAY_FOLLOW',
    origin: 'PRODUCT',
    missing,
    on: product('D13 22.2; D13 23.3(a)', 'L91 7.6; D356 28.1(a)'),
    applies,
    present: (facts) => present(facts.illegalSale ?? {}),
  };
}

const SALE_ROWS: readonly FactRow[] = [
  saleRow(
    'channel',
    { vi: 'Chưa nêu kênh mua, bán, chuyển giao.', en: 'The channel of the sale or transfer is missing.' },
    ({ channel }) => channel != null && channel !== 'UNKNOWN',
  ),
  saleRow(
    'channelDetail',
    { vi: 'Kênh thuộc loại "khác": cần nêu rõ là kênh nào.', en: 'The channel is of another kind: say which.' },
    ({ channelDetail }) => text(channelDetail),
    (facts) => traded(facts) && facts.illegalSale?.channel === 'OTHER',
  ),
  saleRow(
    'priceVnd',
    { vi: 'Chưa nêu giá (đồng, hoặc ghi nguyên văn).', en: 'The price is missing (in VND, or as it was asked).' },
    ({ priceVnd, priceText }) => priceVnd != null || text(priceText),
    sold,
  ),
  saleRow(
    'volume',
    { vi: 'Chưa nêu khối lượng dữ liệu được rao bán, chuyển giao.', en: 'The volume on offer or handed over is missing.' },
    ({ volume }) => volume != null,
  ),
  saleRow(
    'payment',
    { vi: 'Chưa nêu phương thức thanh toán.', en: 'The means of payment is missing.' },
    ({ payment }) => text(payment),
    sold,
  ),
  saleRow('seller', { vi: 'Chưa nêu bên bán, bên chuyển giao.', en: 'The seller or the one who handed over is missing.' }, ({ seller }) =>
    text(seller),
  ),
  saleRow('buyer', { vi: 'Chưa nêu bên mua, bên nhận.', en: 'The buyer or receiver is missing.' }, ({ buyer }) => text(buyer)),
  saleRow(
    'sourceSystem',
    { vi: 'Chưa nêu hệ thống là nguồn của dữ liệu.', en: 'The system from which the data came is missing.' },
    ({ sourceSystem }) => text(sourceSystem),
  ),
];

export const FACT_ROWS: readonly FactRow[] = [
  {
    path: 'reporterRole',
    need: 'MINIMUM',
    origin: 'PRODUCT',
    missing: { vi: 'Chưa cho biết bên thông báo là bên kiểm soát, bên xử lý hay bên thứ ba.', en: 'The role of the reporter is missing.' },
    on: both('D13 23.1', 'L91 23.1', null),
    present: (facts) => Boolean(facts.reporterRole),
  },
  {
    path: 'organisation.nameVi',
    need: 'MINIMUM',
    origin: 'STATUTE',
    missing: { vi: 'Chưa có tên tổ chức, doanh nghiệp.', en: 'The name of the organisation is missing.' },
    on: part1('Tên tổ chức, doanh nghiệp'),
    present: (facts) => text(facts.organisation?.nameVi),
  },
  {
    path: 'organisation.headOfficeAddress',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa có địa chỉ trụ sở chính.', en: 'The address of the head office is missing.' },
    on: part1('Địa chỉ trụ sở chính'),
    present: (facts) => text(facts.organisation?.headOfficeAddress),
  },
  {
    path: 'organisation.transactionOfficeAddress',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa có địa chỉ trụ sở giao dịch.', en: 'The address of the transaction office is missing.' },
    on: part1('Địa chỉ trụ sở giao dịch'),
    present: (facts) => text(facts.organisation?.transactionOfficeAddress),
  },
  {
    path: 'organisation.establishmentDocument',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: {
      vi: 'Chưa có số quyết định thành lập hoặc giấy chứng nhận đăng ký doanh nghiệp, kinh doanh, đầu tư.',
      en: 'The establishment decision or business certificate is missing.',
    },
    on: part1('Quyết định thành lập/Giấy chứng nhận đăng ký doanh nghiệp'),
    present: (facts) => text(facts.organisation?.establishmentDocument?.number),
  },
  {
    path: 'organisation.taxCode',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa có mã số thuế.', en: 'The tax code is missing.' },
    on: { 'VN-PDPL-2025': { article: 'D356 Form 08.1', label: 'Mã số thuế' } },
    present: (facts) => text(facts.organisation?.taxCode),
  },
  {
    path: 'organisation.phone',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa có điện thoại của tổ chức.', en: 'The phone number of the organisation is missing.' },
    on: part1('Điện thoại'),
    present: (facts) => text(facts.organisation?.phone),
  },
  {
    path: 'organisation.website',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa có website (ghi "không có" nếu không có).', en: 'The website is missing (write "none" if there is none).' },
    on: part1('Website'),
    present: (facts) => text(facts.organisation?.website),
  },
  {
    path: 'organisation.pdpContact.fullName',
    need: 'MINIMUM',
    origin: 'STATUTE',
    missing: {
      vi: 'Chưa có họ và tên nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân.',
      en: 'The name of the person in charge of data protection is missing.',
    },
    on: contact('Họ và tên'),
    present: (facts) => text(facts.organisation?.pdpContact?.fullName),
  },
  {
    path: 'organisation.pdpContact',
    need: 'MINIMUM',
    origin: 'PRODUCT',
    missing: {
      vi: 'Chưa có cách liên lạc (điện thoại hoặc email) với nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân.',
      en: 'There is no way (phone or email) to reach the person in charge of data protection.',
    },
    on: both('D13 23.3(b)', 'D356 28.1(b)', null),
    present: (facts) => reachable(facts.organisation?.pdpContact),
  },
  {
    path: 'organisation.pdpContact.title',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa có chức danh của nhân sự chịu trách nhiệm.', en: 'The title of the person in charge is missing.' },
    on: contact('Chức danh'),
    present: (facts) => text(facts.organisation?.pdpContact?.title),
  },
  {
    path: 'organisation.pdpContact.phones',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: {
      vi: 'Chưa có số điện thoại liên lạc của nhân sự chịu trách nhiệm.',
      en: 'The phone number of the person in charge is missing.',
    },
    on: contact('Số điện thoại liên lạc (cố định và di động)', 'Số điện thoại liên lạc'),
    present: (facts) => Boolean(facts.organisation?.pdpContact?.phones?.some(text)),
  },
  {
    path: 'organisation.pdpContact.email',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa có email của nhân sự chịu trách nhiệm.', en: 'The email of the person in charge is missing.' },
    on: { 'VN-PDPL-2025': { article: 'D356 Form 08.1', label: 'Email' } },
    present: (facts) => text(facts.organisation?.pdpContact?.email),
  },
  {
    path: 'detectedAt',
    need: 'MINIMUM',
    origin: 'PRODUCT',
    missing: { vi: 'Chưa có thời điểm phát hiện.', en: 'The time of detection is missing.' },
    on: {
      'VN-PDPD-2023': { article: 'D13 23.1', label: null, confidence: 'I' },
      'VN-PDPL-2025': { article: 'L91 23.1', label: null },
    },
    present: (facts) => Boolean(facts.detectedAt),
  },
  {
    path: 'occurredFrom',
    need: 'MINIMUM',
    origin: 'STATUTE',
    missing: {
      vi: 'Đã ghi thời gian xảy ra là chính xác hoặc ước chừng, nên cần thời điểm đó; nếu chưa biết, hãy chọn "chưa biết".',
      en: 'The time of the violation is said to be exact or approximate, so give it; if it is not known, choose "unknown".',
    },
    on: nature('Thời gian'),
    applies: saidToBeKnown,
    present: (facts) => Boolean(facts.occurredFrom),
  },
  {
    path: 'occurredFrom',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa biết thời gian xảy ra vi phạm.', en: 'The time of the violation is not yet known.' },
    on: nature('Thời gian'),
    applies: (facts) => !saidToBeKnown(facts),
    present: (facts) => Boolean(facts.occurredFrom) && facts.occurrencePrecision !== 'UNKNOWN',
  },
  {
    path: 'place',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa có địa điểm xảy ra vi phạm (nơi hoặc hệ thống).', en: 'The place of the violation (site or system) is missing.' },
    on: nature('Địa điểm'),
    present: (facts) => text(facts.place),
  },
  {
    path: 'actType',
    need: 'MINIMUM',
    origin: 'PRODUCT',
    missing: { vi: 'Chưa chọn loại hành vi vi phạm.', en: 'The kind of violating act is missing.' },
    on: both('D13 23.3(a)', 'D356 28.1(a)', null),
    present: (facts) => Boolean(facts.actType),
  },
  {
    path: 'actDescription',
    need: 'MINIMUM',
    origin: 'STATUTE',
    missing: { vi: 'Hành vi thuộc loại "khác": cần mô tả hành vi.', en: 'The act is of another kind: describe it.' },
    on: nature('Hành vi'),
    applies: (facts) => facts.actType === 'OTHER',
    present: (facts) => text(facts.actDescription),
  },
  {
    path: 'actDescription',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa mô tả hành vi vi phạm.', en: 'The description of the violating act is missing.' },
    on: nature('Hành vi'),
    applies: (facts) => facts.actType !== 'OTHER',
    present: (facts) => text(facts.actDescription),
  },
  {
    path: 'involvedParties',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa nêu tổ chức, cá nhân liên quan.', en: 'The organisations and individuals involved are missing.' },
    on: nature('Tổ chức, cá nhân', 'Tổ chức, cá nhân liên quan'),
    present: (facts) => Boolean(facts.involvedParties?.some((party) => text(party.name))),
  },
  {
    path: 'dataTypes',
    need: 'MINIMUM',
    origin: 'STATUTE',
    missing: {
      vi: 'Chưa nêu loại dữ liệu cá nhân nào; nếu chưa biết, hãy ghi nhận là "chưa biết".',
      en: 'No data type is given; if they are not yet known, say "unknown".',
    },
    on: nature('các loại dữ liệu cá nhân', 'Các loại dữ liệu cá nhân'),
    applies: (facts) => !typesStated(facts),
    present: typesStated,
  },
  {
    path: 'dataTypes',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa xác định loại dữ liệu cá nhân bị ảnh hưởng.', en: 'Which data types are affected is not yet established.' },
    on: nature('các loại dữ liệu cá nhân', 'Các loại dữ liệu cá nhân'),
    applies: typesStated,
    present: (facts) => affected(facts) || noneAffected(facts),
  },
  {
    path: 'counts',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: {
      vi: 'Chưa có số lượng dữ liệu liên quan (số bản ghi; đếm hoặc ước tính).',
      en: 'The quantity of data concerned is missing (records, counted or estimated).',
    },
    on: nature('số lượng dữ liệu liên quan'),
    present: (facts) => counted(facts, 'BASIC_RECORDS') || counted(facts, 'SENSITIVE_RECORDS'),
  },
  {
    path: 'counts[BASIC_SUBJECTS]',
    need: 'MAY_FOLLOW',
    origin: 'PRODUCT',
    missing: { vi: 'Chưa có số chủ thể bị ảnh hưởng (dữ liệu cơ bản).', en: 'The number of people with basic data concerned is missing.' },
    on: product('D13 23.3(a)', 'D356 28.1(a)'),
    present: (facts) => counted(facts, 'BASIC_SUBJECTS'),
  },
  {
    path: 'counts[SENSITIVE_SUBJECTS]',
    need: 'MAY_FOLLOW',
    origin: 'PRODUCT',
    missing: {
      vi: 'Chưa có số chủ thể bị ảnh hưởng (dữ liệu nhạy cảm).',
      en: 'The number of people with sensitive data concerned is missing.',
    },
    on: product('D13 23.3(a)', 'D356 28.1(a)'),
    present: (facts) => counted(facts, 'SENSITIVE_SUBJECTS'),
  },
  {
    path: 'origin',
    need: 'MAY_FOLLOW',
    origin: 'PRODUCT',
    missing: {
      vi: 'Chưa cho biết vi phạm bắt nguồn từ chính tổ chức, bên xử lý hay bên thứ ba.',
      en: 'Whether it came from the organisation itself, a processor or a third party is missing.',
    },
    on: product('D13 23.3(a)', 'D356 28.1(a)'),
    present: (facts) => facts.origin != null && facts.origin !== 'UNKNOWN',
  },
  {
    path: 'originParty',
    need: 'MAY_FOLLOW',
    origin: 'PRODUCT',
    missing: {
      vi: 'Chưa nêu tên bên xử lý hoặc bên thứ ba mà vi phạm bắt nguồn từ đó.',
      en: 'The processor or third party from which it came is not named.',
    },
    on: product('D13 23.3(a)', 'D356 28.1(a)'),
    applies: (facts) => facts.origin === 'PROCESSOR' || facts.origin === 'THIRD_PARTY',
    present: (facts) => text(facts.originParty),
  },
  ...SALE_ROWS,
  {
    path: 'responsiblePerson',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: {
      vi: 'Chưa có nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân đối với vi phạm này.',
      en: 'The person in charge for this violation is missing.',
    },
    on: both('D13 23.3(b); D13 Form 03.2', 'D356 28.1(b); D356 Form 08.2', 'Nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân'),
    present: (facts) => text((facts.responsiblePerson ?? facts.organisation?.pdpContact)?.fullName),
  },
  {
    path: 'consequences',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: { vi: 'Chưa mô tả hậu quả, thiệt hại có thể xảy ra.', en: 'The possible consequences and damage are missing.' },
    on: both('D13 23.3(c); D13 Form 03.2', 'D356 28.1(c); D356 Form 08.2', 'Hậu quả xảy ra'),
    present: (facts) => text(facts.consequences),
  },
  {
    path: 'measuresDone',
    need: 'MAY_FOLLOW',
    origin: 'STATUTE',
    missing: {
      vi: 'Chưa mô tả biện pháp giải quyết, giảm thiểu tác hại (đã làm, đang làm hoặc sẽ làm).',
      en: 'The measures to resolve and mitigate (done, under way or planned) are missing.',
    },
    on: both('D13 23.3(d); D13 Form 03.2', 'D356 28.1(d); D356 Form 08.2', 'Biện pháp áp dụng'),
    present: (facts) => [facts.measuresDone, facts.measuresDoing, facts.measuresPlanned].some(text),
  },
  {
    path: 'harmInterests',
    need: 'MAY_FOLLOW',
    origin: 'PRODUCT',
    missing: {
      vi: 'Chưa đánh giá khả năng gây tổn hại; tạm tính theo thời hạn 72 giờ.',
      en: 'Possible harm is not yet assessed; the 72-hour class is assumed.',
    },
    on: { 'VN-PDPL-2025': { article: 'L91 23.1', label: null } },
    present: (facts) => facts.harmInterests != null,
  },
  {
    path: 'remediatedAt',
    need: 'MAY_FOLLOW',
    origin: 'PRODUCT',
    missing: {
      vi: 'Chưa ghi thời điểm khắc phục xong sự cố (dữ liệu vị trí, sinh trắc học: cần khi báo cáo kết thúc; hồ sơ được lưu ít nhất 5 năm kể từ đó).',
      en: 'When the incident was remedied is not said (location or biometric data: needed in the final filing; the file is kept for 5 years from then).',
    },
    on: { 'VN-PDPL-2025': { article: 'D356 29.1(c)', label: null, confidence: 'I' } },
    applies: ({ reporterRole, dataTypes }) =>
      (reporterRole == null || CONTROLLERS.includes(reporterRole)) &&
      Boolean(dataTypes?.some(({ code, state }) => state === 'AFFECTED' && (code === 'LOCATION' || code === 'BIOMETRIC'))),
    present: (facts) => Boolean(facts.remediatedAt),
  },
  {
    path: 'collectsDirectly',
    need: 'MAY_FOLLOW',
    origin: 'PRODUCT',
    missing: {
      vi: 'Chưa cho biết tổ chức có trực tiếp thu thập dữ liệu từ chủ thể hay không; tạm hiểu là có, nên tính thời hạn 72 giờ của lĩnh vực tài chính.',
      en: 'Whether the organisation itself collected the data from the people is not said; taken as yes, so the 72 hours of finance are counted.',
    },
    on: { 'VN-PDPL-2025': { article: 'D356 8.3', label: null, confidence: 'I' } },
    applies: (_facts, _timeliness, { sector }) => sector != null && FINANCE_SECTORS.includes(sector),
    present: (facts) => facts.collectsDirectly != null,
  },
  {
    path: 'lateReason',
    need: 'AT_SUBMISSION',
    origin: 'STATUTE',
    missing: {
      vi: 'Thông báo sau 72 giờ phải kèm theo lý do thông báo chậm, muộn.',
      en: 'A notice after 72 hours must come with the reason for the delay.',
    },
    on: { 'VN-PDPD-2023': { article: 'D13 23.1', label: null } },
    applies: (_facts, timeliness) => timeliness?.lateReason === 'DEMANDED',
    present: (facts) => text(facts.lateReason),
  },
  {
    path: 'lateReason',
    need: 'MAY_FOLLOW',
    origin: 'PRODUCT',
    missing: {
      vi: 'Nên nêu lý do gửi muộn hoặc lý do chưa xác định được thời điểm.',
      en: 'Better give the reason for the delay, or why the time cannot be told.',
    },
    on: product('D13 23.1', 'L91 23.1'),
    applies: (_facts, timeliness) => timeliness?.lateReason === 'ASKED',
    present: (facts) => text(facts.lateReason),
  },
  {
    path: 'commitment',
    need: 'AT_SUBMISSION',
    origin: 'STATUTE',
    missing: {
      vi: 'Chưa cam kết chịu trách nhiệm về tính chính xác và tính hợp pháp của thông báo.',
      en: 'The commitment to the accuracy and legality of the notice is missing.',
    },
    on: both('D13 Form 03.4', 'D356 Form 08.4', 'Cam kết'),
    present: (facts) => facts.commitment === true,
  },
];
