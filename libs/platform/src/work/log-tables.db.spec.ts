import { Pool } from 'pg';
import { newId } from '#kernel';
import type { RecordedEvent } from '#platform';
import { appendToFrontier, EMPTY_ROOT, leafHash, nodeHash } from '#platform/log';
import { type Played, playMainJob } from '../../../../test/support/played.js';
import { World } from '../../../../test/support/world.js';

const LEAVES = 130;
const TEST = { kind: 'system', name: 'test' } as const;

describe('the log in the database', () => {
  let world: World;
  let played: Played;
  const recorded: RecordedEvent[] = [];
  beforeAll(async () => {
    world = await World.create();
    const { rows } = await world.admin.query<{ size: string; root: Buffer }>('select * from app.log_root()');
    expect([Number(rows[0]!.size), rows[0]!.root]).toEqual([0, EMPTY_ROOT]);
    played = await playMainJob(world, 'chim-yen');
    for (const size of [1, 2, 7, LEAVES])
      await world.workerHouse.uow.run(TEST, async (tx) => {
        for (let i = 0; i < size; i++) recorded.push(tx.record({ type: 'Tried', subjects: [newId()] }));
      });
  });
  afterAll(() => world.destroy());

  it('grows as RFC 6962 says: nodes, frontier, roots and proofs are those of our own Merkle tree', async () => {
    const { rows: leaves } = await world.admin.query<{ entry: string }>('select entry from log_leaf order by idx');
    const { rows: nodes } = await world.admin.query<{ at: string; hash: Buffer }>("select level || ':' || idx as at, hash from log_node");
    expect(leaves.length).toBeGreaterThan(LEAVES);
    const expected = new Map<string, string>();
    const roots: string[] = [];
    const proofs: string[][] = [];
    let frontier: Buffer[] = [];
    leaves.forEach(({ entry }, size) => {
      proofs.push([...frontier].reverse().map((hash) => hash.toString('base64')));
      const grown = appendToFrontier(frontier, size, leafHash(Buffer.from(entry)));
      for (const { level, index, hash } of grown.completed) expected.set(`${level}:${index}`, hash.toString('hex'));
      roots.push(grown.root.toString('base64'));
      frontier = grown.frontier;
    });
    expect(Object.fromEntries(nodes.map(({ at, hash }) => [at, hash.toString('hex')]))).toEqual(Object.fromEntries(expected));

    const { rows: head } = await world.admin.query<{ size: string; frontier: Buffer[]; root: Buffer }>(
      'select h.size, h.frontier, r.root from log_head h, app.log_root() r',
    );
    expect([Number(head[0]!.size), head[0]!.frontier]).toEqual([leaves.length, frontier]);
    expect(head[0]!.root.toString('base64')).toBe(roots.at(-1));

    for (const { position } of recorded) {
      expect(position!.root).toBe(roots[position!.index]);
      expect(position!.proof).toEqual(proofs[position!.index]);
    }
  });

  it('gives for every event the proof it was recorded with, and no other', async () => {
    for (const { event, position } of recorded) {
      const { rows } = await world.admin.query<{ leaf: { index: number; entry: string; proof: string[]; root: string } }>(
        'select app.leaf_of_event($1, $2) as leaf',
        [event.type, event.subjects[0]],
      );
      const { leaf } = rows[0]!;
      const plain = (text: string) => text.replaceAll('\n', '');
      expect({ ...leaf, proof: leaf.proof.map(plain), root: plain(leaf.root) }).toEqual(position);
      const root = leaf.proof.reduce((hash, sibling) => nodeHash(Buffer.from(sibling, 'base64'), hash), leafHash(Buffer.from(leaf.entry)));
      expect(root.toString('base64')).toBe(position!.root);
    }
    const { rows } = await world.admin.query("select app.leaf_of_event('Tried', $1) as leaf", [newId()]);
    expect(rows[0].leaf).toBeNull();
  });

  it('refuses an event whose time is not now', async () => {
    const record = (at: string) =>
      world.house.database.pool.query('select app.record($1)', [
        JSON.stringify([{ id: newId(), type: 'Tried', at, entry: '{}', subjects: [], payload: {}, awaited: false }]),
      ]);
    const { rows } = await world.admin.query<{ early: string; late: string }>(
      "select now() - interval '61 seconds' as early, now() + interval '5 seconds' as late",
    );
    await expect(record(new Date(rows[0]!.early).toISOString())).rejects.toMatchObject({ code: 'KH002' });
    await expect(record(new Date(rows[0]!.late).toISOString())).rejects.toMatchObject({ code: 'KH002' });
  });

  describe.each(['api', 'worker'] as const)('as the role of the %s', (role) => {
    let pool: Pool;
    beforeAll(() => {
      pool = new Pool({ connectionString: role === 'api' ? world.database.apiUrl : world.database.workerUrl, max: 1 });
    });
    afterAll(() => pool.end());

    /** Runs in the widest context that the role can have. */
    const attempt = async (text: string): Promise<number | string | null> => {
      await pool.query('begin');
      try {
        if (role === 'worker') await pool.query("select app.enter_system('test')");
        else await pool.query('select app.enter($1)', [(played.officer.caller as { tokenHash: Buffer }).tokenHash]);
        return (await pool.query(text)).rowCount;
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await pool.query('rollback');
      }
    };

    it.each(['log_head', 'log_node', 'log_leaf'])('%s is not written', async (table) => {
      const { rows } = await world.admin.query<{ column: string }>(
        'select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0',
        [table],
      );
      for (const { column } of rows)
        expect([column, await attempt(`update ${table} set ${column} = ${column}`)]).toEqual([column, '42501']);
      for (const text of [
        `delete from ${table}`,
        `truncate ${table}`,
        `insert into ${table} select * from ${table}`,
        `lock ${table} in exclusive mode`,
      ])
        expect([text, await attempt(text)]).toEqual([text, '42501']);
    });

    it('the leaf of a thing that did not happen is not appended', async () => {
      expect(await attempt("select app.append_leaf('{}', gen_random_uuid(), 'Tried', '{}')")).toBe('42501');
      expect(await attempt('select app.set_context(null, null, null)')).toBe('42501');
    });

    it('of a filing nothing but its state is written', async () => {
      const { rows } = await world.admin.query<{ column: string }>(
        "select attname as column from pg_attribute where attrelid = 'filing'::regclass and attnum > 0 and attgenerated = ''",
      );
      const written: string[] = [];
      for (const { column } of rows) if ((await attempt(`update filing set ${column} = ${column}`)) !== '42501') written.push(column);
      expect(written.sort()).toEqual(['state', 'version']);
      expect(await attempt('update filing set state = state')).toBeGreaterThan(0);
      expect(await attempt('delete from filing')).toBe('42501');
    });

    it.each(['clock_verdict', 'activity_version', 'acknowledgement', 'delivery_attempt'])(
      'a row of %s is neither changed nor deleted',
      async (table) => {
        expect(await attempt(`update ${table} set organisation_id = organisation_id`)).toMatch(/42501|42703/);
        expect(await attempt(`delete from ${table}`)).toBe('42501');
      },
    );
  });

  it('is written by a superuser, which is what the signed heads outside are for', async () => {
    const client = await world.admin.connect();
    try {
      await client.query('begin; set local session_replication_role = replica');
      expect((await client.query("update log_leaf set entry = '{}' where idx = 0")).rowCount).toBe(1);
      expect((await client.query("update filing set content = '{}'")).rowCount).toBeGreaterThan(0);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
