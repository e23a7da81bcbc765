import { createHash } from 'node:crypto';
import type { AttachmentEntry } from '#attachments';
import type { DossierDocumentKind, DossierType, ImpactFacts, ProcessingRole, RegimeCode } from '#law';
import { canonicalText } from '#platform/log';
import type { AnswerSource, Answers } from './answers.js';
import { openDefects, type PutDocument, standingOf } from './dossier-standing.js';
import type { Dossier } from './entities.js';

export const DOSSIER_FORMAT = 'khien-dossier/1';

/** The letter and the report of a dossier, by the codes of its decree; Decree 13 has no form for the report. */
export interface DossierForms {
  readonly letter: string;
  readonly report: string | null;
}

export function dossierForms(regime: RegimeCode, type: DossierType, individual: boolean): DossierForms {
  if (regime === 'VN-PDPD-2023') return { letter: type === 'DPIA' ? '04' : '06', report: null };
  const [number, report] = type === 'DPIA' ? ['02', '10'] : ['01', '09'];
  return { letter: `${number}${individual ? 'b' : 'a'}`, report };
}

/** What is signed and filed of a dossier: everything that letter and report print and where each answer is from, in one JSON object. */
export interface DossierContent {
  readonly format: typeof DOSSIER_FORMAT;
  readonly type: DossierType;
  readonly regime: RegimeCode;
  readonly role: ProcessingRole;
  readonly forms: DossierForms;
  readonly drill: boolean;
  readonly facts: ImpactFacts;
  readonly sources: Readonly<Record<string, AnswerSource>>;
  readonly documents: readonly (Partial<AttachmentEntry> & { readonly kind: DossierDocumentKind; readonly reason?: string })[];
  /** Of what the law asks for; filed so by decision of the officer. */
  readonly missing: readonly { readonly path: string; readonly article: string | null }[];
  readonly incompleteReason: string | null;
}

type Filed = Pick<Dossier, 'type' | 'regime' | 'role' | 'drill' | 'incompleteReason'> & { readonly answers: Answers };
/** A document with the file that it is. */
export type DocumentFile = PutDocument & { readonly file: AttachmentEntry | null };

/**
 * The canonical content of a dossier; pure: the same rows give the same text. Whether the scanner has judged a file is no part of it, for
 * that goes on while the dossier waits for a signature.
 */
export function dossierContent(dossier: Filed, documents: readonly DocumentFile[]): DossierContent {
  const { type, regime, role, drill, incompleteReason, answers } = dossier;
  const { facts, completeness } = standingOf(dossier, documents);
  const { letter, rest } = openDefects(completeness);
  const sources = Object.entries(answers).filter(([, answer]) => answer.value !== null);
  const content = {
    format: DOSSIER_FORMAT,
    type,
    regime,
    role,
    forms: dossierForms(regime, type, facts.filer.individual === true),
    drill,
    facts,
    sources: Object.fromEntries(sources.map(([path, { source }]) => [path, withoutOffer(source)])),
    documents: documents.map(({ kind, reason, file, name }) =>
      file
        ? { kind, name: name ?? file.name, sha256: file.sha256, size: file.size, mediaType: file.mediaType }
        : { kind, reason: reason ?? '' },
    ),
    missing: [...letter, ...rest].map(({ path, article }) => ({ path, article: article ?? null })),
    incompleteReason,
  };
  return JSON.parse(JSON.stringify(content, (_key, value: unknown) => value ?? undefined)) as DossierContent;
}

/** Hex SHA-256 of the canonical content: what is presented for signing is what is filed. */
export function digestOfDossier(dossier: Filed, documents: readonly DocumentFile[]): string {
  return createHash('sha256')
    .update(canonicalText(dossierContent(dossier, documents)))
    .digest('hex');
}

/** What a source said beside the answer is the organisation's own business. */
function withoutOffer(source: AnswerSource): AnswerSource {
  const { offered: _, ...told } = source as AnswerSource & { readonly offered?: unknown };
  return told as AnswerSource;
}
