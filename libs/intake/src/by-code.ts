import { receiptOf } from '#filings';
import { NotFound, newId } from '#kernel';
import { ANONYMOUS_CALLER, type LogPosition, type UnitOfWork } from '#platform';
import type { LogSigner } from '#platform/log';
import type { DismissalReason, ThirdPartyReport } from './entities.js';
import type { IntakeKeys } from './intake-keys.js';
import { hashOfCode } from './receipt-code.js';
import { countUse } from './throttle.js';

export interface SeenByReporter extends Pick<ThirdPartyReport, 'reference' | 'state' | 'regime' | 'noticeClass' | 'rule' | 'article'> {
  readonly receivedAt: string;
  readonly decidedAt: string | null;
  readonly decision: DismissalReason | null;
  readonly messages: readonly { readonly fromOfficer: boolean; readonly text: string; readonly at: string }[];
  readonly receipt: string;
}

type Found = Omit<SeenByReporter, 'receipt'> & { readonly content: string; readonly salt: string; readonly position: LogPosition };

/** What came of a report, for whoever has its receipt code; throttled by address. */
export async function readByCode(uow: UnitOfWork, keys: IntakeKeys, signer: LogSigner, code: string, ip: string): Promise<SeenByReporter> {
  const hash = await hashOfUsed(uow, keys, code, ip);
  const { rows } = await uow.database.pool.query<{ found: Found | null }>('select app.third_party_report_by_code($1) as found', [hash]);
  const found = rows[0]?.found;
  if (!found) throw new NoSuchCode();
  const { content, salt, position, ...seen } = found;
  return { ...seen, receipt: receiptOf({ content, salt }, position, signer).toString('utf8') };
}

/** A word of the reporter to the desk. */
export async function writeToDesk(uow: UnitOfWork, keys: IntakeKeys, code: string, text: string, ip: string): Promise<void> {
  const hash = await hashOfUsed(uow, keys, code, ip);
  await uow.run(ANONYMOUS_CALLER, async (tx) => {
    const [row] = await tx.sql<{ id: string | null }>('select app.write_to_desk(?, ?, ?) as id', [hash, newId(), text]);
    if (!row?.id) throw new NoSuchCode();
    tx.record({ type: 'ReporterWrote', subjects: [row.id], payload: { thirdPartyReportId: row.id } });
  });
}

async function hashOfUsed(uow: UnitOfWork, keys: IntakeKeys, code: string, ip: string): Promise<Buffer> {
  await countUse(uow, keys, 'code', ip);
  const hash = hashOfCode(code);
  if (!hash) throw new NoSuchCode();
  return hash;
}

/** One answer for a code that is none, that belongs to nothing, and for a report that had its 200 words. */
class NoSuchCode extends NotFound {
  constructor() {
    super('report with this code');
  }
}
