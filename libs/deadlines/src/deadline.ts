import { articleOfDue, DOSSIER_DUE_LABELS, type DossierDue, dossierRuleOf, dueOfOpening, type OpeningKind } from '#dossiers';
import type { Sentence } from '#kernel';
import type { CivilDate, DossierType, RegimeCode } from '#law';
import { nextClockOf, REQUEST_CLOCK_LABELS, type RequestFacts } from '#requests';
import { CLOCK_LABELS, type ClockKind } from '#violations';

export const DEADLINE_KINDS = [
  'REPORT_CLOCK',
  'FILING_RETURN',
  'SUBJECT_REQUEST',
  'ACTIVITY_REVIEW',
  'DOSSIER_OPENING',
  'DOSSIER_FILING',
  'DOSSIER_COMPLETION',
  'DOSSIER_UPDATE',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** Something that an organisation has to do, and until when; ids and codes alone, nothing of what it is about. */
export class Deadline {
  readonly organisationId: string;
  readonly kind: DeadlineKind;
  readonly what: Sentence;
  /** Null where no law says so. */
  readonly article: string | null;
  /** False where the moment is a date of the product, not of the law. */
  readonly statutory: boolean;
  /** The last moment in time. */
  readonly dueAt: Date;
  /** The report, request, activity or dossier. */
  readonly subjectId: string;
  readonly reference: string | null;
  /** Of an exercise. */
  readonly drill: boolean;
  /** The same for the same deadline of the same subject, also where it moves. */
  readonly slot: string;
}

type OfDossier = { readonly regime: RegimeCode; readonly type: DossierType };
interface Details {
  readonly REPORT_CLOCK: { readonly clock: ClockKind; readonly article: string; readonly statutory: boolean };
  readonly FILING_RETURN: Details['REPORT_CLOCK'];
  readonly SUBJECT_REQUEST: Omit<RequestFacts, 'receivedAt' | 'repliedAt'> & {
    readonly receivedAt: string;
    readonly repliedAt: string | null;
  };
  readonly ACTIVITY_REVIEW: null;
  readonly DOSSIER_OPENING: { readonly opening: OpeningKind; readonly startedOn: CivilDate; readonly filed: boolean };
  readonly DOSSIER_FILING: OfDossier;
  readonly DOSSIER_COMPLETION: OfDossier;
  readonly DOSSIER_UPDATE: OfDossier;
}

/** A deadline as `deadlinePage` brings it; `id` is that of its own row. */
export type DeadlineRow = {
  [Kind in DeadlineKind]: Pick<Deadline, 'subjectId' | 'reference' | 'drill' | 'slot'> & {
    readonly id: string;
    readonly kind: Kind;
    readonly dueAt: string;
    readonly detail: Details[Kind];
  };
}[DeadlineKind];

const REVIEW: Sentence = { vi: 'rà soát hoạt động xử lý dữ liệu cá nhân', en: 'the review of a processing activity' };
const DUES = {
  DOSSIER_FILING: 'FILE',
  DOSSIER_COMPLETION: 'COMPLETE',
  DOSSIER_UPDATE: 'UPDATE',
} as const satisfies Partial<Record<DeadlineKind, DossierDue['what']>>;

export type DeadlineOfRow = Omit<Deadline, 'organisationId'>;

export function deadlineOf(row: DeadlineRow): DeadlineOfRow {
  const { kind, subjectId, reference, drill, slot } = row;
  return { kind, ...reasonOf(row), dueAt: new Date(row.dueAt), subjectId, reference, drill, slot };
}

function reasonOf(row: DeadlineRow): Pick<Deadline, 'what' | 'article' | 'statutory'> {
  switch (row.kind) {
    case 'REPORT_CLOCK':
    case 'FILING_RETURN': {
      const { clock, article, statutory } = row.detail;
      return { what: CLOCK_LABELS[clock], article: article === 'PRODUCT' ? null : article, statutory };
    }
    case 'SUBJECT_REQUEST': {
      const { receivedAt, repliedAt, ...facts } = row.detail;
      const clock = nextClockOf({ ...facts, receivedAt: new Date(receivedAt), repliedAt: repliedAt ? new Date(repliedAt) : null });
      return { what: REQUEST_CLOCK_LABELS[clock?.kind ?? 'FULFIL'], article: clock?.article ?? null, statutory: true };
    }
    case 'ACTIVITY_REVIEW':
      return { what: REVIEW, article: null, statutory: false };
    case 'DOSSIER_OPENING': {
      const { opening, startedOn, filed } = row.detail;
      return dueOfOpening(opening, startedOn, filed);
    }
    default: {
      const due = DUES[row.kind];
      const { regime, type } = row.detail;
      // Decree 13 sets no time for the completion of every dossier; the officer did.
      const statutory = due !== 'COMPLETE' || dossierRuleOf(regime, type, 'COMPLETION_REQUESTED').limit.kind === 'STATED';
      return { what: DOSSIER_DUE_LABELS[due], article: articleOfDue(due, regime, type), statutory };
    }
  }
}
