import { DomainError, NotFound, newId, WrongState } from '#kernel';
import { type Tx, violatedConstraint } from '#platform';
import { Exercise } from './entities.js';

/** Capital letters, digits and hyphens: what can be read out and typed. */
export const EXERCISE_CODE = /^[A-Z0-9][A-Z0-9-]{2,39}$/;

export interface ExerciseContent {
  readonly code: string;
  readonly title: string;
  /** Code of the sandbox desk that receives its reports. */
  readonly deskCode: string;
}

/** An officer opens a drill; its reports reach nothing but a desk that is a sandbox (a foreign key sees to it). */
export async function openExercise(tx: Tx, { code, title, deskCode }: ExerciseContent): Promise<Exercise> {
  const unitId = tx.actor.kind === 'officer' ? tx.actor.unitId : '';
  const [desk] = await tx.sql<{ id: string; sandbox: boolean }>('select id, sandbox from authority_unit where code = ?', [deskCode]);
  if (!desk) throw new NotFound('authority unit');
  if (!desk.sandbox)
    throw new DomainError('NOT_A_SANDBOX', 'invalid', {
      vi: `Đơn vị ${deskCode} tiếp nhận hồ sơ thật nên không dùng cho diễn tập. Chưa có gì được ghi; hãy chọn một bàn diễn tập.`,
      en: `The unit ${deskCode} receives real reports and takes no drill. Nothing was written; choose a sandbox desk.`,
    });
  const exercise = tx.em.create(Exercise, {
    id: newId(),
    code,
    title,
    unitId,
    deskId: desk.id,
    deskIsSandbox: true,
    state: 'OPEN',
    openedBy: 'userId' in tx.actor ? tx.actor.userId : '',
    openedAt: tx.now,
    closedAt: null,
  });
  tx.authorize('open', exercise);
  try {
    await tx.em.flush();
  } catch (error) {
    if (violatedConstraint(error)?.includes('code')) throw new CodeTaken(code);
    throw error;
  }
  tx.record({ type: 'ExerciseOpened', subjects: [exercise.id], payload: { exerciseId: exercise.id, unitId } });
  return exercise;
}

class CodeTaken extends DomainError {
  constructor(code: string) {
    super('CODE_TAKEN', 'conflict', {
      vi: `Mã ${code} đã dùng cho một đợt diễn tập khác. Chưa có gì được ghi; hãy chọn mã khác.`,
      en: `The code ${code} belongs to another exercise. Nothing was written; choose another one.`,
    });
  }
}

/** No further report is opened or filed under it; what was filed stays readable. */
export async function closeExercise(tx: Tx, id: string): Promise<Exercise> {
  const exercise = await tx.load(Exercise, id, { lock: true });
  tx.authorize('close', exercise);
  if (exercise.state !== 'OPEN') throw new WrongState('exercise', 'close', exercise.state, []);
  exercise.state = 'CLOSED';
  exercise.closedAt = tx.now;
  tx.record({ type: 'ExerciseClosed', subjects: [exercise.id], payload: { exerciseId: exercise.id, unitId: exercise.unitId } });
  return exercise;
}

/** The exercise that a report is opened under, by what participants type. Throws NotFound, or EXERCISE_CLOSED. */
export async function exerciseOf(tx: Tx, code: string): Promise<Exercise> {
  const exercise = EXERCISE_CODE.test(code) ? await tx.em.findOne(Exercise, { code }) : null;
  if (!exercise) throw new NotFound('exercise');
  if (exercise.state === 'CLOSED')
    throw new DomainError('EXERCISE_CLOSED', 'state', {
      vi: `Đợt diễn tập ${code} đã kết thúc; bản nháp của bạn vẫn giữ nguyên và không được gửi đi đâu.`,
      en: `The exercise ${code} is closed; your draft is kept and goes nowhere.`,
    });
  return exercise;
}
