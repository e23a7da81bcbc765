import { Invalid, StaleVersion } from '#kernel';
import { type Tx, violatedConstraint } from '#platform';
import { canonicalText } from '#platform/log';
import { Organisation } from './entities.js';
import { blockDefects, columnsOf, contentOf, keepVersion, type OrganisationBlockContent } from './organisation-block.js';

/**
 * Replaces the whole block. What was filed keeps the block that it was filed with; reports in work, and further filings of
 * those that were filed, take the new one. Throws StaleVersion where another hand was quicker, Invalid with every defect.
 */
export async function reviseOrganisation(
  tx: Tx,
  id: string,
  expectedVersion: number,
  input: OrganisationBlockContent,
): Promise<Organisation> {
  const organisation = await tx.load(Organisation, id, { lock: true });
  tx.authorize('revise', organisation);
  if (organisation.version !== expectedVersion) throw new StaleVersion('organisation', organisation.version);
  const defects = blockDefects(input, tx.now);
  if (defects.length > 0) throw new Invalid(defects);
  const before = canonicalText(contentOf(organisation));
  Object.assign(organisation, columnsOf(input));
  if (canonicalText(contentOf(organisation)) === before) return organisation;
  await flushOrRefuseTaxCode(tx);
  const digest = keepVersion(tx, organisation, organisation.version);
  tx.record({
    type: 'OrganisationRevised',
    subjects: [organisation.id],
    payload: { organisationId: organisation.id, version: organisation.version },
    digest,
  });
  return organisation;
}

async function flushOrRefuseTaxCode(tx: Tx): Promise<void> {
  try {
    await tx.em.flush();
  } catch (error) {
    if (!violatedConstraint(error)?.includes('tax_code')) throw error;
    throw new Invalid([
      {
        path: 'taxCode',
        code: 'TAX_CODE_TAKEN',
        vi: 'Mã số thuế này đã thuộc một tổ chức khác trong hệ thống; chưa có gì thay đổi. Hãy kiểm tra lại số, hoặc báo quản trị hệ thống.',
        en: 'This tax code belongs to another organisation here; nothing was changed. Check the number, or tell the operator.',
      },
    ]);
  }
}
