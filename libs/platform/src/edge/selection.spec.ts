import { type FieldNode, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { jsonObject, selectedFields, selectionKey } from '#platform';

const infoOf = (text: string) => {
  const { definitions } = parse(text);
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
  return {
    fieldNodes: operation.selectionSet.selections as readonly FieldNode[],
    fragments: Object.fromEntries(fragments.map((node) => [node.name.value, node])),
  };
};
const names = (text: string, ...path: string[]) => [...selectedFields(infoOf(text), ...path)].sort();

describe('the selected fields', () => {
  it.each([
    ['plain ones', '{ list { a b } }', [], ['a', 'b']],
    ['under a path', '{ list { nodes { a { x } b } pageInfo { c } } }', ['nodes'], ['a', 'b']],
    ['by their name, not their alias', '{ list { z: a } }', [], ['a']],
    ['of a field asked for twice', '{ list { nodes { a } nodes { b } } }', ['nodes'], ['a', 'b']],
    ['in a fragment', '{ list { ...f } } fragment f on T { a ...g } fragment g on T { b }', [], ['a', 'b']],
    ['in an inline fragment', '{ list { ... { a } ... on T { b } } }', [], ['a', 'b']],
    ['with a directive, never missed', '{ list { a @skip(if: true) b @include(if: $x) } }', [], ['a', 'b']],
    ['of a path that was not asked for', '{ list { a } }', ['nodes'], []],
  ])('are %s', (_what, text, path, expected) => {
    expect(names(text, ...path)).toEqual(expected);
  });
});

describe('the SQL of a selection', () => {
  const columns = { id: 'a.id', name: 'a.name', secret: 'a.secret' };

  it('takes only columns of ours, and always the id', () => {
    expect(jsonObject(columns, new Set(['name', '__typename', "x', (select 1), '"]))).toBe("json_build_object('id', a.id, 'name', a.name)");
    expect(jsonObject(columns, new Set(), ['secret'])).toBe("json_build_object('secret', a.secret)");
  });

  it('has one name a selection, whatever else was asked for', () => {
    expect(selectionKey(columns, new Set(['name']))).toBe('010');
    expect(selectionKey(columns, new Set(['name', 'computed']))).toBe('010');
    expect(selectionKey(columns, new Set(['secret', 'id']))).not.toBe(selectionKey(columns, new Set(['secret'])));
  });
});
