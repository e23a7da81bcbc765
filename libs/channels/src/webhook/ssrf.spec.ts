import { aDestination, aPacket } from '../../testing/packet.js';
import { WebhookReceiver } from '../../testing/receiver.js';
import type { Resolve } from './guarded-agent.js';
import { isReachable } from './public-address.js';
import { WebhookChannel } from './webhook-channel.js';
import { checkWebhookUrl, isAllowedOrigin, isWebhookUrl } from './webhook-url.js';

/** Nothing on this list is the address of a receiver. `PORT` is where a real listener counts connections. */
const HOSTILE = [
  // loopback in every spelling that URL parsers know
  'http://127.0.0.1:PORT/',
  'https://127.0.0.1:PORT/',
  'https://127.1:PORT/',
  'https://127.0.1:PORT/',
  'https://2130706433:PORT/',
  'https://0x7f000001:PORT/',
  'https://0x7f.0.0.1:PORT/',
  'https://0x7f.1:PORT/',
  'https://0177.0.0.1:PORT/',
  'https://017700000001:PORT/',
  'https://127.0.0.1.:PORT/',
  'https://127.000.000.001:PORT/',
  'https://127.0.0.2:PORT/',
  'https://127.255.255.254:PORT/',
  'https://①②⑦.⓪.⓪.①:PORT/',
  'https://127。0。0。1:PORT/',
  'https://１２７.0.0.1:PORT/',
  'https://0:PORT/',
  'https://0.0.0.0:PORT/',
  'https://0000:PORT/',
  'https://[::1]:PORT/',
  'https://[::]:PORT/',
  'https://[0:0:0:0:0:0:0:1]:PORT/',
  'https://[::127.0.0.1]:PORT/',
  'https://[::ffff:127.0.0.1]:PORT/',
  'https://[::ffff:7f00:1]:PORT/',
  'https://[0:0:0:0:0:ffff:7f00:0001]:PORT/',
  'https://[64:ff9b::7f00:1]:PORT/',
  'https://[64:ff9b:1::7f00:1]:PORT/',
  'https://[2002:7f00:1::]:PORT/',
  'https://localhost:PORT/',
  'https://LOCALHOST:PORT/',
  'https://localhost.:PORT/',
  'https://a.localhost:PORT/',
  'https://localhost.localdomain:PORT/',
  'https://ip6-localhost:PORT/',
  // private and special networks, metadata of clouds
  'https://10.0.0.1/',
  'https://10.255.255.255/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://100.100.100.200/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fe80::1]/',
  'https://[fd00:ec2::254]/',
  'https://[fc00::1]/',
  'https://[ff02::1]/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://192.0.2.1/',
  'https://168.63.129.16/',
  'https://metadata.google.internal/computeMetadata/v1/',
  'https://metadata/',
  'https://router.lan/',
  'https://nas.local/',
  'https://kubernetes.default.svc.cluster.local/',
  // a public name in front of something else
  'https://receiver.example.vn@127.0.0.1:PORT/',
  'https://receiver.example.vn:pass@127.0.0.1:PORT/',
  'https://127.0.0.1:PORT#@receiver.example.vn/',
  'https://127.0.0.1:PORT\\@receiver.example.vn/',
  'https://user:pass@receiver.example.vn/',
  'https://user@receiver.example.vn/',
  'https://receiver.example.vn/#fragment',
  // other protocols, other ports, no URL at all
  'http://receiver.example.vn/',
  'file:///etc/passwd',
  'unix:/var/run/docker.sock',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock/info',
  'gopher://127.0.0.1:PORT/_GET',
  'ftp://receiver.example.vn/',
  'ws://receiver.example.vn/',
  'javascript:alert(1)',
  'data:application/json,{}',
  'https://receiver.example.vn:22/',
  'https://receiver.example.vn:25/',
  'https://receiver.example.vn:80/',
  'https://receiver.example.vn:99999/',
  '//receiver.example.vn/',
  'receiver.example.vn',
  'https://',
  'https:///',
  'https://receiver.example.vn /',
  'https://receiver.example.vn/\r\nHost: 127.0.0.1',
  'https://recei\tver.example.vn/',
  `https://receiver.example.vn/${'x'.repeat(2048)}`,
  '',
];

