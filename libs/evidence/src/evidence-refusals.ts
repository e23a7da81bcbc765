import { DomainError, Invalid, type Sentence } from '#kernel';

/** Why a step cannot be taken with an item, though the person may take it. */
export type EvidenceBlock =
  | 'TO_ONESELF'
  | 'NOT_HOLDER'
  | 'NOT_OFFERED_TO_YOU'
  | 'NOT_YOUR_HANDOVER'
  | 'SEALED_ALREADY'
  | 'NOT_SEALED'
  | 'SECOND_PERSON'
  | 'BYTES_ARE_ARCHIVED'
  | 'NO_BYTES'
  | 'CASE_ENDED'
  | 'EVIDENCE_ALTERED'
  | 'COLLECTED_AHEAD';

const BLOCKED: Readonly<Record<EvidenceBlock, Sentence>> = {
  TO_ONESELF: {
    vi: 'Không bàn giao chứng cứ cho chính mình hoặc cho người đang giữ. Chưa có gì thay đổi; hãy chọn đồng nghiệp khác có tên trong danh sách vụ việc.',
    en: 'Evidence is not handed over to oneself, nor to whoever holds it. Nothing was changed; choose a colleague who is on the list of the case.',
  },
  NOT_HOLDER: {
    vi: 'Chỉ người đang giữ chứng cứ mới làm được việc này (người chủ trì bàn giao thay khi người giữ không còn làm vụ việc). Chưa có gì thay đổi; hãy nhận bàn giao trước.',
    en: 'Only who holds the item does this (the lead hands it over for a holder who no longer works on the case). Nothing was changed; have it handed over to you first.',
  },
  NOT_OFFERED_TO_YOU: {
    vi: 'Chứng cứ này không được bàn giao cho bạn. Chưa có gì thay đổi; người được bàn giao mới nhận hoặc từ chối.',
    en: 'This item was not handed over to you. Nothing was changed; whom it was handed over to receives or declines it.',
  },
  NOT_YOUR_HANDOVER: {
    vi: 'Chỉ người đã bàn giao mới rút lại được. Chưa có gì thay đổi.',
    en: 'Only who handed it over withdraws that. Nothing was changed.',
  },
  SEALED_ALREADY: {
    vi: 'Chứng cứ đang được niêm phong. Chưa có gì thay đổi; muốn đổi túi niêm phong, hãy mở niêm phong trước.',
    en: 'The item is sealed already. Nothing was changed; to use another bag, unseal it first.',
  },
  NOT_SEALED: { vi: 'Chứng cứ không được niêm phong. Chưa có gì thay đổi.', en: 'The item is not sealed. Nothing was changed.' },
  SECOND_PERSON: {
    vi: 'Việc tiêu hủy cần người chứng kiến khác người đề xuất. Đề xuất vẫn được giữ; hãy nhờ đồng nghiệp có tên trong danh sách vụ việc.',
    en: 'A destruction needs a witness who is not the person who proposed it. The proposal is kept; ask a colleague who is on the list of the case.',
  },
  BYTES_ARE_ARCHIVED: {
    vi: 'Bản gốc của dữ liệu điện tử được giữ nguyên, không tiêu hủy tại đây. Chưa có gì thay đổi; hãy lưu hồ sơ hoặc ghi nhận việc trả lại.',
    en: 'Original bytes are kept and not destroyed here. Nothing was changed; archive the item with the case, or record its return.',
  },
  NO_BYTES: {
    vi: 'Vật chứng này không có tệp để tải. Chưa có gì thay đổi; hãy xem hồ sơ của vật chứng.',
    en: 'There is no file of this item to take out. Nothing was changed; read its record.',
  },
  CASE_ENDED: {
    vi: 'Vụ việc đã kết thúc nên không thu thập thêm chứng cứ. Chưa có gì được ghi; nếu có tin mới, hãy mở lại vụ việc trước.',
    en: 'The case has ended, and no more evidence is collected for it. Nothing was written; where there is new word, take the case up again first.',
  },
  EVIDENCE_ALTERED: {
    vi: 'Tệp trong kho không còn khớp mã băm SHA-256 lúc thu thập nên không được đưa ra. Sai lệch đã được ghi vào sổ giám sát và báo cho người chủ trì, lãnh đạo đơn vị; hãy khôi phục bản gốc từ bản sao lưu.',
    en: 'The stored bytes are no longer what their SHA-256 at the collection says, and do not leave. The mismatch is in the chain of custody, and the lead and the head were told; restore the original from a backup.',
  },
  COLLECTED_AHEAD: {
    vi: 'Thời điểm thu thập nằm sau hiện tại. Chưa có gì được ghi; hãy kiểm tra lại.',
    en: 'The time of the collection lies ahead. Nothing was written; check it.',
  },
};

export class EvidenceBlocked extends DomainError {
  constructor(block: EvidenceBlock) {
    super(block, block === 'TO_ONESELF' || block === 'COLLECTED_AHEAD' ? 'invalid' : 'state', BLOCKED[block]);
  }
}

/** Whoever is named does not work on the case. */
export function notOnCase(path: string): Invalid {
  return new Invalid([
    {
      path,
      code: 'NOT_ON_CASE',
      vi: 'Người này không có tên trong danh sách xử lý vụ việc. Chưa có gì thay đổi; hãy đưa vào danh sách trước, hoặc chọn người khác.',
      en: 'This person is not on the list of the case to work on it. Nothing was changed; put them on the list first, or choose somebody else.',
    },
  ]);
}

/** The ticket brought no evidence yet, or another kind of file. */
export function notUploaded(): Invalid {
  return new Invalid([
    {
      path: 'ticketId',
      code: 'NOT_UPLOADED',
      vi: 'Phiếu này chưa nhận tệp chứng cứ nào, hoặc đã dùng cho một chứng cứ khác. Chưa có gì được ghi; hãy gửi tệp trước.',
      en: 'No evidence was sent under this ticket, or it has become an item already. Nothing was written; send the file first.',
    },
  ]);
}

/** Bytes and kind do not go together. */
export function fileAndKind(kind: string): Invalid {
  return new Invalid([
    {
      path: 'ticketId',
      code: kind === 'PHYSICAL' ? 'NO_FILE_OF_A_THING' : 'REQUIRED',
      vi:
        kind === 'PHYSICAL'
          ? 'Vật chứng không có tệp. Ảnh chụp của nó là một chứng cứ khác, ghi kèm chứng cứ gốc.'
          : 'Chứng cứ loại này cần tệp; hãy gửi tệp trước rồi ghi số phiếu.',
      en:
        kind === 'PHYSICAL'
          ? 'A physical item has no file. A photograph of it is an item of its own, with this one as its parent.'
          : 'This kind of evidence has a file; send it first and name its ticket.',
    },
  ]);
}
