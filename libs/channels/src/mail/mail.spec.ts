import { createServer, type Socket } from 'node:net';
import { selfSigned } from '../../testing/certificate.js';
import { MailSink, type SinkOptions } from '../../testing/mail-sink.js';
import { aDestination, aPacket } from '../../testing/packet.js';
import { MailChannel } from './mail-channel.js';
import { mailOf } from './mail-of.js';
import { Mailer, type MailSettings } from './mailer.js';

const TO = 'truc-ban@pa05.example.vn';
const LINK = 'https://khien.example.vn/r/BC26-000123-3';
const MAIL = mailOf({ about: 'FILING_ACCEPTED', reference: 'BC26-000123-3', link: LINK });

describe('mail, against a real SMTP server on loopback', () => {
  let sink: MailSink;
  const mailers: Mailer[] = [];
  const open = async (options: SinkOptions = {}, settings: Partial<MailSettings> = {}) => {
    sink = await MailSink.listen(options);
    const mailer = new Mailer({
      url: sink.url,
      from: 'khien@khien.example.vn',
      requireTls: false,
      authorities: [],
      timeout: 1_000,
      ...settings,
    });
    mailers.push(mailer);
    return mailer;
  };
  afterEach(async () => {
    for (const mailer of mailers.splice(0)) mailer.close();
    await sink.close();
  });

  it('arrives as text and HTML, Vietnamese before English, with reference and link and nothing else', async () => {
    const mailer = await open();
    expect(await mailer.send(TO, MAIL, 'notice-1')).toMatchObject({ outcome: 'DELIVERED', response: expect.stringMatching(/^250/) });
    const [{ mail, from, to, raw }] = sink.arrived as [(typeof sink.arrived)[number]];
    expect([from, to]).toEqual(['khien@khien.example.vn', [TO]]);
    expect(mail.subject).toBe('[Khiên] BC26-000123-3: Hồ sơ đã được tiếp nhận, vào sổ');
    expect(mail.text).toMatch(/đã được tiếp nhận[\s\S]+accepted into the register/);
    expect(mail.text).toContain(LINK);
    expect(mail.html).toContain(`<a href="${LINK}">`);
    expect(mail.messageId).toBe('<notice-1@khien.example.vn>');
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(mail.attachments).toEqual([]);
  });

  it('tells a desk that a message waits, without a word of it', async () => {
    const channel = new MailChannel(await open(), ({ reference }) => `https://khien.example.vn/r/${reference}`);
    const packet = aPacket({ documents: [{ name: 'Nguyễn Văn A.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF secret') }] });
    const sent = await channel.send(packet, aDestination(TO));
    expect(sent).toMatchObject({ outcome: 'DELIVERED', receipt: { messageId: packet.messageId, digest: packet.digest } });
    expect(JSON.stringify(sent)).not.toContain('@');
    const { raw, mail } = sink.arrived[0]!;
    for (const part of [
      packet.meta.signer.name,
      packet.meta.from.name === 'Khiên' ? packet.meta.from.code : '',
      packet.meta.to.name,
      packet.meta.subject,
      'Rò rỉ',
      'Nguyễn',
      '%PDF',
    ])
      expect(`${raw}\n${mail.text}\n${mail.html}`).not.toContain(part);
  });

  it('bears the same Message-ID when the answer was lost and it is sent again', async () => {
    const mailer = await open();
    sink.refuseText = 'CUT';
    expect(await mailer.send(TO, MAIL, 'notice-2')).toMatchObject({ outcome: 'TRANSIENT' });
    delete sink.refuseText;
    expect(await mailer.send(TO, MAIL, 'notice-2')).toMatchObject({ outcome: 'DELIVERED' });
    expect(new Set(sink.arrived.map(({ mail }) => mail.messageId)).size).toBe(1);
  });

  it.each([
    [550, 'PERMANENT', 'REFUSED'],
    [553, 'PERMANENT', 'REFUSED'],
    [421, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
    [450, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
    [451, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
    [452, 'TRANSIENT', 'TEMPORARILY_REFUSED'],
  ])('takes SMTP %i to a recipient for %s', async (code, outcome, reason) => {
    const mailer = await open();
    sink.refuseRecipient = { code, text: `5.1.1 <${TO}> Nguyễn Văn A unknown` };
    const sent = await mailer.send(TO, MAIL, 'notice-3');
    expect(sent).toMatchObject({ outcome, reason: { code: reason, detail: String(code) } });
    expect(JSON.stringify(sent)).not.toMatch(/@|Nguyễn/);
  });

  it.each([
    [554, 'PERMANENT'],
    [552, 'PERMANENT'],
    [451, 'TRANSIENT'],
  ])('takes SMTP %i to the text for %s', async (code, outcome) => {
    const mailer = await open();
    sink.refuseText = { code, text: 'no' };
    expect(await mailer.send(TO, MAIL, 'notice-4')).toMatchObject({ outcome, reason: { detail: String(code) } });
  });

  it('waits for better days when nobody listens, nothing is said, or no name answers', async () => {
    const mailer = await open();
    await sink.close();
    expect(await mailer.send(TO, MAIL, 'notice-5')).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'CONNECTION_FAILED' } });
    const held: Socket[] = [];
    const silent = createServer((socket) => held.push(socket));
    await new Promise<void>((done) => silent.listen(0, 'localhost', done));
    const { port } = silent.address() as { port: number };
    const patient = await open({}, { url: `smtp://localhost:${port}`, timeout: 300 });
    expect(await patient.send(TO, MAIL, 'notice-6')).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'TIMEOUT' } });
    for (const socket of held) socket.destroy();
    silent.close();
  });

  describe('with TLS', () => {
    it('is encrypted by STARTTLS and from the first byte', async () => {
      const tls = await selfSigned();
      for (const secure of [false, true]) {
        const mailer = await open({ tls, secure }, { requireTls: true, authorities: [tls.certificate] });
        expect(await mailer.send(TO, MAIL, 'notice-7')).toMatchObject({ outcome: 'DELIVERED' });
        expect(sink.arrived.map(({ encrypted }) => encrypted)).toEqual([true]);
        await sink.close();
      }
      sink = await MailSink.listen();
    });

    it('does not leave in the clear where the server offers no TLS, or one that nobody vouches for', async () => {
      const plain = await open({}, { requireTls: true });
      expect(await plain.send(TO, MAIL, 'notice-8')).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'TLS_FAILED' } });
      expect(sink.arrived).toEqual([]);
      await sink.close();
      const doubtful = await open({ tls: await selfSigned() }, { requireTls: true });
      expect(await doubtful.send(TO, MAIL, 'notice-9')).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'TLS_FAILED' } });
      expect(sink.arrived).toEqual([]);
    });
  });

  it('signs in, and says which side is wrong when it may not, without showing the password', async () => {
    const login = { user: 'khien', password: 'mật khẩu/@:thư' };
    const mailer = await open({ login });
    const url = new URL(sink.url);
    url.username = login.user;
    url.password = encodeURIComponent(login.password);
    const right = new Mailer({ url: url.href, from: 'khien@khien.example.vn', requireTls: false, authorities: [], timeout: 1_000 });
    expect(await right.send(TO, MAIL, 'notice-10')).toMatchObject({ outcome: 'DELIVERED' });
    url.password = 'wrong-password';
    const wrong = new Mailer({ url: url.href, from: 'khien@khien.example.vn', requireTls: false, authorities: [], timeout: 1_000 });
    const sent = await wrong.send(TO, MAIL, 'notice-11');
    expect(sent).toMatchObject({ outcome: 'TRANSIENT', reason: { code: 'LOGIN_REFUSED', detail: '535' } });
    expect(JSON.stringify(sent)).not.toMatch(/wrong-password|@/);
    mailers.push(mailer, right, wrong);
  });

  it.each([
    'a@example.vn\r\nBcc: b@example.vn',
    'a@example.vn, b@example.vn',
    'a@example.vn;b@example.vn',
    '"A B" <a@example.vn>',
    '<a@example.vn>',
    'a@example.vn>\r\nRCPT TO:<b@example.vn',
    'a b@example.vn',
    'a@localhost',
    'a@@example.vn',
    '.a@example.vn',
    'a@exa mple.vn',
    'nguyễn@example.vn',
    `${'a'.repeat(250)}@example.vn`,
    '',
  ])('goes to one address or to none: %j', async (to) => {
    const mailer = await open();
    expect(await mailer.send(to, MAIL, 'notice-12')).toMatchObject({ outcome: 'PERMANENT', reason: { code: 'DESTINATION_MISCONFIGURED' } });
    expect(sink.arrived).toEqual([]);
  });

  it('cannot be given another header, not even by whoever writes the mail', async () => {
    const mailer = await open();
    await mailer.send(TO, { ...MAIL, subject: 'Chào\r\nBcc: kẻ-khác@example.vn\r\n\r\nbody' }, 'notice-13');
    expect(await mailer.send(TO, MAIL, 'x>\r\nBcc: b@example.vn')).toMatchObject({ outcome: 'PERMANENT' });
    expect(sink.arrived).toHaveLength(1);
    const [{ mail, to, raw }] = sink.arrived as [(typeof sink.arrived)[number]];
    expect([mail.bcc, mail.cc, to]).toEqual([undefined, undefined, [TO]]);
    expect(raw).not.toMatch(/^Bcc:/im);
  });
});
