import { Field, InputType } from '@nestjs/graphql';
import { IsDate, IsIn, IsOptional, Matches } from 'class-validator';
import { PROVINCES } from '#identity';
import { DATA_TYPE_CODES, type DataTypeCode, PROCEEDS_EVIDENCE, type ProceedsEvidence, RESPONDENTS, type Respondent } from '#law';
import { ExpectedVersion, Instant } from '#platform';
import { DataTypeCodeEnum } from '#violations';
import { PART_KINDS, type PartKind } from '../keep-part.js';
import {
  CHANNEL_KINDS,
  type ChannelKind,
  COUNT_METHODS,
  type CountMethod,
  PARTY_ROLES,
  PAYMENT_MEANS,
  type PartyRole,
  type PaymentMeans,
  PRICE_UNITS,
  type PriceUnit,
} from '../part-entities.js';
import { Code, Codes, Id, OpenCode, OpenDay, OpenId, OpenText, OpenWhole, OpenYesNo, Text, Whole, YesNo } from './case-fields.js';
import {
  ChannelKindEnum,
  CountMethodEnum,
  PartKindEnum,
  PartyRoleEnum,
  PaymentMeansEnum,
  PriceUnitEnum,
  ProceedsEvidenceEnum,
  RespondentEnum,
} from './investigation.enums.js';

@InputType({ isAbstract: true })
class PartInput {
  @Id('The case.')
  caseId: string;
  @OpenId('The part that is revised; absent: a new one.')
  id?: string | null;
  @ExpectedVersion()
  expectedVersion?: number;
  @OpenText('What else there is to say.')
  note?: string | null;
}

@InputType({ description: 'A party of a case.' })
export class CasePartyInput extends PartInput {
  @Code(PartyRoleEnum, PARTY_ROLES, 'As what.')
  role: PartyRole;
  @OpenCode(RespondentEnum, RESPONDENTS, 'Organisation or person; of victims absent.')
  kind?: Respondent | null;
  @OpenText('Its name, only where it is known; of victims absent.', 300)
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of its province, e.g. `46`.' })
  @IsOptional()
  @IsIn(Object.keys(PROVINCES))
  provinceCode?: string | null;
  @OpenWhole('Of victims: how many.')
  people?: number | null;
}

@InputType({ description: 'A dataset that was offered.' })
export class CaseDatasetInput extends PartInput {
  @OpenId('The party that offered it.')
  partyId?: string | null;
  @Codes(DataTypeCodeEnum, DATA_TYPE_CODES, 'What data it has.')
  dataTypes: DataTypeCode[];
  @OpenWhole('Data subjects with basic data.')
  basicSubjects?: number | null;
  @OpenWhole('Data subjects with sensitive data.')
  sensitiveSubjects?: number | null;
  @OpenCode(CountMethodEnum, COUNT_METHODS, 'How these numbers are known.')
  method?: CountMethod | null;
  @OpenWhole('Records.')
  records?: number | null;
  @OpenWhole('Price asked, whole dong.')
  priceVnd?: number | null;
  @OpenCode(PriceUnitEnum, PRICE_UNITS, 'What the price is for.')
  pricePer?: PriceUnit | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the sample, hex.' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  sampleSha256?: string | null;
}

@InputType({ description: 'A channel or a group where something was offered.' })
export class CaseChannelInput extends PartInput {
  @Code(ChannelKindEnum, CHANNEL_KINDS, 'Which.')
  kind: ChannelKind;
  @Text('Its name, address or handle.', 500)
  name: string;
  @OpenWhole('Members of the group.')
  members?: number | null;
  @OpenYesNo('Whether the group is closed.')
  closed?: boolean | null;
}

@InputType({ description: 'A payment: one transaction of the ledger.' })
export class CasePaymentInput extends PartInput {
  @Id('The party that received it.')
  partyId: string;
  @Whole('Amount, whole dong, without deduction.')
  amountVnd: number;
  @Field(() => Instant, { description: 'When.' })
  @IsDate()
  paidAt: Date;
  @Code(ProceedsEvidenceEnum, PROCEEDS_EVIDENCE, 'By what it is shown.')
  evidenceType: ProceedsEvidence;
  @Text('To which act it belongs, and of one that was repeated to which time; payments of one name are added up.', 200)
  act: string;
  @OpenCode(PaymentMeansEnum, PAYMENT_MEANS, 'By what was paid.')
  means?: PaymentMeans | null;
}

@InputType({ description: 'A task in a case.' })
export class CaseTaskInput extends PartInput {
  @Text('What is to be done.', 1000)
  what: string;
  @Id('Who does it; see `deskOfficers`.')
  assigneeId: string;
  @OpenDay('Until when.')
  dueOn?: string | null;
  @YesNo('Whether it is done.')
  done: boolean;
}

@InputType({ description: 'A part of a case that is taken out.' })
export class DropCasePartInput {
  @Id('The case.')
  caseId: string;
  @Code(PartKindEnum, PART_KINDS, 'What kind of part.')
  kind: PartKind;
  @Id('The part.')
  id: string;
  @ExpectedVersion()
  expectedVersion?: number;
  @Text('Why.', 500)
  reason: string;
}
