/** `npm run demo [-- --list | NAME]`: plays the main job through the public API against the running system. */
import { khien } from './khien.mjs';

await khien(['demo', ...process.argv.slice(2)]);
