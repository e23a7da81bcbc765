import type { OrganisationBlock, PdpContact } from '#law';
import * as answers from '../answers.js';
import type { Block, OfficialDocument } from '../official-document.js';
import { joined } from '../printable.js';
import type { FiledNotice, PrintOptions } from './filed-notice.js';
import { blankForm, type Form, filledForm } from './form.js';
import { FORM_03 } from './form-03.js';
import { FORM_08 } from './form-08.js';
import { asked, attached, DOTS, fillable, type Row, section, sentence } from './rows.js';
import type { AnswerKey, FormRow, StatutoryForm } from './statutory-form.js';

/** Form 03 of Decree 13/2023, filled from a filing. */
export function form03(filing: FiledNotice, options: PrintOptions = {}): OfficialDocument {
  return filled(FORM_03, filing, options);
}

/** Form 08 of Decree 356/2025, filled from a filing. */
export function form08(filing: FiledNotice, options: PrintOptions = {}): OfficialDocument {
  return filled(FORM_08, filing, options);
}

export function blankNotice(form: StatutoryForm, date: Date): OfficialDocument {
  return blankForm(noticeForm(form), date);
}

/**
 * A notice that is asked back. No instrument has a form for that: the layout is ours and says so, and what is asked back
 * stands below as it was filed.
 */
function withdrawal(document: OfficialDocument, organisation: string, { reference, reason }: FiledNotice): OfficialDocument {
  return {
    ...document,
    title: `Đề nghị rút thông báo vi phạm quy định bảo vệ dữ liệu cá nhân${reference ? ` - ${reference}` : ''}`,
    formName: null,
    heading: ['ĐỀ NGHỊ RÚT THÔNG BÁO', 'VI PHẠM QUY ĐỊNH BẢO VỆ DỮ LIỆU CÁ NHÂN'],
    blocks: [
      {
        kind: 'paragraph',
        text: `${organisation} đề nghị rút thông báo vi phạm quy định bảo vệ dữ liệu cá nhân, mã hồ sơ ${reference ?? DOTS}.`,
      },
      { kind: 'line', label: 'Lý do đề nghị rút:', answer: answers.told(reason) },
      { kind: 'section', text: 'Nội dung thông báo đề nghị rút' },
      ...document.blocks.slice(1),
    ],
    notes: ['Cách trình bày của hệ thống: pháp luật chưa ban hành mẫu đề nghị rút thông báo vi phạm.'],
  };
}

function filled(form: StatutoryForm, filing: FiledNotice, options: PrintOptions): OfficialDocument {
  const document = { ...filledForm(noticeForm(form), filing, options), subheading: stage(filing) };
  return filing.kind === 'WITHDRAWAL_REQUEST' ? withdrawal(document, organisation(filing), filing) : document;
}

function organisation(filing: FiledNotice): string {
  return answers.toldShort(filing.organisation.nameVi);
}

function values(filing: FiledNotice) {
  const { establishmentDocument, phone, website } = filing.organisation;
  return {
    organisation: organisation(filing),
    ...answers.establishment(establishmentDocument ?? null, DOTS),
    phone: answers.toldShort(phone),
    website: answers.toldShort(website),
  };
}

function noticeForm(form: StatutoryForm): Form<FiledNotice> {
  const { name, heading, recipient, copies, capacity, instruction, notes } = form;
  return {
    name,
    title: 'Thông báo vi phạm quy định bảo vệ dữ liệu cá nhân',
    head: { organisation },
    heading,
    recipient,
    rows: [
      sentence(fillable(form.opening, values, { organisation: form.nameInOpening })),
      ...form.rows.map(noticeRow),
      attached(form.attachmentMarks, () => []),
      section(form.commitmentHeading),
      sentence(fillable(form.commitment, values, { organisation: form.nameInCommitment })),
      (filing) => (filing && filing.commitment !== true ? [{ kind: 'paragraph', text: '(Chưa được xác nhận.)' }] : []),
    ],
    closing: { copies, capacity, instruction },
    notes,
  };
}

