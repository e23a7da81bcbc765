import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthorityUnit, Organisation } from '#identity';
import { vietnamDate } from '#law';
import { foldStatistics } from '#statistics';
import { solve } from '../../libs/intake/src/testing/solve.js';
import { type PlayedCase, playCase } from './played-case.js';
import type { Person, World } from './world.js';

const WORKBOOK = readFileSync(join(process.cwd(), 'apps/cli/assets/sample-register.xlsx'));

/** The main job as it was played by one organisation and one desk, with the ids of everything that came of it. */
export interface Played extends PlayedCase {
  /** Stands in every text that the organisation wrote. */
  readonly canary: string;
  readonly organisation: Organisation;
  readonly unit: AuthorityUnit;
  readonly dpo: Person;
  readonly officer: Person;
  readonly activityId: string;
  /** A thread of comments on it, a template saved from it, and an activity made from that template. */
  readonly threadId: string;
  readonly templateId: string;
  readonly madeFromTemplateId: string;
  /** A model of the unit, which every organisation sees. */
  readonly modelId: string;
  /** In the registers, named by one activity of the import. */
  readonly informationSystemId: string;
  readonly partyId: string;
  readonly ticketId: string;
  readonly importId: string;
  /** Of a table, committed too, and what it left remembered. */
  readonly tableImportId: string;
  readonly importMappingId: string;
  readonly importTermId: string;
  /** Submitted, delivered and accepted. */
  readonly reportId: string;
  readonly filingId: string;
  readonly deliveryId: string;
  /** Submitted and arrived, not accepted. */
  readonly arrivedDeliveryId: string;
  /** Of the organisation. */
  readonly notificationId: string;
  readonly draftId: string;
  readonly readyId: string;
  /** Drafts of papers of the report that was filed. */
  readonly minutesId: string;
  readonly subjectNoticeId: string;
  readonly outsideNoticeId: string;
  /** A file in the working copy of the draft; nobody filed it. */
  readonly attachmentId: string;
  /** A scan of the unit's, and the report by others that it came with. */
  readonly scanId: string;
  readonly thirdPartyReportId: string;
  /** Of a report without an account, about nobody here. */
  readonly receiptCode: string;
  /** A destination that the unit had before, closed again. */
  readonly destinationId: string;
  /** How the unit deals with the accepted report. */
  readonly handlingId: string;
  /** How it deals with the one that is similar, of which the filer was asked and gave an answer; the first is linked to it. */
  readonly similarReportId: string;
  readonly similarHandlingId: string;
  readonly questionId: string;
  readonly reportLinkId: string;
  /** A draft; another one was signed. */
  readonly letterId: string;
  /** What the unit has to do with it; the officer has it, has read it, and keeps a look at the queue. */
  readonly workItemId: string;
  readonly queueViewId: string;
  /** A case of the unit, being verified; the officer leads it, has read it, and a colleague may read it. */
  readonly caseId: string;
  /** Evidence of the case, with bytes, which the officer holds; and bytes that are no item yet. */
  readonly evidenceId: string;
  readonly evidenceTicketId: string;
  /** By which it is recognised, which another unit met, and what the unit holds for common. */
  readonly indicatorId: string;
  readonly hitId: string;
  readonly commonValueId: string;
  readonly caseReference: string;
  readonly glassId: string;
  /** A request of a data subject to the organisation. */
  readonly requestId: string;
  /** A draft that covers the activity, with a reason for a document that it lacks. */
  readonly dossierId: string;
  readonly dossierDocumentId: string;
  readonly readyDossierId: string;
  readonly returnedDossierId: string;
  readonly acceptedDossierId: string;
  readonly dossierChangeId: string;
  /** Of the officer of the organisation. */
  readonly calendarFeedId: string;
  /** An open exercise of the unit. */
  readonly exerciseId: string;
}

