import { type ASTVisitor, GraphQLError, Kind, type ValidationContext } from 'graphql';

/**
 * One root mutation an operation: fifty aliased sign-ins in one request would be one request to a throttle. And no kind
 * of operation that the schema has not: graphql-js finds out about a subscription only when it runs it.
 */
export function OneOperationRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (!context.getSchema().getRootType(operation.operation))
        context.reportError(new GraphQLError(`There are no ${operation.operation}s here.`, { nodes: operation }));
      if (operation.operation !== 'mutation') return;
      const plain = operation.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
      if (plain.length !== 1 || plain.length !== operation.selectionSet.selections.length)
        context.reportError(new GraphQLError('A mutation operation has exactly one root field, written out.', { nodes: operation }));
    },
  };
}
