import type { ApiClient } from './api-client.js';

export interface Delivery {
  readonly id: string;
  readonly drill: boolean;
  readonly channel: string;
  readonly failure: string | null;
  readonly nextAttemptAt: string | null;
  readonly attempts: readonly { readonly number: number; readonly outcome: string }[];
  readonly reference: string;
  readonly organisationName: string;
  readonly unitCode: string;
  readonly transportState: string;
  readonly businessState: string;
  readonly verdict: string;
  readonly acceptBy: string;
  readonly registryNumber: string | null;
  readonly acknowledgements: readonly { readonly code: string; readonly registryNumber: string | null; readonly note: string | null }[];
}

const DELIVERY =
  'id drill channel failure nextAttemptAt attempts { number outcome } reference organisationName unitCode transportState businessState verdict acceptBy registryNumber acknowledgements { code registryNumber note }';

/** Where the filings of a report went, as their filer sees it. */
export async function deliveriesOf(filer: ApiClient, reportId: string): Promise<readonly Delivery[]> {
  const { violationReport } = await filer.ask<{ violationReport: { filings: { deliveries: Delivery[] }[] } }>(
    `query ($id: ID!) { violationReport(id: $id) { filings { deliveries { ${DELIVERY} } } } }`,
    { id: reportId },
  );
  return violationReport.filings.flatMap(({ deliveries }) => deliveries);
}

/** The first delivery of a report, once it has reached its desk. */
export async function arrived(filer: ApiClient, reportId: string): Promise<Delivery | undefined> {
  return (await deliveriesOf(filer, reportId)).find(({ businessState }) => businessState !== 'NONE');
}

export type QueuedDelivery = Omit<Delivery, 'channel' | 'failure' | 'nextAttemptAt' | 'attempts' | 'acknowledgements'>;

/** What a queue shows of each; a document may not ask for everything of a hundred rows. */
const QUEUED = 'id drill reference organisationName unitCode transportState businessState verdict acceptBy registryNumber';

/** The whole queue of the officer's desk, page by page. */
export async function wholeQueue(officer: ApiClient): Promise<QueuedDelivery[]> {
  const found: QueuedDelivery[] = [];
  for (let after: string | null = null; ; ) {
    type Page = { deskQueue: { nodes: QueuedDelivery[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
    const { deskQueue: page }: Page = await officer.ask<Page>(
      `query ($after: String) { deskQueue(first: 100, after: $after) { nodes { ${QUEUED} } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor;
  }
}

export async function accept(officer: ApiClient, deliveryId: string, note: string): Promise<Delivery> {
  return (
    await officer.ask<{ acceptFiling: Delivery }>(`mutation ($input: AcceptFilingInput!) { acceptFiling(input: $input) { ${DELIVERY} } }`, {
      input: { deliveryId, note, waiver: 'Phần còn thiếu sẽ được bổ sung.' },
    })
  ).acceptFiling;
}

export async function notificationsAbout(filer: ApiClient, filingId: string): Promise<string[]> {
  const { notifications } = await filer.ask<{ notifications: { nodes: { type: string; filingId: string }[] } }>(
    '{ notifications(first: 100) { nodes { type filingId } } }',
  );
  return notifications.nodes.filter((news) => news.filingId === filingId).map(({ type }) => type);
}
