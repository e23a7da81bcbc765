import * as fs from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

/** The port of the last start if still free (so that an open psql finds it again), else any free one. */
export async function choosePort(clusterDir: string, avoid: number): Promise<number> {
  try {
    const last = Number(/"-p" "(\d+)"/.exec(fs.readFileSync(join(clusterDir, 'postmaster.opts'), 'utf8'))?.[1]);
    if (last !== avoid && (await isFree(last))) return last;
  } catch {
    // The first start.
  }
  return (await listen(0)) ?? 0;
}

export async function isFree(port: number): Promise<boolean> {
  return Number.isInteger(port) && port > 0 && (await listen(port)) !== undefined;
}

function listen(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.on('error', () => done(undefined));
    server.listen(port, '127.0.0.1', () => {
      const given = (server.address() as AddressInfo).port;
      server.close(() => done(given));
    });
  });
}
