import type { GraphQLResolveInfo } from 'graphql';
import { isId, NotFound } from '#kernel';
import { type Reading, type RequestContext, selectedFields, type UnitOfWork } from '#platform';
import { DataSubjectRequest } from '../entities.js';
import type { RequestFacts } from '../request-times.js';
import { requestById } from '../requests.queries.js';

/** A request as the queries bring it, instants as text, with the reading it came from. */
export type RequestRow = Pick<
  DataSubjectRequest,
  'id' | 'organisationId' | 'state' | 'kind' | 'regime' | 'replyVerdict' | 'fulfilVerdict'
> & {
  readonly chain: boolean;
  readonly extendedBy: number | null;
  readonly receivedAt: string;
  readonly repliedAt: string | null;
  readonly endedAt: string | null;
  readonly queueAt: string;
  readonly reading: Reading<unknown>;
};

/** One request of the acting organisation. Throws NotFound. */
export async function readRequest(uow: UnitOfWork, id: string, context: RequestContext, info: GraphQLResolveInfo): Promise<RequestRow> {
  if (!isId(id)) throw new NotFound('request');
  const reading = await uow.read<RequestRow | null>(context.caller, requestById(selectedFields(info), id));
  if (!reading.value || !reading.ability.can('read', subjectOf(reading.value))) throw new NotFound('request');
  return Object.assign(reading.value, { reading });
}

export function subjectOf({ organisationId }: Pick<RequestRow, 'organisationId'>): DataSubjectRequest {
  return Object.assign(new DataSubjectRequest(), { organisationId });
}

export function factsOf(row: RequestRow): RequestFacts {
  const { regime, kind, chain, extendedBy } = row;
  const dateOf = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...{ regime, kind, chain, extendedBy },
    receivedAt: new Date(row.receivedAt),
    repliedAt: dateOf(row.repliedAt),
    endedAt: dateOf(row.endedAt),
  };
}
