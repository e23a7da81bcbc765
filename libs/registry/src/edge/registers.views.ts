import { Field, ID, Int } from '@nestjs/graphql';
import { Instant, PageInfo, View } from '#platform';
import { SystemLocation } from './activity.enums.js';

@View('InformationSystem', 'An information system of my organisation. Its activities: `processingActivities(informationSystemId:)`.')
export class InformationSystemView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'Who answers for it.' })
  ownerName: string | null;
  @Field(() => Int, { nullable: true, description: 'Level of information security, 1 to 5.' })
  securityLevel: number | null;
  @Field(() => SystemLocation, { description: 'Where it stands.' })
  location: SystemLocation;
  @Field(() => String, { nullable: true, description: 'Country, where abroad.' })
  country: string | null;
  @Field(() => String, { nullable: true, description: 'Who provides the cloud.' })
  cloudProvider: string | null;
  @Field(() => Int, { description: 'How many activities use it, archived ones included.' })
  activityCount: number;
  @Field(() => Int, { description: 'Version, for optimistic locking.' })
  version: number;
  @Field(() => Instant, { description: 'When it was last changed.' })
  updatedAt: Date;
}

@View('InformationSystem', 'A page of the register of systems, by name.')
export class InformationSystemPage {
  @Field(() => [InformationSystemView], { description: 'The systems.' })
  nodes: InformationSystemView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

@View('Party', 'A party in the register of my organisation. Its activities: `processingActivities(partyId:)`.')
export class RegisteredPartyView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'Tax code.' })
  taxCode: string | null;
  @Field(() => String, { nullable: true, description: 'Country.' })
  country: string | null;
  @Field(() => String, { nullable: true, description: 'Whom to reach there about the protection of personal data.' })
  pdpContact: string | null;
  @Field(() => Int, { description: 'How many activities name it, as a party or as recipient of a transfer, archived ones included.' })
  activityCount: number;
  @Field(() => Int, { description: 'Version, for optimistic locking.' })
  version: number;
  @Field(() => Instant, { description: 'When it was last changed.' })
  updatedAt: Date;
}

@View('Party', 'A page of the register of parties, by name.')
export class RegisteredPartyPage {
  @Field(() => [RegisteredPartyView], { description: 'The parties.' })
  nodes: RegisteredPartyView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}
