import { advance, DomainError, Invalid, isReference, NotFound, type Sentence, StaleVersion, userIdOf } from '#kernel';
import type { NoticeClass } from '#law';
import type { Tx } from '#platform';
import { type AskedQuestion, askQuestions, refuseUnknownPaths } from './ask-filer.js';
import {
  type LinkKind,
  type Measure,
  type Outcome,
  type RemedyProof,
  ReportHandling,
  type Severity,
  type SubjectBand,
} from './entities.js';
import { similarTo } from './handling.queries.js';
import { HANDLING_TRANSITIONS, type HandlingState, type HandlingStep, type HandlingTransition } from './handling.states.js';
import { sayProgress } from './say-progress.js';

export interface Triage {
  readonly severity: Severity;
  readonly noticeClass: NoticeClass;
  readonly crossBorder: boolean;
  readonly sensitiveSector: boolean;
  readonly subjectBand: SubjectBand;
  /** That the similar reports were looked at; which there were is recorded. */
  readonly similarViewed: boolean;
}

/** How far ahead the filer may be asked to answer, in days; the same as for a return for completion (product, no law). */
const ANSWER_WITHIN_DAYS = 90;

/** Why a step cannot be taken, though the state would allow it. */
export type HandlingBlock =
  | 'SECOND_PERSON'
  | 'NOTHING_PROPOSED'
  | 'HEAD_CLOSES'
  | 'FINAL_MISSING'
  | 'DELIVERY_OPEN'
  | 'RETURN_OPEN'
  | 'SUBJECT_NOTICE_OPEN'
  | 'LINKED_TO_CASE'
  | 'DUE_IN_THE_PAST'
  | 'DUE_TOO_FAR'
  | 'SIMILAR_NOT_VIEWED'
  | 'DRILL'
  | 'PROOF_MISSING'
  | 'NOT_LINKED';

