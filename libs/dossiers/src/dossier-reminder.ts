import type { Sentence } from '#kernel';
import { type CivilDate, DOSSIER_TYPES, type DossierType, deadlineSentence } from '#law';
import { OPENING_LABELS, openingDue } from './dossier-openings.js';
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

/** The same of what no dossier covers: the kind of dossier and the last day. */
export function detailOfOpeningReminder(type: DossierType, dueOn: CivilDate): string {
  return ['OPEN', type, dueOn].join('|');
}

export function textOfOpeningReminder(detail: string | null, reference: string, at: Date): Sentence | null {
  const [code, kind, dueOn = ''] = (detail ?? '').split('|');
  const type = DOSSIER_TYPES.find((known) => known === kind);
  if (code !== 'OPEN' || !type || Number.isNaN(Date.parse(dueOn))) return null;
  const due = openingDue(type, dueOn as CivilDate);
  return deadlineSentence({ what: OPENING_LABELS[type], matter: OPENING_MATTER, reference, ...due }, at);
}
