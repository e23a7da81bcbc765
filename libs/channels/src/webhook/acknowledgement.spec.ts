import { Webhook } from 'standardwebhooks';
import { aPacket } from '../../testing/packet.js';
import { type InboundAcknowledgement, MAX_ACKNOWLEDGEMENT, signAcknowledgement, verifyAcknowledgement } from './acknowledgement.js';
import { newWebhookSecret } from './signature.js';

const { messageId } = aPacket();

describe('an acknowledgement that comes in', () => {
  const secret = newWebhookSecret();
  const now = new Date();
  const acknowledgement: InboundAcknowledgement = {
    messageId,
    code: '03',
    at: new Date(Math.floor(now.getTime() / 1000) * 1000 - 60_000),
    sender: '000.00.00.G01',
    registryNumber: 'TN26-000001-2',
    note: 'Đã vào sổ',
  };
  const signed = (body: string, at = now) => ({
    'webhook-id': 'ack-1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('ack-1', at, body),
  });
  const refusal = (run: () => unknown) => {
    try {
      return run();
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const verify = (headers: Record<string, string | string[] | undefined>, body: string | Buffer, secrets = [secret], at = now) =>
    refusal(() => verifyAcknowledgement(headers, Buffer.from(body as string), secrets, at));

  it('is read when it is signed, by us or by the package standardwebhooks', () => {
    const { headers, body } = signAcknowledgement(acknowledgement, 'ack-1', now, [secret]);
    expect(verify({ ...headers }, body)).toEqual(acknowledgement);
    expect(verify(signed(body), body)).toEqual(acknowledgement);
    expect(new Webhook(secret).verify(body, { ...headers })).toMatchObject({ messageId, code: '03' });
  });

  it('may lack number and note', () => {
    const bare = { ...acknowledgement, registryNumber: null, note: null };
    const { headers, body } = signAcknowledgement(bare, 'ack-1', now, [secret]);
    expect(verify({ ...headers }, body)).toEqual(bare);
  });

  it.each(['99-X', 'Đã nhận', '0 3'])('keeps the code %s, which nobody knows, as it came', (code) => {
    const { headers, body } = signAcknowledgement({ ...acknowledgement, code }, 'ack-1', now, [secret]);
    expect(verify({ ...headers }, body)).toMatchObject({ code });
  });

  it('is refused when forged, changed on the way, stale, or signed for the future', () => {
    const { headers, body } = signAcknowledgement(acknowledgement, 'ack-1', now, [newWebhookSecret()]);
    expect(verify({ ...headers }, body)).toBe('ACKNOWLEDGEMENT_FORGED');
    const good = signAcknowledgement(acknowledgement, 'ack-1', now, [secret]);
    expect(verify({ ...good.headers }, good.body.replace('03', '06'))).toBe('ACKNOWLEDGEMENT_FORGED');
    expect(verify({ ...good.headers }, good.body, [secret], new Date(now.getTime() + 302_000))).toBe('ACKNOWLEDGEMENT_STALE');
    expect(verify({ ...good.headers }, good.body, [secret], new Date(now.getTime() - 302_000))).toBe('ACKNOWLEDGEMENT_STALE');
    expect(verify({ ...good.headers }, good.body, [])).toBe('ACKNOWLEDGEMENT_FORGED');
  });

  it('says first that it is forged: only who holds the secret learns anything else', () => {
    expect(verify(signed('not JSON'), 'not JSON', [newWebhookSecret()])).toBe('ACKNOWLEDGEMENT_FORGED');
    expect(verify(signed('not JSON'), 'not JSON')).toBe('ACKNOWLEDGEMENT_MALFORMED');
  });

  const plain = { ...acknowledgement, at: acknowledgement.at.toISOString() };
  it.each([
    ['no object', '[]'],
    ['null', 'null'],
    ['empty', ''],
    ['a member too few', JSON.stringify({ ...plain, sender: undefined })],
    ['a member too many', JSON.stringify({ ...plain, organisationId: messageId })],
    ['a message id that is none', JSON.stringify({ ...plain, messageId: '../../etc/passwd' })],
    ['a code of two lines', JSON.stringify({ ...plain, code: '0\n3' })],
    ['a code of blanks', JSON.stringify({ ...plain, code: '  ' })],
    ['a code that is a number', JSON.stringify({ ...plain, code: 3 })],
    ['a long code', JSON.stringify({ ...plain, code: '0'.repeat(17) })],
    ['a day instead of an instant', JSON.stringify({ ...plain, at: '2026-11-22' })],
    ['a time without zone', JSON.stringify({ ...plain, at: '2026-11-22T10:00:00' })],
    ['a day that is none', JSON.stringify({ ...plain, at: '2026-13-45T10:00:00Z' })],
    ['a time to come', JSON.stringify({ ...plain, at: new Date(Date.now() + 3_600_000).toISOString() })],
    ['a sender without letters', JSON.stringify({ ...plain, sender: ' ' })],
    ['a note with deceptive characters', JSON.stringify({ ...plain, note: 'Đã \u202egnud' })],
    ['a note without end', JSON.stringify({ ...plain, note: 'x'.repeat(2001) })],
    ['a note that is a list', JSON.stringify({ ...plain, note: ['x'] })],
  ])('is malformed: %s', (_what, body) => {
    expect(verify(signed(body), body)).toBe('ACKNOWLEDGEMENT_MALFORMED');
  });

  it('is malformed in bytes that are no UTF-8, and refused unread when large', () => {
    const body = Buffer.from([0x7b, 0xff, 0x7d]);
    expect(verify(signed(body.toString('latin1')), body)).toBe('ACKNOWLEDGEMENT_FORGED');
    expect(verify({}, Buffer.alloc(MAX_ACKNOWLEDGEMENT + 1, ' '))).toBe('ACKNOWLEDGEMENT_MALFORMED');
  });

  it('is malformed without its headers, or with one twice', () => {
    const { headers, body } = signAcknowledgement(acknowledgement, 'ack-1', now, [secret]);
    for (const name of Object.keys(headers)) {
      expect(verify({ ...headers, [name]: undefined }, body)).toBe('ACKNOWLEDGEMENT_MALFORMED');
      expect(verify({ ...headers, [name]: [headers['webhook-id'], 'x'] }, body)).toBe('ACKNOWLEDGEMENT_MALFORMED');
    }
  });

  it('refuses in Vietnamese and English, without showing a secret or the body', () => {
    try {
      verifyAcknowledgement(signed('{}'), Buffer.from('{"note":"bí mật"}'), [secret], now);
      throw new Error('taken');
    } catch (error) {
      const { sentence, kind } = error as { sentence: { vi: string; en: string }; kind: string };
      expect(kind).toBe('unauthenticated');
      expect(sentence.vi).toContain('không có gì được ghi nhận');
      expect(JSON.stringify(error)).not.toMatch(/bí mật/);
      expect(`${JSON.stringify(error)}${String(error)}`).not.toContain(secret.slice(6));
    }
  });
});
