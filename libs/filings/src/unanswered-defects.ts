import type { Defect, Sentence } from '#kernel';
import type { DefectAnswer, ReturnDefect } from './entities.js';

/**
 * What the answers to a return leave open: each defect is mended, or disputed in words. `unchanged` says of a path that is said to be mended
 * why it is not: nothing there differs from what was given back; else null.
 */
export function unansweredDefects(
  defects: readonly ReturnDefect[],
  answers: readonly DefectAnswer[],
  unchanged: (path: string) => Sentence | null,
): Defect[] {
  return defects.flatMap(({ path }): Defect[] => {
    const answer = answers.find((candidate) => candidate.path === path);
    if (!answer)
      return [
        {
          path: `answers[${path}]`,
          code: 'UNANSWERED',
          vi: `Chưa trả lời yêu cầu về mục ${path}: hãy ghi "đã sửa" hoặc nêu lý do không sửa.`,
          en: `The request about ${path} is not answered: say that it is mended, or why it is not.`,
        },
      ];
    if (answer.answer === 'DISPUTED')
      return answer.text?.trim()
        ? []
        : [{ path: `answers[${path}].text`, code: 'REQUIRED', vi: 'Hãy nêu lý do không sửa mục này.', en: 'Say why this is not mended.' }];
    const why = unchanged(path);
    return why ? [{ path: `answers[${path}]`, code: 'NOT_CHANGED', ...why }] : [];
  });
}
