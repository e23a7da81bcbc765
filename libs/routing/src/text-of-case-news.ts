import type { Sentence } from '#kernel';

/** News that ask somebody at a desk to do something: what happened, and what to do. Nothing of any other case. */
const CASE_NEWS: Readonly<Record<string, (reference: string) => Sentence>> = {
  MatchesAsked: (reference) => ({
    vi: `Đơn vị khác hoặc đồng nghiệp đang xử lý một vụ việc trùng dấu hiệu với vụ việc ${reference}. Hãy trả lời trong các câu hỏi chờ trả lời (hitsToAnswer): chưa có trả lời thì vụ việc nào chưa xác minh vẫn phải chờ.`,
    en: `Somebody works on a case that has an indicator in common with ${reference}. Answer them among the questions that wait (hitsToAnswer): until then whichever of the two is not being verified yet has to wait.`,
  }),
  HitAnswered: (reference) => ({
    vi: `Câu hỏi về dấu hiệu trùng của vụ việc ${reference} đã có trả lời. Hãy xem kết quả đối chiếu (matchesOfCase) của vụ việc.`,
    en: `The question about what ${reference} met has been answered. See the matches of the case (matchesOfCase).`,
  }),
  GlassBroken: (reference) => ({
    vi: `Một người ngoài danh sách đã mở vụ việc ${reference} theo truy cập khẩn cấp, để đọc trong bốn giờ. Hãy mở vụ việc, đọc lý do và xem xét lần truy cập đó.`,
    en: `Somebody who is not on its list opened ${reference} by emergency access, to read it for four hours. Open the case, read why, and review the access.`,
  }),
  GlassUnreviewed: (reference) => ({
    vi: `Lần truy cập khẩn cấp vào vụ việc ${reference} sau một ngày vẫn chưa được xem xét. Hãy mở vụ việc, đọc lý do và xem xét.`,
    en: `The emergency access to ${reference} was not reviewed within a day. Open the case, read why, and review it.`,
  }),
  EvidenceHandedOver: (reference) => ({
    vi: `Đồng nghiệp đã bàn giao chứng cứ ${reference} cho bạn. Hãy nhận hoặc từ chối trong bốn giờ làm việc; khi chưa nhận, người bàn giao vẫn giữ chứng cứ.`,
    en: `A colleague handed ${reference} over to you. Receive or decline it within four office hours; until then it stays with them.`,
  }),
  HandoverOverdue: (reference) => ({
    vi: `Việc bàn giao chứng cứ ${reference} sau bốn giờ làm việc vẫn chưa có người nhận. Hãy nhắc người được bàn giao, hoặc rút lại việc bàn giao.`,
    en: `The hand-over of ${reference} was not answered within four office hours. Remind whoever should receive it, or have it withdrawn.`,
  }),
  EvidenceAltered: (reference) => ({
    vi: `Tệp của chứng cứ ${reference} không còn khớp với mã băm khi thu thập. Tệp không được đưa ra ngoài và không được coi là chứng cứ đứng vững; hãy khôi phục từ bản sao lưu và băm lại.`,
    en: `The file of ${reference} no longer agrees with the hash of its collection. It does not leave, and is no sound evidence; restore it from a backup and have it hashed anew.`,
  }),
  ManyCasesRead: (reference) => ({
    vi: `Một cán bộ của đơn vị ${reference} đã đọc nhiều vụ việc trong một giờ. Hãy xem mục đích được ghi trong từng vụ việc và hỏi lại nếu cần; không có gì bị chặn.`,
    en: `An officer of ${reference} read many cases within an hour. See the purposes that stand in the cases, and ask where needed; nothing was refused.`,
  }),
  ListExported: (reference) => ({
    vi: `Một cán bộ của đơn vị ${reference} đã xuất một danh sách lớn ra tệp. Danh sách và số dòng ở phần chi tiết; hãy hỏi lại nếu cần.`,
    en: `An officer of ${reference} took a large list as a file. Which, and how many rows, is told beside this; ask where needed.`,
  }),
};

/** Null for other news. */
export function textOfCaseNews(type: string, reference: string): Sentence | null {
  return Object.hasOwn(CASE_NEWS, type) ? CASE_NEWS[type]!(reference) : null;
}
