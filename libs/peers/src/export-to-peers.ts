import { Filing } from '#filings';
import { isId, NotFound } from '#kernel';
import type { Draft, Snapshot, Statement } from '#platform';
import { mispOfReport } from './misp.js';
import { peerFile } from './peer-files.js';
import type { Shareable, SharedReport } from './shared-report.js';
import { stixOfReport } from './stix.js';
import { verisOf } from './veris.js';

export const PEER_FORMATS = { veris: verisOf, misp: mispOfReport, stix: stixOfReport } as const;
export type PeerFormat = keyof typeof PEER_FORMATS;
/** What was filed last of a report, as the reader may see it: the organisation its own, a unit what was addressed to it. */
function lastFiled(reportId: string): Statement {
  return {
    name: 'peers_last_filed',
    text: `select json_build_object('organisationId', f.organisation_id, 'content', f.content) as value from filing f
      where f.matter_id = $1 and f.subject = 'VIOLATION_NOTICE' and f.kind <> 'WITHDRAWAL_REQUEST' order by f.number desc limit 1`,
    values: [reportId],
  };
}

/** A report for a peer system, in one of its formats. Throws NotFound, also for an exercise: that is shared with nobody. */
export async function reportForPeers(snapshot: Snapshot, reportId: string, format: PeerFormat, tlp: Shareable): Promise<Draft> {
  const filed = isId(reportId) ? await snapshot.value<{ organisationId: string; content: string } | null>(lastFiled(reportId)) : null;
  if (!filed || !snapshot.ability.can('read', Object.assign(new Filing(), { organisationId: filed.organisationId })))
    throw new NotFound('violation report');
  const content = JSON.parse(filed.content) as Content;
  if (content.drill) throw new NotFound('violation report');
  return peerFile(content.reference, format, PEER_FORMATS[format](sharedOf(reportId, content, tlp)));
}

/** Of the canonical filing what is read here. */
interface Content {
  readonly drill: boolean;
  readonly reference: string;
  readonly regime: SharedReport['regime'];
  readonly noticeClass: SharedReport['noticeClass'];
  readonly initialSubmittedAt: string;
  readonly submittedAt: string;
  readonly organisation: { readonly nameVi?: string; readonly sector: string; readonly provinceCode: string };
  readonly verdict: { readonly verdict: string };
  readonly facts: {
    readonly [Name in 'actType' | 'occurredFrom' | 'detectedAt' | 'detectionMethod' | 'origin']?: string | null;
  } & Partial<Pick<SharedReport, 'dataTypes' | 'counts' | 'harmInterests'>>;
}

function sharedOf(id: string, { facts, organisation, ...content }: Content, tlp: Shareable): SharedReport {
  const moment = (text: string | null | undefined) => (text ? new Date(text) : null);
  return {
    id,
    reference: content.reference,
    regime: content.regime,
    noticeClass: content.noticeClass,
    verdict: content.verdict.verdict,
    tlp,
    firstSubmittedAt: new Date(content.initialSubmittedAt),
    submittedAt: new Date(content.submittedAt),
    organisation: { name: organisation.nameVi ?? '', sector: organisation.sector, provinceCode: organisation.provinceCode },
    actType: facts.actType ?? null,
    occurredFrom: moment(facts.occurredFrom),
    detectedAt: moment(facts.detectedAt),
    detectionMethod: facts.detectionMethod ?? null,
    origin: facts.origin ?? null,
    dataTypes: facts.dataTypes ?? [],
    counts: facts.counts ?? [],
    harmInterests: facts.harmInterests ?? null,
  };
}
