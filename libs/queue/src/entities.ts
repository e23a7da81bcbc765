import { defineEntity, p } from '@mikro-orm/core';
import type { WorkKind, WorkSort, WorkStage, WorkStepCode } from './work-codes.js';
import type { WorkFilter } from './work-filter.js';

/** Of these alone people write any; the rest is the mirror's (migration 0045) and the worker's, who weighs. */
const ItemSchema = defineEntity({
  name: 'WorkItem',
  tableName: 'work_item',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    kind: p.text().$type<WorkKind>(),
    subjectId: p.uuid(),
    reference: p.text(),
    title: p.text(),
    drill: p.boolean(),
    channel: p.text(),
    state: p.text(),
    stage: p.text().$type<WorkStage>(),
    receivedAt: p.datetime(),
    newsAt: p.datetime(),
    assigneeId: p.uuid().nullable(),
    assignedAt: p.datetime().nullable(),
    offeredTo: p.uuid().nullable(),
    offeredBy: p.uuid().nullable(),
    version: p.integer().version(),
  },
});
/** What a unit has to do with one matter (việc cần xử lý): a report, a dossier, or a report by others. */
export class WorkItem extends ItemSchema.class {}
ItemSchema.setClass(WorkItem);

const StepSchema = defineEntity({
  name: 'WorkStep',
  tableName: 'work_step',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    itemId: p.uuid(),
    step: p.text().$type<WorkStepCode>(),
    byId: p.uuid(),
    fromId: p.uuid().nullable(),
    toId: p.uuid().nullable(),
    reason: p.text().nullable(),
    at: p.datetime(),
  },
});
/** How an item came to whoever has it; append-only. */
export class WorkStep extends StepSchema.class {}
StepSchema.setClass(WorkStep);

const ViewSchema = defineEntity({
  name: 'QueueView',
  tableName: 'queue_view',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    ownerId: p.uuid(),
    name: p.text(),
    shared: p.boolean(),
    filter: p.json<WorkFilter>(),
    sort: p.text().$type<WorkSort>(),
    createdAt: p.datetime(),
    removedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** A filter of the queue that somebody keeps (chế độ xem đã lưu), for oneself or for the whole unit. */
export class QueueView extends ViewSchema.class {}
ViewSchema.setClass(QueueView);
