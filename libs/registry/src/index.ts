import type { DomainLib } from '#platform';
import {
  ActivityDataType,
  ActivityParty,
  ActivitySubjectGroup,
  ActivitySystem,
  ActivityVersion,
  ProcessingActivity,
  RegisterImport,
} from './entities.js';
import { registryPolicy } from './registry.policy.js';

export { activityPage } from './activity.queries.js';
export { DataTypeResolver, RegistryResolver } from './edge/registry.resolver.js';
export * from './entities.js';
export * from './import-register.js';
export * from './publish-activity.js';
export * from './write-activity.js';

export const registry: DomainLib = {
  entities: [ProcessingActivity, ActivitySubjectGroup, ActivityDataType, ActivitySystem, ActivityParty, ActivityVersion, RegisterImport],
  policies: [registryPolicy],
};
