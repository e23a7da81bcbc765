import { Migration } from '@mikro-orm/migrations';

/** Neither who presented an activity nor who wrote it last is the second pair of eyes; a thread keeps what it was about. */
export class Migration0041ReviewAndThreads extends Migration {
  override up(): void {
    this.addSql(`set local role khien_owner; ${ANOTHER_MAY_PUBLISH}`);
    this.addSql(ABOUT);
    this.addSql('reset role');
  }
}

/** One bit about one's own organisation, as before: whether somebody else may publish who is none of these people. */
const ANOTHER_MAY_PUBLISH = `
  create function app.another_may_publish(p_besides uuid[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select 1 from membership m join user_account u on u.id = m.user_id and u.disabled_at is null
      where m.organisation_id = app.organisation_id() and m.ended_at is null and m.user_id <> app.user_id()
        and m.roles && array['PDP_OFFICER', 'APPROVER'] and not coalesce(m.user_id = any (p_besides), false))
  $$;
  alter function app.another_may_publish(uuid[]) owner to khien_definer;
  revoke all on function app.another_may_publish(uuid[]) from public;
  grant execute on function app.another_may_publish(uuid[]) to khien_api, khien_worker;
  drop function app.another_may_publish();
`;

const ABOUT = `
  alter table activity_thread add about jsonb, add about_version integer;
`;
