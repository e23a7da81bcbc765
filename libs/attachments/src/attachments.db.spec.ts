import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { AuthorityUnit, Organisation } from '#identity';
import { createLogger, FileStore } from '#platform';
import { reportInput } from '../../../test/support/played.js';
import { recordsOf, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { Clamd } from './clamd.js';
import { scanAttachments } from './scan-attachments.js';
import { EICAR, HAS_CLAMD, type Scanner, startScanner } from './testing/scanner.js';

const TICKET =
  'mutation ($fileName: String!, $size: Int!) { it: createUploadTicket(fileName: $fileName, size: $size, purpose: ATTACHMENT) { id } }';
const ATTACH =
  'mutation ($reportId: ID!, $attachmentId: ID!) { it: attachFile(reportId: $reportId, attachmentId: $attachmentId) { id name state } }';
const DETACH = ATTACH.replace('attachFile(', 'detachFile(');
const STATE = 'query ($id: ID!) { it: attachment(id: $id) { state obstacle sha256 mediaType name size judgedAt } }';
const MIB = 1024 * 1024;

describe('attachments', () => {
  let world: World;
  let organisation: Organisation;
  let unit: AuthorityUnit;
  let dpo: Person;
  let officer: Person;
  let url: string;
  let files: FileStore;
  beforeAll(async () => {
    // Where a scanner will be; nobody listens there yet.
    world = await World.create({ KHIEN_CLAMD: '127.0.0.1:1', KHIEN_MAX_ATTACHMENT: String(3 * MIB) });
    unit = await world.unit();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    officer = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    files = new FileStore(join(world.folder, 'files'));
    const app = await world.app();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => world.destroy());

  const ask = async <T>(query: string, variables: Record<string, unknown>, person = dpo): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, person);
    if (errors) throw Object.assign(new Error(JSON.stringify(errors)), { code: errors[0]!.extensions.code });
    return data.it;
  };
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'OK',
      (error: { code?: string }) => error.code,
    );
  const put = async (id: string, body: string | Uint8Array<ArrayBuffer>, person = dpo) => {
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${person.token}` };
    const response = await fetch(`${url}/uploads/${id}`, { method: 'PUT', headers, body });
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  };
  const send = async (name: string, content: string, person = dpo): Promise<string> => {
    const { id } = await ask<{ id: string }>(TICKET, { fileName: name, size: Buffer.byteLength(content) }, person);
    const { status, answer } = await put(id, content, person);
    expect({ status, answer }).toMatchObject({ status: 200, answer: { attachmentId: id } });
    return id;
  };
  const get = async (id: string, person?: Person) => {
    const response = await fetch(`${url}/attachments/${id}`, { headers: person ? { authorization: `Bearer ${person.token}` } : {} });
    const body = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body,
      code: response.ok ? 'OK' : (JSON.parse(body) as { code: string }).code,
    };
  };
  const draft = async (person = dpo) =>
    (
      await ask<{ id: string }>(
        'mutation ($input: ReportContentInput!) { it: draftViolationReport(input: $input) { id } }',
        { input: reportInput('KÈM') },
        person,
      )
    ).id;
  const file = async (reportId: string): Promise<{ id: string; content: string }> => {
    await ask('mutation ($id: ID!) { it: markViolationReportReady(id: $id) { id } }', { id: reportId });
    const { filing } = await ask<{ filing: { id: string; content: string } }>(
      'mutation ($input: SubmitViolationReportInput!) { it: submitViolationReport(input: $input) { filing { id content } } }',
      { input: { reportId, clientKey: `key-${reportId}`, commitment: true } },
    );
    await world.settle();
    return filing;
  };
  const scan = async (scanner: Scanner, now = Date.now) =>
    scanAttachments(world.workerHouse.uow, files, new Clamd(scanner.address), createLogger('test', 'silent'), now).run();
  const kept = () => {
    const folder = join(world.folder, 'files');
    return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length : 0;
  };
  const stateOf = async (id: string) => (await ask<{ state: string }>(STATE, { id })).state;

  it('are refused where their content is not what their name says, and leave nothing behind', async () => {
    const before = kept();
    const { id } = await ask<{ id: string }>(TICKET, { fileName: 'Biên bản.pdf', size: 4 });
    const { status, answer } = await put(id, 'MZ\u0000\u0000');
    expect({ status, answer }).toMatchObject({
      status: 422,
      answer: { code: 'NOT_WHAT_ITS_NAME_SAYS', messageVi: expect.stringContaining('.pdf') },
    });
    expect(kept()).toBe(before);
    expect((await recordsOf(world, id)).map(({ type }) => type)).toEqual(['UploadTicketCreated']);
    expect((await put(id, '%PDF')).status).toBe(200);
  });

  it.each([
    ['x.pdf', 0, 'EMPTY_FILE'],
    ['x.pdf', 3 * MIB + 1, 'FILE_TOO_LARGE'],
    ['x.exe', 10, 'FILE_KIND'],
    ['x', 10, 'FILE_KIND'],
  ])('of name %j and size %d get no ticket: %s', async (fileName, size, code) => {
    const { errors } = await world.gql(TICKET, { fileName, size }, dpo);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID', defects: [{ code, vi: expect.any(String), en: expect.any(String) }] });
  });

  it('of more bytes than announced, or of none, are refused while they come', async () => {
    const before = kept();
    const { id } = await ask<{ id: string }>(TICKET, { fileName: 'x.txt', size: 1000 });
    expect(await put(id, 'a'.repeat(2 * MIB))).toMatchObject({ status: 413, answer: { code: 'FILE_TOO_LARGE' } });
    expect(await put(id, '')).toMatchObject({ status: 422, answer: { defects: [{ code: 'INCOMPLETE_FILE' }] } });
    expect(kept()).toBe(before);
  });

  it('wait for the scanner and are served to nobody meanwhile; the report is filed all the same', async () => {
    const reportId = await draft();
    const id = await send('Ảnh chụp màn hình.txt', 'màn hình');
    expect(await ask(ATTACH, { reportId, attachmentId: id })).toEqual([{ id, name: 'Ảnh chụp màn hình.txt', state: 'RECEIVED' }]);
    expect(await get(id, dpo)).toMatchObject({ status: 409, code: 'NOT_JUDGED_YET' });
    const gone = { address: '127.0.0.1:1', real: false, stop: async () => undefined };
    expect(await scan(gone)).toBe(0);
    expect(await stateOf(id)).toBe('RECEIVED');
    const filing = await file(reportId);
    expect(await get(id, officer)).toMatchObject({ status: 409, code: 'NOT_JUDGED_YET' });
    const { rows } = await world.admin.query('select attachment_id from filing_attachment where filing_id = $1', [filing.id]);
    expect(rows).toEqual([{ attachment_id: id }]);
  });

  describe(`under a scanner (${HAS_CLAMD ? 'clamd itself' : 'our own counterpart: no clamd on this machine'})`, () => {
    let scanner: Scanner;
    beforeAll(async () => {
      scanner = await startScanner(0, MIB);
    });
    afterAll(() => scanner.stop());

    it('are judged once, whatever their number of scanners', async () => {
      const [clean, infected] = [await send('Sạch.txt', 'không có gì'), await send('Lạ.txt', EICAR)];
      await Promise.all([scan(scanner), scan(scanner), scan(scanner)]);
      expect([await stateOf(clean), await stateOf(infected)]).toEqual(['CLEAN', 'INFECTED']);
      expect((await recordsOf(world, clean)).map(({ type }) => type)).toEqual(['UploadTicketCreated', 'FileReceived', 'AttachmentCleared']);
      expect((await recordsOf(world, infected)).map(({ type }) => type)).toEqual([
        'UploadTicketCreated',
        'FileReceived',
        'AttachmentQuarantined',
      ]);
      expect(await scan(scanner)).toBe(0);
    });

    it('with something in them are served to nobody and attached to nothing; a report that has one is filed, and says so', async () => {
      const reportId = await draft();
      const id = await send('Bằng chứng.txt', EICAR);
      await ask(ATTACH, { reportId, attachmentId: id });
      await scan(scanner);
      const filing = await file(reportId);
      expect(await get(id, dpo)).toMatchObject({ status: 409, code: 'QUARANTINED' });
      expect(await get(id, officer)).toMatchObject({ status: 409, code: 'QUARANTINED' });
      const again = await draft();
      expect(await codeOf(ask(ATTACH, { reportId: again, attachmentId: id }))).toBe('QUARANTINED');
      const shown = await ask<{ filings: { id: string; attachments: object[] }[] }>(
        'query ($id: ID!) { it: violationReport(id: $id) { filings { id attachments { name state } } } }',
        { id: reportId },
      );
      expect(shown.filings).toEqual([{ id: filing.id, attachments: [{ name: 'Bằng chứng.txt', state: 'INFECTED' }] }]);
    });

    it('that are too large for it stay unjudged, say why once, and are tried again later', async () => {
      const id = await send('Nhật ký.log', 'x'.repeat(2 * MIB));
      let now = Date.now();
      const task = scanAttachments(world.workerHouse.uow, files, new Clamd(scanner.address), createLogger('test', 'silent'), () => now);
      expect(await task.run()).toBe(1);
      expect(await ask(STATE, { id })).toMatchObject({ state: 'RECEIVED', obstacle: 'REFUSED_BY_SCANNER' });
      expect(await get(id, dpo)).toMatchObject({
        status: 409,
        code: 'NOT_JUDGED_YET',
        body: expect.stringContaining('REFUSED_BY_SCANNER'),
      });
      expect(await task.run()).toBe(0);
      now += 31_000;
      expect(await task.run()).toBe(1);
      expect((await recordsOf(world, id)).map(({ type }) => type)).toEqual(['UploadTicketCreated', 'FileReceived', 'AttachmentNotJudged']);
      await tamper(world, "update attachment set state = 'UNSCANNED' where id = $1", [id]);
      await tamper(world, "update attachment set state = 'CLEAN', judged_at = now() where id = $1", [id]);
    });

    it('that came before there was a scanner are judged when there is one', async () => {
      const id = await send('Trước đó.txt', 'cũ');
      await tamper(world, "update attachment set state = 'UNSCANNED' where id = $1", [id]);
      expect(await get(id, dpo)).toMatchObject({ status: 200, body: 'cũ' });
      await scan(scanner);
      expect(await stateOf(id)).toBe('CLEAN');
    });

    it('are read by the filer and by officers whom a filing brought them to, by nobody else, and each reading is in the log', async () => {
      const reportId = await draft();
      const [filed, taken] = [await send('Đơn của ông A.txt', 'nội dung'), await send('Gỡ ra.txt', 'khác')];
      await ask(ATTACH, { reportId, attachmentId: filed });
      await ask(ATTACH, { reportId, attachmentId: filed });
      expect(await ask(ATTACH, { reportId, attachmentId: taken })).toHaveLength(2);
      expect(await ask(DETACH, { reportId, attachmentId: taken })).toHaveLength(1);
      await scan(scanner);
      expect(await get(filed, officer)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      const filing = await file(reportId);

      const answer = await get(filed, officer);
      expect(answer).toMatchObject({ status: 200, body: 'nội dung' });
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'text/plain',
        'content-disposition':
          'attachment; filename="Don cua ong A.txt"; filename*=UTF-8\'\'%C4%90%C6%A1n%20c%E1%BB%A7a%20%C3%B4ng%20A.txt',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
        'content-length': '10',
      });
      expect((await get(filed, dpo)).status).toBe(200);
      const readings = (await recordsOf(world, filed)).filter(({ type }) => type === 'AttachmentRead');
      expect(readings.map(({ actor }) => actor.userId)).toEqual([officer.userId, dpo.userId]);

      const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
      const elsewhere = await world.person(['LIAISON_OFFICER'], { unitId: (await world.unit('PA05-31')).id });
      const admin = await world.person(['PLATFORM_ADMIN']);
      for (const person of [stranger, elsewhere, admin]) expect(await get(filed, person)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect(await get(taken, officer)).toMatchObject({ status: 404 });
      expect(await get(filed)).toMatchObject({ status: 401 });
      for (const id of ['x', '..%2f..%2fsecrets%2fmaster.key', '00000000-0000-7000-8000-000000000000'])
        expect(await get(id, dpo)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect((await recordsOf(world, filed)).filter(({ type }) => type === 'AttachmentRead')).toHaveLength(2);

      const sha256 = createHash('sha256').update('nội dung').digest('hex');
      expect((JSON.parse(filing.content) as { attachments: object[] }).attachments).toEqual([
        { name: 'Đơn của ông A.txt', sha256, size: 10, mediaType: 'text/plain', state: 'CLEAN' },
      ]);
    });

    it('that were altered on the disk are not given out as if they had not been', async () => {
      const id = await send('Bằng chứng gốc.txt', 'chưa sửa');
      await scan(scanner);
      const sha256 = createHash('sha256').update('chưa sửa').digest('hex');
      const path = join(world.folder, 'files', 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
      expect(readFileSync(path, 'utf8')).toBe('chưa sửa');
      writeFileSync(path, 'đã sửa');
      expect(await get(id, dpo)).toMatchObject({ status: 500, code: 'INTERNAL' });
      expect((await get(id, dpo)).body).not.toContain('đã sửa');
    });
  });

  it('go into a draft and out of it, and into nothing that was presented for signing', async () => {
    const reportId = await draft();
    const id = await send('Muộn.txt', 'muộn');
    await ask('mutation ($id: ID!) { it: markViolationReportReady(id: $id) { id } }', { id: reportId });
    expect(await codeOf(ask(ATTACH, { reportId, attachmentId: id }))).toBe('WRONG_STATE');
    expect(await codeOf(ask(DETACH, { reportId, attachmentId: id }))).toBe('WRONG_STATE');
    const viewer = await world.person(['VIEWER'], { organisationId: organisation.id });
    const other = await draft();
    expect(await codeOf(ask(ATTACH, { reportId: other, attachmentId: id }, viewer))).toBe('FORBIDDEN');
  });

  it('are at most fifty a report', async () => {
    const reportId = await draft();
    const id = await send('Năm mươi mốt.txt', '51');
    await tamper(
      world,
      `with many as (insert into attachment (id, organisation_id, name, media_type, sha256, size, state, received_by, received_at)
         select gen_random_uuid(), $1, 'x.txt', 'text/plain', $2, 1, 'UNSCANNED', $3, now() from generate_series(1, 50) returning id)
       insert into report_attachment select gen_random_uuid(), $1, $4, id, now() from many`,
      [organisation.id, 'a'.repeat(64), dpo.userId, reportId],
    );
    expect(await codeOf(ask(ATTACH, { reportId, attachmentId: id }))).toBe('TOO_MANY_FILES');
  });

  it('never change: what came of them is written by the worker alone, what they are by nobody', async () => {
    const { rows } = await world.admin.query<{ role: string; column: string }>(
      `select r.role, a.attname as column from (values ('khien_api'), ('khien_worker')) r (role), pg_attribute a
        where a.attrelid = 'attachment'::regclass and a.attnum > 0 and has_column_privilege(r.role, 'attachment', a.attname, 'update') order by 1, 2`,
    );
    expect(rows.map(({ role, column }) => `${role} ${column}`)).toEqual(
      ['finding', 'judged_at', 'obstacle', 'state', 'version'].map((column) => `khien_worker ${column}`),
    );
  });
});

const CLIENT = `
  const [url, token, size] = process.argv.slice(1);
  const chunk = new Uint8Array(65536).fill(97);
  let left = Number(size);
  const body = new ReadableStream({ pull(controller) {
    if (left === 0) return controller.close();
    const part = chunk.slice(0, Math.min(left, chunk.length));
    left -= part.length;
    controller.enqueue(part);
  } });
  const headers = { 'content-type': 'application/octet-stream', authorization: 'Bearer ' + token };
  const response = await fetch(url, { method: 'PUT', headers, body, duplex: 'half' });
  process.stdout.write(JSON.stringify({ status: response.status, answer: await response.json() }));`;

describe('the largest attachment', () => {
  let world: World;
  let dpo: Person;
  let url: string;
  const LIMIT = 100 * MIB;
  beforeAll(async () => {
    world = await World.create();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const app = await world.app();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => world.destroy());

  /** Another process sends so many bytes of text; answers what came back, and by how much the server's memory grew at its worst. */
  const send = async (announced: number, size: number) => {
    const { data } = await world.gql<{ it: { id: string } }>(TICKET, { fileName: 'Nhật ký.log', size: announced }, dpo);
    const before = process.memoryUsage().rss;
    let grown = 0;
    const watch = setInterval(() => {
      grown = Math.max(grown, process.memoryUsage().rss - before);
    }, 10);
    const client = spawn(process.execPath, ['--input-type=module', '-e', CLIENT, `${url}/uploads/${data.it.id}`, dpo.token, String(size)]);
    const [out] = await Promise.all([text(client.stdout), once(client, 'exit')]);
    clearInterval(watch);
    return { id: data.it.id, grown, ...(JSON.parse(out) as { status: number; answer: Record<string, unknown> }) };
  };

  it('of 100 MB is taken, in memory that does not grow with it, and comes back whole', async () => {
    // What a process keeps once it has seen such a file; a file held in memory would come on top of that.
    await send(LIMIT, LIMIT);
    const { id, status, grown } = await send(LIMIT, LIMIT);
    expect(status).toBe(200);
    expect(grown).toBeLessThan(48 * MIB);
    const response = await fetch(`${url}/attachments/${id}`, { headers: { authorization: `Bearer ${dpo.token}` } });
    const hash = createHash('sha256');
    let size = 0;
    for await (const part of response.body!) {
      hash.update(part);
      size += part.length;
    }
    expect([size, hash.digest('hex')]).toEqual([LIMIT, createHash('sha256').update(Buffer.alloc(LIMIT, 'a')).digest('hex')]);
  });

  it('and one byte more is refused before it comes, and while it comes where less was announced', async () => {
    const { errors } = await world.gql(TICKET, { fileName: 'x.log', size: LIMIT + 1 }, dpo);
    expect(errors?.[0]?.extensions).toMatchObject({ defects: [{ code: 'FILE_TOO_LARGE', vi: expect.stringContaining('100 MB') }] });
    expect(await send(LIMIT, LIMIT + 1)).toMatchObject({
      status: 413,
      answer: { code: 'FILE_TOO_LARGE', messageVi: expect.stringContaining('100 MB') },
    });
  });
});
