import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationBlockView, organisationGaps } from '#identity';
import { DefectView } from './law.views.js';

/** What the forms ask of an organisation belongs to the notices, so the field is composed here. */
@Resolver(() => OrganisationBlockView)
export class OrganisationGapsResolver {
  @ResolveField(() => [DefectView], {
    description: 'What Form 08, which asks for all that Form 03 does, still misses; `MINIMUM` keeps every report from being signed.',
  })
  missing(@Parent() organisation: OrganisationBlockView): DefectView[] {
    return organisationGaps(organisation);
  }
}
