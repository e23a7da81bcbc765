import { World } from '../../../test/support/world.js';
import { createActivationLink } from './grant-role.js';
import { PasswordHasher } from './passwords.js';
import { activateAccount } from './sign-in.js';

const TEST = { kind: 'system', name: 'test' } as const;
const PASSWORD = 'một câu dài dễ nhớ hơn';

describe('a new link for a forgotten password', () => {
  let world: World;
  const hasher = new PasswordHasher(64);
  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(() => world.destroy());

  it('ends earlier links and, once used, the sessions held under the old password', async () => {
    const organisation = await world.organisation();
    const person = await world.person(['VIEWER'], { organisationId: organisation.id });
    const newLink = () => world.workerHouse.uow.run(TEST, (tx) => createActivationLink(tx, person.userId));
    const [first, second] = [await newLink(), await newLink()];
    await expect(activateAccount(world.uow, hasher, first, PASSWORD)).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
    expect((await world.gql<{ me: unknown }>('{ me { roles } }', {}, person)).data.me).toEqual({ roles: ['VIEWER'] });
    await activateAccount(world.uow, hasher, second, PASSWORD);
    const { errors } = await world.gql('{ me { roles } }', {}, person);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await expect(activateAccount(world.uow, hasher, second, PASSWORD)).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
  });
});
