import { createHash } from 'node:crypto';
import { foldText } from '#kernel';
import { LONGEST, legible, type Normalised, unreadable } from '../normalised.js';

/** `Họ tên`, `ho_ten` and `HoTen` are one column. */
const columnOf = (name: string) => foldText(legible(name)).replace(/[^\p{L}\p{N}]/gu, '');

const columnsOf = (names: readonly string[]) => [...new Set(names.map(columnOf))].filter((name) => name !== '').sort();

/**
 * SHA-256 in hex over the folded names of the columns, sorted and each once, so that two dumps of one table meet although their files, their rows and
 * the order of their columns differ.
 */
export function recordShape(columns: readonly string[]): string {
  return createHash('sha256').update(columnsOf(columns).join('\n')).digest('hex');
}

/** Fewer columns than this are found in too many tables to say much. */
const TELLING_COLUMNS = 4;

/** From the head of a table as it is copied: names between commas, semicolons, bars, tabs or on lines. */
export function normaliseRecordShape(text: string): Normalised {
  const columns = columnsOf(text.split(/[,;|\t\n]/));
  const shown = columns.join(', ');
  if (columns.length < 2 || shown.length > LONGEST) return unreadable('RECORD_SHAPE');
  const shape = { type: 'RECORD_SHAPE', key: recordShape(columns), shown } as const;
  return columns.length < TELLING_COLUMNS ? { ...shape, weak: true } : shape;
}
