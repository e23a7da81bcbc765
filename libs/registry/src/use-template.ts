import { DomainError } from '#kernel';
import { diffFacts, type FactChange, type Tx } from '#platform';
import type { ActivityContent } from './activity-content.js';
import { wholeRow } from './clone-activity.js';
import { contentOfRow, normalContent, pick, type WholeRow, withoutParticulars, withParticularsOf } from './content-of-row.js';
import { ProcessingActivity } from './entities.js';
import { ActivityTemplate, ActivityTemplateVersion } from './templates.entities.js';
import { draftProcessingActivity, reviseProcessingActivity } from './write-activity.js';
import { TemplateRetired } from './write-template.js';

/** What is compared with a template, each with the parts of the content that stand or fall together. Names and departments are everybody's own. */
export const TEMPLATE_FIELDS = {
  role: ['role'],
  purposes: ['purpose', 'legalBases', 'purposes'],
  data: ['subjectGroups', 'dataTypes'],
  operations: ['operations'],
  sources: ['sources'],
  systems: ['systems'],
  parties: ['parties'],
  transfers: ['crossBorder', 'transfers'],
  measures: ['measures', 'protectionMeasures'],
  retention: ['retention', 'deletionMethod'],
  nature: ['children', 'automatedDecision', 'recording', 'aiUse'],
} as const satisfies Readonly<Record<string, readonly (keyof ActivityContent)[]>>;
export type TemplateField = keyof typeof TEMPLATE_FIELDS;
export const TEMPLATE_FIELD_NAMES = Object.keys(TEMPLATE_FIELDS) as readonly TemplateField[];

/** Who changed a field since the activity was made: the template, the activity, each in a way of its own, or both alike. */
export type DriftSide = 'THERE' | 'HERE' | 'BOTH' | 'ALIKE';

export interface Drift {
  readonly field: TemplateField;
  readonly side: DriftSide;
  /** From the version that it was made from to the current one. */
  readonly there: readonly FactChange[];
  /** From the version that it was made from to the activity. */
  readonly here: readonly FactChange[];
}

/** Where template and activity went apart, field by field, since `base`. Numbers of people and days are nobody's drift. */
export function driftOf(base: ActivityContent, there: ActivityContent, here: ActivityContent): readonly Drift[] {
  const parts = (content: ActivityContent, field: TemplateField) => pick(content, TEMPLATE_FIELDS[field]);
  return TEMPLATE_FIELD_NAMES.flatMap((field) => {
    const [from, theirs, ours] = [parts(base, field), parts(there, field), parts(here, field)];
    const changes = { there: diffFacts(from, theirs), here: diffFacts(from, ours) };
    if (changes.there.length + changes.here.length === 0) return [];
    const side =
      changes.here.length === 0 ? 'THERE' : changes.there.length === 0 ? 'HERE' : diffFacts(theirs, ours).length > 0 ? 'BOTH' : 'ALIKE';
    return [{ field, side, ...changes }];
  });
}

/** The content of a row as templates are compared with it. */
export const comparable = (row: WholeRow): ActivityContent => withoutParticulars(contentOfRow(row));

/** A new draft from the current version of a template, which it remembers. */
export async function draftFromTemplate(tx: Tx, templateId: string, code: string, name?: string | null): Promise<ProcessingActivity> {
  const template = await tx.load(ActivityTemplate, templateId);
  if (template.state === 'RETIRED') throw new TemplateRetired();
  const content = await contentOfVersion(tx, template.id, template.currentNumber);
  const activity = await draftProcessingActivity(tx, { ...content, code, name: name ?? content.name });
  activity.templateId = template.id;
  activity.templateNumber = template.currentNumber;
  tx.record({
    type: 'ActivityDraftedFromTemplate',
    subjects: [activity.id],
    payload: { templateId: template.id, number: template.currentNumber },
  });
  return activity;
}

/**
 * Takes over chosen fields from the current version of the template that the activity was made from; numbers of people and
 * days that were known here stay. From then on it counts as made from that version: what was not taken is a difference of
 * the activity's own. Throws NotFromTemplate, and whatever a revision throws.
 */
export async function takeOverFromTemplate(
  tx: Tx,
  id: string,
  expectedVersion: number,
  fields: readonly TemplateField[],
): Promise<ProcessingActivity> {
  const { templateId } = await tx.load(ProcessingActivity, id, { lock: true });
  if (!templateId) throw new NotFromTemplate();
  const template = await tx.load(ActivityTemplate, templateId);
  const there = await contentOfVersion(tx, templateId, template.currentNumber);
  const here = contentOfRow(await wholeRow(tx, id));
  const taken = pick(withParticularsOf(there, here), [
    ...new Set(fields.flatMap((field) => TEMPLATE_FIELDS[field])),
  ] as (keyof ActivityContent)[]);
  const activity = await reviseProcessingActivity(tx, id, expectedVersion, normalContent({ ...here, ...taken }));
  activity.templateNumber = template.currentNumber;
  tx.record({
    type: 'ActivityTookOver',
    subjects: [activity.id],
    payload: { templateId, number: template.currentNumber, fields: fields.join(' ') },
  });
  return activity;
}

async function contentOfVersion(tx: Tx, templateId: string, number: number): Promise<ActivityContent> {
  return (await tx.em.findOneOrFail(ActivityTemplateVersion, { templateId, number })).content;
}

export class NotFromTemplate extends DomainError {
  constructor() {
    super('NOT_FROM_TEMPLATE', 'state', {
      vi: 'Hoạt động này không được lập từ mẫu nào nên không có gì để lấy theo mẫu; không có gì thay đổi.',
      en: 'This activity was made from no template, so there is nothing to take over; nothing was changed.',
    });
  }
}
