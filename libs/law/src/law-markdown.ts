import { GAP_RULES } from './activity/gap-rules.js';
import { LEGAL_BASIS_CODES, LEGAL_BASIS_LABELS, legalBasisOf } from './activity/legal-bases.js';
import { OPERATION_LABELS, OPERATIONS_ARTICLE } from './activity/operations.js';
import { dataClassOf } from './data/data-type-classes.js';
import { DATA_TYPE_CODES, DATA_TYPE_LABELS } from './data/data-types.js';
import { dossierSections } from './markdown/dossier-sections.js';
import { sanctionSections } from './markdown/sanction-sections.js';
import { type Cell, interval, list, mark, marks, questions, section, table } from './markdown/tables.js';
import { DUTY_RULES } from './notice/duty-rules.js';
import { ESCALATION_HOURS } from './notice/escalations.js';
import { FORM_VERSIONS } from './notice/form-versions.js';
import { FORMS } from './notice/forms.js';
import { RECIPIENTS } from './notice/recipients.js';
import { requiredFacts } from './notice/required-facts.js';
import { NOTICE_RULES } from './notice/rules.js';
import { SERVICE_CLOCK_KINDS, SERVICE_CLOCKS, type ServiceLength } from './notice/service-clocks.js';
import type { Length, Limit } from './notice/timed-rule.js';
import {
  ACT_TYPE_LABELS,
  COUNT_BASIS_LABELS,
  COUNTED_THING_LABELS,
  DATA_ORIGIN_LABELS,
  DUTY_KIND_LABELS,
  HARM_INTEREST_LABELS,
  NOTICE_CLASS_LABELS,
  REPORTER_ROLE_LABELS,
  SALE_CHANNEL_LABELS,
  SECTOR_LABELS,
} from './notice/vocabulary.js';
import { INSTRUMENTS } from './regime/instruments.js';
import { OPEN_QUESTIONS } from './regime/open-questions.js';
import { FILING_ROUTE_OVERLAYS } from './regime/overlays.js';
import { REGIMES, type RegimeCode } from './regime/regimes.js';

function limitText(limit: Limit): string {
  const words = ({ amount, unit }: Length) => `${amount} ${unit === 'Y' ? 'y' : 'h'}`;
  if (limit.kind === 'STATED') return words(limit.length);
  const careful = limit.careful ? `; careful default ${words(limit.careful)} [I], not law` : '';
  return `none as a number: "${limit.words.vi}" (${limit.words.en})${careful}`;
}

function serviceLength(length: ServiceLength | null): string {
  if (!length) return 'to the day that is named';
  return `${length.amount} ${{ H: 'h', D: 'd, to the end of the day', BD: 'business day, to its end' }[length.unit]}`;
}

function dataTypeRows(): readonly (readonly Cell[])[] {
  return DATA_TYPE_CODES.map((code) => {
    const classes = REGIMES.map((regime) => dataClassOf(regime.code, code));
    return [
      `\`${code}\``,
      DATA_TYPE_LABELS[code].vi,
      DATA_TYPE_LABELS[code].en,
      ...classes.map((one) => `${one.class}, ${one.article} [${mark(one.confidence)}]${one.note ? `: ${one.note.en}` : ''}`),
    ];
  });
}

function legalBasisCell(regime: RegimeCode, code: string): string {
  const basis = legalBasisOf(regime, code);
  return basis ? `${basis.article} [${mark(basis.confidence)}]` : 'not valid';
}

function factsOfForms(): readonly string[] {
  return FORMS.map((form) =>
    [
      `### Form ${form.code} (${form.regime})`,
      table(
        ['Path', 'Line of the form', 'When missing', 'Needed', 'Asked by', 'Article', 'Confidence'],
        requiredFacts(form.regime, form.code).map((fact) => [
          `\`${fact.path}\``,
          fact.label,
          `${fact.missing.vi} / ${fact.missing.en}`,
          fact.need,
          fact.origin,
          fact.article,
          mark(fact.confidence),
        ]),
      ),
    ].join('\n\n'),
  );
}

/**
 * All tables of the law as one Markdown text, in English with the Vietnamese terms, for `docs/generated/law.md`. The
 * same input gives the same bytes: no clock, no locale.
 */
