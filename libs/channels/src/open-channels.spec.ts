import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyPair, selfSigned } from '../testing/certificate.js';
import { MailSink } from '../testing/mail-sink.js';
import { aDestination, aPacket, PROFILE } from '../testing/packet.js';
import { WebhookReceiver } from '../testing/receiver.js';
import { readEdxml } from './edxml/read-edxml.js';
import { type Channels, openChannels } from './open-channels.js';
import { parseChannelSettings } from './settings.js';

describe('the ways out, from the environment of a process', () => {
  let folder: string;
  let pair: KeyPair;
  let channels: Channels | undefined;
  const open = (environment: Record<string, string>) => {
    channels = openChannels(parseChannelSettings(environment));
    return channels;
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khien-channels-'));
    pair = await selfSigned();
    writeFileSync(join(folder, 'key.pem'), pair.privateKey);
    writeFileSync(join(folder, 'certificate.pem'), pair.certificate);
  });
  afterEach(() => channels?.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are webhooks alone when nothing is set; a destination of another channel waits', async () => {
    const { EDXML_FILE, MAIL, ZIP_FILE, WEBHOOK, mailer, edxml } = open({});
    for (const channel of [EDXML_FILE, MAIL, ZIP_FILE])
      expect(await channel.send(aPacket(), aDestination('a05'))).toMatchObject({
        outcome: 'TRANSIENT',
        reason: { code: 'NOT_CONFIGURED', detail: channel.code },
      });
    expect([WEBHOOK.code, mailer, edxml]).toEqual(['WEBHOOK', undefined, undefined]);
    const receiver = await WebhookReceiver.listen();
    expect(await WEBHOOK.send(aPacket(), aDestination(receiver.url, { secrets: [receiver.secret] }))).toMatchObject({
      reason: { code: 'URL_FORBIDDEN' },
    });
    expect(receiver.connections).toBe(0);
    await receiver.close();
  });

  it('are all four when all is set', async () => {
    const receiver = await WebhookReceiver.listen({ tls: pair, host: 'localhost' });
    const sink = await MailSink.listen({ tls: pair });
    const { WEBHOOK, EDXML_FILE, ZIP_FILE, MAIL } = open({
      KHIEN_WEBHOOK_ALLOW: `https://other.example.vn, ${receiver.origin}`,
      KHIEN_AUTHORITIES: join(folder, 'certificate.pem'),
      KHIEN_DROP_FOLDER: join(folder, 'drop'),
      KHIEN_EDXML_KEY: join(folder, 'key.pem'),
      KHIEN_EDXML_CERTIFICATE: join(folder, 'certificate.pem'),
      KHIEN_MAIL_URL: sink.url,
      KHIEN_MAIL_FROM: 'khien@khien.example.vn',
      KHIEN_PUBLIC_URL: 'https://khien.example.vn/',
    });
    const delivered = { outcome: 'DELIVERED' };
    expect(await WEBHOOK.send(aPacket(), aDestination(receiver.url, { secrets: [receiver.secret] }))).toMatchObject(delivered);
    expect(await EDXML_FILE.send(aPacket(), aDestination('a05', { edxml: PROFILE }))).toMatchObject(delivered);
    expect(await ZIP_FILE.send(aPacket(), aDestination('a05'))).toMatchObject(delivered);
    expect(await MAIL.send(aPacket(), aDestination('truc-ban@a05.example.vn'))).toMatchObject(delivered);
    expect(
      readdirSync(join(folder, 'drop/a05/outbox'))
        .map((name) => name.split('.').at(-1))
        .sort(),
    ).toEqual(['edxml', 'zip']);
    expect(sink.arrived[0]!.mail.text).toContain('https://khien.example.vn/r/BC26-000123-3');
    await receiver.close();
    await sink.close();
  });

  it('sign edXML with the key of the files', async () => {
    const { EDXML_FILE, edxml } = open({
      KHIEN_DROP_FOLDER: join(folder, 'signed'),
      KHIEN_EDXML_KEY: join(folder, 'key.pem'),
      KHIEN_EDXML_CERTIFICATE: join(folder, 'certificate.pem'),
    });
    await EDXML_FILE.send(aPacket(), aDestination('a05', { edxml: PROFILE }));
    const { readFileSync } = await import('node:fs');
    const [name] = readdirSync(join(folder, 'signed/a05/outbox'));
    const bytes = readFileSync(join(folder, 'signed/a05/outbox', name!));
    expect(readEdxml(bytes, { trusted: [pair.certificate], unsignedStatus: false }).signed).toBe(true);
    expect(edxml).toBeDefined();
  });

  it.each([
    ['KHIEN_WEBHOOK_ALLOW', { KHIEN_WEBHOOK_ALLOW: 'http://lgsp.example.vn' }],
    ['KHIEN_WEBHOOK_ALLOW', { KHIEN_WEBHOOK_ALLOW: '*' }],
    ['KHIEN_WEBHOOK_TIMEOUT', { KHIEN_WEBHOOK_TIMEOUT: '0' }],
    ['KHIEN_MAIL_URL', { KHIEN_MAIL_URL: 'http://user:hunter2@localhost', KHIEN_MAIL_FROM: 'a@example.vn' }],
    ['KHIEN_MAIL_URL', { KHIEN_MAIL_URL: 'smtp://localhost:25' }],
    ['KHIEN_MAIL_FROM', { KHIEN_MAIL_URL: 'smtp://localhost', KHIEN_MAIL_FROM: 'Khiên <a@example.vn>' }],
    ['KHIEN_MAIL_TLS', { KHIEN_MAIL_URL: 'smtp://mail.example.vn', KHIEN_MAIL_FROM: 'a@example.vn', KHIEN_MAIL_TLS: 'false' }],
    ['KHIEN_EDXML_KEY', { KHIEN_EDXML_KEY: 'key.pem' }],
    ['KHIEN_PUBLIC_URL', { KHIEN_PUBLIC_URL: 'javascript:alert(1)' }],
    ['KHIEN_PUBLIC_URL', { KHIEN_PUBLIC_URL: 'https://khien.example.vn/?for=nguyen' }],
  ])('are not opened with a wrong %s, and the value is not shown', (name, environment) => {
    expect(() => parseChannelSettings(environment)).toThrow(new RegExp(`wrong configuration:\n  ${name}: `));
    try {
      parseChannelSettings(environment);
    } catch (error) {
      expect(String(error)).not.toContain('hunter2');
    }
  });

  it('may do without TLS to a mail server on this very machine only', () => {
    expect(
      parseChannelSettings({ KHIEN_MAIL_URL: 'smtp://localhost:1025', KHIEN_MAIL_FROM: 'a@example.vn', KHIEN_MAIL_TLS: 'false' }).mail,
    ).toEqual({
      url: 'smtp://localhost:1025',
      from: 'a@example.vn',
      requireTls: false,
    });
  });
});
