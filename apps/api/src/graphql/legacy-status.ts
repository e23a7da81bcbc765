import type { ApolloServerPlugin } from '@apollo/server';

/**
 * GraphQL over HTTP, legacy media type: a client that accepts only `application/json` SHOULD get 200 also for documents
 * that do not parse, validate or coerce (specification §6.4.1); others get 400.
 */
export function legacyStatus(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ request, response, errors }) => {
        const accept = request.http?.headers.get('accept') ?? '';
        const legacy = accept.includes('application/json') && !accept.includes('application/graphql-response+json');
        if (legacy && response.http.status === 400 && errors?.length) response.http.status = 200;
      },
    }),
  };
}
