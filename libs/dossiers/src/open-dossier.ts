import { type Defect, Forbidden, Invalid, NotFound, newId } from '#kernel';
import { D13_IN_FORCE, type DossierType, isCivilDate, L91_IN_FORCE, type ProcessingRole, type RegimeCode, regimeAt } from '#law';
import type { Tx } from '#platform';
import type { StatedActivity } from '#registry';
import { carried, taken, typed } from './answering.js';
import { type Answers, factsOf, type Values } from './answers.js';
import { startsOn } from './dossier-clocks.js';
import { loadSources, offerOf } from './dossier-sources.js';
import { keepReminder } from './dossier-times.js';
import { Dossier, DossierActivity } from './entities.js';

export interface DossierOpening {
  readonly type: DossierType;
  readonly title: string;
  /** As what it is filed; absent: as the activities say. */
  readonly role?: ProcessingRole | null;
  readonly activityIds: readonly string[];
  /** An earlier dossier whose answers it begins with, where register and organisation have none. */
  readonly basedOnId?: string | null;
}

export interface CarriedOverDossier extends Omit<DossierOpening, 'basedOnId'> {
  /** When the agency received it, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly receiptNumber?: string | null;
  /** What is known of it. */
  readonly values: Values;
}

/** A new dossier under the law of this day, with what register and organisation know and, of the rest, what an earlier dossier said. */
export async function openDossier(tx: Tx, { basedOnId, ...opening }: DossierOpening): Promise<Dossier> {
  const regime = regimeAt(tx.now).regime.code;
  const sources = await coveredBy(tx, opening.activityIds);
  const answers = taken({}, offerOf(opening.type, regime, sources));
  const earlier = basedOnId ? await tx.load(Dossier, basedOnId) : null;
  return open(tx, opening, sources.activities, {
    regime,
    state: 'DRAFT',
    answers: earlier ? carried(answers, earlier) : answers,
    basedOnId: earlier?.id ?? null,
    receivedOn: null,
    receiptNumber: null,
  });
}

/**
 * A dossier that the agency received under Decree 13: it goes on being used (L91 39.2). What is known of it is typed; the register of
 * today does not say what was filed then. Throws Invalid (`receivedOn`).
 */
export async function recordCarriedOverDossier(
  tx: Tx,
  { receivedOn, receiptNumber, values, ...opening }: CarriedOverDossier,
): Promise<Dossier> {
  if (!isCivilDate(receivedOn) || receivedOn < D13_IN_FORCE.from || receivedOn >= L91_IN_FORCE.from)
    throw new Invalid([NOT_UNDER_DECREE_13]);
  const regime = 'VN-PDPD-2023';
  const sources = await coveredBy(tx, opening.activityIds);
  const answers = typed({}, values, offerOf(opening.type, regime, sources), { by: personOf(tx), at: tx.now });
  return open(tx, opening, sources.activities, {
    regime,
    state: 'CARRIED_OVER',
    answers,
    basedOnId: null,
    receivedOn,
    receiptNumber: receiptNumber || null,
  });
}

function open(
  tx: Tx,
  { type, title, role }: DossierOpening,
  activities: readonly StatedActivity[],
  more: Pick<Dossier, 'state' | 'basedOnId' | 'receivedOn' | 'receiptNumber'> & { regime: RegimeCode; answers: Answers },
): Dossier {
  const organisationId = tx.actor.kind === 'member' ? tx.actor.organisationId : '';
  const dossier = tx.em.create(Dossier, {
    ...more,
    id: newId(),
    organisationId,
    type,
    title,
    role: role ?? roleOf(activities),
    startsOn: startsOn(more.regime, type, factsOf(type, more.answers)),
    incompleteReason: null,
    reopenReason: null,
    readyDigest: null,
    kind: 'INITIAL',
    revisesId: null,
    defectAnswers: null,
    reference: null,
    completeBy: null,
    updateBy: null,
    remindAt: null,
    reminded: [],
    drill: false,
    createdBy: personOf(tx),
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  tx.authorize('open', dossier);
  keepReminder(dossier);
  for (const { id } of activities) cover(tx, dossier, id);
  tx.record({ type: 'DossierOpened', subjects: [dossier.id], payload: { dossierId: dossier.id, type, state: dossier.state } });
  return dossier;
}

export function cover(tx: Tx, { id: dossierId, organisationId }: Dossier, activityId: string): void {
  tx.em.create(DossierActivity, { id: newId(), organisationId, dossierId, activityId });
}

/** The sources with just these activities. Throws NotFound where one of them is none of the organisation's. */
export async function coveredBy(tx: Tx, activityIds: readonly string[]) {
  const chosen = [...new Set(activityIds)];
  // To whoever acts for no organisation, an activity that is named does not exist.
  if (tx.actor.kind !== 'member') throw chosen.length > 0 ? new NotFound('processing activity') : new Forbidden('open', 'Dossier');
  const sources = await loadSources(tx, chosen);
  if (sources.activities.length !== chosen.length) throw new NotFound('processing activity');
  return sources;
}

export function personOf(tx: Tx): string {
  return 'userId' in tx.actor ? tx.actor.userId : '';
}

/** One role where all activities have one; who controls here and processes there is both (L91 2.9). */
function roleOf(activities: readonly StatedActivity[]): ProcessingRole {
  const roles = new Set(activities.map(({ content }) => content.role));
  const [only] = roles;
  if (roles.size === 1) return only!;
  if (roles.has('CONTROLLER_PROCESSOR') || (roles.has('CONTROLLER') && roles.has('PROCESSOR'))) return 'CONTROLLER_PROCESSOR';
  return roles.has('PROCESSOR') ? 'PROCESSOR' : 'CONTROLLER';
}

const NOT_UNDER_DECREE_13: Defect = {
  path: 'receivedOn',
  code: 'NOT_UNDER_DECREE_13',
  article: 'L91 39.2',
  vi: `Chỉ hồ sơ được tiếp nhận từ ngày 01/07/2023 đến hết ngày 31/12/2025 mới tiếp tục được sử dụng; chưa có gì được ghi. Hãy kiểm tra ngày tiếp nhận, hoặc lập hồ sơ mới.`,
  en: 'Only a dossier that was received from 1 July 2023 to 31 December 2025 goes on being used; nothing was written. Check the day of receipt, or open a new dossier.',
};
