import { join } from 'node:path';
import { Client } from 'pg';
import type { Wrong } from './judge.js';
import type { Clone } from './processes.js';
import type { Target } from './run.js';

/** A protection that is switched off, in the processes or in the server of one run and nowhere in the product. */
export interface Control {
  readonly name: string;
  /** What the judge must then find, in its words. */
  readonly wrong: Wrong;
  readonly what: string;
  readonly targets: readonly Target[];
  readonly preload: (clone: Clone) => readonly string[];
  /** Once the system is up: at its start it would refuse. */
  readonly sabotage: (adminUrl: string) => Promise<void>;
}

const module = (name: string) => (clone: Clone) => [join(clone.root, 'test/crash/controls', name)];

export const CONTROLS: readonly Control[] = [
  {
    name: 'synchronous_commit=off',
    wrong: 'lost',
    what: 'an acknowledged filing that is gone',
    // A process of ours that starts again would refuse this server.
    targets: ['postgresql'],
    preload: () => [],
    sabotage: (adminUrl) => superuser(adminUrl, ['alter system set synchronous_commit = off', 'select pg_reload_conf()']),
  },
  {
    name: 'outbox row outside the transaction',
    wrong: 'halfWritten',
    what: 'a filing without its one event in the outbox',
    targets: ['api', 'postgresql'],
    preload: module('outbox-outside.mjs'),
    sabotage: withoutOutbox,
  },
  {
    name: 'answer before the commit',
    wrong: 'lost',
    what: 'an acknowledged filing that is gone',
    targets: ['postgresql'],
    preload: module('answer-before-commit.mjs'),
    sabotage: async () => undefined,
  },
];

/** `app.record` as it is, but for its insert into the outbox. */
async function withoutOutbox(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ text: string }>("select pg_get_functiondef('app.record(jsonb)'::regprocedure) as text");
    const without = rows[0]!.text.replace(/insert into outbox[^;]*;/, '');
    if (without === rows[0]!.text) throw new Error('app.record has no insert into the outbox');
    await client.query(without);
  } finally {
    await client.end();
  }
}

async function superuser(adminUrl: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
