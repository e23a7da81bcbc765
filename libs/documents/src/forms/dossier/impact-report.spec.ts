import { type DataTypeCode, type ImpactFacts, OPERATION_LABELS, type RelatedParty } from '#law';
import { answersIn, notIn, reportOn, said } from '../../../testing/dossier-answers.js';
import { DPIA, DPIA_FACTS, SPARSE_DOSSIER, TRANSFER, TRANSFER_FACTS } from '../../../testing/dossier-samples.js';
import { flat, missingInOrder } from '../../../testing/in-order.js';
import { NOT_KNOWN } from '../../answers.js';
import { blank, dossierLetter, impactReport, type Table, textOf } from '../../index.js';

const without = <Key extends keyof ImpactFacts>(facts: ImpactFacts, ...keys: readonly Key[]): Partial<ImpactFacts> =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => !keys.includes(key as Key)));

describe('the reports of Decree 356', () => {
  it.each([
    ['Form 10', '10', DPIA],
    ['Form 09', '09', TRANSFER],
  ] as const)('a filled %s holds every line of its blank in order', (_name, code, sample) => {
    const places = /…{2,}|Có ☐ \/ Không: ☐|[☐☒]/g;
    const form = blank(code);
    // Without the numbers of rows to write in, and the second line for one more group of people.
    const blocks = form.blocks
      .map((block) => (block.kind === 'table' ? { ...block, rows: [] } : block))
      .filter((block, i, all) => JSON.stringify(block) !== JSON.stringify(all[i - 1]));
    const wanted = textOf({ ...form, blocks }).flatMap((text) => text.split(places).filter((part) => flat(part)));

    expect(wanted.length).toBeGreaterThan(120);
    expect(missingInOrder(said(impactReport(sample)), wanted)).toEqual([]);
  });

  it('nothing that the decree asks for is lost: it stands in the report or in the letter (Form 01a has no representative)', () => {
    const onlyD13 = ['inCharge', 'processingTime', 'plannedDeletion', 'bindingDocument'] as const;
    const dpia = `${said(impactReport(DPIA))}\n${said(dossierLetter(DPIA))}`;
    const transfer = `${said(impactReport(TRANSFER))}\n${said(dossierLetter(TRANSFER))}`;

    expect(answersIn(DPIA_FACTS).length).toBeGreaterThan(120);
    expect(notIn(dpia, without(DPIA_FACTS, ...onlyD13))).toEqual([]);
    expect(notIn(transfer, without(TRANSFER_FACTS, ...onlyD13))).toEqual([TRANSFER_FACTS.filer.legalRepresentative]);
    for (const { operations } of DPIA_FACTS.flows!) for (const code of operations) expect(dpia).toContain(OPERATION_LABELS[code].vi);
    expect(notIn(said(reportOn({ training: null })), DPIA_FACTS)).toContain(DPIA_FACTS.training);
  });

  it('says of what is not known that it will follow, ticks nothing, and claims nothing', () => {
    for (const type of ['DPIA', 'TRANSFER'] as const) {
      const pieces = textOf(reportOn({ type }, SPARSE_DOSSIER));

      expect(pieces.filter((text) => text.includes(NOT_KNOWN)).length).toBeGreaterThan(60);
      expect(pieces.filter((text) => /^√$|☒|Không áp dụng|^Không có$|chưa vượt|Số lượng: \d/.test(text))).toEqual([]);
    }
  });

  it('Form 09 adds what D356 18.3 asks and the form does not, between IV and part B, and says that it is ours; a blank has none', () => {
    const ours = 'Mẫu 09 không có mục này; cách trình bày của hệ thống';

    expect(
      missingInOrder(said(impactReport(TRANSFER)), [
        'IV PHỤ LỤC',
        ours,
        'Nội dung về chuyển dữ liệu',
        TRANSFER_FACTS.recipientSystem!,
        TRANSFER_FACTS.onwardTransfer!,
        'PHẦN B.',
      ]),
    ).toEqual([]);
    expect(said(blank('09'))).not.toContain(ours);
  });

  it('names control characters, leaves markup and places alone, and keeps one line where one belongs', () => {
    const hostile = 'a\u0000b\u202ec {group} <w:t>';
    const filer = { ...DPIA_FACTS.filer, nameVi: `${hostile}\nsecond` };
    const roles = [{ role: 'PROCESSOR', subjects: [{ group: hostile, count: 7 }] }] as const;
    const text = said(reportOn({ filer, overview: hostile, roles }));

    expect(text).toContain('(tiếng Việt):\na[U+0000]b[U+202E]c {group} <w:t> second\n');
    expect(text).toContain('dữ liệu cá nhân: a[U+0000]b[U+202E]c {group} <w:t>; Số lượng: 7');
    expect(text).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });

  it('keeps an answer of 10,000 characters, a blank one as not told', () => {
    const long = 'Dữ liệu '.repeat(1_250).trim();

    expect(said(reportOn({ overview: long }))).toContain(long);
    expect(said(reportOn({ overview: ' \n\t' }))).toContain(`trong việc xử lý dữ liệu cá nhân)\n${NOT_KNOWN}`);
  });

  it('keeps 300 rows of part B, in order', () => {
    const parties = Array.from({ length: 300 }, (_, i): RelatedParty => ({ part: 'PROCESSOR', name: `Bên xử lý ${i + 1}` }));
    const tables = reportOn({ parties }).blocks.filter((block): block is Table => block.kind === 'table');

    expect(tables[2]!.rows.map((row) => row.slice(0, 2))).toEqual(parties.map(({ name }, i) => [String(i + 1), name]));
  });

  it('skips a kind of data that is not of the list', () => {
    const dataTypes = ['SEX', 'NONSENSE'] as unknown as readonly DataTypeCode[];

    expect(said(reportOn({ dataTypes }))).toContain('Tổng số loại dữ liệu cá nhân cơ bản:\n1\n');
  });
});