/** Plays the main job through the public API; with two or more calls, a world of several organisations at one desk. */
export async function playMainJob(world: World, canary: string, unit?: AuthorityUnit): Promise<Played> {
  const desk = unit ?? (await world.unit());
  const organisation = await world.organisation({ name: `Tổ chức ${canary}`, headOffice: `Trụ sở ${canary}` });
  const dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
  const officer = await world.person(['LIAISON_OFFICER', 'UNIT_HEAD', 'UNIT_ADMIN'], { unitId: desk.id });
  const ask = async <T>(query: string, variables: Record<string, unknown>, person = dpo): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, person);
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data.it;
  };

  const { destination } = await ask<{ destination: { id: string } }>(OPEN_DESTINATION, {}, officer);
  const destinationId = destination.id;
  await ask('mutation ($id: ID!) { it: closeDestination(id: $id) { id } }', { id: destinationId }, officer);

  const { id: ticketId } = await ask<{ id: string }>(CREATE_TICKET, { fileName: `Sổ ${canary}.xlsx`, size: WORKBOOK.length });
  await sendFile(world, dpo, ticketId);
  const { id: importId } = await ask<{ id: string }>('mutation ($id: ID!) { it: checkRegisterImport(ticketId: $id) { id } }', {
    id: ticketId,
  });
  await ask('mutation ($id: ID!) { it: commitRegisterImport(id: $id) { id } }', { id: importId });
  const table = await importTable(world, dpo, canary);
  const { nodes: imported } = await ask<{ nodes: { systems: { informationSystemId: string }[]; recipients: { partyId: string }[] }[] }>(
    'query ($id: ID!) { it: processingActivities(importId: $id, first: 1) { nodes { systems { informationSystemId } recipients { partyId } } } }',
    { id: importId },
  );
  const { id: activityId } = await ask<{ id: string }>(
    'mutation ($input: ActivityInput!) { it: draftProcessingActivity(input: $input) { id } }',
    {
      input: activityInput(canary),
    },
  );
  await ask('mutation ($id: ID!) { it: publishProcessingActivity(id: $id) { id } }', { id: activityId });
  const { id: threadId } = await ask<{ id: string }>(
    'mutation ($id: ID!, $text: String!) { it: commentOnActivity(activityId: $id, path: "purposes.0.text", text: $text) { id } }',
    { id: activityId, text: `Góp ý ${canary}` },
  );
  const { id: templateId } = await ask<{ id: string }>(
    'mutation ($id: ID!, $name: String!) { it: saveActivityAsTemplate(activityId: $id, name: $name) { id } }',
    { id: activityId, name: `Mẫu ${canary}` },
  );
  const { id: madeFromTemplateId } = await ask<{ id: string }>(
    'mutation ($id: ID!, $code: String!) { it: draftFromTemplate(templateId: $id, code: $code) { id } }',
    { id: templateId, code: `TM-${canary}` },
  );
  const { id: modelId } = await ask<{ id: string }>(
    'mutation ($input: ModelActivityInput!) { it: publishModelActivity(input: $input) { id } }',
    { input: { name: 'Hoạt động mẫu của đơn vị', content: activityInput('mẫu') } },
    officer,
  );

  const report = async () => {
    const input = reportInput(canary, [activityId]);
    const { id } = await ask<{ id: string }>('mutation ($input: ReportContentInput!) { it: draftViolationReport(input: $input) { id } }', {
      input,
    });
    return id;
  };
  const ready = async () => {
    const id = await report();
    await ask('mutation ($id: ID!) { it: markViolationReportReady(id: $id) { id } }', { id });
    return id;
  };
  const file = async (reportId: string) => {
    const { filing } = await ask<{ filing: { id: string } }>(SUBMIT, {
      input: { reportId, clientKey: `key-${reportId}`, commitment: true, personalDataReason: 'Chuỗi thử' },
    });
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    return { filingId: filing.id, deliveryId: rows[0]!.id };
  };
  const attach = async (id: string) => {
    const attachmentId = await sendAttachment(world, dpo, `Tài liệu ${canary}.txt`);
    await ask('mutation ($id: ID!, $attachmentId: ID!) { it: attachFile(reportId: $id, attachmentId: $attachmentId) { id } }', {
      id,
      attachmentId,
    });
    return attachmentId;
  };
  const first = await report();
  await attach(first);
  await ask('mutation ($id: ID!) { it: markViolationReportReady(id: $id) { id } }', { id: first });
  const reportId = first;
  const { filingId, deliveryId } = await file(reportId);
  await ask(
    'mutation ($input: AcceptFilingInput!) { it: acceptFiling(input: $input) { id } }',
    { input: { deliveryId, note: `Đã nhận ${canary}`, waiver: `Sẽ bổ sung ${canary}` } },
    officer,
  );
  // Another one in the register, which the first is similar to.
  const similarReportId = await ready();
  const { deliveryId: similarId } = await file(similarReportId);
  await ask(
    'mutation ($id: ID!) { it: acceptFiling(input: { deliveryId: $id, waiver: "Sẽ bổ sung" }) { id } }',
    { id: similarId },
    officer,
  );
  const { deliveryId: arrivedDeliveryId } = await file(await ready());
  await world.settle();
  const news = await ask<{ nodes: { id: string }[] }>('{ it: notifications(first: 1) { nodes { id } } }', {});
  const notificationId = news.nodes[0]!.id;
  const [draftId, readyId] = [await report(), await ready()];
  const { id: minutesId } = await ask<{ id: string }>(
    'mutation ($id: ID!, $input: MinutesInput!) { it: draftViolationMinutes(reportId: $id, input: $input) { id } }',
    { id: reportId, input: minutesInput(canary) },
  );
  const { id: subjectNoticeId } = await ask<{ id: string }>(
    'mutation ($input: DraftSubjectNoticeInput!) { it: draftSubjectNotice(input: $input) { id } }',
    { input: { ...subjectNoticeInput(canary), reportId, kind: 'LOCATION_BIOMETRIC' } },
  );
  const { id: outsideNoticeId } = await ask<{ id: string }>(
    'mutation ($input: RecordOutsideNoticeInput!) { it: recordOutsideNotice(input: $input) { id } }',
    {
      input: outsideNoticeInput(canary, reportId),
    },
  );
  const { id: requestId } = await ask<{ id: string }>(
    'mutation ($input: EnterRequestInput!) { it: enterDataSubjectRequest(input: $input) { id } }',
    { input: requestInput(canary) },
  );
  const { id: dossierId } = await ask<{ id: string }>('mutation ($input: OpenDossierInput!) { it: openDossier(input: $input) { id } }', {
    input: dossierInput(canary, [activityId]),
  });
  const { documents } = await ask<{ documents: { id: string }[] }>(
    'mutation ($id: ID!, $reason: String!) { it: excuseDossierDocument(dossierId: $id, kind: POLICIES, reason: $reason) { documents { id } } }',
    { id: dossierId, reason: `Chưa ban hành ${canary}` },
  );
  const readyDossier = async () => {
    const { id } = await ask<{ id: string }>('mutation ($input: OpenDossierInput!) { it: openDossier(input: $input) { id } }', {
      input: dossierInput(canary, [activityId]),
    });
    const answers = { filer: { establishmentDocument: { number: `GP-${canary}` } } };
    await ask('mutation ($id: ID!, $input: ReviseDossierInput!) { it: reviseDossier(id: $id, expectedVersion: 1, input: $input) { id } }', {
      id,
      input: { answers },
    });
    await ask('mutation ($id: ID!) { it: markDossierReady(id: $id, incompleteReason: "Cho kịp hạn") { id } }', { id });
    return id;
  };
  const fileDossier = async () => {
    const id = await readyDossier();
    const { filing } = await ask<{ filing: { id: string } }>(
      'mutation ($input: SubmitDossierInput!) { it: submitDossier(input: $input) { filing { id } } }',
      { input: { dossierId: id, clientKey: `key-${id}`, commitment: true } },
    );
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    return { id, deliveryId: rows[0]!.id };
  };
  const readyDossierId = await readyDossier();
  const { id: returnedDossierId, deliveryId: givenBackId } = await fileDossier();
  const defects = [{ path: 'facts.overview', code: 'MISSING', text: `Chưa nêu ${canary}` }];
  const respondBy = new Date(Date.now() + 40 * 86_400_000).toISOString();
  await ask(
    'mutation ($input: ReturnFilingInput!) { it: returnFiling(input: $input) { id } }',
    { input: { deliveryId: givenBackId, defects, respondBy } },
    officer,
  );
  const { id: acceptedDossierId, deliveryId: metId } = await fileDossier();
  await ask('mutation ($id: ID!) { it: acceptFiling(input: { deliveryId: $id, waiver: "Sẽ bổ sung" }) { id } }', { id: metId }, officer);
  await world.settle();
  const { changes } = await ask<{ changes: { id: string }[] }>(
    'mutation ($input: DossierChangeInput!) { it: recordDossierChange(input: $input) { changes { id } } }',
    { input: dossierChange(canary, acceptedDossierId) },
  );
  const { feed } = await ask<{ feed: { id: string } }>('mutation { it: createCalendarFeed { feed { id } } }', {});
  const { id: handlingId } = await ask<{ id: string }>(
    'query ($id: ID!) { it: handling(reportId: $id) { id } }',
    { id: reportId },
    officer,
  );
  const asked = await askAboutSimilar(world, { dpo, officer, canary }, { handlingId, reportId: similarReportId });
  await world.settle();
  const { id: workItemId } = await ask<{ id: string }>(
    'query ($id: ID!) { it: workItemOf(subjectId: $id) { id } }',
    { id: reportId },
    officer,
  );
  for (const action of ['TAKE', 'READ'])
    await ask(
      'mutation ($input: BulkInput!) { it: actOnWork(input: $input) { done } }',
      { input: { action, items: [{ id: workItemId }] } },
      officer,
    );
  const { id: queueViewId } = await ask<{ id: string }>(
    'mutation ($input: QueueViewInput!) { it: keepQueueView(input: $input) { id } }',
    { input: { name: `Chế độ xem ${canary}`, filter: { who: 'ME' } } },
    officer,
  );
  const { id: caseId, reference: caseReference } = await ask<{ id: string; reference: string }>(
    'mutation ($input: OpenCaseInput!) { it: openCase(input: $input) { id reference } }',
    { input: { title: `Vụ ${canary}`, acts: ['ILLEGAL_SALE'], source: 'REPORT', sourceId: reportId } },
    officer,
  );
  const recognisedBy = { type: 'PHONE', text: sellerPhone() };
  const add = 'mutation ($input: AddIndicatorInput!) { it: addIndicator(input: $input) { id } }';
  const { id: indicatorId } = await ask<{ id: string }>(add, { input: { caseId, ...recognisedBy } }, officer);
  await ask('mutation ($id: ID!) { it: takeCase(input: { id: $id }) { id } }', { id: caseId }, officer);
  await ask(
    'mutation ($input: VerifyCaseInput!) { it: verifyCase(input: $input) { id } }',
    { input: { id: caseId, leadId: officer.userId, memberIds: [], plan: `Kế hoạch ${canary}` } },
    officer,
  );
  const playedCase = await playCase(world, canary, officer, desk.id, caseId);
  const collected = { caseId, kind: 'CHAT_EXPORT', title: `Trò chuyện ${canary}`, source: `Nhóm ${canary}` };
  const { id: evidenceId } = await ask<{ id: string }>(
    'mutation ($input: CollectEvidenceInput!) { it: collectEvidence(input: $input) { id } }',
    {
      input: {
        ...{ ...collected, collectedAt: new Date(Date.now() - 3_600_000).toISOString(), bag: 'NP-01' },
        ticketId: await sendSmall(world, officer, 'tro-chuyen.txt', 'EVIDENCE'),
      },
    },
    officer,
  );
  const asker = await world.person(['LIAISON_OFFICER'], { unitId: (await world.unit('PA05-75')).id });
  const { id: askingId } = await ask<{ id: string }>(
    'mutation ($input: OpenCaseInput!) { it: openCase(input: $input) { id } }',
    { input: { title: 'Rao bán', acts: ['ILLEGAL_SALE'], source: 'PRESS' } },
    asker,
  );
  await ask(add, { input: { caseId: askingId, ...recognisedBy } }, asker);
  const { nodes: hits } = await ask<{ nodes: { id: string; caseId: string }[] }>(
    '{ it: hitsToAnswer(first: 1) { nodes { id caseId } } }',
    {},
    officer,
  );
  const { id: commonValueId } = await ask<{ id: string }>(
    'mutation ($input: KeepCommonValueInput!) { it: keepCommonValue(input: $input) { id } }',
    {
      input: {
        ...{ type: 'PHONE', text: sellerPhone(), reason: `Tổng đài ${canary}` },
        expiresOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      },
    },
    officer,
  );
  const evidenceTicketId = await sendSmall(world, officer, 'mau.bin', 'EVIDENCE');
  // What came of it is counted, and figures of a quarter before are out.
  await world.workerHouse.uow.run({ kind: 'system', name: 'fold-statistics' }, foldStatistics);
  await world.gql('mutation { releaseStatistics(quarter: "2026-Q1") { id } }', {}, officer);
  await ask(
    'mutation ($input: BreakGlassInput!) { it: breakGlassOfCase(input: $input) { id } }',
    { input: { reference: caseReference, reason: `Việc gấp ${canary}` } },
    await world.person(['LIAISON_OFFICER'], { unitId: desk.id }),
  );
  const { glass } = await ask<{ glass: { id: string }[] }>(
    'mutation ($id: ID!) { it: readCase(id: $id, purpose: "Xem kế hoạch") { glass { id } } }',
    { id: caseId },
    officer,
  );
  await world.unit('A05-DT');
  const { id: exerciseId } = await ask<{ id: string }>(
    'mutation ($input: OpenExerciseInput!) { it: openExercise(input: $input) { id } }',
    { input: { code: exerciseCode(), title: 'Diễn tập', deskCode: 'A05-DT' } },
    officer,
  );
  const scanId = await sendAttachment(world, officer, 'Thư tay.txt');
  const { id: thirdPartyReportId } = await ask<{ id: string }>(
    'mutation ($input: EnterReportInput!) { it: enterReport(input: $input) { id } }',
    { input: { ...toldByOther(), channel: 'POST', receivedAt: new Date(Date.now() - 3_600_000).toISOString(), attachmentIds: [scanId] } },
    officer,
  );
  const receiptCode = await reportWithoutAccount(world);
  await ask('mutation ($code: String!) { it: writeToDesk(code: $code, text: "Tôi nhớ thêm một điều") { state } }', { code: receiptCode });
  return {
    attachmentId: await attach(draftId),
    scanId,
    thirdPartyReportId,
    receiptCode,
    canary,
    organisation,
    unit: desk,
    dpo,
    officer,
    activityId,
    threadId,
    templateId,
    madeFromTemplateId,
    modelId,
    informationSystemId: imported[0]!.systems[0]!.informationSystemId,
    partyId: imported[0]!.recipients[0]!.partyId,
    ticketId,
    importId,
    ...table,
    reportId,
    filingId,
    deliveryId,
    arrivedDeliveryId,
    notificationId,
    draftId,
    readyId,
    minutesId,
    subjectNoticeId,
    outsideNoticeId,
    requestId,
    dossierId,
    dossierDocumentId: documents[0]!.id,
    readyDossierId,
    returnedDossierId,
    acceptedDossierId,
    dossierChangeId: changes[0]!.id,
    calendarFeedId: feed.id,
    exerciseId,
    handlingId,
    ...asked,
    workItemId,
    queueViewId,
    caseId,
    ...playedCase,
    evidenceId,
    evidenceTicketId,
    indicatorId,
    hitId: hits[0]!.id,
    commonValueId,
    caseReference,
    glassId: glass[0]!.id,
    destinationId,
  };
}