const KINDS = {
  INITIAL: null,
  SUPPLEMENT: 'Thông báo bổ sung',
  CORRECTION: 'Thông báo đính chính',
  FINAL: 'Thông báo kết thúc',
  WITHDRAWAL_REQUEST: 'Đề nghị rút thông báo',
} as const satisfies Record<FiledNotice['kind'], string | null>;

/** Which of several filings of one violation this is (D13 23.4: in phases); a first one alone says nothing. */
function stage({ kind, number, reason }: FiledNotice): readonly string[] {
  if (kind === 'INITIAL' && number === 1) return [];
  const which = `(${KINDS[kind] ?? 'Thông báo nộp lại'}, lần nộp thứ ${number})`;
  return kind === 'WITHDRAWAL_REQUEST' ? [which] : [which, ...answers.addedLine('Lý do', reason)];
}

function noticeRow(row: FormRow): Row<FiledNotice> {
  if ('section' in row) return section(row.section);
  if ('sentence' in row) return sentence(fillable(row.sentence, values));
  const { label, answer } = row;
  if (!answer) return () => [{ kind: 'line', label, answer: [] }];
  const line = asked(label, ANSWERS[answer]);
  return (filing, options) => [...line(filing, options), ...tableBelow(answer, filing)];
}

function tableBelow(answer: AnswerKey, filing: FiledNotice | null): readonly Block[] {
  const table = filing && (answer === 'data' || answer === 'partiesAndData') ? answers.counts(filing.facts) : null;
  return table ? [table] : [];
}

const organisationAnswer = (of: (organisation: OrganisationBlock) => string | null | undefined) => (filing: FiledNotice) => [
  answers.toldShort(of(filing.organisation)),
];
const contactAnswer = (of: (contact: PdpContact) => string | null | undefined) => (filing: FiledNotice) => [
  answers.toldShort(of(filing.organisation.pdpContact ?? {})),
];
/** Printed twice by the forms; where nobody else is named for the violation, it is the organisation's contact. */
const responsibleAnswer = (of: (contact: PdpContact) => string | null | undefined) => (filing: FiledNotice) => [
  answers.toldShort(of(filing.facts.responsiblePerson ?? filing.organisation.pdpContact ?? {})),
];
const phones = (contact: PdpContact) => joined(contact.phones);

const ANSWERS: Readonly<Record<AnswerKey, (filing: FiledNotice) => answers.Answer>> = {
  name: organisationAnswer((organisation) => organisation.nameVi),
  headOffice: organisationAnswer((organisation) => organisation.headOfficeAddress),
  transactionOffice: organisationAnswer((organisation) => organisation.transactionOfficeAddress),
  taxCode: organisationAnswer((organisation) => organisation.taxCode),
  pdpName: contactAnswer((contact) => contact.fullName),
  pdpTitle: contactAnswer((contact) => contact.title),
  pdpPhones: contactAnswer(phones),
  pdpEmail: contactAnswer((contact) => contact.email),
  times: ({ facts, lateReason }) => answers.times(facts, lateReason),
  places: ({ facts }) => answers.places(facts),
  act: ({ facts }) => answers.act(facts),
  parties: ({ facts }) => answers.parties(facts),
  data: ({ facts, regime }) => answers.dataTypes(facts, regime),
  partiesAndData: ({ facts, regime }) => ['', ...answers.parties(facts), ...answers.dataTypes(facts, regime)],
  responsible: () => [],
  responsibleName: responsibleAnswer((contact) => contact.fullName),
  responsibleTitle: responsibleAnswer((contact) => contact.title),
  responsiblePhones: responsibleAnswer(phones),
  responsibleEmail: responsibleAnswer((contact) => contact.email),
  consequences: ({ facts }) => answers.consequences(facts),
  measures: ({ facts }) => answers.measures(facts),
};
