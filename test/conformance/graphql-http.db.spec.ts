import { serverAudits } from 'graphql-http';
import { World } from '../support/world.js';

/**
 * The audit suite of the GraphQL-over-HTTP working draft, in a profile with introspection (two of the audits ask for
 * `__type`). The header is what our protection against forged requests wants from a client that sends a GET.
 */
let base = '';
const fetchFn = (_url: string, init: RequestInit = {}) => {
  const query = /\?.*$/.exec(_url)?.[0] ?? '';
  return fetch(`${base}${query}`, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'apollo-require-preflight': 'true' },
  });
};
const audits = serverAudits({ url: 'http://khien.test/graphql', fetchFn });

describe('GraphQL over HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
    const app = await world.app();
    await app.listen(0, '127.0.0.1');
    base = `${await app.getUrl()}/graphql`;
  });
  afterAll(() => world.destroy());

  it('has the 61 audits of version 1.23.1', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? null : `${result.status}: ${result.reason}`).toBeNull();
  });

  it('is judged by audits that can fail: against a page that is no GraphQL, most do', async () => {
    const elsewhere = serverAudits({ url: base.replace('/graphql', '/health/live'), fetchFn: fetch });
    const results = await Promise.all(elsewhere.map((audit) => audit.fn()));
    expect(results.filter(({ status }) => status !== 'ok').length).toBeGreaterThan(40);
  });
});