let sellers = 0;
/** A telephone number that no other case of this process has. */
function sellerPhone(): string {
  return `09${String(20_000_000 + ++sellers * 104_729).slice(-8)}`;
}

/** The similar report is dealt with until its filer is asked, and has answered; what the desk noted of the first, and how it is linked. */
async function askAboutSimilar(
  world: World,
  { dpo, officer, canary }: Pick<Played, 'dpo' | 'officer' | 'canary'>,
  first: { readonly handlingId: string; readonly reportId: string },
) {
  const ask = async <T>(query: string, variables: Record<string, unknown>, person = officer): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, person);
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data.it;
  };
  const { id: similarHandlingId } = await ask<{ id: string }>('query ($id: ID!) { it: handling(reportId: $id) { id } }', {
    id: first.reportId,
  });
  const triage = {
    ...{ id: similarHandlingId, severity: 'LOW', noticeClass: 'URGENT_72H', crossBorder: false, sensitiveSector: false },
    ...{ subjectBand: 'UNDER_100', similarViewed: true },
  };
  await ask('mutation ($input: TriageInput!) { it: triageReport(input: $input) { id } }', { input: triage });
  await ask('mutation ($id: ID!) { it: assessReport(input: { id: $id }) { id } }', { id: similarHandlingId });
  const due = new Date(Date.now() + 86_400_000).toISOString();
  const { questions } = await ask<{ questions: { id: string }[] }>(
    'mutation ($input: AskFilerInput!) { it: askFiler(input: $input) { questions { id } } }',
    { input: { id: similarHandlingId, questions: [{ path: 'facts.place', question: 'Máy chủ nào?' }, { question: 'Còn gì nữa?' }], due } },
  );
  const questionId = questions[0]!.id;
  await ask(
    'mutation ($input: AnswerQuestionInput!) { it: answerQuestion(input: $input) { id } }',
    { input: { id: questionId, answer: 'IN_WORDS', words: `Máy chủ ${canary}` } },
    dpo,
  );
  const { handlingId } = first;
  await ask('mutation ($id: ID!) { it: noteInternally(input: { handlingId: $id, remark: "Gọi lại" }) { id } }', { id: handlingId });
  await ask('mutation ($id: ID!) { it: shareNote(input: { handlingId: $id, message: "Đã nhận đủ" }) { id } }', { id: handlingId });
  const { id: reportLinkId } = await ask<{ id: string }>('mutation ($input: LinkReportsInput!) { it: linkReports(input: $input) { id } }', {
    input: { fromId: handlingId, toId: similarHandlingId, kind: 'RELATED', reason: 'Cùng máy chủ' },
  });
  const draft = async () =>
    (
      await ask<{ id: string }>('mutation ($input: DraftLetterInput!) { it: draftLetter(input: $input) { id } }', {
        input: { reportId: first.reportId, kind: 'CLARIFICATION' },
      })
    ).id;
  await ask('mutation ($id: ID!) { it: signLetter(input: { id: $id }) { id } }', { id: await draft() });
  return { similarReportId: first.reportId, similarHandlingId, questionId, reportLinkId, letterId: await draft() };
}

