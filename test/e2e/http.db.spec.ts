import request from 'supertest';
import { parseVkey, verifyCheckpoint } from '#platform/log';
import { Lifecycle } from '../../apps/api/src/http/lifecycle.js';
import { World } from '../support/world.js';

describe('the HTTP edge beside GraphQL', () => {
  let world: World;
  let server: Parameters<typeof request>[0];
  beforeAll(async () => {
    world = await World.create();
    server = (await world.app()).getHttpServer() as typeof server;
  });
  afterAll(() => world.destroy());

  it('is live and ready, and tells nothing else', async () => {
    await request(server).get('/health/live').expect(200, { status: 'live' });
    await request(server).get('/health/ready').expect(200, { status: 'ready', database: true });
  });

  it('is no longer ready, but still live, once it is on its way out', async () => {
    const lifecycle = (await world.app()).get(Lifecycle);
    lifecycle.stopping = true;
    await request(server).get('/health/ready').expect(503);
    await request(server).get('/health/live').expect(200);
    lifecycle.stopping = false;
  });

  it('publishes the key of the log and a head that verifies with it', async () => {
    await world.organisation();
    const key = (await request(server).get('/log/key').expect(200)).text.trim();
    const { text } = await request(server)
      .get('/log/checkpoint')
      .expect(200)
      .expect('content-type', /text\/plain/);
    expect(verifyCheckpoint(text, parseVkey(key)).size).toBeGreaterThan(0);
    expect(key).toBe(world.signer.vkey);
    const forged = text.replace(/\n(\d+)\n/, (_line, size: string) => `\n${Number(size) + 1}\n`);
    expect(() => verifyCheckpoint(forged, parseVkey(key))).toThrow();
  });

  it('sends the headers that keep a browser from being used against us', async () => {
    const { headers } = await request(server).get('/health/live');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toContain('max-age=');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('refuses bytes without a session, and says so in both languages', async () => {
    const answer = await request(server)
      .put('/uploads/00000000-0000-7000-8000-000000000000')
      .set('content-type', 'application/octet-stream')
      .send('x');
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: 'UNAUTHENTICATED', messageVi: expect.any(String), messageEn: expect.any(String) });
  });

  it('answers an unknown path without a stack', async () => {
    const { status, text } = await request(server).get('/no-such-path');
    expect(status).toBe(404);
    expect(text).not.toMatch(/at .*\.(js|ts):\d+/);
  });

  it('gives the receipt of a filing to nobody without a session, and to no stranger', async () => {
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const path = '/receipts/00000000-0000-7000-8000-000000000000';
    await request(server).get(path).expect(401);
    await request(server).get(path).set('authorization', `Bearer ${stranger.token}`).expect(404);
  });
});
