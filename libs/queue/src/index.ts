import type { DomainLib, Tx } from '#platform';
import { QueueView, WorkItem, WorkStep } from './entities.js';
import { escalateWork, notifyOfUnassigned } from './escalate-work.js';
import { queuePolicy } from './queue.policy.js';
import { weighWork } from './weigh-work.js';

export { actInBulk } from './act-in-bulk.js';
export * from './assign-work.js';
export { QueueResolver } from './edge/queue.resolver.js';
export { QueueViewsResolver } from './edge/views.resolver.js';
export * from './entities.js';
export { QUEUE_LIST } from './queue.list.js';
export * from './risk.js';
export * from './work-codes.js';

/** At once after what arrives and what a triage finds; the sweep makes up for whatever was missed. */
const weigh = async (tx: Tx): Promise<void> => {
  await weighWork(tx);
};

export const queue: DomainLib = {
  entities: [WorkItem, WorkStep, QueueView],
  policies: [queuePolicy],
  handlers: {
    FilingArrived: weigh,
    ThirdPartyReportReceived: weigh,
    ReportHandled: weigh,
    WorkUnassigned: notifyOfUnassigned,
  },
  sweeps: { 'weigh-work': async (tx) => weighWork(tx), 'escalate-work': escalateWork },
};
