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
    ['under a path', '{ list { nodes { a { x } b } pageInfo { c } } }', ['nodes'], ['a', 'a.x', 'b']],
    ['by their name, not their alias', '{ list { z: a } }', [], ['a']],
    ['of a field asked for twice', '{ list { nodes { a } nodes { b } } }', ['nodes'], ['a', 'b']],
    ['in a fragment', '{ list { ...f } } fragment f on T { a ...g } fragment g on T { b }', [], ['a', 'b']],
    ['in an inline fragment', '{ list { ... { a } ... on T { b } } }', [], ['a', 'b']],
    ['with a directive, never missed', '{ list { a @skip(if: true) b @include(if: $x) } }', [], ['a', 'b']],
    ['below others', '{ list { a { b { c } } ...f } } fragment f on T { a { d } }', [], ['a', 'a.b', 'a.b.c', 'a.d']],
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

  it('has of lines what is selected below them and what they always have; all where nothing is', () => {
    const lists = {
      lines: { line: { code: 'c.code', label: 'c.label', note: 'c.note' }, always: ['code'], list: (line: string) => `[${line}]` },
    };
    const sqlOf = (...selected: string[]) => jsonObject(lists, new Set(selected), []);
    expect(sqlOf('lines', 'lines.note', 'lines.computed')).toBe(
      "json_build_object('lines', [json_build_object('code', c.code, 'note', c.note)])",
    );
    expect(sqlOf('lines')).toBe("json_build_object('lines', [json_build_object('code', c.code, 'label', c.label, 'note', c.note)])");
    const keys = [['lines'], ['lines', 'lines.note'], ['lines', 'lines.label'], ['lines', 'lines.label', 'lines.note']].map((selected) =>
      selectionKey(lists, new Set(selected)),
    );
    expect(new Set(keys).size).toBe(4);
  });

  it('has one name a selection, whatever else was asked for, short enough for PostgreSQL', () => {
    expect(selectionKey(columns, new Set(['name']))).toBe('a');
    expect(selectionKey(columns, new Set(['name', 'computed']))).toBe('a');
    expect(selectionKey(columns, new Set(['secret', 'id']))).not.toBe(selectionKey(columns, new Set(['secret'])));
    expect(selectionKey(columns, new Set())).not.toBe(selectionKey({ name: 'a.name' }, new Set()));
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`f${i}`, 'x']));
    expect(selectionKey(many, new Set(Object.keys(many))).length).toBeLessThan(32);
  });
});
