import { type Failure, failed } from '../failures.js';

/** Disk full, no right, no such disk: all of it may be mended. Only the code of the error is kept; its text names paths. */
export function failureOfDrop(error: unknown): Failure {
  const { code = '' } = error as { code?: string };
  return failed('FOLDER_UNAVAILABLE', /^E[A-Z0-9]{2,20}$/.test(code) ? code : undefined);
}
