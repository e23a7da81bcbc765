import type { DomainLib } from '#platform';
import { ActivityComment, ActivityThread } from './discuss.entities.js';
import {
  ActivityDataType,
  ActivityParty,
  ActivityPurpose,
  ActivitySubjectGroup,
  ActivitySystem,
  ActivityTransfer,
  ActivityVersion,
  ProcessingActivity,
  RegisterImport,
} from './entities.js';
import { ImportRow, RememberedMapping, RememberedTerm } from './imports.entities.js';
import { InformationSystem, Party } from './registers.entities.js';
import { registryPolicy } from './registry.policy.js';
import { ActivityTemplate, ActivityTemplateVersion } from './templates.entities.js';

export { activityPage } from './activity.queries.js';
export * from './activity.states.js';
export type { ActivityContent } from './activity-content.js';
export { STATED_ACTIVITY_JSON, type StatedActivity, type StatedContent } from './activity-statement.js';
export { changedAt } from './changed-at.js';
export * from './clone-activity.js';
export * from './discuss.entities.js';
export * from './discuss-activity.js';
export { ActivityRoleEnum, TransferCaseEnum } from './edge/activity.enums.js';
export { CountersResolver } from './edge/counters.resolver.js';
export { DiscussResolver } from './edge/discuss.resolver.js';
export { ImportsResolver } from './edge/imports.resolver.js';
export { RegistersResolver } from './edge/registers.resolver.js';
export { DataTypeResolver, PurposeResolver, RegistryResolver } from './edge/registry.resolver.js';
export { ReviewResolver } from './edge/review.resolver.js';
export { TemplatesResolver } from './edge/templates.resolver.js';
export { VersionsResolver } from './edge/versions.resolver.js';
export * from './entities.js';
export { dpvRegister } from './export/dpv.js';
export { ACTIVITY_LIST, REGISTRY_LISTS } from './export/register-lists.js';
export { WORK_LISTS } from './export/work-lists.js';
export { wholeRegister } from './export/write-register.js';
export * from './findings-workbook.js';
export * from './import-memory.js';
export * from './import-progress.js';
export * from './import-register.js';
export * from './imports.entities.js';
export * from './publish-activity.js';
export * from './registers.entities.js';
export * from './review-activity.js';
export * from './revise-registers.js';
export * from './templates.entities.js';
export * from './undo-import.js';
export * from './use-template.js';
export * from './write-activity.js';
export * from './write-template.js';

export const registry: DomainLib = {
  entities: [
    ProcessingActivity,
    ActivitySubjectGroup,
    ActivityDataType,
    ActivityPurpose,
    ActivityTransfer,
    ActivitySystem,
    ActivityParty,
    ActivityVersion,
    InformationSystem,
    Party,
    RegisterImport,
    ActivityThread,
    ActivityComment,
    ActivityTemplate,
    ActivityTemplateVersion,
    ImportRow,
    RememberedMapping,
    RememberedTerm,
  ],
  policies: [registryPolicy],
};
