import { vietnamDate } from '#law';
import type { RecordedEvent, Tx } from '#platform';
import { ClockVerdict, Filing } from '#violations';
import { type ChosenRoute, chooseRoute, type Desk } from './competence.js';
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

/**
 * In the transaction of the submission: the filing gets a delivery to each unit that the table of competence names (D1). A
 * drill goes to the desk of its exercise, whatever the table says; the rule is kept all the same, for that is what is
 * practised.
 */
export async function queueDelivery(tx: Tx, recorded: RecordedEvent): Promise<void> {
  const filing = await tx.em.findOneOrFail(Filing, { id: String(recorded.event.payload!.filingId) });
  const { organisation } = JSON.parse(filing.content) as FiledContent;
  const inputs: RoutingInputs = {
    kind: 'VIOLATION_NOTICE',
    regime: filing.regime,
    noticeClass: filing.noticeClass,
    provinceCode: organisation.provinceCode,
    defenceScope: organisation.defenceScope,
    day: vietnamDate(tx.now),
  };
  const route = await chooseRoute(tx, inputs);
  const desks = filing.drill ? [{ desk: await deskOfExercise(tx, filing), part: 'LEAD' as const }] : desksOf(route);
  const verdict = await verdictOf(tx, filing);
  for (const { desk, part } of desks) {
    const delivery = newDelivery(tx, filing, desk, {
      part,
      organisationName: organisation.nameVi,
      provinceCode: organisation.provinceCode,
      sector: organisation.sector,
      verdict: verdict?.verdict ?? 'UNDETERMINED',
      statutoryDueAt: verdict?.dueAt ?? null,
      rule: route.rule.code,
      ruleVersion: route.version,
      ruleInputs: storedInputs(route),
    });
    recorded.alsoChanged(delivery.id);
  }
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
  const initial = await tx.em.findOneOrFail(Filing, { reportId: filing.reportId, number: 1 });
  return tx.em.findOne(ClockVerdict, { filingId: initial.id }, { orderBy: { decidedAt: 'desc', id: 'desc' } });
}

async function deskOfExercise(tx: Tx, filing: Filing): Promise<Desk> {
  const [desk] = await tx.sql<Desk>(
    `select u.id, u.code, d.id as "destinationId", d.channel from violation_report r join exercise e on e.id = r.exercise_id
     join authority_unit u on u.id = e.desk_id left join destination d on d.unit_id = u.id and d.state = 'ACTIVE' where r.id = ?`,
    [filing.reportId],
  );
  if (!desk) throw new NoReceivingUnit('DT');
  return desk;
}
