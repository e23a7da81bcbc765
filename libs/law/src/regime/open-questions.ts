import type { Sentence } from '#kernel';

/** Something the texts leave open: what we do meanwhile (the careful reading), and which rules it touches. */
export interface OpenQuestion {
  readonly number: number;
  readonly question: Sentence;
  readonly careful: Sentence;
  /** Rule ids; some belong to rules that later work adds. */
  readonly touches: readonly string[];
}

export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  {
    number: 1,
    question: {
      vi: 'Bên xử lý có phải nộp hồ sơ đánh giá tác động không? (Luật 91 Điều 21.3 khác Nghị định 356 Điều 19.1, 19.4)',
      en: 'Must a processor file an impact assessment? L91 21.3 differs from D356 19.1 and 19.4',
    },
    careful: { vi: 'Nộp', en: 'File it' },
    touches: ['L91-DPIA'],
  },
  {
    number: 2,
    question: {
      vi: 'Doanh nghiệp nhỏ có còn nghĩa vụ hồ sơ chuyển xuyên biên giới (Điều 20) khi được miễn Điều 22 (cập nhật) không?',
      en: 'Do small firms keep the transfer duty of Article 20 although Article 22 (updates) is waived?',
    },
    careful: { vi: 'Có, nộp hồ sơ theo Điều 20', en: 'Yes, file under Article 20' },
    touches: ['L91-TIA', 'SMALL-EXEMPT'],
  },
  {
    number: 3,
    question: {
      vi: 'Ảnh căn cước của nhân viên hoặc máy chấm công vân tay có làm doanh nghiệp nhỏ mất quyền miễn trừ không?',
      en: 'Does an employee ID-card image or a fingerprint clock make a small firm lose the exemption?',
    },
    careful: { vi: 'Mất quyền miễn trừ; nêu rõ lý do', en: 'It loses it; the reason is shown' },
    touches: ['SMALL-EXEMPT'],
  },
  {
    number: 4,
    question: {
      vi: '"Phát hiện hành vi vi phạm" là khi nghi ngờ hay khi đã xác nhận?',
      en: 'Does "detect the violating act" mean suspicion or confirmation?',
    },
    careful: {
      vi: 'Dấu hiệu hợp lý đầu tiên; ghi lại cả hai thời điểm',
      en: 'The first reasonable indication; both times are logged',
    },
    touches: [
      'L91-BREACH-72',
      'L91-BREACH-GEN',
      'L91-BREACH-PROC',
      'D356-FIN-NOTICE',
      'D356-FIN-SUBJECTS',
      'L91-FIN-SUBJECTS',
      'D356-LOCBIO',
    ],
  },
  {
    number: 5,
    question: {
      vi: 'Thông báo loại chung (Điều 23.3) không có thời hạn',
      en: 'The general class of notice (L91 23.3) has no deadline',
    },
    careful: { vi: 'Làm như thời hạn 72 giờ', en: 'Act as if it were 72 h' },
    touches: ['L91-BREACH-GEN'],
  },
  {
    number: 6,
    question: {
      vi: 'Nơi nhận: Nghị định 330 nêu A05, Nghị quyết 22 nêu Bộ Công an và công an tỉnh, Nghị định 356 nêu "cơ quan chuyên trách"',
      en: 'Recipient: D330 says A05, NQ22 says the MPS and provinces, D356 says "specialised agency"',
    },
    careful: {
      vi: 'Lấy địa chỉ từ cấu hình của chế độ pháp lý; giữ biên nhận',
      en: 'Address taken from the regime data; the receipt is kept',
    },
    touches: ['L91-BREACH-72', 'L91-BREACH-GEN', 'D356-FIN-NOTICE', 'L91-DPIA', 'L91-TIA'],
  },
  {
    number: 7,
    question: {
      vi: '5%: "doanh thu năm trước liền kề" (Luật 91 Điều 8.4) hay "doanh thu tại Việt Nam" (Nghị định 330 Điều 56.3)?',
      en: '5%: "preceding year\'s revenue" (L91 8.4) or "revenue in Vietnam" (D330 56.3)?',
    },
    careful: {
      vi: 'Giữ cả hai số liệu; khung phạt tính theo doanh thu tại Việt Nam',
      en: 'Keep both inputs; the band goes by the revenue in Vietnam',
    },
    touches: ['SANC-330-56.3a', 'SANC-330-56.3b', 'SANC-330-56.3c', 'SANC-330-56.4a', 'SANC-330-56.4b', 'SANC-330-56.4c'],
  },
  {
    number: 8,
    question: {
      vi: 'Thông báo đầu mối bên nhận sau khi chuyển: bị phạt (Nghị định 330 Điều 56.1(e)) nhưng Luật 91 và Nghị định 356 không yêu cầu',
      en: 'Notice of the recipient contact after a transfer is fined (D330 56.1(e)) but not required by L91 or D356',
    },
    careful: { vi: 'Cho phép gửi', en: 'Offer it' },
    touches: ['L91-TIA', 'SANC-330-56.1'],
  },
  {
    number: 9,
    question: {
      vi: 'Đúng 2.000 chủ thể dữ liệu nhạy cảm thuộc cả khung c và d Điều 53.3 Nghị định 330; tương tự, đúng 1.000 thuộc cả khung c và d Điều 48.3',
      en: 'A sensitive count of exactly 2,000 falls in bands c and d of D330 53.3; so does exactly 1,000 in those of 48.3',
    },
    careful: {
      vi: 'Áp dụng khung c, có lợi cho người bị xử lý; hiển thị cả hai khung',
      en: 'Take band c, which favours the respondent; show both',
    },
    touches: ['SANC-330-48.3c', 'SANC-330-48.3d', 'SANC-330-53.3c', 'SANC-330-53.3d'],
  },
  {
    number: 10,
    question: {
      vi: 'Cá nhân thông báo vi phạm: Mẫu số 08 không có bản dành cho cá nhân',
      en: 'Individuals who report a violation: Form 08 has no variant for them',
    },
    careful: {
      vi: 'Tiếp nhận; in theo mẫu của tổ chức kèm thông tin cá nhân',
      en: 'Accept; print the form for organisations with a block for the person',
    },
    touches: ['L91-BREACH-72', 'L91-BREACH-GEN'],
  },
  {
    number: 11,
    question: { vi: '"Doanh nghiệp khởi nghiệp" chưa được định nghĩa trong Luật 91', en: '"Start-up" is undefined in L91' },
    careful: { vi: 'Yêu cầu giấy chứng nhận, ghi tự do', en: 'Ask for the certificate, free text' },
    touches: ['SMALL-EXEMPT'],
  },
  {
    number: 12,
    question: {
      vi: 'Nghị quyết 22 hết hiệu lực 01/03/2027: chưa rõ văn bản thay thế',
      en: 'NQ22 ends on 2027-03-01: its replacement is unknown',
    },
    careful: { vi: 'Lớp phủ có ngày kết thúc', en: 'An overlay with an end date' },
    touches: ['NQ22-2026'],
  },
  {
    number: 13,
    question: {
      vi: 'Mẫu báo cáo sự cố của Nghị định 331 chưa ban hành',
      en: 'The incident form of Decree 331 has not been issued',
    },
    careful: { vi: 'Dùng mẫu nội bộ, thay sau', en: 'Internal template, swapped later' },
    touches: ['L116-CYBER-24', 'L116-CYBER-72', 'L116-CYBER-NOW'],
  },
  {
    number: 14,
    question: {
      vi: 'Kinh nghiệm khi cấp phép: Nghị định 356 Điều 22.2(c) là 2 năm; Nghị định 330 Điều 59.3(b) là 3 năm (chưa được xác nhận từ văn bản gốc)',
      en: 'Experience for a licence: D356 22.2(c) says 2 years; D330 59.3(b) says 3 years (not confirmed from a primary text)',
    },
    careful: { vi: '3 năm', en: '3 years' },
    touches: ['D356-LICENCE'],
  },
  {
    number: 15,
    question: {
      vi: 'Bên xử lý có phải tự thông báo cơ quan chuyên trách không? Nghị định 356 Điều 28.2 viết "bên xử lý bên thứ ba" (thiếu dấu phẩy); Luật 91 Điều 23.1 chỉ buộc bên xử lý báo kịp thời cho bên kiểm soát; Nghị định 330 Điều 54.3 không nêu bên xử lý',
      en: 'Must a processor itself notify the agency? D356 28.2 reads "processor third party" (a comma is missing); L91 23.1 only has it tell its controller promptly; D330 54.3 does not name it',
    },
    careful: {
      vi: 'Báo bên kiểm soát; nếu tự gửi Mẫu số 08 thì tính 72 giờ khi có thể gây tổn hại hoặc chưa đánh giá',
      en: 'It tells its controller; where it files Form 08 itself, 72 h count while there may be harm or harm is not assessed',
    },
    touches: ['L91-BREACH-72', 'L91-BREACH-PROC'],
  },
  {
    number: 16,
    question: {
      vi: 'Điều 53.2 Nghị định 330 nối hai điều kiện "không có khoản thu" và "10 lần khoản thu thấp hơn 3 tỷ đồng" bằng "và", Luật 91 Điều 8.3 bằng "hoặc"; Điều 53.3 lại có khung riêng khi không có khoản thu',
      en: 'D330 53.2 joins "no proceeds" and "ten times the proceeds below 3 billion" by "and", L91 8.3 by "or"; 53.3 has bands of its own where there are no proceeds',
    },
    careful: {
      vi: 'Có khoản thu: mức tối đa của khung ít nhất là 3 tỷ đồng; không có khoản thu: theo khung của Điều 53.3',
      en: 'With proceeds the top of the band is at least 3 billion; without, the bands of 53.3',
    },
    touches: ['SANC-330-53.1', 'SANC-330-53.3a', 'SANC-330-53.3b', 'SANC-330-53.3c', 'SANC-330-53.3d', 'SANC-330-53.3đ'],
  },
  {
    number: 17,
    question: {
      vi: 'Điều 56.4 Nghị định 330: mức nào tính theo doanh thu được so với 3 tỷ đồng?',
      en: 'D330 56.4: which amount by revenue is compared with 3 billion?',
    },
    careful: { vi: 'Mức cao nhất của khung phần trăm', en: 'The top of the percentage band' },
    touches: ['SANC-330-56.3a', 'SANC-330-56.3b', 'SANC-330-56.3c', 'SANC-330-56.4a', 'SANC-330-56.4b', 'SANC-330-56.4c'],
  },
  {
    number: 18,
    question: {
      vi: 'Thẩm quyền phạt tính theo mức phạt được chọn (Nghị định 330 Điều 72 đến 77) hay theo mức tối đa của khung (Điều 52.2 Luật Xử lý vi phạm hành chính)?',
      en: 'Does competence go by the fine that is imposed (D330 72 to 77) or by the top of the band (LHAV 52.2)?',
    },
    careful: {
      vi: 'Cả hai phải nằm trong thẩm quyền; nếu không thì trình cấp trên',
      en: 'Both must lie within it; otherwise it goes to a higher title',
    },
    touches: ['SANC-330-COMPETENCE'],
  },
  {
    number: 19,
    question: {
      vi: 'Hồ sơ do cơ quan tố tụng chuyển lại, hoặc người vi phạm trốn tránh: thời hiệu có được kéo dài, tính lại không? Nghị định 330 Điều 3 không nêu',
      en: 'Is the limitation prolonged or restarted where a prosecution hands the case back, or the respondent evades? D330 3 does not say',
    },
    careful: {
      vi: 'Không; thời gian tố tụng vẫn tính vào thời hiệu',
      en: 'No; the time of the prosecution counts',
    },
    touches: ['SANC-330-LIMITATION', 'SANC-330-LIMITATION-ONGOING'],
  },
  {
    number: 20,
    question: {
      vi: 'Điều 49.3 Nghị định 330 gấp đôi mức phạt của "khoản 2 và khoản 3", tức là dẫn chiếu chính nó',
      en: 'D330 49.3 doubles the fines of "clauses 2 and 3", and so refers to itself',
    },
    careful: { vi: 'Gấp đôi mức của khoản 2', en: 'It doubles clause 2' },
    touches: ['SANC-330-49.3'],
  },
  {
    number: 21,
    question: {
      vi: 'Vừa có dữ liệu cơ bản vừa có dữ liệu nhạy cảm, thuộc hai khung khác nhau của Điều 48.3 hoặc 53.3 Nghị định 330',
      en: 'Basic and sensitive data at once that fall under different bands of D330 48.3 or 53.3',
    },
    careful: { vi: 'Áp dụng khung cao hơn', en: 'The heavier band decides' },
    touches: [
      'SANC-330-48.3a',
      'SANC-330-48.3b',
      'SANC-330-48.3c',
      'SANC-330-48.3d',
      'SANC-330-53.3a',
      'SANC-330-53.3b',
      'SANC-330-53.3c',
      'SANC-330-53.3d',
    ],
  },
];

/** The open questions with these numbers, in their order. Throws RangeError for a number that is not in the register. */
export function openQuestions(numbers: readonly number[]): readonly OpenQuestion[] {
  return numbers.map((number) => {
    const found = OPEN_QUESTIONS.find((question) => question.number === number);
    if (!found) throw new RangeError(`no open question ${number}`);
    return found;
  });
}

/** The open questions that touch a rule, by its id. */
export function openQuestionsOf(ruleId: string): readonly OpenQuestion[] {
  return OPEN_QUESTIONS.filter((question) => question.touches.includes(ruleId));
}
