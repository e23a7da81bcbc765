import { documentRenderer, MOTTO, NATION, type OfficialDocument, type Table } from '#documents';
import { DomainError } from '#kernel';
import { formatVietnam } from '#law';
import {
  cellOf,
  type Draft,
  dayInVietnam,
  type ListColumn,
  type ListFilter,
  type ListPart,
  type ListRow,
  linesOf,
  type Snapshot,
  sourceOf,
} from '#platform';
import { ACTIVITY_LIST } from '#registry';
import { MEDIA_TYPES, type PaperFormat } from './print-filing.js';

/** Activities in one document: it is typeset as a whole by the thread that serves people, which then serves nobody for some 35 ms each. */
export const REGISTER_PAPER = 100;

const NOT_TOLD = 'Chưa ghi nhận';
/** What stands in the heading of an activity, and what nobody reads on paper. */
const NOT_AS_LINES = ['code', 'name', 'version', 'updatedAt'];
const OWN_NAME = {
  name: 'own_organisation_only_name',
  text: 'select to_json(o.name) as value from organisation o where o.id = (select app.organisation_id())',
  values: [],
};

/** The register as a document to be read and kept: what it is of, a list, then each activity with all that the register says of it. */
export function registerPaper(snapshot: Snapshot, filter: ListFilter, format: PaperFormat, signal?: AbortSignal): Draft {
  const { source, count } = sourceOf(snapshot, ACTIVITY_LIST, filter, signal);
  async function* chunks() {
    const rows: ListRow[] = [];
    for await (const batch of source.batches([...ACTIVITY_LIST.columns, ...ACTIVITY_LIST.parts].map(({ key }) => key))) {
      rows.push(...batch);
      if (rows.length > REGISTER_PAPER) throw new TooManyForPaper();
    }
    yield await documentRenderer[format](registerDocument(await snapshot.value<string>(OWN_NAME), rows, filter, snapshot.now));
  }
  const name = `khien-so-dang-ky-${dayInVietnam(snapshot.now)}.${format}`;
  return { name, mediaType: MEDIA_TYPES[format], chunks: chunks(), count };
}

export function registerDocument(organisation: string, rows: readonly ListRow[], filter: ListFilter, at: Date): OfficialDocument {
  const time = formatVietnam(new Date(Math.floor(at.getTime() / 1000) * 1000));
  const [year, month, day] = dayInVietnam(at).split('-');
  const filtered = Object.keys(filter).length > 0;
  return {
    title: `Sổ đăng ký hoạt động xử lý dữ liệu cá nhân - ${organisation}`,
    date: at,
    formName: null,
    header: {
      organisation: organisation.toLocaleUpperCase('vi'),
      number: null,
      nation: NATION,
      motto: MOTTO,
      placeAndDate: `ngày ${day} tháng ${month} năm ${year}`,
    },
    heading: ['SỔ ĐĂNG KÝ', 'HOẠT ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN'],
    subheading: [`(Theo dữ liệu lúc ${time}, giờ Việt Nam)`],
    recipient: [],
    blocks: [
      {
        kind: 'paragraph',
        text: `${filtered ? 'Trích sổ theo bộ lọc đã chọn' : 'Toàn bộ sổ'}: ${rows.length} hoạt động xử lý dữ liệu cá nhân của ${organisation}.`,
      },
      ...(rows.length > 0 ? [listOf(rows)] : []),
      ...rows.flatMap((row, i) => [
        { kind: 'section' as const, text: `${i + 1}. ${row.code} - ${row.name}` },
        ...ACTIVITY_LIST.columns.filter(({ key }) => !NOT_AS_LINES.includes(key)).map((column) => line(column, row)),
        ...ACTIVITY_LIST.parts.flatMap((part) => tableOf(part, row)),
      ]),
    ],
    closing: null,
    notes: ['Cách trình bày của hệ thống: pháp luật chưa ban hành mẫu cho sổ này.'],
    proof: null,
    watermark: null,
  };
}

function listOf(rows: readonly ListRow[]): Table {
  const shown = ['code', 'name', 'state', 'ownerName'].map((key) => ACTIVITY_LIST.columns.find((column) => column.key === key)!);
  const shares: Readonly<Record<string, number>> = { name: 5 };
  return {
    kind: 'table',
    columns: [{ heading: 'STT', share: 1 }, ...shown.map(({ key, heading }) => ({ heading: heading.vi, share: shares[key] ?? 2 }))],
    rows: rows.map((row, i) => [String(i + 1), ...shown.map((column) => said(column, row))]),
  };
}

/** Days as papers write them: 02/03/2026. */
function said(column: ListColumn, row: ListRow): string {
  const text = String(cellOf(column, row, 'vi') ?? '');
  return column.kind === 'date' ? text.split('-').reverse().join('/') : text;
}

function line(column: ListColumn, row: ListRow) {
  const text = said(column, row) || NOT_TOLD;
  return { kind: 'line' as const, label: `${column.heading.vi}:`, answer: text.split('\n').filter((one) => one.trim() !== '') };
}

/** A table of what there is: columns in which no line says anything are left out. */
function tableOf(part: ListPart, row: ListRow) {
  const lines = linesOf(part, row);
  if (lines.length === 0) return [];
  const columns = part.columns.filter((column) => lines.some((one) => said(column, one) !== ''));
  return [
    { kind: 'paragraph' as const, text: `${part.title.vi}:` },
    {
      kind: 'table' as const,
      columns: columns.map(({ heading }) => ({ heading: heading.vi, share: 1 })),
      rows: lines.map((one) => columns.map((column) => said(column, one))),
    },
  ];
}

class TooManyForPaper extends DomainError {
  constructor() {
    super('TOO_MANY_FOR_PAPER', 'limit', {
      vi: `Có hơn ${REGISTER_PAPER} hoạt động nên không in được thành một văn bản; chưa có gì được xuất. Hãy lọc bớt, hoặc xuất XLSX.`,
      en: `There are more than ${REGISTER_PAPER} activities, which is more than one document takes; nothing was exported. Filter them, or export XLSX.`,
    });
  }
}
