import type { Sentence } from '#kernel';
import { deadlineSentence, REQUEST_CLOCK_KINDS, type RequestClock } from '#law';

type Kind = RequestClock['kind'];
type Reminded = Pick<RequestClock, 'kind' | 'article'> & { readonly dueAt: Date };

/** What a clock of a request waits for, as it stands in a reminder. */
export const REQUEST_CLOCK_LABELS: Readonly<Record<Kind, Sentence>> = {
  REPLY: { vi: 'phản hồi yêu cầu của chủ thể dữ liệu', en: 'the reply to a data subject' },
  FULFIL: { vi: 'thực hiện yêu cầu của chủ thể dữ liệu', en: 'the carrying out of a request of a data subject' },
};

const MATTER: Sentence = { vi: 'Yêu cầu', en: 'Request' };

/** A reminder as a notification keeps it: codes and a moment, from which {@link textOfRequestReminder} makes its sentence again. */
export function detailOfRequestReminder({ kind, article, dueAt }: Reminded): string {
  return [kind, article, dueAt.toISOString()].join('|');
}

/** The sentence of a kept reminder, as of a moment: what is due, why, of which request; null where the text is none. */
export function textOfRequestReminder(detail: string | null, reference: string, at: Date): Sentence | null {
  const [code, article = '', due = ''] = (detail ?? '').split('|');
  const kind = REQUEST_CLOCK_KINDS.find((known) => known === code);
  const dueAt = new Date(due);
  if (!kind || Number.isNaN(dueAt.getTime())) return null;
  return deadlineSentence({ what: REQUEST_CLOCK_LABELS[kind], matter: MATTER, reference, article, dueAt }, at);
}
