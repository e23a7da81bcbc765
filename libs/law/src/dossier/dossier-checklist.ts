import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { RegimeCode } from '../regime/regimes.js';
import type { Need, Questionnaire } from './dossier-questions.js';
import type { ImpactFacts } from './impact-facts.js';

export const DOSSIER_DOCUMENT_KINDS = [
  'CONTRACT',
  'DEPARTMENT_DECISION',
  'PERSON_DECISION',
  'PERSON_QUALIFICATION',
  'SERVICE_CONTRACT',
  'SERVICE_PERSON_CONTRACT',
  'POLICIES',
  'FLOW_DIAGRAM',
  'SYSTEM_DIAGRAM',
  'CONSENT_FORM',
  'OTHER',
] as const;
/** What goes along with a dossier. */
export type DossierDocumentKind = (typeof DOSSIER_DOCUMENT_KINDS)[number];

export interface DossierDocumentRule {
  readonly kind: DossierDocumentKind;
  readonly label: Sentence;
  /** Absent: asked of every dossier of the questionnaire. */
  readonly when?: (facts: ImpactFacts) => boolean;
  readonly asked: Readonly<Partial<Record<Questionnaire, readonly [Need, Article]>>>;
}

const M = (article: Article): readonly [Need, Article] => ['MANDATORY', article];
const A = (article: Article): readonly [Need, Article] => ['ADVISED', article];
const l91 = (dpia: Article, transfer: Article): DossierDocumentRule['asked'] => ({ 'L91/DPIA': M(dpia), 'L91/TRANSFER': M(transfer) });

/** Documents that the texts ask to go along (D13 24, 25; D356 18.2, 19.2, Forms 09 and 10), in the order in which a dossier lists them. */
export const DOSSIER_DOCUMENT_RULES: readonly DossierDocumentRule[] = [
  {
    kind: 'CONTRACT',
    label: {
      vi: 'Bản sao hợp đồng, thỏa thuận, văn bản thể hiện sự ràng buộc, trách nhiệm giữa các bên',
      en: 'Copy of the contract, agreement or document that binds the parties',
    },
    when: ({ type, parties, roles }) =>
      type === 'TRANSFER' || Boolean(parties?.length) || (roles ?? []).some(({ role }) => role === 'PROCESSOR'),
    asked: { 'D13/TRANSFER': M('D13 25.2(h)'), ...l91('D356 19.2(b)', 'D356 18.2(b)') },
  },
  {
    kind: 'DEPARTMENT_DECISION',
    label: {
      vi: 'Bản sao văn bản chỉ định bộ phận bảo vệ dữ liệu cá nhân',
      en: 'Copy of the act that names the department of personal data protection',
    },
    when: ({ filer }) => Boolean(filer.internalPdp?.department),
    asked: l91('D356 13; D356 Form 10', 'D356 13; D356 Form 09'),
  },
  {
    kind: 'PERSON_DECISION',
    label: {
      vi: 'Bản sao văn bản chỉ định nhân sự bảo vệ dữ liệu cá nhân',
      en: 'Copy of the act that names the person of personal data protection',
    },
    when: ({ filer }) => Boolean(filer.internalPdp?.headName),
    asked: l91('D356 13; D356 Form 10', 'D356 13; D356 Form 09'),
  },
  {
    kind: 'PERSON_QUALIFICATION',
    label: {
      vi: 'Giấy tờ chứng minh đáp ứng điều kiện của nhân sự, bộ phận bảo vệ dữ liệu cá nhân',
      en: 'Papers that show that the person or department of personal data protection meets the conditions',
    },
    when: ({ filer }) => Boolean(filer.internalPdp?.department ?? filer.internalPdp?.headName),
    // Form 09 8.3 asks for them, Form 10 does not.
    asked: { 'L91/TRANSFER': M('D356 13; D356 Form 09') },
  },
  {
    kind: 'SERVICE_CONTRACT',
    label: { vi: 'Hợp đồng với tổ chức cung cấp dịch vụ bảo vệ dữ liệu cá nhân', en: 'Contract with the hired organisation' },
    when: ({ filer }) => Boolean(filer.serviceOrganisation?.name),
    asked: l91('D356 Form 10', 'D356 Form 09'),
  },
  {
    kind: 'SERVICE_PERSON_CONTRACT',
    label: { vi: 'Hợp đồng với cá nhân cung cấp dịch vụ bảo vệ dữ liệu cá nhân', en: 'Contract with the hired person' },
    when: ({ filer }) => Boolean(filer.servicePersons?.length),
    asked: l91('D356 Form 10', 'D356 Form 09'),
  },
  {
    kind: 'POLICIES',
    label: {
      vi: 'Chính sách, quy trình, quy định, biểu mẫu về bảo vệ dữ liệu cá nhân (gồm lưu trữ, xóa, hủy)',
      en: 'Policies, procedures, rules and forms of personal data protection, storage and deletion among them',
    },
    asked: l91('D356 19.2(c)', 'D356 18.2(c)'),
  },
  {
    kind: 'FLOW_DIAGRAM',
    label: { vi: 'Sơ đồ luồng dữ liệu cá nhân', en: 'Diagram of the flows of personal data' },
    asked: l91('D356 19.3(c)', 'D356 18.3(c)'),
  },
  {
    kind: 'SYSTEM_DIAGRAM',
    label: {
      vi: 'Sơ đồ thiết kế hệ thống; với hồ sơ chuyển: hệ thống lưu trữ, xử lý của bên nhận',
      en: "Diagram of the systems; of a transfer: of the recipient's",
    },
    asked: l91('D356 19.3(đ)', 'D356 18.3(e)'),
  },
  {
    kind: 'CONSENT_FORM',
    label: { vi: 'Biểu mẫu xin sự đồng ý của chủ thể dữ liệu', en: 'Forms by which consent is asked' },
    when: ({ consent }) => (consent ?? []).some(({ otherBasis }) => !otherBasis),
    asked: { 'L91/DPIA': M('D356 Form 10'), 'L91/TRANSFER': A('D356 18.3(d)'), 'D13/TRANSFER': A('D13 25.2(g)') },
  },
];

/** A document as it is asked of one dossier. */
export interface DossierDocumentItem {
  readonly kind: DossierDocumentKind;
  readonly label: Sentence;
  readonly need: Need;
  readonly article: Article;
}

/** The documents that a dossier is asked for under its regime; those whose case does not arise are left out. Never throws. */
export function dossierChecklist(regime: RegimeCode, facts: ImpactFacts): readonly DossierDocumentItem[] {
  const questionnaire: Questionnaire = `${regime === 'VN-PDPD-2023' ? 'D13' : 'L91'}/${facts.type}`;
  return DOSSIER_DOCUMENT_RULES.flatMap(({ kind, label, when, asked }) => {
    const row = asked[questionnaire];
    return row && (!when || when(facts)) ? [{ kind, label, need: row[0], article: row[1] }] : [];
  });
}