let exercises = 0;
/** A code of its own for each exercise of a world. */
export function exerciseCode(): string {
  return `DT-${++exercises}-${Date.now().toString(36).toUpperCase()}`;
}

const OPEN_DESTINATION =
  'mutation { it: openDestination(input: { channel: WEBHOOK, endpoint: "https://ban-tiep-nhan.mau.example/khien" }) { destination { id } } }';
export const CREATE_TICKET =
  'mutation ($fileName: String!, $size: Int!) { it: createUploadTicket(fileName: $fileName, size: $size) { id url } }';
export const SUBMIT =
  'mutation ($input: SubmitViolationReportInput!) { it: submitViolationReport(input: $input) { filing { id } receipt { file } } }';

/** Sends the sample workbook under a ticket. */
export async function sendFile(world: World, person: Person, ticketId: string, payload: Buffer = WORKBOOK): Promise<number> {
  const app = await world.app();
  const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${person.token}` };
  return (await app.inject({ method: 'PUT', url: `/uploads/${ticketId}`, headers, payload })).statusCode;
}

/** A table of nobody's format, with a term of its own that somebody chose a code for. */
async function importTable(world: World, dpo: Person, canary: string) {
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, dpo);
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data.it;
  };
  const bytes = Buffer.from(
    `Tên hoạt động;Mục đích xử lý;Căn cứ pháp lý;Loại dữ liệu\nBảng ${canary};Mục đích ${canary};Căn cứ ${canary};Họ tên\n`,
  );
  const { id: ticketId } = await ask<{ id: string }>(CREATE_TICKET, { fileName: `Bảng ${canary}.csv`, size: bytes.length });
  await sendFile(world, dpo, ticketId, bytes);
  const { id: tableImportId } = await ask<{ id: string }>(
    'mutation ($id: ID!, $terms: [ImportTermInput!]) { it: checkRegisterImport(ticketId: $id, terms: $terms) { id } }',
    { id: ticketId, terms: [{ kind: 'LEGAL_BASIS', term: `Căn cứ ${canary}`, code: 'CONSENT' }] },
  );
  await ask('mutation ($id: ID!) { it: commitRegisterImport(id: $id) { id } }', { id: tableImportId });
  const remembered = async (query: string) => (await ask<{ nodes: { id: string }[] }>(`{ it: ${query} { nodes { id } } }`)).nodes[0]!.id;
  return { tableImportId, importMappingId: await remembered('importMappings'), importTermId: await remembered('importTerms') };
}

/** Sends a small text as an attachment; answers its id. */
export function sendAttachment(world: World, person: Person, fileName: string): Promise<string> {
  return sendSmall(world, person, fileName, 'ATTACHMENT');
}

/** Three bytes under a ticket. */
async function sendSmall(world: World, person: Person, fileName: string, purpose: 'ATTACHMENT' | 'EVIDENCE'): Promise<string> {
  const query =
    'mutation ($fileName: String!, $purpose: UploadPurpose!) { it: createUploadTicket(fileName: $fileName, size: 3, purpose: $purpose) { id } }';
  const { data } = await world.gql<{ it: { id: string } }>(query, { fileName, purpose }, person);
  const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${person.token}` };
  await (await world.app()).inject({ method: 'PUT', url: `/uploads/${data.it.id}`, headers, payload: 'abc' });
  return data.it.id;
}

