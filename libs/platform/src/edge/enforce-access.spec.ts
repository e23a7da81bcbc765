import 'reflect-metadata';
import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql';
import { ANONYMOUS_CALLER, callerOfToken, enforceAccess, type RequestContext } from '#platform';

const shown = (extensions: Record<string, unknown>) =>
  new GraphQLObjectType({ name: 'Thing', extensions, fields: { name: { type: GraphQLString, resolve: () => 'bí mật' } } });
const schemaWith = ({ root, type, mutation }: Record<'root' | 'type', Record<string, unknown>> & { mutation?: Record<string, unknown> }) =>
  new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { thing: { type: shown(type), extensions: root, resolve: () => ({}) } } }),
    ...(mutation
      ? { mutation: new GraphQLObjectType({ name: 'Mutation', fields: { act: { type: GraphQLString, extensions: mutation } } }) }
      : {}),
  });
const contextOf = (caller: RequestContext['caller']): RequestContext => ({ caller, token: null, ip: '', setSession: () => undefined });

describe('access at the schema', () => {
  it('passes a schema whose root fields say who may call and whose types say what guards them', () => {
    expect(() =>
      enforceAccess(schemaWith({ root: { access: 'public' }, type: { guard: 'open' }, mutation: { access: 'signed-in' } })),
    ).not.toThrow();
  });

  it.each([
    ['a query without a mark', { root: {}, type: { guard: 'part' } }, 'Query.thing'],
    ['a mutation without a mark', { root: { access: 'public' }, type: { guard: 'part' }, mutation: {} }, 'Mutation.act'],
    ['a mark that nobody knows', { root: { access: 'maybe' }, type: { guard: 'part' } }, 'Query.thing'],
    ['a type without a guard', { root: { access: 'public' }, type: {} }, 'Thing'],
  ])('stops the start at %s, and names it', (_what, parts, name) => {
    expect(() => enforceAccess(schemaWith(parts))).toThrow(name);
  });

  it('asks for a session where the mark says so, before the resolver runs', async () => {
    const schema = enforceAccess(schemaWith({ root: { access: 'signed-in' }, type: { guard: 'part' } }));
    const source = '{ thing { name } }';
    const refused = await graphql({ schema, source, contextValue: contextOf(ANONYMOUS_CALLER) });
    expect([refused.data, refused.errors?.[0]?.originalError]).toEqual([
      { thing: null },
      expect.objectContaining({ code: 'UNAUTHENTICATED' }),
    ]);
    const served = await graphql({ schema, source, contextValue: contextOf(callerOfToken('x')) });
    expect(JSON.stringify(served.data)).toBe('{"thing":{"name":"bí mật"}}');
  });

  it('asks for none where the field is public', async () => {
    const schema = enforceAccess(schemaWith({ root: { access: 'public' }, type: { guard: 'open' } }));
    const { data } = await graphql({ schema, source: '{ thing { name } }', contextValue: contextOf(ANONYMOUS_CALLER) });
    expect(JSON.stringify(data)).toBe('{"thing":{"name":"bí mật"}}');
  });
});
