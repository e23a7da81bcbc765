import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The Gazette texts lie beside the repository, are read and never copied. Outsiders do not have them. */
const GAZETTE = join(import.meta.dirname, '../../../../shared/law/gazette');
const FILES = { D13: 'decree-13-2023.json', D356: 'decree-356-2025.json' } as const;

export type GazetteInstrument = keyof typeof FILES;

export const gazetteIsHere = existsSync(GAZETTE);

interface Unit {
  readonly articleNumber?: string;
  readonly formNumber?: string;
  readonly paragraphs: readonly string[];
}

function unitsOf(instrument: GazetteInstrument, kind: 'articles' | 'forms'): readonly Unit[] {
  const text = JSON.parse(readFileSync(join(GAZETTE, FILES[instrument]), 'utf8')) as Record<'articles' | 'forms', readonly Unit[]>;
  return text[kind];
}

export function gazetteForm(instrument: GazetteInstrument, number: string): readonly string[] {
  return unitsOf(instrument, 'forms').find((unit) => unit.formNumber === number)!.paragraphs;
}

export function gazetteArticle(instrument: GazetteInstrument, number: string): readonly string[] {
  return unitsOf(instrument, 'articles').find((unit) => unit.articleNumber === number)!.paragraphs;
}
