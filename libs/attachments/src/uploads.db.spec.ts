import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Organisation } from '#identity';
import { countRows, recordsOf, refusedWithoutTrace, tamper, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { createUploadTicket, MAX_UPLOAD } from './uploads.js';

describe('uploads', () => {
  let world: World;
  let organisation: Organisation;
  let dpo: Person;
  let url: string;
  beforeAll(async () => {
    world = await World.create();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    const app = await world.app();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => world.destroy());

  const ticket = async (size: number, person = dpo) =>
    (await world.uow.run(person.caller, (tx) => createUploadTicket(tx, 'Sổ đăng ký.xlsx', size))).id;
  const put = async (
    id: string,
    body: Uint8Array<ArrayBuffer> | string | undefined,
    person?: Person,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(`${url}/uploads/${id}`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        ...(person ? { authorization: `Bearer ${person.token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const answer = (await response.json()) as { code?: string; sha256?: string; size?: number; defects?: { code: string }[] } & Record<
      string,
      unknown
    >;
    return { status: response.status, answer };
  };
  const bytes = (length: number) => new Uint8Array(length).fill(7);
  /** Files that lie in the store, and half-written ones. */
  const stored = () => {
    const folder = (name: string) => {
      const path = join(world.folder, 'files', name);
      return existsSync(path) ? readdirSync(path, { recursive: true }).filter((entry) => /[0-9a-f-]{36,}$/.test(String(entry))).length : 0;
    };
    return { whole: folder('sha256'), half: folder('incoming') };
  };
  /** Everything that an answer about a refused upload must be. */
  const refusedUpload = async (send: () => Promise<{ status: number; answer: Record<string, unknown> }>, status: number, code: string) => {
    const [rows, files] = [await countRows(world), stored()];
    const got = await send();
    expect(got).toMatchObject({ status, answer: { code, messageVi: expect.any(String), messageEn: expect.any(String) } });
    expect(await countRows(world)).toEqual(rows);
    expect(stored().half).toBe(files.half);
    return got.answer;
  };

  it('takes the bytes of a ticket once, and keeps them under their digest', async () => {
    const id = await ticket(5);
    const { status, answer } = await put(id, new TextEncoder().encode('hello'), dpo);
    expect({ status, answer }).toEqual({
      status: 200,
      answer: { sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', size: 5 },
    });
    expect((await recordsOf(world, id)).map(({ type, digest }) => [type, digest])).toEqual([
      ['UploadTicketCreated', undefined],
      ['FileReceived', answer.sha256],
    ]);
    const again = await refusedUpload(() => put(id, new TextEncoder().encode('hello'), dpo), 409, 'TICKET_USED');
    expect(again).toMatchObject({ state: 'RECEIVED', allowed: ['check'] });
  });

  it('takes the bytes once where they are sent twice at the same time', async () => {
    const id = await ticket(1000);
    const answers = await Promise.all([put(id, bytes(1000), dpo), put(id, bytes(1000), dpo)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await recordsOf(world, id)).map(({ type }) => type)).toEqual(['UploadTicketCreated', 'FileReceived']);
  });

  it('takes a file of exactly 20 MB', async () => {
    const { status, answer } = await put(await ticket(MAX_UPLOAD), bytes(MAX_UPLOAD), dpo);
    expect({ status, size: answer.size }).toEqual({ status: 200, size: MAX_UPLOAD });
  });

  it('gives no ticket for nothing, for less, or for more than 20 MB', async () => {
    for (const [size, code] of [
      [0, 'EMPTY_FILE'],
      [-1, 'EMPTY_FILE'],
      [MAX_UPLOAD + 1, 'FILE_TOO_LARGE'],
    ] as const)
      expect(await refusedWithoutTrace(world, dpo.caller, (tx) => createUploadTicket(tx, 'x.xlsx', size))).toMatchObject({
        code: 'INVALID',
        details: { defects: [{ path: 'size', code }] },
      });
  });

  it('refuses 21 MB under any ticket, with an answer that the sender can read', async () => {
    const id = await ticket(MAX_UPLOAD);
    const answer = await refusedUpload(() => put(id, bytes(21 * 1024 * 1024), dpo), 413, 'FILE_TOO_LARGE');
    expect(answer.messageVi).toContain('20 MB');
  });

  it('refuses more and fewer bytes than were announced, and leaves the ticket good for another try', async () => {
    const id = await ticket(100);
    const more = await refusedUpload(() => put(id, bytes(101), dpo), 413, 'FILE_TOO_LARGE');
    expect(more.messageEn).toContain('100');
    await refusedUpload(() => put(id, bytes(60_000), dpo), 413, 'FILE_TOO_LARGE');
    const fewer = await refusedUpload(() => put(id, bytes(99), dpo), 422, 'INVALID');
    expect(fewer.defects).toMatchObject([{ path: 'size', code: 'INCOMPLETE_FILE' }]);
    await refusedUpload(() => put(id, bytes(0), dpo), 422, 'INVALID');
    expect(await put(id, bytes(100), dpo)).toMatchObject({ status: 200 });
  });

  it('refuses a request without bytes, or with bytes that pass for text or JSON', async () => {
    const id = await ticket(2);
    const forms: [string | undefined, string][] = [
      [undefined, 'application/octet-stream'],
      ['{}', 'application/json'],
      ['ab', 'text/plain'],
    ];
    for (const [body, type] of forms) {
      const { status, answer } = await put(id, body, dpo, { 'content-type': type });
      expect({ type, status, code: answer.code }).toEqual({ type, status: 422, code: 'INVALID' });
    }
    expect((await put(id, 'ab', dpo, { 'content-type': 'application/x-unheard-of' })).status).toBe(415);
    expect(await recordsOf(world, id)).toHaveLength(1);
  });

  it('refuses a ticket that is too old', async () => {
    const id = await ticket(3);
    await tamper(world, "update upload_ticket set expires_at = now() - interval '1 second' where id = $1", [id]);
    await refusedUpload(() => put(id, bytes(3), dpo), 409, 'TICKET_USED');
  });

  it('does not find a ticket of a colleague, of another organisation, or of nobody', async () => {
    const id = await ticket(3);
    const colleague = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const clerk = await world.person(['CLERK'], { unitId: (await world.unit()).id });
    for (const person of [colleague, stranger, clerk]) await refusedUpload(() => put(id, bytes(3), person), 404, 'NOT_FOUND');
    for (const other of ['x', '00000000-0000-7000-8000-000000000000', '..%2f..%2fetc%2fpasswd'])
      await refusedUpload(() => put(other, bytes(3), dpo), 404, 'NOT_FOUND');
    await refusedUpload(() => put(id, bytes(3)), 401, 'UNAUTHENTICATED');
    expect(await put(id, bytes(3), dpo)).toMatchObject({ status: 200 });
  });

  it('is for those who keep the register', async () => {
    const may = { ORG_ADMIN: false, PDP_OFFICER: true, PREPARER: true, APPROVER: false, VIEWER: false } as const;
    for (const [role, allowed] of Object.entries(may)) {
      const person = await world.person([role as keyof typeof may], { organisationId: organisation.id });
      const answer = await wouldAnswer(world, person.caller, (tx) => createUploadTicket(tx, 'x.xlsx', 3));
      expect({ role, answer }).toMatchObject({ role, answer: allowed ? 'OK' : { code: 'FORBIDDEN' } });
    }
    const clerk = await world.person(['CLERK'], { unitId: (await world.unit()).id });
    expect(await wouldAnswer(world, clerk.caller, (tx) => createUploadTicket(tx, 'x.xlsx', 3))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('keeps nothing of a transfer that breaks off', async () => {
    const id = await ticket(1_000_000);
    const rows = await countRows(world);
    const stop = new AbortController();
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes(10_000));
      },
      pull() {
        stop.abort();
      },
    });
    const request = { method: 'PUT', body, duplex: 'half', signal: stop.signal } as RequestInit;
    await expect(
      fetch(`${url}/uploads/${id}`, {
        ...request,
        headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${dpo.token}` },
      }),
    ).rejects.toThrow();
    while (stored().half > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await countRows(world)).toEqual(rows);
    expect(await put(id, bytes(1_000_000), dpo)).toMatchObject({ status: 200 });
  });
});
