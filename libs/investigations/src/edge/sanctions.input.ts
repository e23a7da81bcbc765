import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { MEASURE_CODES, type MeasureCode, SIGNER_TITLES, type SignerTitle } from '#law';
import { ExpectedVersion } from '#platform';
import { OUTCOMES_OF } from '../end-case.js';
import { MEASURE_STEPS, type MeasureStep } from '../measure.states.js';
import { FINE_BASES, type FineBasis, HEARINGS, type Hearing } from '../sanction-entities.js';
import { Code, Day, Id, Ids, OpenDay, OpenText, OpenWhole, OpenYesNo, Rows, Text, YesNo } from './case-fields.js';
import {
  CriminalOutcomeEnum,
  FineBasisEnum,
  HearingEnum,
  MeasureCodeEnum,
  MeasureStepEnum,
  SanctionOutcomeEnum,
  SignerTitleEnum,
  WithoutSanctionEnum,
} from './investigation.enums.js';

/** Respondents, acts and measures of one decision. */
const SOME = 50;

@ArgsType()
export class ReadInvestigationArgs {
  @Id('The case.')
  id: string;
  @Text('What for; kept with the reading, and shown to those who see the case.', 300)
  purpose: string;
}

@ArgsType()
export class TitleArgs {
  @Id('The record of the title.')
  id: string;
}

@InputType({ description: 'From what a fine is computed, for one respondent and one act.' })
export class CaseWorksheetInput {
  @Id('The case.')
  caseId: string;
  @Id('The respondent.')
  partyId: string;
  @Code(FineBasisEnum, FINE_BASES, 'By what.')
  basis: FineBasis;
  @Text('Which act: payments to the respondent of this name are its proceeds.', 200)
  act: string;
  @Ids('Datasets whose data subjects are added up; who is in two of them counts twice.', 200)
  datasetIds: string[];
  @YesNo('Harm as D330 53.3(đ) has it; with `CROSS_BORDER` harm to defence or security after a stop order.')
  harm: boolean;
  @OpenWhole('`CROSS_BORDER`: Vietnamese citizens whose data leaked or were lost.')
  citizens?: number | null;
  @OpenWhole('`CROSS_BORDER`: revenue in Vietnam of the preceding financial year, whole dong.')
  revenueInVietnamVnd?: number | null;
  @OpenText('`STATED`: code of the rule, e.g. `SANC-330-49.2`.', 40)
  ruleId?: string | null;
  @OpenDay('When the act ended; absent while it goes on.')
  endedOn?: string | null;
  @OpenDay('When it was discovered.')
  discoveredOn?: string | null;
}

@InputType({ description: 'What is known as far as the Penal Code asks; absent: not known.' })
export class CrimeCheckInput {
  @Id('The case.')
  caseId: string;
  @OpenWhole('Illicit gain, whole dong.')
  illicitGainVnd?: number | null;
  @OpenWhole('Damage, whole dong.')
  damageVnd?: number | null;
  @OpenWhole('Bank accounts of others whose data were collected, kept, traded or published.')
  bankAccounts?: number | null;
  @OpenYesNo('Bad public opinion that lowers the reputation of a body or a person.')
  reputationHarmed?: boolean | null;
  @OpenYesNo('On a computer or telecom network; held to be so unless it is denied.')
  onNetwork?: boolean | null;
  @OpenYesNo('A network or device of others was entered, and data taken, altered or destroyed.')
  intrusion?: boolean | null;
  @OpenYesNo('Property was taken through a network.')
  propertyTaken?: boolean | null;
  @OpenYesNo('Secrecy of mail, telephone or another private exchange was infringed.')
  correspondenceInfringed?: boolean | null;
  @OpenYesNo('Disciplined or fined for that act before.')
  sanctionedBefore?: boolean | null;
}

@InputType({ description: 'A step on a case that is investigated.' })
export class InvestigationStepInput {
  @Id('The case.')
  caseId: string;
  @ExpectedVersion()
  expectedVersion?: number;
}

@InputType({ description: 'A step on a case that is investigated, and what is said to it.' })
export class InvestigationNoteInput extends InvestigationStepInput {
  @Text('Why, and on what it rests.')
  note: string;
}

@InputType({ description: 'That a case is investigated (C7).' })
export class InvestigateInput extends InvestigationStepInput {
  @Text('Number of the decision.', 100)
  number: string;
}

@InputType({ description: 'That a respondent was heard, or waived it.' })
export class HearingInput implements Hearing {
  @Id('The respondent.')
  partyId: string;
  @Code(HearingEnum, HEARINGS, 'Which.')
  how: Hearing['how'];
  @Day('When.')
  on: string;
}

