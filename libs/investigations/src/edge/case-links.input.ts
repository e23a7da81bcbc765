import { InputType } from '@nestjs/graphql';
import { LOOSE_LINK_KINDS, type LooseLinkKind } from '../link-entity.js';
import { Code, Id } from './case-fields.js';
import { LooseLinkKindEnum } from './investigation.enums.js';
import { InvestigationNoteInput } from './sanctions.input.js';

@InputType({ description: 'That a case is a duplicate of another one.' })
export class DuplicateInput extends InvestigationNoteInput {
  @Id('The case that it is a duplicate of.')
  targetId: string;
}

@InputType({ description: 'That a case belongs with another one.' })
export class LinkCaseInput extends DuplicateInput {
  @Code(LooseLinkKindEnum, LOOSE_LINK_KINDS, 'How.')
  kind: LooseLinkKind;
}

@InputType({ description: 'That a link of a case is undone.' })
export class UnlinkCaseInput extends InvestigationNoteInput {
  @Id('The link.')
  linkId: string;
}
