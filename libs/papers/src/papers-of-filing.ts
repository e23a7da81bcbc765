import { createHash } from 'node:crypto';
import { documentRenderer, type FiledNotice, type OfficialDocument, violationMinutes } from '#documents';
import type { FiledDossierContent } from '#dossiers';
import type { FileStore, UnitOfWork } from '#platform';
import { type MinutesContent } from '#violations';
import { DOCUMENT_STEMS, paperStems } from './dossier-package.js';
import { dossierPaper } from './dossier-paper.js';
import { formOfFiling, MEDIA_TYPES, type Paper, type PrintableFiling } from './print-filing.js';

const SYSTEM = { kind: 'system', name: 'papers-of-filing' } as const;

/** As it was at one moment: signed copies of the filing, oldest first; the minutes in force; the files that it took along. */
const GOES_ALONG = `select json_build_object(
  'signed', (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'sha256', a.sha256, 'size', a.size, 'mediaType', a.media_type,
      'state', case when a.state = 'CLEAN' and a.judged_at > ?::timestamptz then 'RECEIVED' else a.state end) order by c.recorded_at, c.id), '[]')
    from signed_copy c join attachment a on a.id = c.attachment_id where c.filing_id = f.id and c.recorded_at <= ?::timestamptz),
  'minutes', (select json_build_object('number', m.number, 'madeAt', m.made_at, 'content', m.content)
    from violation_minutes m where m.report_id = f.matter_id and m.finalised_at <= ?::timestamptz
      and coalesce(m.superseded_at > ?::timestamptz, true) order by m.finalised_at desc limit 1),
  'attachments', (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'sha256', a.sha256, 'size', a.size, 'mediaType', a.media_type,
      'state', case when a.state = 'CLEAN' and a.judged_at > ?::timestamptz then 'UNSCANNED' else a.state end) order by a.received_at, a.id), '[]')
    from filing_attachment t join attachment a on a.id = t.attachment_id where t.filing_id = f.id)) as value
  from filing f where f.id = ?`;

interface Along {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly state: string;
}

interface GoesAlong {
  readonly signed: readonly Along[];
  readonly minutes: { readonly number: string; readonly madeAt: string; readonly content: MinutesContent } | null;
  readonly attachments: readonly Along[];
}

interface LeftOut {
  readonly name: string;
  readonly sha256: string;
  readonly why: 'TOO_LARGE' | 'NOT_CLEAN' | 'NOT_READ';
}

/** Left for the body of the message and the list of what is left out. */
const RESERVED = 2 * 1024 * 1024;

/**
 * What goes along with a filing to a desk outside, in the order and under names as receiving desks ask for (fact sheet 3.4):
 * the form (of a dossier letter and report), its signed copies, the minutes in force, the files that the filing took with it where the scanner found them
 * clean; a zip numbers them. What does not fit into `maxBytes`, or may not go, is left out and listed at the end. All is as it was `asOf`,
 * when the message was first tried, so every attempt carries the same bytes: what was judged since counts as not judged, but a file that
 * the scanner has found bad since goes no more. A file that cannot be read holds up no filing.
 */
