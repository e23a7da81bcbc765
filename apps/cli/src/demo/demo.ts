import { Refused } from './api-client.js';
import { Mismatch, Play, type Scenario } from './play.js';
import { SCENARIOS } from './scenarios/index.js';
import { findRunningSystem, NOT_RUNNING } from './settings.js';

/** Plays one scenario, or all in their order; ends at the first thing that is not as it should be, with exit code 1. */
export async function demo(name: string | undefined, options: { list?: boolean }): Promise<void> {
  if (options.list) {
    for (const scenario of SCENARIOS) console.log(scenario.name);
    return;
  }
  const chosen = name === undefined ? SCENARIOS : SCENARIOS.filter((scenario) => scenario.name === name);
  if (chosen.length === 0)
    throw new Error(
      `Không có kịch bản "${name}" / no scenario "${name}". Có / there are: ${SCENARIOS.map((scenario) => scenario.name).join(', ')}.`,
    );
  const settings = await findRunningSystem(process.env);
  console.log(`Khiên: ${settings.url}`);
  for (const scenario of chosen) {
    const play = new Play(settings);
    try {
      await playOne(scenario, play);
    } finally {
      play.end();
    }
  }
  console.log(`\n${chosen.length}/${chosen.length} ✓`);
}

async function playOne({ name, tells, play: story }: Scenario, play: Play): Promise<void> {
  console.log(`\n━━ ${name}: ${tells}`);
  try {
    await story(play);
  } catch (error) {
    if (error instanceof Mismatch) throw new Error(`    ✗ ${error.message}`);
    if (error instanceof Refused)
      throw new Error(
        `    ✗ Bị từ chối ngoài dự kiến / refused unexpectedly. ${error.message}\n${(error.refusal.defects ?? []).map(({ path, vi }) => `      ${path}: ${vi}`).join('\n')}`,
      );
    if (error instanceof TypeError && error.message === 'fetch failed') throw new Error(`    ✗ ${NOT_RUNNING}`);
    throw error;
  }
}
