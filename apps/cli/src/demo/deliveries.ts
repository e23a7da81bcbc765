import type { ApiClient } from './api-client.js';

export interface Delivery {
  readonly id: string;
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
  'id reference organisationName unitCode transportState businessState verdict acceptBy registryNumber acknowledgements { code registryNumber note }';

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

/** The whole queue of the officer's desk, page by page. */
export async function wholeQueue(officer: ApiClient): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for (let after: string | null = null; ; ) {
    type Page = { deskQueue: { nodes: Delivery[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
    const { deskQueue: page }: Page = await officer.ask<Page>(
      `query ($after: String) { deskQueue(first: 100, after: $after) { nodes { ${DELIVERY} } pageInfo { hasNextPage endCursor } } }`,
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
      input: { deliveryId, note },
    })
  ).acceptFiling;
}

export async function notificationsAbout(filer: ApiClient, filingId: string): Promise<string[]> {
  const { notifications } = await filer.ask<{ notifications: { nodes: { type: string; filingId: string }[] } }>(
    '{ notifications(first: 100) { nodes { type filingId } } }',
  );
  return notifications.nodes.filter((news) => news.filingId === filingId).map(({ type }) => type);
}
