import { type Block, documentRenderer, MOTTO, NATION, type OfficialDocument, type Table } from '#documents';
import { PROVINCES } from '#identity';
import { Forbidden } from '#kernel';
import { formatVietnam } from '#law';
import { MEDIA_TYPES, type PaperFormat } from '#papers';
import { column, type Draft, dayInVietnam, type ExportedList, instant, type ListFilter, part, type Snapshot } from '#platform';
import { DIMENSION_WORDS, WORDS, wordOf } from './dimensions.js';
import { before, periodOf, REPORT_FILTERS, reportFilter } from './period.js';
import { digestOf } from './statistic.js';
import { type PeriodFigures, periodFigures, REPORTED, type Sums } from './statistics.queries.js';

const figuresOf = (filter: ListFilter) => {
  const asked = reportFilter(filter);
  return periodFigures(asked, { ...asked, ...before(asked) }, filter.asOf ? Number(filter.asOf) : null);
};

/** The figures of a period as a workbook: a sheet of what it is of, and one for each thing that is counted by. The annex of the report. */
export const STATISTIC_REPORT: ExportedList = {
  key: 'statistics-report',
  title: { vi: 'Phụ lục số liệu', en: 'Figures' },
  noun: 'StatisticFact',
  columns: [
    column('unit', 'Đơn vị', 'Unit'),
    column('watermark', 'Đếm đến lần', 'Counted up to'),
    instant('countedAt', 'Đếm lúc', 'Counted at'),
    ...sums(),
  ],
  parts: REPORTED.map((by) =>
    part(by, DIMENSION_WORDS[by].vi, DIMENSION_WORDS[by].en, [
      column('code', DIMENSION_WORDS[by].vi, DIMENSION_WORDS[by].en, { words: WORDS[by] }),
      ...sums(),
    ]),
  ),
  identifiedBy: [],
  filters: REPORT_FILTERS,
  needs: ['period'],
  page: (_fields, _first, _after, filter) => figuresOf(filter),
  rowsOf: (value: PeriodFigures | null) =>
    value && [{ unit: value.unit.name, watermark: value.watermark, countedAt: value.countedAt, ...value.total, ...value.tables }],
  keysOf: () => [],
};

function sums() {
  return [
    column('reports', 'Số vụ', 'Reports'),
    column('acknowledged', 'Đã vào sổ', 'In the register'),
    column('decided', 'Đã có quyết định', 'Decided'),
    column('closed', 'Đã kết thúc', 'Closed'),
    column('returned', 'Bị yêu cầu bổ sung', 'Returned'),
    column('supplemented', 'Có bổ sung', 'Supplemented'),
  ];
}

/** The report on a period as a document; what is counted goes with it as a workbook. Throws Forbidden. */
export function reportPaper(snapshot: Snapshot, filter: ListFilter, format: PaperFormat): Draft {
  if (!snapshot.ability.can('list', 'StatisticFact')) throw new Forbidden('list', 'StatisticFact');
  async function* chunks() {
    const figures = await snapshot.value<PeriodFigures | null>(figuresOf(filter));
    if (!figures) throw new Forbidden('list', 'StatisticFact');
    yield await documentRenderer[format](reportDocument(figures, filter, snapshot.now));
  }
  const name = `khien-bao-cao-${filter.period}${filter.province ? `-${filter.province}` : ''}-${dayInVietnam(snapshot.now)}.${format}`;
  return { name, mediaType: MEDIA_TYPES[format], chunks: chunks(), count: () => 1 };
}

/** What a province is to see to besides, clause by clause; of this the system knows nothing, so it is written by hand. */
const OF_THE_PROVINCE: readonly (readonly [clause: string, what: string])[] = [
  ['38.1', 'Quản lý nhà nước về bảo vệ dữ liệu cá nhân đối với các ngành, lĩnh vực quản lý'],
  ['38.2', 'Triển khai các quy định của Nghị định'],
  ['38.3', 'Bố trí nhân sự và bộ phận bảo vệ dữ liệu cá nhân'],
  ['38.4', 'Bố trí kinh phí'],
  ['38.5', 'Tuyên truyền, phổ biến pháp luật và kiến thức, kỹ năng'],
  ['38.6', 'Bồi dưỡng nâng cao năng lực'],
];

