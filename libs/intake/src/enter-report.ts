import { Attachment } from '#attachments';
import { Forbidden, formatReference, Invalid, NotFound, newId } from '#kernel';
import { vietnamDate } from '#law';
import type { Tx } from '#platform';
import type { RoutingRule } from '#routing';
import { prepareReport, RULES } from './canonical-report.js';
import { type IntakeChannel, ThirdPartyReport } from './entities.js';
import type { IntakeKeys } from './intake-keys.js';
import { copyEntered, knownProvince } from './route-report.js';
import type { Told } from './told.js';

export interface Entry extends Told {
  readonly channel: Exclude<IntakeChannel, 'WEB'>;
  /** When it reached the authority: on the telephone, in the letter box, at the counter. */
  readonly receivedAt: Date;
  /** Scans of the letter, of the note of the call. */
  readonly attachmentIds: readonly string[];
}

/**
 * An officer enters what came another way. It belongs to the officer's own desk, whatever the routing table would say,
 * which is kept beside it; the units that the table names get copies to know. Whether it is in time is judged from its
 * receipt and not from its entry.
 */
export async function enterReport(tx: Tx, keys: IntakeKeys, entry: Entry): Promise<ThirdPartyReport> {
  const { actor } = tx;
  const scans = [];
  for (const id of new Set(entry.attachmentIds)) scans.push(await tx.load(Attachment, id));
  if (actor.kind !== 'officer') throw new Forbidden('enter', 'ThirdPartyReport');
  if (scans.some(({ unitId }) => unitId !== actor.unitId)) throw new NotFound('Attachment');
  if (entry.receivedAt > tx.now) throw receivedInTheFuture();
  const id = newId();
  const [found] = await tx.sql<{
    serial: string;
    reporter: string | null;
    about: string | null;
    province: string | null;
    rules: readonly RoutingRule[];
  }>(
    `select nextval('third_party_reference') as serial, app.organisation_of_tax_code(?) as reporter, app.organisation_of_tax_code(?) as about,
      app.province_of_tax_code(?) as province, ${RULES} as rules`,
    [entry.reporter.taxCode ?? null, entry.about.taxCode ?? null, entry.about.taxCode ?? null],
  );
  const reference = formatReference('TB', Number(vietnamDate(tx.now).slice(0, 4)), Number(found!.serial));
  const { channel, receivedAt } = entry;
  const toReceive = { id, reference, channel, receivedAt, now: tx.now, told: entry, rules: found!.rules };
  const { row, routes, routingInputs } = prepareReport(keys, toReceive);
  const provinceCode = knownProvince(routes, found!.province, entry.about.provinceCode);
  const route = routes[provinceCode]!;
  const report = tx.em.create(ThirdPartyReport, {
    ...row,
    id,
    reference,
    channel,
    unitId: actor.unitId,
    state: 'UNVERIFIED',
    codeHash: null,
    reporterOrganisationId: found!.reporter,
    aboutOrganisationId: found!.about,
    routingRule: route.rule,
    routingInputs: { ...routingInputs, provinceCode },
    receivedAt,
    enteredAt: tx.now,
    enteredBy: actor.userId,
    decision: null,
    decisionNote: null,
    decidedBy: null,
    decidedAt: null,
    linkedReportId: null,
    linkedReference: null,
  });
  tx.authorize('enter', report);
  await tx.em.flush();
  for (const { id: scanId } of scans)
    await tx.sql('insert into third_party_attachment (unit_id, third_party_report_id, attachment_id) values (?, ?, ?)', [
      actor.unitId,
      id,
      scanId,
    ]);
  await copyEntered(tx, id, actor.unitId, route);
  tx.record({
    type: 'ThirdPartyReportReceived',
    subjects: [id, ...scans.map((scan) => scan.id)],
    payload: { thirdPartyReportId: id },
    digest: row.digest,
  });
  return report;
}

function receivedInTheFuture(): Invalid {
  const vi = 'Thời điểm nhận nằm trong tương lai; hãy sửa lại.';
  return new Invalid([{ path: 'receivedAt', code: 'IN_THE_FUTURE', vi, en: 'The time of receipt lies in the future; correct it.' }]);
}
