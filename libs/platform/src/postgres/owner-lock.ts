import * as fs from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { processIdentity } from './process-identity.js';

/** Takes the folder for this process. A lock left by a process that is gone, or whose number another process has now, does not count. */
export function lock(dataDir: string): () => void {
  const path = join(dataDir, 'owner.lock');
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) });
  for (let attempt = 0; ; attempt++) {
    try {
      fs.writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 3) throw error;
    }
    const held = readJson(path);
    if (held && typeof held.pid === 'number' && processIdentity(held.pid) === held.identity && held.identity !== undefined) {
      throw new EmbeddedPostgresError(
        `Cơ sở dữ liệu trong ${dataDir} đang được tiến trình ${held.pid} dùng; hãy dừng tiến trình đó trước.`,
        `The database in ${dataDir} is in use by process ${held.pid}; stop that one first.`,
      );
    }
    fs.rmSync(path, { force: true });
  }
  return () => fs.rmSync(path, { force: true });
}

function readJson(path: string): { pid?: unknown; identity?: unknown } | undefined {
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
