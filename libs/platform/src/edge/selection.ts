import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Names of the fields selected under `path` of the current field (fragments opened, directives ignored: a skipped field
 * may be fetched in vain, never missed). A list query joins only what was asked for.
 */
export function selectedFields(info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, ...path: readonly string[]): Set<string> {
  let sets = info.fieldNodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
  for (const step of path)
    sets = sets
      .flatMap((set) => fieldsOf(set, info))
      .flatMap((field) => (field.name.value === step && field.selectionSet ? [field.selectionSet] : []));
  return new Set(sets.flatMap((set) => fieldsOf(set, info)).map((field) => field.name.value));
}

function fieldsOf(set: SelectionSetNode, info: Pick<GraphQLResolveInfo, 'fragments'>): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : info.fragments[selection.name.value]?.selectionSet;
    return inner ? fieldsOf(inner, info) : [];
  });
}
