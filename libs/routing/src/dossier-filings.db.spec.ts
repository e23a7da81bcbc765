import {
  attachDossierDocument,
  beginDossierUpdate,
  completeDossier,
  Dossier,
  dropDossierUpdate,
  duesOf,
  excuseDossierDocument,
  type FiledDossierContent,
  markDossierReady,
  recordCarriedOverDossier,
  recordDossierChange,
  remindOfDossiers,
  removeDossierChange,
  reopenDossier,
  reviseDossier,
  submitDossier,
  takeFromRegister,
} from '#dossiers';
import type { Filing, ReturnDefect } from '#filings';
import { daysLater, endOfDay, vietnamDate } from '#law';
import type { Tx } from '#platform';
import { verifyReceipt } from '#platform/log';
import { draftProcessingActivity } from '#registry';
import { dossierSubmission, draftedDossier, filedDossier, readiedDossier } from '../../../test/support/dossiers.js';
import { wholeActivity } from '../../../test/support/facts.js';
import { sendAttachment } from '../../../test/support/played.js';
import { recordsOf, refusal, refusedWithoutTrace, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { acceptFiling } from './accept-filing.js';
import { answerRecall } from './answer-recall.js';
import { confirmRefusal, proposeRefusal } from './refuse-filing.js';
import { requestRecall } from './request-recall.js';
import { returnFiling } from './return-filing.js';

const DEFECTS: readonly ReturnDefect[] = [
  { path: 'facts.overview', code: 'MISSING', text: 'Chưa nêu tổng quan' },
  { path: 'documents.POLICIES', code: 'ATTACHMENT', text: 'Thiếu quy chế' },
];
const providerChanged = () =>
  ({ kind: 'PDP_PROVIDER', changedOn: vietnamDate(new Date()), content: 'Đổi nhà cung cấp', reason: 'Hết hợp đồng' }) as const;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

describe('a dossier that is filed', () => {
  let world: World;
  let dpo: Person;
  let liaison: Person;
  let head: Person;
  beforeAll(async () => {
    world = await World.create();
    const unit = await world.unit();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    liaison = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
  });
  afterAll(() => world.destroy());

  const run = <T>(person: Person, verb: (tx: Tx) => Promise<T>) => world.uow.run(person.caller, verb);
  const dossier = (id: string) => run(dpo, (tx) => tx.load(Dossier, id));
  const contentOf = ({ content }: Pick<Filing, 'content'>) => JSON.parse(content) as FiledDossierContent;
  const deliveryOf = async ({ id }: Pick<Filing, 'id'>) =>
    (await world.admin.query<{ id: string; accept_by: Date; subject: string }>('select * from delivery where filing_id = $1', [id]))
      .rows[0]!;
  const decided = async (filing: Filing, decision: 'accept' | 'return' | 'refuse', respondBy = inDays(40)) => {
    await world.settle();
    const { id } = await deliveryOf(filing);
    if (decision === 'accept') await run(liaison, (tx) => acceptFiling(tx, id, null, 'Đạt yêu cầu'));
    if (decision === 'return') await run(liaison, (tx) => returnFiling(tx, id, DEFECTS, respondBy));
    if (decision === 'refuse') {
      await run(liaison, (tx) => proposeRefusal(tx, id, { reason: 'REQUIREMENTS_NOT_MET', note: 'Không đạt yêu cầu' }));
      await run(head, (tx) => confirmRefusal(tx, id));
    }
    await world.settle();
    return dossier(filing.matterId);
  };
  const resubmitted = async (id: string) => (await run(dpo, (tx) => submitDossier(tx, dossierSubmission(id)))).filing;

  it('goes to a desk by the table of competence, with a receipt, a verdict on the 60 days and 15 days for the assessment', async () => {
    const { id } = await readiedDossier(world, dpo);
    const { data, errors } = await world.gql<{
      submitDossier: { filing: Record<string, unknown> & { submittedAt: string }; receipt: { file: string } };
    }>(
      `mutation ($input: SubmitDossierInput!) { submitDossier(input: $input) { filing { id subject kind number reference state formCode noticeClass
         regime submittedAt digest verdicts { rule verdict dueAt } } receipt { reference leafIndex file } } }`,
      { input: dossierSubmission(id, { lateReason: 'Chờ hợp đồng' }) },
      dpo,
    );
    expect(errors).toBeUndefined();
    const { filing, receipt } = data.submitDossier;
    expect(filing).toMatchObject({
      ...{ subject: 'TRANSFER_DOSSIER', kind: 'INITIAL', number: 1, state: 'SUBMITTED', formCode: '01a', noticeClass: null },
      ...{ reference: expect.stringMatching(/^HS\d\d-\d{6}-\d$/), regime: 'VN_PDPL_2025' },
      // The activity began to transfer on 1 February 2026.
      verdicts: [{ rule: 'L91-TIA', verdict: 'LATE', dueAt: endOfDay('2026-04-02').toISOString() }],
    });
    expect(verifyReceipt(receipt.file, { vkey: world.signer.vkey })).toMatchObject({ ok: true });
    await world.settle();
    expect(await dossier(id)).toMatchObject({ state: 'SUBMITTED', reference: filing.reference });
    const delivery = await deliveryOf({ id: String(filing.id) });
    expect(delivery).toMatchObject({ subject: 'TRANSFER_DOSSIER', business_state: 'ARRIVED', rule: 'DOSSIER-NQ22' });
    expect(delivery.accept_by).toEqual(endOfDay(daysLater(vietnamDate(new Date(filing.submittedAt)), 15)));
    const content = contentOf((await world.admin.query<Filing>('select content from filing where id = $1', [filing.id])).rows[0]!);
    expect(content).toMatchObject({
      lateReason: 'Chờ hợp đồng',
      organisation: { provinceCode: '31' },
      forms: { letter: '01a', report: '09' },
    });
    expect((await recordsOf(world, id)).map(({ type }) => type)).toContain('FilingSubmitted');
  });

  it('files once under one key, and not what was not signed', async () => {
    const { id } = await readiedDossier(world, dpo);
    expect(
      await refusedWithoutTrace(world, dpo.caller, (tx) => submitDossier(tx, dossierSubmission(id, { commitment: false }))),
    ).toMatchObject({ code: 'INVALID', details: { defects: [{ path: 'commitment' }] } });
    await tamper(world, "update dossier set title = title, role = 'PROCESSOR' where id = $1", [id]);
    expect(await refusal(() => run(dpo, (tx) => submitDossier(tx, dossierSubmission(id))))).toMatchObject({ code: 'READY_OUTDATED' });
    await tamper(world, "update dossier set role = 'CONTROLLER' where id = $1", [id]);
    const submission = dossierSubmission(id);
    const both = await Promise.all([1, 2].map(() => run(dpo, (tx) => submitDossier(tx, submission))));
    expect(both[0]!.filing.id).toBe(both[1]!.filing.id);
    expect(await refusal(() => run(dpo, (tx) => submitDossier(tx, { ...submission, lateReason: 'Khác' })))).toMatchObject({
      code: 'KEY_REUSED',
    });
    expect(await refusal(() => run(dpo, (tx) => submitDossier(tx, dossierSubmission(id))))).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('takes its documents along, which the desk can open', async () => {
    const attachmentId = await sendAttachment(world, dpo, 'quy-che.txt');
    const { id, organisationId } = await readiedDossier(world, dpo);
    await tamper(
      world,
      `insert into dossier_document (id, organisation_id, dossier_id, kind, attachment_id, name, copy_type, put_at)
       values (gen_random_uuid(), $2, $1, 'POLICIES', $3, 'Quy chế', 'COPY', now())`,
      [id, organisationId, attachmentId],
    );
    expect(await refusal(() => run(dpo, (tx) => submitDossier(tx, dossierSubmission(id))))).toMatchObject({ code: 'READY_OUTDATED' });
    await tamper(world, "update dossier set state = 'DRAFT', ready_digest = null where id = $1", [id]);
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: 'Cho kịp hạn' }));
    const filing = await resubmitted(id);
    await world.settle();
    const { rows } = await world.admin.query('select attachment_id from filing_attachment where filing_id = $1', [filing.id]);
    expect(rows).toEqual([{ attachment_id: attachmentId }]);
    expect(contentOf(filing).documents).toMatchObject([{ kind: 'POLICIES', name: 'Quy chế' }]);
    const app = await world.app();
    const get = (path: string, person: Person) =>
      app.inject({ method: 'GET', url: path, headers: { authorization: `Bearer ${person.token}` } });
    expect((await get(`/attachments/${attachmentId}`, liaison)).statusCode).toBe(200);
    for (const paper of ['form.pdf', 'report.pdf', 'form.docx', 'report.docx', 'package.zip'])
      expect([paper, (await get(`/papers/filings/${filing.id}/${paper}`, liaison)).statusCode]).toEqual([paper, 200]);
    const other = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    expect((await get(`/papers/filings/${filing.id}/package.zip`, other)).statusCode).toBe(404);
  });

  it('is given back with no less time than the law gives, answered defect by defect, and accepted', async () => {
    const filing = await filedDossier(world, dpo);
    await world.settle();
    const { id: deliveryId } = await deliveryOf(filing);
    const given = (days: number, defects = DEFECTS) => run(liaison, (tx) => returnFiling(tx, deliveryId, defects, inDays(days)));
    expect(await refusal(() => given(20))).toMatchObject({
      details: { defects: [{ path: 'respondBy', code: 'TOO_SOON', article: 'D356 18.6; D356 19.6' }] },
    });
    expect(await refusal(() => given(40, [{ path: 'facts.weather', code: 'OTHER', text: 'x' }]))).toMatchObject({
      details: { defects: [{ code: 'UNKNOWN_PATH' }] },
    });
    const returned = await decided(filing, 'return');
    const setOn = vietnamDate(inDays(40));
    expect(returned).toMatchObject({ state: 'RETURNED', completeBy: setOn });
    // One day wherever it is asked: the agency's, to its end.
    const asked =
      'query ($id: ID!) { dossier(id: $id) { clocks { ruleId dueOn dueAt } filings { filingReturn { respondBy } } } deadlines(first: 100) { nodes { kind subjectId dueAt } } }';
    const { data } = await world.gql<{
      dossier: { clocks: readonly object[]; filings: readonly object[] };
      deadlines: { nodes: readonly { kind: string; subjectId: string; dueAt: string }[] };
    }>(asked, { id: filing.matterId }, dpo);
    const dueAt = endOfDay(setOn).toISOString();
    expect(data.dossier.clocks).toEqual([{ ruleId: 'D356-COMPLETE', dueOn: setOn, dueAt }]);
    expect(data.dossier.filings).toEqual([{ filingReturn: { respondBy: dueAt } }]);
    expect(data.deadlines.nodes.filter(({ subjectId }) => subjectId === filing.matterId)).toMatchObject([
      { kind: 'DOSSIER_COMPLETION', dueAt },
    ]);
    const id = filing.matterId;
    const opened = await run(dpo, (tx) => completeDossier(tx, id));
    expect(opened).toMatchObject({ state: 'DRAFT', revisesId: filing.id });
    const present = (answers: Parameters<typeof markDossierReady>[3]['answers']) =>
      run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: 'Phần còn lại sẽ bổ sung', answers }));
    const fixed = { path: 'facts.overview', answer: 'FIXED' } as const;
    const disputed = { path: 'documents.POLICIES', answer: 'DISPUTED', text: 'Không có quy chế riêng' } as const;
    expect(await refusal(() => present([]))).toMatchObject({ details: { defects: [{ code: 'UNANSWERED' }, { code: 'UNANSWERED' }] } });
    expect(await refusal(() => present([fixed, disputed]))).toMatchObject({ details: { defects: [{ code: 'NOT_CHANGED' }] } });
    await run(dpo, (tx) => reviseDossier(tx, id, opened.version, { values: { overview: 'Tổng quan về việc chuyển' } }));
    await present([fixed, disputed]);
    const answer = await resubmitted(id);
    expect(contentOf(answer)).toMatchObject({
      number: 2,
      kind: 'INITIAL',
      revises: 1,
      answers: [fixed, disputed],
      facts: { overview: expect.any(String) },
    });
    expect(await dossier(id)).toMatchObject({ state: 'SUBMITTED', completeBy: null });
    // The one that was given back says nothing any more once it is answered.
    expect(await decided(answer, 'accept')).toMatchObject({ state: 'ACCEPTED', revisesId: null });
    const { rows } = await world.admin.query(
      'select verdict from clock_verdict v join filing f on f.id = v.filing_id where f.matter_id = $1',
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  it('is not mended by other words in the place of a document, but by the document', async () => {
    const { id, version } = await draftedDossier(world, dpo);
    await run(dpo, (tx) => reviseDossier(tx, id, version, { values: { overview: 'Tổng quan' } }));
    await run(dpo, (tx) => excuseDossierDocument(tx, id, 'POLICIES', '.'));
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: 'Nộp cho kịp hạn' }));
    const filing = await resubmitted(id);
    expect(contentOf(filing)).toMatchObject({
      missing: expect.arrayContaining([{ path: 'documents.POLICIES', article: 'D356 18.2(c)' }]),
      facts: { items: [{ name: expect.stringContaining('Chính sách'), reason: '.' }] },
    });
    await decided(filing, 'return');
    const opened = await run(dpo, (tx) => completeDossier(tx, id));
    await run(dpo, (tx) => reviseDossier(tx, id, opened.version, { values: { overview: 'Tổng quan mới' } }));
    const fixed = DEFECTS.map(({ path }) => ({ path, answer: 'FIXED' as const }));
    const present = () => run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: 'Phần còn lại sẽ bổ sung', answers: fixed }));
    await run(dpo, (tx) => excuseDossierDocument(tx, id, 'POLICIES', '..'));
    expect(await refusal(present)).toMatchObject({
      details: { defects: [{ code: 'NOT_CHANGED', vi: expect.stringContaining('kèm tệp') }] },
    });
    const attachmentId = await sendAttachment(world, dpo, 'quy-che.txt');
    await run(dpo, (tx) => attachDossierDocument(tx, id, { kind: 'POLICIES', attachmentId, copyType: 'COPY' }));
    expect(await present()).toMatchObject({ state: 'READY' });
  });

  it('that was accepted as it was while its answer was in work is accepted', async () => {
    const filing = await filedDossier(world, dpo);
    await decided(filing, 'return');
    await run(dpo, (tx) => completeDossier(tx, filing.matterId));
    await tamper(world, "update filing_return set state = 'LAPSED' where filing_id = $1", [filing.id]);
    expect(await decided(filing, 'accept')).toMatchObject({ state: 'ACCEPTED', revisesId: null });
    expect(await refusal(() => run(dpo, (tx) => completeDossier(tx, filing.matterId)))).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('that was refused is prepared anew', async () => {
    const filing = await filedDossier(world, dpo);
    const id = filing.matterId;
    const dues = async () => duesOf(await dossier(id)).map(({ what }) => what);
    expect(await dues()).toEqual([]);
    expect(await decided(filing, 'refuse')).toMatchObject({ state: 'REFUSED' });
    // The agency does not have it: the 60 days run on.
    expect(await dues()).toEqual(['FILE']);
    const opened = await run(dpo, (tx) => completeDossier(tx, id));
    expect(opened).toMatchObject({ state: 'DRAFT', kind: 'INITIAL', revisesId: null });
    expect(await dues()).toEqual(['FILE']);
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: 'Phần còn lại sẽ bổ sung' }));
    expect(contentOf(await resubmitted(id))).toMatchObject({ kind: 'INITIAL', number: 2, revises: null, reference: opened.reference });
    expect(await dues()).toEqual([]);
  });

  it('tells the changes of an update that was refused again, by the day that the law gives them', async () => {
    const filing = await filedDossier(world, dpo);
    const id = filing.matterId;
    await decided(filing, 'accept');
    const record = () => run(dpo, (tx) => recordDossierChange(tx, id, providerChanged()));
    const present = () => run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: null }));
    const { updateBy } = await record();
    await run(dpo, (tx) => beginDossierUpdate(tx, id));
    await present();
    // What comes about meanwhile has its days too, and is signed before it is filed.
    expect(await record()).toMatchObject({ state: 'READY', updateBy });
    expect(await refusal(() => resubmitted(id))).toMatchObject({ code: 'READY_OUTDATED' });
    await run(dpo, (tx) => reopenDossier(tx, id, null, 'Thêm một thay đổi'));
    await present();
    expect(await decided(await resubmitted(id), 'refuse')).toMatchObject({ state: 'REFUSED', updateBy });
    expect(await record()).toMatchObject({ state: 'REFUSED', updateBy });
  });

  it('is updated for a change that is listed, by its own letter, and for none where there is none', async () => {
    const filing = await filedDossier(world, dpo);
    const id = filing.matterId;
    await decided(filing, 'accept');
    const begin = () => run(dpo, (tx) => beginDossierUpdate(tx, id));
    expect(await refusal(begin)).toMatchObject({ code: 'NO_CHANGE' });
    const changed = (kind: 'BUSINESS_LINE' | 'PARTY' | 'OTHER', changedOn: string) =>
      run(dpo, (tx) => recordDossierChange(tx, id, { kind, changedOn, content: 'Thêm dịch vụ lưu trữ', reason: 'Mở rộng kinh doanh' }));
    expect(await refusal(() => changed('PARTY', vietnamDate(inDays(2))))).toMatchObject({
      details: { defects: [{ code: 'IN_THE_FUTURE' }] },
    });
    expect(await refusal(() => changed('PARTY', vietnamDate(inDays(-1))))).toMatchObject({
      details: { defects: [{ code: 'BEFORE_FILING', article: 'D356 20' }] },
    });
    const today = vietnamDate(new Date());
    // No duty follows from what the law does not list (L91 22.1).
    expect(await changed('OTHER', today)).toMatchObject({ updateBy: null });
    const party = await changed('PARTY', today);
    expect(party.updateBy).toMatch(/^20\d\d-/);
    expect(await changed('BUSINESS_LINE', today)).toMatchObject({ updateBy: daysLater(today, 10) });
    const { data } = await world.gql<{ dossier: { changes: readonly { id: string; kind: string; clock: { ruleId: string } | null }[] } }>(
      'query ($id: ID!) { dossier(id: $id) { changes { id kind filingId clock { ruleId dueOn } } } }',
      { id },
      dpo,
    );
    const { changes } = data.dossier;
    expect(Object.fromEntries(changes.map(({ kind, clock }) => [kind, clock?.ruleId]))).toEqual({
      OTHER: undefined,
      PARTY: 'D356-UPD-6M',
      BUSINESS_LINE: 'D356-UPD-10D',
    });
    const other = changes.find(({ kind }) => kind === 'OTHER')!;
    await run(dpo, (tx) => removeDossierChange(tx, id, other.id));
    expect(await begin()).toMatchObject({ state: 'DRAFT', kind: 'UPDATE' });
    // An update is asked for nothing but what changed.
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: null }));
    const update = await resubmitted(id);
    expect(contentOf(update)).toMatchObject({
      kind: 'UPDATE',
      number: 2,
      form: '03a',
      changes: [{ kind: 'PARTY' }, { kind: 'BUSINESS_LINE' }],
      missing: [],
    });
    expect(update.kind).toBe('UPDATE');
    const { rows } = await world.admin.query('select rule, verdict from clock_verdict where filing_id = $1', [update.id]);
    expect(rows).toEqual([{ rule: 'D356-UPD-10D', verdict: 'ON_TIME' }]);
    expect(await refusal(() => run(dpo, (tx) => removeDossierChange(tx, id, changes[1]!.id)))).toMatchObject({ code: 'CHANGE_FILED' });
    expect(await decided(update, 'accept')).toMatchObject({ state: 'ACCEPTED', updateBy: null });
  });

  it('is what the agency accepted again when an update is dropped, and what was recorded stays to be told', async () => {
    const filing = await filedDossier(world, dpo);
    const id = filing.matterId;
    await decided(filing, 'accept');
    const drop = () => run(dpo, (tx) => dropDossierUpdate(tx, id, null));
    const steps = async () => {
      const query = 'query ($id: ID!) { dossier(id: $id) { availableTransitions { code } } }';
      const { data } = await world.gql<{ dossier: { availableTransitions: readonly { code: string }[] } }>(query, { id }, dpo);
      return data.dossier.availableTransitions.map(({ code }) => code);
    };
    expect(await refusal(drop)).toMatchObject({ code: 'WRONG_STATE' });
    const { updateBy } = await run(dpo, (tx) => recordDossierChange(tx, id, providerChanged()));
    await run(dpo, (tx) => beginDossierUpdate(tx, id));
    expect(await steps()).toContain('dropUpdate');
    expect(await drop()).toMatchObject({ state: 'ACCEPTED', kind: 'INITIAL', updateBy });
    await run(dpo, (tx) => beginDossierUpdate(tx, id));
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: null }));
    expect(await drop()).toMatchObject({ state: 'ACCEPTED', readyDigest: null, updateBy });
    await run(dpo, (tx) => beginDossierUpdate(tx, id));
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: null }));
    await decided(await resubmitted(id), 'return');
    await run(dpo, (tx) => completeDossier(tx, id));
    // The agency waits for this one.
    expect(await steps()).not.toContain('dropUpdate');
    expect(await refusal(drop)).toMatchObject({ code: 'NO_UPDATE' });
  });

  it('that was carried over is so again when its update is dropped', async () => {
    const { id: activityId } = await run(dpo, (tx) => draftProcessingActivity(tx, wholeActivity()));
    const carried = { type: 'TRANSFER', title: 'Hồ sơ cũ', activityIds: [activityId], receivedOn: '2025-01-01', values: {} } as const;
    const { id } = await run(dpo, (tx) => recordCarriedOverDossier(tx, carried));
    await run(dpo, (tx) => recordDossierChange(tx, id, providerChanged()));
    await run(dpo, (tx) => beginDossierUpdate(tx, id));
    expect(await run(dpo, (tx) => dropDossierUpdate(tx, id, null))).toMatchObject({ state: 'CARRIED_OVER', kind: 'INITIAL' });
    const { version } = await run(dpo, (tx) => beginDossierUpdate(tx, id));
    const block = ['filer.nameVi', 'filer.headOfficeAddress', 'filer.phone'] as const;
    const taken = await run(dpo, (tx) => takeFromRegister(tx, id, version, block));
    await run(dpo, (tx) => reviseDossier(tx, id, taken.version, { values: { 'filer.establishmentDocument': { number: '0200000001' } } }));
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: null }));
    const update = await resubmitted(id);
    expect(contentOf(update)).toMatchObject({ kind: 'UPDATE', number: 1 });
    expect(await decided(update, 'accept')).toMatchObject({ state: 'ACCEPTED' });
  });

  it('is in work again once its filing was given back, and its changes are to be told again', async () => {
    const filing = await filedDossier(world, dpo);
    const id = filing.matterId;
    const recalled = async (one: Filing) => {
      await world.settle();
      const { rows } = await world.admin.query('select id from delivery where filing_id = $1', [one.id]);
      await run(dpo, (tx) => requestRecall(tx, rows[0].id, 'Gửi nhầm bản'));
      await world.settle();
      await run(liaison, (tx) => answerRecall(tx, rows[0].id, true, null));
      await world.settle();
      return dossier(id);
    };
    expect(await recalled(filing)).toMatchObject({ state: 'DRAFT', kind: 'INITIAL', readyDigest: null });
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: 'Phần còn lại sẽ bổ sung' }));
    const again = await resubmitted(id);
    expect(contentOf(again)).toMatchObject({ kind: 'INITIAL', number: 2, revises: null });
    await decided(again, 'accept');
    const { updateBy } = await run(dpo, (tx) => recordDossierChange(tx, id, providerChanged()));
    await run(dpo, (tx) => beginDossierUpdate(tx, id));
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: null }));
    const update = await resubmitted(id);
    expect(await dossier(id)).toMatchObject({ state: 'SUBMITTED', updateBy: null });
    expect(await recalled(update)).toMatchObject({ state: 'DRAFT', kind: 'UPDATE', updateBy });
    expect(await run(dpo, (tx) => dropDossierUpdate(tx, id, null))).toMatchObject({ state: 'ACCEPTED' });
  });

  it('tells changes again where the filing that told them was given back', async () => {
    const filing = await filedDossier(world, dpo);
    const id = filing.matterId;
    await decided(filing, 'accept');
    await run(dpo, (tx) => recordDossierChange(tx, id, providerChanged()));
    await run(dpo, (tx) => beginDossierUpdate(tx, id));
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: null }));
    await decided(await resubmitted(id), 'return');
    await run(dpo, (tx) => completeDossier(tx, id));
    const answers = DEFECTS.map(({ path }) => ({ path, answer: 'DISPUTED', text: 'Không thuộc thay đổi này' }) as const);
    await run(dpo, (tx) => markDossierReady(tx, id, null, { incompleteReason: null, answers }));
    expect(contentOf(await resubmitted(id))).toMatchObject({ kind: 'UPDATE', number: 3, revises: 2, changes: [{ kind: 'PDP_PROVIDER' }] });
  });

  it('reminds of what is due, each once, and of nothing that was done', async () => {
    const { id } = await readiedDossier(world, dpo);
    const remind = () => world.workerHouse.uow.run({ kind: 'system', name: 'test' }, remindOfDossiers);
    const told = async () =>
      (await recordsOf(world, id)).filter(({ type }) => /^Dossier(DueSoon|Overdue)$/.test(type)).map(({ type }) => type);
    while ((await remind()) > 0);
    expect(await told()).toEqual(['DossierOverdue']);
    await world.settle();
    const { data } = await world.gql<{ notifications: { nodes: readonly { type: string; text: { vi: string } | null }[] } }>(
      '{ notifications(first: 50) { nodes { type text { vi en } } } }',
      {},
      dpo,
    );
    expect(data.notifications.nodes.find(({ type }) => type === 'DossierOverdue')!.text!.vi).toContain('Đã qua hạn gửi hồ sơ');
    await run(dpo, (tx) => submitDossier(tx, dossierSubmission(id)));
    expect((await dossier(id)).remindAt).toBeNull();
  });
});
