import { type GraphQLInputType, type GraphQLSchema, getNamedType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/** One value that a mutation takes: a scalar, an enum value, or an element of a list of them. */
export interface Leaf {
  readonly mutation: string;
  /** Dotted path into the variables; `0` is the first element of a list. */
  readonly path: string;
  /** Name of the scalar or enum. */
  readonly type: string;
  readonly required: boolean;
}

/** Every leaf that the mutations of the schema take. */
export function leavesOf(schema: GraphQLSchema): Leaf[] {
  return Object.values(schema.getMutationType()!.getFields()).flatMap((field) =>
    field.args.flatMap(({ name, type }) => leaves(name, type).map((leaf) => ({ mutation: field.name, ...leaf }))),
  );
}

function leaves(path: string, type: GraphQLInputType): Omit<Leaf, 'mutation'>[] {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) return leaves(`${path}.0`, bare.ofType as GraphQLInputType);
  const named = getNamedType(bare);
  if (isInputObjectType(named)) return Object.values(named.getFields()).flatMap((field) => leaves(`${path}.${field.name}`, field.type));
  return [{ path, type: named.name, required: isNonNullType(type) }];
}

/** A copy of the variables with another value at the path; what is missing on the way there is made. */
export function putAt(variables: object, path: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(variables) as Record<string, unknown>;
  const keys = path.split('.');
  let here: Record<string, unknown> = copy;
  for (const [i, key] of keys.slice(0, -1).entries()) {
    here[key] ??= /^\d+$/.test(keys[i + 1]!) ? [] : {};
    here = here[key] as Record<string, unknown>;
  }
  here[keys.at(-1)!] = value;
  return copy;
}
