import { TARGET_FIELDS } from './column-synonyms.js';
import type { ImportFormat } from './staging.js';

/**
 * What becomes of the fields of a format: carried into a member of its own; carried as text, where our register or our law
 * has no such notion; or lost, because nothing of it reaches the staged activity. Field names are the source's.
 */
export interface Losses {
  readonly carried: readonly string[];
  readonly asText: readonly string[];
  readonly lost: readonly string[];
}

const CISO_ACTIVITY: Losses = {
  carried: [
    'ref_id',
    'name',
    'description',
    'domain',
    'folder',
    'processing_nature',
    'information_channel',
    'usage_channel',
    'dpia_required',
    'dpia_reference',
    'assigned_to',
    'labels',
  ],
  asText: ['status'],
  lost: [],
};

const MAPPED_AS_TEXT: readonly string[] = ['status', 'article9Condition', 'sensitive', 'transferSafeguards'];

/** The loss table of each format, as the readers are written; shown with every report. */
export const LOSSES: Readonly<Record<ImportFormat, Losses>> = {
  CISO_ASSISTANT_TEMPLATE: CISO_ACTIVITY,
  CISO_ASSISTANT_WORKBOOK: {
    carried: [
      ...CISO_ACTIVITY.carried,
      'legal_basis',
      'category',
      'retention',
      'deletion_policy',
      'assets',
      'entity',
      'relationship_type',
      'country',
      'guarantees',
      'documentation_link',
    ],
    asText: [...CISO_ACTIVITY.asText, 'is_sensitive', 'article_9_condition', 'transfer_mechanism'],
    lost: [],
  },
  // Here the fields are those of the mapping; a column outside it is named in the report.
  MAPPED_TABLE: {
    carried: TARGET_FIELDS.filter((field) => !MAPPED_AS_TEXT.includes(field)),
    asText: MAPPED_AS_TEXT,
    lost: [],
  },
};
