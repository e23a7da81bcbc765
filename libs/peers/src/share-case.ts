import { CaseBlocked, CaseFile, noteStep, readCase, TLPS, workOn } from '#cases';
import { isId, NotFound } from '#kernel';
import type { Draft, Snapshot, Statement, Tx } from '#platform';
import { mispOfCase } from './misp.js';
import { peerFile } from './peer-files.js';
import type { Shareable, SharedCase } from './shared-report.js';
import { stixOfCase } from './stix.js';

export const CASE_FORMATS = { misp: mispOfCase, stix: stixOfCase } as const;
export type CaseFormat = keyof typeof CASE_FORMATS;

/**
 * That a case is told to a peer system, for a purpose that stays with it; whoever works on it does that. It goes under the case's own level or a stricter
 * one, and what is red never leaves the unit. Throws NotFound, Forbidden, CaseBlocked.
 */
export async function shareCase(tx: Tx, id: string, purpose: string, tlp: Shareable): Promise<void> {
  if (!isId(id)) throw new NotFound('case');
  const file = await workOn(tx, id, 'share');
  if (TLPS.indexOf(tlp) < TLPS.indexOf(file.tlp)) throw new CaseBlocked('TLP_FORBIDS');
  await readCase(tx, id, purpose);
  noteStep(tx, file, 'share', `${purpose} (TLP:${tlp})`);
}

/** Bodies are named, people are not; victims are counted and never told of one by one. Of indicators those that were confirmed. */
function caseToShare(id: string): Statement {
  return {
    name: 'peers_case',
    text: `select json_build_object('unitId', c.unit_id, 'reference', c.reference, 'acts', c.acts, 'openedAt', c.opened_at,
        'changedAt', (select max(s.at) from case_step s where s.case_id = c.id),
        'parties', (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'name', p.name) order by p.id), '[]') from case_party p
          where p.case_id = c.id and p.kind = 'ORGANISATION' and p.name is not null and p.role in ('SELLER', 'BUYER', 'SOURCE') and p.dropped_at is null),
        'indicators', (select coalesce(json_agg(json_build_object('type', i.type, 'value', i.shown, 'firstSeen', i.first_seen_at, 'lastSeen', i.last_seen_at)
          order by i.first_seen_at, i.id), '[]') from case_indicator i where i.case_id = c.id and i.level = 'CONFIRMED' and i.dropped_at is null)) as value
      from case_file c where c.id = $1`,
    values: [id],
  };
}

type Row = Pick<SharedCase, 'reference' | 'acts' | 'parties'> & {
  readonly unitId: string;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly indicators: readonly { type: SharedCase['indicators'][number]['type']; value: string; firstSeen: string; lastSeen: string }[];
};

/** The file; after {@link shareCase}, from whose commit on the case says that it was told. */
export async function caseForPeers(snapshot: Snapshot, id: string, format: CaseFormat, tlp: Shareable): Promise<Draft> {
  const row = await snapshot.value<Row | null>(caseToShare(id));
  if (!row || !snapshot.ability.can('share', Object.assign(new CaseFile(), { unitId: row.unitId }))) throw new NotFound('case');
  const shared: SharedCase = {
    ...{ id, tlp, reference: row.reference, acts: row.acts, parties: row.parties },
    ...{ openedAt: new Date(row.openedAt), changedAt: new Date(row.changedAt) },
    indicators: row.indicators.map(({ type, value, firstSeen, lastSeen }) => ({
      ...{ type, value, firstSeen: new Date(firstSeen), lastSeen: new Date(lastSeen) },
    })),
  };
  return peerFile(row.reference, format, CASE_FORMATS[format](shared));
}
