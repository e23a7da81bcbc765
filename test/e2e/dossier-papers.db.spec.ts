import { unzipSync } from 'fflate';
import { DRAFT_WATERMARK } from '#documents';
import {
  attachDossierDocument,
  discardDossier,
  excuseDossierDocument,
  markDossierReady,
  openDossier,
  recordCarriedOverDossier,
  reviseDossier,
} from '#dossiers';
import { draftProcessingActivity, publishProcessingActivity } from '#registry';
import { readPdf } from '../../libs/documents/testing/read-pdf.js';
import { wholeActivity } from '../support/facts.js';
import { sendAttachment } from '../support/played.js';
import { type Person, World } from '../support/world.js';

describe('the papers of a dossier', () => {
  let world: World;
  let dpo: Person;
  let other: Person;
  let officer: Person;
  let id: string;
  beforeAll(async () => {
    world = await World.create();
    const { id: organisationId } = await world.organisation({ name: 'Công ty Hồ Sơ Mẫu' });
    dpo = await world.person(['PDP_OFFICER'], { organisationId });
    other = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    officer = await world.person(['UNIT_HEAD'], { unitId: (await world.unit()).id });
    const { id: activityId } = await world.uow.run(dpo.caller, (tx) => draftProcessingActivity(tx, wholeActivity()));
    await world.uow.run(dpo.caller, (tx) => publishProcessingActivity(tx, activityId));
    id = (await world.uow.run(dpo.caller, (tx) => openDossier(tx, { type: 'TRANSFER', title: 'Hồ sơ', activityIds: [activityId] }))).id;
    const attachmentId = await sendAttachment(world, dpo, 'hop-dong.txt');
    await world.uow.run(dpo.caller, (tx) =>
      attachDossierDocument(tx, id, { kind: 'CONTRACT', attachmentId, copyType: 'COPY', name: 'Hợp đồng đám mây' }),
    );
    await world.uow.run(dpo.caller, (tx) => excuseDossierDocument(tx, id, 'POLICIES', 'Đang ban hành'));
  });
  afterAll(() => world.destroy());

  const get = async (path: string, person?: Person) => {
    const headers: Record<string, string> = person ? { authorization: `Bearer ${person.token}` } : {};
    return (await world.app()).inject({ method: 'GET', url: `/papers/dossiers/${path}`, headers });
  };
  const textOf = async (pdf: Uint8Array) => {
    const { content, artifacts } = await readPdf(pdf);
    return { text: flat(content), marks: artifacts.map((page) => flat([page])) };
  };
  const flat = (pages: readonly string[]) => pages.join(' ').replace(/\s+/g, ' ');

  it('of a draft are marked as one, letter and report, as PDF and as .docx', async () => {
    const letter = await get(`${id}/letter.pdf?place=Hải Phòng`, dpo);
    expect([letter.statusCode, letter.headers['content-type']]).toEqual([200, 'application/pdf']);
    const { text, marks } = await textOf(letter.rawPayload);
    for (const part of ['CÔNG TY HỒ SƠ MẪU', 'Hợp đồng đám mây (bản sao)']) expect(text).toContain(part);
    const report = await textOf((await get(`${id}/report.pdf`, dpo)).rawPayload);
    expect(report.text).toContain('Đám mây mẫu');
    expect([...marks, ...report.marks].filter((page) => !page.includes(DRAFT_WATERMARK))).toEqual([]);
    for (const paper of ['letter', 'report']) {
      const docx = await get(`${id}/${paper}.docx`, dpo);
      expect([docx.statusCode, docx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    }
  });

  it('go into one zip with the documents, and say why others are not in it', async () => {
    const zip = await get(`${id}/package.zip`, dpo);
    expect([zip.statusCode, zip.headers['content-type']]).toEqual([200, 'application/zip']);
    const files = unzipSync(zip.rawPayload);
    expect(Object.keys(files)).toEqual([
      '1.TB-ĐGTĐ-chuyenDLCNxbg.pdf',
      '2.HSMau9-ĐGTĐ-chuyenDLCNxbg.pdf',
      '3.HĐ-DLCN.txt',
      'DS-TaiLieu.txt',
    ]);
    expect(Buffer.from(files['3.HĐ-DLCN.txt']!).toString()).toBe('abc');
    const manifest = Buffer.from(files['DS-TaiLieu.txt']!).toString('utf8');
    expect(manifest).toContain('Đang ban hành');
    expect(manifest).toContain('Quy trình bên nhận cung cấp cho bên thứ ba');
    expect((await textOf(files['1.TB-ĐGTĐ-chuyenDLCNxbg.pdf']!)).text).toContain('không kèm theo; lý do: Đang ban hành');
    expect(Buffer.from((await get(`${id}/package.zip`, dpo)).rawPayload).equals(zip.rawPayload)).toBe(true);
  });

  it('of what was carried over are headed by the organisation', async () => {
    const carried = { type: 'DPIA', title: 'Hồ sơ cũ', activityIds: [], receivedOn: '2025-03-04', values: {} } as const;
    const { id: oldId } = await world.uow.run(dpo.caller, (tx) => recordCarriedOverDossier(tx, carried));
    const { text } = await textOf((await get(`${oldId}/report.pdf`, dpo)).rawPayload);
    expect(text).toContain('CÔNG TY HỒ SƠ MẪU');
  });

  it('are for nobody else', async () => {
    const answers = [undefined, other, officer].map(async (who) => (await get(`${id}/letter.pdf`, who)).statusCode);
    expect(await Promise.all(answers)).toEqual([401, 404, 404]);
    expect((await get(`${id}/cover.pdf`, dpo)).statusCode).toBe(404);
  });

  it('once presented are the paper to be signed, without a mark; of what was given up there are none', async () => {
    const { version } = await world.uow.run(dpo.caller, (tx) =>
      reviseDossier(tx, id, 3, { values: { 'filer.establishmentDocument': { number: '0200000001' } } }),
    );
    await world.uow.run(dpo.caller, (tx) => markDossierReady(tx, id, version, { incompleteReason: 'Nộp cho kịp hạn' }));
    const { marks } = await textOf((await get(`${id}/letter.pdf`, dpo)).rawPayload);
    expect(marks.filter((page) => page.includes(DRAFT_WATERMARK))).toEqual([]);
    await world.uow.run(dpo.caller, (tx) => discardDossier(tx, id, null));
    expect((await get(`${id}/letter.pdf`, dpo)).statusCode).toBe(409);
  });
});
