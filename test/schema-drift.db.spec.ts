import type { EntityMetadata } from '@mikro-orm/core';
import type { Pool, PoolClient } from 'pg';
import { World } from './support/world.js';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly filled: boolean;
}

/** Names by which the ORM and PostgreSQL call the same type. */
const SAME: Readonly<Record<string, string>> = { int: 'integer', timestamptz: 'timestamp with time zone', varchar: 'character varying' };

describe('entities and tables', () => {
  let world: World;
  let entities: readonly EntityMetadata[];
  beforeAll(async () => {
    world = await World.create();
    entities = [...world.house.database.orm.getMetadata().getAll().values()];
  });
  afterAll(() => world.destroy());

  /** Where an entity says something else than its table; empty is good. */
  const driftIn = async (client: Pool | PoolClient): Promise<string[]> => {
    const drift: string[] = [];
    for (const meta of entities) {
      const { rows } = await client.query<Column>(
        `select attname as name, format_type(atttypid, null) as type, attnotnull as required, atthasdef as filled from pg_attribute
          where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
        [`public.${meta.tableName}`],
      );
      const columns = new Map(rows.map((column) => [column.name, column]));
      const mapped = new Set<string>();
      for (const property of meta.props.filter(({ fieldNames, kind }) => fieldNames && kind !== '1:m' && kind !== 'm:n')) {
        const [field = ''] = property.fieldNames;
        mapped.add(field);
        const column = columns.get(field);
        const where = `${meta.tableName}.${field}`;
        if (!column) {
          drift.push(`${where} is not there`);
          continue;
        }
        const type = property.columnTypes[0]!.replace(/\(\d+\)/, '');
        const array = type.endsWith('[]') ? '[]' : '';
        const plain = type.replace('[]', '');
        if (`${SAME[plain] ?? plain}${array}` !== column.type) drift.push(`${where} is ${column.type}, not ${type}`);
        if (column.required === Boolean(property.nullable)) drift.push(`${where} may ${column.required ? 'not ' : ''}be null`);
      }
      // What the database demands and no entity gives would make every insert fail.
      for (const { name, required, filled } of columns.values())
        if (required && !filled && !mapped.has(name)) drift.push(`${meta.tableName}.${name} is not mapped`);
    }
    return drift.sort();
  };

  it('agree in columns, types and what may be null', async () => {
    expect(entities.length).toBeGreaterThanOrEqual(18);
    expect(await driftIn(world.admin)).toEqual([]);
  });

  it.each([
    ['alter table filing drop column form_code', 'filing.form_code is not there'],
    ['alter table filing rename column salt to pepper', 'filing.salt is not there'],
    ['alter table filing rename column salt to pepper', 'filing.pepper is not mapped'],
    ['alter table delivery alter column delivered_at type date', 'delivery.delivered_at is date, not timestamptz'],
    [
      "alter table processing_activity alter legal_bases drop default, alter legal_bases type text using ''",
      'processing_activity.legal_bases is text, not text[]',
    ],
    ['alter table filing alter column digest drop not null', 'filing.digest may be null'],
    ['alter table delivery alter column registry_number set not null', 'delivery.registry_number may not be null'],
    ['alter table notification add level text not null', 'notification.level is not mapped'],
  ])('would be caught drifting: %s', async (fault, finding) => {
    const client = await world.admin.connect();
    try {
      await client.query(`begin; ${fault}`);
      expect(await driftIn(client)).toContain(finding);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('agree on versions: what is locked optimistically has an integer that starts at one', async () => {
    for (const meta of entities.filter(({ versionProperty }) => versionProperty)) {
      const { rows } = await world.admin.query<{ value: string }>(
        "select column_default as value from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name = 'version'",
        [meta.tableName],
      );
      expect([meta.tableName, rows[0]?.value]).toEqual([meta.tableName, '1']);
    }
  });
});
