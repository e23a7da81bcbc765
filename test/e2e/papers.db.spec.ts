import { type Filing } from '#filings';
import type { AuthorityUnit, Organisation } from '#identity';
import { papersOfFiling } from '#papers';
import { FileStore } from '#platform';
import { draftViolationMinutes, finaliseViolationMinutes, markViolationReportReady, submitViolationReport } from '#violations';
import { readPdf } from '../../libs/documents/testing/read-pdf.js';
import { SIGNER, TestSigner } from '../../libs/documents/testing/signing.js';
import { drafted, filed, hoursAgo } from '../support/facts.js';
import { recordsOf, tamper } from '../support/records.js';
import { type Person, World } from '../support/world.js';

describe('the papers of a filing', () => {
  let world: World;
  let organisation: Organisation;
  let unit: AuthorityUnit;
  let dpo: Person;
  let officer: Person;
  let filing: Filing;
  let signer: TestSigner;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    officer = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    filing = await filed(world, dpo);
    await world.settle();
    signer = new TestSigner();
  });
  afterAll(async () => {
    signer.close();
    await world.destroy();
  });

  const get = async (path: string, person?: Person) => {
    const app = await world.app();
    const response = await app.inject({
      method: 'GET',
      url: `/papers/${path}`,
      headers: person ? { authorization: `Bearer ${person.token}` } : {},
    });
    return {
      status: response.statusCode,
      type: String(response.headers['content-type']),
      name: String(response.headers['content-disposition']),
      bytes: response.rawPayload,
    };
  };
  /** Without line ends: where a line breaks is no matter here. */
  const textOf = async (pdf: Uint8Array) => {
    const { content, artifacts } = await readPdf(pdf);
    return [...content, ...artifacts].join(' ').replace(/\s+/g, ' ');
  };
  const form = (more = '') => `filings/${filing.id}/form.pdf${more}`;
  const send = async (name: string, bytes: Buffer, person = dpo): Promise<string> => {
    const { data, errors } = await world.gql<{ it: { id: string; url: string } }>(
      'mutation ($fileName: String!, $size: Int!) { it: createUploadTicket(fileName: $fileName, size: $size, purpose: ATTACHMENT) { id url } }',
      { fileName: name, size: bytes.length },
      person,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    const app = await world.app();
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${person.token}` };
    const put = await app.inject({ method: 'PUT', url: data.it.url, headers, payload: bytes });
    expect([put.statusCode, put.body]).toEqual([200, put.body]);
    return data.it.id;
  };
  const download = async (attachmentId: string, person: Person) => {
    const app = await world.app();
    const headers = { authorization: `Bearer ${person.token}` };
    const { statusCode, rawPayload } = await app.inject({ method: 'GET', url: `/attachments/${attachmentId}`, headers });
    return [statusCode, rawPayload] as const;
  };
  const bring = (attachmentId: string, person = dpo) =>
    world.gql<{ it: Record<string, unknown> & { signatures: Record<string, unknown>[] } }>(
      `mutation ($filingId: ID!, $attachmentId: ID!) { it: recordSignedCopy(filingId: $filingId, attachmentId: $attachmentId) {
        id kind continuesOurs signatures { integrity signer coversWholeFile validWhenSigned } } }`,
      { filingId: filing.id, attachmentId },
      person,
    );

  it('are printed for the filer and for the desk that received it; the same bytes every time', async () => {
    const [first, again, desk] = [await get(form(), dpo), await get(form(), dpo), await get(form(), officer)];
    expect(first).toMatchObject({ status: 200, type: 'application/pdf' });
    expect(first.name).toContain(`${filing.reference}-mau-08.pdf`);
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
    expect(Buffer.compare(first.bytes, desk.bytes)).toBe(0);
    const text = await textOf(first.bytes);
    for (const part of [organisation.name, 'Gửi nhầm một danh sách khách hàng', filing.reference]) expect(text).toContain(part);
    // Kept once, so that a signed copy can be held against it.
    expect((await world.admin.query('select count(*)::int as n from issued_paper where filing_id = $1', [filing.id])).rows).toEqual([
      { n: 1 },
    ]);
    expect((await recordsOf(world, filing.id)).filter(({ type }) => type === 'PaperIssued')).toHaveLength(1);
  });

  it('say what whoever prints adds to them, in one line', async () => {
    const { bytes } = await get(form('?number=12/TB-MAU&place=H%E1%BA%A3i%20Ph%C3%B2ng'), dpo);
    expect(await textOf(bytes)).toContain('12/TB-MAU');
    expect((await get(form('?number=a%0Ab'), dpo)).status).toBe(422);
    expect((await get(form(`?place=${'x'.repeat(121)}`), dpo)).status).toBe(422);
  });

  it('come as .docx and as a receipt too, and blank forms for everybody', async () => {
    const docx = await get(`filings/${filing.id}/form.docx`, dpo);
    expect([docx.status, docx.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    const receipt = await get(`filings/${filing.id}/receipt.pdf`, dpo);
    expect(await textOf(receipt.bytes)).toContain(filing.digest.slice(0, 16));
    for (const kind of ['03', '08', 'minutes', 'public'])
      for (const format of ['pdf', 'docx']) expect([kind, (await get(`blank/${kind}.${format}`)).status]).toEqual([kind, 200]);
    for (const nothing of [
      'blank/99.pdf',
      'blank/08.exe',
      'blank/08',
      `filings/${filing.id}/receipt.docx`,
      `filings/${filing.id}/other.pdf`,
      'filings/x/form.pdf',
    ])
      expect([nothing, (await get(nothing, dpo)).status]).toEqual([nothing, 404]);
  });

  it('name who signed the minutes', async () => {
    const { id } = await world.uow.run(dpo.caller, (tx) =>
      draftViolationMinutes(tx, filing.matterId, {
        participants: [],
        evidence: [],
        signatures: [{ name: 'Người Ký Mẫu', capacity: 'Đại diện pháp chế' }],
      }),
    );
    expect(await textOf((await get(`minutes/${id}/minutes.pdf`, dpo)).bytes)).toMatch(/ĐẠI DIỆN PHÁP CHẾ .* Người Ký Mẫu/);
  });

  it('are printed before they are filed, for their organisation only: marked, unnumbered, and not kept as issued', async () => {
    const report = await drafted(world, dpo);
    const approver = await world.person(['APPROVER'], { organisationId: organisation.id });
    const path = `reports/${report.id}/form.pdf`;
    const draft = await get(path, approver);
    expect([draft.status, draft.name]).toEqual([200, expect.stringContaining('ban-nhap-chua-nop-mau-08.pdf')]);
    const { content, artifacts } = await readPdf(draft.bytes);
    expect(artifacts.length).toBeGreaterThan(1);
    expect(artifacts.filter((page) => !page.replace(/\s+/g, ' ').includes('BẢN NHÁP – CHƯA NỘP | DRAFT – NOT FILED'))).toEqual([]);
    expect(content.join(' ')).toContain('Gửi nhầm một danh sách khách hàng');
    expect([...content, ...artifacts].join(' ')).not.toMatch(/SHA-256 [0-9a-f]{16}…|Mã hồ sơ|BC26-/);
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, report.id));
    expect((await get(`reports/${report.id}/form.docx`, approver)).status).toBe(200);
    const issued = await world.admin.query('select 1 from issued_paper i join filing f on f.id = i.filing_id where f.matter_id = $1', [
      report.id,
    ]);
    expect(issued.rows).toEqual([]);
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    for (const person of [stranger, officer]) expect((await get(path, person)).status).toBe(404);
    expect((await get(path)).status).toBe(401);
    expect((await get(`reports/${filing.matterId}/form.pdf`, dpo)).status).toBe(409);
  });

  it('are nothing to anybody else', async () => {
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const otherDesk = await world.person(['UNIT_HEAD'], { unitId: (await world.unit('PA05-31')).id });
    for (const person of [stranger, otherDesk]) {
      expect((await get(form(), person)).status).toBe(404);
      expect((await get(`filings/${filing.id}/receipt.pdf`, person)).status).toBe(404);
    }
    expect((await get(form())).status).toBe(401);
  });

  it('go to a desk outside as ordered, named files, within what the channel takes; what does not go is listed', async () => {
    const along = papersOfFiling({ uow: world.workerHouse.uow, files: new FileStore(world.workerHouse.data.files) });
    const report = await drafted(world, dpo);
    const [clean, unscanned] = [await send('nhật ký.txt', Buffer.from('a')), await send('anh.txt', Buffer.from('b'))];
    await tamper(world, "update attachment set state = 'CLEAN', judged_at = now() where id = $1", [clean]);
    for (const id of [clean, unscanned])
      await world.gql(
        'mutation ($id: ID!, $attachmentId: ID!) { attachFile(reportId: $id, attachmentId: $attachmentId) { id } }',
        { id: report.id, attachmentId: id },
        dpo,
      );
    await world.uow.run(dpo.caller, (tx) => markViolationReportReady(tx, report.id));
    const { filing: sent } = await world.uow.run(dpo.caller, (tx) =>
      submitViolationReport(tx, { reportId: report.id, clientKey: 'goes-along-1', commitment: true }),
    );
    const scan = await send('ban quet.pdf', (await get('blank/08.pdf')).bytes);
    await world.gql(
      'mutation ($f: ID!, $a: ID!) { recordSignedCopy(filingId: $f, attachmentId: $a) { id } }',
      { f: sent.id, a: scan },
      dpo,
    );
    await world.uow.run(dpo.caller, async (tx) => {
      const { id } = await draftViolationMinutes(tx, report.id, {
        number: '31/BB-MAU',
        madeAt: new Date(hoursAgo(1)),
        place: 'Hải Phòng',
        participants: [{ name: 'Người Mẫu' }],
        evidence: [],
        signatures: [{ name: 'Người Mẫu', capacity: 'Người lập biên bản' }],
      });
      await tx.em.flush();
      await finaliseViolationMinutes(tx, id);
    });
    const early = await along(sent, 64 * 1024 * 1024, sent.submittedAt);
    expect(early.map(({ name }) => name)).toEqual([`TB-ViPham-BVDLCN-${sent.reference}.pdf`, 'TL-01-nhật ký.txt', 'DS-KhongGuiKem.txt']);
    const now = new Date();
    const papers = await along(sent, 64 * 1024 * 1024, now);
    expect(papers.map(({ name }) => name)).toEqual([
      `TB-ViPham-BVDLCN-${sent.reference}.pdf`,
      'BanKy-1-ban quet.pdf',
      'BB-ViPham-31-BB-MAU.pdf',
      'TL-01-nhật ký.txt',
      'DS-KhongGuiKem.txt',
    ]);
    expect(Buffer.from(papers.at(-1)!.bytes).toString()).toMatch(/TL-02-anh\.txt[\s\S]*chưa được quét sạch mã độc/);
    expect(await along(sent, 64 * 1024 * 1024, now)).toEqual(papers);
    const little = await along(sent, 2 * 1024 * 1024 + papers[0]!.bytes.length, now);
    expect(little.map(({ name }) => name)).toEqual([papers[0]!.name, 'DS-KhongGuiKem.txt']);
    expect(Buffer.from(little[1]!.bytes).toString()).toMatch(/BanKy-1-ban quet\.pdf[\s\S]*vượt dung lượng/);
  });

  describe('a signed copy', () => {
    it('is shown to continue our bytes, with who signed it; twice is once; the desk sees it', async () => {
      const signed = await signer.sign((await get(form(), dpo)).bytes, new Date());
      const attachmentId = await send('ban-ky.pdf', signed);
      const { data, errors } = await bring(attachmentId);
      expect(errors).toBeUndefined();
      expect(data.it).toMatchObject({
        kind: 'ELECTRONIC',
        continuesOurs: true,
        signatures: [{ integrity: 'INTACT', signer: SIGNER, coversWholeFile: true, validWhenSigned: true }],
      });
      expect((await bring(attachmentId)).data.it.id).toBe(data.it.id);
      const seen = await world.gql<{ it: unknown[] }>(
        'query ($id: ID!) { it: signedCopies(filingId: $id) { id continuesOurs } }',
        { id: filing.id },
        officer,
      );
      expect(seen.data.it).toEqual([{ id: data.it.id, continuesOurs: true }]);
      const read = (person: Person) => download(attachmentId, person);
      expect(await read(officer)).toEqual([200, signed]);
      const otherDesk = await world.person(['UNIT_HEAD'], { unitId: (await world.unit('PA05-79')).id });
      const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
      for (const person of [otherDesk, stranger]) expect((await read(person))[0]).toBe(404);
      // What was sent and is no signed copy stays with its organisation.
      expect((await download(await send('khac.pdf', signed), officer))[0]).toBe(404);
    });

    it('on other paper is taken and marked; a broken signature is told', async () => {
      const other = await get('blank/08.pdf');
      const signed = await signer.sign(other.bytes, new Date());
      expect((await bring(await send('ban-khac.pdf', signed))).data.it).toMatchObject({
        continuesOurs: false,
        signatures: [{ integrity: 'INTACT' }],
      });
      const ours = await signer.sign((await get(form(), dpo)).bytes, new Date());
      const at = ours.lastIndexOf('/Type');
      const changed = Buffer.from(ours);
      changed[at - 1] = changed[at - 1]! ^ 1;
      expect((await bring(await send('ban-sua.pdf', changed))).data.it.signatures[0]).toMatchObject({ integrity: 'BROKEN' });
    });

    it('that was signed by hand and scanned is taken from who signs, marked as not verifiable, and read by the desk', async () => {
      const approver = await world.person(['APPROVER'], { organisationId: organisation.id });
      const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
      const scans = [
        [await send('ban-quet.pdf', (await get('blank/08.pdf')).bytes, approver), 'PDF'],
        [await send('ban-quet.png', png, approver), 'picture'],
      ] as const;
      for (const [attachmentId] of scans) {
        const { data, errors } = await bring(attachmentId, approver);
        expect(errors).toBeUndefined();
        expect(data.it).toMatchObject({ kind: 'SCAN', continuesOurs: false, signatures: [] });
        expect((await download(attachmentId, officer))[0]).toBe(200);
      }
      const viewer = await world.person(['VIEWER'], { organisationId: organisation.id });
      expect((await bring(scans[0][0], viewer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });

    it('that is our own file without a signature, or neither PDF nor picture, is refused, and the file is kept', async () => {
      const unsigned = await send('chua-ky.pdf', (await get(form(), dpo)).bytes);
      expect((await bring(unsigned)).errors?.[0]?.extensions.code).toBe('NOT_SIGNED');
      const text = await send('ghi-chu.txt', Buffer.from('không phải PDF'));
      expect((await bring(text)).errors?.[0]?.extensions.code).toBe('NOT_A_SIGNED_COPY');
      expect((await world.admin.query('select count(*)::int as n from attachment where id = any ($1)', [[unsigned, text]])).rows).toEqual([
        { n: 2 },
      ]);
    });
  });
});
