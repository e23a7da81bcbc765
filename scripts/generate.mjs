/** `npm run generate`: writes docs/generated/ anew. With --check: fails where what is committed differs. */
import { khien } from './khien.mjs';

await khien(['generate', ...process.argv.slice(2)]);
