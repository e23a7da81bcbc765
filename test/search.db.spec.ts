import { newId } from '#kernel';
import { type ActivityContent, draftProcessingActivity, reviseProcessingActivity } from '#registry';
import { playMainJob } from './support/played.js';
import { tamper } from './support/records.js';
import { statementsOf } from './support/statements.js';
import { type Person, World } from './support/world.js';

const SEARCH = `query ($query: String!, $kinds: [SearchKind!], $first: Int! = 20) {
  search(query: $query, kinds: $kinds, first: $first) { kind id code title snippet matched score } }`;

interface Hit {
  readonly kind: string;
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly snippet: string | null;
  readonly matched: string;
  readonly score: number;
}

describe('one box', () => {
  let world: World;
  let dpo: Person;
  let stranger: Person;

  const content = (code: string, name: string, more: Partial<ActivityContent> = {}): ActivityContent => ({
    code,
    name,
    role: 'CONTROLLER' as never,
    purpose: '',
    legalBases: [],
    operations: [],
    measures: [],
    subjectGroups: [],
    dataTypes: [],
    systems: [],
    parties: [],
    ...more,
  });
  const draft = (person: Person, ...of: Parameters<typeof content>) =>
    world.uow.run(person.caller, (tx) => draftProcessingActivity(tx, content(...of)));
  const search = async (query: string, person: Person = dpo, more: Record<string, unknown> = {}): Promise<Hit[]> => {
    const { data, errors } = await world.gql<{ search: Hit[] }>(SEARCH, { query, ...more }, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.search;
  };
  const titles = async (query: string, person?: Person) => (await search(query, person)).map(({ title }) => title);

  beforeAll(async () => {
    world = await World.create();
    await world.app();
    const [ours, theirs] = [await world.organisation(), await world.organisation()];
    dpo = await world.person(['PDP_OFFICER'], { organisationId: ours.id });
    stranger = await world.person(['PDP_OFFICER'], { organisationId: theirs.id });
    await draft(dpo, 'HD-001', 'Hồ sơ nhân sự', { orgUnit: 'Phòng Tổ chức', purpose: 'Trả lương và đóng bảo hiểm xã hội' });
    await draft(dpo, 'HD-002', 'Tuyển dụng nhân sự');
    await draft(dpo, 'HD-0010', 'Đào tạo đội ngũ', {
      systems: [{ name: 'Hệ thống Đào tạo', location: 'VN' }] as never,
      parties: [{ kind: 'PROCESSOR', name: 'Công ty Lương Nhanh' }] as never,
    });
    await draft(stranger, 'HD-001', 'Hồ sơ nhân sự của đơn vị khác');
  });
  afterAll(() => world.destroy());

  it.each(['ho so nhan su', 'Hồ sơ nhân sự', 'HO SO  NHAN-SU', 'hồ sơ nhân sự'.normalize('NFD')])(
    'finds %s with or without diacritics',
    async (query) => {
      expect((await search(query))[0]).toMatchObject({ kind: 'ACTIVITY', code: 'HD-001', title: 'Hồ sơ nhân sự', matched: 'TITLE' });
    },
  );

  it('takes đ for d', async () => {
    expect(await titles('dao tao doi ngu')).toEqual(['Đào tạo đội ngũ']);
    expect(await titles('đao tao')).toEqual(['Đào tạo đội ngũ', 'Hệ thống Đào tạo']);
  });

  it('finds while it is being typed, also in the middle, in any order', async () => {
    expect(await titles('tuyen d')).toEqual(['Tuyển dụng nhân sự']);
    expect(await titles('dung tuyen')).toEqual(['Tuyển dụng nhân sự']);
    expect((await titles('nhan s')).sort()).toEqual(['Hồ sơ nhân sự', 'Tuyển dụng nhân sự']);
  });

  it('puts the code itself first, then codes that begin so', async () => {
    expect((await search('hd-001')).map(({ code, matched, score }) => [code, matched, score])).toEqual([
      ['HD-001', 'CODE', 1],
      ['HD-0010', 'CODE', expect.closeTo(0.92, 5)],
    ]);
    expect((await search('hd 001'))[0]!.code).toBe('HD-001');
  });

  it('finds by department and purpose, and shows where', async () => {
    const [hit] = await search('bao hiem');
    expect(hit).toMatchObject({ code: 'HD-001', matched: 'WORDS' });
    expect(hit!.snippet).toContain('bảo hiểm');
  });

  it.each([
    ['ho so nhna su', 'Hồ sơ nhân sự'],
    ['tuyen dugn', 'Tuyển dụng nhân sự'],
    ['luowng nhanh', 'Công ty Lương Nhanh'],
  ])('forgives a slip: %s', async (query, title) => {
    const [hit] = await search(query);
    expect(hit).toMatchObject({ title, matched: 'SIMILAR' });
    expect(hit!.score).toBeLessThan(0.55);
  });

  it('finds systems and parties, and only the kinds that were asked for', async () => {
    expect((await search('dao tao')).map(({ kind }) => kind).sort()).toEqual(['ACTIVITY', 'SYSTEM']);
    expect((await search('dao tao', dpo, { kinds: ['SYSTEM'] })).map(({ kind }) => kind)).toEqual(['SYSTEM']);
    expect((await search('luong nhanh'))[0]).toMatchObject({ kind: 'PARTY' });
  });

  it('follows a revision at once', async () => {
    const { id, version } = await draft(dpo, 'HD-9', 'Bãi giữ xe');
    await world.uow.run(dpo.caller, (tx) => reviseProcessingActivity(tx, id, version, content('HD-9', 'Nhà để xe')));
    expect(await titles('bai giu')).toEqual([]);
    expect(await titles('nha de')).toEqual(['Nhà để xe']);
  });

  it('forgets at once what is deleted', async () => {
    const { id } = await draft(dpo, 'HD-8', 'Bến phà cũ');
    const entries = 'select count(*)::integer as n from search_entry where subject_id = $1';
    const client = await world.admin.connect();
    try {
      await client.query('begin');
      expect((await client.query(entries, [id])).rows).toEqual([{ n: 1 }]);
      await client.query('delete from processing_activity where id = $1', [id]);
      expect((await client.query(entries, [id])).rows).toEqual([{ n: 0 }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('shows another organisation nothing, and whoever asks for nothing neither', async () => {
    expect(await titles('nhan su', stranger)).toEqual(['Hồ sơ nhân sự của đơn vị khác']);
    for (const query of ['', '  ', '---', '%', '_']) expect(await search(query)).toEqual([]);
  });

  it.each(["'; drop table search_entry; --", '%L %1$s', '\\', 'a'.repeat(200), 'ho '.repeat(60)])('takes %s as words', async (query) => {
    expect(await search(query)).toEqual(expect.any(Array));
  });

  it('is bounded, and one statement however much there is', async () => {
    const { organisationId } = (
      await world.admin.query<{ organisationId: string }>('select organisation_id as "organisationId" from membership where id = $1', [
        dpo.membershipId,
      ])
    ).rows[0]!;
    await search('khach hang'); // Now and then a session is told that it lives, with a statement of its own.
    const few = await statementsOf(world, () => search('khach hang'));
    await tamper(
      world,
      `insert into search_entry (kind, subject_id, place_id, code, title, folded_code, folded_title, folded)
       select 'ACTIVITY', gen_random_uuid(), $1, 'KH-' || i, 'Khách hàng ' || i, 'kh ' || i, 'khach hang ' || i, ' kh ' || i || ' khach hang ' || i || ' '
       from generate_series(1, 500) i`,
      [organisationId],
    );
    expect(await statementsOf(world, () => search('khach hang'))).toBe(few);
    expect(await search('hang khach')).toHaveLength(20);
    expect(await search('khach hang', dpo, { first: 3 })).toHaveLength(3);
    const { errors } = await world.gql(SEARCH, { query: 'x', first: 21 }, dpo);
    expect(errors).toBeTruthy();
  });

  it('keeps an entry that is not of one’s place from being read, whatever the function answers', async () => {
    const own = await world.uow.read<unknown[]>(dpo.caller, {
      name: 'entries',
      text: "select coalesce(json_agg(title), '[]') as value from search_entry where title like '%đơn vị khác%'",
      values: [],
    });
    expect(own.value).toEqual([]);
    await tamper(
      world,
      `insert into search_entry (kind, subject_id, place_id, title, folded_title, folded) values ('ACTIVITY', $1, $1, 'Của ai khác', 'cua ai khac', ' cua ai khac ')`,
      [newId()],
    );
    expect(await titles('cua ai khac')).toEqual([]);
  });

  it('finds at the desk of a unit what arrived there, and nothing of registers', async () => {
    const played = await playMainJob(world, 'chim-yen');
    const { rows } = await world.admin.query<{ code: string; reference: string }>(
      'select registry_number as code, reference from delivery where id = $1',
      [played.deliveryId],
    );
    const { code, reference } = rows[0]!;
    expect((await search(code, played.officer))[0]).toMatchObject({
      kind: 'DELIVERY',
      id: played.deliveryId,
      code,
      matched: 'CODE',
      score: 1,
    });
    expect((await search(reference, played.officer)).map(({ id }) => id)).toContain(played.deliveryId);
    expect(new Set((await search('chim yen', played.officer)).map(({ kind }) => kind))).toEqual(new Set(['DELIVERY', 'WORK']));
    expect(new Set((await search('chim yen', played.dpo)).map(({ kind }) => kind))).not.toContain('DELIVERY');
    expect((await search(reference, played.dpo))[0]).toMatchObject({ kind: 'REPORT', id: played.reportId, matched: 'CODE' });
    expect(await search(reference, dpo)).toEqual([]);
  });

  it('looks at few entries among very many of its own place, whether all have the words or one', async () => {
    const place = newId();
    await tamper(
      world,
      `insert into search_entry (kind, subject_id, place_id, code, title, folded_code, folded_title, folded)
       select 'ACTIVITY', gen_random_uuid(), $1, i, w, i, w, ' ' || i || ' ' || w || ' '
       from (select i::text, 'hop dong ' || md5(i::text) as w from generate_series(1, 20000) i) e`,
      [place],
    );
    await world.admin.query('analyze search_entry');
    const client = await world.admin.connect();
    const read = async () => {
      const { rows } = await client.query<{ n: number }>(
        "select (seq_tup_read + idx_tup_fetch)::integer as n from pg_stat_xact_user_tables where relname = 'search_entry'",
      );
      return rows[0]!.n;
    };
    const touched = async (query: string) => {
      await client.query('begin');
      const before = await read();
      await client.query("select set_config('app.organisation_id', $1, true)", [place]);
      const { rowCount: hits } = await client.query("select from app.search($1, '{ACTIVITY,SYSTEM}', 20)", [query]);
      const after = await read();
      await client.query('rollback');
      return { hits, few: after - before < 1000 };
    };
    try {
      expect(await touched('hop dong')).toEqual({ hits: 20, few: true });
      expect(await touched('dong hop')).toEqual({ hits: 20, few: true });
      expect(await touched('c4ca4238')).toEqual({ hits: 1, few: true });
      // Positive control: without the index of trigrams all of them are looked at.
      await world.admin.query('drop index search_entry_words');
      expect(await touched('c4ca4238')).toEqual({ hits: 1, few: false });
    } finally {
      client.release();
    }
  });
});
