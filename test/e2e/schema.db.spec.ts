import { readFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.destroy());

it('serves the very schema that docs/generated/schema.graphql shows', async () => {
  const { schema } = (await world.app()).get(GraphQLSchemaHost);
  const shown = readFileSync('docs/generated/schema.graphql', 'utf8').replace(/^#.*\n\n/, '');

  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(shown);
});
