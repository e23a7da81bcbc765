import { Filing, FilingReturn, factsOfContent } from '#filings';
import { DomainError, type Sentence } from '#kernel';
import type { Tx } from '#platform';
import { ViolationReport } from './entities.js';
import type { StoredFacts } from './facts.js';
import { move } from './move-report.js';
import { FILING_KIND_OF, type FollowUp, type ReportTransition } from './violation-report.states.js';

/** Why a further filing cannot be opened now, though the state of the report would allow it. */
export type FollowUpBlock =
  | 'WITHDRAWN'
  | 'REFUSED'
  | 'RETURN_OPEN'
  | 'NO_RETURN'
  | 'WITHDRAWAL_PENDING'
  | 'CONCLUDED'
  | 'FILED'
  | 'NOT_FILED'
  | 'STATES_NO_FACTS';

const BLOCKED: Readonly<Record<FollowUpBlock, Sentence>> = {
  WITHDRAWN: {
    vi: 'Thông báo này đã được rút theo yêu cầu của bạn; hồ sơ vẫn đọc được nhưng không bổ sung, sửa đổi được nữa. Nếu có vi phạm mới, hãy lập thông báo mới.',
    en: 'This report was withdrawn at your request: it stays readable and takes no further filing. If there is a new violation, open a new report.',
  },
  REFUSED: {
    vi: 'Cơ quan tiếp nhận đã từ chối thông báo này, nên không bổ sung được. Hãy đọc lý do, rồi lập thông báo mới nếu cần.',
    en: 'The authority refused this report, so nothing can be added to it. Read the reason, and open a new report if one is needed.',
  },
  RETURN_OPEN: {
    vi: 'Một lần nộp đang chờ bạn sửa đổi, bổ sung theo yêu cầu. Hãy trả lời yêu cầu đó trước; mọi nội dung mới có thể ghi cùng lúc.',
    en: 'A filing waits for your completion. Answer that first; whatever is new can be said in the same filing.',
  },
  NO_RETURN: {
    vi: 'Không có yêu cầu sửa đổi, bổ sung nào đang chờ trả lời. Để thêm thông tin, hãy mở một lần bổ sung.',
    en: 'No filing waits for completion. To add something, open a supplement.',
  },
  WITHDRAWAL_PENDING: {
    vi: 'Yêu cầu rút thông báo đang chờ cơ quan tiếp nhận trả lời; chưa có gì thay đổi. Hãy chờ kết quả.',
    en: 'The request for withdrawal waits for the answer of the authority; nothing was changed. Wait for it.',
  },
  CONCLUDED: {
    vi: 'Báo cáo kết thúc đã được tiếp nhận. Nếu phát hiện sai sót, hãy mở một lần đính chính.',
    en: 'The final filing was accepted. If something in it is wrong, open a correction.',
  },
  FILED: {
    vi: 'Thông báo này đã nộp nên không bỏ được. Bạn có thể bỏ bản nháp đang soạn, hoặc yêu cầu rút thông báo.',
    en: 'This report was filed and cannot be discarded. Give up the draft in preparation, or request its withdrawal.',
  },
  NOT_FILED: {
    vi: 'Thông báo này chưa nộp lần nào; để kết thúc, hãy bỏ bản nháp.',
    en: 'This report was never filed; to end it, discard it.',
  },
  STATES_NO_FACTS: {
    vi: 'Yêu cầu rút được gửi với nội dung đang có hiệu lực, nên không sửa nội dung ở đây; bản nháp vẫn nguyên. Nếu nội dung sai, hãy bỏ bản nháp này rồi mở một lần đính chính.',
    en: 'A request for withdrawal is filed with the facts that are in effect, so they are not revised here; the draft is what it was. If they are wrong, give up this draft and open a correction.',
  },
};

export class FollowUpBlocked extends DomainError {
  constructor(readonly block: FollowUpBlock) {
    super(block, 'state', BLOCKED[block]);
  }
}

/**
 * The effective view, of the filings of a report from the oldest on: what was accepted last; while nothing was, what was
 * filed first. A request for withdrawal states no facts. Null before the first filing.
 */
export function effectiveOf<F extends { readonly kind: string; readonly state: string }>(filings: readonly F[]): F | null {
  const stating = filings.filter(({ kind }) => kind !== 'WITHDRAWAL_REQUEST');
  return stating.findLast(({ state }) => state === 'ACCEPTED') ?? stating[0] ?? null;
}

/** What was last stated and not refused: what the next filing begins with. */
export function standingOf<F extends Pick<Filing, 'kind' | 'state'>>(filings: readonly F[]): F {
  return filings.findLast(({ kind, state }) => state !== 'REFUSED' && kind !== 'WITHDRAWAL_REQUEST') ?? filings[0]!;
}

/** The authority agreed to the withdrawal of the report. */
export async function isWithdrawn(tx: Tx, reportId: string): Promise<boolean> {
  return (await tx.em.count(Filing, { matterId: reportId, kind: 'WITHDRAWAL_REQUEST', state: 'ACCEPTED' })) > 0;
}

/** Nothing more is prepared for a report that was withdrawn. Throws FollowUpBlocked. */
export async function refuseWithdrawn(tx: Tx, reportId: string): Promise<void> {
  if (await isWithdrawn(tx, reportId)) throw new FollowUpBlocked('WITHDRAWN');
}

/** What decides on a further filing: each filing of the report with its state, and whether its return waits for an answer. */
export interface FiledSoFar {
  readonly kind: Filing['kind'];
  readonly state: Filing['state'];
  readonly returnWaits?: boolean;
}

/** SQL: whether an authority waits for the filer's answer about the report with this id (H3). Told by the row that libs/handling keeps, which is found by the report. */
export const ASKED = (reportId: string): string =>
  `exists (select 1 from (select o.state from report_handling o where o.report_id = ${reportId} offset 0) h where h.state = 'AWAITING_FILER')`;

