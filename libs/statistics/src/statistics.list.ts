import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { column, type ExportedList, instant } from '#platform';
import { WORDS } from './dimensions.js';
import { StatisticFilterInput } from './edge/statistics.input.js';
import { isFold } from './period.js';
import type { StatisticFilter } from './statistic.js';
import { statisticRows } from './statistics.queries.js';

/** The filter of the query, as JSON; null where it is none. */
function filterOf(text: string): StatisticFilter | null {
  try {
    const given = plainToInstance(StatisticFilterInput, JSON.parse(text) as object);
    return validateSync(given, { whitelist: true, forbidNonWhitelisted: true }).length === 0 ? given : null;
  } catch {
    return null;
  }
}

/** Of the unit, since there is anything. */
const EVERYTHING: StatisticFilter = { from: '2000-01', to: '2099-12', scope: 'MY_UNIT' };

/** The reports behind a number: the annex of any figure. */
export const STATISTIC_LIST: ExportedList = {
  key: 'statistics-rows',
  title: { vi: 'Hồ sơ được thống kê', en: 'Reports counted' },
  noun: 'StatisticFact',
  columns: [
    column('reference', 'Số tham chiếu', 'Reference'),
    column('title', 'Tổ chức', 'Organisation'),
    column('unitCode', 'Đơn vị', 'Unit'),
    instant('receivedAt', 'Nộp lúc', 'Filed at'),
    column('provinceCode', 'Tỉnh, thành phố', 'Province', { words: WORDS.PROVINCE }),
    column('sector', 'Lĩnh vực', 'Sector', { words: WORDS.SECTOR }),
    column('cause', 'Hành vi', 'Act', { words: WORDS.CAUSE }),
    column('dataTypes', 'Loại dữ liệu', 'Types of data', { words: WORDS.DATA_TYPE }),
    column('subjectBand', 'Số chủ thể dữ liệu', 'People concerned', { words: WORDS.SUBJECT_BAND }),
    column('regime', 'Chế độ pháp lý', 'Law', { words: WORDS.REGIME }),
    column('verdict', 'Đúng hạn', 'In time', { words: WORDS.VERDICT }),
    column('outcome', 'Kết quả', 'Outcome', { words: WORDS.OUTCOME }),
    column('acknowledgeMinutes', 'Phút đến khi vào sổ', 'Minutes to the register'),
    column('decideMinutes', 'Phút đến quyết định đầu', 'Minutes to the first decision'),
    column('closeMinutes', 'Phút đến khi kết thúc', 'Minutes to the end'),
    column('supplementMinutes', 'Phút đến bổ sung đầu', 'Minutes to the first supplement'),
    column('defects', 'Trường bị yêu cầu bổ sung', 'Fields returned'),
  ],
  parts: [],
  more: ['reportId'],
  identifiedBy: ['reference'],
  filters: { filter: (text) => filterOf(text) !== null, asOf: isFold },
  page: (fields, first, after, { filter, asOf }) =>
    statisticRows(fields, { filter: (filter && filterOf(filter)) || EVERYTHING, asOf: asOf ? Number(asOf) : null, first, after }),
  rowsOf: (value: never) => value,
  keysOf: (row) => [String(row.receivedAt), String(row.id)],
};
