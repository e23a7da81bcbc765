import { randomBytes } from 'node:crypto';
import { advance, DomainError, Invalid, newId, StaleVersion, userIdOf } from '#kernel';
import { type Tx, violatedConstraint } from '#platform';
import { saltedDigest } from '#platform/log';
import { ViolationReport } from '../entities.js';
import { refuseWithdrawn } from '../follow-up.js';
import { MINUTES_TRANSITIONS } from './duties.states.js';
import { type MinutesContent, type NoticeSnapshot, ViolationMinutes } from './entities.js';
import { missingOf, reportForPaper, snapshotOf } from './notice-snapshot.js';

export interface MinutesDraft extends Omit<MinutesContent, 'notice'> {
  readonly number?: string | null;
  readonly madeAt?: Date | null;
}

/** New minutes of a report, as a draft. Several may be prepared; one is in force at a time. None of a withdrawn one. */
export async function draftViolationMinutes(tx: Tx, reportId: string, draft: MinutesDraft): Promise<ViolationMinutes> {
  const report = await reportForPaper(tx, reportId);
  await refuseWithdrawn(tx, report.id);
  const minutes = tx.em.create(ViolationMinutes, {
    id: newId(),
    organisationId: report.organisationId,
    reportId: report.id,
    state: 'DRAFT',
    ...columnsOf(draft),
    supersedesId: null,
    salt: null,
    digest: null,
    createdBy: userIdOf(tx.actor),
    createdAt: tx.now,
    updatedAt: tx.now,
    finalisedBy: null,
    finalisedAt: null,
    supersededAt: null,
  });
  tx.authorize('draft', minutes);
  tx.record({ type: 'MinutesDrafted', subjects: [minutes.id, report.id] });
  return minutes;
}

/** Replaces what a draft of minutes says. */
export async function reviseViolationMinutes(tx: Tx, id: string, expectedVersion: number, draft: MinutesDraft): Promise<ViolationMinutes> {
  const minutes = await tx.load(ViolationMinutes, id, { lock: true });
  tx.authorize('revise', minutes);
  minutes.state = advance('minutes', MINUTES_TRANSITIONS, minutes.state, 'revise');
  if (minutes.version !== expectedVersion) throw new StaleVersion('minutes', minutes.version);
  Object.assign(minutes, columnsOf(draft), { updatedAt: tx.now });
  tx.record({ type: 'MinutesRevised', subjects: [minutes.id, minutes.reportId] });
  return minutes;
}

/**
 * Makes minutes final: what the report says of the violation is copied into them, and they never change again. The ones
 * in force so far are superseded. Their salted digest goes into the log. Throws Invalid with everything that is missing.
 */
export async function finaliseViolationMinutes(tx: Tx, id: string): Promise<ViolationMinutes> {
  const minutes = await tx.load(ViolationMinutes, id, { lock: true });
  tx.authorize('finalise', minutes);
  const state = advance('minutes', MINUTES_TRANSITIONS, minutes.state, 'finalise');
  const report = await reportForPaper(tx, minutes.reportId);
  const { notice, content } = await completed(tx, report, minutes);
  refuseIncomplete(minutes, notice);
  const inForce = await tx.em.findOne(ViolationMinutes, { reportId: report.id, state: 'FINALISED' });
  if (inForce) {
    inForce.state = advance('minutes', MINUTES_TRANSITIONS, inForce.state, 'supersede');
    inForce.supersededAt = tx.now;
  }
  const salt = randomBytes(32).toString('hex');
  const digest = saltedDigest({ number: minutes.number, madeAt: minutes.madeAt!.toISOString(), ...content }, salt);
  tx.record({ type: 'MinutesFinalised', subjects: [minutes.id, report.id, ...(inForce ? [inForce.id] : [])], digest });
  // The one before gives way first: a report has one in force.
  await tx.em.flush();
  Object.assign(minutes, {
    state,
    content,
    salt,
    digest,
    supersedesId: inForce?.id ?? null,
    finalisedBy: userIdOf(tx.actor),
    finalisedAt: tx.now,
    updatedAt: tx.now,
  });
  await flushOrRefuseNumber(tx, minutes.number!);
  return minutes;
}

async function completed(tx: Tx, report: ViolationReport, { content }: ViolationMinutes) {
  const snapshot = await snapshotOf(tx, report);
  const immediateActions = content.immediateActions ?? snapshot.facts.measuresDone ?? null;
  // The paper says one thing: what was done at once stands where it prints the measures.
  const notice: NoticeSnapshot = {
    ...snapshot,
    facts: { ...snapshot.facts, ...(immediateActions ? { measuresDone: immediateActions } : {}) },
  };
  return { notice, content: JSON.parse(JSON.stringify({ ...content, immediateActions, notice })) as MinutesContent };
}

function refuseIncomplete({ number, madeAt, content }: ViolationMinutes, { facts }: NoticeSnapshot): void {
  const { place, participants, signatures } = content;
  const defects = missingOf([
    { path: 'number', present: !!number, vi: 'số biên bản', en: 'the number of the minutes' },
    { path: 'madeAt', present: !!madeAt, vi: 'thời điểm lập biên bản', en: 'when they are made' },
    { path: 'place', present: !!place, vi: 'nơi lập biên bản', en: 'where they are made' },
    { path: 'participants', present: participants.length > 0, vi: 'người tham gia lập biên bản', en: 'who takes part' },
    { path: 'signatures', present: signatures.length > 0, vi: 'người ký biên bản', en: 'who signs' },
    { path: 'facts.detectedAt', present: !!facts.detectedAt, vi: 'thời điểm phát hiện', en: 'when it was detected' },
    { path: 'facts.actDescription', present: !!facts.actDescription, vi: 'hành vi vi phạm', en: 'the violating act' },
    {
      path: 'facts.dataTypes',
      present: !!facts.dataTypesUnknown || (facts.dataTypes?.length ?? 0) > 0,
      vi: 'loại dữ liệu bị ảnh hưởng, hoặc "chưa xác định"',
      en: 'the types of data, or "not known"',
    },
    { path: 'immediateActions', present: !!facts.measuresDone, vi: 'biện pháp đã thực hiện ngay', en: 'what was done at once' },
  ]);
  if (madeAt && facts.detectedAt && madeAt < new Date(facts.detectedAt))
    defects.push({
      path: 'madeAt',
      code: 'BEFORE_DETECTION',
      vi: 'Biên bản không thể lập trước khi phát hiện vi phạm.',
      en: 'The minutes cannot have been made before the violation was detected.',
    });
  if (defects.length > 0) throw new Invalid(defects, 'MINUTES_INCOMPLETE');
}

async function flushOrRefuseNumber(tx: Tx, number: string): Promise<void> {
  try {
    await tx.em.flush();
  } catch (error) {
    if (violatedConstraint(error) !== 'violation_minutes_number') throw error;
    throw new DomainError('NUMBER_TAKEN', 'conflict', {
      vi: `Số biên bản ${number} đã dùng cho một biên bản khác; bản này vẫn là bản nháp. Hãy đổi số.`,
      en: `The number ${number} is that of other minutes; these are still a draft. Give them another number.`,
    });
  }
}

function columnsOf({ number, madeAt, ...content }: MinutesDraft) {
  return { number: number || null, madeAt: madeAt ?? null, content: JSON.parse(JSON.stringify(content)) as MinutesContent };
}
