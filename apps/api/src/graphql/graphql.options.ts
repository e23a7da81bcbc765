import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { SessionKeeper } from '#identity';
import { type Config, enforceAccess, type Logger } from '#platform';
import { requestContextOf } from '../http/request-context.js';
import { compiledQueries } from './compiled-queries.js';
import { createFormatError } from './format-error.js';
import { legacyStatus } from './legacy-status.js';
import { OneOperationRule } from './one-operation.js';

/** Documents of our own client stay well below these; see `test/e2e/graphql-limits`. */
const LIMITS = { depth: 10, aliases: 10, directives: 5, tokens: 1000, cost: 6000, errors: 10 };

/**
 * The edge of GraphQL: POST only in production, no introspection there, no batching, bounded documents, errors without
 * internals. Apollo's cache-control plugin is off because it wraps every field (2.6 → 0.9 ms on a thousand of them).
 */
export function graphqlOptions(config: Config, logger: Logger, sessions: SessionKeeper): ApolloDriverConfig {
  const production = config.mode === 'production';
  const formatError = createFormatError(logger);
  const armor = new ApolloArmor({
    maxDepth: { n: LIMITS.depth, exposeLimits: false },
    maxAliases: { n: LIMITS.aliases, allowList: [], exposeLimits: false },
    maxDirectives: { n: LIMITS.directives, exposeLimits: false },
    costLimit: { maxCost: LIMITS.cost, exposeLimits: false, ignoreIntrospection: !production },
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  return {
    autoSchemaFile: true,
    sortSchema: true,
    path: '/graphql',
    // In production our own rule refuses it, without naming the software or the switch.
    introspection: true,
    playground: false,
    graphiql: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: LIMITS.errors },
    executionOptions: { maxCoercionErrors: LIMITS.errors },
    validationRules: [...armor.validationRules, OneOperationRule, ...(production ? [NoSchemaIntrospectionCustomRule] : [])],
    transformSchema: enforceAccess,
    formatError,
    context: (request: FastifyRequest, reply: FastifyReply) => {
      const context = requestContextOf(request, reply, config);
      sessions.keep(context.caller);
      return context;
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ...(armor.plugins as never[]),
      legacyStatus(),
      compiledQueries(formatError),
    ],
  };
}
