import type { DossierType, OrganisationBlock, RegimeCode } from '#law';
import type { Tx } from '#platform';
import { STATED_ACTIVITY_JSON, type StatedActivity } from '#registry';
import { type AnswerPath, type AnswerSource, type Values, valuesOf } from './answers.js';
import { registerAnswers } from './register-answers.js';

/** What a dossier draws on: the block of its organisation and the activities that it covers, in the order of their codes. */
export interface DossierSources {
  readonly organisation: OrganisationBlock & { readonly nameForeign: string | null; readonly version: number };
  readonly activities: readonly StatedActivity[];
}

const BLOCK = `json_build_object('version', o.version, 'nameVi', o.name, 'nameForeign', o.foreign_name, 'headOfficeAddress', nullif(o.head_office, ''),
  'transactionOfficeAddress', nullif(o.transaction_office, ''), 'taxCode', o.tax_code, 'phone', o.phone, 'website', o.website,
  'establishmentDocument', case when o.establishment_number is not null then json_build_object('number', o.establishment_number,
    'issuer', o.establishment_issuer, 'issuedOn', o.establishment_date, 'place', o.establishment_place) end,
  'pdpContact', case when o.pdp_contact_name is not null then json_build_object('fullName', o.pdp_contact_name, 'title', o.pdp_contact_title,
    'phones', coalesce(to_json(string_to_array(o.pdp_contact_phone, '; ')), '[]'), 'email', o.pdp_contact_email) end)`;

/** {@link DossierSources} of the acting organisation; `activities`: which, as an SQL condition on `a.id`. */
export const SOURCES_JSON = (activities: string) => `(select json_build_object('organisation', ${BLOCK},
  'activities', (select coalesce(json_agg(${STATED_ACTIVITY_JSON} order by a.code), '[]') from processing_activity a
    where a.organisation_id = o.id and a.id ${activities}))
  from organisation o where o.id = (select app.organisation_id()))`;

/** In one statement: the organisation's block and these activities of its register. */
export async function loadSources(tx: Tx, activityIds: readonly string[]): Promise<DossierSources> {
  const [row] = await tx.sql<{ value: DossierSources }>(`select ${SOURCES_JSON('= any (?::uuid[])')} as value`, [
    `{${activityIds.join(',')}}`,
  ]);
  return row!.value;
}

/** What register and organisation answer now, and from where. */
export interface Offer {
  readonly values: Values;
  sourceOf(path: AnswerPath): Extract<AnswerSource, { kind: 'REGISTER' | 'ORGANISATION' }>;
}

export function offerOf(type: DossierType, regime: RegimeCode, { organisation, activities }: DossierSources): Offer {
  const { version, ...block } = organisation;
  const told = Object.fromEntries(Object.entries(block).flatMap(([key, value]) => (value === null ? [] : [[key, withoutNulls(value)]])));
  return {
    values: { ...valuesOf({ filer: told }), ...registerAnswers(type, regime, activities) },
    sourceOf: (path) =>
      path.startsWith('filer.')
        ? { kind: 'ORGANISATION', version }
        : { kind: 'REGISTER', activities: activities.map((one) => ({ id: one.id, version: one.version, row: one.row })) },
  };
}

function withoutNulls<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_key, inner: unknown) => inner ?? undefined)) as T;
}
