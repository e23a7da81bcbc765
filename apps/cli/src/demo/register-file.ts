import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Play } from './play.js';
import { ROOT } from './settings.js';

export interface RegisterFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Code of the activity of it that the scenario goes on with. */
  readonly activityCode: string;
}

/** The real workbook of another product where it is at hand, otherwise our own in the same structure; says which. */
export function registerFile(play: Play): RegisterFile {
  const real = join(play.settings.sharedFolder, 'data/registers/ciso-assistant/sample_processing_workbook.xlsx');
  if (existsSync(real)) {
    play.saw(`Tệp thật / a real file: ${real}`);
    return { name: basename(real), bytes: readFileSync(real), activityCode: 'PRC-001' };
  }
  play.saw(
    `Không có / not there: ${real}\nDùng tệp mẫu của chúng tôi, cùng cấu trúc / our own sample in the same structure: apps/cli/assets/sample-register.xlsx`,
  );
  return { name: 'sample-register.xlsx', bytes: readFileSync(join(ROOT, 'apps/cli/assets/sample-register.xlsx')), activityCode: 'HS-001' };
}
