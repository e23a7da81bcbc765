import { type Defect, Invalid, newId } from '#kernel';
import type { Tx } from '#platform';
import type { ClockKind } from '../clocks/entities.js';
import { stopClocks } from '../clocks/stop-clocks.js';
import type { ViolationReport } from '../entities.js';
import { OutsideNotice, type OutsideNoticeKind } from './entities.js';
import { reportForPaper } from './notice-snapshot.js';

/** Which clocks such a notice ends. A full report of a cyber incident is a first notice of it as well. */
const STOPS: Readonly<Record<OutsideNoticeKind, readonly ClockKind[]>> = {
  TO_CONTROLLER: ['PROCESSOR_NOTICE'],
  FROM_PROCESSOR: [],
  CYBER_INITIAL: ['CYBER_NOW', 'CYBER_24H'],
  CYBER_REPORT: ['CYBER_NOW', 'CYBER_24H', 'CYBER_72H'],
};

export function clocksOfOutsideNotice(kind: OutsideNoticeKind): readonly ClockKind[] {
  return STOPS[kind];
}

export interface OutsideNoticeFacts {
  readonly kind: OutsideNoticeKind;
  readonly counterpart: string;
  readonly channel: string;
  readonly receivedAt: Date;
  readonly reference?: string | null;
  readonly note?: string | null;
  readonly evidenceSha256?: string | null;
}

/**
 * Records a notice that went another way: a processor's to its controller, or one to the cyber agency. Its clock stops at
 * the time at which it was received, which is not that of the record. Throws Invalid where that time cannot be, or where
 * the reporter is none who owes such a notice.
 */
export async function recordOutsideNotice(tx: Tx, reportId: string, facts: OutsideNoticeFacts): Promise<OutsideNotice> {
  const report = await reportForPaper(tx, reportId);
  const notice = tx.em.create(OutsideNotice, {
    id: newId(),
    organisationId: report.organisationId,
    reportId: report.id,
    ...facts,
    reference: facts.reference || null,
    note: facts.note || null,
    evidenceSha256: facts.evidenceSha256 ?? null,
    recordedBy: 'userId' in tx.actor ? tx.actor.userId : '',
    recordedAt: tx.now,
  });
  tx.authorize('record', notice);
  const defects = impossible(report, facts, tx.now);
  if (defects.length > 0) throw new Invalid(defects);
  const recorded = tx.record({
    type: 'OutsideNoticeRecorded',
    subjects: [notice.id, report.id],
    payload: { reportId: report.id, kind: facts.kind },
  });
  await stopClocks(tx, recorded, { reportId: report.id, kinds: STOPS[facts.kind], at: facts.receivedAt });
  return notice;
}

function impossible(report: ViolationReport, { kind, receivedAt }: OutsideNoticeFacts, now: Date): Defect[] {
  const { detectedAt, occurredFrom, reporterRole } = report.facts;
  const earliest = occurredFrom ?? (kind === 'FROM_PROCESSOR' ? null : detectedAt);
  const defects: Defect[] = [];
  if (receivedAt > now)
    defects.push({ path: 'receivedAt', code: 'IN_THE_FUTURE', vi: 'Thời điểm nhận ở tương lai.', en: 'The time of receipt lies ahead.' });
  if (earliest && receivedAt < new Date(earliest))
    defects.push({
      path: 'receivedAt',
      code: 'BEFORE_VIOLATION',
      vi: 'Thông báo không thể đến trước khi vi phạm xảy ra hoặc được phát hiện.',
      en: 'The notice cannot have arrived before the violation occurred or was detected.',
    });
  if (kind === 'TO_CONTROLLER' && reporterRole && reporterRole !== 'PROCESSOR')
    defects.push({
      path: 'kind',
      code: 'NOT_A_PROCESSOR',
      vi: 'Chỉ bên xử lý thông báo cho bên kiểm soát; vụ việc này ghi vai trò khác. Nếu vai trò ghi sai, hãy sửa trong vụ việc.',
      en: 'Only a processor tells its controller; this report names another role. If that is wrong, mend it in the report.',
    });
  return defects;
}
