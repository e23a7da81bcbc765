import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyPair, selfSigned } from '../../testing/certificate.js';
import { aDestination, aPacket, PROFILE } from '../../testing/packet.js';
import { readEdxml } from '../edxml/read-edxml.js';
import { signEdxml } from '../edxml/signature.js';
import { buildStatus } from '../edxml/status.js';
import { sha256 } from '../packet.js';
import { DropBox } from './drop-box.js';
import { EdxmlChannel, type FromInbox, type Rejected } from './edxml-channel.js';
import { ZipChannel } from './zip-channel.js';

describe('the drop folder', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'khien-drop-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const files = (...parts: string[]) => (existsSync(join(root, ...parts)) ? readdirSync(join(root, ...parts)) : []);
  const everything = () => readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  describe('outbox', () => {
    it('gets a signed packet as one whole file, named by message, that its receiver can verify', async () => {
      const pair = await selfSigned();
      const packet = aPacket({ documents: [{ name: 'Mẫu số 08.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }] });
      const sent = await new EdxmlChannel(root, pair).send(packet, aDestination('a05', { edxml: PROFILE }));
      expect(sent).toMatchObject({ outcome: 'DELIVERED', receipt: { messageId: packet.messageId, digest: packet.digest } });
      expect(everything()).toHaveLength(1);
      const bytes = readFileSync(join(root, 'a05/outbox', `${packet.messageId}.edxml`));
      expect(sent).toMatchObject({ receipt: { raw: `${packet.messageId}.edxml sha256=${sha256(bytes)}` } });
      const inbound = readEdxml(bytes, { trusted: [pair.certificate], unsignedStatus: false });
      expect(inbound).toMatchObject({ signed: true, kind: 'DOCUMENT' });
      if (inbound.kind === 'DOCUMENT') expect(sha256(inbound.document.attachments[0]!.bytes)).toBe(packet.digest);
    });

    it('gets the same file when the same packet is sent again', async () => {
      const channel = new EdxmlChannel(root, await selfSigned());
      const first = await channel.send(aPacket(), aDestination('a05', { edxml: PROFILE }));
      expect(await channel.send(aPacket(), aDestination('a05', { edxml: PROFILE }))).toEqual(first);
      expect(everything()).toHaveLength(1);
    });

    it('gets whole files only, also when many are written at once', async () => {
      const box = new DropBox(root, 'a05');
      const bytes = Buffer.alloc(300_000, 7);
      const seen: number[] = [];
      const watching = setInterval(() => {
        for (const name of files('a05', 'outbox'))
          if (!name.startsWith('.')) seen.push(readFileSync(join(root, 'a05/outbox', name)).length);
      }, 1);
      await Promise.all(Array.from({ length: 20 }, (_, i) => box.put(`${i}.edxml`, bytes)));
      clearInterval(watching);
      expect(files('a05', 'outbox').sort()).toEqual(Array.from({ length: 20 }, (_, i) => `${i}.edxml`).sort());
      expect(seen.filter((size) => size !== bytes.length)).toEqual([]);
    });

    it.each(['../a05', '/etc', 'a05/x', 'A05', '', '.', '..', 'a'.repeat(64), 'a05\u0000', 'a 05'])(
      'is in no folder called %j',
      async (endpoint) => {
        const misconfigured = { outcome: 'PERMANENT', reason: { code: 'DESTINATION_MISCONFIGURED' } };
        expect(await new EdxmlChannel(root).send(aPacket(), aDestination(endpoint, { edxml: PROFILE }))).toMatchObject(misconfigured);
        expect(await new ZipChannel(root).send(aPacket(), aDestination(endpoint))).toMatchObject(misconfigured);
        expect(everything()).toEqual([]);
      },
    );

    it('that cannot be written is a failure that may pass, without a path in it, and nothing half-written stays', async () => {
      writeFileSync(join(root, 'a05'), 'a file where the folder should be');
      const sent = await new EdxmlChannel(root).send(aPacket(), aDestination('a05', { edxml: PROFILE }));
      expect(sent).toMatchObject({
        outcome: 'TRANSIENT',
        reason: { code: 'FOLDER_UNAVAILABLE', detail: expect.stringMatching(/^E[A-Z]+$/) },
      });
      expect(JSON.stringify(sent)).not.toContain(root);
      mkdirSync(join(root, 'b05/outbox/x.zip'), { recursive: true });
      await expect(new DropBox(root, 'b05').put('x.zip', Buffer.from('x'))).rejects.toMatchObject({ code: expect.any(String) });
      expect(files('b05', 'outbox')).toEqual(['x.zip']);
    });

    it('gets no revocation of nothing, no packet without a profile, none that is too large', async () => {
      const channel = new EdxmlChannel(root);
      const recall = aPacket({ kind: 'RECALL', meta: { operation: 1 } });
      expect(await channel.send(recall, aDestination('a05', { edxml: PROFILE }))).toMatchObject({
        outcome: 'PERMANENT',
        reason: { code: 'PACKET_DAMAGED' },
      });
      expect(await channel.send(aPacket(), aDestination('a05'))).toMatchObject({
        reason: { code: 'DESTINATION_MISCONFIGURED', detail: 'profile' },
      });
      const documents = [{ name: 'x.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(17 * 1024 * 1024) }];
      const large = await channel.send(aPacket({ documents }), aDestination('a05', { edxml: PROFILE }));
      expect(large).toMatchObject({ outcome: 'PERMANENT', reason: { code: 'PACKET_TOO_LARGE', detail: '16 MB' } });
      expect(everything()).toEqual([]);
    });
  });

  describe('inbox', () => {
    let theirs: KeyPair;
    const status = (code: string) =>
      buildStatus({
        from: { code: '000.00.00.G01', name: 'Đơn vị' },
        code,
        description: '',
        at: new Date('2026-11-22T09:30:00Z'),
        department: '',
        responseFor: { organCode: '000.00.01.H01', code: '12/TB', promulgatedOn: '2026-11-22', documentId: aPacket().messageId },
      });
    beforeAll(async () => {
      theirs = await selfSigned();
    });
    const destination = () => aDestination('a05', { edxml: { ...PROFILE, trusted: [theirs.certificate] } });
    const put = (name: string, content: string | Buffer, age = 60_000) => {
      mkdirSync(join(root, 'a05/inbox'), { recursive: true });
      writeFileSync(join(root, 'a05/inbox', name), content);
      const at = new Date(Date.now() - age);
      utimesSync(join(root, 'a05/inbox', name), at, at);
    };
    const collect = async (take?: (inbound: FromInbox) => Promise<boolean>, readers = [destination()]) => {
      const taken: (FromInbox | Rejected)[] = [];
      const counted = await new EdxmlChannel(root).collect('a05', readers, {
        take: take ?? (async (inbound) => taken.push(inbound) > 0),
        reject: async (rejected) => void taken.push(rejected),
      });
      return { ...counted, taken };
    };

    it('hands over what is signed and readable and moves it to done; the rest goes to bad with its reason', async () => {
      put('01.edxml', signEdxml(status('01'), theirs));
      put('03.edxml', signEdxml(status('03'), theirs));
      put('99.edxml', signEdxml(status('99'), theirs));
      put('forged.edxml', signEdxml(status('06'), theirs).replace('>06<', '>02<'));
      put('unsigned.edxml', status('06'));
      put('garbage.edxml', '<<<');
      put('empty.edxml', '');
      put('large.edxml', Buffer.alloc(4 * 1024 * 1024 + 1, ' '));
      const { done, bad, left, errors, taken } = await collect();
      expect([done, bad, left, errors]).toEqual([3, 5, 0, []]);
      const codes = taken.map((inbound) =>
        'refused' in inbound ? inbound.refused!.code : inbound.packet.kind === 'STATUS' && inbound.packet.status.code,
      );
      expect(codes.sort()).toEqual([
        '01',
        '03',
        '99',
        'EDXML_FORGED',
        'EDXML_MALFORMED',
        'EDXML_MALFORMED',
        'EDXML_TOO_LARGE',
        'EDXML_UNSIGNED',
      ]);
      expect([files('a05', 'inbox'), files('a05', 'done').length, files('a05', 'bad').length]).toEqual([[], 3, 5]);
      expect(await collect()).toMatchObject({ done: 0, bad: 0, left: 0, taken: [] });
    });

    it('keeps a file that could not be recorded, for the next time, and goes on with the others', async () => {
      put('a.edxml', signEdxml(status('01'), theirs));
      put('b.edxml', signEdxml(status('03'), theirs));
      const failing = await collect(async (inbound) => {
        if ('packet' in inbound && inbound.packet.kind === 'STATUS' && inbound.packet.status.code === '01')
          throw new Error('database gone');
        return true;
      });
      expect(failing).toMatchObject({ done: 1, bad: 0, left: 1, errors: [expect.objectContaining({ message: 'database gone' })] });
      expect(files('a05', 'inbox')).toEqual(['a.edxml']);
      expect(await collect()).toMatchObject({ done: 1, left: 0 });
    });

    it('reads under each profile in turn, and puts aside what none of them takes', async () => {
      const before = await selfSigned();
      const readers = [destination(), aDestination('a05', { id: 'former', edxml: { ...PROFILE, trusted: [before.certificate] } })];
      put('new.edxml', signEdxml(status('01'), theirs));
      put('old.edxml', signEdxml(status('03'), before));
      const by: string[] = [];
      expect(await collect(async ({ destinationId }) => by.push(destinationId) > 0, readers)).toMatchObject({ done: 2, bad: 0 });
      expect(by).toEqual([destination().id, 'former']);
      put('nobody.edxml', signEdxml(status('04'), before));
      expect(await collect(async () => false, readers)).toMatchObject({ done: 0, bad: 1, taken: [{ refused: null }] });
    });

    it('lets a file be that is still being written, and what is none of its business', async () => {
      put('half.edxml', signEdxml(status('01'), theirs).slice(0, 200), 0);
      put('.hidden.edxml', 'x');
      put('readme.txt', 'x');
      mkdirSync(join(root, 'a05/inbox/folder.edxml'));
      expect(await collect()).toMatchObject({ done: 0, bad: 0, left: 1, taken: [] });
      put('half.edxml', signEdxml(status('01'), theirs));
      expect(await collect()).toMatchObject({ done: 1, bad: 0, left: 0 });
      expect(files('a05', 'inbox').sort()).toEqual(['.hidden.edxml', 'folder.edxml', 'readme.txt']);
    });

    it('hides nothing when a gateway uses one name for all', async () => {
      for (const code of ['01', '03', '04']) {
        put('status.edxml', signEdxml(status(code), theirs));
        expect(await collect()).toMatchObject({ done: 1 });
      }
      expect(files('a05', 'done')).toHaveLength(3);
    });

    it('is made when it is not there yet', async () => {
      expect(await collect()).toMatchObject({ done: 0, left: 0 });
      chmodSync(join(root, 'a05'), 0o700);
    });
  });
});
