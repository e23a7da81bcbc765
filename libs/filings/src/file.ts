import { createHash, randomBytes } from 'node:crypto';
import { KeyReused, newId } from '#kernel';
import { type LogPosition, type RecordedEvent, type Tx, violatedConstraint } from '#platform';
import { canonicalText, saltedDigest } from '#platform/log';
import { Filing, FilingReturn } from './entities.js';
import { moveReturn } from './move-filing.js';

/** Hex SHA-256 of what was sent with a submission: sent again, it must be the same. */
export function digestOfRequest(request: object): string {
  return createHash('sha256').update(canonicalText(request)).digest('hex');
}

/** What was filed under this key before. Not yet compared: see {@link refuseReused}. */
export async function filedUnder(tx: Tx, organisationId: string, clientKey: string): Promise<Filing | null> {
  const [row] = await tx.sql<{ id: string }>('select id from filing where organisation_id = ? and client_key = ?', [
    organisationId,
    clientKey,
  ]);
  return row ? tx.em.findOneOrFail(Filing, { id: row.id }) : null;
}

/** Sent again, the same request has the same answer. Throws KeyReused where it is another. */
export function refuseReused(before: Filing, requestDigest: string): void {
  if (before.requestDigest !== requestDigest) throw new KeyReused();
}

type Given = Pick<
  Filing,
  | 'organisationId'
  | 'subject'
  | 'matterId'
  | 'kind'
  | 'number'
  | 'reference'
  | 'regime'
  | 'formCode'
  | 'noticeClass'
  | 'content'
  | 'clientKey'
  | 'requestDigest'
  | 'revisesId'
  | 'drill'
>;

/** An immutable snapshot; `content` is canonical JSON (RFC 8785). Filing time is the database's. */
export function newFiling(tx: Tx, given: Given): Filing {
  const salt = randomBytes(32).toString('hex');
  return tx.em.create(Filing, {
    ...given,
    id: newId(),
    state: 'SUBMITTED',
    salt,
    digest: saltedDigest(JSON.parse(given.content), salt),
    submittedBy: 'userId' in tx.actor ? tx.actor.userId : '',
    submittedAt: tx.now,
  });
}

/**
 * Writes the filing and tells of it; it answers the return of `revises`, where it was made for that. The time at which the
 * answer was due says nothing about the law's clock. Throws KeyReused.
 */
export async function fileNow(tx: Tx, filing: Filing, revises: Filing | null): Promise<RecordedEvent> {
  if (revises) await answerReturn(tx, revises, filing);
  try {
    await tx.em.flush();
  } catch (error) {
    if (violatedConstraint(error)?.includes('client_key')) throw new KeyReused();
    throw error;
  }
  const { id: filingId, matterId, organisationId, kind, number, drill, digest } = filing;
  return tx.record({
    type: 'FilingSubmitted',
    subjects: [filingId, matterId, ...(revises ? [revises.id] : [])],
    payload: { filingId, ...namedMatter(filing), organisationId, kind, number, drill },
    digest,
  });
}

/** As the payload of an event names what a filing, or its delivery, is about. */
export function namedMatter({ subject, matterId }: Pick<Filing, 'subject' | 'matterId'>): { reportId: string } | { dossierId: string } {
  return subject === 'VIOLATION_NOTICE' ? { reportId: matterId } : { dossierId: matterId };
}

async function answerReturn(tx: Tx, returned: Filing, answer: Filing): Promise<void> {
  const filingReturn = await tx.em.findOneOrFail(FilingReturn, { filingId: returned.id });
  tx.authorize('answer', filingReturn);
  moveReturn(filingReturn, 'answer');
  filingReturn.answeredBy = answer.id;
  filingReturn.answeredAt = tx.now;
}

/** Where the filing stands in the log: as recorded just now, or looked up by its event. */
export async function positionOfFiling(tx: Tx, filingId: string): Promise<LogPosition | null> {
  const [row] = await tx.sql<{ position: LogPosition | null }>("select app.leaf_of_event('FilingSubmitted', ?) as position", [filingId]);
  return row?.position ?? null;
}

/** The facts as this filing stated them. */
export function factsOfContent<Facts>({ content }: Pick<Filing, 'content'>): Facts {
  return (JSON.parse(content) as { facts: Facts }).facts;
}
