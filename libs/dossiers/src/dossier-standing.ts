import type { Defect } from '#kernel';
import {
  type Completeness,
  type CompletenessItem,
  completenessOf,
  type DossierDocumentItem,
  type DossierDocumentKind,
  type DossierItem,
  type DossierType,
  dossierChecklist,
  dossierCompleteness,
  type ImpactFacts,
  type RegimeCode,
  type SecurityPart,
  securityPart,
  WEIGHT_OF_NEED,
} from '#law';
import { type Answers, factsOf } from './answers.js';

/** A row of `dossier_document` as the queries and the entity have it. */
export interface PutDocument {
  readonly id: string;
  readonly kind: DossierDocumentKind;
  readonly attachmentId: string | null;
  readonly name: string | null;
  readonly copyType: DossierItem['copyType'] | null;
  readonly pages: number | null;
  readonly reason: string | null;
}

export interface ChecklistItem extends DossierDocumentItem {
  /** What was put there: files, or one reason. */
  readonly documents: readonly PutDocument[];
  /** By a file; what is only advised, by a reason too. */
  readonly settled: boolean;
}

/** How a dossier stands against the law. */
export interface Standing {
  readonly facts: ImpactFacts;
  /** Questions and documents in one sum: a document counts as a question does, and has the path `documents.KIND`. */
  readonly completeness: Completeness;
  readonly checklist: readonly ChecklistItem[];
  /** Null under Decree 13, whose dossiers have no such part. */
  readonly security: SecurityPart | null;
}

export interface Judged {
  readonly type: DossierType;
  readonly regime: RegimeCode;
  readonly answers: Answers;
}

/**
 * Judges answers and documents by the texts of the regime; pure, and the same wherever it is shown or decides. No text knows a reason in the place
 * of a document that it asks for (D356 18.2, 19.2): it stays open, for the officer to decide on, and the reason goes into letter and report.
 */
export function standingOf({ type, regime, answers }: Judged, documents: readonly PutDocument[]): Standing {
  const told = factsOf(type, answers);
  const checklist = dossierChecklist(regime, told).map((item) => {
    const put = documents.filter(({ kind }) => kind === item.kind);
    const settled = item.need === 'MANDATORY' ? put.some(({ attachmentId }) => attachmentId) : put.length > 0;
    return { ...item, documents: put, settled };
  });
  const facts = { ...told, items: itemsOf(documents, checklist) };
  const asked = checklist.map(
    ({ kind, label, need, article, settled }): CompletenessItem => ({
      path: `documents.${kind}`,
      label,
      need,
      article,
      owner: 'OFFICER',
      weight: WEIGHT_OF_NEED[need],
      answered: settled,
    }),
  );
  return {
    facts,
    completeness: completenessOf([...dossierCompleteness(regime, facts).items, ...asked]),
    checklist,
    security: regime === 'VN-PDPL-2025' ? securityPart(facts) : null,
  };
}

/** The list of documents that letter and report print, and last those that are asked for and do not go along; null while there is none. */
function itemsOf(documents: readonly PutDocument[], checklist: readonly ChecklistItem[]): ImpactFacts['items'] {
  const there = documents.flatMap(({ name, copyType, pages }) => (name && copyType ? [{ name, copyType, ...(pages && { pages }) }] : []));
  const absent = checklist.flatMap(({ need, label, documents: put }) =>
    need === 'MANDATORY' ? put.flatMap(({ reason }) => (reason === null ? [] : [{ name: label.vi, reason }])) : [],
  );
  const items = [...there, ...absent];
  return items.length > 0 ? items : null;
}

/** Whoever files must be told by the letter itself, whatever is left for completion. */
const OF_THE_LETTER = ['filer.nameVi', 'filer.headOfficeAddress', 'filer.phone', 'filer.establishmentDocument'];

/** What is mandatory and open: `letter`, without which there is no filing, and `rest`, which the agency has completed (D356 18.6, 19.6; D13 24.5, 25.5). */
export function openDefects({ open }: Completeness): { readonly letter: readonly Defect[]; readonly rest: readonly Defect[] } {
  const defects = open.filter(({ need }) => need === 'MANDATORY').map(defectOf);
  return {
    letter: defects.filter(({ path }) => OF_THE_LETTER.includes(path)),
    rest: defects.filter(({ path }) => !OF_THE_LETTER.includes(path)),
  };
}

function defectOf({ path, label, article }: CompletenessItem): Defect {
  const document = path.startsWith('documents.');
  return {
    path,
    code: document ? 'DOCUMENT_MISSING' : 'MISSING',
    article,
    vi: `${label.vi}: chưa có. ${document ? 'Hãy đính kèm; nếu chưa có, nhân sự bảo vệ dữ liệu quyết định việc gửi thiếu.' : 'Hãy bổ sung.'}`,
    en: `${label.en}: missing. ${document ? 'Attach it; without it, the officer decides whether it goes so.' : 'Complete it.'}`,
  };
}
