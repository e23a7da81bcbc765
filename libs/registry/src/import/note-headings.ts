import { SYNONYMS, TARGET_FIELDS, type TargetField } from './column-synonyms.js';

/** What a field of ours is called in the notes of an activity. */
export const FIELD_WORDS = Object.fromEntries(
  TARGET_FIELDS.map((field) => [field, SYNONYMS[field][0].replace(/^./u, (letter) => letter.toUpperCase())]),
) as Readonly<Record<TargetField, string>>;

/** The same for members of the CNIL's PIA tool and of fideslang, whose names are those of programs. */
const MEMBERS: Readonly<Record<string, string>> = {
  category: 'Phân loại',
  author_name: 'Người lập',
  evaluator_name: 'Người đánh giá',
  validator_name: 'Người phê duyệt',
  dpo_opinion: 'Ý kiến của người phụ trách bảo vệ dữ liệu',
  people_names: 'Chủ thể dữ liệu được hỏi ý kiến',
  concerned_people_opinion: 'Ý kiến của chủ thể dữ liệu',
  concerned_people_searched_content: 'Việc lấy ý kiến chủ thể dữ liệu',
  rejection_reason: 'Lý do không chấp nhận',
  applied_adjustments: 'Điều chỉnh đã thực hiện',
  evaluations: 'Đánh giá',
  comments: 'Nhận xét',
  system_type: 'Loại hệ thống',
  legal_basis_for_transfers: 'Căn cứ chuyển dữ liệu theo nguồn',
  dpa_progress: 'Tiến độ đánh giá tác động',
  legal_address: 'Địa chỉ',
  privacy_policy: 'Chính sách bảo vệ dữ liệu',
  shared_categories: 'Loại dữ liệu được chia sẻ',
  features: 'Tính năng',
  impact_assessment_location: 'Hồ sơ đánh giá tác động',
  data_shared_with_third_parties: 'Có chia sẻ cho bên thứ ba',
  processes_special_category_data: 'Có dữ liệu thuộc nhóm đặc biệt (GDPR)',
};

/** The heading of a staged note in words: a field or member in ours, and what stands behind it; any other as the source has it. */
export function headingWords(heading: string): string {
  const [member = '', ...rest] = heading.split(' ');
  const known = Object.hasOwn(FIELD_WORDS, member)
    ? FIELD_WORDS[member as TargetField]
    : Object.hasOwn(MEMBERS, member)
      ? MEMBERS[member]
      : undefined;
  return known && (rest.length === 0 || MEMBERS[member]) ? [known, ...rest].join(' ') : heading;
}
