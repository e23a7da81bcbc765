import { plainName } from './cells.js';
import { finding } from './findings.js';
import { plainHtml } from './html-text.js';
import { isObject, JsonItem, type JsonObject, member, objectsOf } from './json-reader.js';
import { PIA_QUESTIONS } from './pia-questions.js';
import type { ImportProblem, ParsedRows, StagingEntity, StagingRow, StagingValue } from './staging.js';

/** Texts about the assessment itself, kept as notes. */
export const PIA_NOTES: readonly string[] = [
  'category',
  'author_name',
  'evaluator_name',
  'validator_name',
  'dpo_opinion',
  'people_names',
  'concerned_people_opinion',
  'concerned_people_searched_content',
  'rejection_reason',
  'applied_adjustments',
];

/** One assessment: its own members and its lists, which stand beside it in one shape and inside it in the other. */
interface Assessment {
  readonly pia: JsonObject;
  readonly lists: JsonObject;
  /** `[0].` where the file is a list of assessments. */
  readonly prefix: string;
  readonly position: number;
}

function assessmentOf(value: unknown, prefix: string, position: number): Assessment[] {
  if (!isObject(value)) return [];
  const pia = member(value, 'pia');
  if (isObject(pia)) return [{ pia, lists: value, prefix, position }];
  return Array.isArray(member(value, 'answers')) ? [{ pia: value, lists: value, prefix, position }] : [];
}

function assessmentsOf(value: unknown): Assessment[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => assessmentOf(one, `[${at}].`, at + 1));
  return assessmentOf(value, '', 1);
}

/** A tree of questions, as the tool exports it to share a structure: nobody has answered anything in it. */
function isStructure(value: unknown): boolean {
  return isObject(value) && (isObject(member(value, 'structure')) || Array.isArray(member(value, 'sections')));
}

/** True for an export of the CNIL's PIA tool: one assessment, a list of them as its server takes it, or a structure alone. */
export function isCnilPia(value: unknown): boolean {
  return isStructure(value) || assessmentsOf(value).length > 0;
}

/** One assessment, one activity, with its answers as sources. */
export function parseCnilPia(value: unknown): ParsedRows {
  const problems: ImportProblem[] = [];
  const rows: StagingRow[] = [];
  const assessments = assessmentsOf(value);
  if (assessments.length === 0) problems.push(finding('PIA_STRUCTURE_ONLY', { sheet: null, row: null, column: null }));
  for (const assessment of assessments) {
    const { pia, prefix, position } = assessment;
    const where = { sheet: `${prefix}pia`, row: position, column: 'is_example' };
    const example = member(pia, 'is_example');
    if (example === true || example === 1) problems.push(finding('EXAMPLE_MARKED', where, plainName(String(member(pia, 'name') ?? ''))));
    else for (const row of new PiaReader(assessment, problems).rows()) rows.push(row);
  }
  return { rows, problems };
}

interface Answer {
  readonly code: string;
  readonly item: JsonItem;
  /** Text, list and gauge in one; undefined where nothing was answered. */
  readonly said: StagingValue | undefined;
}

class PiaReader {
  private readonly own: JsonItem;

  constructor(
    private readonly assessment: Assessment,
    private readonly problems: ImportProblem[],
  ) {
    this.own = new JsonItem(`${assessment.prefix}pia`, assessment.position, problems);
  }

  rows(): StagingRow[] {
    const { pia } = this.assessment;
    this.noteUnknown();
    const answers = this.answers();
    const said = (code: string): StagingValue | undefined => answers.get(code)?.said;
    const id = this.member('id');
    const ref = id && { ...id, text: `PIA-${id.text}` };
    const activity: StagingRow = {
      entity: 'activity',
      sheet: this.own.list,
      row: this.own.row,
      values: filled({
        name: this.member('name'),
        ref,
        dpiaReference: ref,
        status: this.member('status'),
        description: said('111'),
        retention: said('215'),
        crossBorder: said('227'),
        recordCreatedOn: this.member('created_at'),
        recordUpdatedOn: this.member('updated_at'),
      }),
    };
    const dpo = this.member('dpos_names');
    const parts = [
      part('purpose', { name: said('211') ?? said('212'), legalBasis: said('212') }),
      ...this.measures(),
      ...(dpo ? [part('actor', { name: dpo, role: { ...dpo, text: 'DPO' } })] : []),
      ...[...answers.values()].filter(({ code }) => !PLACED.has(code)).map((answer) => note(headingOf(answer.code), answer.said)),
      ...PIA_NOTES.map((key) => note(key, this.own.value(member(pia, key), key, plainHtml))),
      ...this.remarks('evaluations', ['evaluation_comment', 'action_plan_comment']),
      ...this.remarks('comments', ['description']),
    ];
    return [activity, ...parts.flatMap((one) => (one ? [{ ...one, activity }] : []))];
  }

