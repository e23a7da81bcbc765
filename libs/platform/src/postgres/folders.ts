import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

export function makeWritable(dataDir: string): string {
  try {
    makeOpenFolder(dataDir);
    const probe = join(dataDir, `.probe-${process.pid}`);
    fs.writeFileSync(probe, '');
    fs.unlinkSync(probe);
    return fs.realpathSync(dataDir);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new EmbeddedPostgresError(
      `Không ghi được vào thư mục dữ liệu ${dataDir} (${why}).`,
      `The data folder ${dataDir} cannot be written (${why}).`,
      { cause: error },
    );
  }
}

/**
 * Makes a folder that others may enter whatever the umask; what exists already keeps its mode.
 * A step at a time, for Node's recursive mkdir never returns below /proc.
 */
export function makeOpenFolder(path: string): void {
  if (fs.existsSync(path)) return;
  if (dirname(path) !== path) makeOpenFolder(dirname(path));
  fs.mkdirSync(path);
  fs.chmodSync(path, 0o755);
}

/** A folder of root's that nobody else may write, so that nobody can plant programs or data in it. */
export function makeOwnFolder(path: string): void {
  makeOpenFolder(path);
  if (!isRootsOwn(path)) throw new Error(`${path} belongs to somebody else`);
}

export function isRootsOwn(path: string): boolean {
  const found = fs.lstatSync(path);
  return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
}