export function renderLawMarkdown(): string {
  return `${[
    '# The law as data',
    'Printed from `libs/law`; do not edit. Not legal advice. The Vietnamese texts control; there is no official English text.',
    section('Confidence marks', 'Every row carries one. What is not `C1` is shown as such wherever it is used.', marks()),
    section(
      'Instruments',
      table(
        ['Code', 'Title', 'English', 'In force', 'Article', 'Confidence'],
        INSTRUMENTS.map((one) => [one.code, one.title.vi, one.title.en, interval(one), one.article, mark(one.confidence)]),
      ),
    ),
    section(
      'Regimes',
      'A violation is governed by the regime of the day on which the duty arose: occurrence under Decree 13 (D13 23.1), detection under Law 91 (L91 23.1). Detected from 2026-01-01 on: Law 91, whenever it happened [I]. Days are days of Vietnam (UTC+7).',
      table(
        ['Code', 'Title', 'English', 'In force', 'Instruments', 'Article', 'Confidence'],
        REGIMES.map((one) => [
          `\`${one.code}\``,
          one.title.vi,
          one.title.en,
          interval(one),
          one.instruments.join(', '),
          one.article,
          mark(one.confidence),
        ]),
      ),
      table(
        ['Overlay', 'Content', 'Covers', 'In force', 'Article', 'Content confidence', 'Dates confidence', 'Open'],
        FILING_ROUTE_OVERLAYS.map((one) => [
          `\`${one.code}\``,
          `${one.title.vi} / ${one.title.en}`,
          one.covers.join(', '),
          interval(one),
          one.article,
          mark(one.confidence),
          mark(one.intervalConfidence),
          questions(one.openQuestions),
        ]),
      ),
    ),
    section(
      'Notice rules (thông báo vi phạm)',
      'A notice received exactly at start + 72:00:00.000 is in time; one millisecond later is late.',
      table(
        [
          'Rule',
          'Regime',
          'Class',
          'Who',
          'Trigger',
          'Clock starts',
          'Limit',
          'Wording',
          'To',
          'Form',
          'Late reason',
          'Phases',
          'Article',
          'In force',
          'Confidence',
          'Open',
        ],
        NOTICE_RULES.map((rule) => [
          `\`${rule.id}\``,
          rule.regime,
          rule.noticeClass,
          rule.actors.join(', '),
          `${rule.trigger.vi} / ${rule.trigger.en}`,
          rule.startEvent,
          limitText(rule.limit),
          rule.wordingVi,
          rule.recipient,
          rule.form && `${rule.form} [${mark(rule.formConfidence)}]`,
          rule.lateReason === 'DEMANDED' ? 'demanded by law' : 'asked by the product',
          rule.phases === 'STATUTE' ? 'by law' : 'by the product',
          rule.article,
          interval(rule),
          mark(rule.confidence),
          questions(rule.openQuestions),
        ]),
      ),
      list(NOTICE_CLASS_LABELS),
      list(REPORTER_ROLE_LABELS),
    ),
    section(
      'Duties beside the notice (nghĩa vụ khác)',
      'What is not known is read carefully: the duty is then shown as owed, marked I, with the reason.',
      table(
        [
          'Rule',
          'Regime',
          'Overlay',
          'Kind',
          'Who',
          'Trigger',
          'Clock starts',
          'Limit',
          'Wording',
          'To',
          'Form',
          'Content',
          'Article',
          'In force',
          'Confidence',
          'Open',
        ],
        DUTY_RULES.map((rule) => [
          `\`${rule.id}\``,
          rule.regime,
          rule.overlay,
          rule.kind,
          rule.actors.join(', '),
          `${rule.trigger.vi} / ${rule.trigger.en}`,
          rule.startEvent,
          limitText(rule.limit),
          rule.wordingVi,
          rule.recipient,
          rule.form,
          rule.content,
          rule.article,
          interval(rule),
          mark(rule.confidence),
          questions(rule.openQuestions),
        ]),
      ),
      list(DUTY_KIND_LABELS),
    ),
    section(
      'Escalations and clocks of service (product, no law)',
      `People are told of a running 72-hour clock after ${ESCALATION_HOURS.join(', ')} full hours.`,
      table(
        ['Clock', 'Tiếng Việt', 'English', 'Starts', 'Stops', 'Length'],
        SERVICE_CLOCK_KINDS.map((kind) => {
          const { label, starts, stops, length } = SERVICE_CLOCKS[kind];
          return [`\`${kind}\``, label.vi, label.en, `${starts.vi} / ${starts.en}`, `${stops.vi} / ${stops.en}`, serviceLength(length)];
        }),
      ),
    ),
    section('Harm interests (L91 23.1)', list(HARM_INTEREST_LABELS)),
    section('Act types (hành vi vi phạm) [I]', list(ACT_TYPE_LABELS)),
    section(
      'Counts, origin, channels of sale, sectors [I]',
      list(COUNTED_THING_LABELS),
      list(COUNT_BASIS_LABELS),
      list(DATA_ORIGIN_LABELS),
      list(SALE_CHANNEL_LABELS),
      list(SECTOR_LABELS),
    ),
    section(
      'Recipients (nơi nhận)',
      table(
        ['Regime', 'Function', 'Authority', 'Name', 'Channel', 'Article', 'In force', 'Confidence', 'Open'],
        RECIPIENTS.map((one) => [
          one.regime,
          one.recipient,
          one.authority,
          `${one.name.vi} / ${one.name.en}`,
          `${one.channel.vi} / ${one.channel.en}`,
          one.article,
          interval(one),
          mark(one.confidence),
          questions(one.openQuestions),
        ]),
      ),
    ),
    section(
      'Forms',
      table(
        ['Regime', 'Code', 'Title', 'English', 'Article', 'In force', 'Confidence'],
        FORMS.map((one) => [one.regime, one.code, one.title.vi, one.title.en, one.article, interval(one), mark(one.confidence)]),
      ),
      'Versions of the questions that the product asks for a form; the last is the current one.',
      table(
        ['Regime', 'Version', 'Since', 'What changed', 'Thay đổi', 'SHA-256 of the questions'],
        FORM_VERSIONS.map((one) => [one.regime, `\`${one.version}\``, one.since, one.changes.en, one.changes.vi, `\`${one.digest}\``]),
      ),
    ),
    section(
      'Facts of a violation notice',
      '`MINIMUM`: before signing. `AT_SUBMISSION`: when sent. `MAY_FOLLOW`: may be "not yet known" (D13 23.4; under Law 91 a feature of the product).',
      ...factsOfForms(),
    ),
    section(
      'Data types (loại dữ liệu cá nhân)',
      'The class belongs to (regime, code), never to the code.',
      table(['Code', 'Tiếng Việt', 'English', ...REGIMES.map((regime) => regime.code)], dataTypeRows()),
    ),
    section(
      'Legal bases (căn cứ xử lý)',
      table(
        ['Code', 'Tiếng Việt', 'English', ...REGIMES.map((regime) => regime.code)],
        LEGAL_BASIS_CODES.map((code) => [
          `\`${code}\``,
          LEGAL_BASIS_LABELS[code].vi,
          LEGAL_BASIS_LABELS[code].en,
          ...REGIMES.map((regime) => legalBasisCell(regime.code, code)),
        ]),
      ),
    ),
    section(`Processing operations (${OPERATIONS_ARTICLE})`, list(OPERATION_LABELS)),
    section(
      'Gaps of a processing activity',
      table(
        ['Code', 'Regime', 'Severity', 'Tiếng Việt', 'English', 'Article', 'In force', 'Confidence', 'Open'],
        GAP_RULES.map((one) => [
          `\`${one.code}\``,
          one.regime,
          one.severity,
          one.vi,
          one.en,
          one.article,
          interval(one),
          mark(one.confidence),
          questions(one.openQuestions),
        ]),
      ),
    ),
    ...dossierSections(),
    ...sanctionSections(),
    section(
      'Open questions',
      'Until somebody answers them the careful reading is followed.',
      table(
        ['No.', 'Question', 'Câu hỏi', 'Careful reading', 'Cách hiểu thận trọng', 'Touches'],
        OPEN_QUESTIONS.map((one) => [
          `Q${one.number}`,
          one.question.en,
          one.question.vi,
          one.careful.en,
          one.careful.vi,
          one.touches.join(', '),
        ]),
      ),
    ),
  ].join('\n\n')}\n`;
}
