import type { ImpactFacts } from '#law';
import { whole } from '../src/answers.js';
import { type FiledDossier, impactReport, type OfficialDocument, textOf } from '../src/index.js';
import { DPIA } from './dossier-samples.js';

/** All text of a document, a line for each piece. */
export function said(document: OfficialDocument): string {
  return textOf(document).join('\n');
}

/** The report on a sample with other facts. */
export function reportOn(facts: Partial<ImpactFacts>, sample: FiledDossier = DPIA): OfficialDocument {
  return impactReport({ ...sample, facts: { ...sample.facts, ...facts } });
}

/** Members that hold codes, which a form tells in words. */
const CODES = ['country', 'type', 'role', 'case', 'part', 'copyType', 'ownership', 'dataTypes', 'operations', 'services'];

/** Every text and number of the facts as a form prints it: texts line by line, dates in their parts. */
export function answersIn(value: unknown, key = ''): readonly string[] {
  if (CODES.includes(key)) return [];
  if (typeof value === 'number') return [whole(value)];
  if (typeof value === 'string') {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
    return day ? [day, month!, year!] : value.split('\n');
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => answersIn(one, Array.isArray(value) ? key : name));
}

/** The answers that a text does not hold. */
export function notIn(text: string, facts: unknown): readonly string[] {
  return answersIn(facts).filter((answer) => !text.includes(answer));
}
