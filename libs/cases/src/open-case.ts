import { randomInt } from 'node:crypto';
import { ThirdPartyReport } from '#intake';
import { Forbidden, formatReference, Invalid, NotFound, newId } from '#kernel';
import { vietnamDate } from '#law';
import type { Tx } from '#platform';
import { type CaseAct, CaseFile, type CaseSource, type Tlp } from './entities.js';
import { noteStep } from './move-case.js';

export interface NewCase {
  readonly title: string;
  readonly acts: readonly CaseAct[];
  readonly tlp: Tlp;
  readonly source: CaseSource;
  readonly sourceNote?: string | null;
  /** `TIP`: the report by others; `REPORT`: the violation report that the unit deals with. */
  readonly sourceId?: string | null;
}

/** Numbers of a year; so many that drawing one twice is rare, and the database refuses it. */
const NUMBERS = 10_000_000;

/** C1: the unit has heard of something. Where it was a report by others or a violation report, that is named and stays what it is. */
export async function openCase(tx: Tx, { title, acts, tlp, source, sourceNote = null, sourceId = null }: NewCase): Promise<CaseFile> {
  if ((source === 'TIP' || source === 'REPORT') !== (sourceId !== null)) throw sourceNotNamed();
  const tip = source === 'TIP' ? await tx.load(ThirdPartyReport, sourceId!) : null;
  if (source === 'REPORT') await refuseUnknownReport(tx, sourceId!);
  const { actor } = tx;
  if (actor.kind !== 'officer') throw new Forbidden('open', 'CaseFile');
  const id = newId();
  const file = tx.em.create(CaseFile, {
    id,
    unitId: actor.unitId,
    reference: formatReference('VV', Number(vietnamDate(tx.now).slice(0, 4)), randomInt(1, NUMBERS)),
    state: 'LEAD',
    title,
    acts: [...new Set(acts)],
    tlp,
    restricted: false,
    source,
    sourceNote,
    tipId: tip?.id ?? null,
    reportId: source === 'REPORT' ? sourceId : null,
    reporterKnown: tip !== null && (tip.sealedContact !== null || tip.reporterName !== null),
    openedBy: actor.userId,
    openedAt: tx.now,
  });
  tx.authorize('open', file);
  noteStep(tx, file, 'open', null);
  return file;
}

async function refuseUnknownReport(tx: Tx, reportId: string): Promise<void> {
  const [known] = await tx.sql<{ id: string }>(
    'select report_id as id from report_handling where report_id = ? and unit_id = (select app.unit_id())',
    [reportId],
  );
  if (!known) throw new NotFound('violation report');
}

function sourceNotNamed(): Invalid {
  return new Invalid([
    {
      path: 'sourceId',
      code: 'REQUIRED',
      vi: 'Tin báo hoặc thông báo vi phạm nguồn phải được nêu; nguồn khác thì không.',
      en: 'The report by others or the violation report is named; for another source there is none.',
    },
  ]);
}
