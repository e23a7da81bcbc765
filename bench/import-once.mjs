/**
 * One import in a process of its own, so that its memory is told apart: `node import-once.mjs WORKBOOK TOKEN`. The workbook is sent, checked and
 * committed as the API does it; prints one line of JSON, times in milliseconds.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { openHouse } from '../dist/apps/composition/src/index.js';
import { createUploadTicket, receiveUpload } from '../dist/libs/attachments/src/index.js';
import { FileStore, parseConfig } from '../dist/libs/platform/src/index.js';
import { openFile } from '../dist/libs/registry/src/import/index.js';
import { checkRegisterImport, commitRegisterImport, tellProgress } from '../dist/libs/registry/src/index.js';

const [workbook, token] = process.argv.slice(2);
const house = await openHouse(parseConfig(process.env), 'api');
const { uow } = house;
const files = new FileStore(house.data.files);
const caller = { kind: 'token', tokenHash: createHash('sha256').update(token).digest() };
try {
  const bytes = readFileSync(workbook);
  const ticket = await uow.run(caller, (tx) => createUploadTicket(tx, 'bench.xlsx', bytes.length));
  await receiveUpload(uow, files, caller, ticket.id, Readable.from([bytes], { objectMode: false }));
  const times = {};
  const timed = async (name, work) => {
    const started = performance.now();
    const result = await work();
    times[name] = performance.now() - started;
    return result;
  };
  // Warm, as the API is; then what of the check is the reading of the file, which is not what is compared.
  await openFile(bytes);
  await timed('open', () => openFile(bytes));
  const checked = await timed('check', () => checkRegisterImport(uow, files, caller, ticket.id));
  if (!checked.report.committable) throw new Error(JSON.stringify(checked.report.problems.slice(0, 3)));
  await timed('commit', () => uow.run(caller, (tx) => commitRegisterImport(tx, checked.id, tellProgress(uow, caller, checked.id))));
  console.log(JSON.stringify({ importId: checked.id, size: bytes.length, peakMiB: process.resourceUsage().maxRSS / 1024, ...times }));
} finally {
  await house.close();
}
