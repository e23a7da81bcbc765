import { createHash } from 'node:crypto';
import type { AttachmentEntry } from '#attachments';
import type { DefectAnswer } from '#filings';
import {
  type ChangeKind,
  type DossierDocumentKind,
  type DossierType,
  type ImpactFacts,
  type ProcessingRole,
  type RegimeCode,
  regimeAt,
} from '#law';
import { canonicalText } from '#platform/log';
import type { AnswerSource, Answers } from './answers.js';
import { openDefects, type PutDocument, standingOf } from './dossier-standing.js';
import type { Dossier, DossierFilingKind } from './entities.js';

export const DOSSIER_FORMAT = 'khien-dossier/1';

/** The letter and the report of a dossier, by the codes of its decree; Decree 13 has no form for the report. */
export interface DossierForms {
  readonly letter: string;
  readonly report: string | null;
}

export function dossierForms(
  regime: RegimeCode,
  type: DossierType,
  individual: boolean,
  kind: DossierFilingKind = 'INITIAL',
): DossierForms {
  const person = individual ? 'b' : 'a';
  if (regime === 'VN-PDPD-2023') return { letter: kind === 'UPDATE' ? '05' : type === 'DPIA' ? '04' : '06', report: null };
  const [number, report] = type === 'DPIA' ? ['02', '10'] : ['01', '09'];
  return { letter: `${kind === 'UPDATE' ? '03' : number}${person}`, report };
}

/** The law under which it is filed: its own, and of a change that of its day, for what changes follows the law of then (L91 39.2). */
export function filedRegime({ kind, regime }: Pick<Dossier, 'kind' | 'regime'>, now: Date): RegimeCode {
  return kind === 'UPDATE' ? regimeAt(now).regime.code : regime;
}

/** A change as the letter tells it. */
export interface FiledChangeRow {
  readonly kind: ChangeKind;
  readonly changedOn: string;
  readonly content: string;
  readonly reason: string;
}

/** What is signed and filed of a dossier: everything that letter and report print and where each answer is from, in one JSON object. */
export interface DossierContent {
  readonly format: typeof DOSSIER_FORMAT;
  readonly type: DossierType;
  /** See `filedRegime`. */
  readonly regime: RegimeCode;
  readonly role: ProcessingRole;
  readonly kind: DossierFilingKind;
  readonly forms: DossierForms;
  readonly drill: boolean;
  readonly facts: ImpactFacts;
  readonly sources: Readonly<Record<string, AnswerSource>>;
  readonly documents: readonly (Partial<AttachmentEntry> & { readonly kind: DossierDocumentKind; readonly reason?: string })[];
  /** Of a change: what the agency is told. */
  readonly changes: readonly FiledChangeRow[];
  /** To each defect, where it answers a request for completion. */
  readonly answers?: readonly DefectAnswer[];
  /** Of what the law asks for; filed so by decision of the officer. A change is asked for nothing but itself. */
  readonly missing: readonly { readonly path: string; readonly article: string | null }[];
  readonly incompleteReason: string | null;
}

type Filed = Pick<Dossier, 'type' | 'regime' | 'role' | 'kind' | 'drill'> &
  Partial<Pick<Dossier, 'incompleteReason' | 'defectAnswers'>> & { readonly answers: Answers };
/** A document with the file that it is. */
export type DocumentFile = PutDocument & { readonly file: AttachmentEntry | null };

/** What is presented besides the row of the dossier itself. */
export interface Presented {
  readonly documents: readonly DocumentFile[];
  /** Of a change: those that are not told yet. */
  readonly changes: readonly FiledChangeRow[];
  readonly now: Date;
}

/**
 * The canonical content of a dossier; pure: the same rows give the same text. Whether the scanner has judged a file is no part of it, for
 * that goes on while the dossier waits for a signature.
 */
export function dossierContent(dossier: Filed, { documents, changes, now }: Presented): DossierContent {
  const { type, role, kind, drill, incompleteReason = null, answers, defectAnswers } = dossier;
  const update = kind === 'UPDATE';
  const regime = filedRegime(dossier, now);
  const { facts, completeness } = standingOf({ ...dossier, regime }, documents);
  const { letter, rest } = openDefects(completeness);
  const sources = Object.entries(answers).filter(([, answer]) => answer.value !== null);
  const content = {
    format: DOSSIER_FORMAT,
    type,
    regime,
    role,
    kind,
    forms: dossierForms(regime, type, facts.filer.individual === true, kind),
    drill,
    facts,
    sources: Object.fromEntries(sources.map(([path, { source }]) => [path, withoutOffer(source)])),
    documents: documents.map(({ kind: what, reason, file, name }) =>
      file
        ? { kind: what, name: name ?? file.name, sha256: file.sha256, size: file.size, mediaType: file.mediaType }
        : { kind: what, reason: reason ?? '' },
    ),
    changes: update
      ? changes.map(({ kind: what, changedOn, content: text, reason }) => ({ kind: what, changedOn, content: text, reason }))
      : [],
    answers: defectAnswers,
    missing: update ? [] : [...letter, ...rest].map(({ path, article }) => ({ path, article: article ?? null })),
    incompleteReason,
  };
  return JSON.parse(JSON.stringify(content, (_key, value: unknown) => value ?? undefined)) as DossierContent;
}

/** Hex SHA-256 of the canonical content: what is presented for signing is what is filed. */
export function digestOfDossier(dossier: Filed, presented: Presented): string {
  return createHash('sha256')
    .update(canonicalText(dossierContent(dossier, presented)))
    .digest('hex');
}

/** What a source said beside the answer is the organisation's own business. */
function withoutOffer(source: AnswerSource): AnswerSource {
  const { offered: _, drawn: __, ...told } = source as Extract<AnswerSource, { kind: 'PERSON' | 'CARRIED' }>;
  return told;
}
