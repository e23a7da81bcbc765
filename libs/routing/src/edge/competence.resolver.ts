import { Inject } from '@nestjs/common';
import { Args, Context, Field, InputType, Query, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsDate, IsIn, IsOptional, Matches } from 'class-validator';
import { RegimeCodeEnum } from '#filings';
import { PROVINCES } from '#identity';
import { Invalid } from '#kernel';
import { NOTICE_CLASSES, type NoticeClass, type RegimeCode, vietnamDate } from '#law';
import { Allow, Instant, LocalDate, type RequestContext, UnitOfWork } from '#platform';
import { checkRouting } from '../check-routing.js';
import { type RoutingTable, routingTableAt } from '../competence.js';
import { unitCodes } from '../routing.queries.js';
import { FALLBACK_RULE, ROUTED_KINDS, type RoutedKind } from '../routing-rules.js';
import { matches, routeOf } from '../routing-table.js';
import { RoutedKindEnum, RoutingFindingView, RoutingTableView, SimulatedRouteView } from './competence.views.js';

@InputType({ description: 'What competence depends on.' })
class SimulateRoutingInput {
  @Field(() => RoutedKindEnum, { description: 'What is sent.' })
  @IsIn(ROUTED_KINDS)
  kind: RoutedKind;
  @Field(() => RegimeCodeEnum, { nullable: true, description: 'Regime that governs it.' })
  @IsOptional()
  @IsIn(Object.values(RegimeCodeEnum))
  regime?: RegimeCode | null;
  @Field(() => String, { nullable: true, description: 'Class of notice: VIOLATION, URGENT_72H, GENERAL or TO_CONTROLLER.' })
  @IsOptional()
  @IsIn(NOTICE_CLASSES)
  noticeClass?: NoticeClass | null;
  @Field(() => String, {
    defaultValue: '',
    description: 'Code of the province of the head office, two digits; empty where it is not known.',
  })
  @Matches(/^(\d{2})?$/)
  provinceCode: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the filer is within the scope of the Ministry of National Defence.' })
  @IsBoolean()
  defenceScope: boolean;
  @Field(() => LocalDate, { nullable: true, description: 'The day of Vietnam; today where absent.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day?: string | null;
}

@InputType({ description: 'A moment.' })
class AtInput {
  @Field(() => Instant, { nullable: true, description: 'Now where absent.' })
  @IsOptional()
  @IsDate()
  at?: Date | null;
}

/** Competence for people: which rules hold, and where something would go. Nothing is kept of what was asked. */
@Resolver(() => RoutingTableView)
export class CompetenceResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => RoutingTableView, {
    nullable: true,
    description: 'The table of competence as it held at a moment; null before its first version.',
  })
  @Allow('signed-in')
  async routingRules(
    @Args('when', { nullable: true, description: 'When.' }) when: AtInput,
    @Context() context: RequestContext,
  ): Promise<RoutingTableView | null> {
    const now = when?.at ?? (await this.#now(context));
    return (await this.uow.read<RoutingTableView | null>(context.caller, routingTableAt(now))).value ?? null;
  }

  @Query(() => SimulatedRouteView, { description: 'Where would this go? Keeps nothing.' })
  @Allow('signed-in')
  async simulateRouting(
    @Args('input', { description: 'What, of whom, when.' }) input: SimulateRoutingInput,
    @Context() context: RequestContext,
  ): Promise<SimulatedRouteView> {
    const { kind, regime = null, noticeClass = null, provinceCode, defenceScope, day } = input;
    refuseUnknownProvince(provinceCode);
    const { table, units, now } = await this.#table(context);
    const inputs = { kind, regime, noticeClass, provinceCode, defenceScope, day: day ?? vietnamDate(now) };
    const { rule, lead, copies } = routeOf(table.rules, inputs);
    return {
      version: table.version,
      rule,
      lead,
      copies,
      notSetUp: [lead, ...copies].filter((code) => !units.has(code)),
      fallback: rule.code === FALLBACK_RULE || lead !== rule.lead.replace('{province}', provinceCode),
      matching: table.rules.filter((candidate) => matches(candidate, inputs)),
    };
  }

  @Query(() => [RoutingFindingView], {
    description: 'What cannot be routed here: units that are not set up, combinations without a rule, rules that contradict each other.',
  })
  @Allow('signed-in')
  async unroutable(@Context() context: RequestContext): Promise<RoutingFindingView[]> {
    const { table, units } = await this.#table(context);
    const found = checkRouting(table.rules, Object.keys(PROVINCES), units);
    return found.map(({ example, ...finding }) => ({ ...finding, example: JSON.stringify(example) }));
  }

  async #now(context: RequestContext): Promise<Date> {
    return (await this.uow.read<string[]>(context.caller, unitCodes())).now;
  }

  async #table(context: RequestContext): Promise<{ table: RoutingTable; units: ReadonlySet<string>; now: Date }> {
    const { value: codes, now } = await this.uow.read<string[]>(context.caller, unitCodes());
    const { value: table } = await this.uow.read<RoutingTable>(context.caller, routingTableAt(now));
    return { table, units: new Set(codes), now };
  }
}

function refuseUnknownProvince(code: string): void {
  if (code === '' || Object.hasOwn(PROVINCES, code)) return;
  throw new Invalid([
    {
      path: 'provinceCode',
      code: 'UNKNOWN_PROVINCE',
      vi: `Không có tỉnh, thành phố mang mã ${code}. Hãy chọn mã trong danh mục 34 tỉnh, thành phố, hoặc để trống.`,
      en: `No province has the code ${code}. Choose one from the list of the 34 provinces, or leave it empty.`,
    },
  ]);
}
