import { type MissingFact, missingFacts } from '#law';
import type { OrganisationBlockContent } from './organisation-block.js';

/** What the forms still miss of a block; Form 08 asks for all that Form 03 asks for. */
export function organisationGaps(block: Partial<OrganisationBlockContent>): MissingFact[] {
  const { name, headOffice, transactionOffice, ...rest } = block;
  const organisation = { ...rest, nameVi: name, headOfficeAddress: headOffice, transactionOfficeAddress: transactionOffice };
  return missingFacts('VN-PDPL-2025', '08', { organisation }).filter(({ path }) => path.startsWith('organisation'));
}
