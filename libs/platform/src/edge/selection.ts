import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Names of the fields selected under `path` of the current field, and below each its own with a dot (`dataTypes`, `dataTypes.code`);
 * fragments opened, directives ignored: a skipped field may be fetched in vain, never missed. A list query joins only what was asked for.
 */
export function selectedFields(info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, ...path: readonly string[]): Set<string> {
  let sets = info.fieldNodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
  for (const step of path)
    sets = sets
      .flatMap((set) => fieldsOf(set, info))
      .flatMap((field) => (field.name.value === step && field.selectionSet ? [field.selectionSet] : []));
  return new Set(sets.flatMap((set) => namesIn(set, info)));
}

function namesIn(set: SelectionSetNode, info: Pick<GraphQLResolveInfo, 'fragments'>): string[] {
  return fieldsOf(set, info).flatMap(({ name, selectionSet }) => [
    name.value,
    ...(selectionSet ? namesIn(selectionSet, info).map((below) => `${name.value}.${below}`) : []),
  ]);
}

function fieldsOf(set: SelectionSetNode, info: Pick<GraphQLResolveInfo, 'fragments'>): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : info.fragments[selection.name.value]?.selectionSet;
    return inner ? fieldsOf(inner, info) : [];
  });
}