export function papersOfFiling({ uow, files }: { readonly uow: UnitOfWork; readonly files: FileStore }) {
  return async (filing: PrintableFiling & { readonly id: string }, maxBytes: number, asOf: Date): Promise<readonly Paper[]> => {
    const [row] = await uow.run(SYSTEM, (tx) => tx.sql<{ value: GoesAlong }>(GOES_ALONG, [asOf, asOf, asOf, asOf, asOf, filing.id]));
    const { signed, minutes, attachments } = row?.value ?? { signed: [], minutes: null, attachments: [] };
    const { reference, number } = JSON.parse(filing.content) as { reference: string; number: number };
    const which = `${reference}${number > 1 ? `-${number}` : ''}`;
    const papers =
      filing.subject === 'VIOLATION_NOTICE'
        ? [await printed(`TB-ViPham-BVDLCN-${which}`, formOfFiling(filing))]
        : await dossierPapers(filing, which);
    const leftOut: LeftOut[] = [];
    let room = maxBytes - RESERVED - papers.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const add = (paper: Paper) => {
      room -= paper.bytes.length;
      papers.push(paper);
    };
    const addFile = async (file: Along, name: string, clean: boolean) => {
      const why = !clean ? 'NOT_CLEAN' : file.size > room ? 'TOO_LARGE' : null;
      const bytes = why ? null : await files.bytes(file.sha256).catch(() => null);
      if (bytes) add({ name, mediaType: file.mediaType, bytes });
      else leftOut.push({ name, sha256: file.sha256, why: why ?? 'NOT_READ' });
    };
    for (const [i, file] of signed.entries())
      await addFile(file, `BanKy-${i + 1}-${part(file.name)}`, file.state === 'CLEAN' || file.state === 'UNSCANNED');
    if (minutes) {
      const name = `BB-ViPham-${part(minutes.number)}.pdf`;
      const bytes = await documentRenderer.pdf(minutesOf(minutes));
      if (bytes.length <= room) add({ name, mediaType: MEDIA_TYPES.pdf, bytes });
      else leftOut.push({ name, sha256: createHash('sha256').update(bytes).digest('hex'), why: 'TOO_LARGE' });
    }
    const others = attachments.filter(({ id }) => !signed.some((copy) => copy.id === id));
    const stems = filing.subject === 'VIOLATION_NOTICE' ? [] : stemsOf(JSON.parse(filing.content) as FiledDossierContent);
    for (const [i, file] of others.entries()) {
      const stem = stems.find(({ sha256 }) => sha256 === file.sha256)?.stem ?? `TL-${String(i + 1).padStart(2, '0')}`;
      await addFile(file, `${stem}-${part(file.name)}`, file.state === 'CLEAN');
    }
    return leftOut.length > 0 ? [...papers, listOf(leftOut)] : papers;
  };
}

async function printed(stem: string, document: OfficialDocument): Promise<Paper> {
  return { name: `${stem}.pdf`, mediaType: MEDIA_TYPES.pdf, bytes: await documentRenderer.pdf(document) };
}

/** Letter and report under the names that receiving desks ask for, with the reference by which a reader tells them apart. */
async function dossierPapers(filing: PrintableFiling, which: string): Promise<Paper[]> {
  const content = JSON.parse(filing.content) as FiledDossierContent;
  const { letter, report } = paperStems({ ...content, reportForm: content.forms.report });
  return [
    await printed(`${letter}-${which}`, formOfFiling(filing)),
    await printed(`${report}-${which}`, dossierPaper('report', content, { digest: filing.digest })),
  ];
}

/** By which stem each document of a dossier goes, by the digest of its file. */
function stemsOf({ documents }: FiledDossierContent): readonly { readonly sha256?: string; readonly stem: string }[] {
  return documents.map(({ kind, sha256 }) => ({ sha256, stem: DOCUMENT_STEMS[kind] }));
}

function minutesOf({ number, madeAt, content }: NonNullable<GoesAlong['minutes']>) {
  const { notice, place, participants, evidence, signatures } = content;
  const input = { notice: notice as FiledNotice, madeAt: new Date(madeAt).toISOString(), participants, evidence, signatures };
  return violationMinutes(input, { number, place });
}

const WHY = {
  TOO_LARGE: 'vượt dung lượng của kênh gửi | larger than the channel takes',
  NOT_CLEAN: 'chưa được quét sạch mã độc | not found clean by a scanner',
  NOT_READ: 'không đọc được tệp | could not be read',
} as const satisfies Record<LeftOut['why'], string>;

function listOf(leftOut: readonly LeftOut[]): Paper {
  const lines = leftOut.map(({ name, sha256, why }) => `${name}\n  SHA-256: ${sha256}\n  ${WHY[why]}`);
  const text = `Tài liệu không gửi kèm qua kênh này; hệ thống và bên nộp vẫn giữ.\nNot sent by this channel; kept here and by the filer.\n\n${lines.join('\n\n')}\n`;
  return { name: 'DS-KhongGuiKem.txt', mediaType: 'text/plain', bytes: Buffer.from(text, 'utf8') };
}

/** No path can come out of a name; the channels mind the rest. */
function part(name: string): string {
  return name.replace(/[\\/]/g, '-');
}
