import type { Tx } from '#platform';
import { AT_DESK, type BusinessState, Delivery, handleFiling, type HandlingStep as Word } from '#routing';
import type { ReportHandling } from './entities.js';
import type { HandlingTransition } from './handling.states.js';

/** D12: which word of QCVN 102 a step brings its filer: assigned (04), worked on (05), done with (06). */
const WORD_OF: Readonly<Partial<Record<HandlingTransition, Word>>> = {
  triage: 'assign',
  assess: 'start',
  signOrder: 'start',
  close: 'complete',
  withdraw: 'complete',
};
/** What is still to be said from where the delivery stands. */
const WORDS: Readonly<Record<Word, Readonly<Partial<Record<BusinessState, readonly Word[]>>>>> = {
  assign: { ACCEPTED: ['assign'] },
  start: { ACCEPTED: ['start'], ASSIGNED: ['start'] },
  complete: { ACCEPTED: ['start', 'complete'], ASSIGNED: ['start', 'complete'], IN_PROGRESS: ['complete'] },
};

/**
 * In the transaction of a step: the delivery of the initial filing to this desk goes as far as the work has come, so that
 * nobody says it twice. Nothing is said where it is further already, or where the unit speaks from outside the house.
 */
export async function sayProgress(tx: Tx, { reportId, unitId }: ReportHandling, step: HandlingTransition): Promise<void> {
  const word = WORD_OF[step];
  if (!word || tx.actor.kind !== 'officer') return;
  const [lead] = await tx.sql<{ id: string }>(
    `select d.id from delivery d join filing f on f.id = d.filing_id where d.matter_id = ? and d.unit_id = ? and d.part = 'LEAD'
       and d.message = 'FILING' and f.kind = 'INITIAL'
       and (d.destination_id is null or exists (select 1 from destination t where t.id = d.destination_id and ${AT_DESK}))
       and d.business_state in ('ACCEPTED', 'ASSIGNED', 'IN_PROGRESS') order by d.filing_number, d.id limit 1`,
    [reportId, unitId],
  );
  if (!lead) return;
  const { businessState } = await tx.load(Delivery, lead.id, { lock: true });
  for (const one of WORDS[word][businessState] ?? []) await handleFiling(tx, lead.id, one);
}
