import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { didNotStart, EmbeddedPostgresError, lastLine } from './embedded-postgres-error.js';
import { makeOwnFolder } from './folders.js';
import { serverEnvironment } from './server.js';
import { type Account, cannotEnter, mayEnter } from './server-account.js';

export function knownCluster(dataDir: string): string | undefined {
  const pointer = join(dataDir, 'cluster-location');
  if (!fs.existsSync(pointer)) {
    const inside = join(dataDir, 'cluster');
    return fs.existsSync(inside) ? refuseForeign(inside) : undefined;
  }
  const outside = fs.readFileSync(pointer, 'utf8').trim();
  if (fs.existsSync(outside) || !fs.existsSync(join(dataDir, 'superuser-password'))) return refuseForeign(outside);
  throw new EmbeddedPostgresError(
    `Dữ liệu PostgreSQL ở ${outside} không còn; hãy khôi phục, hoặc xóa ${pointer} để bắt đầu với dữ liệu trống.`,
    `The PostgreSQL data in ${outside} is gone; bring it back, or remove ${pointer} to begin with no data.`,
  );
}

/** What root has started belongs to another account; without root we could neither read nor run it. */
function refuseForeign(clusterDir: string): string {
  const owner = fs.existsSync(clusterDir) ? fs.statSync(clusterDir).uid : undefined;
  const own = process.getuid?.();
  if (owner === undefined || own === undefined || own === 0 || owner === own) return clusterDir;
  throw new EmbeddedPostgresError(
    `Dữ liệu trong ${clusterDir} thuộc tài khoản ${owner}; hãy chạy bằng tài khoản đó hoặc root, hoặc đặt KHIEN_DATA sang thư mục khác.`,
    `The data in ${clusterDir} belongs to account ${owner}; run as that account or root, or set KHIEN_DATA to another folder.`,
  );
}

/** Inside the data folder; or, where the account cannot enter it, in /var/lib/khien (else /var/tmp/khien), which a restart leaves alone. */
export function newClusterPlace(dataDir: string, account: Account, log: (line: string) => void): string {
  if (mayEnter(dataDir, account)) return join(dataDir, 'cluster');
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  for (const base of ['/var/lib/khien', '/var/tmp/khien']) {
    try {
      makeOwnFolder(base);
      let folder = join(base, name);
      for (let n = 2; fs.existsSync(folder); n++) {
        log(
          `Cụm dữ liệu cũ còn ở ${folder}; xóa nếu không cần | An older cluster of this folder is still in ${folder}; remove it if not needed`,
        );
        folder = join(base, `${name}-${n}`);
      }
      makeOwnFolder(folder);
      if (!mayEnter(folder, account)) continue;
      const cluster = join(folder, 'cluster');
      fs.writeFileSync(join(dataDir, 'cluster-location'), `${cluster}\n`);
      log(
        `Tài khoản ${account?.uid} không vào được ${dataDir}; dữ liệu PostgreSQL nằm ở ${cluster} | Account ${account?.uid} cannot enter ${dataDir}; PostgreSQL's data is kept in ${cluster}`,
      );
      return cluster;
    } catch {
      // Read-only or somebody else's: the next place.
    }
  }
  throw cannotEnter(join(dataDir, 'cluster'), account);
}

/** Into a staging folder first: a run killed half-way leaves nothing that looks like a cluster. */
export async function initialise(bin: string, dataDir: string, clusterDir: string, account: Account, durable: boolean): Promise<void> {
  const folder = dirname(clusterDir);
  for (const left of fs.readdirSync(folder)) {
    if (/^(cluster\.new|password)-/.test(left)) fs.rmSync(join(folder, left), { recursive: true, force: true });
  }
  if (fs.existsSync(clusterDir) && fs.readdirSync(clusterDir).length === 0) fs.rmdirSync(clusterDir);
  const suffix = randomBytes(6).toString('hex');
  const staging = join(folder, `cluster.new-${suffix}`);
  const passwordFile = join(folder, `password-${suffix}`);
  const password = randomBytes(24).toString('base64url');
  try {
    fs.mkdirSync(staging, { mode: 0o700 });
    fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) for (const path of [staging, passwordFile]) fs.chownSync(path, account.uid, account.gid);
    const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=scram-sha-256'];
    const args = [`--pgdata=${staging}`, '--username=postgres', `--pwfile=${passwordFile}`, '--data-checksums', ...flags];
    const { code, output } = await run(join(bin, 'initdb'), durable ? args : [...args, '--no-sync'], account);
    if (code !== 0) throw /effective user ID/.test(output) ? withoutName(account) : didNotStart(lastLine(output));
    fs.writeFileSync(join(dataDir, 'superuser-password'), `${password}\n`, { mode: 0o600 });
    fs.renameSync(staging, clusterDir);
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

/** As in containers that run under a number of their own: initdb insists on a name for it. */
function withoutName(account: Account): EmbeddedPostgresError {
  const uid = account?.uid ?? process.getuid?.();
  return new EmbeddedPostgresError(
    `Tài khoản số ${uid} không có tên trên máy này (/etc/passwd) nên không tạo được cụm PostgreSQL; hãy đặt tên cho tài khoản hoặc đặt DATABASE_URL.`,
    `Account ${uid} has no name on this machine (/etc/passwd), so no PostgreSQL cluster can be made; name the account or set DATABASE_URL.`,
  );
}

function run(program: string, args: string[], account: Account): Promise<{ code: number | null; output: string }> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { ...account, cwd: '/', env: serverEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', failed);
    child.on('close', (code) => done({ code, output }));
  });
}

export function refuseOtherVersion(bin: string, clusterDir: string): void {
  const data = fs.readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  const program = /(\d+)/.exec(spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' }).stdout)?.[1];
  if (data === program) return;
  throw new EmbeddedPostgresError(
    `Dữ liệu trong ${clusterDir} thuộc PostgreSQL ${data} nhưng chương trình là ${program}; hãy dùng lại phiên bản Khiên trước đó hoặc chuyển dữ liệu.`,
    `The data in ${clusterDir} is of PostgreSQL ${data}, the program is ${program}; use the earlier version of Khiên or move the data.`,
  );
}

export function readPassword(dataDir: string): string {
  try {
    return fs.readFileSync(join(dataDir, 'superuser-password'), 'utf8').trim();
  } catch (error) {
    throw new EmbeddedPostgresError(
      `Có dữ liệu nhưng thiếu ${join(dataDir, 'superuser-password')}; hãy khôi phục tệp đó từ bản sao lưu.`,
      `There is data but ${join(dataDir, 'superuser-password')} is missing; bring that file back from a backup.`,
      { cause: error },
    );
  }
}
