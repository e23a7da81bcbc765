import { DomainError, type Sentence } from '#kernel';

/** The desk that the law names does not exist in this installation: nothing is filed that nobody would receive. */
export class NoReceivingUnit extends DomainError {
  constructor(unitCode: string) {
    super('NO_RECEIVING_UNIT', 'unavailable', {
      vi: `Chưa thiết lập đơn vị tiếp nhận ${unitCode} trên hệ thống. Hồ sơ chưa được gửi và vẫn giữ nguyên; hãy báo quản trị rồi gửi lại với cùng khóa.`,
      en: `The receiving unit ${unitCode} is not set up here. The report was not filed and is kept as it is; tell your administrator and send it again with the same key.`,
    });
  }
}

/** Why a step of a delivery is not possible now, though its state would allow it. */
const BLOCKS = {
  COPY: {
    vi: 'Đơn vị của bạn nhận bản sao để biết; việc tiếp nhận, trả lại, từ chối do đơn vị chủ trì quyết định. Không có gì thay đổi.',
    en: 'Your unit has a copy to know; receiving, returning and refusing is for the unit that leads. Nothing was changed.',
  },
  LEAD: {
    vi: 'Đây là lượt chuyển tới đơn vị chủ trì nên không hủy được: hồ sơ sẽ không có nơi tiếp nhận. Không có gì thay đổi.',
    en: 'This is the delivery to the unit that leads and cannot be cancelled: the filing would have no desk. Nothing was changed.',
  },
  REFUSAL_PROPOSED: {
    vi: 'Đã có đề nghị từ chối hồ sơ này đang chờ quyết định. Hãy đồng ý hoặc bác đề nghị đó trước; không có gì thay đổi.',
    en: 'A refusal of this filing was proposed and waits for a decision. Confirm or decline it first; nothing was changed.',
  },
  NOT_SUCH_REASON: {
    vi: 'Lý do không hợp với loại hồ sơ: yêu cầu rút chỉ từ chối với lý do không đồng ý cho rút, và lý do này chỉ dùng cho yêu cầu rút; không đạt yêu cầu là kết quả của hồ sơ đánh giá tác động, không của thông báo vi phạm. Không có gì thay đổi; hãy chọn lý do khác.',
    en: 'The reason does not fit this kind of filing: a request for withdrawal is refused because the unit does not agree to it, and nothing else is; requirements not met is the result of an impact assessment, not of a notice of a violation. Nothing was changed; choose another reason.',
  },
  NO_CONFLICT: {
    vi: 'Lượt chuyển này không có xác nhận nào mâu thuẫn cần xem. Không có gì thay đổi.',
    en: 'No acknowledgement of this delivery contradicts another. Nothing was changed.',
  },
  NO_PROPOSAL: {
    vi: 'Chưa có đề nghị từ chối nào để quyết định. Cán bộ đầu mối nêu đề nghị trước; không có gì thay đổi.',
    en: 'No refusal was proposed yet. A liaison officer proposes it first; nothing was changed.',
  },
  OWN_PROPOSAL: {
    vi: 'Người đề nghị không tự quyết định được. Hãy để lãnh đạo khác của đơn vị quyết định; đề nghị vẫn còn.',
    en: 'Whoever proposed it does not decide it. Let another head of the unit decide; the proposal is kept.',
  },
  OWN_RECORD: {
    vi: 'Người ghi nhận việc chuyển tay không tự xác nhận được. Hãy để người thứ hai đối chiếu giấy biên nhận; thông tin đã ghi vẫn còn.',
    en: 'Whoever recorded the dispatch does not confirm it. Let a second person compare the stamped receipt; the record is kept.',
  },
  RECEIPT_OF_OTHERS: {
    vi: 'Bạn không mở được giấy biên nhận của lần chuyển tay này nên không xác nhận được. Không có gì thay đổi; hãy để người thứ hai của bên đã ghi nhận xác nhận.',
    en: 'You cannot open the receipt of this dispatch, so it is not yours to confirm. Nothing was changed; let a second person of the side that recorded it do so.',
  },
  NOT_DELIVERED: {
    vi: 'Lượt chuyển này chưa tới nơi nhận nên chưa có gì để thu hồi. Không có gì thay đổi.',
    en: 'This has not been delivered, so there is nothing to ask back. Nothing was changed.',
  },
  RECALLED: {
    vi: 'Đã có yêu cầu thu hồi lượt chuyển này. Hãy chờ đơn vị nhận trả lời; không có gì thay đổi.',
    en: 'This was asked back already. Wait for the answer of the unit; nothing was changed.',
  },
  RECALL_AGREED: {
    vi: 'Đơn vị đã đồng ý cho thu hồi hồ sơ này nên không tiếp nhận, trả lại, từ chối được nữa. Không có gì thay đổi; bên nộp sẽ gửi lại nếu cần.',
    en: 'Your unit agreed to give this back, so it is not received, returned or refused any more. Nothing was changed; the filer sends it again where needed.',
  },
  COMPLETED: {
    vi: 'Đơn vị đã xử lý xong hồ sơ nên không thu hồi được. Không có gì thay đổi.',
    en: 'The unit has completed its work on this, so it cannot be asked back. Nothing was changed.',
  },
  RETURN_OPEN: {
    vi: 'Bên nộp đang sửa đổi, bổ sung và chưa quá hạn trả lời. Nếu không cần bổ sung nữa, hãy ghi lý do tiếp nhận như đã nộp.',
    en: 'The filer is completing it and has time left. If completion is no longer needed, give the reason for accepting it as it is.',
  },
  INCOMPLETE: {
    vi: 'Hồ sơ đã nộp còn thiếu mục mà mẫu hỏi (xem danh sách). Hãy yêu cầu sửa đổi, bổ sung, hoặc ghi lý do tiếp nhận khi còn thiếu; không có gì thay đổi.',
    en: 'The filing lacks what its form asks for (see the list). Return it for completion, or give the reason for accepting it all the same; nothing was changed.',
  },
  ALREADY_THERE: {
    vi: 'Đơn vị đó đã có hồ sơ này. Không có gì thay đổi; hãy chọn đơn vị khác.',
    en: 'That unit has this filing already. Nothing was changed; choose another one.',
  },
  NOT_SUCH_UNIT: {
    vi: 'Không chuyển được tới đơn vị này: chưa được thiết lập, là chính đơn vị bạn, hoặc không cùng loại (thật và diễn tập). Không có gì thay đổi.',
    en: 'It cannot go to this unit: not set up, your own, or not of the same kind (real and drill). Nothing was changed.',
  },
} as const satisfies Record<string, Sentence>;

export type DeliveryBlock = keyof typeof BLOCKS;

export class DeliveryBlocked extends DomainError {
  constructor(
    readonly block: DeliveryBlock,
    details: DomainError['details'] = {},
  ) {
    super(block, 'state', BLOCKS[block], details);
  }
}
