import { D13_IN_FORCE, L91_IN_FORCE } from '#law';
import { FORM_03 } from './forms/form-03.js';
import { FORM_08 } from './forms/form-08.js';
import { blankForm } from './forms/print-form.js';
import { blankMinutes } from './minutes.js';
import type { OfficialDocument } from './official-document.js';
import { blankSubjectNotice, SUBJECT_NOTICE_KINDS } from './subject-notice.js';

export const BLANK_KINDS = ['03', '08', 'MINUTES', ...SUBJECT_NOTICE_KINDS] as const;
export type BlankKind = (typeof BLANK_KINDS)[number];

/** A document to be filled in by hand. The file is dated by the day on which its law took effect, never by a clock. */
export function blank(kind: BlankKind): OfficialDocument {
  const d13 = new Date(`${D13_IN_FORCE.from}T00:00:00Z`);
  const l91 = new Date(`${L91_IN_FORCE.from}T00:00:00Z`);
  switch (kind) {
    case '03':
      return blankForm(FORM_03, d13);
    case '08':
      return blankForm(FORM_08, l91);
    case 'MINUTES':
      return blankMinutes('VN-PDPL-2025', l91);
    default:
      return blankSubjectNotice(kind, l91);
  }
}
