import { REFUSAL_GROUNDS, REQUEST_CLOCK_KINDS, REQUEST_KINDS, REQUEST_LABELS } from '#law';
import { listedEnum } from '#platform';
import { IDENTITY_PROOFS, REQUEST_CHANNELS, REQUESTER_RELATIONS } from '../entities.js';
import { REQUEST_STATES } from '../requests.states.js';

export const RequestKindEnum = listedEnum(
  'RequestKind',
  'What a data subject asks.',
  REQUEST_KINDS,
  Object.fromEntries(REQUEST_KINDS.map((kind) => [kind, `${REQUEST_LABELS[kind].vi}: ${REQUEST_LABELS[kind].en}.`])) as never,
);
export const RequestChannelEnum = listedEnum('RequestChannel', 'How a request came.', REQUEST_CHANNELS, {
  IN_PERSON: 'Trực tiếp tại trụ sở.',
  POST: 'Bưu chính.',
  EMAIL: 'Thư điện tử.',
  PHONE: 'Điện thoại.',
  WEB: 'Trang thông tin, ứng dụng.',
  OTHER: 'Cách khác.',
});
export const RequesterRelationEnum = listedEnum('RequesterRelation', 'What the requester is to the data subject.', REQUESTER_RELATIONS, {
  SUBJECT: 'Chính chủ thể dữ liệu.',
  REPRESENTATIVE: 'Người đại diện, người được ủy quyền.',
  PARENT_OR_GUARDIAN: 'Cha, mẹ hoặc người giám hộ.',
});
export const IdentityProofEnum = listedEnum('IdentityProof', 'How it was seen who the requester is.', IDENTITY_PROOFS, {
  DOCUMENT_SEEN: 'Đã xem giấy tờ tùy thân; no copy is kept here.',
  ELECTRONIC_IDENTITY: 'Định danh điện tử.',
  ACCOUNT: 'Tài khoản đã đăng nhập.',
  KNOWN_CONTACT: 'Liên lạc lại theo thông tin đã có của chủ thể.',
  AUTHORISATION: 'Văn bản ủy quyền, giấy tờ chứng minh quan hệ.',
  OTHER: 'Cách khác; see the words.',
});
export const RequestStateEnum = listedEnum('RequestState', 'Where a request stands.', REQUEST_STATES, {
  RECEIVED: 'Đã tiếp nhận.',
  AWAITING_PROOF: 'Chờ người yêu cầu chứng minh; no clock waits for it.',
  IDENTIFIED: 'Đã xác minh người yêu cầu.',
  REPLIED: 'Đã phản hồi về thủ tục.',
  FULFILLED: 'Đã thực hiện.',
  PARTLY_FULFILLED: 'Đã thực hiện một phần.',
  REFUSED: 'Không thực hiện; see the ground.',
  WITHDRAWN: 'Người yêu cầu đã rút.',
  REOPENED: 'Đã mở lại; the time runs on from the receipt.',
});
const GROUND_LABELS = {
  WITHOUT_CONSENT: 'Xử lý không cần sự đồng ý.',
  AGAINST_PRINCIPLES: 'Trái nguyên tắc thực hiện quyền.',
  HARM_TO_STATE: 'Tổn hại quốc phòng, an ninh, trật tự, an toàn xã hội.',
  HARM_TO_OTHERS: 'Ảnh hưởng tới người khác.',
  NOT_AGREED: 'Chủ thể dữ liệu không đồng ý.',
  FORBIDDEN_BY_LAW: 'Pháp luật không cho phép xóa.',
  STATE_BODY: 'Phục vụ hoạt động của cơ quan nhà nước.',
  MADE_PUBLIC: 'Đã được công khai theo quy định.',
  LEGAL_OR_RESEARCH: 'Yêu cầu pháp lý, nghiên cứu, thống kê.',
  STATE_EMERGENCY: 'Tình trạng khẩn cấp.',
  LIFE_EMERGENCY: 'Khẩn cấp về tính mạng, sức khỏe.',
  IMPOSSIBLE: 'Không thể thực hiện.',
  OTHER_LAW: 'Luật có quy định khác.',
  NOT_THE_PROCEDURE: 'Không đúng thủ tục.',
  IDENTITY_NOT_PROVEN: 'Chưa chứng minh được người yêu cầu.',
};
export const RefusalGroundEnum = listedEnum(
  'RefusalGround',
  'Why a request may be refused; which grounds there are for it, `refusalGrounds` of the request says.',
  REFUSAL_GROUNDS,
  GROUND_LABELS,
);
export const RequestClockKindEnum = listedEnum('RequestClockKind', 'What a clock of a request is the clock of.', REQUEST_CLOCK_KINDS, {
  REPLY: 'Phản hồi lần đầu, kèm thông tin về thủ tục.',
  FULFIL: 'Thực hiện yêu cầu.',
});