const BLOCKED: Readonly<Record<HandlingBlock, Sentence>> = {
  SECOND_PERSON: {
    vi: 'Việc này cần người thứ hai: người đề xuất không tự xác nhận. Đề xuất vẫn được giữ; hãy nhờ đồng nghiệp có thẩm quyền.',
    en: 'This needs a second person: whoever proposed it does not confirm it. The proposal is kept; ask a colleague who may.',
  },
  NOTHING_PROPOSED: {
    vi: 'Chưa có đề xuất nào để ký hoặc xác nhận. Hãy lập đề xuất trước.',
    en: 'Nothing is proposed that could be signed or confirmed. Propose it first.',
  },
  HEAD_CLOSES: {
    vi: 'Vụ việc mức cao trở lên do lãnh đạo đơn vị kết thúc. Chưa có gì thay đổi; hãy trình lãnh đạo.',
    en: 'A report of high severity is closed by the head of the unit. Nothing was changed; hand it up.',
  },
  FINAL_MISSING: {
    vi: 'Chưa có báo cáo kết thúc được tiếp nhận. Hãy yêu cầu bên nộp gửi, hoặc ghi lý do miễn.',
    en: 'No final filing was accepted. Ask the filer for it, or say why it is waived.',
  },
  DELIVERY_OPEN: {
    vi: 'Còn hồ sơ của thông báo này đang trên đường hoặc chưa được tiếp nhận tại bàn của bạn. Hãy xử lý trước khi kết thúc.',
    en: 'A filing of this report is still on its way or not yet received at your desk. Deal with it before you close.',
  },
  RETURN_OPEN: {
    vi: 'Còn yêu cầu sửa đổi, bổ sung chưa được trả lời. Hãy chờ trả lời, hoặc tiếp nhận như đã nộp.',
    en: 'A return for completion is not answered. Wait for it, or accept the filing as it is.',
  },
  SUBJECT_NOTICE_OPEN: {
    vi: 'Nghĩa vụ thông báo cho chủ thể dữ liệu của bên nộp chưa hoàn thành. Hãy đôn đốc trước khi kết thúc, hoặc nêu lý do miễn để người thứ hai kết thúc.',
    en: 'The filer’s duty to tell the people concerned is not done. See to it before you close, or say why it is waived, for a second person to close.',
  },
  LINKED_TO_CASE: {
    vi: 'Thông báo đã gắn với một vụ việc đang xử lý nên không thể rút. Yêu cầu rút vẫn được lưu; hãy gỡ liên kết hoặc từ chối yêu cầu.',
    en: 'The report is linked to a live case and cannot be withdrawn. The request is kept; undo the link, or refuse the request.',
  },
  DUE_IN_THE_PAST: {
    vi: 'Thời hạn phải ở sau thời điểm này.',
    en: 'The time set must lie ahead.',
  },
  SIMILAR_NOT_VIEWED: {
    vi: 'Hãy xem các thông báo tương tự (cùng tổ chức, hoặc cùng hành vi và loại dữ liệu) trước khi phân loại. Chưa có gì thay đổi.',
    en: 'Look at the similar reports (same organisation, or same act and kind of data) before the triage. Nothing was changed.',
  },
  DRILL: {
    vi: 'Đây là diễn tập: không ban hành yêu cầu khắc phục. Chưa có gì thay đổi; hãy dùng khuyến nghị hoặc kết thúc không cần biện pháp.',
    en: 'This is an exercise: no order is issued in it. Nothing was changed; give advice, or decide that nothing is to be done.',
  },
  PROOF_MISSING: {
    vi: 'Việc khắc phục phải có tài liệu chứng minh kèm theo hoặc số biên bản kiểm tra. Chưa có gì thay đổi; hãy ghi một trong hai.',
    en: 'A remedy is proven by a file attached or by the number of an inspection. Nothing was changed; give one of the two.',
  },
  NOT_LINKED: {
    vi: 'Thông báo không gắn với vụ việc nào nên không kết thúc với kết quả đó được. Chưa có gì thay đổi; hãy gắn vụ việc hoặc chọn kết quả khác.',
    en: 'The report is linked to no case, so it does not end with that outcome. Nothing was changed; link it, or choose another outcome.',
  },
  DUE_TOO_FAR: {
    vi: `Hạn trả lời không được quá ${ANSWER_WITHIN_DAYS} ngày kể từ lúc này. Chưa có gì thay đổi; hãy chọn hạn gần hơn, khi cần thì dời hạn sau.`,
    en: `The time to answer must lie within ${ANSWER_WITHIN_DAYS} days from now. Nothing was changed; choose an earlier one, and move it later if need be.`,
  },
};

export class HandlingBlocked extends DomainError {
  constructor(block: HandlingBlock) {
    super(block, 'state', BLOCKED[block]);
  }
}

/** What each step brings with it. */
export interface HandlingInputs {
  readonly triage: Triage;
  readonly assess: object;
  readonly askFiler: { readonly questions: readonly AskedQuestion[]; readonly due: Date };
  readonly takeBackQuestions: { readonly reason: string };
  readonly moveRequestDue: { readonly due: Date };
  readonly takeNoAction: object;
  readonly advise: { readonly text: string; readonly article: string; readonly deadline: Date };
  readonly proposeOrder: { readonly text: string; readonly article: string; readonly deadline: Date };
  readonly signOrder: object;
  readonly proposeLink: { readonly caseNumber: string; readonly kind: LinkKind; readonly reason: string };
  readonly declineLink: { readonly reason: string };
  readonly unlink: { readonly reason: string };
  readonly verifyRemedy: {
    readonly remedy: string;
    readonly attachmentIds?: readonly string[] | null;
    readonly inspection?: string | null;
  };
  readonly proposeNoticeWaiver: { readonly reason: string };
  readonly close: { readonly outcome: Exclude<Outcome, 'WITHDRAWN'>; readonly summary: string; readonly waiver?: string | null };
  readonly reopen: { readonly reason: string };
}