/** What somebody reports of whom nobody here has heard. */
export function toldByOther() {
  return {
    reporter: { kind: 'INDIVIDUAL', contact: { fullName: 'Người báo tin', phone: '0900 000 000' } },
    about: { name: 'Cửa hàng rao bán dữ liệu' },
    facts: { actType: 'ILLEGAL_SALE', actDescription: 'Rao bán danh sách khách hàng.', illegalSale: { channel: 'MESSENGER' } },
  };
}

/** Reports without an account, challenge and all; answers the receipt code. */
export async function reportWithoutAccount(world: World): Promise<string> {
  const challenge = await world.gql<{ it: Parameters<typeof solve>[0] }>(
    'mutation { it: requestReportChallenge { challenge prefix maxNumber signature } }',
  );
  const { data } = await world.gql<{ it: { code: string } }>(
    'mutation ($input: ThirdPartyReportInput!, $solution: ChallengeSolutionInput!) { it: reportViolationAnonymously(input: $input, solution: $solution) { code } }',
    { input: toldByOther(), solution: solve(challenge.data.it) },
  );
  return data.it.code;
}

/** Minutes with everything that they need. */
export function minutesInput(canary: string) {
  return {
    number: `BB-${canary}`,
    madeAt: new Date().toISOString(),
    place: `Phòng họp ${canary}`,
    participants: [{ name: `Người mẫu ${canary}`, position: `Trưởng phòng ${canary}`, part: `chứng kiến ${canary}` }],
    immediateActions: `Đã khóa ngay ${canary}`,
    evidence: [{ name: `Nhật ký ${canary}`, sha256: 'ab'.repeat(32) }],
    signatures: [{ name: `Người mẫu ${canary}`, capacity: `Người lập ${canary}`, signedAt: new Date().toISOString() }],
  };
}

