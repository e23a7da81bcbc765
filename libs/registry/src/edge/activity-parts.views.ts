import { Field, ID, Int } from '@nestjs/graphql';
import { LocalDate, View } from '#platform';
import { FinalFate, MeasureKind, SystemLocation, TransferCaseEnum } from './activity.enums.js';

@View('part', 'A group of data subjects.')
export class SubjectGroupView {
  @Field(() => String, { description: 'Name of the group.' })
  name: string;
  @Field(() => Int, { nullable: true, description: 'How many people; null where not counted.' })
  subjectCount: number | null;
}

@View('part', 'A type of personal data in an activity.')
export class DataTypeView {
  @Field(() => String, { nullable: true, description: 'Code of the law; null where a foreign term was not matched yet.' })
  code: string | null;
  @Field(() => String, { nullable: true, description: 'The organisation’s own name for it.' })
  label: string | null;
  @Field(() => String, { nullable: true, description: 'How long it is kept.' })
  retention: string | null;
  @Field(() => String, { nullable: true, description: 'Group of data subjects whose data it is; null: of all of them.' })
  subjectGroup: string | null;
  @Field(() => String, { nullable: true, description: 'On what basis it is kept for so long.' })
  retentionBasis: string | null;
  @Field(() => String, { nullable: true, description: 'The event from which its time runs.' })
  retentionTrigger: string | null;
  @Field(() => FinalFate, { nullable: true, description: 'What becomes of it in the end.' })
  finalFate: FinalFate | null;
  @Field(() => String, { nullable: true, description: '`BASIC` or `SENSITIVE` under the law in force now; null without a code.' })
  dataClass?: string | null;
}

@View('part', 'An information system of an activity.')
export class SystemView {
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => SystemLocation, { description: 'Where it stands.' })
  location: SystemLocation;
  @Field(() => String, { nullable: true, description: 'Country, where abroad.' })
  country: string | null;
  @Field(() => String, { nullable: true, description: 'What it does for this activity.' })
  note: string | null;
  @Field(() => ID, { nullable: true, description: 'Its row in the register of systems; null in lines from before there was one.' })
  informationSystemId: string | null;
}

@View('part', 'Another party of an activity.')
export class PartyView {
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'Country.' })
  country: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether there is a contract; null where not known.' })
  hasContract: boolean | null;
  @Field(() => String, { nullable: true, description: 'Number of the contract.' })
  contractNumber: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Date of the contract.' })
  contractDate: string | null;
  @Field(() => String, { nullable: true, description: 'What the party does for the activity.' })
  service: string | null;
  @Field(() => String, { nullable: true, description: 'Note.' })
  note: string | null;
  @Field(() => ID, { nullable: true, description: 'Its row in the register of parties; null in lines from before there was one.' })
  partyId: string | null;
}

@View('part', 'Where a regime says that a legal basis is one; a regime that is not listed does not know it.')
export class BasisArticleView {
  @Field(() => String, { description: 'Code of the regime.' })
  regime: string;
  @Field(() => String, { description: 'Article.' })
  article: string;
  @Field(() => String, { description: '`C1` primary text, `C2` secondary source, `U` unverified, `I` our reading.' })
  confidence: string;
}

@View('part', 'A purpose and what it rests on.')
export class PurposeView {
  @Field(() => String, { description: 'The purpose.' })
  text: string;
  @Field(() => String, { nullable: true, description: 'Code of its legal basis.' })
  legalBasis: string | null;
  @Field(() => [BasisArticleView], { description: 'Articles of that basis, regime by regime.' })
  articles?: BasisArticleView[];
}

@View('part', 'A protection measure.')
export class ProtectionMeasureView {
  @Field(() => MeasureKind, { description: 'Its kind.' })
  kind: MeasureKind;
  @Field(() => String, { description: 'The measure.' })
  text: string;
}

@View('part', 'A way in which data of an activity cross the border.')
export class TransferView {
  @Field(() => TransferCaseEnum, { description: 'How they cross it.' })
  case: TransferCaseEnum;
  @Field(() => String, { nullable: true, description: 'Which way, where it is another one.' })
  detail: string | null;
  @Field(() => String, { nullable: true, description: 'Country.' })
  country: string | null;
  @Field(() => String, { nullable: true, description: 'Who receives them.' })
  recipient: string | null;
  @Field(() => ID, { nullable: true, description: 'The recipient in the register of parties.' })
  partyId: string | null;
  @Field(() => String, { nullable: true, description: 'What protects the data there.' })
  safeguards: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the transfer.' })
  firstTransferredOn: string | null;
}

@View('part', 'What a processing activity lacks against the law in force.')
export class GapView {
  @Field(() => String, { description: 'Dotted path of the field.' })
  path: string;
  @Field(() => String, { description: 'What is missing.' })
  code: string;
  @Field(() => String, { description: 'In Vietnamese.' })
  vi: string;
  @Field(() => String, { description: 'In English.' })
  en: string;
  @Field(() => String, { nullable: true, description: 'The article that asks for it.' })
  article?: string;
  @Field(() => String, { description: '`MANDATORY` or `ADVISED`.' })
  severity: string;
  @Field(() => String, { description: '`C1` primary text, `C2` secondary source, `U` unverified, `I` our reading.' })
  confidence: string;
  @Field(() => String, { description: 'Who can close it: `ACTIVITY_OWNER` (see `ownerName`), `OFFICER` or `SYSTEM_OWNER`. Our reading.' })
  owner: string;
}

@View('part', 'Something that an activity has to tell, and what it counts.')
export class ActivityItemView {
  @Field(() => String, { description: 'Dotted path; of lists without a place.' })
  path: string;
  @Field(() => String, { description: 'In Vietnamese.' })
  vi: string;
  @Field(() => String, { description: 'In English.' })
  en: string;
  @Field(() => String, { description: '`MANDATORY` or `ADVISED`.' })
  need: string;
  @Field(() => String, { description: 'The article that asks for it.' })
  article: string;
  @Field(() => String, { description: 'Who can answer: `ACTIVITY_OWNER`, `OFFICER` or `SYSTEM_OWNER`. Our reading.' })
  owner: string;
  @Field(() => Int, { description: 'What it counts.' })
  weight: number;
  @Field(() => Boolean, { description: 'Whether it is told, with nothing left open.' })
  answered: boolean;
}

@View('part', 'How much of what the law in force asks for is told, with everything that the score is made of. Not a finding of compliance.')
export class ActivityCompletenessView {
  @Field(() => Int, { description: '0 to 100, rounded down: 100 means that there is no gap.' })
  score: number;
  @Field(() => Int, { description: 'Weight of what is told.' })
  points: number;
  @Field(() => Int, { description: 'Weight of everything that is asked.' })
  of: number;
  @Field(() => [ActivityItemView], { description: 'Every question that arises, in the order of the form.' })
  items: ActivityItemView[];
}