  private member(key: string): StagingValue | undefined {
    return this.own.value(member(this.assessment.pia, key), key, plainHtml);
  }

  /** Lists and objects beside the answers that are none of ours. */
  private noteUnknown(): void {
    const { lists, prefix } = this.assessment;
    for (const [key, value] of Object.entries(lists)) {
      if (READ.has(key) || typeof value !== 'object' || value === null) continue;
      const name = plainName(key);
      this.problems.push(finding('UNKNOWN_KEY', { sheet: `${prefix}${name}`, row: null, column: null }, name));
    }
  }

  private items(list: string): { readonly object: JsonObject; readonly item: JsonItem }[] {
    const { lists, prefix } = this.assessment;
    const where = { sheet: `${prefix}${list}`, row: null, column: null };
    const all = member(lists, list);
    const objects = objectsOf(all);
    if (Array.isArray(all) && objects.length < all.length)
      this.problems.push(finding('ITEMS_NOT_READ', where, all.length - objects.length));
    return objects.map(([at, object]) => ({ object, item: new JsonItem(where.sheet, at + 1, this.problems) }));
  }

  /** Answers by the code of their question. The first one counts; another under the same code is named. */
  private answers(): Map<string, Answer> {
    const answers = new Map<string, Answer>();
    for (const { object, item } of this.items('answers')) {
      const reference = member(object, 'reference_to');
      const code = codeOf(reference);
      const data = member(object, 'data');
      if (!isObject(data)) continue;
      const where = { sheet: item.list, row: item.row, column: 'reference_to' };
      if (code === undefined) {
        this.problems.push(finding('UNKNOWN_KEY', where, typeof reference === 'string' ? plainName(reference) : 'reference_to'));
        continue;
      }
      const answer = { code, item, said: answerOf(data, item) };
      if (answers.has(code)) this.problems.push(finding('DUPLICATE_ANSWER', where, code, answers.get(code)!.item.row));
      else answers.set(code, answer);
    }
    return answers;
  }

  private measures(): (StagingRow | undefined)[] {
    return this.items('measures').map(({ object, item }) => {
      const title = item.value(member(object, 'title'), 'title', plainHtml);
      const content = item.value(member(object, 'content'), 'content', plainHtml);
      const text = title && content ? { ...content, text: `${title.text}: ${content.text}` } : (title ?? content);
      return part('measure', { text });
    });
  }

  private remarks(list: string, members: readonly string[]): (StagingRow | undefined)[] {
    return this.items(list).map(({ object, item }) => {
      const said = members.flatMap((key) => item.value(member(object, key), key, plainHtml) ?? []);
      const reference = item.value(member(object, 'reference_to'), 'reference_to');
      return note(`${list} ${reference?.text ?? ''}`.trim(), item.joined(said, '\n'));
    });
  }
}

/** Members of an assessment with lists or objects that are read. */
const READ = new Set(['pia', 'answers', 'measures', 'evaluations', 'comments']);

/** Questions whose answers have places of their own. */
const PLACED = new Set(['111', '211', '212', '215', '227']);

/** `121`, `"121"` and `"2.1.121"` are one question. */
function codeOf(reference: unknown): string | undefined {
  return typeof reference === 'number' || typeof reference === 'string'
    ? /(?:^|\.)(\d{1,12})$/.exec(String(reference).trim())?.[1]
    : undefined;
}

function headingOf(code: string): string {
  const question = PIA_QUESTIONS.get(code);
  return question ? `${code} ${question.vi} / ${question.en}` : code;
}

function answerOf(data: JsonObject, item: JsonItem): StagingValue | undefined {
  const text = item.value(member(data, 'text'), 'data.text', plainHtml);
  const list = item.values(member(data, 'list'), 'data.list', plainHtml).map((one) => ({ ...one, text: `- ${one.text}` }));
  const gauge = item.value(member(data, 'gauge'), 'data.gauge');
  const grade = gauge && /^[1-4]$/.test(gauge.text) ? [{ ...gauge, text: `(${gauge.text}/4)` }] : [];
  return item.joined([...(text ? [text] : []), ...list, ...grade], '\n');
}

function filled(fields: Readonly<Record<string, StagingValue | undefined>>): Map<string, StagingValue> {
  return new Map(Object.entries(fields).flatMap(([field, value]) => (value ? [[field, value] as const] : [])));
}

/** A part at the place of its first value; undefined where it has none. */
function part(entity: StagingEntity, fields: Readonly<Record<string, StagingValue | undefined>>): StagingRow | undefined {
  const values = filled(fields);
  const [first] = values.values();
  return first && { entity, sheet: first.sheet ?? '', row: first.row ?? 1, column: first.column, values };
}

function note(heading: string, text: StagingValue | undefined): StagingRow | undefined {
  return text && part('note', { text, heading: { ...text, text: heading } });
}
