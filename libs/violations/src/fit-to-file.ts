import { Filing, FilingReturn, unansweredDefects } from '#filings';
import { type Defect, DomainError, Invalid, isVisibleText, type Sentence } from '#kernel';
import { formVersionOf, type MissingFact, missingFacts, type OrganisationBlock } from '#law';
import { diffFacts, type Tx } from '#platform';
import { canonicalText } from '#platform/log';
import type { Assessment } from './assess.js';
import { filedOrganisation } from './canonical-filing.js';
import { type ViolationReport } from './entities.js';
import { type StoredFacts, toViolationFacts } from './facts.js';
import { factsOf } from './follow-up.js';
import type { ReportSources } from './report-facts.query.js';

/** The questions were changed since they were answered. */
export function refuseOldForm(answered: string | null | undefined, { regime, formCode }: Pick<Assessment, 'regime' | 'formCode'>): void {
  const current = formVersionOf(regime.regime.code, formCode);
  if (answered == null || answered === current) return;
  throw new DomainError('FORM_OUTDATED', 'conflict', {
    vi: `Câu trả lời thuộc phiên bản ${answered} của mẫu; phiên bản hiện hành là ${current}. Nội dung bạn đã ghi vẫn nguyên; hãy tải lại câu hỏi, xem lại và ghi với phiên bản mới.`,
    en: `The answers belong to version ${answered} of the form; the current one is ${current}. What you wrote is kept; reload the questions, look through them and save under the new version.`,
  });
}

/**
 * What a filing must be beside complete. Any: what it declares could not be established is open, and said in a FINAL. A
 * further one: it takes no required fact away (all kinds), leaves nothing running or open (FINAL), changes something
 * (CORRECTION), and answers every defect (where it answers a return).
 */
export async function refuseUnfit(tx: Tx, report: ViolationReport, sources: ReportSources, assessment: Assessment): Promise<void> {
  const last =
    report.reference &&
    (await tx.em.findOneOrFail(Filing, { matterId: report.id, state: { $ne: 'REFUSED' } }, { orderBy: { number: 'desc' } }));
  const before = last ? factsOf(last) : {};
  const missing = (facts: StoredFacts) => missingIn(facts, sources.organisation, assessment);
  const stated = statedIn(before, missing);
  const defects: Defect[] = [...misdeclared(before, report, assessment, stated)];
  if (last) defects.push(...emptied(report.facts, missing, stated));
  if (report.kind === 'FINAL') defects.push(...open(report.facts, assessment));
  if (report.kind === 'CORRECTION' && !report.revisesId && diffFacts(before, report.facts).length === 0)
    defects.push({
      path: 'facts',
      code: 'NOTHING_CHANGED',
      vi: 'Đính chính chưa thay đổi mục nào so với lần nộp trước.',
      en: 'The correction changes nothing of what was filed.',
    });
  if (report.revisesId) defects.push(...(await unanswered(tx, report, sources)));
  if (defects.length > 0) throw new Invalid(defects, 'FACTS_MISSING');
}

function missingIn(facts: StoredFacts, organisation: OrganisationBlock, { regime, formCode }: Assessment): readonly MissingFact[] {
  return missingFacts(regime.regime.code, formCode, toViolationFacts(facts, organisation));
}

/** Whether these facts state what the form asks for; what it asks only of some, such as the price of a sale, where a value is there. */
function statedIn(facts: StoredFacts, missing: (facts: StoredFacts) => readonly MissingFact[]): (path: string) => boolean {
  const open = new Set(missing(facts).map(({ path }) => path));
  const askedOfAll = new Set(missing({}).map(({ path }) => path));
  const valueAt = (path: string) => path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], facts);
  return (path) => !open.has(path) && (askedOfAll.has(path) || valueAt(path) != null);
}

/**
 * A fact that stays unknown for good: only where it is missing, with a reason, from the final filing on, and never was stated: a
 * correction says what is right instead, which the authority then sees.
 */
function misdeclared(
  before: StoredFacts,
  { kind, facts }: ViolationReport,
  { missing }: Assessment,
  stated: (path: string) => boolean,
): Defect[] {
  const open = new Set(missing.map(({ path }) => path).filter(isFact));
  return (facts.notEstablished ?? []).flatMap(({ path: fact, reason }, i): Defect[] => {
    const at = `notEstablished.${i}`;
    if (!open.has(fact))
      return [
        {
          path: `${at}.path`,
          code: 'NOT_OPEN',
          vi: `Mục "${fact}" không còn thiếu (hoặc không có trong mẫu), nên không thể ghi là không xác định được; hãy bỏ dòng này.`,
          en: `"${fact}" is not missing, or no fact of the form, so it cannot be said that it could not be established; remove this line.`,
        },
      ];
    if (!isVisibleText(reason))
      return [
        {
          path: `${at}.reason`,
          code: 'REQUIRED',
          vi: 'Hãy nêu lý do không xác định được mục này.',
          en: 'Say why this could not be established.',
        },
      ];
    if (kind !== 'FINAL' && !declared(before, fact))
      return [
        {
          path: `${at}.path`,
          code: 'ONLY_IN_FINAL',
          vi: `Chỉ báo cáo kết thúc mới ghi mục "${fact}" là không xác định được; trước đó cứ để "chưa biết" và bổ sung sau.`,
          en: `Only a final filing says that "${fact}" could not be established; before it, leave it as not known and supplement it later.`,
        },
      ];
    if (stated(fact))
      return [
        {
          path: `${at}.path`,
          code: 'STATED_BEFORE',
          vi: `Mục "${fact}" đã được nêu trong lần nộp trước, nên báo cáo kết thúc không thể ghi là không xác định được. Hãy giữ nội dung đó; nếu nó sai, hãy đính chính (nội dung đúng, hoặc "chưa xác định") rồi mới kết thúc.`,
          en: `"${fact}" was stated in the filing before, so a final filing cannot say that it could not be established. Keep it; if it is wrong, correct it (what is right, or "unknown") before the final filing.`,
        },
      ];
    return [];
  });
}

