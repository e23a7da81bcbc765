import { receiptOf } from '#filings';
import { DomainError, formatReference, newId } from '#kernel';
import { vietnamDate } from '#law';
import { ANONYMOUS_CALLER, type UnitOfWork } from '#platform';
import type { LogSigner } from '#platform/log';
import { FALLBACK_UNIT, type RoutingRule } from '#routing';
import { prepareReport, RULES } from './canonical-report.js';
import { checkSolution, type Solution, WrongSolution } from './challenge.js';
import type { IntakeKeys } from './intake-keys.js';
import { hashOfCode, newReceiptCode } from './receipt-code.js';
import { countUse } from './throttle.js';
import type { Judged, Told } from './told.js';

export interface ReportedByOther {
  readonly reference: string;
  /** Shown once; nobody can give it again. */
  readonly code: string;
  readonly receivedAt: Date;
  readonly duty: Pick<Judged, 'regime' | 'noticeClass' | 'rule' | 'article' | 'reasons'>;
  /** The receipt file: it proves the report and its time, and names no reporter. */
  readonly receipt: Buffer;
}

/** The desk that the routing table names does not exist here: nothing is taken that nobody would read. */
class NoDesk extends DomainError {
  constructor(unitCode: string) {
    super('NO_RECEIVING_UNIT', 'unavailable', {
      vi: `Chưa thiết lập đơn vị tiếp nhận ${unitCode} trên hệ thống. Tin báo chưa được ghi; hãy gửi trực tiếp tới cơ quan chuyên trách, hoặc gửi lại sau.`,
      en: `The receiving unit ${unitCode} is not set up here. The report was not taken; write to the agency directly, or send it again later.`,
    });
  }
}

/**
 * A report by somebody who has no account (D13 23.6, L91 23.3): one solved challenge, one report. It is kept unverified at
 * the desk that the routing table names, with a copy to the units that it names besides, and stands in the transparency log
 * like everything else.
 */
export async function reportViolation(
  uow: UnitOfWork,
  keys: IntakeKeys,
  signer: LogSigner,
  told: Told,
  solution: Solution,
  ip: string,
): Promise<ReportedByOther> {
  // Without a valid signature nothing reaches the database.
  checkSolution(keys.challenge, solution, new Date(0));
  await countUse(uow, keys, 'report', ip);
  const code = newReceiptCode();
  const { recorded, filed, answer } = await uow.run(ANONYMOUS_CALLER, async (tx) => {
    const { digest: spent, expiresAt } = checkSolution(keys.challenge, solution, tx.now);
    const id = newId();
    const [first] = await tx.sql<{ fresh: boolean; serial: string; rules: readonly RoutingRule[] }>(
      `select app.spend_challenge(?, ?) as fresh, nextval('third_party_reference') as serial, ${RULES} as rules`,
      [spent, expiresAt.toISOString()],
    );
    if (!first!.fresh) throw new WrongSolution();
    const reference = formatReference('TB', Number(vietnamDate(tx.now).slice(0, 4)), Number(first!.serial));
    const receivedAt = tx.now;
    const { rules } = first!;
    const toReceive = { id, reference, channel: 'WEB', receivedAt, now: tx.now, told, rules } as const;
    const { row, reasons, routes, routingInputs } = prepareReport(keys, toReceive);
    const [kept] = await tx.sql<{ unit_id: string | null }>('select app.receive_third_party_report(?) as unit_id', [
      JSON.stringify({
        ...row,
        id,
        reference,
        routes,
        routingInputs,
        fallbackCode: FALLBACK_UNIT,
        codeHash: hashOfCode(code)!.toString('hex'),
        reporterTaxCode: told.reporter.taxCode ?? null,
        aboutTaxCode: told.about.taxCode ?? null,
        aboutProvinceCode: told.about.provinceCode ?? null,
        receivedAt,
      }),
    ]);
    if (!kept?.unit_id) throw new NoDesk(routes['']!.lead);
    const { regime, noticeClass, rule, article } = row;
    return {
      recorded: tx.record({ type: 'ThirdPartyReportReceived', subjects: [id], payload: { thirdPartyReportId: id }, digest: row.digest }),
      filed: row,
      answer: { reference, receivedAt, duty: { regime, noticeClass, rule, article, reasons } },
    };
  });
  return { ...answer, code, receipt: receiptOf(filed, recorded.position!, signer) };
}
