import { D13_IN_FORCE, L91_IN_FORCE } from '#law';
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
  '03': () => blankNotice(FORM_03, D13),
  '08': () => blankNotice(FORM_08, L91),
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
