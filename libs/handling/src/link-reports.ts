import { DomainError, newId, type Sentence, userIdOf } from '#kernel';
import { type Tx, violatedConstraint } from '#platform';
import { ReportHandling, ReportLink, type ReportLinkKind } from './entities.js';

export type LinkBlock = 'SAME_REPORT' | 'LINKED_ALREADY' | 'CIRCLE' | 'HAS_ORIGINAL' | 'DRILL_AND_REAL' | 'ENDED';

const BLOCKED: Readonly<Record<LinkBlock, Sentence>> = {
  SAME_REPORT: {
    vi: 'Không liên kết một thông báo với chính nó. Chưa có gì thay đổi.',
    en: 'A report is not linked to itself. Nothing was changed.',
  },
  LINKED_ALREADY: {
    vi: 'Hai thông báo đã có liên kết này. Chưa có gì thay đổi.',
    en: 'The two are linked in this way already. Nothing was changed.',
  },
  CIRCLE: {
    vi: 'Thông báo kia đã được ghi là trùng với thông báo này (trực tiếp hoặc qua thông báo khác); ghi ngược lại sẽ thành vòng. Chưa có gì thay đổi; hãy kết thúc liên kết kia trước.',
    en: 'The other one is held to be a duplicate of this one, straight or through others; the reverse would be a circle. Nothing was changed; end that link first.',
  },
  HAS_ORIGINAL: {
    vi: 'Thông báo đã được ghi là trùng với một thông báo khác. Chưa có gì thay đổi; hãy kết thúc liên kết đó trước.',
    en: 'The report is held to be a duplicate of another one already. Nothing was changed; end that link first.',
  },
  DRILL_AND_REAL: {
    vi: 'Không liên kết thông báo diễn tập với thông báo thật. Chưa có gì thay đổi.',
    en: 'An exercise is not linked to a real report. Nothing was changed.',
  },
  ENDED: { vi: 'Liên kết này đã kết thúc. Chưa có gì thay đổi.', en: 'This link was ended already. Nothing was changed.' },
};

export class LinkBlocked extends DomainError {
  constructor(block: LinkBlock) {
    super(block, 'state', BLOCKED[block]);
  }
}

export interface NewLink {
  readonly fromId: string;
  readonly toId: string;
  readonly kind: ReportLinkKind;
  readonly reason: string;
}

/** What the originals of a report are held to be duplicates of, to the end; bounded, should a circle ever be there. */
const ORIGINALS = `with recursive up as (
    select l.to_id, 1 as depth from report_link l where l.from_id = ? and l.kind = 'DUPLICATE_OF' and l.ended_at is null
    union all select l.to_id, up.depth + 1 from up join report_link l on l.from_id = up.to_id
      where l.kind = 'DUPLICATE_OF' and l.ended_at is null and up.depth < 100)
  select exists (select 1 from up where up.to_id = ?) as found`;

/** Links two reports that the unit deals with; neither of them changes by it. Throws NotFound, Forbidden, LinkBlocked. */
export async function linkReports(tx: Tx, { fromId, toId, kind, reason }: NewLink): Promise<ReportLink> {
  // In the order of their ids, so that two who link the same pair wait for each other and do not hold each other up.
  const found = new Map<string, ReportHandling>();
  for (const id of [...new Set([fromId, toId])].sort()) found.set(id, await tx.load(ReportHandling, id, { lock: true }));
  const [from, to] = [found.get(fromId)!, found.get(toId)!];
  const link = tx.em.create(ReportLink, {
    ...{ id: newId(), unitId: from.unitId, fromId, toId, kind, reason, linkedBy: userIdOf(tx.actor), linkedAt: tx.now },
    ...{ endedBy: null, endedAt: null, endReason: null },
  });
  tx.authorize('link', link);
  if (fromId === toId) throw new LinkBlocked('SAME_REPORT');
  if (from.drill !== to.drill) throw new LinkBlocked('DRILL_AND_REAL');
  if (kind === 'DUPLICATE_OF' && (await leadsTo(tx, toId, fromId))) throw new LinkBlocked('CIRCLE');
  try {
    await tx.em.flush();
  } catch (error) {
    throw blockOf(error) ?? error;
  }
  tx.record({
    type: 'ReportsLinked',
    subjects: [link.id, fromId, toId],
    payload: { linkId: link.id, fromId, toId, unitId: from.unitId, kind },
  });
  return link;
}

async function leadsTo(tx: Tx, from: string, to: string): Promise<boolean> {
  const [row] = await tx.sql<{ found: boolean }>(ORIGINALS, [from, to]);
  return row!.found;
}

function blockOf(error: unknown): LinkBlocked | null {
  const constraint = violatedConstraint(error) ?? '';
  if (constraint === 'report_link_once') return new LinkBlocked('LINKED_ALREADY');
  if (constraint === 'report_link_no_circle') return new LinkBlocked('CIRCLE');
  return constraint === 'report_link_one_original' ? new LinkBlocked('HAS_ORIGINAL') : null;
}

/** Ends a link, with a reason; it stays to be read. Throws NotFound, Forbidden, LinkBlocked. */
export async function endReportLink(tx: Tx, id: string, reason: string): Promise<ReportLink> {
  const link = await tx.load(ReportLink, id, { lock: true });
  tx.authorize('end', link);
  if (link.endedAt) throw new LinkBlocked('ENDED');
  Object.assign(link, { endedBy: userIdOf(tx.actor), endedAt: tx.now, endReason: reason });
  const { unitId, fromId, toId, kind } = link;
  tx.record({ type: 'ReportLinkEnded', subjects: [id, fromId, toId], payload: { linkId: id, fromId, toId, unitId, kind } });
  return link;
}
