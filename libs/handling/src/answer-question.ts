import { DomainError, Invalid, NotFound, newId, type Sentence, userIdOf } from '#kernel';
import type { StoredEvent, Tx } from '#platform';
import { notify } from '#routing';
import { unchangedSinceFiled } from '#violations';
import { type AnswerKind, FilerAnswer, FilerQuestion, ReportHandling } from './entities.js';
import { answered } from './follow-filings.js';

export interface QuestionAnswer {
  readonly answer: AnswerKind;
  readonly words?: string | null;
}

const NOT_ASKED: Sentence = {
  vi: 'Cơ quan không còn chờ trả lời nội dung này (đã có bản bổ sung, đã rút câu hỏi hoặc đã hết hạn). Trả lời trước đây vẫn được lưu; khi cần, hãy gửi bản bổ sung.',
  en: 'The authority waits for no answer to this any more: a supplement came, the question was taken back, or its time has passed. Earlier answers are kept; file a supplement where needed.',
};

/** The answer to a question that nobody asks any more. */
export class NotAsked extends DomainError {
  constructor() {
    super('NOT_ASKED', 'state', NOT_ASKED);
  }
}

/**
 * The filer answers one question at its field: in words, by the field itself, which the filing in preparation states anew, or by saying why
 * it does not. An answer that is given again replaces the one before, which is kept. Throws NotFound, Forbidden, NotAsked, Invalid.
 */
export async function answerQuestion(tx: Tx, id: string, { answer, words = null }: QuestionAnswer): Promise<FilerQuestion> {
  const question = await tx.load(FilerQuestion, id);
  tx.authorize('answer', question);
  const handling = await tx.em.findOne(ReportHandling, { id: question.handlingId });
  if (!handling) throw new NotFound('FilerQuestion');
  if (handling.state !== 'AWAITING_FILER' || (handling.request?.round ?? 1) !== question.round) throw new NotAsked();
  if (answer === 'IN_REPORT') await refuseUnstated(tx, handling.reportId, question.path ?? null);
  else if (!words?.trim()) throw needsWords();
  const { organisationId, unitId } = question;
  tx.em.create(FilerAnswer, {
    ...{ id: newId(), organisationId, unitId, questionId: id },
    ...{ kind: answer, words: words?.trim() || null, answeredBy: userIdOf(tx.actor), answeredAt: tx.now },
  });
  const { reportId, reference } = handling;
  tx.record({
    type: 'QuestionAnswered',
    subjects: [id, handling.id],
    payload: { questionId: id, handlingId: handling.id, reportId, organisationId, unitId, reference, answer },
  });
  return question;
}

async function refuseUnstated(tx: Tx, reportId: string, path: string | null): Promise<void> {
  const why = path === null ? NO_FIELD : await unchangedSinceFiled(tx, reportId, path);
  if (why) throw new Invalid([{ path: 'answer', code: path === null ? 'NO_FIELD' : 'NOT_CHANGED', ...why }]);
}

const NO_FIELD: Sentence = {
  vi: 'Nội dung này hỏi về cả thông báo, không thuộc mục nào; hãy trả lời bằng lời.',
  en: 'This is about the whole report and about no field of it; answer in words.',
};

function needsWords(): Invalid {
  return new Invalid([{ path: 'words', code: 'REQUIRED', vi: 'Hãy ghi câu trả lời, hoặc lý do.', en: 'Give the answer, or the reason.' }]);
}

/** What is still to be waited for, of the questions of the round that is asked. */
const WAITED_FOR = `select count(*)::int as count from filer_question q left join lateral (
    select a.kind from filer_answer a where a.question_id = q.id order by a.answered_at desc, a.id desc limit 1) a on true
  where q.handling_id = ? and q.round = ? and coalesce(a.kind, 'IN_REPORT') = 'IN_REPORT'`;

/** Worker, H4: where all that was asked is answered in words or disputed there is no filing to wait for; the desk hears of it, once. */
export async function followAnswer(tx: Tx, event: StoredEvent): Promise<void> {
  const handling = await tx.load(ReportHandling, String(event.payload.handlingId), { lock: true });
  if (handling.state !== 'AWAITING_FILER') return;
  const [open] = await tx.sql<{ count: number }>(WAITED_FOR, [handling.id, handling.request?.round ?? 1]);
  if (open!.count > 0) return;
  answered(tx, handling);
  const { unitId, reportId, reference } = handling;
  await notify(tx, event, [{ to: { unitId }, subjectId: reportId, reference, detail: 'ANSWERED' }]);
}
