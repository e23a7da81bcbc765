import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** The account the server runs as; undefined: our own (we are not root). PostgreSQL refuses to run as root. */
export type Account = { uid: number; gid: number } | undefined;

export function serverAccount(cluster: string | undefined): Account {
  if (process.getuid?.() !== 0) return undefined;
  if (cluster !== undefined && fs.existsSync(cluster)) {
    const { uid, gid } = fs.statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout ?? '', 10));
    if (uid !== undefined && gid !== undefined && uid > 0 && gid > 0) return { uid, gid };
  }
  return { uid: 65534, gid: 65534 };
}

/** Asks as the account itself, so that access lists and mounts count too. */
export function mayEnter(folder: string, account: Account): boolean {
  if (!account) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' });
  if ((asked.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return true;
  if (asked.error) {
    throw new EmbeddedPostgresError(
      `Đang chạy với quyền root nhưng không chuyển được sang tài khoản ${account.uid} để chạy PostgreSQL; hãy chạy bằng người dùng thường hoặc đặt DATABASE_URL.`,
      `Running as root, but cannot switch to account ${account.uid} for PostgreSQL; run as an ordinary user or set DATABASE_URL.`,
      { cause: asked.error },
    );
  }
  return asked.status === 0;
}

export function cannotEnter(path: string, account: Account): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Tài khoản ${account?.uid} (chạy PostgreSQL) không vào được ${dirname(path)}; hãy cấp quyền vào (chmod o+x) cho các thư mục cha.`,
    `Account ${account?.uid} (which runs PostgreSQL) cannot enter ${dirname(path)}; let others pass its parent folders (chmod o+x).`,
  );
}
