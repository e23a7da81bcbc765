import { D13_IN_FORCE, L91_IN_FORCE } from '#law';
import { FORM_01, FORM_02 } from './forms/data-request.js';
import { FORM_09, FORM_10 } from './forms/dossier/impact-report.js';
import { FORM_04, FORM_05, FORM_06 } from './forms/dossier/letters-d13.js';
import { FORM_01A, FORM_01B, FORM_02A, FORM_02B, FORM_03A, FORM_03B } from './forms/dossier/letters-d356.js';
import { blankForm } from './forms/form.js';
import { FORM_03 } from './forms/form-03.js';
import { FORM_08 } from './forms/form-08.js';
import { blankNotice } from './forms/print-notice.js';
import { blankMinutes } from './minutes.js';
import type { OfficialDocument } from './official-document.js';
import { blankSubjectNotice, SUBJECT_NOTICE_KINDS, type SubjectNoticeKind } from './subject-notice.js';

const D13 = new Date(`${D13_IN_FORCE.from}T00:00:00Z`);
const L91 = new Date(`${L91_IN_FORCE.from}T00:00:00Z`);

/** By code: none of those printed here is a code of both decrees. */
const BLANK_FORMS = {
  '01': () => blankForm(FORM_01, D13),
  '02': () => blankForm(FORM_02, D13),
  '03': () => blankNotice(FORM_03, D13),
  '04': () => blankForm(FORM_04, D13),
  '05': () => blankForm(FORM_05, D13),
  '06': () => blankForm(FORM_06, D13),
  '01a': () => blankForm(FORM_01A, L91),
  '01b': () => blankForm(FORM_01B, L91),
  '02a': () => blankForm(FORM_02A, L91),
  '02b': () => blankForm(FORM_02B, L91),
  '03a': () => blankForm(FORM_03A, L91),
  '03b': () => blankForm(FORM_03B, L91),
  '08': () => blankNotice(FORM_08, L91),
  '09': () => blankForm(FORM_09, L91),
  '10': () => blankForm(FORM_10, L91),
  MINUTES: () => blankMinutes('VN-PDPL-2025', L91),
} as const satisfies Record<string, () => OfficialDocument>;

export type BlankKind = keyof typeof BLANK_FORMS | SubjectNoticeKind;
export const BLANK_KINDS: readonly BlankKind[] = [...(Object.keys(BLANK_FORMS) as (keyof typeof BLANK_FORMS)[]), ...SUBJECT_NOTICE_KINDS];

/** A document to be filled in by hand. The file is dated by the day on which its law took effect, never by a clock. */
export function blank(kind: BlankKind): OfficialDocument {
  return isForm(kind) ? BLANK_FORMS[kind]() : blankSubjectNotice(kind, L91);
}

function isForm(kind: BlankKind): kind is keyof typeof BLANK_FORMS {
  return Object.hasOwn(BLANK_FORMS, kind);
}
