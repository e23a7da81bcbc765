import { defineEntity, p } from '@mikro-orm/core';
import type { ActivityContent } from './activity-content.js';

export const TEMPLATE_STATES = ['ACTIVE', 'RETIRED'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

const TemplateSchema = defineEntity({
  name: 'ActivityTemplate',
  tableName: 'activity_template',
  properties: {
    id: p.uuid().primary(),
    /** The organisation or the unit that keeps it. */
    placeId: p.uuid(),
    scope: p.text().$type<'ORGANISATION' | 'UNIT'>(),
    name: p.text(),
    /** Of a model: the sectors that it is for; none: all. */
    sectors: p.array(),
    state: p.text().$type<TemplateState>(),
    currentNumber: p.integer(),
    version: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** What activities are made from: an organisation's own, or a model that a unit publishes to the organisations in its area. */
export class ActivityTemplate extends TemplateSchema.class {}
TemplateSchema.setClass(ActivityTemplate);

const TemplateVersionSchema = defineEntity({
  name: 'ActivityTemplateVersion',
  tableName: 'activity_template_version',
  properties: {
    id: p.uuid().primary(),
    placeId: p.uuid(),
    templateId: () => p.manyToOne(ActivityTemplate).mapToPk().fieldName('template_id'),
    number: p.integer(),
    content: p.json().$type<ActivityContent>(),
    writtenBy: p.uuid(),
    writtenAt: p.datetime(),
  },
});
/** What a template said: numbered from 1, never changed. */
export class ActivityTemplateVersion extends TemplateVersionSchema.class {}
TemplateVersionSchema.setClass(ActivityTemplateVersion);
