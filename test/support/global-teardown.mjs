import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

export default async function globalTeardown() {
  const running = globalThis.khienTestServer;
  if (!running) return;
  await running.server.stop();
  rmSync(running.dataDir, { recursive: true, force: true });
  // A temporary folder that the server's account cannot enter sends the cluster elsewhere.
  if (!running.server.clusterDir.startsWith(running.dataDir)) rmSync(dirname(running.server.clusterDir), { recursive: true, force: true });
}
