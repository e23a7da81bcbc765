import type { OfficialDocument } from '../../official-document.js';
import type { PrintOptions } from '../filed-notice.js';
import { type Form, filledForm } from '../form.js';
import type { FiledChange, FiledDossier } from './filed-dossier.js';
import { FORM_04, FORM_05, FORM_06 } from './letters-d13.js';
import { FORM_01A, FORM_01B, FORM_02A, FORM_02B, FORM_03A, FORM_03B } from './letters-d356.js';

/**
 * The letter that sends a dossier: Form 04 or 06 of D13, Form 01a to 02b of D356. It lists the documents of the dossier, then
 * the attachments of the print.
 */
export function dossierLetter(dossier: FiledDossier, options: PrintOptions = {}): OfficialDocument {
  return filledForm(sendingForm(dossier), { ...dossier, items: dossier.facts.items }, options);
}

/** The letter that changes a dossier: Form 05 of D13, Form 03a or 03b of D356. */
export function changeLetter(change: FiledChange, options: PrintOptions = {}): OfficialDocument {
  if (change.regime === 'VN-PDPD-2023') return filledForm(FORM_05, change, options);
  return filledForm(change.facts.filer.individual ? FORM_03B : FORM_03A, change, options);
}

function sendingForm({ regime, facts: { type, filer } }: FiledDossier): Form<FiledChange> {
  if (regime === 'VN-PDPD-2023') return type === 'DPIA' ? FORM_04 : FORM_06;
  if (type === 'DPIA') return filer.individual ? FORM_02B : FORM_02A;
  return filer.individual ? FORM_01B : FORM_01A;
}
