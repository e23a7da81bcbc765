import { Filing, FilingReturn, unansweredDefects } from '#filings';
import { DomainError, Invalid } from '#kernel';
import { diffFacts, type Tx } from '#platform';
import { canonicalText } from '#platform/log';
import { factsOf } from './answers.js';
import type { DocumentFile, DossierContent } from './canonical-dossier.js';
import { untie } from './dossier-changes.js';
import type { Dossier } from './entities.js';
import { stepOn } from './revise-dossier.js';

/** Nothing waits for an answer any more. */
class NoReturn extends DomainError {
  constructor() {
    super('NO_RETURN', 'state', {
      vi: 'Không có yêu cầu hoàn thiện nào đang chờ trả lời; hồ sơ vẫn nguyên. Hãy tải lại để xem kết quả của cơ quan tiếp nhận.',
      en: 'No request for completion waits for an answer; the dossier is what it was. Reload it to see the result of the agency.',
    });
  }
}

/**
 * Opens the answer to a request for completion (D356 18.6, 19.6; D13 24.5, 25.5, 25.6), or what was refused, to be prepared anew. The
 * changes that the filing told are to be told again.
 */
export async function completeDossier(tx: Tx, id: string): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'complete', null);
  const filing = await tx.em.findOneOrFail(Filing, { matterId: id }, { orderBy: { number: 'desc' } });
  if (filing.state !== 'REFUSED') {
    if ((await tx.em.count(FilingReturn, { filingId: filing.id, state: ['OPEN', 'LAPSED'] })) === 0) throw new NoReturn();
    dossier.revisesId = filing.id;
    await untie(tx, id, filing.id);
  } else dossier.revisesId = null;
  dossier.readyDigest = null;
  dossier.defectAnswers = null;
  tx.record({ type: 'DossierCompletionOpened', subjects: [id] });
  return dossier;
}

/**
 * Each defect is mended, or disputed in words: an answer by another answer, a document by a file that was not there. Throws Invalid (`FACTS_MISSING`).
 */
export async function refuseUnanswered(
  tx: Tx,
  { type, answers, revisesId, defectAnswers }: Dossier,
  documents: readonly DocumentFile[],
): Promise<void> {
  const { defects } = await tx.em.findOneOrFail(FilingReturn, { filingId: revisesId! });
  const { content } = await tx.em.findOneOrFail(Filing, { id: revisesId! });
  const filed = JSON.parse(content) as DossierContent;
  const facts = JSON.parse(JSON.stringify(factsOf(type, answers, null))) as object;
  const changed = new Set(diffFacts({ ...filed.facts, items: null }, facts).map(({ path }) => rootOf(path)));
  const filesOf = (list: readonly (string | undefined)[]) => canonicalText(list.filter((sha256) => sha256).toSorted());
  const mendedByFile = (kind?: string) => {
    const now = documents.flatMap((one) => (one.file && (!kind || one.kind === kind) ? [one.file.sha256] : []));
    const before = filed.documents.flatMap((one) => (!kind || one.kind === kind ? [one.sha256] : []));
    return now.length > 0 && filesOf(now) !== filesOf(before);
  };
  const open = unansweredDefects(defects, defectAnswers ?? [], (path) => {
    const [part, kind] = path.split('.');
    const same = part === 'documents' ? !mendedByFile(kind) : part === 'facts' && !changed.has(rootOf(path.slice('facts.'.length)));
    return same
      ? {
          vi: `Bạn ghi "đã sửa" nhưng mục ${path} vẫn như lần nộp trước. Hãy sửa${part === 'documents' ? ' (kèm tệp)' : ''}, hoặc nêu lý do không sửa.`,
          en: `It is said to be mended, but ${path} is what it was. Mend it${part === 'documents' ? ' by a file' : ''}, or say why it is not.`,
        }
      : null;
  });
  if (open.length > 0) throw new Invalid(open, 'FACTS_MISSING');
}

/** `flows`, `filer.taxCode`: an answer is mended as a whole. */
function rootOf(path: string): string {
  return /^(filer\.)?[A-Za-z]+/.exec(path)?.[0] ?? path;
}
