import { CONFIDENCE_MEANING, type Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';

export type Cell = string | null | undefined;

const cell = (text: Cell): string => (text ? text.replaceAll('|', '\\|') : '–');
const row = (cells: readonly Cell[]): string => `| ${cells.map(cell).join(' | ')} |`;

export const table = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
export const section = (title: string, ...blocks: readonly string[]): string => [`## ${title}`, ...blocks].join('\n\n');
export const mark = (confidence: Confidence): string =>
  confidence === 'C1' ? 'C1' : `${confidence}: not confirmed from a primary text (chưa được xác nhận từ văn bản gốc)`;
export const interval = ({ from, to }: Interval): string => `${from} to ${to ?? 'open'}`;
export const questions = (numbers: readonly number[]): string => numbers.map((number) => `Q${number}`).join(', ');
export const list = (labels: Readonly<Record<string, { vi: string; en: string }>>): string =>
  table(
    ['Code', 'Tiếng Việt', 'English'],
    Object.entries(labels).map(([code, { vi, en }]) => [`\`${code}\``, vi, en]),
  );
export const marks = (): string =>
  table(
    ['Mark', 'English', 'Tiếng Việt'],
    Object.entries(CONFIDENCE_MEANING).map(([code, { vi, en }]) => [code, en, vi]),
  );
