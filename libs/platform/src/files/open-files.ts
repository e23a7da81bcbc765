import type { Config } from '../config.js';
import { FileStore } from './file-store.js';
import { S3Originals } from './s3-originals.js';

/** The files of this installation: in the bucket that is configured, else in a folder. What is under way lies in the folder in both. */
export function openFiles({ s3 }: Pick<Config, 's3'>, folder: string): FileStore {
  return s3 ? new FileStore(folder, new S3Originals(s3)) : new FileStore(folder);
}
