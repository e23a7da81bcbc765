import { OPERATION_CODES, OPERATION_LABELS } from '#law';
import type { Vocabulary } from './term.js';

/** Operations of L91 2.6. No format that we read has a list of its own for them. */
export const OPERATIONS: Vocabulary = {
  kind: 'OPERATION',
  own: OPERATION_CODES.map((code) => ({ code, ...OPERATION_LABELS[code] })),
  foreign: [],
};
