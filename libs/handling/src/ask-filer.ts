import { Invalid, newId, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { RETURNS_OF_REPORTS } from '#violations';
import { FilerQuestion, type ReportHandling } from './entities.js';

/** One question, and the field of the report that it is about; without one, about the report as a whole. */
export interface AskedQuestion {
  readonly path?: string | null;
  readonly question: string;
}

/** A question points where a defect of a return may: at something that the report could state. Throws Invalid, with the name of what is none. */
export function refuseUnknownPaths(questions: readonly AskedQuestion[]): void {
  const { names, example } = RETURNS_OF_REPORTS;
  const defects = questions.flatMap(({ path }, i) =>
    path == null || names(path)
      ? []
      : [
          {
            path: `questions.${i}.path`,
            code: 'UNKNOWN_PATH',
            vi: `"${path}" không phải mục nào của mẫu. Chưa hỏi gì; hãy chỉ đúng mục, ví dụ ${example}, hoặc để trống khi hỏi về cả thông báo.`,
            en: `"${path}" is no field of the form. Nothing was asked; name the field, e.g. ${example}, or none where it is about the whole report.`,
          },
        ],
  );
  if (defects.length > 0) throw new Invalid(defects);
}

export function askQuestions(tx: Tx, handling: ReportHandling, round: number, questions: readonly AskedQuestion[]): void {
  const { id: handlingId, organisationId, unitId } = handling;
  for (const [i, { path = null, question }] of questions.entries())
    tx.em.create(FilerQuestion, {
      ...{ id: newId(), organisationId, unitId, handlingId, round, position: i + 1 },
      ...{ path, question, askedBy: userIdOf(tx.actor), askedAt: tx.now },
    });
}
