import type { Person, World } from './world.js';

interface Page<Node> {
  readonly nodes: Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * Walks a list of the API to its end, page by page. `selection` is of its nodes, `filter` more of its arguments;
 * `between` runs after each page.
 */
export async function walk<Node>(
  world: World,
  person: Person,
  list: string,
  {
    first,
    selection,
    filter = '',
    between,
  }: { first: number; selection: string; filter?: string; between?: (page: number) => Promise<unknown> },
): Promise<Node[][]> {
  const query = `query ($first: Int!, $after: String) { page: ${list}(first: $first, after: $after ${filter}) { nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`;
  const pages: Node[][] = [];
  let after: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof world.gql<{ page: Page<Node> }>>> = await world.gql(query, { first, after }, person);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    const { nodes, pageInfo }: Page<Node> = answer.data.page;
    pages.push(nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    if (after) await between?.(pages.length);
  } while (after);
  return pages;
}
