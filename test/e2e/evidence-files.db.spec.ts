import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clamd } from '#attachments';
import { createLogger, FileStore } from '#platform';
import { EICAR, type Scanner, startScanner } from '../../libs/attachments/src/testing/scanner.js';
import { readPdf } from '../../libs/documents/testing/read-pdf.js';
import { soundEvidence } from '../../libs/evidence/src/count-evidence.js';
import { type CustodyRow, judgeCustody } from '../../libs/evidence/src/custody-of.js';
import { custodyOfItem } from '../../libs/evidence/src/evidence.queries.js';
import { scanEvidence } from '../../libs/evidence/src/scan-evidence.js';
import { type CustodyWorld, custodyWorld } from '../../libs/evidence/src/testing/custody-world.js';
import { decryptZip } from '../../libs/evidence/src/testing/decrypt-zip.js';
import { verifyEvidence } from '../../libs/evidence/src/verify-evidence.js';
import { recordsOf, tamper } from '../support/records.js';
import type { Person } from '../support/world.js';

const EXPORT = 'mutation ($id: ID!, $purpose: String!) { it: exportEvidence(id: $id, purpose: $purpose) { id url password } }';
const logger = createLogger('test', 'silent');

describe('the bytes of evidence', () => {
  let c: CustodyWorld;
  let files: FileStore;
  beforeAll(async () => {
    c = await custodyWorld();
    files = new FileStore(c.world.house.data.files);
  });
  afterAll(() => c.world.destroy());

  const custody = async (id: string) => judgeCustody((await c.world.uow.read<CustodyRow>(c.lead.caller, custodyOfItem(id))).value);
  const kinds = async (id: string) => (await custody(id)).events.map(({ kind }) => kind);
  const get = async (url: string, person: Person) =>
    (await c.world.app()).inject({ method: 'GET', url, headers: { authorization: `Bearer ${person.token}` } });
  const take = (id: string, person = c.lead) =>
    c.world.gql<{ it: { id: string; url: string; password: string | null } }>(EXPORT, { id, purpose: 'Gửi giám định' }, person);
  const refused = async (id: string, person = c.lead) => (await take(id, person)).errors?.[0]?.extensions.code ?? 'OK';
  const sound = () => c.world.uow.run(c.lead.caller, (tx) => soundEvidence(tx, c.caseId));
  const pathOf = (sha256: string) => join(c.world.house.data.files, 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  /** As if so many days had passed since all of it was hashed. */
  const later = () => tamper(c.world, "update evidence_custody set verified_at = verified_at - interval '8 days'");
  const verify = () => verifyEvidence(c.world.workerHouse.uow, files, logger).run();
  const news = async (person: Person) => {
    await c.world.settle();
    const query = '{ it: notifications(first: 100) { nodes { type reference } } }';
    const { data } = await c.world.gql<{ it: { nodes: { type: string; reference: string }[] } }>(query, {}, person);
    return data.it.nodes;
  };

  it('are taken whatever they are, hashed while they come, and become one item once', async () => {
    const bytes = Buffer.from('4d5a90000300000004000000ffff0000b8000000', 'hex');
    const { id, sha256 } = await c.digital(bytes);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect((await custody(id)).item).toMatchObject({ sha256, size: bytes.length, mediaType: 'application/x-msdownload' });
    const again = c.collect({ kind: 'DIGITAL', ticketId: id });
    await expect(again).rejects.toMatchObject({ details: { defects: [{ code: 'NOT_UPLOADED' }] } });
    await expect(c.collect({ kind: 'PHYSICAL', ticketId: (await c.send(bytes)).id })).rejects.toMatchObject({
      details: { defects: [{ code: 'NO_FILE_OF_A_THING' }] },
    });
    await expect(c.collect({ kind: 'SCREENSHOT' })).rejects.toMatchObject({ details: { defects: [{ code: 'REQUIRED' }] } });
    const foreign = (await c.send(bytes, c.worker)).id;
    await expect(c.collect({ kind: 'DIGITAL', ticketId: foreign })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leave in an archive while no scanner cleared them, its password shown once, for whoever asked; each time is a link', async () => {
    const bytes = Buffer.alloc(300_000, 'mẫu dữ liệu rao bán ');
    const { id } = await c.digital(bytes);
    const { data } = await take(id);
    const { url, password } = data.it;
    const answer = await get(url, c.lead);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="VV.*-E\d{3}\.zip"/);
    expect(decryptZip(answer.rawPayload, password!).bytes.equals(bytes)).toBe(true);
    expect((await get(url, c.worker)).statusCode).toBe(404);
    expect((await get(url, c.colleague)).statusCode).toBe(404);
    expect(await kinds(id)).toEqual(['ACQUIRED', 'IMPORTED', 'HASH_VERIFIED', 'EXPORTED']);
    expect((await recordsOf(c.world, id)).at(-1)!.type).toBe('EvidenceFetched');
    expect((await take(id)).data.it.password).not.toBe(password);
    const { rows } = await c.world.admin.query<{ found: boolean }>(
      "select bool_or(e.*::text like '%' || $1 || '%') as found from custody_event e",
      [password],
    );
    expect(rows[0]!.found).toBe(false);
  });

  it('do not leave for who only reads the case, nor is there a file of a thing', async () => {
    const { id } = await c.digital();
    expect(await refused(id, c.reader)).toBe('FORBIDDEN');
    expect(await refused(id, c.colleague)).toBe('NOT_FOUND');
    expect(await refused(await c.collect())).toBe('NO_BYTES');
  });

  describe('under a scanner', () => {
    let scanner: Scanner;
    beforeAll(async () => {
      scanner = await startScanner();
    });
    afterAll(() => scanner.stop());
    const scan = () => scanEvidence(c.world.workerHouse.uow, files, new Clamd(scanner.address), logger).run();

    it('leave as they are where it finds nothing, and in an archive alone where it does', async () => {
      const [clean, infected] = [await c.digital(Buffer.from('trò chuyện sạch')), await c.digital(Buffer.from(EICAR))];
      await scan();
      expect(await scan()).toBe(0);
      const plain = (await take(clean.id)).data.it;
      expect(plain.password).toBeNull();
      const answer = await get(plain.url, c.lead);
      expect([answer.payload, answer.headers['content-security-policy']]).toEqual(['trò chuyện sạch', "default-src 'none'; sandbox"]);
      const archived = (await take(infected.id)).data.it;
      const zip = (await get(archived.url, c.lead)).rawPayload;
      expect(zip.includes('EICAR')).toBe(false);
      expect(decryptZip(zip, archived.password!).bytes.toString()).toBe(EICAR);
      expect([(await custody(clean.id)).scanState, (await custody(infected.id)).scanState]).toEqual(['CLEAN', 'INFECTED']);
    });
  });

  it('are hashed anew when their time has come, and only then', async () => {
    const { id } = await c.digital();
    expect(await verify()).toBe(0);
    await later();
    expect(await verify()).toBeGreaterThan(0);
    expect(await verify()).toBe(0);
    expect((await custody(id)).events.at(-1)).toMatchObject({ kind: 'HASH_VERIFIED', actorId: null });
    expect((await custody(id)).verdict).toBe('UNBROKEN');
  });

  it.each([
    ['one byte is another', (path: string) => writeFileSync(path, 'Bản gốc'), 'a hash'],
    ['they are gone', (path: string) => rmSync(path), null],
  ])(
    'that were altered are found out: %s; lead and head hear of it, they do not leave, and stand again once they are restored',
    async (_what, alter, found) => {
      const bytes = Buffer.from(`bản gốc ${found}`);
      const { id, sha256 } = await c.digital(bytes);
      const before = await sound();
      alter(pathOf(sha256));
      await later();
      await verify();
      await verify();
      const { events, intact, verdict, item } = await custody(id);
      expect([events.at(-1)!.kind, events.at(-1)!.found === null, intact, verdict]).toEqual([
        'HASH_MISMATCH',
        found === null,
        false,
        'UNBROKEN',
      ]);
      expect(await sound()).toBe(before - 1);
      expect(await refused(id)).toBe('EVIDENCE_ALTERED');
      const toldOf = async (person: Person) =>
        (await news(person)).filter(({ reference }) => reference === item.label).map(({ type }) => type);
      for (const person of [c.lead, c.head]) expect(await toldOf(person)).toEqual(['EvidenceAltered']);
      for (const person of [c.worker, c.reader, c.colleague]) expect(await toldOf(person)).toEqual([]);
      writeFileSync(pathOf(sha256), bytes);
      await later();
      await verify();
      expect([(await custody(id)).intact, await sound()]).toEqual([true, before]);
      expect(await refused(id)).toBe('OK');
    },
  );

  it('altered just before an export are found out by it, and the mismatch stays', async () => {
    const { id, sha256 } = await c.digital(Buffer.from('sẽ đổi'));
    writeFileSync(pathOf(sha256), 'đã đổi');
    expect(await refused(id)).toBe('EVIDENCE_ALTERED');
    expect(await kinds(id)).toEqual(['ACQUIRED', 'IMPORTED', 'HASH_MISMATCH']);
  });

  it('have a paper of their custody, for a purpose that is on it', async () => {
    const { id, sha256 } = await c.digital(Buffer.from('nội dung trò chuyện'), {
      seizedFrom: 'Người bán',
      place: 'Hải Phòng',
      bag: 'NP-07',
    });
    await c.step(id, 'handOver', c.lead, { to: c.worker.userId, reason: 'Giám định' });
    await c.step(id, 'receive', c.worker, { place: 'Phòng giám định' });
    expect((await get(`/evidence/${id}/custody.pdf`, c.lead)).statusCode).toBe(422);
    expect((await get(`/evidence/${id}/custody.pdf?purpose=xem`, c.colleague)).statusCode).toBe(404);
    const answer = await get(`/evidence/${id}/custody.pdf?purpose=${encodeURIComponent('Nộp cho Viện kiểm sát')}`, c.lead);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const { content, title } = await readPdf(answer.rawPayload);
    const text = content.join('\n').replace(/\s+/g, '');
    const { item, events } = await custody(id);
    expect(title).toBe(`Sổ giám sát chứng cứ ${item.label}`);
    for (const word of [
      'LIÊN TỤC',
      'NGUYÊN VẸN',
      'Phòng giám định',
      'Nộp cho Viện kiểm sát',
      'NP-07',
      sha256,
      ...events.map(({ hash }) => hash),
    ])
      expect(text).toContain(word.replace(/\s+/g, ''));
  });
});