@InputType({ description: 'A decision as the lead proposes it (C11).' })
export class ProposeDecisionInput extends InvestigationNoteInput {
  @Text('Number of the minutes of the violation (biên bản vi phạm hành chính).', 100)
  minutesNumber: string;
  @Day('Day of the minutes.')
  minutesOn: string;
  @Ids('Worksheets, one or more for every respondent.', SOME)
  worksheetIds: string[];
  @Rows(() => HearingInput, 'Every respondent.', SOME)
  hearings: HearingInput[];
}

@InputType({ description: 'A legal opinion on what was proposed.' })
export class AdviseInput extends InvestigationNoteInput {
  @YesNo('Whether it agrees.')
  agrees: boolean;
}

@InputType({ description: 'A measure beside a fine.' })
export class ImposedMeasureInput {
  @Code(MeasureCodeEnum, MEASURE_CODES, 'Which; one that the article orders.')
  code: MeasureCode;
  @Field(() => Int, { nullable: true, description: 'For how many months, where the law says between what.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(24)
  months?: number | null;
  @OpenDay('Until when it is to be complied with.')
  dueOn?: string | null;
}

@InputType({ description: 'A measure that the article orders and that is left out.' })
export class OmittedMeasureInput {
  @Code(MeasureCodeEnum, MEASURE_CODES, 'Which.')
  code: MeasureCode;
  @Text('Why it does not apply.', 1000)
  reason: string;
}

@InputType({ description: 'What is imposed by one worksheet.' })
export class SanctionInput {
  @Id('The worksheet.')
  worksheetId: string;
  @OpenWhole('The fine, whole dong; absent: a warning, where the clause knows one.')
  amountVnd?: number | null;
  @OpenDay('Until when the fine is to be paid.')
  dueOn?: string | null;
  @Rows(() => ImposedMeasureInput, 'Measures beside it.', MEASURE_CODES.length)
  measures: ImposedMeasureInput[];
  @Rows(() => OmittedMeasureInput, 'Measures that the article orders and that do not apply.', MEASURE_CODES.length)
  omitted: OmittedMeasureInput[];
}

@InputType({ description: 'A decision as it is signed (C12).' })
export class EnforceInput extends InvestigationStepInput {
  @Text('Number of the decision.', 100)
  number: string;
  @Code(SignerTitleEnum, SIGNER_TITLES, 'The title by which you sign; it is recorded that you hold it.')
  title: SignerTitle;
  @Rows(() => SanctionInput, 'One for each worksheet of the accepted proposal.', SOME)
  sanctions: SanctionInput[];
}

@InputType({ description: 'A step of a fine or a measure (C14).' })
export class MeasureStepInput {
  @Id('The case.')
  caseId: string;
  @Id('The fine or measure.')
  measureId: string;
  @Code(MeasureStepEnum, MEASURE_STEPS, 'Which step.')
  step: MeasureStep;
  @ExpectedVersion()
  expectedVersion?: number;
  @OpenDay('`SERVE`: the day of service.')
  on?: string | null;
  @Text('What shows it: the paper of service, the receipt of the treasury, the decision on the appeal.', 1000)
  proof: string;
  @OpenWhole('`CHANGE`: the fine as the appeal lowered it, whole dong.')
  amountVnd?: number | null;
  @OpenDay('`CHANGE`: until when, anew.')
  dueOn?: string | null;
}

@InputType({ description: 'That a case ends without a sanction (C13).' })
export class CloseWithoutSanctionInput extends InvestigationNoteInput {
  @Code(WithoutSanctionEnum, OUTCOMES_OF.closeWithoutSanction, 'How.')
  outcome: (typeof OUTCOMES_OF.closeWithoutSanction)[number];
}

@InputType({ description: 'That a case ends after its decision was enforced (C15).' })
export class CloseCaseInput extends InvestigationNoteInput {
  @Code(SanctionOutcomeEnum, OUTCOMES_OF.close, 'How.')
  outcome: (typeof OUTCOMES_OF.close)[number];
}

@InputType({ description: 'What the prosecution or the court came to (C16); the note names article and penalty.' })
export class CloseCriminalInput extends InvestigationNoteInput {
  @Code(CriminalOutcomeEnum, OUTCOMES_OF.closeCriminal, 'How.')
  outcome: (typeof OUTCOMES_OF.closeCriminal)[number];
}

@InputType({ description: 'That a colleague holds a title that may fine.' })
export class SigningTitleInput {
  @Id('Who; see `deskOfficers`.')
  userId: string;
  @Code(SignerTitleEnum, SIGNER_TITLES, 'Which title.')
  title: SignerTitle;
  @Text('The decision of appointment, or of delegation.', 300)
  document: string;
}
