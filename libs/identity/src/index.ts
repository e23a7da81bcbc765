import type { DomainLib } from '#platform';
import { AuthorityUnit, Membership, Organisation, OrganisationVersion, UserAccount } from './entities.js';
import { identityPolicy } from './identity.policy.js';

export * from './at-desk.js';
export { IdentityResolver } from './edge/identity.resolver.js';
export {
  AuthorityUnitView,
  EstablishmentDocumentView,
  OrganisationBlockView,
  OrganisationView,
  PdpContactView,
} from './edge/identity.views.js';
export { EstablishmentDocumentInput, OrganisationBlockInput, PdpContactInput } from './edge/organisation.input.js';
export * from './entities.js';
export * from './grant-role.js';
export * from './keep-session.js';
export * from './organisation-block.js';
export * from './organisation-gaps.js';
export * from './passwords.js';
export * from './provinces.js';
export * from './register-organisation.js';
export * from './revise-organisation.js';
export * from './sign-in.js';
export * from './unit.queries.js';

export const identity: DomainLib = {
  entities: [Organisation, OrganisationVersion, AuthorityUnit, UserAccount, Membership],
  policies: [identityPolicy],
};
