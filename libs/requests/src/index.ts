import type { DomainLib } from '#platform';
import { DataSubjectRequest, RequestStep } from './entities.js';
import { remindOfRequests } from './remind-requests.js';
import { requestsPolicy } from './requests.policy.js';

export { RequestStepsResolver } from './edge/request-steps.resolver.js';
export { REQUEST_KEY, RequestsResolver } from './edge/requests.resolver.js';
export * from './enter-request.js';
export * from './entities.js';
export * from './request-as-of.js';
export * from './request-blocks.js';
export * from './request-reminder.js';
export * from './request-times.js';
export * from './request-words.js';
export { REQUEST_LIST } from './requests.list.js';
export * from './requests.states.js';
export * from './work-on-request.js';

export const requests: DomainLib = {
  entities: [DataSubjectRequest, RequestStep],
  policies: [requestsPolicy],
  sweeps: { 'remind-requests': remindOfRequests },
};
