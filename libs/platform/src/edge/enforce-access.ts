import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { DomainError } from '#kernel';
import type { RequestContext } from './request-context.js';

export class SignInRequired extends DomainError {
  constructor() {
    super('UNAUTHENTICATED', 'unauthenticated', {
      vi: 'Bạn chưa đăng nhập hoặc phiên đã hết hạn; chưa có gì được ghi. Hãy đăng nhập rồi làm lại.',
      en: 'You are not signed in, or the session has ended; nothing was written. Sign in and try again.',
    });
  }
}

/**
 * Deny by default, at the schema: every root field must say who may call it and every object type what guards it, or the
 * process does not start. The check sits in the resolver itself, where no middleware can be by-passed.
 */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  const unmarked: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
    if (!isRoot && typeof type.extensions.guard !== 'string') unmarked.push(type.name);
    if (!isRoot) continue;
    for (const field of Object.values(type.getFields())) {
      const { access } = field.extensions;
      if (access === 'signed-in') field.resolve = signedInOnly(field.resolve!);
      else if (access !== 'public') unmarked.push(`${type.name}.${field.name}`);
    }
  }
  if (unmarked.length > 0) throw new Error(`no access rule for: ${unmarked.join(', ')} (see libs/platform/src/edge/access.ts)`);
  return schema;
}

function signedInOnly(resolve: GraphQLFieldResolver<unknown, RequestContext>): GraphQLFieldResolver<unknown, RequestContext> {
  return (source, args, context, info) => {
    if (context.caller.kind === 'anonymous') throw new SignInRequired();
    return resolve(source, args, context, info);
  };
}
