import type { Statement } from '#platform';

const SIGNATURES = `(select coalesce(json_agg(json_build_object('integrity', s -> 'integrity', 'signer', s -> 'signer', 'issuer', s -> 'issuer',
  'signedAt', s -> 'signedAt', 'coversWholeFile', s -> 'coversWholeFile', 'validWhenSigned', s -> 'validWhenSigned',
  'summaryVi', s -> 'summary' -> 'vi', 'summaryEn', s -> 'summary' -> 'en') order by n), '[]')
  from jsonb_array_elements(c.signatures) with ordinality as x(s, n))`;

/** A filing's signed copies, oldest first, as far as row-level security shows the filing to the caller. */
export function signedCopiesOf(filingId: string): Statement {
  return {
    name: 'signed_copies',
    text: `select json_build_object('organisationId', f.organisation_id, 'copies', (
        select coalesce(json_agg(json_build_object('id', c.id, 'filingId', c.filing_id, 'attachmentId', c.attachment_id,
          'kind', c.kind, 'continuesOurs', c.issued_sha256 is not null, 'signatures', ${SIGNATURES}, 'recordedAt', c.recorded_at) order by c.recorded_at, c.id), '[]')
        from signed_copy c where c.filing_id = f.id)) as value
      from filing f where f.id = $1`,
    values: [filingId],
  };
}