function declared({ notEstablished }: StoredFacts, path: string): boolean {
  return notEstablished?.some((one) => one.path === path) === true;
}

/** Facts that the form asks for, that were given, and that this filing would take away again. */
function emptied(after: StoredFacts, missing: (facts: StoredFacts) => readonly MissingFact[], stated: (path: string) => boolean): Defect[] {
  return missing(after)
    .filter(({ path }) => isFact(path) && stated(path) && !saysUnknown(after, path) && !declared(after, path))
    .map(({ path, article }) => ({
      path,
      code: 'EMPTIED',
      article,
      vi: 'Mục này bắt buộc và đã được nộp; không thể để trống khi sửa. Hãy ghi nội dung đúng, hoặc "chưa xác định" nếu mục có lựa chọn đó.',
      en: 'This is asked for and was filed; it cannot be emptied. Give what is right, or "unknown" where the field has it.',
    }));
}

/** "Not known" is an answer: the form still counts the fact as missing, but nobody took it away. */
function saysUnknown(facts: StoredFacts, path: string): boolean {
  const uncounted = (things: string) => facts.counts?.some(({ what, basis }) => what.endsWith(things) && basis === 'UNKNOWN') ?? false;
  if (path === 'counts') return uncounted('_RECORDS');
  const [, counted] = /^counts\[(.+)\]$/.exec(path) ?? [];
  if (counted) return uncounted(counted);
  if (path === 'dataTypes') return facts.dataTypesUnknown === true || facts.dataTypes?.some(({ state }) => state === 'UNKNOWN') === true;
  if (path === 'occurredFrom') return facts.occurrencePrecision === 'UNKNOWN';
  if (path === 'illegalSale.channel') return facts.illegalSale?.channel === 'UNKNOWN';
  return path === 'origin' && facts.origin === 'UNKNOWN';
}

/** Not the commitment and the reason for being late, which are given at the signature, and not the organisation's own block. */
function isFact(path: string): boolean {
  return path !== 'commitment' && path !== 'lateReason' && !path.startsWith('organisation');
}

/**
 * A final filing says how it ended: what the statute asks for is there, or could not be established; with location or biometric
 * data also the end of the remedy, from which the file is kept (D356 29.1(c)).
 */
function open(facts: StoredFacts, { missing }: Assessment): Defect[] {
  const defects: Defect[] = missing
    .filter(({ path, origin }) => (origin === 'STATUTE' || path === 'remediatedAt') && isFact(path) && !declared(facts, path))
    .map(({ path, article }) => ({
      path,
      code: 'OPEN_IN_FINAL',
      article,
      vi: 'Báo cáo kết thúc không còn mục nào để sau. Hãy ghi nội dung, hoặc ghi mục này là "không xác định được" kèm lý do.',
      en: 'A final filing leaves nothing for later. Give it, or declare under `notEstablished` why it could not be established.',
    }));
  if (facts.occurrencePrecision === 'ONGOING')
    defects.push({
      path: 'occurrencePrecision',
      code: 'OPEN_IN_FINAL',
      vi: 'Vi phạm vẫn được ghi là đang tiếp diễn; hãy ghi thời điểm kết thúc.',
      en: 'The violation is still said to be going on; say when it ended.',
    });
  return defects;
}

/** The fact that a path leads into. */
function rootOf(path: string): string {
  return path.replace(/[.[].*$/, '');
}

/**
 * Every defect of the return is mended, and then the fact (or something in the block of the organisation) differs,
 * or disputed in words.
 */
async function unanswered(tx: Tx, report: ViolationReport, sources: ReportSources): Promise<Defect[]> {
  const returned = await tx.em.findOneOrFail(FilingReturn, { filingId: report.revisesId! });
  const filing = await tx.em.findOneOrFail(Filing, { id: report.revisesId! });
  return unansweredDefects(returned.defects, report.answers ?? [], unchangedFrom(filing, report.facts, sources));
}

/** Why a path cannot be said to be mended: what it points at is what that filing stated. Null where it differs. */
export function unchangedFrom(filing: Filing, facts: StoredFacts, sources: ReportSources): (path: string) => Sentence | null {
  const changed = new Set(diffFacts(factsOf(filing), facts).map(({ path }) => rootOf(path)));
  const { organisation } = JSON.parse(filing.content) as { organisation: unknown };
  const sameOrganisation = canonicalText(organisation) === canonicalText(filedOrganisation(sources));
  return (path) => {
    // An officer may point at a row by its place, and the difference names it by what identifies it.
    if (path.startsWith('facts.') && !changed.has(rootOf(path.replace(/^facts\./, ''))))
      return {
        vi: `Bạn ghi "đã sửa" nhưng mục ${path} vẫn như lần nộp trước.`,
        en: `It is said to be mended, but ${path} is what it was.`,
      };
    if (path.startsWith('organisation') && sameOrganisation)
      return {
        vi: `Bạn ghi "đã sửa" mục ${path} nhưng thông tin tổ chức vẫn như lần nộp trước. Hãy nhờ nhân sự BVDLCN sửa thông tin tổ chức (reviseOrganisation) trước, hoặc nêu lý do không sửa.`,
        en: `It is said that ${path} is mended, but the block of the organisation is what it was. Have the data protection officer revise it first (reviseOrganisation), or say why it is not mended.`,
      };
    return null;
  };
}