export function subjectNoticeInput(canary: string) {
  return {
    severity: `Nghiêm trọng ${canary}`,
    risks: `Rủi ro ${canary}`,
    guidance: `Đổi mật khẩu ${canary}`,
    incidentDesk: `Đường dây nóng ${canary}`,
    whyPublic: `Chưa liên lạc được ${canary}`,
  };
}

export function outsideNoticeInput(canary: string, reportId: string) {
  return {
    reportId,
    kind: 'FROM_PROCESSOR',
    counterpart: `Bên xử lý ${canary}`,
    channel: `thư ${canary}`,
    receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
    reference: `CV-${canary}`,
    note: `Ghi chú ${canary}`,
    evidenceSha256: 'cd'.repeat(32),
  };
}

/** Three weeks ago: the 60 days of a dossier are not near their end, so that no reminder of it is due. */
function transferredSince(): string {
  return new Date(Date.now() - 21 * 86_400_000).toISOString().slice(0, 10);
}

export function dossierInput(canary: string, activityIds: readonly string[]) {
  return { type: 'TRANSFER', title: `Hồ sơ ${canary}`, activityIds };
}

export function dossierChange(canary: string, dossierId: string) {
  return {
    dossierId,
    kind: 'PARTY',
    changedOn: vietnamDate(new Date()),
    content: `Đổi bên nhận ${canary}`,
    reason: `Hết hợp đồng ${canary}`,
  };
}

