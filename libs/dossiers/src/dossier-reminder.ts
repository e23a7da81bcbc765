import type { Sentence } from '#kernel';
import { type CivilDate, deadlineSentence } from '#law';
import { OPENING_KINDS, type OpeningKind, openingDueOn } from './dossier-openings.js';
import { DOSSIER_DUES, type DossierDue } from './dossier-times.js';

/** What is due of a dossier, as it stands in a reminder. */
export const DOSSIER_DUE_LABELS: Readonly<Record<DossierDue['what'], Sentence>> = {
  FILE: { vi: 'gửi hồ sơ đánh giá tác động', en: 'the filing of an impact assessment' },
  COMPLETE: {
    vi: 'hoàn thiện hồ sơ theo yêu cầu của cơ quan tiếp nhận, đến ngày cơ quan ấn định',
    en: 'the completion that the agency asked for, by the day that it set',
  },
  UPDATE: { vi: 'cập nhật hồ sơ đánh giá tác động', en: 'the update of an impact assessment' },
};
const MATTER: Sentence = { vi: 'Hồ sơ', en: 'Dossier' };

/** A reminder as a notification keeps it: codes and a moment, from which {@link textOfDossierReminder} makes its sentence again. */
export function detailOfDossierReminder({ what, article, dueAt }: Pick<DossierDue, 'what' | 'article' | 'dueAt'>): string {
  return [what, article, dueAt.toISOString()].join('|');
}

/** The sentence of a kept reminder, as of a moment: what is due, why, of which dossier; null where the text is none. */
export function textOfDossierReminder(detail: string | null, reference: string, at: Date): Sentence | null {
  const [code, article = '', due = ''] = (detail ?? '').split('|');
  const what = DOSSIER_DUES.find((known) => known === code);
  const dueAt = new Date(due);
  if (!what || Number.isNaN(dueAt.getTime())) return null;
  return deadlineSentence({ what: DOSSIER_DUE_LABELS[what], matter: MATTER, reference, article, dueAt }, at);
}

const OPENING_MATTER: Sentence = { vi: 'Hoạt động', en: 'Activity' };

/** The same of what no dossier covers: its kind, the last day, and whether the agency has a dossier of the type. */
export function detailOfOpeningReminder(kind: OpeningKind, dueOn: CivilDate, filed: boolean): string {
  return ['OPEN', kind, dueOn, ...(filed ? ['FILED'] : [])].join('|');
}

export function textOfOpeningReminder(detail: string | null, reference: string, at: Date): Sentence | null {
  const [code, kind, dueOn = '', filed] = (detail ?? '').split('|');
  const opening = OPENING_KINDS.find((known) => known === kind);
  if (code !== 'OPEN' || !opening || Number.isNaN(Date.parse(dueOn))) return null;
  return deadlineSentence({ ...openingDueOn(opening, dueOn as CivilDate, filed === 'FILED'), matter: OPENING_MATTER, reference }, at);
}
