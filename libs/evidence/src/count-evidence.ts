import type { Tx } from '#platform';

/** How many items of a case stand: an unbroken chain of custody, and bytes that were what they should be when they were last hashed. */
export async function soundEvidence(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    'select count(*)::integer as count from evidence_custody c where c.case_id = ? and c.intact and app.custody_unbroken(c.id)',
    [caseId],
  );
  return row!.count;
}

/** How many items of a case have not ended yet: neither returned, nor archived with the case, nor destroyed. */
export async function undisposedEvidence(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    `select count(*)::integer as count from evidence_custody c where c.case_id = ? and c.state not in ('RETURNED', 'ARCHIVED', 'DESTROYED')`,
    [caseId],
  );
  return row!.count;
}
