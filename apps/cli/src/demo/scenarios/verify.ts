import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateLogKey, parseVkey, publicPemOf } from '#platform/log';
import { khien, program } from '../khien-program.js';
import type { Play, Scenario } from '../play.js';
import { fileReport } from '../reports.js';

export const verify: Scenario = {
  name: 'verify',
  tells: 'nhật ký và biên nhận kiểm tra được mà không cần tin chúng tôi / the log and a receipt are checked without trusting us',
  play: async (play: Play) => {
    play.step('Một hồ sơ mới và biên nhận của nó / a new filing and its receipt');
    const dpo = await play.as('dpo@sao-bien.example');
    const { filing, receipt } = await fileReport(dpo, play.run, 'Hồ sơ cho kịch bản kiểm tra');
    const file = join(play.folder, 'receipt.json');
    writeFileSync(file, receipt.file);
    const vkey = (await play.anybody().text('/log/key')).trim();
    play.saw(`${filing.reference}, mục / entry ${receipt.leafIndex}; ${vkey}`);
    const again = await dpo.ask<{ receipt: { file: string } }>('query ($id: ID!) { receipt(filingId: $id) { file } }', { id: filing.id });
    play.expect(again.receipt.file === receipt.file, 'xin lại biên nhận: giống từng byte / asked for again it is equal byte by byte');

    wholeLog(play, file, vkey, receipt.leafIndex);
    receiptAlone(play, file, vkey);
    withOpenssl(play, file, vkey);
  },
};

function wholeLog(play: Play, file: string, vkey: string, leafIndex: number): void {
  play.step('Toàn bộ nhật ký trong cơ sở dữ liệu / the whole log in the database: khien verify-log');
  succeeds(play, 'nhật ký toàn vẹn và có biên nhận này / the log is whole and holds this receipt', 'verify-log', '--receipt', file);

  play.step('Bản xuất của nhật ký, kiểm tra không cần cơ sở dữ liệu / an export, checked without the database: khien export-log');
  const exported = khien('export-log');
  play.expect(exported.code === 0, `xuất ${exported.stdout.split('\n').length} dòng / exported`, exported.output.slice(0, 300));
  const log = join(play.folder, 'log.jsonl');
  writeFileSync(log, exported.stdout);
  succeeds(play, 'bản xuất toàn vẹn / the export is whole', 'verify-log', '--file', log, '--vkey', vkey, '--receipt', file);

  const bytes = readFileSync(log);
  const damaged = join(play.folder, 'log-damaged.jsonl');
  writeFileSync(damaged, flipped(bytes, Math.floor(bytes.length / 2)));
  fails(play, 'lật một bit trong bản xuất / one bit flipped in the export', 'verify-log', '--file', damaged, '--vkey', vkey);
  const lines = exported.stdout.split('\n');
  const row = lines.findIndex((line) => line.includes(JSON.parse(readFileSync(file, 'utf8')).entry.id as string));
  play.expect(row >= 0, `mục ${leafIndex} của hồ sơ có trong bản xuất / the entry of the filing is in the export`);
  const dropped = join(play.folder, 'log-dropped.jsonl');
  writeFileSync(dropped, lines.toSpliced(row, 1).join('\n'));
  fails(play, 'bỏ mục của hồ sơ khỏi nhật ký / the entry of the filing left out', 'verify-log', '--file', dropped, '--vkey', vkey);
}

function receiptAlone(play: Play, file: string, vkey: string): void {
  play.step('Biên nhận, ngoại tuyến / the receipt, offline: khien verify-receipt');
  succeeds(play, 'hợp lệ với khóa đã công bố / good with the published key', 'verify-receipt', file, '--vkey', vkey);
  const bytes = readFileSync(file);
  const places = [10, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2), bytes.length - 40];
  const damaged = join(play.folder, 'receipt-damaged.json');
  for (const place of places) {
    writeFileSync(damaged, flipped(bytes, place));
    fails(play, `lật một bit ở byte ${place} / one bit flipped at byte ${place}`, 'verify-receipt', damaged, '--vkey', vkey);
  }
  fails(play, 'khóa của người khác / the key of somebody else', 'verify-receipt', file, '--vkey', generateLogKey('khien.local/log').vkey);
}

function withOpenssl(play: Play, file: string, vkey: string): void {
  play.step('Chỉ với openssl / with openssl alone');
  const tools = ['openssl', 'xxd'].filter((tool) => program(tool, [tool === 'xxd' ? '-v' : 'version']).code === null);
  if (tools.length > 0) {
    play.saw(`Máy này không có / this machine has no ${tools.join(', ')}: bỏ qua bước này / this step is left out.`);
    return;
  }
  const parts = join(play.folder, 'parts');
  succeeds(play, 'tách biên nhận / the receipt taken apart', 'verify-receipt', file, '--vkey', vkey, '--explode', parts);
  const published = join(play.folder, 'published.pem');
  writeFileSync(published, publicPemOf(parseVkey(vkey).publicKey));
  const script = join(parts, 'verify.sh');
  const good = program('sh', [script, published]);
  play.saw(good.output);
  play.expect(good.code === 0 && good.output.startsWith('OK'), 'openssl xác nhận / openssl confirms it', good.output);
  const filing = join(parts, 'filing.json');
  writeFileSync(filing, flipped(readFileSync(filing), 100));
  const bad = program('sh', [script, published]);
  play.expect(
    bad.code !== 0 && bad.output.includes('FAILED'),
    `lật một bit thì openssl bác bỏ / one bit flipped and it is refused: ${bad.output}`,
    bad,
  );
}

function succeeds(play: Play, what: string, ...args: string[]): void {
  const { code, output } = khien(...args);
  play.saw(output);
  play.expect(code === 0, what, output);
}

/** The check must see it, and say so in words rather than fall over. */
function fails(play: Play, what: string, ...args: string[]): void {
  const { code, output } = khien(...args);
  play.expect(code === 1 && output.startsWith('✗'), `${what}: ${output.split('\n')[0]}`, `exit code ${code}: ${output}`);
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
}
