import type { CaseOutcome } from '#cases';
import { COMPETENCES, MEASURE_CODES, measureOf, PROCEEDS_EVIDENCE, PROCEEDS_EVIDENCE_LABELS, RESPONDENTS, SIGNER_TITLES } from '#law';
import { listedEnum } from '#platform';
import { OUTCOMES_OF } from '../end-case.js';
import { PART_KINDS } from '../keep-part.js';
import { CASE_LINK_KINDS, LOOSE_LINK_KINDS } from '../link-entity.js';
import { MEASURE_STATES, MEASURE_STEPS } from '../measure.states.js';
import { CHANNEL_KINDS, COUNT_METHODS, PARTY_ROLES, PAYMENT_MEANS, PRICE_UNITS } from '../part-entities.js';
import { FINE_BASES, HEARINGS, PROPOSAL_KINDS } from '../sanction-entities.js';

const labels = <Code extends string>(codes: readonly Code[], label: (code: Code) => { vi: string; en: string }) =>
  Object.fromEntries(codes.map((code) => [code, `${label(code).vi}: ${label(code).en}.`])) as Record<Code, string>;

export const PartKindEnum = listedEnum('CasePartKind', 'Kinds of parts of a case.', PART_KINDS, {
  PARTY: 'Bên liên quan.',
  DATASET: 'Bộ dữ liệu.',
  CHANNEL: 'Kênh rao bán.',
  PAYMENT: 'Giao dịch.',
  TASK: 'Việc cần làm.',
});
export const PartyRoleEnum = listedEnum('CasePartyRole', 'As what a party is in a case.', PARTY_ROLES, {
  SELLER: 'Bên bán.',
  BUYER: 'Bên mua.',
  SOURCE: 'Nguồn lộ dữ liệu.',
  RESPONDENT: 'Người bị xử lý.',
  VICTIMS: 'Người bị hại, theo địa bàn.',
});
export const RespondentEnum = listedEnum('CaseRespondent', 'Whether somebody is fined as an organisation or as a person.', RESPONDENTS, {
  ORGANISATION: 'Tổ chức.',
  INDIVIDUAL: 'Cá nhân, hộ kinh doanh, hộ gia đình, cộng đồng dân cư.',
});
export const CountMethodEnum = listedEnum('CaseCountMethod', 'How a number of data subjects is known.', COUNT_METHODS, {
  COUNTED: 'Đếm trên toàn bộ dữ liệu.',
  SAMPLED: 'Ước tính từ mẫu.',
  STATED_BY_SELLER: 'Theo lời bên bán.',
  STATED_BY_SOURCE: 'Theo nguồn bị lộ.',
});
export const PriceUnitEnum = listedEnum('CasePriceUnit', 'What a price is for.', PRICE_UNITS, {
  RECORD: 'Một bản ghi.',
  PACKAGE: 'Cả gói.',
});
export const ChannelKindEnum = listedEnum('CaseChannelKind', 'Where something was offered.', CHANNEL_KINDS, {
  FACEBOOK: 'Facebook.',
  ZALO: 'Zalo.',
  TELEGRAM: 'Telegram.',
  EMAIL: 'Thư điện tử.',
  WEBSITE: 'Trang thông tin điện tử.',
  FORUM: 'Diễn đàn.',
  IN_PERSON: 'Trực tiếp.',
  OTHER: 'Kênh khác.',
});
export const PaymentMeansEnum = listedEnum('CasePaymentMeans', 'By what was paid.', PAYMENT_MEANS, {
  OWN_ACCOUNT: 'Tài khoản ngân hàng của chính người nhận.',
  BORROWED_ACCOUNT: 'Tài khoản mượn, thuê.',
  E_WALLET: 'Ví điện tử.',
  CRYPTO: 'Tiền mã hóa.',
  CASH: 'Tiền mặt.',
});
export const ProceedsEvidenceEnum = listedEnum(
  'ProceedsEvidence',
  'By what an amount is shown (D330 6.2).',
  PROCEEDS_EVIDENCE,
  labels(PROCEEDS_EVIDENCE, (code) => PROCEEDS_EVIDENCE_LABELS[code]),
);
export const FineBasisEnum = listedEnum('CaseFineBasis', 'By what a fine is computed.', FINE_BASES, {
  TRADE: 'Mua, bán trái phép (D330 53).',
  TECHNICAL_COLLECTION: 'Thu thập trái phép bằng công nghệ, kỹ thuật (D330 48.3).',
  CROSS_BORDER: 'Chuyển xuyên biên giới dẫn đến lộ, mất dữ liệu (D330 56.3, 56.4).',
  STATED: 'Điều khoản ghi sẵn mức tiền.',
});
export const HearingEnum = listedEnum('CaseHearing', 'Whether a respondent was heard.', HEARINGS, {
  HEARD: 'Đã giải trình.',
  WAIVED: 'Từ bỏ giải trình.',
});
const LINKS = {
  DUPLICATE_OF: 'Trùng với.',
  PART_OF: 'Là một phần của.',
  RELATED: 'Có liên quan đến.',
  SAME_SELLER: 'Cùng người bán.',
  SUPPLIED_BY: 'Lấy dữ liệu từ.',
};
export const LinkedCaseKindEnum = listedEnum('LinkedCaseKind', 'How a case belongs with another one.', CASE_LINK_KINDS, LINKS);
export const LooseLinkKindEnum = listedEnum(
  'LooseLinkKind',
  'How two cases belong together without one of them ending.',
  LOOSE_LINK_KINDS,
  LINKS,
);
export const ProposalKindEnum = listedEnum('CaseProposalKind', 'What is proposed in a case.', PROPOSAL_KINDS, {
  INVESTIGATION: 'Điều tra, làm rõ.',
  DECISION: 'Quyết định xử phạt.',
  TRANSFER: 'Chuyển truy cứu trách nhiệm hình sự.',
});
export const ProposalOutcomeEnum = listedEnum('CaseProposalOutcome', 'What became of a proposal.', ['ACCEPTED', 'DECLINED'], {
  ACCEPTED: 'Chấp nhận.',
  DECLINED: 'Từ chối.',
});
export const SignerTitleEnum = listedEnum(
  'SignerTitle',
  'Titles that may fine (D330 72 to 74).',
  SIGNER_TITLES,
  labels(SIGNER_TITLES, (title) => COMPETENCES.find((one) => one.title === title)!.label),
);
export const MeasureCodeEnum = listedEnum(
  'MeasureCode',
  'What may be imposed beside a fine (D330 4.2, 5).',
  MEASURE_CODES,
  labels(MEASURE_CODES, (code) => measureOf(code).label),
);
const IMPOSED = ['FINE', 'WARNING', ...MEASURE_CODES] as const;
export const ImposedCodeEnum = listedEnum('ImposedCode', 'What was imposed.', IMPOSED, {
  ...labels(MEASURE_CODES, (code) => measureOf(code).label),
  FINE: 'Phạt tiền.',
  WARNING: 'Cảnh cáo.',
});
export const MeasureStateEnum = listedEnum('CaseMeasureState', 'Where a fine or a measure stands.', MEASURE_STATES, {
  ISSUED: 'Đã ban hành.',
  SERVED: 'Đã tống đạt.',
  COMPLIED: 'Đã thi hành xong.',
  PART: 'Thi hành một phần.',
  OVERDUE: 'Quá hạn, phải cưỡng chế.',
  APPEALED: 'Đang khiếu nại, khởi kiện.',
  UPHELD: 'Giữ nguyên sau khiếu nại.',
  CHANGED: 'Sửa sau khiếu nại.',
  ANNULLED: 'Hủy sau khiếu nại.',
  CANCELLED: 'Hủy bỏ.',
});
export const MeasureStepEnum = listedEnum('CaseMeasureStep', 'Steps of a fine or a measure.', MEASURE_STEPS, {
  SERVE: 'Tống đạt.',
  COMPLY: 'Thi hành xong.',
  COMPLY_IN_PART: 'Thi hành một phần.',
  LAPSE: 'Quá hạn.',
  APPEAL: 'Khiếu nại, khởi kiện.',
  UPHOLD: 'Giữ nguyên.',
  CHANGE: 'Sửa.',
  ANNUL: 'Hủy sau khiếu nại.',
  CANCEL: 'Hủy bỏ.',
});
const closing = <Code extends CaseOutcome>(name: string, description: string, codes: readonly Code[]) =>
  listedEnum(
    name,
    description,
    codes,
    Object.fromEntries(codes.map((code) => [code, `As in \`CaseOutcome\`: ${code}.`])) as Record<Code, string>,
  );
export const WithoutSanctionEnum = closing('CaseWithoutSanction', 'How a case ends without a sanction.', OUTCOMES_OF.closeWithoutSanction);
export const SanctionOutcomeEnum = closing('CaseSanctionOutcome', 'How a case ends after a decision.', OUTCOMES_OF.close);
export const CriminalOutcomeEnum = closing('CaseCriminalOutcome', 'What the prosecution or the court came to.', OUTCOMES_OF.closeCriminal);
export const SignStandingEnum = listedEnum('SignStanding', 'How a sign of a crime stands.', ['MET', 'NOT_MET', 'UNKNOWN'], {
  MET: 'Thỏa mãn.',
  NOT_MET: 'Không thỏa mãn.',
  UNKNOWN: 'Chưa đủ thông tin.',
});
