import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { khien } from './khien-program.js';
import type { Play } from './play.js';

interface Receipted {
  readonly filing: { readonly reference: string };
  readonly receipt: { readonly file: string };
}

/** The receipt of a filing proves it without the system: with the program and the published key alone. */
export async function checkReceipt(play: Play, { filing, receipt }: Receipted): Promise<void> {
  play.step('Kiểm tra biên nhận ngoại tuyến / check the receipt offline: khien verify-receipt');
  const file = join(play.folder, `${filing.reference}.json`);
  writeFileSync(file, receipt.file);
  const vkey = (await play.anybody().text('/log/key')).trim();
  const { code, output } = khien('verify-receipt', file, '--vkey', vkey);
  play.saw(output);
  play.expect(
    code === 0 && output.includes(filing.reference),
    'biên nhận hợp lệ với khóa đã công bố / it verifies with the published key',
    output,
  );
}
