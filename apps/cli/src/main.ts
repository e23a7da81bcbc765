import 'reflect-metadata';
import { Command } from 'commander';
import { DomainError } from '#kernel';
import { LOAD_INCIDENTS_HELP } from './incidents/help.js';

/**
 * The operator's commands. Each lives in its own file and is loaded when it is called, so that checking a receipt starts
 * neither Nest nor a database.
 */
const program = new Command('khien')
  .description('Khiên: registry and breach-reporting portal for personal data in Vietnam')
  .showHelpAfterError();

program
  .command('migrate')
  .description('bring the database in KHIEN_ADMIN_DATABASE_URL to the state of this program')
  .action(async () => (await import('./migrate.js')).migrate());
program
  .command('seed-demo')
  .description('load the demo world once: organisations, units, accounts with known passwords')
  .action(async () => (await import('./seed-demo.js')).seedDemo());
program
  .command('register-units')
  .description(
    'register A05, its desk for exercises, the Ministry of National Defence and the 34 provincial divisions, so that filings have a desk to go to; safe to repeat',
  )
  .action(async () => (await import('./administer.js')).registerUnitsCommand());
program
  .command('check-routing')
  .description(
    'list what cannot be routed here: units that are not set up, combinations without a rule; exit code 1 where there is any; and the units without officers',
  )
  .action(async () => (await import('./check-routing.js')).checkRoutingCommand());
program
  .command('stuck-events')
  .description('list events whose handlers keep failing, how often and why, and when they are tried again; exit code 1 where there is any')
  .action(async () => (await import('./stuck-events.js')).stuckEventsCommand());
program
  .command('recount-statistics')
  .description('count all statistics anew from the reports themselves, and say how many cells had been wrong')
  .action(async () => (await import('./recount-statistics.js')).recountStatisticsCommand());
program
  .command('register-organisation')
  .description(
    'register an organisation and print its id; without a contact with a telephone or an address its reports cannot be signed until its PDP_OFFICER has added one (reviseOrganisation)',
  )
  .requiredOption('--name <name>', 'name in Vietnamese')
  .requiredOption('--province <code>', 'code of the province of its head office, e.g. 31')
  .option('--foreign-name <name>', 'name in a foreign language')
  .option('--tax-code <code>', 'tax code, 10 or 13 digits')
  .option('--sector <sector>', 'sector, e.g. HEALTH', 'OTHER')
  .option('--defence-scope', 'it belongs to the scope of the Ministry of National Defence')
  .option('--head-office <address>', 'address of the head office')
  .option('--transaction-office <address>', 'address of the transaction office; default: the head office')
  .option('--phone <number>', 'telephone of the organisation')
  .option('--website <address>', 'website; "không có" where there is none')
  .option('--document-number <number>', 'number of the establishment decision or business certificate')
  .option('--document-issuer <body>', 'who issued it')
  .option('--document-date <date>', 'when, e.g. 2015-03-02')
  .option('--document-place <place>', 'where')
  .option('--contact-name <name>', 'who is in charge of personal data protection')
  .option('--contact-title <title>', 'title of that person')
  .option('--contact-phone <numbers...>', 'telephone numbers of that person')
  .option('--contact-email <address>', 'e-mail address of that person')
  .action(async (options) => (await import('./administer.js')).registerOrganisationCommand(options));
program
  .command('grant-role')
  .description('give a person roles; prints a one-time token where the account has no password yet')
  .requiredOption('--email <address>', 'e-mail address of the person')
  .requiredOption('--roles <roles...>', 'roles, e.g. PDP_OFFICER APPROVER')
  .option('--display-name <name>', 'name shown to colleagues')
  .option('--organisation <id>', 'in this organisation')
  .option('--unit <code>', 'in this authority unit')
  .action(async (options) => (await import('./administer.js')).grantRoleCommand(options));
program
  .command('new-link')
  .description('a new one-time token for somebody who forgot the password; earlier ones end')
  .requiredOption('--email <address>', 'e-mail address of the account')
  .action(async (options) => (await import('./administer.js')).newLinkCommand(options));
program
  .command('verify-receipt')
  .description('check a receipt offline; exit code 0 only if everything fits')
  .argument('<file>', 'the receipt')
  .option('--vkey <key>', 'the log’s key, as published; without it only the receipt’s own key can be used')
  .option('--explode <folder>', 'write the parts and a script that checks them with openssl')
  .action(async (file, options) => (await import('./verify-receipt.js')).verifyReceiptCommand(file, options));
program
  .command('verify-log')
  .description('check the whole transparency log: of the database, or of an export')
  .option('--file <file>', 'an exported log instead of the database')
  .option('--vkey <key>', 'the log’s key; default: the one in the data folder')
  .option('--receipt <files...>', 'receipts that must be in it')
  .action(async (options) => (await import('./verify-log.js')).verifyLogCommand(options));
program
  .command('export-log')
  .description('write the whole log with its signed checkpoint to standard output')
  .action(async () => (await import('./verify-log.js')).exportLogCommand());
program
  .command('log-key')
  .description('print the public key of the log')
  .action(async () => (await import('./verify-log.js')).logKeyCommand());
program
  .command('load-incidents')
  .description('file the incidents of a CSV of US health notifications through the same verbs as a person would')
  .argument('<file>', 'CSV in the structure of the US HHS OCR breach portal')
  .option('--limit <n>', 'only the first n', Number)
  .option('--concurrency <n>', 'how many at a time', Number, 8)
  .addHelpText('after', LOAD_INCIDENTS_HELP)
  .action(async (file, options) => (await import('./load-incidents.js')).loadIncidents(file, options));
program
  .command('demo')
  .description('play named scenarios through the public API of the running system')
  .argument('[name]', 'one scenario; none plays all')
  .option('--list', 'print the names')
  .action(async (name, options) => (await import('./demo/demo.js')).demo(name, options));
program
  .command('generate')
  .description('write docs/generated anew')
  .option('--check', 'compare instead; exit code 1 where something differs')
  .action(async (options) => (await import('./generate.js')).generate(options));

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  if (error instanceof DomainError) for (const { path, vi, en } of error.details.defects ?? []) console.error(`  ${path}: ${vi} / ${en}`);
  process.exitCode = 1;
}
