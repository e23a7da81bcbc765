import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthorityUnit, Organisation } from '#identity';
import type { Person, World } from './world.js';

const WORKBOOK = readFileSync(join(process.cwd(), 'apps/cli/assets/sample-register.xlsx'));

/** The main job as it was played by one organisation and one desk, with the ids of everything that came of it. */
export interface Played {
  /** Stands in every text that the organisation wrote. */
  readonly canary: string;
  readonly organisation: Organisation;
  readonly unit: AuthorityUnit;
  readonly dpo: Person;
  readonly officer: Person;
  readonly activityId: string;
  readonly ticketId: string;
  readonly importId: string;
  /** Submitted, delivered and accepted. */
  readonly reportId: string;
  readonly filingId: string;
  readonly deliveryId: string;
  /** Submitted and arrived, not accepted. */
  readonly arrivedDeliveryId: string;
  readonly draftId: string;
  readonly readyId: string;
}

/** Plays the main job through the public API; with two or more calls, a world of several organisations at one desk. */
export async function playMainJob(world: World, canary: string, unit?: AuthorityUnit): Promise<Played> {
  const desk = unit ?? (await world.unit());
  const organisation = await world.organisation({ name: `Tổ chức ${canary}`, headOffice: `Trụ sở ${canary}` });
  const dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
  const officer = await world.person(['LIAISON_OFFICER'], { unitId: desk.id });
  const ask = async <T>(query: string, variables: Record<string, unknown>, person = dpo): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, person);
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data.it;
  };

  const { id: ticketId } = await ask<{ id: string }>(CREATE_TICKET, { fileName: `Sổ ${canary}.xlsx`, size: WORKBOOK.length });
  await sendFile(world, dpo, ticketId);
  const { id: importId } = await ask<{ id: string }>('mutation ($id: ID!) { it: checkRegisterImport(ticketId: $id) { id } }', {
    id: ticketId,
  });
  await ask('mutation ($id: ID!) { it: commitRegisterImport(id: $id) { id } }', { id: importId });
  const { id: activityId } = await ask<{ id: string }>(
    'mutation ($input: ActivityInput!) { it: draftProcessingActivity(input: $input) { id } }',
    {
      input: activityInput(canary),
    },
  );
  await ask('mutation ($id: ID!) { it: publishProcessingActivity(id: $id) { id } }', { id: activityId });

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
      input: { reportId, clientKey: `key-${reportId}`, commitment: true },
    });
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    return { filingId: filing.id, deliveryId: rows[0]!.id };
  };
  const reportId = await ready();
  const { filingId, deliveryId } = await file(reportId);
  await ask(
    'mutation ($input: AcceptFilingInput!) { it: acceptFiling(input: $input) { id } }',
    { input: { deliveryId, note: `Đã nhận ${canary}` } },
    officer,
  );
  const { deliveryId: arrivedDeliveryId } = await file(await ready());
  await world.settle();
  const [draftId, readyId] = [await report(), await ready()];
  return {
    canary,
    organisation,
    unit: desk,
    dpo,
    officer,
    activityId,
    ticketId,
    importId,
    reportId,
    filingId,
    deliveryId,
    arrivedDeliveryId,
    draftId,
    readyId,
  };
}

export const CREATE_TICKET =
  'mutation ($fileName: String!, $size: Int!) { it: createUploadTicket(fileName: $fileName, size: $size) { id url } }';
export const SUBMIT =
  'mutation ($input: SubmitViolationReportInput!) { it: submitViolationReport(input: $input) { filing { id } receipt { file } } }';

/** Sends the sample workbook under a ticket. */
export async function sendFile(world: World, person: Person, ticketId: string): Promise<number> {
  const app = await world.app();
  const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${person.token}` };
  return (await app.inject({ method: 'PUT', url: `/uploads/${ticketId}`, headers, payload: WORKBOOK })).statusCode;
}

export function activityInput(canary: string) {
  return {
    code: `HD-${canary}`,
    name: `Hoạt động ${canary}`,
    purpose: `Chăm sóc khách hàng ${canary}`,
    legalBases: ['CONSENT'],
    retention: `5 năm ${canary}`,
    subjectGroups: [{ name: `Khách hàng ${canary}`, subjectCount: 12 }],
    dataTypes: [{ code: 'PHONE_NUMBER' }, { label: `Mã riêng ${canary}` }],
    systems: [{ name: `CRM ${canary}`, location: 'VN' }],
    parties: [{ kind: 'RECIPIENT', name: `Bên nhận ${canary}` }],
  };
}

/** A report in time under the law in force, with everything that its form asks for at the submission. */
export function reportInput(canary: string, activityIds: readonly string[] = []) {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  return {
    title: `Vụ việc ${canary}`,
    activityIds,
    facts: {
      reporterRole: 'CONTROLLER',
      occurredFrom: hoursAgo(30),
      detectedAt: hoursAgo(10),
      detectionMethod: `Giám sát ${canary}`,
      place: `Máy chủ ${canary}`,
      actType: 'LEAK',
      actDescription: `Lộ dữ liệu ${canary}`,
      dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }],
      basicSubjects: 12,
      sensitiveSubjects: 0,
      records: 12,
      countConfidence: 'ESTIMATED',
      consequences: `Hậu quả ${canary}`,
      measures: `Đã khóa ${canary}`,
      harmInterests: ['PROPERTY'],
    },
  };
}
