import { createHash } from 'node:crypto';
import { zipOf } from '#channels';
import type { DossierFilingKind } from '#dossiers';
import {
  citeArticle,
  DOSSIER_DOCUMENT_KINDS,
  DOSSIER_DOCUMENT_RULES,
  DOSSIER_QUESTIONS,
  type DossierDocumentKind,
  type DossierType,
} from '#law';
import type { Paper } from './print-filing.js';

/** What a dossier is packed from. */
export interface DossierParts {
  readonly type: DossierType;
  readonly kind: DossierFilingKind;
  /** Code of the report's form; null under Decree 13, which has none. */
  readonly reportForm: string | null;
  /** As PDF. */
  readonly letter: Uint8Array;
  readonly report: Uint8Array;
  readonly documents: readonly DossierPart[];
  /** What is asked for and not told or attached, filed so by decision of the officer. */
  readonly missing: readonly { readonly path: string; readonly article: string | null }[];
}

/** A document: its bytes, or why there are none. */
export interface DossierPart {
  readonly kind: DossierDocumentKind;
  /** As the letter lists it. */
  readonly name: string;
  /** The name of the file, for its ending. */
  readonly fileName: string;
  readonly bytes: Uint8Array | null;
  /** A reason of the filer's, or what stands in the way of the file. */
  readonly why: string | null;
}

/** Subjects as a receiving desk asks for them in names (fact sheet 3.4). */
const SUBJECT = { DPIA: 'xulyDLCN', TRANSFER: 'chuyenDLCNxbg' } as const satisfies Record<DossierType, string>;

/** The first three stems are the desk's; the others follow their pattern. */
export const DOCUMENT_STEMS = {
  DEPARTMENT_DECISION: 'QĐ-BP-DPO',
  PERSON_DECISION: 'QĐ-NS-DPO',
  PERSON_QUALIFICATION: 'GT-NS-DPO',
  SERVICE_CONTRACT: 'HĐ-TC-DPO',
  SERVICE_PERSON_CONTRACT: 'HĐ-CN-DPO',
  CONTRACT: 'HĐ-DLCN',
  POLICIES: 'CS-BVDLCN',
  FLOW_DIAGRAM: 'SĐ-LuongDLCN',
  SYSTEM_DIAGRAM: 'SĐ-HeThong',
  CONSENT_FORM: 'BM-DongY',
  OTHER: 'TL',
} as const satisfies Record<DossierDocumentKind, string>;

/** How letter and zip begin: of a dossier as the desk asks, of an update of it in our words. */
const KINDS = {
  INITIAL: { letter: 'TB', zip: 'HS', what: 'Thông báo gửi hồ sơ | letter' },
  UPDATE: { letter: 'TB-ThayDoi', zip: 'CN', what: 'Thông báo thay đổi nội dung hồ sơ | letter of change' },
} as const satisfies Record<DossierFilingKind, object>;

/** The names of letter and report; under Decree 13 the report has no form, and so no number in its name. */
export function paperStems({ type, kind, reportForm }: Pick<DossierParts, 'type' | 'kind' | 'reportForm'>): {
  readonly letter: string;
  readonly report: string;
} {
  const form = reportForm === null ? 'HS' : `HSMau${Number(reportForm)}`;
  return { letter: `${KINDS[kind].letter}-ĐGTĐ-${SUBJECT[type]}`, report: `${form}-ĐGTĐ-${SUBJECT[type]}` };
}

const MANIFEST = 'DS-TaiLieu.txt';

/**
 * A dossier as one zip, ordered and named as receiving desks ask for (fact sheet 3.4): letter, report, documents by kind, and last a list with
 * size, SHA-256 and what is left out. A transfer numbers its three groups. Equal parts give equal bytes.
 */
export function packDossier(parts: DossierParts): Paper {
  const entries = entriesOf(parts);
  const listed: Paper = { name: MANIFEST, mediaType: 'text/plain', bytes: Buffer.from(manifestOf(entries, parts), 'utf8') };
  const papers = entries.map(({ name, bytes }) => ({ name, mediaType: 'application/octet-stream', bytes }));
  return {
    name: `${KINDS[parts.kind].zip}-ĐGTĐ-${SUBJECT[parts.type]}.zip`,
    mediaType: 'application/zip',
    bytes: zipOf([...papers, listed], { numbered: false }),
  };
}

interface Entry {
  readonly name: string;
  readonly what: string;
  readonly bytes: Uint8Array;
}

function entriesOf(parts: DossierParts): readonly Entry[] {
  const { type, kind: what, letter, report, documents } = parts;
  const group = (number: number) => (type === 'TRANSFER' ? `${number}.` : '');
  const stems = paperStems(parts);
  const there = DOSSIER_DOCUMENT_KINDS.flatMap((kind) => documents.filter((one) => one.kind === kind && one.bytes !== null));
  return [
    { name: `${group(1)}${stems.letter}.pdf`, what: KINDS[what].what, bytes: letter },
    { name: `${group(2)}${stems.report}.pdf`, what: 'Báo cáo đánh giá tác động | report', bytes: report },
    ...there.map((document) => {
      const { kind, name, fileName, bytes } = document;
      const same = there.filter((one) => one.kind === kind);
      const at = same.indexOf(document) + 1;
      return {
        name: `${group(3)}${DOCUMENT_STEMS[kind]}${same.length > 1 ? `-${at}` : ''}${endingOf(fileName)}`,
        what: name,
        bytes: bytes!,
      };
    }),
  ];
}

function manifestOf(entries: readonly Entry[], { documents, missing }: DossierParts): string {
  const lines = entries.map(
    ({ name, what, bytes }) => `${name}\n  ${what}\n  ${bytes.length} byte, SHA-256: ${createHash('sha256').update(bytes).digest('hex')}`,
  );
  const leftOut = documents
    .filter(({ bytes }) => bytes === null)
    .map(({ kind, name, why }) => `${labelOf(kind)}${name ? ` (${name})` : ''}\n  ${why ?? ''}`);
  const open = missing.map(({ path, article }) => `${nameOf(path)}${article ? ` (${citeArticle(article).vi})` : ''}`);
  const part = (heading: string, rows: readonly string[]) => (rows.length > 0 ? `\n\n${heading}\n\n${rows.join('\n\n')}` : '');
  const rest = [
    part('Không có trong tệp nén | not in the zip', leftOut),
    part('Hồ sơ còn thiếu, sẽ hoàn thiện | missing, to be completed', open),
  ];
  return `Danh mục tài liệu của hồ sơ | documents of the dossier\n\n${lines.join('\n\n')}${rest.join('')}\n`;
}

/** An answer or a document by its path, in words. */
function nameOf(path: string): string {
  const label = DOSSIER_QUESTIONS.find((question) => question.path === path)?.label.vi;
  return label ?? labelOf(path.slice('documents.'.length));
}

function labelOf(kind: string): string {
  return DOSSIER_DOCUMENT_RULES.find((rule) => rule.kind === kind)?.label.vi ?? 'Tài liệu khác';
}

function endingOf(fileName: string): string {
  return /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0].toLowerCase() ?? '';
}
