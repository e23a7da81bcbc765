import type { StoredEvent, Tx } from '#platform';
import { notify } from '#routing';

interface Reached {
  readonly caseId: string;
  readonly unitId: string;
  readonly reference: string;
  readonly userId: string | null;
}

/** Worker: whoever leads a case that was met reads that somebody asks; of one that its whole unit sees, the unit. Its number, and nothing of the other. */
export async function notifyOfQuestion(tx: Tx, event: StoredEvent): Promise<void> {
  const asked = await tx.sql<Reached>(
    'select case_id as "caseId", unit_id as "unitId", reference, lead_id as "userId" from app.asked_by(?)',
    [event.payload.askId],
  );
  await tell(tx, event, asked, 'SOMEBODY_ASKS');
}

/** Worker: whoever asked reads that there is an answer, once all cases of that unit have given theirs. */
export async function notifyOfAnswer(tx: Tx, event: StoredEvent): Promise<void> {
  const asker = await tx.sql<Reached>(
    'select case_id as "caseId", unit_id as "unitId", reference, asker_id as "userId" from app.answered_to(?)',
    [event.payload.hitId],
  );
  await tell(tx, event, asker, 'ANSWERED');
}

async function tell(tx: Tx, event: StoredEvent, people: readonly Reached[], detail: string): Promise<void> {
  const news = people.map(({ caseId, unitId, reference, userId }) => ({ to: { unitId, userId }, subjectId: caseId, reference, detail }));
  await notify(tx, event, news);
}
