import { Migration } from '@mikro-orm/migrations';
import { allow, mustBeRecorded, protect, UNIT } from './policies.js';

/** Units that get a report by others to know, beside the desk that it came to. */
export class Migration0009ThirdPartyCopies extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${COPIES}`);
    this.addSql('reset role');
  }
}

/**
 * A copy opens the report itself to another unit, to be read; its words with the reporter, its scans and its decision stay
 * with the desk, whose policies none of this touches. Practice and reality do not mix, as with deliveries: both units are
 * sandboxes, or neither is.
 */
const COPIES = `
  create table third_party_copy (
    third_party_report_id uuid not null,
    -- The unit that gets the copy, and the desk that gives it.
    unit_id uuid not null,
    desk_id uuid not null check (desk_id <> unit_id),
    sandbox boolean not null,
    primary key (third_party_report_id, unit_id),
    foreign key (desk_id, third_party_report_id) references third_party_report (unit_id, id),
    foreign key (desk_id, sandbox) references authority_unit (id, sandbox),
    foreign key (unit_id, sandbox) references authority_unit (id, sandbox)
  );
  create index third_party_copy_unit on third_party_copy (unit_id);
  ${protect('third_party_copy')}
  ${allow('third_party_copy', 'desk', ['select', 'insert'], `desk_id = ${UNIT}`)}
  ${allow('third_party_copy', 'unit', ['select'], `unit_id = ${UNIT}`)}
  create policy definer on third_party_copy for insert to khien_definer with check (true);
  grant insert on third_party_copy to khien_definer;
  ${mustBeRecorded('third_party_copy', 'third_party_report_id')}
  ${allow(
    'third_party_report',
    'copy',
    ['select'],
    `${UNIT} is not null and exists (select 1 from third_party_copy c where c.third_party_report_id = third_party_report.id and c.unit_id = ${UNIT})`,
  )}

  create function app.province_of_tax_code(p_tax_code text) returns text
  language sql stable security definer set search_path = pg_catalog, public as $$
    select province_code from organisation where app.unit_id() is not null and replace(tax_code, '-', '') = replace(p_tax_code, '-', '')
  $$;

  -- As before, and with its copies. Who has no context cannot ask in which province an organisation is registered: the route for each province comes along,
  -- and the one that holds is found here. Where the register knows none, what the reporter says of the province counts.
  create or replace function app.receive_third_party_report(p jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    desk uuid;
    about record;
    province text;
    route jsonb;
  begin
    select o.id, o.province_code into about from organisation o where replace(o.tax_code, '-', '') = replace(p->>'aboutTaxCode', '-', '');
    province := coalesce(about.province_code, p->>'aboutProvinceCode', '');
    if p->'routes'->province is null then province := ''; end if;
    route := p->'routes'->province;
    select u.id into desk from authority_unit u where u.code in (route->>'lead', p->>'fallbackCode') and not u.sandbox
      order by u.code = route->>'lead' desc limit 1;
    if desk is null then return null; end if;
    insert into third_party_report (id, reference, channel, unit_id, state, code_hash, reporter_kind, reporter_name, reporter_organisation_id, sealed_contact,
        about_name, about_organisation_id, content, salt, digest, regime, notice_class, rule, article, verdict, due_at, routing_rule, routing_inputs, received_at, entered_at)
      values ((p->>'id')::uuid, p->>'reference', 'WEB', desk, 'UNVERIFIED', decode(p->>'codeHash', 'hex'), p->>'reporterKind', p->>'reporterName',
        (select o.id from organisation o where replace(o.tax_code, '-', '') = replace(p->>'reporterTaxCode', '-', '')), p->>'sealedContact', p->>'aboutName',
        about.id, p->>'content', p->>'salt', p->>'digest', p->>'regime', p->>'noticeClass', p->>'rule', p->>'article', p->>'verdict', (p->>'dueAt')::timestamptz,
        route->>'rule', p->'routingInputs' || jsonb_build_object('provinceCode', province), (p->>'receivedAt')::timestamptz, (p->>'receivedAt')::timestamptz);
    insert into third_party_copy (third_party_report_id, unit_id, desk_id, sandbox)
      select (p->>'id')::uuid, u.id, desk, false from authority_unit u
        where u.code in (select jsonb_array_elements_text(route->'copies')) and not u.sandbox and u.id <> desk;
    return desk;
  end $$;
  alter function app.province_of_tax_code(text) owner to khien_definer;
  grant execute on function app.province_of_tax_code(text) to khien_api;
`;
