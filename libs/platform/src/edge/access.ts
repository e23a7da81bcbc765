import { Extensions, ObjectType } from '@nestjs/graphql';

/**
 * Who may call a root field at all: anybody, or whoever holds a living session. What a signed-in person may do is
 * decided by the policy of the noun and by row-level security. A root field without this mark stops the start.
 */
export type Access = 'public' | 'signed-in';

export function Allow(access: Access): MethodDecorator {
  return Extensions({ access }) as MethodDecorator;
}

/**
 * A GraphQL type and what guards it: the noun whose policy is asked before a row becomes one, `part` for a value inside
 * such a row or the answer of a command, `open` for public knowledge. A type without this mark stops the start.
 */
export function View(guard: string, description: string): ClassDecorator {
  return (target) => {
    Extensions({ guard })(target);
    ObjectType({ description })(target);
  };
}
