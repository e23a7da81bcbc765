import { type Defect, Invalid } from '#kernel';
import { hoursBefore } from './incident-keys.js';
import { actTypeOf, dataTypesOf, measuresOf, placeOf } from './incident-vocabulary.js';
import { COLUMNS, type Column, type IncidentRow } from './read-incidents.js';
import { PROVINCE_OF_STATE } from './us-states.js';

const HOUR_MS = 3_600_000;
/** Nobody holds a contact of these organisations; the address can never be delivered to (RFC 2606). */
export const LOADER_CONTACT = { name: 'Nhân sự BVDLCN (dữ liệu nạp thử)', title: 'Nhân sự bảo vệ dữ liệu cá nhân', phone: '0900 000 000' };

/** One incident as it will be filed: by whom, under which key, with which facts. */
export interface Incident {
  readonly line: number;
  readonly key: string;
  readonly organisation: { readonly name: string; readonly provinceCode: string; readonly state: string };
  /** The title carries the key, by which a later run finds a draft that an interrupted run left. */
  readonly title: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Given where the filing will be late: 72 hours under Law 91. */
  readonly lateReason: string | null;
}

/**
 * A row as a violation report under the law in force. The days of the archive (2009 to 2024) are long past, and the time of a
 * filing is the server's alone; so the incident counts as detected {@link hoursBefore} the load, and its own date
 * stands in the description.
 *
 * Throws Invalid with a defect for each cell that cannot be read.
 */
export function incidentOf(row: IncidentRow, key: string, loadedAt: Date): Incident {
  const { cells } = row;
  const narrative = cells['Web Description'] === '\\N' ? '' : cells['Web Description'];
  const defects: Defect[] = [];
  const readable = <T>(column: Column, value: T | null | undefined): T => {
    if (value == null) defects.push(unreadable(column, cells[column]));
    return value as T;
  };
  if (row.width !== COLUMNS.length) defects.push(wrongWidth(row.width));
  const name = readable('Name of Covered Entity', cells['Name of Covered Entity'].replaceAll(/\s+/g, ' ') || null);
  const provinceCode = readable('State', PROVINCE_OF_STATE[cells.State]);
  const affected = countOf(cells['Individuals Affected']);
  if (Number.isNaN(affected)) defects.push(unreadable('Individuals Affected', cells['Individuals Affected']));
  const submitted = readable('Breach Submission Date', dateOf(cells['Breach Submission Date']));
  const actType = readable('Type of Breach', actTypeOf(cells['Type of Breach'], narrative));
  const place = readable('Location of Breached Information', placeOf(cells['Location of Breached Information']));
  if (defects.length > 0) throw new Invalid(defects);

  const hours = hoursBefore(key);
  return {
    line: row.line,
    key,
    organisation: { name, provinceCode, state: cells.State },
    title: `${name}: ${submitted} [${key}]`,
    facts: {
      reporterRole: cells['Covered Entity Type'] === 'Business Associate' ? 'PROCESSOR' : 'CONTROLLER',
      detectedAt: new Date(loadedAt.getTime() - hours * HOUR_MS),
      occurrencePrecision: 'UNKNOWN',
      place,
      actType,
      actDescription: descriptionOf(cells, submitted, narrative),
      dataTypes: dataTypesOf(narrative).map((code) => ({ code, state: 'AFFECTED' })),
      counts: [
        affected === null
          ? { what: 'SENSITIVE_SUBJECTS', basis: 'UNKNOWN' }
          : { what: 'SENSITIVE_SUBJECTS', basis: 'COUNTED', value: affected },
      ],
      origin: cells['Business Associate Present'] === 'Yes' ? 'PROCESSOR' : 'UNKNOWN',
      measuresDone: measuresOf(narrative),
      involvedParties: cells['Business Associate Present'] === 'Yes' ? [BUSINESS_ASSOCIATE] : [],
      harmInterests: ['HONOUR', 'PROPERTY'],
    },
    lateReason: hours >= 72 ? `Hồ sơ lưu trữ nạp thử: coi như phát hiện ${hours} giờ trước khi nạp.` : null,
  };
}

const BUSINESS_ASSOCIATE = { name: 'Bên xử lý (business associate); nguồn không nêu tên', role: 'Bên xử lý' };

function descriptionOf(cells: IncidentRow['cells'], submitted: string, narrative: string): string {
  const source = `[Nguồn: HHS OCR. Ngày thông báo gốc: ${submitted}. Loại: ${cells['Type of Breach'] || 'không nêu'}. Bang: ${cells.State || 'không nêu'}. Thời điểm phát hiện trong hồ sơ này được đặt lại theo lúc nạp.]`;
  return `${source}\n\n${narrative || 'Nguồn không có phần mô tả.'}`;
}

/** `1,234` → 1234; empty → null; anything else → NaN. */
export function countOf(cell: string): number | null {
  if (cell === '') return null;
  return /^\d{1,3}(?:,\d{3})+$|^\d+$/.test(cell) ? Number(cell.replaceAll(',', '')) : Number.NaN;
}

/** `06/28/2024` (month first) → `2024-06-28`; null where it is no such day. */
export function dateOf(cell: string): string | null {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  if (!year) return null;
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

function unreadable(column: Column, cell: string): Defect {
  const shown = cell.length > 60 ? `${cell.slice(0, 60)}…` : cell;
  return {
    path: column,
    code: 'UNREADABLE',
    vi: `Không hiểu được giá trị "${shown}" ở cột này.`,
    en: `The value "${shown}" of this column cannot be understood.`,
  };
}

function wrongWidth(width: number): Defect {
  return {
    path: 'row',
    code: 'COLUMNS',
    vi: `Dòng có ${width} ô thay vì ${COLUMNS.length}.`,
    en: `The row has ${width} cells instead of ${COLUMNS.length}.`,
  };
}
