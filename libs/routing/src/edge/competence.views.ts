import { Field, Int, registerEnumType } from '@nestjs/graphql';
import { Instant, LocalDate, View } from '#platform';
import { ROUTING_FAULTS } from '../check-routing.js';
import { ROUTED_KINDS } from '../routing-rules.js';

export const RoutedKindEnum = Object.fromEntries(ROUTED_KINDS.map((kind) => [kind, kind])) as Record<(typeof ROUTED_KINDS)[number], string>;
registerEnumType(RoutedKindEnum, {
  name: 'RoutedKind',
  description: 'What is sent to an authority.',
  valuesMap: {
    VIOLATION_NOTICE: { description: 'Thông báo vi phạm.' },
    DPIA_DOSSIER: { description: 'Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân.' },
    TRANSFER_DOSSIER: { description: 'Hồ sơ đánh giá tác động chuyển dữ liệu cá nhân xuyên biên giới.' },
    CYBER_INCIDENT: { description: 'Báo cáo sự cố an ninh mạng.' },
    THIRD_PARTY_REPORT: { description: 'Phản ánh của tổ chức, cá nhân khác.' },
  },
});
export const RoutingFaultEnum = Object.fromEntries(ROUTING_FAULTS.map((fault) => [fault, fault]));
registerEnumType(RoutingFaultEnum, {
  name: 'RoutingFault',
  description: 'What stands in the way of a route.',
  valuesMap: {
    NO_UNIT: { description: 'It leads to a unit that is not set up here.' },
    NO_RULE: { description: 'Only the common queue takes it.' },
    AMBIGUOUS: { description: 'Two rules of one rank lead to different units.' },
  },
});

@View('open', 'One row of the table of competence.')
export class RoutingRuleView {
  @Field(() => String, { description: 'Code of the rule; deliveries keep it.' })
  code: string;
  @Field(() => Int, { description: 'The smallest that matches decides.' })
  priority: number;
  @Field(() => [String], { nullable: true, description: 'Kinds that it asks for; null asks for none, as below.' })
  kinds: readonly string[] | null;
  @Field(() => [String], { nullable: true, description: 'Regimes.' })
  regimes: readonly string[] | null;
  @Field(() => [String], { nullable: true, description: 'Classes of notice.' })
  noticeClasses: readonly string[] | null;
  @Field(() => [String], { nullable: true, description: 'Provinces of the filer.' })
  provinces: readonly string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the filer is within the scope of the Ministry of National Defence.' })
  defenceScope: boolean | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day, where the rule has days of its own.' })
  validFrom: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day.' })
  validTo: string | null;
  @Field(() => String, {
    description: 'Code of the unit that decides; `{province}` stands for the province of the filer, or of whom others report.',
  })
  lead: string;
  @Field(() => [String], { description: 'Units that get a copy.' })
  copies: readonly string[];
  @Field(() => String, { description: 'Where it stands.' })
  article: string;
  @Field(() => String, { description: 'How sure: C1 primary text, C2 secondary source, U unverified, I our reading.' })
  confidence: string;
  @Field(() => String, { description: 'In Vietnamese.' })
  vi: string;
  @Field(() => String, { description: 'In English.' })
  en: string;
}

@View('open', 'A version of the table of competence. It is never edited; another version holds from another moment on.')
export class RoutingTableView {
  @Field(() => Int, { description: 'From 1.' })
  version: number;
  @Field(() => Instant, { description: 'Since when.' })
  inForceFrom: Date;
  @Field(() => [RoutingRuleView], { description: 'Its rules, by priority.' })
  rules: readonly RoutingRuleView[];
}

@View('open', 'Where something would go.')
export class SimulatedRouteView {
  @Field(() => Int, { description: 'Version of the table that was asked.' })
  version: number;
  @Field(() => RoutingRuleView, { description: 'The rule that decides.' })
  rule: RoutingRuleView;
  @Field(() => String, { description: 'Code of the unit that would decide.' })
  lead: string;
  @Field(() => [String], { description: 'Codes of the units that would get a copy.' })
  copies: readonly string[];
  @Field(() => [String], { description: 'Of those, what is not set up here: the common queue stands in for the unit that decides.' })
  notSetUp: readonly string[];
  @Field(() => Boolean, { description: 'True where only the common queue takes it.' })
  fallback: boolean;
  @Field(() => [RoutingRuleView], { description: 'Every rule that matches, in the order in which they are asked.' })
  matching: readonly RoutingRuleView[];
}

@View('open', 'Something in the table of competence that has to be mended.')
export class RoutingFindingView {
  @Field(() => RoutingFaultEnum, { description: 'What.' })
  fault: string;
  @Field(() => String, { description: 'The rule.' })
  rule: string;
  @Field(() => String, { description: 'The unit.' })
  unitCode: string;
  @Field(() => Int, { description: 'How many combinations of kind, regime, class, province, defence and day it concerns.' })
  combinations: number;
  @Field(() => String, { description: 'One of them.' })
  example: string;
}
