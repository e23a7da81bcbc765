import { readdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

export default async function globalTeardown() {
  const running = globalThis.khienTestServer;
  if (!running) return;
  await running.server.stop();
  rmSync(running.dataDir, { recursive: true, force: true });
  // A temporary folder that the server's account cannot enter has sent the cluster elsewhere.
  const outside = dirname(running.server.clusterDir);
  if (outside === running.dataDir) return;
  rmSync(outside, { recursive: true, force: true });
  if (readdirSync(dirname(outside)).length === 0) rmSync(dirname(outside), { recursive: true });
}
