import { type KeyPair, selfSigned } from '../../testing/certificate.js';
import { aDestination, aPacket } from '../../testing/packet.js';
import { type Behaviour, WebhookReceiver } from '../../testing/receiver.js';
import type { Packet } from '../packet.js';
import { newWebhookSecret } from './signature.js';
import { WebhookChannel, type WebhookOptions } from './webhook-channel.js';

/** Milliseconds: ample for an answer on a busy machine, and short where there is none to wait for. */
const [AMPLE, SHORT] = [20_000, 400];

describe('a webhook, against a receiver on loopback that checks with the package standardwebhooks', () => {
  let receiver: WebhookReceiver;
  let channel: WebhookChannel;
  const open = (options: Partial<WebhookOptions> = {}) =>
    new WebhookChannel({ allowedOrigins: [receiver.origin], authorities: [], timeout: AMPLE, maxAnswer: 65_536, ...options });
  const send = (packet: Packet = aPacket(), secrets = [receiver.secret], by = channel) =>
    by.send(packet, aDestination(receiver.url, { secrets }));

  beforeEach(async () => {
    receiver = await WebhookReceiver.listen();
    channel = open();
  });
  afterEach(async () => {
    await channel.close();
    await receiver.close();
  });

  it('is delivered with content and documents when the receipt names message and digest', async () => {
    const bytes = Buffer.from('%PDF-1.7 thử');
    const packet = aPacket({ documents: [{ name: 'Mẫu số 08.pdf', mediaType: 'application/pdf', bytes }] });
    const sent = await send(packet);
    expect(sent).toMatchObject({ outcome: 'DELIVERED', receipt: { messageId: packet.messageId, digest: packet.digest } });
    const message = receiver.taken.get(packet.messageId)!;
    expect(message.content).toBe(packet.body);
    expect(message.documents.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64').toString()])).toEqual([
      ['Mẫu số 08.pdf', '%PDF-1.7 thử'],
    ]);
  });

  it('does not tell the digest: whoever names it has read the content', async () => {
    const packet = aPacket();
    await send(packet);
    expect(JSON.stringify(receiver.taken.get(packet.messageId))).not.toContain(packet.digest);
  });

  it('verifies under the old and the new secret while the receiver changes over, and under no other', async () => {
    expect(await send(aPacket(), [newWebhookSecret(), receiver.secret])).toMatchObject({ outcome: 'DELIVERED' });
    expect(await send(aPacket(), [receiver.secret, newWebhookSecret()])).toMatchObject({ outcome: 'DELIVERED' });
    expect(receiver.forged).toBe(0);
    expect(await send(aPacket(), [newWebhookSecret()])).toMatchObject({ outcome: 'PERMANENT', reason: { code: 'REFUSED', detail: '401' } });
    // Somebody has to enter the secret there first.
    const settling = aDestination(receiver.url, { secrets: [newWebhookSecret()], settling: true });
    expect(await channel.send(aPacket(), settling)).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'NOT_LET_IN', detail: '401' } });
    expect(receiver.forged).toBe(2);
  });

  it('is one message for the receiver when the answer was lost and it is sent again', async () => {
    receiver.behaviour = (_message, attempt) => (attempt === 1 ? 'LOST' : 'OK');
    expect(await send()).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'ANSWER_CUT' } });
    expect(await send()).toMatchObject({ outcome: 'DELIVERED' });
    expect([receiver.requests.length, receiver.taken.size]).toEqual([2, 1]);
  });

  const TABLE: readonly [Behaviour, string, string][] = [
    [300, 'TRANSIENT', 'REDIRECTED'],
    [301, 'PERMANENT', 'MOVED'],
    [302, 'TRANSIENT', 'REDIRECTED'],
    [303, 'TRANSIENT', 'REDIRECTED'],
    [307, 'TRANSIENT', 'REDIRECTED'],
    [308, 'PERMANENT', 'MOVED'],
    [400, 'PERMANENT', 'REFUSED'],
    [401, 'PERMANENT', 'REFUSED'],
    [403, 'PERMANENT', 'REFUSED'],
    [404, 'PERMANENT', 'REFUSED'],
    [408, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
    [409, 'PERMANENT', 'REFUSED'],
    [410, 'PERMANENT', 'GONE'],
    [413, 'PERMANENT', 'REFUSED'],
    [422, 'PERMANENT', 'REFUSED'],
    [425, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
    [429, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
    [500, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
    [502, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
    [503, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
    [504, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
    ['CUT', 'TRANSIENT', 'ANSWER_CUT'],
    ['HALF', 'TRANSIENT', 'ANSWER_CUT'],
    ['STALL', 'TRANSIENT', 'TIMEOUT'],
    ['DRIP', 'TRANSIENT', 'TIMEOUT'],
    ['HUGE', 'TRANSIENT', 'RECEIPT_MISSING'],
    ['ENDLESS_HEADERS', 'TRANSIENT', 'RECEIPT_MISSING'],
    ['BOMB', 'TRANSIENT', 'RECEIPT_MISSING'],
    ['NO_RECEIPT', 'TRANSIENT', 'RECEIPT_MISSING'],
    ['WRONG_DIGEST', 'PERMANENT', 'RECEIPT_MISMATCH'],
    ['WRONG_ID', 'PERMANENT', 'RECEIPT_MISMATCH'],
  ];
  it.each(TABLE)('takes %s for %s %s, and works again afterwards', async (behaviour, outcome, code) => {
    receiver.behaviour = behaviour;
    const impatient = open({ timeout: code === 'TIMEOUT' ? SHORT : AMPLE });
    const sent = await send(aPacket(), [receiver.secret], impatient);
    await impatient.close();
    expect(sent).toMatchObject({ outcome, reason: { code } });
    expect('security' in sent).toBe(code === 'RECEIPT_MISMATCH');
    receiver.behaviour = 'OK';
    expect(await send()).toMatchObject({ outcome: 'DELIVERED' });
  });

  it('follows no redirection, not even to itself', async () => {
    receiver.behaviour = 307;
    receiver.location = receiver.url;
    await send();
    expect(receiver.requests).toEqual(['POST /hooks/khien']);
  });

  it('reads no more of an answer than it must', async () => {
    receiver.behaviour = 'HUGE';
    const before = process.memoryUsage().rss;
    await send();
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('is a failure that may pass when nobody listens, or no name answers', async () => {
    const { url, secret } = receiver;
    await receiver.close();
    const gone = await channel.send(aPacket(), aDestination(url, { secrets: [secret] }));
    expect(gone).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'CONNECTION_FAILED', detail: 'ECONNREFUSED' } });
    const unknown = open({ resolve: async () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })) });
    const nameless = await unknown.send(aPacket(), aDestination('https://khong-co.example.vn/', { secrets: [secret] }));
    expect(nameless).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'NAME_NOT_FOUND' } });
    await unknown.close();
    receiver = await WebhookReceiver.listen();
  });

  it('sends nothing that does not fit its own digest, and nothing without a secret', async () => {
    const packet = aPacket();
    expect(await send({ ...packet, body: `${packet.body} ` })).toMatchObject({
      outcome: 'PERMANENT',
      security: true,
      reason: { code: 'PACKET_DAMAGED' },
    });
    expect(await send(packet, [])).toMatchObject({ outcome: 'PERMANENT', reason: { code: 'DESTINATION_MISCONFIGURED' } });
    expect(await send(packet, ['whsec_kurz'])).toMatchObject({ outcome: 'PERMANENT', reason: { code: 'DESTINATION_MISCONFIGURED' } });
    expect(receiver.requests).toEqual([]);
  });

  it('never shows a secret, whatever happens', async () => {
    const shown: string[] = [];
    const secrets = [receiver.secret, 'whsec_not-a-secret-but-shaped-like-one'];
    const impatient = open({ timeout: SHORT });
    for (const [behaviour] of TABLE) {
      receiver.behaviour = behaviour;
      for (const known of [[receiver.secret], secrets]) shown.push(JSON.stringify(await send(aPacket(), known, impatient)));
    }
    await impatient.close();
    for (const secret of secrets) expect(shown.join('\n')).not.toContain(secret.slice(6, 20));
  });

  describe('over TLS', () => {
    let pair: KeyPair;
    let secured: WebhookReceiver;
    beforeAll(async () => {
      pair = await selfSigned();
    });
    const through = async (options: Partial<WebhookOptions>, host = 'localhost') => {
      secured = await WebhookReceiver.listen({ tls: pair, host });
      const tls = open({ allowedOrigins: [secured.origin], ...options });
      const sent = await tls.send(aPacket(), aDestination(secured.url, { secrets: [secured.secret] }));
      await tls.close();
      await secured.close();
      return sent;
    };

    it('is delivered to a certificate of a declared authority', async () => {
      expect(await through({ authorities: [pair.certificate] })).toMatchObject({ outcome: 'DELIVERED' });
    });

    it('sends nothing to a certificate that nobody vouches for, or of another name', async () => {
      expect(await through({})).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'TLS_FAILED' } });
      expect(secured.requests).toEqual([]);
      const other = await selfSigned('other.example.vn');
      pair = { ...other };
      const misnamed = await through({ authorities: [other.certificate] });
      expect(misnamed).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'TLS_FAILED', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' } });
      expect(secured.requests).toEqual([]);
    });
  });
});
