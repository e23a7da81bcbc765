import type { ReturnRules } from '#filings';
import { DOSSIER_DOCUMENT_KINDS, dayClock, vietnamDate } from '#law';
import { ANSWER_PATHS } from './answers.js';
import { dossierRuleOf } from './dossier-clocks.js';
import { dossierTypeOf } from './submit-dossier.js';

/** `facts.flows[2].purpose`, `facts.filer.taxCode`, `documents`, `documents.CONTRACT`, `changes`. */
const PATH = /^(?:facts\.(?<answer>(?:filer\.)?[A-Za-z]+)|documents(?:\.(?<kind>[A-Z_]+))?|changes)(?:[.[][\w.[\]-]*)?$/;

/** What is given back of a dossier: any answer, document or change; and the filer has the days that the law gives (D356 18.6, 19.6; D13 25.6). */
export const RETURNS_OF_DOSSIERS: ReturnRules = {
  names: (path) => {
    const { answer, kind } = PATH.exec(path)?.groups ?? {};
    if (answer) return ANSWER_PATHS.some((known) => known === answer);
    return PATH.test(path) && (kind === undefined || DOSSIER_DOCUMENT_KINDS.some((known) => known === kind));
  },
  example: 'facts.flows',
  refuse: async () => undefined,
  earliest: ({ regime, subject }, now) => {
    const { dueAt, article } = dayClock(dossierRuleOf(regime, dossierTypeOf(subject), 'COMPLETION_REQUESTED'), vietnamDate(now));
    return { dueAt: dueAt!, article };
  },
};
