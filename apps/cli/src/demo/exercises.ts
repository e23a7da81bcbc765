import type { ApiClient } from './api-client.js';
import type { Play } from './play.js';

/** The desk that exercises report to. */
export const SANDBOX_DESK = 'A05-DT';

/** Opens an exercise of A05, under a code of its own for each playing. */
export async function openExercise(play: Play, liaison: ApiClient, title: string): Promise<{ id: string; code: string }> {
  const code = `DT-${play.run.toUpperCase()}`;
  const { openExercise: opened } = await liaison.ask<{ openExercise: { id: string; code: string } }>(
    'mutation ($input: OpenExerciseInput!) { openExercise(input: $input) { id code } }',
    { input: { code, title, deskCode: SANDBOX_DESK } },
  );
  return opened;
}

export async function closeExercise(liaison: ApiClient, id: string): Promise<void> {
  await liaison.ask('mutation ($id: ID!) { closeExercise(id: $id) { state } }', { id });
}
