import { ClockVerdict, Filing } from '#filings';
import { vietnamDate } from '#law';
import type { RecordedEvent, Tx } from '#platform';
import { type ChosenRoute, chooseRoute, type Desk } from './competence.js';
import type { Delivery } from './entities.js';
import { newDelivery } from './new-delivery.js';
import { NoReceivingUnit } from './routing-refusals.js';
import type { RoutingInputs } from './routing-table.js';

interface FiledContent {
  readonly organisation: {
    readonly nameVi: string;
    readonly provinceCode: string;
    readonly sector: string;
    readonly defenceScope: boolean;
  };
}

/** Rule of a delivery that no row of the table decided: what follows a filing goes where its report is by now. */
export const FOLLOWS_LEAD = 'FOLLOWS-LEAD';

interface Addressed {
  readonly desk: Desk;
  readonly part: 'LEAD' | 'COPY';
  readonly rule: string;
  readonly ruleVersion: number;
  readonly ruleInputs: Delivery['ruleInputs'];
}

/**
 * In the transaction of the submission: the filing gets a delivery to each unit that it concerns (D1). The table of
 * competence names them for the first filing of a report or dossier; what follows goes to the unit that leads it by now.
 */
export async function queueDelivery(tx: Tx, recorded: RecordedEvent): Promise<void> {
  const filing = await tx.em.findOneOrFail(Filing, { id: String(recorded.event.payload!.filingId) });
  const { organisation } = JSON.parse(filing.content) as FiledContent;
  const following = filing.number === 1 ? [] : await whoHasTheMatter(tx, filing);
  const addressed = following.length > 0 ? following : await byTable(tx, filing, organisation);
  const verdict = await verdictOf(tx, filing);
  for (const { desk, ...decided } of addressed) {
    const delivery = newDelivery(tx, filing, desk, {
      ...decided,
      organisationName: organisation.nameVi,
      provinceCode: organisation.provinceCode,
      sector: organisation.sector,
      verdict: verdict?.verdict ?? 'UNDETERMINED',
      statutoryDueAt: verdict?.dueAt ?? null,
    });
    recorded.alsoChanged(delivery.id);
  }
}

/** A drill goes to the desk of its exercise, whatever the table says; the rule is kept all the same, for that is what is practised. */
async function byTable(tx: Tx, filing: Filing, organisation: FiledContent['organisation']): Promise<readonly Addressed[]> {
  const inputs: RoutingInputs = {
    kind: filing.subject,
    regime: filing.regime,
    noticeClass: filing.noticeClass ?? null,
    provinceCode: organisation.provinceCode,
    defenceScope: organisation.defenceScope,
    day: vietnamDate(tx.now),
  };
  const route = await chooseRoute(tx, inputs);
  const desks = filing.drill ? [{ desk: await deskOfExercise(tx, filing), part: 'LEAD' as const }] : desksOf(route);
  const decided = { rule: route.rule.code, ruleVersion: route.version, ruleInputs: storedInputs(route) };
  return desks.map((one) => ({ ...one, ...decided }));
}

/**
 * The unit that leads the report or dossier by now, and the units with copies; a unit keeps what it asks, and the handling that it opened.
 * The initial filing says who leads, as it was given anew at last; where every unit has refused that for good, the earliest one
 * that came after it. It is where its last forward ended, or at the unit that it was passed on to. Nobody where every unit has
 * refused it for good: then the table decides anew.
 */
async function whoHasTheMatter(tx: Tx, { matterId }: Filing): Promise<readonly Addressed[]> {
  const rows = await tx.sql<Desk & Pick<Delivery, 'part' | 'rule' | 'ruleVersion'> & { follows: string }>(
    `select distinct on (d.part, case when d.part = 'COPY' then u.id end) u.id, u.code, t.id as "destinationId", t.channel,
       d.part, d.id as follows, coalesce(d.rule_inputs->>'rule', d.rule) as rule, d.rule_version as "ruleVersion"
     from delivery d join filing f on f.id = d.filing_id join authority_unit u on u.id = coalesce(d.forward_to, d.unit_id)
       left join destination t on t.unit_id = u.id and t.state = 'ACTIVE'
     where d.matter_id = ? and d.message = 'FILING' and (d.business_state <> 'REFUSED' or d.forward_to is not null)
       and not exists (select 1 from delivery n where n.forwarded_from_id = d.id)
     order by d.part, case when d.part = 'COPY' then u.id end,
       case f.kind when 'INITIAL' then -f.number else f.number end, d.id desc`,
    [matterId],
  );
  const lead = rows.find(({ part }) => part === 'LEAD');
  if (!lead) return [];
  const concerned = [lead, ...rows.filter(({ part, id }) => part === 'COPY' && id !== lead.id)];
  return concerned.map(({ part, follows, rule, ruleVersion, ...desk }) => ({
    desk,
    part,
    rule: FOLLOWS_LEAD,
    ruleVersion,
    // The delivery that is followed, and the row of the table by which the report was sent at first.
    ruleInputs: { follows, rule, unit: desk.code },
  }));
}

function desksOf({ lead, copies }: ChosenRoute): readonly { desk: Desk; part: 'LEAD' | 'COPY' }[] {
  return [{ desk: lead, part: 'LEAD' }, ...copies.map((desk) => ({ desk, part: 'COPY' as const }))];
}

/** What the rule looked at, as it is kept with the decision; `missing` names a unit that is not set up. */
export function storedInputs({ inputs, missing }: Pick<ChosenRoute, 'inputs' | 'missing'>): Record<string, string | boolean> {
  const known = Object.entries({ ...inputs, missing }).filter((entry): entry is [string, string | boolean] => entry[1] !== null);
  return Object.fromEntries(known);
}

/** The verdict on the report: frozen with its first filing, which is this one or lies before it. */
async function verdictOf(tx: Tx, filing: Filing): Promise<ClockVerdict | null> {
  for (const row of tx.em.getUnitOfWork().getIdentityMap().values())
    if (row instanceof ClockVerdict && row.filingId === filing.id) return row;
  if (filing.number === 1) return null;
  const initial = await tx.em.findOneOrFail(Filing, { matterId: filing.matterId, number: 1 });
  return tx.em.findOne(ClockVerdict, { filingId: initial.id }, { orderBy: { decidedAt: 'desc', id: 'desc' } });
}

async function deskOfExercise(tx: Tx, filing: Filing): Promise<Desk> {
  const [desk] = await tx.sql<Desk>(
    `select u.id, u.code, d.id as "destinationId", d.channel from violation_report r join exercise e on e.id = r.exercise_id
     join authority_unit u on u.id = e.desk_id left join destination d on d.unit_id = u.id and d.state = 'ACTIVE' where r.id = ?`,
    [filing.matterId],
  );
  if (!desk) throw new NoReceivingUnit('DT');
  return desk;
}