/** Steps after which the filer is told; the others are the unit's own. */
const TOLD = new Set<HandlingStep>(['askFiler', 'takeBackQuestions', 'moveRequestDue', 'advise', 'signOrder', 'close', 'reopen']);

/** One step of an officer, H1–H9; throws WrongState, Forbidden, StaleVersion, HandlingBlocked. */
export async function handleReport<Step extends HandlingStep>(
  tx: Tx,
  id: string,
  step: Step,
  input: HandlingInputs[Step],
  expectedVersion?: number,
): Promise<ReportHandling> {
  const handling = await tx.load(ReportHandling, id, { lock: true });
  tx.authorize(step, handling);
  if (expectedVersion !== undefined && handling.version !== expectedVersion) throw new StaleVersion('report handling', handling.version);
  // What a step names is loaded before its state is judged: not visible is not found, wherever the report stands.
  if ('questions' in input) refuseUnknownPaths(input.questions);
  if ('caseNumber' in input) refuseNoNumber(input.caseNumber);
  if ('attachmentIds' in input) await refuseUnknownFiles(tx, handling, input.attachmentIds ?? []);
  const from = handling.state;
  moveHandling(handling, step);
  await BEHAVE[step](tx, handling, input, from);
  handling.updatedAt = tx.now;
  tell(tx, handling, step, TOLD.has(step));
  await sayProgress(tx, handling, step);
  return handling;
}

/** Takes the handling through one transition of its table, or throws WrongState. */
export function moveHandling(handling: ReportHandling, transition: HandlingTransition): void {
  handling.state = advance('report handling', HANDLING_TRANSITIONS, handling.state, transition);
}

/** The event of a step: what it was and where it led, so that the state can be told from the log alone. */
export function tell(tx: Tx, handling: ReportHandling, step: HandlingTransition, toFiler: boolean): void {
  const { id, organisationId, unitId, reportId, reference, state } = handling;
  tx.record({
    type: toFiler ? 'ReportHandlingTold' : 'ReportHandled',
    subjects: [id],
    payload: { handlingId: id, reportId, organisationId, unitId, reference, step, state },
  });
}

type Behaviour<Step extends HandlingStep> = (
  tx: Tx,
  handling: ReportHandling,
  input: HandlingInputs[Step],
  from: HandlingState,
) => void | Promise<void>;