const percent = (part: number, whole: number) => (whole > 0 ? `${((part / whole) * 100).toFixed(1).replace('.', ',')}%` : '–');
const days = (minutes: number, of: number) => (of > 0 ? `${(minutes / of / 1440).toFixed(1).replace('.', ',')} ngày` : '–');

/** Decree 30/2020 as far as it has a layout for a report (báo cáo); what stands in it is ours, for no instrument has a form. */
export function reportDocument(figures: PeriodFigures, filter: ListFilter, at: Date): OfficialDocument {
  const { unit, total, tables } = figures;
  const { words } = periodOf(filter.period!)!;
  const asked = reportFilter(filter);
  const province = filter.province ? PROVINCES[filter.province]! : null;
  const where = province ?? (asked.scope === 'COUNTRY' ? 'cả nước' : unit.name);
  // Of the province's own unit it goes to the agency; the agency's own draws it up for the province.
  const ours = asked.scope === 'MY_UNIT' && unit.kind === 'PROVINCIAL';
  const basis = 'khoản 7 Điều 38 Nghị định số 356/2025/NĐ-CP';
  const opening = ours
    ? `Thực hiện ${basis}, ${unit.name} báo cáo tình hình tại địa phương ${words} như sau:`
    : `Số liệu tại ${where} ${words} phục vụ báo cáo theo ${basis} như sau:`;
  const local = ours || province !== null;
  const counted = figures.countedAt ? new Date(Math.floor(Date.parse(figures.countedAt) / 1000) * 1000) : null;
  const digest = digestOf({
    filter: asked,
    groupBy: [...REPORTED],
    unitId: asked.scope === 'COUNTRY' ? null : unit.id,
    watermark: figures.watermark,
  });
  const [year, month, day] = dayInVietnam(at).split('-');
  return {
    title: `Báo cáo tình hình bảo vệ dữ liệu cá nhân ${words} - ${where}`,
    date: at,
    formName: null,
    header: {
      organisation: unit.name.toLocaleUpperCase('vi'),
      number: 'Số: ……………',
      nation: NATION,
      motto: MOTTO,
      placeAndDate: `....., ngày ${day} tháng ${month} năm ${year}`,
    },
    heading: ['BÁO CÁO', `Tình hình bảo vệ dữ liệu cá nhân ${words}`],
    subheading: [`(${where}; theo số liệu của hệ thống ${counted ? `đến ${formatVietnam(counted)}` : 'khi chưa có hồ sơ nào'})`],
    recipient: ours ? ['Kính gửi: Cơ quan chuyên trách bảo vệ dữ liệu cá nhân'] : [],
    blocks: [
      ...(local ? [paragraph(opening)] : []),
      section('I. Thông báo vi phạm quy định về bảo vệ dữ liệu cá nhân'),
      paragraph(
        `Tiếp nhận ${total.reports} thông báo vi phạm; kỳ trước ${figures.before.reports}. Đã vào sổ ${total.acknowledged}, đã có quyết định ${total.decided}, đã kết thúc ${total.closed}.`,
      ),
      ...tableOf('1. Thời hạn thông báo', tables.VERDICT, 'VERDICT', total),
      ...tableOf('2. Kết quả xử lý', tables.OUTCOME, 'OUTCOME', total),
      ...tableOf('3. Hành vi vi phạm', tables.CAUSE, 'CAUSE', total),
      ...tableOf('4. Loại dữ liệu cá nhân', tables.DATA_TYPE, 'DATA_TYPE', total),
      ...tableOf('5. Số chủ thể dữ liệu', tables.SUBJECT_BAND, 'SUBJECT_BAND', total),
      ...tableOf('6. Lĩnh vực', tables.SECTOR, 'SECTOR', total),
      ...(province ? [] : tableOf('7. Địa bàn', tables.PROVINCE, 'PROVINCE', total)),
      ...(asked.scope === 'COUNTRY' ? tableOf(`${province ? 7 : 8}. Đơn vị xử lý`, tables.UNIT, 'UNIT', total) : []),
      section('II. Thời gian xử lý'),
      {
        kind: 'table',
        columns: [
          { heading: 'Việc', share: 4 },
          { heading: 'Số vụ', share: 1 },
          { heading: 'Trung bình từ khi nộp', share: 2 },
        ],
        rows: [
          ['Vào sổ tiếp nhận', String(total.acknowledged), days(total.acknowledgeMinutes, total.acknowledged)],
          ['Quyết định đầu tiên', String(total.decided), days(total.decideMinutes, total.decided)],
          ['Kết thúc lần đầu', String(total.closed), days(total.closeMinutes, total.closed)],
          ['Bổ sung lần đầu của bên nộp', String(total.supplemented), days(total.supplementMinutes, total.supplemented)],
        ],
      },
      paragraph(`Yêu cầu sửa đổi, bổ sung ${total.returned} thông báo (${percent(total.returned, total.reports)}).`),
      ...(local
        ? [
            section('III. Thực hiện trách nhiệm của địa phương (Điều 38 Nghị định số 356/2025/NĐ-CP)'),
            ...OF_THE_PROVINCE.map(
              ([clause, what], i): Block => ({
                kind: 'line',
                label: `${i + 1}. ${what} (khoản ${clause.slice(3)}):`,
                answer: 'dots',
              }),
            ),
          ]
        : []),
      section(`${local ? 'IV' : 'III'}. Kiến nghị, đề xuất`),
      { kind: 'line', label: 'Nội dung:', answer: 'dots' },
    ],
    closing: {
      copies: ['Nơi nhận:', ...(ours ? ['- Như trên;'] : []), '- Lưu: VT.'],
      signatures: [{ capacity: 'THỦ TRƯỞNG ĐƠN VỊ', instruction: '(Ký, ghi rõ họ tên, đóng dấu)', name: null }],
    },
    notes: [
      'Không tính diễn tập. Một thông báo có thể liên quan nhiều loại dữ liệu, nên tổng theo loại dữ liệu có thể lớn hơn số vụ.',
      `Số liệu đếm đến lần ${figures.watermark}; mã kiểm tra câu hỏi (SHA-256): ${digest}. Phụ lục XLSX kèm theo.`,
      'Cách trình bày của hệ thống theo Nghị định số 30/2020/NĐ-CP: pháp luật chưa ban hành mẫu cho báo cáo này.',
    ],
    proof: null,
    watermark: null,
  };
}

const section = (text: string): Block => ({ kind: 'section', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** Most first. */
function tableOf(
  title: string,
  lines: readonly (Sums & { readonly code: string })[],
  by: (typeof REPORTED)[number],
  total: Sums,
): readonly Block[] {
  const table: Table = {
    kind: 'table',
    columns: [
      { heading: 'STT', share: 1 },
      { heading: DIMENSION_WORDS[by].vi, share: 6 },
      { heading: 'Số vụ', share: 2 },
      { heading: 'Tỷ lệ', share: 2 },
      { heading: 'Đã kết thúc', share: 2 },
    ],
    rows: lines
      .toSorted((one, two) => two.reports - one.reports)
      .map((line, i) => [
        String(i + 1),
        wordOf(by, line.code).vi,
        String(line.reports),
        percent(line.reports, total.reports),
        String(line.closed),
      ]),
  };
  return [paragraph(title), ...(lines.length > 0 ? [table] : [paragraph('Không có.')])];
}
