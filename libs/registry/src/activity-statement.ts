import type { DataTypeCode, OperationCode, TransferCase } from '#law';
import { jsonObject } from '#platform';
import { ACTIVITY_COLUMNS } from './activity.queries.js';
import type { ActivityRole } from './entities.js';

/** What an activity states to whoever draws on it. Members that versions from before they were kept do not have are optional. */
export interface StatedActivity {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Number of the published version that says so; null where none was published yet and the draft speaks. */
  readonly version: number | null;
  /** Version of the row, at the time of reading. */
  readonly row: number;
  readonly content: StatedContent;
  /** Of the parties that it names, by the id of the party: what the register of parties knows. */
  readonly parties: Readonly<Record<string, { readonly taxCode: string | null; readonly pdpContact: string | null }>>;
}

interface StatedParty {
  readonly name: string;
  readonly partyId?: string | null;
  readonly country?: string | null;
  readonly contractNumber?: string | null;
  readonly contractDate?: string | null;
  readonly service?: string | null;
  readonly note?: string | null;
}

export interface StatedContent {
  readonly role: ActivityRole;
  readonly purpose: string;
  readonly legalBases: readonly string[];
  readonly operations: readonly OperationCode[];
  readonly measures: readonly string[];
  readonly retention: string | null;
  readonly deletionMethod: string | null;
  readonly crossBorder: boolean | null;
  readonly firstProcessedOn: string | null;
  readonly endedOn?: string | null;
  readonly subjectGroups: readonly { readonly name: string; readonly subjectCount: number | null }[];
  readonly dataTypes: readonly {
    readonly code: DataTypeCode | null;
    readonly label: string | null;
    readonly subjectGroup?: string | null;
    readonly retention?: string | null;
    readonly retentionBasis?: string | null;
    readonly retentionTrigger?: string | null;
  }[];
  readonly purposes?: readonly { readonly text: string; readonly legalBasis: string | null }[];
  readonly protectionMeasures?: readonly { readonly kind: string; readonly text: string }[];
  readonly transfers?: readonly {
    readonly case: TransferCase;
    readonly detail: string | null;
    readonly country: string | null;
    readonly recipient: string | null;
    readonly partyId: string | null;
    readonly safeguards: string | null;
    readonly firstTransferredOn: string | null;
  }[];
  readonly systems: readonly { readonly name: string }[];
  readonly recipients: readonly StatedParty[];
  readonly processors: readonly StatedParty[];
  readonly thirdParties?: readonly StatedParty[];
}

const linked = (table: string) => `select c.party_id from ${table} c where c.organisation_id = a.organisation_id and c.activity_id = a.id`;

/** A {@link StatedActivity} of an activity `a`: its last published version, which somebody answered for, or the draft where there is none. */
export const STATED_ACTIVITY_JSON = `json_build_object('id', a.id, 'code', a.code, 'name', a.name, 'version', nullif(a.published_version, 0), 'row', a.version,
  'content', coalesce((select to_json(v.snapshot) from activity_version v where v.activity_id = a.id and v.number = a.published_version),
    ${jsonObject(ACTIVITY_COLUMNS, new Set(Object.keys(ACTIVITY_COLUMNS)))}),
  'parties', (select coalesce(json_object_agg(q.id, json_build_object('taxCode', q.tax_code, 'pdpContact', q.pdp_contact) order by q.id), '{}') from party q
    where q.organisation_id = a.organisation_id and q.id in (${linked('activity_party')} union ${linked('activity_transfer')})))`;