const BEHAVE: { readonly [Step in HandlingStep]: Behaviour<Step> } = {
  triage: async (tx, handling, triage) => {
    if (!triage.similarViewed) throw new HandlingBlocked('SIMILAR_NOT_VIEWED');
    handling.similarViewed = await similarIds(tx, handling.reportId);
    const { severity, noticeClass, crossBorder, sensitiveSector, subjectBand } = triage;
    Object.assign(handling, { severity, noticeClass, crossBorder, sensitiveSector, subjectBand, assigneeId: userIdOf(tx.actor) });
    handling.firstTriagedAt ??= tx.now;
  },
  assess: (tx, handling) => {
    handling.assigneeId = userIdOf(tx.actor);
  },
  // H3: the filer's supplement is prepared by the worker (follow-filings.ts), as the filer's working copy is nothing that an officer sees.
  askFiler: (tx, handling, { questions, due }) => {
    answerable(tx, due);
    const round = (handling.request?.round ?? (handling.request ? 1 : 0)) + 1;
    askQuestions(tx, handling, round, questions);
    handling.request = { round, askedBy: userIdOf(tx.actor), askedAt: tx.now.toISOString() };
    handling.requestDue = due;
  },
  takeBackQuestions: (_tx, handling, { reason }) => {
    handling.request = { ...handling.request!, takenBack: reason };
    handling.requestDue = null;
  },
  moveRequestDue: (tx, handling, { due }) => {
    answerable(tx, due);
    handling.requestDue = due;
  },
  takeNoAction: (tx, handling) => decided(tx, handling),
  advise: (tx, handling, advice) => {
    handling.measure = measure(tx, 'ADVICE', advice);
    handling.remedyProof = null;
    decided(tx, handling);
  },
  proposeOrder: (tx, handling, order) => {
    if (handling.drill) throw new HandlingBlocked('DRILL');
    handling.measure = measure(tx, 'ORDER', order);
  },
  signOrder: (tx, handling) => {
    if (handling.drill) throw new HandlingBlocked('DRILL');
    const proposed = handling.measure;
    if (proposed?.kind !== 'ORDER' || proposed.signedBy !== null) throw new HandlingBlocked('NOTHING_PROPOSED');
    otherThan(tx, proposed.proposedBy);
    handling.measure = { ...proposed, signedBy: userIdOf(tx.actor) };
    handling.remedyProof = null;
    decided(tx, handling);
  },
  // Whether there is such a case is not looked at: who may not see it would be told.
  proposeLink: (tx, handling, { caseNumber, ...link }) => {
    handling.link = { ...link, caseNumber: caseNumber.toUpperCase(), proposedBy: userIdOf(tx.actor), confirmedBy: null };
  },
  // By whoever leads the case, or by the desk that thought better of it: so that a refusal tells nobody whether there is such a case.
  declineLink: (_tx, handling) => {
    if (!handling.link || handling.link.confirmedBy !== null) throw new HandlingBlocked('NOTHING_PROPOSED');
    handling.link = null;
  },
  unlink: (_tx, handling) => {
    handling.link = null;
  },
  verifyRemedy: (_tx, handling, { remedy, attachmentIds, inspection }) => {
    const proof = { attachmentIds: [...new Set(attachmentIds ?? [])], inspection: inspection?.trim() || null };
    if (!isProof(proof)) throw new HandlingBlocked('PROOF_MISSING');
    handling.remedy = remedy;
    handling.remedyProof = proof;
  },
  proposeNoticeWaiver: (tx, handling, { reason }) => {
    handling.noticeWaiver = { reason, proposedBy: userIdOf(tx.actor), confirmedBy: null };
  },
  close: async (tx, handling, { outcome, summary, waiver }, from) => {
    if (outcome === 'LINKED_TO_CASE' && from !== 'LINKED_TO_CASE') throw new HandlingBlocked('NOT_LINKED');
    if (from === 'VERIFYING_REMEDY' && !isProof(handling.remedyProof)) throw new HandlingBlocked('PROOF_MISSING');
    await refuseOpenEnds(tx, handling, waiver ?? null);
    Object.assign(handling, { outcome, summary, waiver: waiver ?? null });
    handling.firstClosedAt ??= tx.now;
  },
  // It is assessed anew: what was only proposed is nobody's to sign any more, and it follows no case until it is linked again.
  reopen: (_tx, handling, { reason }) => {
    Object.assign(handling, { reopenReason: reason, outcome: null, summary: null, waiver: null, noticeWaiver: null, link: null });
    if (handling.measure?.kind === 'ORDER' && handling.measure.signedBy === null) handling.measure = null;
  },
};

function isProof(proof: RemedyProof | null | undefined): boolean {
  return !!proof && (proof.attachmentIds.length > 0 || proof.inspection !== null);
}

/** By its form alone: a slip is told by the check digit. Throws Invalid. */
function refuseNoNumber(caseNumber: string): void {
  if (isReference(caseNumber) && /^VV/i.test(caseNumber)) return;
  throw new Invalid([
    {
      path: 'caseNumber',
      code: 'NO_CASE_NUMBER',
      vi: 'Đây không phải số vụ việc (VV26-… có chữ số kiểm tra). Chưa có gì thay đổi; hãy xem lại số.',
      en: 'This is no number of a case (VV26-… with its check digit). Nothing was changed; look at the number again.',
    },
  ]);
}

