/**
 * Two imports in a process of their own, so that their memory is told apart: `node import-once.mjs WORKBOOK TOKEN TOKEN`. The workbook is sent, checked and
 * committed as the API does it, for one organisation and then for another. Prints one line of JSON: the peak of the first import, which is what a
 * server pays that never had one, and the times of the second in milliseconds, for a server runs on.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { openHouse } from '../dist/apps/composition/src/index.js';
import { createUploadTicket, receiveUpload } from '../dist/libs/attachments/src/index.js';
import { FileStore, parseConfig } from '../dist/libs/platform/src/index.js';
import { openFile } from '../dist/libs/registry/src/import/index.js';
import { checkRegisterImport, commitRegisterImport, tellProgress } from '../dist/libs/registry/src/index.js';

const [workbook, first, second] = process.argv.slice(2);
const house = await openHouse(parseConfig(process.env), 'api');
const { uow } = house;
const files = new FileStore(house.data.files);
const bytes = readFileSync(workbook);

async function importAs(token) {
  const caller = { kind: 'token', tokenHash: createHash('sha256').update(token).digest() };
  const ticket = await uow.run(caller, (tx) => createUploadTicket(tx, 'bench.xlsx', bytes.length));
  await receiveUpload(uow, files, caller, ticket.id, Readable.from([bytes], { objectMode: false }));
  const [check, checked] = await timed(() => checkRegisterImport(uow, files, caller, ticket.id));
  if (!checked.report.committable) throw new Error(JSON.stringify(checked.report.problems.slice(0, 3)));
  const [commit] = await timed(() => uow.run(caller, (tx) => commitRegisterImport(tx, checked.id, tellProgress(uow, caller, checked.id))));
  return { check, commit };
}

async function timed(work) {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}

try {
  await importAs(first);
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  // What of the check is the reading of the file is not what is compared.
  const [open] = await timed(() => openFile(bytes));
  console.log(JSON.stringify({ peakMiB, open, ...(await importAs(second)) }));
} finally {
  await house.close();
}
