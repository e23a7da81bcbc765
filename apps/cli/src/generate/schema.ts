import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { IdentityResolver } from '#identity';
import { DataTypeResolver, RegistryResolver } from '#registry';
import { CompetenceResolver, DeskResolver, DestinationResolver, FilingDeliveriesResolver, RoutingResolver } from '#routing';
import { LawResolver, ViolationResolver } from '#violations';

/** The public schema as SDL; no database is needed to print it. */
export async function renderSchema(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const factory = app.get(GraphQLSchemaFactory);
  const schema = await factory.create([
    IdentityResolver,
    RegistryResolver,
    DataTypeResolver,
    ViolationResolver,
    LawResolver,
    RoutingResolver,
    DeskResolver,
    DestinationResolver,
    CompetenceResolver,
    FilingDeliveriesResolver,
  ]);
  await app.close();
  return `# Printed by npm run generate; do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
