import { createHash } from 'node:crypto';
import { type CaseFile, readCase } from '#cases';
import { newId, userIdOf } from '#kernel';
import { jsonObject, type Tx } from '#platform';
import { canonicalText } from '#platform/log';
import { INVESTIGATION_COLUMNS } from './investigation.queries.js';
import { CasePackage } from './sanction-entities.js';

/** What goes to the criminal authorities beside what a case comes to: what it is, what was done, and the index of its evidence with hashes and custody. */
const COLUMNS = {
  ...INVESTIGATION_COLUMNS,
  reference: 'c.reference',
  title: 'c.title',
  acts: 'c.acts',
  tlp: 'c.tlp',
  plan: 'c.plan',
  openedAt: 'c.opened_at',
  steps: `(select coalesce(json_agg(json_build_object('step', s.step, 'byId', s.by_id, 'reason', s.reason, 'at', s.at) order by s.at, s.id), '[]')
    from case_step s where s.case_id = c.id)`,
  evidence: `(select coalesce(json_agg(json_build_object('label', i.label, 'kind', i.kind, 'title', i.title, 'source', i.source, 'collectedAt', i.collected_at,
      'fileName', i.file_name, 'sha256', i.sha256, 'size', i.size, 'state', k.state, 'holderId', k.holder_id, 'intact', k.intact,
      'unbroken', app.custody_unbroken(i.id), 'custody', (select coalesce(json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'actorId', e.actor_id,
        'at', e.at, 'hash', e.hash) order by e.seq), '[]') from custody_event e where e.item_id = i.id)) order by i.number), '[]')
    from evidence_item i join evidence_custody k on k.id = i.id where i.case_id = c.id)`,
};
const CONTENT = `select ${jsonObject(COLUMNS, new Set(Object.keys(COLUMNS)))} as content from case_file c where c.id = ?`;

/** Keeps what is transferred as it is now, in one canonical text of which the log has the digest. */
export async function keepPackage(tx: Tx, { id: caseId, unitId }: CaseFile): Promise<CasePackage> {
  const [row] = await tx.sql<{ content: object }>(CONTENT, [caseId]);
  const id = newId();
  const content = canonicalText({ format: 'khien-transfer-1', packageId: id, ...row!.content } as Parameters<typeof canonicalText>[0]);
  const sha256 = createHash('sha256').update(content).digest('hex');
  tx.record({ type: 'CaseTransferred', subjects: [caseId], payload: { caseId, unitId, packageId: id }, digest: sha256 });
  return tx.em.create(CasePackage, { id, caseId, unitId, content, sha256, madeBy: userIdOf(tx.actor), madeAt: tx.now });
}

/** What was transferred last, for those who see the case; that it was read, and what for, is kept. Null where nothing was. */
export async function readPackage(tx: Tx, caseId: string, purpose: string): Promise<CasePackage | null> {
  await readCase(tx, caseId, purpose);
  return tx.em.findOne(CasePackage, { caseId }, { orderBy: { madeAt: 'desc', id: 'desc' } });
}
