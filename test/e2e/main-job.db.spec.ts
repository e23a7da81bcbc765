import { World } from '../support/world.js';

describe('the main job', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(() => world.destroy());

  it('says who I am in the place in which I act', async () => {
    const organisation = await world.organisation();
    const officer = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    const { data } = await world.gql<{ me: unknown }>('{ me { roles organisation { id } unit { id } } }', {}, officer);
    expect(data.me).toEqual({ roles: ['PDP_OFFICER'], organisation: { id: organisation.id }, unit: null });
  });
});
