import { DomainError, newId, StaleVersion } from '#kernel';
import type { Tx } from '#platform';
import { type ActivityContent, settledContent } from './activity-content.js';
import { changedAt } from './changed-at.js';
import { wholeRow } from './clone-activity.js';
import { contentOfRow, normalContent, withoutParticulars } from './content-of-row.js';
import { ProcessingActivity } from './entities.js';
import { personOf } from './review-activity.js';
import { ActivityTemplate, ActivityTemplateVersion } from './templates.entities.js';

/** A template of the organisation from what an activity says now, without what is true of that activity alone. */
export async function saveActivityAsTemplate(tx: Tx, activityId: string, name: string): Promise<ActivityTemplate> {
  return added(tx, 'ORGANISATION', name, [], await contentOfActivity(tx, activityId));
}

/** The next version of a template of the organisation, from what an activity says now. Throws StaleVersion, TemplateRetired. */
export async function renewActivityTemplate(tx: Tx, id: string, expectedVersion: number, activityId: string): Promise<ActivityTemplate> {
  return renewed(tx, id, expectedVersion, await contentOfActivity(tx, activityId));
}

/** A model of the unit, for the organisations in its area, in some sectors or all. */
export async function publishModelActivity(tx: Tx, name: string, sectors: readonly string[], input: ActivityContent) {
  return added(tx, 'UNIT', name, sectors, modelContent(input));
}

/** The next version of a model. What was made from it shows the drift; nobody's activity changes by it. */
export async function renewModelActivity(tx: Tx, id: string, expectedVersion: number, input: ActivityContent): Promise<ActivityTemplate> {
  return renewed(tx, id, expectedVersion, modelContent(input));
}

/** Nothing more is made from it; what was made from it keeps its provenance. */
export async function retireActivityTemplate(tx: Tx, id: string, expectedVersion: number): Promise<ActivityTemplate> {
  const template = await opened(tx, id, expectedVersion, 'retire');
  template.state = 'RETIRED';
  tx.record({ type: 'ActivityTemplateRetired', subjects: [template.id] });
  return template;
}

/** As an activity that is made from it will say it. */
function modelContent(input: ActivityContent): ActivityContent {
  const { measureKinds: _, ...content } = settledContent(input);
  return withoutParticulars(normalContent(content));
}

async function contentOfActivity(tx: Tx, id: string): Promise<ActivityContent> {
  await tx.load(ProcessingActivity, id);
  return withoutParticulars(contentOfRow(await wholeRow(tx, id)));
}

function added(tx: Tx, scope: 'ORGANISATION' | 'UNIT', name: string, sectors: readonly string[], content: ActivityContent) {
  const { actor } = tx;
  const placeId = scope === 'UNIT' ? (actor.kind === 'officer' ? actor.unitId : '') : actor.kind === 'member' ? actor.organisationId : '';
  const template = tx.em.create(ActivityTemplate, {
    id: newId(),
    placeId,
    scope,
    name,
    sectors: [...sectors],
    state: 'ACTIVE',
    currentNumber: 0,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  tx.authorize('save', template);
  return next(tx, template, content);
}

async function renewed(tx: Tx, id: string, expectedVersion: number, content: ActivityContent): Promise<ActivityTemplate> {
  return next(tx, await opened(tx, id, expectedVersion, 'save'), content);
}

async function opened(tx: Tx, id: string, expectedVersion: number, action: 'save' | 'retire'): Promise<ActivityTemplate> {
  const template = await tx.load(ActivityTemplate, id, { lock: true });
  tx.authorize(action, template);
  if (template.version !== expectedVersion) throw new StaleVersion('template', template.version);
  if (template.state === 'RETIRED') throw new TemplateRetired();
  template.updatedAt = changedAt(tx, template.updatedAt);
  return template;
}

/** Its code is the organisation's to choose each time. */
async function next(tx: Tx, template: ActivityTemplate, { code: _, ...content }: ActivityContent): Promise<ActivityTemplate> {
  template.currentNumber += 1;
  tx.em.create(ActivityTemplateVersion, {
    id: newId(),
    placeId: template.placeId,
    templateId: template.id,
    number: template.currentNumber,
    content: content as ActivityContent,
    writtenBy: personOf(tx)!,
    writtenAt: tx.now,
  });
  tx.record({ type: 'ActivityTemplateWritten', subjects: [template.id], payload: { number: template.currentNumber } });
  return template;
}

export class TemplateRetired extends DomainError {
  constructor() {
    super('TEMPLATE_RETIRED', 'state', {
      vi: 'Mẫu này đã ngừng dùng; các hoạt động lập từ mẫu vẫn giữ nguyên, không có gì thay đổi. Hãy chọn mẫu khác hoặc lưu thành mẫu mới.',
      en: 'This template was retired; activities made from it stay as they are, and nothing was changed. Choose another, or save a new one.',
    });
  }
}