describe('where a webhook must not go', () => {
  let receiver: WebhookReceiver;
  const opened: WebhookChannel[] = [];
  const open = (resolve?: Resolve, allowedOrigins: string[] = []) => {
    const channel = new WebhookChannel({
      allowedOrigins,
      authorities: [],
      timeout: 2_000,
      maxAnswer: 65_536,
      ...(resolve ? { resolve } : {}),
    });
    opened.push(channel);
    return channel;
  };
  const send = (channel: WebhookChannel, url: string) => channel.send(aPacket(), aDestination(url, { secrets: [receiver.secret] }));
  const port = () => new URL(receiver.origin).port;

  beforeEach(async () => {
    receiver = await WebhookReceiver.listen();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((channel) => channel.close()));
    await receiver.close();
  });

  it(`is none of ${HOSTILE.length} hostile addresses, neither when it is set up nor when something is sent`, async () => {
    const channel = open();
    for (const template of HOSTILE) {
      const url = template.replace('PORT', port());
      expect(() => checkWebhookUrl(url)).toThrow(expect.objectContaining({ code: 'WEBHOOK_URL_REFUSED' }));
      expect([url, await send(channel, url)]).toEqual([url, expect.objectContaining({ outcome: 'PERMANENT', security: true })]);
    }
    expect(receiver.connections).toBe(0);
  });

  it.each([
    'https://receiver.example.vn/',
    'https://receiver.example.vn:8443/hook?token=1',
    'https://nhận.example.vn/hồ-sơ',
    'https://8.8.8.8.example.vn/',
  ])('may be %s', (url) => {
    expect(() => checkWebhookUrl(url)).not.toThrow();
  });

  // The name is public, what it resolves to is not: only the moment of connecting can tell.
  const INSIDE = [
    ['127.0.0.1', 4],
    ['127.8.8.8', 4],
    ['0.0.0.0', 4],
    ['10.1.2.3', 4],
    ['172.20.0.1', 4],
    ['192.168.0.10', 4],
    ['100.64.1.1', 4],
    ['169.254.169.254', 4],
    ['224.0.0.251', 4],
    ['255.255.255.255', 4],
    ['198.18.0.1', 4],
    ['240.0.0.1', 4],
    ['168.63.129.16', 4],
    ['::1', 6],
    ['::', 6],
    ['::127.0.0.1', 6],
    ['::ffff:127.0.0.1', 6],
    ['::ffff:10.0.0.1', 6],
    ['64:ff9b::7f00:1', 6],
    ['2002:7f00:1::', 6],
    ['2001::1', 6],
    ['2001:db8::1', 6],
    ['fe80::1', 6],
    ['fe80::1%lo', 6],
    ['fec0::1', 6],
    ['fd00:ec2::254', 6],
    ['ff02::1', 6],
    ['not an address', 4],
  ] as const;
  it.each(INSIDE)('is no name that resolves to %s', async (address, family) => {
    const channel = open(async () => [{ address, family }]);
    const sent = await send(channel, `https://receiver.example.vn:${port()}/`);
    expect(sent).toMatchObject({ outcome: 'PERMANENT', security: true, reason: { code: 'ADDRESS_FORBIDDEN' } });
    expect(receiver.connections).toBe(0);
  });

  it('is no name that has one such address among public ones', async () => {
    const channel = open(async () => [
      { address: '203.0.114.7', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]);
    expect(await send(channel, `https://receiver.example.vn:${port()}/`)).toMatchObject({ reason: { code: 'ADDRESS_FORBIDDEN' } });
    expect(receiver.connections).toBe(0);
  });

  it('is no name that answers differently the second time: what was looked at is what is connected to', async () => {
    let asked = 0;
    const channel = open(async () => {
      asked += 1;
      return asked === 1 ? [{ address: '127.0.0.1', family: 4 }] : [{ address: '203.0.114.7', family: 4 }];
    });
    expect(await send(channel, `https://receiver.example.vn:${port()}/`)).toMatchObject({ reason: { code: 'ADDRESS_FORBIDDEN' } });
    expect([asked, receiver.connections]).toEqual([1, 0]);
  });

  it('is no place that a redirection leads to', async () => {
    const inner = await WebhookReceiver.listen();
    receiver.behaviour = 307;
    receiver.location = inner.url;
    expect(await send(open(undefined, [receiver.origin]), receiver.url)).toMatchObject({ reason: { code: 'REDIRECTED' } });
    expect(inner.connections).toBe(0);
    await inner.close();
  });

  it('would be reached without the check (positive control): the same name and resolver, on the operator’s own list', async () => {
    const origin = `http://localhost:${port()}`;
    const rebinding: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    expect(await send(open(rebinding), `${origin}/`)).toMatchObject({ reason: { code: 'URL_FORBIDDEN' } });
    expect(receiver.connections).toBe(0);
    expect(await send(open(rebinding, [origin]), `${origin}/`)).toMatchObject({ outcome: 'DELIVERED' });
    expect(receiver.connections).toBe(1);
  });

  it('never is where clouds keep their metadata, whatever list the operator writes', async () => {
    const channel = open(async () => [{ address: '169.254.169.254', family: 4 }], ['https://gateway.example.vn']);
    expect(await send(channel, 'https://gateway.example.vn/')).toMatchObject({ reason: { code: 'ADDRESS_FORBIDDEN' } });
    expect(await send(open(undefined, ['https://169.254.169.254']), 'https://169.254.169.254/')).toMatchObject({
      reason: { code: 'ADDRESS_FORBIDDEN' },
    });
  });

  it('is what the list says and nothing near it', async () => {
    const list = [receiver.origin];
    for (const near of [
      `http://127.0.0.1:${Number(port()) + 1}/`,
      `http://127.0.0.1/`,
      `https://127.0.0.1:${port()}/`,
      `http://127.0.0.2:${port()}/`,
      `http://a@127.0.0.1:${port()}/`,
    ])
      expect([near, isWebhookUrl(near, list)]).toEqual([near, false]);
  });

  it.each([
    ['http://127.0.0.1:4000', true],
    ['http://localhost:4000', true],
    ['http://[::1]:4000', true],
    ['https://lgsp.example.vn:8443', true],
    ['https://10.1.2.3', true],
    ['http://lgsp.example.vn', false],
    ['http://10.1.2.3', false],
    ['https://lgsp.example.vn/', false],
    ['https://lgsp.example.vn/path', false],
    ['https://*.example.vn', false],
    ['lgsp.example.vn', false],
    ['*', false],
  ])('has a list of origins, on which %s is %s', (text, allowed) => {
    expect(isAllowedOrigin(text)).toBe(allowed);
  });

  it('is judged by number, and public numbers pass', () => {
    const pass = ['8.8.8.8', '203.162.4.190', '1.1.1.1', '2001:4860:4860::8888', '2405:4800::1', '::ffff:8.8.8.8'];
    expect(pass.filter((address) => !isReachable(address, false))).toEqual([]);
    expect(INSIDE.filter(([address]) => isReachable(address, false))).toEqual([]);
    expect(INSIDE.filter(([address]) => isReachable(address, true)).map(([address]) => address)).toEqual([
      '127.0.0.1',
      '127.8.8.8',
      '10.1.2.3',
      '172.20.0.1',
      '192.168.0.10',
      '100.64.1.1',
      '::1',
      '::127.0.0.1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      'fd00:ec2::254',
    ]);
  });
});
