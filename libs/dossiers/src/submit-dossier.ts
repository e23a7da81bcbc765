import { ClockVerdict, digestOfRequest, type FiledSubject, Filing, filedUnder, fileNow, newFiling, refuseReused } from '#filings';
import { Organisation } from '#identity';
import { DomainError, formatReference, Invalid, newId } from '#kernel';
import {
  type DayClock,
  type DossierRuleId,
  type DossierType,
  dossierRule,
  recipientOf,
  regimeAt,
  startOfVietnamDay,
  updateClock,
  vietnamDate,
} from '#law';
import type { RecordedEvent, Tx } from '#platform';
import { canonicalText } from '#platform/log';
import { factsOf } from './answers.js';
import { type DossierContent, digestOfDossier, dossierContent } from './canonical-dossier.js';
import { firstFiledOn } from './dossier-changes.js';
import { dossierClocks } from './dossier-clocks.js';
import { keepReminder } from './dossier-times.js';
import { Dossier, type DossierChange } from './entities.js';
import { presentedOf } from './mark-dossier-ready.js';
import { step } from './revise-dossier.js';

export interface DossierSubmission {
  readonly dossierId: string;
  /** The client's own key of this submission, kept for the life of the dossier: the same key never files twice. */
  readonly clientKey: string;
  /** The commitment of the letter (cam kết) was given. */
  readonly commitment: boolean;
  /** Why it is late; kept only where it is. */
  readonly lateReason?: string | null;
}

export interface SubmittedDossier {
  readonly filing: Filing;
  /** Absent, as is the verdict, where the key had been used before: the place in the log is then looked up. */
  readonly recorded?: RecordedEvent;
  readonly verdict?: ClockVerdict;
}

/** What a filing of a dossier holds beside what was signed. */
export interface FiledDossierContent extends DossierContent {
  readonly reference: string;
  readonly number: number;
  /** Number of the filing that this one answers. */
  readonly revises: number | null;
  readonly form: string;
  readonly submittedAt: string;
  readonly initialSubmittedAt: string;
  readonly organisation: {
    readonly nameVi: string;
    readonly provinceCode: string;
    readonly sector: string;
    readonly defenceScope: boolean;
  };
  readonly recipient: { readonly authority: string | null; readonly name: string };
  readonly commitment: boolean;
  readonly lateReason: string | null;
}

const SUBJECTS = { DPIA: 'DPIA_DOSSIER', TRANSFER: 'TRANSFER_DOSSIER' } as const satisfies Record<DossierType, FiledSubject>;

/** What kind of dossier a filing is about. Throws RangeError for a violation notice. */
export function dossierTypeOf(subject: FiledSubject): DossierType {
  const found = Object.entries(SUBJECTS).find(([, one]) => one === subject);
  if (!found) throw new RangeError(`no dossier: ${subject}`);
  return found[0] as DossierType;
}

/**
 * The next filing of a dossier as an immutable snapshot, by the same way as reports: the dossier itself, the answer to a request for
 * completion, or a change of it. Filing time is the database's, and the verdict is frozen from it: on the 60 days with the first filing, on the
 * time of its changes with an update; what completes has the time of what it completes. Sent again with the same key and payload it answers
 * with the same filing; with another payload it is refused (KEY_REUSED). Throws READY_OUTDATED where what would be filed is not what was signed.
 */