/** Answers that no register has. */
export function dossierAnswers(canary: string) {
  return {
    filer: {
      legalRepresentative: `Người đại diện ${canary}`,
      businessLines: [{ name: `Ngành ${canary}`, vsicCode: '5012' }],
      branchCount: 2,
      servicePersons: [{ fullName: `Người làm thuê ${canary}` }],
    },
    roles: [{ role: 'CONTROLLER', subjects: [{ group: `Khách ${canary}`, count: 3 }] }],
    flows: [{ role: 'CONTROLLER', subjectGroup: `Khách ${canary}`, purpose: `Giao hàng ${canary}` }],
    transferCases: [{ case: 'FOREIGN_CLOUD', subjects: [{ group: `Khách ${canary}`, count: 3 }] }],
    transferFlows: [{ subjectGroup: `Khách ${canary}`, purpose: `Lưu ${canary}` }],
    consent: [{ subjectGroup: `Khách ${canary}` }],
    parties: [{ part: 'RECIPIENT', name: `Đám mây ${canary}` }],
    overview: `Tổng quan ${canary}`,
    compliance: { form: `Tự đánh giá ${canary}`, time: `Quý 3 ${canary}`, result: `Đạt ${canary}` },
    securityChecks: [{ content: `Kiểm thử ${canary}` }],
  };
}