/** Proof is a file of this report's filings, or one of the unit's own, and none that was found infected. Throws NotFound. */
async function refuseUnknownFiles(tx: Tx, { reportId, unitId }: ReportHandling, given: readonly string[]): Promise<void> {
  const ids = [...new Set(given)];
  if (ids.length === 0) return;
  const [known] = await tx.sql<{ count: number }>(
    `select count(*)::int as count from attachment a where a.id = any (?::uuid[]) and a.state <> 'INFECTED' and (a.unit_id = ?
       or exists (select 1 from filing_attachment l join filing f on f.id = l.filing_id where l.attachment_id = a.id and f.matter_id = ?))`,
    [ids, unitId, reportId],
  );
  if (known!.count < ids.length) throw new NotFound('attachment');
}

async function similarIds(tx: Tx, reportId: string): Promise<readonly string[]> {
  const [row] = await tx.sql<{ value: readonly { reportId: string }[] }>(similarTo('?'), [reportId]);
  return (row?.value ?? []).map(({ reportId }) => reportId);
}

function measure(tx: Tx, kind: Measure['kind'], { text, article, deadline }: HandlingInputs['advise']): Measure {
  ahead(tx, deadline);
  return { kind, text, article, deadline: deadline.toISOString(), proposedBy: userIdOf(tx.actor), signedBy: null };
}

export function decided(tx: Tx, handling: ReportHandling): void {
  handling.firstDecidedAt ??= tx.now;
}

function ahead(tx: Tx, time: Date): void {
  if (time.getTime() <= tx.now.getTime()) throw new HandlingBlocked('DUE_IN_THE_PAST');
}

function answerable(tx: Tx, due: Date): void {
  ahead(tx, due);
  if (due.getTime() > tx.now.getTime() + ANSWER_WITHIN_DAYS * 86_400_000) throw new HandlingBlocked('DUE_TOO_FAR');
}

/** What one proposed another confirms. Throws HandlingBlocked. */
export function otherThan(tx: Tx, userId: string): void {
  if (userIdOf(tx.actor) === userId) throw new HandlingBlocked('SECOND_PERSON');
}

interface OpenEnds {
  readonly final: boolean;
  readonly delivery: boolean;
  readonly returned: boolean;
  readonly subjects: boolean;
}

/** H8, in one statement: a final filing or a waiver, nothing under way, nothing unanswered, the people concerned told or that waived by two. */
async function refuseOpenEnds(tx: Tx, handling: ReportHandling, waiver: string | null): Promise<void> {
  const grave = handling.severity === 'HIGH' || handling.severity === 'CRITICAL';
  if (grave && !(tx.actor.kind === 'officer' && tx.actor.roles.includes('UNIT_HEAD'))) throw new HandlingBlocked('HEAD_CLOSES');
  const [open] = await tx.sql<OpenEnds>(
    `select exists (select 1 from filing f where f.matter_id = r.id and f.kind = 'FINAL' and f.state = 'ACCEPTED') as final,
       exists (select 1 from delivery d join filing f on f.id = d.filing_id where f.matter_id = r.id and d.unit_id = ?
         and (d.transport_state not in ('DELIVERED', 'CANCELLED') or d.business_state in ('NONE', 'ARRIVED'))) as delivery,
       exists (select 1 from filing_return t join filing f on f.id = t.filing_id where f.matter_id = r.id and t.state = 'OPEN') as returned,
       exists (select 1 from report_clock c where c.report_id = r.id and c.kind = 'SUBJECT_NOTICE' and c.superseded_at is null and c.stopped_at is null) as subjects
     from (select ?::uuid as id) r`,
    [handling.unitId, handling.reportId],
  );
  if (!open!.final && waiver === null) throw new HandlingBlocked('FINAL_MISSING');
  if (open!.delivery) throw new HandlingBlocked('DELIVERY_OPEN');
  if (open!.returned) throw new HandlingBlocked('RETURN_OPEN');
  if (!open!.subjects) return;
  if (!handling.noticeWaiver) throw new HandlingBlocked('SUBJECT_NOTICE_OPEN');
  otherThan(tx, handling.noticeWaiver.proposedBy);
  handling.noticeWaiver = { ...handling.noticeWaiver, confirmedBy: userIdOf(tx.actor) };
}
