import { COMPETENCES } from '../sanction/competence.js';
import { FINE_RULES, type FineMeasure, type SubjectTier } from '../sanction/fine-rules.js';
import { LIMITATION_RULES } from '../sanction/limitation.js';
import { MEASURE_ORDERS, MEASURES } from '../sanction/measures.js';
import { PROCEEDS_BASES, PROCEEDS_EVIDENCE_LABELS } from '../sanction/proceeds.js';
import { CRIMINAL_TRANSFER, SIGNS_OF_CRIME } from '../sanction/signs-of-crime.js';
import { numberInWords } from '../sanction/whole-vnd.js';
import { interval, list, mark, questions, section, table } from './tables.js';

const number = (value: number): string => numberInWords(value).en;

function measureText(measure: FineMeasure): string {
  if (measure.kind === 'AMOUNT') return `${number(measure.minVnd)} to ${number(measure.maxVnd)}`;
  return measure.kind === 'TIMES_PROCEEDS'
    ? `${measure.min} to ${measure.max} times the proceeds`
    : `${measure.min} to ${measure.max} % of the revenue in Vietnam`;
}

const tierText = ({ of, from, below }: SubjectTier): string =>
  `${of}: ${below === null ? `${number(from)} or more` : `${number(from)} to ${number(below - 1)}`}`;

/** Fines, proceeds, competence, limitation, measures and the signs of a crime. */
export function sanctionSections(): readonly string[] {
  return [
    section(
      'Sanctions (xử phạt vi phạm hành chính)',
      'Decree 330/2026, for acts from 2026-08-19 on (D330 81.1). Amounts in dong, for organisations; individuals, and households, pay half (D330 7.1, 2.3). The conduct is told in our words, shortened: the clause decides.',
      table(
        ['Rule', 'Conduct', 'Hành vi', 'Fine', 'Data subjects', 'Warning', 'Article', 'In force', 'Confidence', 'Open'],
        FINE_RULES.map((rule) => [
          `\`${rule.id}\``,
          rule.conduct.en,
          rule.conduct.vi,
          measureText(rule.measure),
          rule.tiers.map(tierText).join(', or '),
          rule.warning ? 'or a warning' : null,
          rule.article,
          interval(rule),
          mark(rule.confidence),
          questions(rule.openQuestions),
        ]),
      ),
      'Illegal trade: with proceeds 2 to 10 times as much, and where ten times is less than 3,000,000,000 that is the top of the band (D330 53.2, L91 8.3); without proceeds the tiers, the heavier of the two kinds of data deciding [I].',
    ),
    section(
      'Proceeds (khoản thu có được từ hành vi vi phạm)',
      'By the act, and of a repeated act by the time (D330 6.1). Amounts from before 2026-08-19 are shown apart and not counted [I].',
      table(
        ['Kind', 'Tiếng Việt', 'English', 'Article', 'In force', 'Confidence'],
        PROCEEDS_BASES.map((one) => [`\`${one.kind}\``, one.label.vi, one.label.en, one.article, interval(one), mark(one.confidence)]),
      ),
      list(PROCEEDS_EVIDENCE_LABELS),
    ),
    section(
      'Who may fine (thẩm quyền xử phạt)',
      'Shares of the maximum of the law for organisations, rounded down; half of it for individuals (D330 7.2).',
      table(
        ['Title', 'Tiếng Việt', 'English', 'Share', 'Suspends and orders measures', 'Article', 'In force', 'Confidence', 'Open'],
        COMPETENCES.map((one) => [
          `\`${one.title}\``,
          one.label.vi,
          one.label.en,
          `${one.sharePercent} %`,
          one.mayOrderMeasures ? 'yes' : 'no',
          one.article,
          interval(one),
          mark(one.confidence),
          questions(one.openQuestions),
        ]),
      ),
    ),
    section(
      'Limitation (thời hiệu xử phạt)',
      'Day 0 is the day of the start; the last day ends at 24:00.',
      table(
        ['Rule', 'Tiếng Việt', 'English', 'Months', 'Article', 'In force', 'Confidence', 'Open'],
        LIMITATION_RULES.map((one) => [
          `\`${one.id}\``,
          one.label.vi,
          one.label.en,
          `${one.months}`,
          one.article,
          interval(one),
          mark(one.confidence),
          questions(one.openQuestions),
        ]),
      ),
    ),
    section(
      'Additional sanctions and remedial measures (hình thức bổ sung, biện pháp khắc phục)',
      table(
        ['Measure', 'Kind', 'Tiếng Việt', 'English', 'Months', 'Article', 'In force', 'Confidence'],
        MEASURES.map((one) => [
          `\`${one.code}\``,
          one.kind,
          one.label.vi,
          one.label.en,
          one.months && `${one.months.min} to ${one.months.max}`,
          one.article,
          interval(one),
          mark(one.confidence),
        ]),
      ),
      'What the article of a rule orders; a decision under that rule carries it, or says why not [I].',
      table(
        ['Rule', 'Points', 'Measure', 'Article', 'Confidence'],
        MEASURE_ORDERS.map((one) => [one.ruleId, one.points.join(', '), one.measure, one.article, mark(one.confidence)]),
      ),
    ),
    section(
      'Signs of a crime (dấu hiệu tội phạm)',
      `${CRIMINAL_TRANSFER.en} (${CRIMINAL_TRANSFER.article})`,
      table(
        ['Sign', 'Tội danh', 'Crime', 'Dấu hiệu', 'What shows it', 'Article', 'In force', 'Confidence'],
        SIGNS_OF_CRIME.map((one) => [
          `\`${one.code}\``,
          one.crime.vi,
          one.crime.en,
          one.sign.vi,
          one.sign.en,
          one.article,
          interval(one),
          mark(one.confidence),
        ]),
      ),
    ),
  ];
}