/** What a data subject asks, an hour ago. */
export function requestInput(canary: string) {
  return {
    kind: 'DELETION',
    channel: 'EMAIL',
    receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
    requester: { name: `Người yêu cầu ${canary}`, contact: `${canary}, nguoi.yeu.cau@mau.example`, relation: 'SUBJECT' },
    text: `Đề nghị xóa dữ liệu của tôi ${canary}`,
  };
}

export function activityInput(canary: string) {
  return {
    code: `HD-${canary}`,
    name: `Hoạt động ${canary}`,
    purpose: `Chăm sóc khách hàng ${canary}`,
    legalBases: ['CONSENT'],
    retention: `5 năm ${canary}`,
    purposes: [{ text: `Chăm sóc khách hàng ${canary}`, legalBasis: 'CONSENT' }],
    protectionMeasures: [{ kind: 'TECHNICAL', text: `Mã hóa ${canary}` }],
    subjectGroups: [{ name: `Khách hàng ${canary}`, subjectCount: 12 }],
    dataTypes: [{ code: 'PHONE_NUMBER', subjectGroup: `Khách hàng ${canary}`, finalFate: 'DELETE' }, { label: `Mã riêng ${canary}` }],
    systems: [{ name: `CRM ${canary}`, location: 'VN', note: `Nơi lưu ${canary}` }],
    parties: [{ kind: 'RECIPIENT', name: `Bên nhận ${canary}`, contractNumber: `HĐ ${canary}` }],
    transfers: [{ case: 'FOREIGN_CLOUD', recipient: `Đám mây ${canary}`, country: 'SG', firstTransferredOn: transferredSince() }],
    sources: ['DATA_SUBJECT'],
    aiUse: false,
  };
}

/** A report in time under the law in force, with everything that its form asks for at the submission. */
export function reportInput(canary: string, activityIds: readonly string[] = []) {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  return {
    title: `Vụ việc ${canary}`,
    activityIds,
    answers: [{ path: 'facts.place', answer: 'DISPUTED', text: `Không sửa ${canary}` }],
    facts: {
      reporterRole: 'CONTROLLER',
      occurredFrom: hoursAgo(30),
      detectedAt: hoursAgo(10),
      detectionMethod: `Giám sát ${canary}`,
      place: `Máy chủ ${canary}`,
      actType: 'LEAK',
      actDescription: `Lộ dữ liệu ${canary}`,
      dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }],
      counts: [
        { what: 'BASIC_SUBJECTS', basis: 'ESTIMATED', value: 12 },
        { what: 'SENSITIVE_SUBJECTS', basis: 'COUNTED', value: 0 },
        { what: 'BASIC_RECORDS', basis: 'ESTIMATED', value: 12 },
      ],
      origin: 'PROCESSOR',
      originParty: `Bên xử lý ${canary}`,
      consequences: `Hậu quả ${canary}`,
      measuresDone: `Đã khóa ${canary}`,
      measuresDoing: `Đang rà soát ${canary}`,
      measuresPlanned: `Sẽ đào tạo ${canary}`,
      harmInterests: ['PROPERTY'],
    },
  };
}
