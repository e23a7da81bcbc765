import 'reflect-metadata';
import { globSync, readFileSync } from 'node:fs';
import { Field, InputType } from '@nestjs/graphql';
import { LazyMetadataStorage } from '@nestjs/graphql/dist/schema-builder/storages/lazy-metadata.storage.js';
import { TypeMetadataStorage } from '@nestjs/graphql/dist/schema-builder/storages/type-metadata.storage.js';
import { getMetadataStorage, IsString } from 'class-validator';
import { buildSchema, type GraphQLSchema, isEnumType, isInputObjectType, isObjectType, isSpecifiedScalarType } from 'graphql';
import { RESOLVERS } from '../apps/api/src/graphql/resolvers.js';
import { renderSchema } from '../apps/cli/src/generate/schema.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = buildSchema((await renderSchema()).toString());
});

describe('the public schema', () => {
  it('describes every type, field, argument and value', () => {
    expect(undescribedIn(schema)).toEqual([]);
  });

  it('would be caught leaving something undescribed', () => {
    const bare = buildSchema('type Query { a(b: I): E } enum E { X } input I { y: Int }');
    expect(undescribedIn(bare)).toEqual(expect.arrayContaining(['Query.a', 'Query.a(b:)', 'E', 'E.X', 'I', 'I.y']));
  });

  it('takes no free-form JSON: every input is written out', () => {
    const scalars = Object.values(schema.getTypeMap()).filter(
      (type) => type.astNode?.kind === 'ScalarTypeDefinition' && !isSpecifiedScalarType(type),
    );
    expect(scalars.map(({ name }) => name).sort()).toEqual(['Instant', 'LocalDate', 'WholeNumber']);
  });

  it('shows no secret of an account, a session or a filing', () => {
    const secrets = /password|salt|secret|hash$|tokenHash/i;
    const shown = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__') ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
    // Shown once, in the answer to who opens a destination or changes its secret, for the other side has to be given it; there is no
    // query for it. The two verbs are named after what they change.
    const verbs = ['Mutation.endFormerSecret', 'Mutation.rotateDestinationSecret'];
    // A link of a chain is told by its hash; the password of an archive is shown once, by the export that made it, and stored nowhere.
    const chain = ['CustodyEventView.hash', 'CustodyEventView.prevHash', 'EvidenceExportView.password'];
    expect(shown.filter((name) => secrets.test(name))).toEqual([...chain, ...verbs, 'OpenedDestinationView.secret']);
  });
});

describe('the list of resolvers', () => {
  it('names every resolver that a lib has', () => {
    expect(unlisted(RESOLVERS)).toEqual([]);
  });

  it('would be caught leaving one out', () => {
    expect(unlisted(RESOLVERS.slice(1))).toEqual([RESOLVERS[0]!.name]);
  });
});

describe('inputs', () => {
  it('have a validator on every field', () => {
    expect(TypeMetadataStorage.getInputTypesMetadata().length).toBeGreaterThanOrEqual(12);
    expect(unvalidated()).toEqual([]);
  });

  it('would be caught with a field that none judges', () => {
    @InputType({ description: 'Half judged.' })
    class HalfJudged {
      @Field(() => String)
      @IsString()
      judged: string;
      @Field(() => String)
      unjudged: string;
    }
    expect(unvalidated()).toEqual([`${HalfJudged.name}.unjudged`]);
  });
});

/** Fields of inputs and of argument classes that no class-validator rule is on; IsOptional alone is none. */
function unvalidated(): string[] {
  LazyMetadataStorage.load();
  TypeMetadataStorage.compile();
  const classes = [...TypeMetadataStorage.getInputTypesMetadata(), ...TypeMetadataStorage.getArgumentsMetadata()];
  return classes.flatMap(({ target, properties = [] }) => {
    const rules = getMetadataStorage().getTargetValidationMetadatas(target as () => void, '', true, false);
    const judged = new Set(rules.filter(({ type }) => type !== 'conditionalValidation').map(({ propertyName }) => propertyName));
    return properties.filter(({ name }) => !judged.has(name)).map(({ name }) => `${(target as { name: string }).name}.${name}`);
  });
}

function unlisted(listed: readonly { readonly name: string }[]): string[] {
  const names = new Set(listed.map(({ name }) => name));
  const written = globSync('libs/*/src/**/*.resolver.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^@Resolver\([\s\S]*?^export class (\w+)/gm)].map(([, name]) => name!),
  );
  return written.filter((name) => !names.has(name));
}

function undescribedIn(judged: GraphQLSchema): string[] {
  const missing: string[] = [];
  const judge = (name: string, { description }: { description?: string | null }) => description?.trim() || missing.push(name);
  for (const type of Object.values(judged.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    // Query and Mutation are words of the language.
    if (type !== judged.getQueryType() && type !== judged.getMutationType()) judge(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) judge(`${type.name}.${value.name}`, value);
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      judge(`${type.name}.${field.name}`, field);
      if ('args' in field) for (const argument of field.args) judge(`${type.name}.${field.name}(${argument.name}:)`, argument);
    }
  }
  return missing;
}
