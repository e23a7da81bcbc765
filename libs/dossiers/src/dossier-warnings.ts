import type { Sentence } from '#kernel';
import type { DossierType } from '#law';
import type { PutDocument } from './dossier-standing.js';
import type { Dossier } from './entities.js';

/** Another dossier of the organisation, of the same type and role, that was not discarded. */
export interface OtherDossier {
  readonly id: string;
  readonly reference: string | null;
  readonly title: string;
}

export interface ToWarnAbout extends Pick<Dossier, 'type' | 'regime'> {
  readonly reference: string | null;
  readonly receivedOn: string | null;
  readonly documents: readonly (PutDocument & { readonly mediaType: string | null })[];
  readonly others: readonly OtherDossier[];
}

/** What the law or the desk may take amiss, and no rule forbids: told before the filing, and in nobody's way. */
export interface DossierWarning extends Sentence {
  /** `documents.KIND`, or `type`. */
  readonly path: string;
  readonly code: 'NOT_PDF' | 'SECOND_OF_TYPE';
  /** Null for a wish of the receiving desks (fact sheet 3.4). */
  readonly article: string | null;
  /** The other dossier, of `SECOND_OF_TYPE`. */
  readonly dossierId: string | null;
}

/** One assessment for the whole life of an organisation, which is kept current from then on. */
const ONCE: Readonly<Record<DossierType, string>> = { DPIA: 'L91 21.2', TRANSFER: 'L91 20.3' };

export function dossierWarnings({ type, regime, reference, receivedOn, documents, others }: ToWarnAbout): DossierWarning[] {
  const files = documents.filter(({ mediaType }) => mediaType !== null && mediaType !== 'application/pdf');
  const first = regime === 'VN-PDPL-2025' && reference === null && receivedOn === null;
  return [...files.map(notPdf), ...(first ? others : []).map((other) => secondOfType(type, other))];
}

function notPdf({ kind, name }: PutDocument): DossierWarning {
  return {
    path: `documents.${kind}`,
    code: 'NOT_PDF',
    article: null,
    dossierId: null,
    vi: `"${name}" không phải là tệp PDF. Nơi tiếp nhận đề nghị nộp một tệp ZIP gồm các tệp PDF; nên thay bằng bản PDF trước khi gửi.`,
    en: `"${name}" is no PDF. The receiving desks ask for one ZIP of PDFs; better put a PDF in its place before filing.`,
  };
}

function secondOfType(type: DossierType, { id, reference, title }: OtherDossier): DossierWarning {
  const which = reference ? `${reference} "${title}"` : `"${title}"`;
  return {
    path: 'type',
    code: 'SECOND_OF_TYPE',
    article: ONCE[type],
    dossierId: id,
    vi: `Đã có hồ sơ cùng loại: ${which}. Luật yêu cầu đánh giá 01 lần cho suốt thời gian hoạt động và cập nhật hồ sơ đó; hãy xem có nên cập nhật hồ sơ ấy thay vì lập hồ sơ này.`,
    en: `There is a dossier of this type: ${which}. The law asks for one assessment for the whole life of the organisation, kept current; see whether that one should be updated instead of making this one.`,
  };
}
