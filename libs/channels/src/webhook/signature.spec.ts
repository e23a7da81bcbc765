import { Webhook } from 'standardwebhooks';
import { isWebhookSecret, judgeSignature, newWebhookSecret, signWebhook } from './signature.js';

const BODY = '{"note":"Đã đến – “ổn”"}';

describe('signatures after Standard Webhooks', () => {
  const secret = newWebhookSecret();
  const now = new Date();
  const id = 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W';

  it('agree with the package standardwebhooks both ways', () => {
    const ours = signWebhook(id, now, BODY, [secret]);
    expect(new Webhook(secret).verify(BODY, { ...ours })).toEqual(JSON.parse(BODY));
    const theirs = { ...ours, 'webhook-signature': new Webhook(secret).sign(id, now, BODY) };
    expect(theirs).toEqual(ours);
    expect(judgeSignature(theirs, Buffer.from(BODY), [secret], now)).toBe('VALID');
  });

  it('agree with the example of the specification', () => {
    const at = new Date(1614265330_000);
    const headers = signWebhook('msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']);
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('count if any of them fits any secret', () => {
    const other = newWebhookSecret();
    const headers = signWebhook(id, now, BODY, [other, secret]);
    expect(judgeSignature(headers, BODY, [newWebhookSecret(), secret], now)).toBe('VALID');
    expect(judgeSignature(headers, BODY, [newWebhookSecret()], now)).toBe('FORGED');
    expect(judgeSignature(headers, BODY, [], now)).toBe('FORGED');
  });

  it('are stale after five minutes in either direction, and not before', () => {
    const headers = signWebhook(id, now, BODY, [secret]);
    const after = (seconds: number) =>
      judgeSignature(headers, BODY, [secret], new Date(Math.floor(now.getTime() / 1000) * 1000 + seconds * 1000));
    expect([-301, -300, 0, 300, 301].map(after)).toEqual(['STALE', 'VALID', 'VALID', 'VALID', 'STALE']);
  });

  it('are forged when one bit of body, id, time or signature differs', () => {
    const headers = signWebhook(id, now, BODY, [secret]);
    const flip = (text: string) => text.replace(/[A-Za-z0-9]/, (c) => (c === 'a' ? 'b' : 'a'));
    expect(judgeSignature(headers, flip(BODY), [secret], now)).toBe('FORGED');
    expect(judgeSignature({ ...headers, 'webhook-id': flip(id) }, BODY, [secret], now)).toBe('FORGED');
    expect(judgeSignature({ ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) }, BODY, [secret], now)).toBe(
      'FORGED',
    );
    const signature = headers['webhook-signature'];
    // The last letter before `=` has two bits that say nothing.
    for (let i = 3; i < signature.length - 2; i++) {
      const changed = `${signature.slice(0, i)}${signature[i] === 'A' ? 'B' : 'A'}${signature.slice(i + 1)}`;
      expect(judgeSignature({ ...headers, 'webhook-signature': changed }, BODY, [secret], now)).toBe('FORGED');
    }
  });

  it.each([
    ['webhook-id', ''],
    ['webhook-id', 'a.b'],
    ['webhook-id', 'x'.repeat(257)],
    ['webhook-timestamp', ''],
    ['webhook-timestamp', '-1'],
    ['webhook-timestamp', '1e9'],
    ['webhook-timestamp', 'Sun, 22 Nov 2026'],
    ['webhook-signature', 'x'.repeat(4097)],
  ])('are malformed where %s is %j', (name, value) => {
    expect(judgeSignature({ ...signWebhook(id, now, BODY, [secret]), [name]: value }, BODY, [secret], now)).toBe('MALFORMED');
  });

  it.each(['', 'v1', 'v1,', 'v2,AAAA', 'v1a,AAAA', 'v1,####', 'v1,AAAA v1,BBBB'])('are forged where they are %j', (offered) => {
    const headers = { ...signWebhook(id, now, BODY, [secret]), 'webhook-signature': offered };
    expect(judgeSignature(headers, BODY, [secret], now)).toBe('FORGED');
  });

  it('come from secrets of 256 random bits', () => {
    expect(isWebhookSecret(secret)).toBe(true);
    expect(new Set(Array.from({ length: 100 }, newWebhookSecret)).size).toBe(100);
    for (const bad of ['', 'whsec_', 'whsec_AAAA', secret.slice(6), `${secret} `, `whsec_${'A'.repeat(128)}`])
      expect(isWebhookSecret(bad)).toBe(false);
    expect(() => signWebhook(id, now, BODY, ['whsec_geheim'])).toThrow(/^not a webhook secret$/);
  });
});