/** The guard of a transition, the same for the verb and for `availableTransitions`; null where nothing stands in the way. */
export function blockOf(
  code: ReportTransition,
  filed: readonly FiledSoFar[],
  prepared: Filing['kind'],
  asked = false,
): FollowUpBlock | null {
  if (code === 'revise') return prepared === 'WITHDRAWAL_REQUEST' ? 'STATES_NO_FACTS' : null;
  if (code === 'discard') return filed.length > 0 ? 'FILED' : null;
  if (code === 'abandon') return filed.length === 0 ? 'NOT_FILED' : null;
  return isFollowUp(code) ? blockOfFollowUp(code, filed, asked) : null;
}

function isFollowUp(code: ReportTransition): code is FollowUp {
  return code === 'complete' || code in FILING_KIND_OF;
}

function blockOfFollowUp(followUp: FollowUp, filed: readonly FiledSoFar[], asked: boolean): FollowUpBlock | null {
  const withdrawals = filed.filter(({ kind }) => kind === 'WITHDRAWAL_REQUEST');
  // Whoever is asked may answer, though the report was concluded or withdrawn before it was opened again.
  const answers = asked && followUp === 'supplement';
  if (!answers && withdrawals.some(({ state }) => state === 'ACCEPTED')) return 'WITHDRAWN';
  if (filed.every(({ state }) => state === 'REFUSED')) return 'REFUSED';
  const waits = filed.filter(({ state, returnWaits }) => state === 'RETURNED' && returnWaits);
  if (followUp === 'complete') return waits.length > 0 ? null : 'NO_RETURN';
  // Whoever wants to withdraw has nothing to complete first; but one request for it is enough.
  if (waits.some(({ kind }) => followUp !== 'withdraw' || kind === 'WITHDRAWAL_REQUEST')) return 'RETURN_OPEN';
  if (withdrawals.some(({ state }) => state === 'SUBMITTED' || state === 'RECEIVED')) return 'WITHDRAWAL_PENDING';
  const concluded = filed.some(({ kind, state }) => kind === 'FINAL' && state === 'ACCEPTED');
  if (concluded && !answers && followUp !== 'correct') return 'CONCLUDED';
  return null;
}

/**
 * Opens the next filing of a report: the working copy becomes a draft again and begins with what was last filed and not
 * refused; a request for withdrawal holds what is in effect. `complete` answers the oldest return that waits (F8). Throws FollowUpBlocked; a correction and a withdrawal say why.
 */
export async function openFollowUp(tx: Tx, id: string, followUp: FollowUp, reason: string | null = null): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  tx.authorize(followUp, report);
  move(report, followUp);
  const { filings, waiting, block } = await standOf(tx, report, followUp);
  if (block) throw new FollowUpBlocked(block);
  const returned = followUp === 'complete' ? filings.find((filing) => waiting.some(({ filingId }) => filingId === filing.id))! : null;
  const base = returned ?? (followUp === 'withdraw' ? effectiveOf(filings)! : standingOf(filings));
  report.kind = returned ? returned.kind : FILING_KIND_OF[followUp as keyof typeof FILING_KIND_OF];
  report.revisesId = returned?.id ?? null;
  report.facts = factsOf(base);
  // Nobody answers questions to ask for a report back, so that no version of them can be too old.
  if (followUp === 'withdraw') report.formVersion = null;
  // What answers a return was given a reason when it was first filed, and still has it.
  report.reason = reason ?? (returned && reasonOf(returned));
  report.answers = null;
  report.readyDigest = null;
  report.idleWarnedAt = null;
  report.updatedAt = tx.now;
  tx.record({ type: 'FollowUpOpened', subjects: [report.id], payload: { reportId: report.id, kind: report.kind } });
  return report;
}

/** The filings of a report, its returns that wait, and what stands in the way of a further filing. */
export async function standOf(tx: Tx, { id, kind: prepared }: ViolationReport, followUp: FollowUp) {
  const filings = await tx.em.find(Filing, { matterId: id }, { orderBy: { number: 'asc' } });
  const waiting = await tx.em.find(FilingReturn, { filingId: { $in: filings.map((filing) => filing.id) }, state: ['OPEN', 'LAPSED'] });
  const [row] = await tx.sql<{ asked: boolean }>(`select ${ASKED('?')} as asked`, [id]);
  const block = blockOf(
    followUp,
    filings.map(({ id, kind, state }) => ({ kind, state, returnWaits: waiting.some(({ filingId }) => filingId === id) })),
    prepared,
    row!.asked,
  );
  return { filings, waiting, block };
}

/** The draft of a further filing is given up; what was filed before stays as it is. */
export async function abandonFollowUp(tx: Tx, id: string): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  tx.authorize('abandon', report);
  move(report, 'abandon');
  if (!report.reference) throw new FollowUpBlocked('NOT_FILED');
  const filings = await tx.em.find(Filing, { matterId: id }, { orderBy: { number: 'asc' } });
  report.kind = filings.at(-1)!.kind;
  report.facts = factsOf(standingOf(filings));
  report.revisesId = null;
  report.reason = null;
  report.answers = null;
  report.readyDigest = null;
  report.reopenReason = null;
  report.updatedAt = tx.now;
  tx.record({ type: 'FollowUpAbandoned', subjects: [report.id] });
  return report;
}

function reasonOf({ content }: Filing): string | null {
  return (JSON.parse(content) as { reason: string | null }).reason;
}

/** The facts as this filing stated them. */
export function factsOf(filing: Pick<Filing, 'content'>): StoredFacts {
  return factsOfContent<StoredFacts>(filing);
}
