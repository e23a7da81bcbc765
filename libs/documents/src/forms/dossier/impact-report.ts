import type { ImpactFacts } from '#law';
import type { OfficialDocument } from '../../official-document.js';
import type { PrintOptions } from '../filed-notice.js';
import { type Form, filledForm } from '../form.js';
import type { Row } from '../rows.js';
import type { FiledDossier } from './filed-dossier.js';
import { FORM_09_ROWS } from './form-09.js';
import { FORM_10_ROWS } from './form-10.js';

/** The report of a dossier: Form 09 or 10 of D356, which nobody signs (their letter is signed). */
export function impactReport(dossier: FiledDossier, options: PrintOptions = {}): OfficialDocument {
  return filledForm(dossier.facts.type === 'DPIA' ? FORM_10 : FORM_09, dossier, options);
}

const UNSIGNED = { head: null, recipient: [], closing: null, notes: [] };

export const FORM_09: Form<FiledDossier> = {
  ...UNSIGNED,
  name: 'Mẫu 09',
  title: 'Hồ sơ đánh giá tác động chuyển dữ liệu cá nhân xuyên biên giới',
  heading: ['HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG', 'CHUYỂN DỮ LIỆU CÁ NHÂN XUYÊN BIÊN GIỚI'],
  rows: FORM_09_ROWS.map(onFacts),
};

export const FORM_10: Form<FiledDossier> = {
  ...UNSIGNED,
  name: 'Mẫu số 10',
  title: 'Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân',
  heading: ['HỒ SƠ', 'ĐÁNH GIÁ TÁC ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN'],
  rows: FORM_10_ROWS.map(onFacts),
};

function onFacts(row: Row<ImpactFacts>): Row<FiledDossier> {
  return (dossier, options) => row(dossier?.facts ?? null, options);
}
