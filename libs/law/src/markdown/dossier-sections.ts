import { type DayLength, lengthInWords } from '../calendar/day-clock.js';
import { HOLIDAYS, HOLIDAYS_KNOWN } from '../calendar/holidays.js';
import { CHANGE_RULES } from '../dossier/changes.js';
import { DOSSIER_DOCUMENT_RULES } from '../dossier/dossier-checklist.js';
import { DOSSIER_QUESTIONS, QUESTIONNAIRES } from '../dossier/dossier-questions.js';
import { DOSSIER_RULES } from '../dossier/dossier-rules.js';
import { TRANSFER_EXCEPTIONS } from '../dossier/transfer-exceptions.js';
import { REFUSAL_RULES } from '../requests/refusal-grounds.js';
import { REQUEST_LABELS, REQUEST_RULES, type RequestLength } from '../requests/request-rules.js';
import { interval, list, mark, questions, section, table } from './tables.js';

const length = (one: RequestLength | DayLength | null): string | null =>
  one && (one.unit === 'H' ? `${one.amount} h` : lengthInWords(one).en);

/** Dossiers, their changes and questions, requests of data subjects, public holidays. */
export function dossierSections(): readonly string[] {
  return [
    section(
      'Dossiers of impact assessment (hồ sơ đánh giá tác động)',
      'Day 0 is the day of the start. Where the last day is no working day, the next one is shown beside it: that the Civil Code moves these periods on is not said.',
      table(
        ['Rule', 'Regime', 'Dossier', 'Who', 'From the day on which', 'Limit', 'Wording', 'Article', 'In force', 'Confidence', 'Open'],
        DOSSIER_RULES.map((rule) => [
          `\`${rule.id}\``,
          rule.regime,
          rule.types.join(', '),
          rule.bound,
          `${rule.starts.vi} / ${rule.starts.en}`,
          rule.limit.kind === 'STATED'
            ? length(rule.limit.length)
            : `none as a number: "${rule.limit.words.vi}"${rule.limit.careful ? `; careful default ${length(rule.limit.careful)} [I], not law` : ''}`,
          rule.wordingVi,
          rule.article,
          interval(rule),
          mark(rule.confidence),
          questions(rule.openQuestions),
        ]),
      ),
      'Changes that a dossier has to follow under Law 91: urgent ones within 10 days, listed ones at the end of the half-year from the first filing in which they came about.',
      table(
        ['Change', 'Tiếng Việt', 'English', 'Pace', 'Article'],
        CHANGE_RULES.map((rule) => [`\`${rule.kind}\``, rule.label.vi, rule.label.en, rule.pace ?? 'no update is asked for', rule.article]),
      ),
    ),
    section(
      'Transfers whose impact need not be assessed',
      'Whether a transfer is such a case, people say; a dossier shows at which of them its answers point.',
      table(
        ['Case', 'Tiếng Việt', 'English', 'Article', 'Confidence'],
        TRANSFER_EXCEPTIONS.map(({ code, label, article, confidence }) => [`\`${code}\``, label.vi, label.en, article, mark(confidence)]),
      ),
    ),
    section(
      'Questions of a dossier',
      'A mandatory answer counts 3, an advised one 1; the score is points of all points, rounded down.',
      table(
        ['Path', 'Tiếng Việt', 'English', 'Known to', ...QUESTIONNAIRES],
        DOSSIER_QUESTIONS.map(({ path, label, owner, when, asked }) => [
          `\`${path}\``,
          label.vi,
          `${label.en}${when ? ' (where it arises)' : ''}`,
          owner,
          ...QUESTIONNAIRES.map((one) => asked[one]?.join(', ')),
        ]),
      ),
      'Documents that go along. A stated reason may stand in the place of one that is only advised.',
      table(
        ['Document', 'Tiếng Việt', 'English', ...QUESTIONNAIRES],
        DOSSIER_DOCUMENT_RULES.map(({ kind, label, when, asked }) => [
          `\`${kind}\``,
          label.vi,
          `${label.en}${when ? ' (where it arises)' : ''}`,
          ...QUESTIONNAIRES.map((one) => asked[one]?.join(', ')),
        ]),
      ),
    ),
    section(
      'Requests of data subjects (yêu cầu của chủ thể dữ liệu)',
      list(REQUEST_LABELS),
      table(
        [
          'Kind',
          'Regime',
          'First answer',
          'Carried out',
          'With a chain',
          'Once longer by',
          'Words',
          'Article',
          'In force',
          'Confidence',
          'Open',
        ],
        REQUEST_RULES.map((rule) => [
          `\`${rule.kind}\``,
          rule.regime,
          length(rule.reply),
          length(rule.fulfil),
          length(rule.chain),
          length(rule.extension),
          rule.words?.vi,
          rule.article,
          interval(rule),
          mark(rule.confidence),
          questions(rule.openQuestions),
        ]),
      ),
    ),
    section(
      'Grounds for refusing a request (căn cứ không thực hiện yêu cầu)',
      table(
        ['Kind', 'Regime', 'Ground', 'Tiếng Việt', 'English', 'Article', 'Confidence'],
        REFUSAL_RULES.map((rule) => [
          `\`${rule.kind}\``,
          rule.regime,
          `\`${rule.ground}\``,
          rule.label.vi,
          rule.label.en,
          rule.article,
          mark(rule.confidence),
        ]),
      ),
    ),
    section(
      'Public holidays',
      `Known from ${HOLIDAYS_KNOWN.from} to ${HOLIDAYS_KNOWN.to}; a holiday that is missing brings a deadline forward, never back.`,
      table(
        ['From', 'To', 'Tiếng Việt', 'English', 'Confidence'],
        HOLIDAYS.map((one) => [one.from, one.to, one.name.vi, one.name.en, mark(one.confidence)]),
      ),
    ),
  ];
}
