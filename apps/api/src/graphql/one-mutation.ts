import { type ASTVisitor, GraphQLError, Kind, type ValidationContext } from 'graphql';

/** One root mutation an operation: fifty aliased sign-ins in one request would be one request to a throttle. */
export function OneMutationRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (operation.operation !== 'mutation') return;
      const plain = operation.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
      if (plain.length !== 1 || plain.length !== operation.selectionSet.selections.length)
        context.reportError(new GraphQLError('A mutation operation has exactly one root field, written out.', { nodes: operation }));
    },
  };
}
