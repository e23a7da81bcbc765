import { PROVINCES, unitsWithoutOfficers } from '#identity';
import { checkRouting, type RoutingTable, routingTableAt, unitCodes } from '#routing';
import { OPERATOR, withHouse } from './operator.js';

/** Prints what the table of competence in force cannot route in this installation, each line one thing to mend, and the desks at which nobody sits. */
export async function checkRoutingCommand(): Promise<void> {
  await withHouse(async ({ uow }) => {
    const { value: codes, now } = await uow.read<string[]>(OPERATOR, unitCodes());
    const { value: table } = await uow.read<RoutingTable>(OPERATOR, routingTableAt(now));
    const found = checkRouting(table.rules, Object.keys(PROVINCES), new Set(codes));
    for (const { fault, rule, unitCode, combinations, example } of found)
      console.log(
        `${fault.padEnd(10)} ${rule.padEnd(32)} ${unitCode.padEnd(10)} ${String(combinations).padStart(6)}  ${JSON.stringify(example)}`,
      );
    // Not a fault of the table, so no matter of the exit code: the unit may take what arrives by a system of its own.
    const { value: unstaffed } = await uow.read<string[]>(OPERATOR, unitsWithoutOfficers());
    for (const code of unstaffed)
      console.log(
        `NO_OFFICER ${code}: chưa có cán bộ tiếp nhận; hồ sơ tới sẽ nằm chờ / nobody here can receive; filings will wait (grant-role --unit ${code} --roles LIAISON_OFFICER)`,
      );
    console.log(`version ${table.version}: ${found.length} to mend`);
    if (found.length > 0) process.exitCode = 1;
  });
}
