import type { OrganisationBlock, PdpContact } from '#law';
import * as answers from '../answers.js';
import { placeAndDate, watermarkOf } from '../letter.js';
import { type Block, MOTTO, NATION, type OfficialDocument } from '../official-document.js';
import { oneLine } from '../printable.js';
import { proofOf } from '../proof.js';
import type { FiledNotice, PrintOptions } from './filed-notice.js';
import { FORM_03 } from './form-03.js';
import { FORM_08 } from './form-08.js';
import { type AnswerKey, type FormRow, fillIn, NUMBER, ORGANISATION, type StatutoryForm } from './statutory-form.js';

const DOTS = '……………';

/** Form 03 of Decree 13/2023, filled from a filing. */
export function form03(filing: FiledNotice, options: PrintOptions = {}): OfficialDocument {
  return filled(FORM_03, filing, options);
}

/** Form 08 of Decree 356/2025, filled from a filing. */
export function form08(filing: FiledNotice, options: PrintOptions = {}): OfficialDocument {
  return filled(FORM_08, filing, options);
}

/** The form as the Gazette prints it, to be filled in by hand. `date`: of the file. */
export function blankForm(form: StatutoryForm, date: Date): OfficialDocument {
  const { name, heading, recipient, copies, capacity, instruction, notes } = form;
  return {
    title: `${name}: Thông báo vi phạm quy định bảo vệ dữ liệu cá nhân (mẫu trống)`,
    date,
    formName: name,
    header: {
      organisation: ORGANISATION,
      number: fillIn(NUMBER, { number: '.....' }),
      nation: NATION,
      motto: MOTTO,
      placeAndDate: placeAndDate(null, null),
    },
    heading,
    subheading: [],
    recipient,
    blocks: [
      { kind: 'paragraph', text: fillIn(form.opening, { organisation: form.nameInOpening }) },
      ...form.rows.map(blankRow),
      ...form.attachmentMarks.map((label): Block => ({ kind: 'line', label, answer: 'dots' })),
      { kind: 'section', text: form.commitmentHeading },
      { kind: 'paragraph', text: fillIn(form.commitment, { organisation: form.nameInCommitment }) },
    ],
    closing: { copies: [...copies, '…'], signatures: [{ capacity, instruction, name: null }] },
    notes,
    proof: null,
    watermark: null,
  };
}

function blankRow(row: FormRow): Block {
  if ('section' in row) return { kind: 'section', text: row.section };
  if ('sentence' in row) return { kind: 'paragraph', text: row.sentence.replace(/\{\w+\}/g, DOTS) };
  return { kind: 'line', label: row.label, answer: row.answer ? 'dots' : [] };
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
  const organisation = answers.toldShort(filing.organisation.nameVi);
  const filedAt = new Date(filing.submittedAt);
  const document: OfficialDocument = {
    title: `${form.name}: Thông báo vi phạm quy định bảo vệ dữ liệu cá nhân${filing.reference ? ` - ${filing.reference}` : ''}`,
    date: filedAt,
    formName: form.name,
    header: {
      organisation: organisation.toLocaleUpperCase('vi'),
      number: fillIn(NUMBER, { number: oneLine(options.number) || DOTS }),
      nation: NATION,
      motto: MOTTO,
      placeAndDate: placeAndDate(options.place, options.draft ? null : filedAt),
    },
    heading: form.heading,
    subheading: stage(filing),
    recipient: form.recipient,
    blocks: [
      { kind: 'paragraph', text: fillIn(form.opening, { organisation }) },
      ...form.rows.flatMap((row) => filledRow(row, filing)),
      ...attached(form, options),
      { kind: 'section', text: form.commitmentHeading },
      { kind: 'paragraph', text: fillIn(form.commitment, { organisation }) },
      ...(filing.commitment === true ? [] : [{ kind: 'paragraph', text: '(Chưa được xác nhận.)' } as const]),
    ],
    closing: {
      copies: form.copies,
      signatures: [{ capacity: form.capacity, instruction: form.instruction, name: oneLine(options.signatory) || null }],
    },
    notes: [],
    proof: proofOf(filing, options),
    watermark: watermarkOf(filing, options),
  };
  return filing.kind === 'WITHDRAWAL_REQUEST' ? withdrawal(document, organisation, filing) : document;
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

function filledRow(row: FormRow, filing: FiledNotice): readonly Block[] {
  if ('section' in row) return [{ kind: 'section', text: row.section }];
  if ('sentence' in row) {
    const { establishmentDocument, phone, website } = filing.organisation;
    const values = {
      ...answers.establishment(establishmentDocument ?? null, DOTS),
      phone: answers.toldShort(phone),
      website: answers.toldShort(website),
    };
    return [{ kind: 'paragraph', text: fillIn(row.sentence, values) }];
  }
  const line: Block = { kind: 'line', label: row.label, answer: row.answer ? ANSWERS[row.answer](filing) : [] };
  const table = row.answer === 'data' || row.answer === 'partiesAndData' ? answers.counts(filing.facts) : null;
  return table ? [line, table] : [line];
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
const phones = (contact: PdpContact) => contact.phones?.map(oneLine).filter(Boolean).join('; ');

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

/** Letters of Vietnamese lists; from the twenty-fourth on, numbers. */
const LETTERS = 'abcdđeghiklmnopqrstuvxy';

function attached({ code, attachmentMarks }: StatutoryForm, { attachments = [] }: PrintOptions): readonly Block[] {
  if (attachments.length === 0) return [{ kind: 'line', label: attachmentMarks[0]!, answer: ['Không có'] }];
  return attachments.map(({ name, sha256 }, i) => ({
    kind: 'line',
    label: code === '08' ? `${LETTERS[i] ?? i + 1})` : `${i + 1}.`,
    answer: [`${oneLine(name)}${sha256 ? ` (SHA-256: ${sha256})` : ''}`],
  }));
}
