import type { Sentence } from '#kernel';

/** News that ask somebody who works on a case to do something: what happened, and what to do. Nothing of any other case. */
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
};

/** Null for other news. */
export function textOfCaseNews(type: string, reference: string): Sentence | null {
  return Object.hasOwn(CASE_NEWS, type) ? CASE_NEWS[type]!(reference) : null;
}
