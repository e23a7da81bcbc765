import { DomainError, type Sentence } from '#kernel';
import { CRIMINAL_TRANSFER, citeArticle } from '#law';

/** A rule that stands in the way of a step, with the article where a law makes it. */
type Rule = Sentence & { readonly article?: string };

const KEPT: Sentence = { vi: 'Chưa có gì thay đổi.', en: 'Nothing was changed.' };

const RULES = {
  CASE_ENDED: {
    vi: 'Vụ việc đã kết thúc nên không nhận thêm nội dung. Nếu có tình tiết mới, hãy trình lãnh đạo mở lại.',
    en: 'The case has ended and takes nothing more. On new facts have the head reopen it.',
  },
  PARTS_FULL: {
    vi: 'Một vụ việc nhận tối đa 500 mục mỗi loại. Hãy gộp các mục nhỏ, hoặc rút những mục không còn dùng.',
    en: 'A case takes at most 500 entries of a kind. Sum up small ones, or take out those that are not used.',
  },
  PARTY_NAMED: {
    vi: 'Bên này còn được nêu trong giao dịch hoặc bộ dữ liệu. Hãy sửa hoặc rút các mục đó trước.',
    en: 'Payments or datasets still name this party. Change or take those out first.',
  },
  PROPOSAL_OPEN: {
    vi: 'Đang có một đề xuất chờ quyết định. Hãy chấp nhận hoặc từ chối đề xuất đó trước.',
    en: 'A proposal waits to be decided. Accept or decline it first.',
  },
  TARGET_LEAD_AGREES: {
    vi: 'Việc gộp do người chủ trì vụ việc kia đồng ý; nếu vụ kia chưa có người chủ trì thì do người khác, không phải người đề xuất.',
    en: 'The lead of the other case agrees to that; where nobody leads it yet, somebody else than whoever proposed it.',
  },
  LINKED_ALREADY: { vi: 'Hai vụ việc đã được liên kết như vậy.', en: 'The two cases are linked in that way already.' },
  NO_TRACE: {
    vi: 'Chưa có dấu hiệu nhận biết nào được xác nhận, cũng chưa có bên bán hoặc bên mua. Hãy xác nhận dấu hiệu, hoặc ghi bên bán, bên mua.',
    en: 'No indicator is confirmed, and no seller or buyer is recorded. Confirm an indicator, or record a seller or buyer.',
  },
  SUBJECTS_NOT_COUNTED: {
    vi: 'Chưa có bộ dữ liệu nào có số chủ thể dữ liệu kèm cách ước tính. Hãy kiểm tra mẫu và ghi số.',
    en: 'No dataset has a number of data subjects with how it is known. Verify the sample and record it.',
  },
  NO_SOUND_EVIDENCE: {
    vi: 'Chưa có vật chứng nào có chuỗi bảo quản liền mạch và mã băm khớp. Hãy thu thập, hoặc kiểm tra lại vật chứng.',
    en: 'No item of evidence has an unbroken custody and bytes that agree. Collect one, or verify what there is.',
  },
  DISMISSAL_PROPOSED: {
    vi: 'Đang có đề xuất bác tin của vụ việc này. Hãy xác nhận hoặc từ chối đề xuất đó trước.',
    en: 'The dismissal of this case is proposed. Confirm or decline that first.',
  },
  EVIDENCE_HELD: {
    vi: 'Còn vật chứng chưa được xử lý. Hãy trả lại, lưu cùng hồ sơ hoặc tiêu hủy từng vật chứng trước khi kết thúc.',
    en: 'There is evidence that was not disposed of. Return, archive or destroy each item before the case is closed.',
  },
  OPINION_MISSING: {
    vi: 'Chưa có ý kiến pháp lý. Cần một người khác, không phải người chủ trì, cho ý kiến về đề xuất.',
    en: 'There is no legal opinion yet. Somebody other than the lead gives one on the proposal.',
  },
  OPINION_AGAINST: {
    vi: 'Ý kiến pháp lý không đồng ý với đề xuất. Hãy từ chối đề xuất này và lập lại theo ý kiến đó.',
    en: 'The legal opinion is against the proposal. Decline it and make another that follows the opinion.',
  },
  CHECKLIST_MISSING: {
    vi: 'Chưa rà soát dấu hiệu tội phạm. Hãy trả lời bảng kiểm trước khi trình quyết định.',
    en: 'The signs of a crime were not looked at. Answer the checklist before a decision is proposed.',
    article: 'D330 4.4',
  },
  MUST_TRANSFER: { ...CRIMINAL_TRANSFER },
  NO_SIGN_OF_CRIME: {
    vi: 'Bảng kiểm chưa được trả lời, hoặc không có dấu hiệu nào có thể thỏa mãn. Hãy rà soát lại rồi đề xuất.',
    en: 'The checklist was not answered, or none of its signs can be met. Look at it again, then propose.',
    article: 'D330 4.4',
  },
  RESPONDENT_NOT_COVERED: {
    vi: 'Mỗi người bị xử lý cần có bảng tính mức phạt trong đề xuất. Hãy lập bảng tính còn thiếu, hoặc rút bên không bị xử lý.',
    en: 'Every respondent needs a worksheet in the proposal. Make what is missing, or take out who is not charged.',
  },
  RESPONDENT_NOT_HEARD: {
    vi: 'Có người bị xử lý chưa được nghe giải trình và cũng chưa từ bỏ quyền giải trình. Hãy ghi nhận trước khi trình.',
    en: 'A respondent was not heard and did not waive it. Record that before you propose.',
  },
  LIMITATION_PASSED: {
    vi: 'Thời hiệu xử phạt đã hết hoặc chưa tính được vì thiếu ngày chấm dứt, ngày phát hiện. Hãy kiểm tra bảng tính; nếu đã hết, kết thúc vụ việc với lý do hết thời hiệu.',
    en: 'The time for a sanction has passed, or cannot be counted without the day of the end or of the discovery. Check the worksheet; if it has passed, close the case for that reason.',
    article: 'D330 3.1; D330 3.2',
  },
  NO_TITLE: {
    vi: 'Bạn chưa được ghi nhận giữ chức danh này tại đơn vị nên không ký được. Quản trị đơn vị ghi nhận chức danh theo quyết định bổ nhiệm.',
    en: 'It is not recorded that you hold this title at this unit, so you may not sign. The administrator of the unit records it by the appointment.',
  },
  MEASURES_BEYOND_TITLE: {
    vi: 'Chức danh này không được áp dụng biện pháp khắc phục hậu quả hoặc đình chỉ. Hãy trình người có thẩm quyền.',
    en: 'This title may not order remedial measures or suspensions. Submit it to somebody who may.',
  },
  WARNING_NOT_ALLOWED: {
    vi: 'Điều khoản áp dụng không có hình thức cảnh cáo. Hãy ghi mức phạt tiền trong khung.',
    en: 'The clause knows no warning. State a fine within the band.',
  },
  MEASURE_LEFT_OUT: {
    vi: 'Quyết định thiếu một biện pháp mà điều khoản áp dụng buộc phải có. Hãy thêm biện pháp, hoặc nêu lý do không áp dụng.',
    en: 'The decision lacks a measure that its clause orders. Add it, or say why it does not apply.',
    article: 'D330 4.3; D330 5',
  },
  MEASURE_NOT_ORDERED: {
    vi: 'Điều khoản áp dụng không có biện pháp này. Hãy bỏ biện pháp đó.',
    en: 'The clause does not know this measure. Leave it out.',
    article: 'D330 4.3; D330 5',
  },
  MONTHS_OUT_OF_LAW: {
    vi: 'Thời hạn (tháng) của biện pháp nằm ngoài mức luật cho phép, hoặc còn thiếu. Hãy ghi số tháng trong mức đó.',
    en: 'The months of the measure lie outside what the law allows, or are missing. State a number within it.',
  },
  NOT_DUE_YET: {
    vi: 'Chưa quá hạn thi hành, hoặc quyết định không ghi hạn. Hãy chờ đến hết hạn.',
    en: 'The time for it has not passed, or none was set. Wait until it has.',
  },
  MEASURES_OPEN: {
    vi: 'Còn khoản phạt hoặc biện pháp chưa thi hành xong. Hãy ghi nhận kết quả từng mục trước khi kết thúc.',
    en: 'A fine or a measure is not settled. Record what became of each before the case is closed.',
  },
  REPORT_OPEN: {
    vi: 'Thông báo vi phạm nguồn của vụ việc chưa được đóng. Hãy đóng thông báo đó trước.',
    en: 'The violation report that the case comes from is not closed. Close that first.',
  },
  DECIDED_BEFORE: {
    vi: 'Kết thúc không xử phạt cần dự thảo quyết định đã trình. Ở bước điều tra chỉ kết thúc vì không xác định được đối tượng hoặc hết thời hiệu.',
    en: 'Closing without a sanction needs a draft decision. From the investigation a case is closed only where no suspect was found or the time has passed.',
  },
} as const satisfies Readonly<Record<string, Rule>>;
export type InvestigationBlock = keyof typeof RULES;

/** Why a step of an investigation cannot be taken now; its sentence names the rule, and the article where a law makes it. */
export class InvestigationBlocked extends DomainError {
  /** `article`: another one than that of the rule, where it depends on the title or the clause. */
  constructor(block: InvestigationBlock, article?: string) {
    const rule: Rule = RULES[block];
    const cited = article ?? rule.article;
    const where = cited ? citeArticle(cited as Parameters<typeof citeArticle>[0]) : null;
    super(block, 'state', {
      vi: `${rule.vi}${where ? ` (${where.vi})` : ''} ${KEPT.vi}`,
      en: `${rule.en}${where ? ` (${where.en})` : ''} ${KEPT.en}`,
    });
  }
}
