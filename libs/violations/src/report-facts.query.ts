import type { OrganisationBlock } from '#law';
import type { Tx } from '#platform';
import type { ActivityFactsForReport } from './facts.js';

/** Organisation block of the forms from the columns of `organisation o`, as JSON with the paths that `libs/law` knows. */
export const ORGANISATION_BLOCK = `json_build_object(
  'nameVi', o.name, 'headOfficeAddress', o.head_office, 'transactionOfficeAddress', o.transaction_office, 'taxCode', o.tax_code,
  'phone', o.phone, 'website', o.website,
  'establishmentDocument', json_build_object('number', o.establishment_number, 'issuer', o.establishment_issuer,
    'issuedOn', o.establishment_date, 'place', o.establishment_place),
  'pdpContact', json_build_object('fullName', o.pdp_contact_name, 'title', o.pdp_contact_title,
    'phones', coalesce(to_json(string_to_array(o.pdp_contact_phone, '; ')), '[]'), 'email', o.pdp_contact_email))`;

const ACTIVITY = `json_build_object('id', a.id, 'code', a.code, 'name', a.name, 'version', a.version,
  'dataTypes', (select coalesce(json_agg(d.code order by d.position), '[]') from activity_data_type d
    where d.organisation_id = a.organisation_id and d.activity_id = a.id and d.code is not null),
  'systems', (select coalesce(json_agg(s.name order by s.position), '[]') from activity_system s where s.organisation_id = a.organisation_id and s.activity_id = a.id))`;

/** Drills are numbered apart. */
const SEQUENCES = { REPORT: 'report_reference', DRILL: 'drill_reference' } as const;

export interface ReportSources {
  readonly organisation: OrganisationBlock & { readonly nameVi: string };
  readonly provinceCode: string;
  readonly sector: string;
  readonly defenceScope: boolean;
  readonly activities: readonly ActivityFactsForReport[];
  /** The next number of the reference sequence, where one was asked for. */
  readonly serial: number | null;
}

/** What a report draws on, in one statement: the organisation's block and the chosen activities of its register. */
export async function loadReportSources(
  tx: Tx,
  activityIds: readonly string[],
  options: { reportId?: string; serial?: keyof typeof SEQUENCES | null } = {},
): Promise<ReportSources> {
  const [row] = await tx.sql<{ value: ReportSources }>(
    `select json_build_object('organisation', ${ORGANISATION_BLOCK}, 'provinceCode', o.province_code, 'sector', o.sector, 'defenceScope', o.defence_scope,
       'activities', (select coalesce(json_agg(${ACTIVITY} order by a.code), '[]') from processing_activity a
         where a.organisation_id = o.id
           and a.id in (select unnest(?::uuid[]) union all select r.activity_id from report_activity r where r.report_id = ?::uuid)),
       'serial', ${options.serial ? `nextval('${SEQUENCES[options.serial]}')` : 'null'}) as value
     from organisation o where o.id = app.organisation_id()`,
    [`{${activityIds.join(',')}}`, options.reportId ?? null],
  );
  if (!row) throw new Error('no organisation in this context');
  return row.value;
}
