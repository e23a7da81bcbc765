/**
 * One import in a process of its own, so that its memory is told apart: `node import-once.mjs ROWS TOKEN`. A workbook of so many rows is
 * sent, checked and committed as the API does it; prints one line of JSON, times in milliseconds.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { openHouse } from '../dist/apps/composition/src/index.js';
import { createUploadTicket, receiveUpload } from '../dist/libs/attachments/src/index.js';
import { FileStore, parseConfig } from '../dist/libs/platform/src/index.js';
import { markedWorkbook, openFile } from '../dist/libs/registry/src/import/index.js';
import { checkRegisterImport, commitRegisterImport, tellProgress } from '../dist/libs/registry/src/index.js';

const [rows, token] = [Number(process.argv[2]), process.argv[3]];
const house = await openHouse(parseConfig(process.env), 'api');
const { uow } = house;
const files = new FileStore(house.data.files);
const caller = { kind: 'token', tokenHash: createHash('sha256').update(token).digest() };
try {
  const bytes = workbook(rows);
  const ticket = await uow.run(caller, (tx) => createUploadTicket(tx, 'bench.xlsx', bytes.length));
  await receiveUpload(uow, files, caller, ticket.id, Readable.from([Buffer.from(bytes)], { objectMode: false }));
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

/** A fifth of the rows are activities; each has a purpose, a data type, a group and a recipient, as rows of sheets of their own. */
function workbook(count) {
  const activities = Math.floor(count / 5);
  const sheet = (name, header, line) => ({
    name,
    rows: [header, ...Array.from({ length: activities }, (_, i) => line(i))].map((texts, row) =>
      texts.map((text, i) => ({ row: row + 1, column: String.fromCharCode(65 + i), text })),
    ),
  });
  return markedWorkbook(
    [
      sheet('Processing', ['ref_id', 'name', 'description', 'domain'], (i) => [
        `HD-${i}`,
        `Hoạt động xử lý số ${i}`,
        `Mô tả của hoạt động ${i}`,
        `Phòng ${i % 20}`,
      ]),
      sheet('Purposes', ['name', 'legal_basis', 'processing'], (i) => [`Thực hiện hợp đồng số ${i}`, 'privacy_contract', `HD-${i}`]),
      sheet('Personal Data', ['name', 'category', 'retention', 'processing'], (i) => [
        `Số điện thoại ${i}`,
        'PHONE_NUMBER',
        `${(i % 9) + 1} năm`,
        `HD-${i}`,
      ]),
      sheet('Data Subjects', ['name', 'category', 'processing'], (i) => ['Khách hàng', 'CUSTOMER', `HD-${i}`]),
      sheet('Data Recipients', ['name', 'category', 'processing'], (i) => [`Bên nhận ${i % 2_000}`, 'SERVICE_PROVIDER', `HD-${i}`]),
    ],
    [],
  );
}
