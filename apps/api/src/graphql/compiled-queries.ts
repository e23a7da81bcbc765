import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { RequestContext } from '#platform';

const CAPACITY = 500;

/**
 * Executes queries from compiled code (graphql-jit): about a quarter of a lean request's time (docs/decisions/0006).
 * Mutations and subscriptions stay with graphql-js. Errors pass the same `formatError` as everywhere.
 */
export function compiledQueries(
  formatError: (formatted: GraphQLFormattedError, raw: unknown) => GraphQLFormattedError,
): ApolloServerPlugin<RequestContext> {
  const compiled = new Map<string, CompiledQuery | null>();
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ schema, document, operation, operationName, queryHash, contextValue, request }) => {
        if (!document || operation?.operation !== 'query' || !queryHash) return null;
        const key = `${queryHash} ${operationName ?? ''}`;
        let query = compiled.get(key);
        if (query === undefined) {
          if (compiled.size >= CAPACITY) compiled.delete(compiled.keys().next().value!);
          const made = compileQuery(schema, document, operationName ?? undefined);
          query = isCompiledQuery(made) ? made : null;
        } else compiled.delete(key);
        compiled.set(key, query);
        if (!query) return null;
        const { data, errors } = (await query.query(undefined, contextValue, request.variables ?? {})) as ExecutionResult;
        // Variables that do not fit are graphql-js's to explain.
        if (data === undefined) return null;
        const formatted = errors?.map((error: GraphQLError) => formatError(error.toJSON(), error));
        const singleResult = formatted ? { data, errors: formatted } : { data };
        return { http: { status: undefined, headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
      },
    }),
  };
}
