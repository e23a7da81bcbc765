import { type Article, citeArticle, type ImpactFacts } from '#law';
import type { OfficialDocument } from '../../official-document.js';
import type { PrintOptions } from '../filed-notice.js';
import { type Form, filledForm } from '../form.js';
import { askedAbove, type Row, section } from '../rows.js';
import { type BodyItem, ITEMS_24_1, ITEMS_24_2, ITEMS_25_2 } from './body-d13.js';
import type { FiledDossier } from './filed-dossier.js';
import { FORM_09_ROWS } from './form-09.js';
import { FORM_10_ROWS } from './form-10.js';
import { filerName } from './letter-rows.js';

/**
 * The report of a dossier: Form 09 or 10 of D356, which nobody signs (their letter is signed); under D13 its body, for which
 * there is no form: the words are the decree's, the layout is ours, and it says so.
 */
export function impactReport(dossier: FiledDossier, options: PrintOptions = {}): OfficialDocument {
  if (dossier.regime === 'VN-PDPD-2023') return filledForm(bodyForm(dossier.facts), dossier, options);
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

interface Body {
  readonly article: Article;
  readonly items: readonly BodyItem[];
}

/** What a dossier holds under D13: one who is controller and processor tells of both; while the role is open, as a controller. */
function bodiesOf({ type, roles }: ImpactFacts): readonly Body[] {
  if (type === 'TRANSFER') return [{ article: 'D13 25.2', items: ITEMS_25_2 }];
  const asProcessor = roles?.some(({ role }) => role === 'PROCESSOR') ?? false;
  const asController = !asProcessor || roles!.some(({ role }) => role === 'CONTROLLER' || role === 'CONTROLLER_PROCESSOR');
  return [
    ...(asController ? [{ article: 'D13 24.1', items: ITEMS_24_1 }] : []),
    ...(asProcessor ? [{ article: 'D13 24.2', items: ITEMS_24_2 }] : []),
  ];
}

function bodyForm(facts: ImpactFacts): Form<FiledDossier> {
  const bodies = bodiesOf(facts);
  const cited = citeArticle(bodies.map(({ article }) => article).join('; ')).vi;
  const person = facts.filer.individual === true;
  const subject = facts.type === 'DPIA' ? 'XỬ LÝ DỮ LIỆU CÁ NHÂN' : 'CHUYỂN DỮ LIỆU CÁ NHÂN RA NƯỚC NGOÀI';
  return {
    name: null,
    title: `Hồ sơ đánh giá tác động ${subject.toLocaleLowerCase('vi')}`,
    head: { organisation: person ? null : filerName },
    heading: ['HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG', subject],
    recipient: [],
    rows: bodies.flatMap(({ article, items }) => [
      section(`Nội dung theo ${citeArticle(article).vi}`),
      ...items.map(({ label, told }) => askedAbove<FiledDossier>(label, (dossier) => told(dossier.facts))),
    ]),
    closing: person
      ? { copies: [], capacity: 'NGƯỜI LẬP HỒ SƠ', instruction: '(Ký, ghi rõ họ tên)' }
      : { copies: [], capacity: 'TM. TỔ CHỨC, DOANH NGHIỆP', instruction: '(Ký, ghi rõ họ tên, đóng dấu)' },
    notes: [`Cách trình bày của hệ thống: ${cited} quy định nội dung của hồ sơ nhưng pháp luật chưa ban hành mẫu.`],
    notesStay: true,
  };
}