export async function submitDossier(tx: Tx, submission: DossierSubmission): Promise<SubmittedDossier> {
  const { dossierId, clientKey, commitment } = submission;
  const lateReason = submission.lateReason ?? null;
  const requestDigest = digestOfRequest({ dossierId, clientKey, commitment, lateReason });
  const dossier = await tx.load(Dossier, dossierId, { lock: true });
  tx.authorize('submit', dossier);
  const before = await filedUnder(tx, dossier.organisationId, clientKey);
  if (before) {
    refuseReused(before, requestDigest);
    return { filing: before };
  }
  step(tx, dossier, 'submit');
  if (!commitment) throw new Invalid([COMMITMENT]);
  const [presented, earlier, organisation] = await Promise.all([
    presentedOf(tx, dossier),
    tx.em.find(Filing, { matterId: dossierId }, { orderBy: { number: 'asc' } }),
    tx.em.findOneOrFail(Organisation, { id: dossier.organisationId }),
  ]);
  if (dossier.readyDigest !== digestOfDossier(dossier, presented)) throw new ReadyOutdated();

  dossier.reference ??= await nextReference(tx);
  const signed = dossierContent(dossier, presented);
  const revises = earlier.find(({ id }) => id === dossier.revisesId) ?? null;
  const clock = revises ? null : await clockOf(tx, dossier, presented.changes);
  const late = clock?.dueAt && tx.now > clock.dueAt ? lateReason : null;
  const recipient = recipientOf({ regime: signed.regime, recipient: 'SPECIALISED_AGENCY' });
  const { name: nameVi, provinceCode, sector, defenceScope } = organisation;
  const number = earlier.length + 1;
  const content: FiledDossierContent = {
    ...signed,
    reference: dossier.reference,
    number,
    revises: revises?.number ?? null,
    form: signed.forms.letter,
    submittedAt: tx.now.toISOString(),
    initialSubmittedAt: (earlier[0]?.submittedAt ?? tx.now).toISOString(),
    organisation: { nameVi, provinceCode, sector, defenceScope },
    recipient: { authority: recipient.authority, name: recipient.name.vi },
    commitment,
    lateReason: late,
  };
  const filing = newFiling(tx, {
    organisationId: dossier.organisationId,
    subject: SUBJECTS[dossier.type],
    matterId: dossierId,
    kind: dossier.kind,
    number,
    reference: dossier.reference,
    regime: signed.regime,
    formCode: signed.forms.letter,
    noticeClass: null,
    content: canonicalText(content),
    clientKey,
    requestDigest,
    revisesId: dossier.revisesId,
    drill: dossier.drill,
  });
  const verdict = clock ? freezeVerdict(tx, filing, clock, late) : undefined;
  for (const change of presented.changes as readonly DossierChange[]) change.filingId = filing.id;
  dossier.completeBy = null;
  dossier.updateBy = dossier.kind === 'UPDATE' ? null : dossier.updateBy;
  keepReminder(dossier);
  const recorded = await fileNow(tx, filing, revises);
  return { filing, recorded, verdict };
}

/** The clock that the filing meets or misses: the 60 days, or of its changes the one that ends first; null where no law has one. */
async function clockOf(tx: Tx, dossier: Dossier, changes: readonly Pick<DossierChange, 'kind' | 'changedOn'>[]): Promise<DayClock | null> {
  if (dossier.kind === 'INITIAL') return dossierClocks({ ...dossier, receivedOn: null }, factsOf(dossier.type, dossier.answers))[0]!;
  const first = await firstFiledOn(tx, dossier);
  const regime = regimeAt(tx.now).regime.code;
  const clocks = changes.flatMap(({ kind, changedOn }) => updateClock(regime, kind, changedOn, first) ?? []);
  return clocks.toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))[0] ?? null;
}

function freezeVerdict(tx: Tx, filing: Filing, clock: DayClock, lateReason: string | null): ClockVerdict {
  const { ruleId, article, startedOn, dueAt, statutory } = clock;
  const late = dueAt !== null && tx.now > dueAt;
  const verdict = !statutory ? 'NO_DEADLINE' : dueAt === null ? 'UNDETERMINED' : late ? 'LATE' : 'ON_TIME';
  return tx.em.create(ClockVerdict, {
    id: newId(),
    organisationId: filing.organisationId,
    filingId: filing.id,
    rule: ruleId,
    article,
    startEvent: dossierRule(ruleId as DossierRuleId).startEvent,
    startedAt: startedOn === null ? null : new Date(startOfVietnamDay(startedOn)),
    dueAt: statutory ? dueAt : null,
    verdict,
    lateByMs: verdict === 'LATE' ? tx.now.getTime() - dueAt!.getTime() : null,
    lateReason,
    decidedAt: tx.now,
  });
}

async function nextReference(tx: Tx): Promise<string> {
  const [row] = await tx.sql<{ serial: number }>("select nextval('dossier_reference')::int as serial");
  return formatReference('HS', Number(vietnamDate(tx.now).slice(0, 4)), row!.serial);
}

/** Nobody signs what was never presented. */
class ReadyOutdated extends DomainError {
  constructor() {
    super('READY_OUTDATED', 'conflict', {
      vi: 'Nội dung sẽ nộp khác với nội dung đã trình ký (một tài liệu, thay đổi hoặc quy định áp dụng đã khác). Chưa có gì được nộp; nội dung đã ghi vẫn nguyên. Hãy mở lại hồ sơ, xem lại rồi trình ký lại.',
      en: 'What would be filed is not what was presented: a document, a change or the law that applies is another one since. Nothing was filed, and what was written is kept. Reopen the dossier, look through it and present it again.',
    });
  }
}

const COMMITMENT = {
  path: 'commitment',
  code: 'REQUIRED',
  vi: 'Mẫu gửi hồ sơ có phần cam kết; chưa có gì được nộp. Hãy xác nhận cam kết rồi gửi lại.',
  en: 'The letter holds a commitment; nothing was filed. Give it, then submit again.',
};
