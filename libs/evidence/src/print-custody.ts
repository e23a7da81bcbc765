import { type CustodyReportInput, custodyReport, documentRenderer } from '#documents';
import { userIdOf } from '#kernel';
import { formatVietnam } from '#law';
import type { Caller, UnitOfWork } from '#platform';
import type { CustodyEvent } from './custody-chain.js';
import { type Custody, type CustodyRow, holdersOf, judgeCustody } from './custody-of.js';
import { CUSTODY_WORDS } from './custody-words.js';
import type { EvidenceKind } from './entities.js';
import { KIND_WORDS, SCAN_WORDS, STATE_WORDS } from './evidence.list.js';
import { custodyOfItem } from './evidence.queries.js';
import { readEvidence } from './read-evidence.js';

export interface CustodyPaper {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The chain of an item as PDF. Who prints it reads it, for a purpose that the chain keeps first: the paper shows that too. */
export async function printCustody(uow: UnitOfWork, caller: Caller, id: string, purpose: string): Promise<CustodyPaper> {
  const { printedBy, now } = await uow.run(caller, async (tx) => {
    await readEvidence(tx, id, purpose);
    return { printedBy: userIdOf(tx.actor), now: tx.now };
  });
  // After the commit: the log has the last link then.
  const { value } = await uow.read<CustodyRow>(caller, custodyOfItem(id));
  const bytes = await documentRenderer.pdf(custodyReport(reportOf(judgeCustody(value), printedBy, now)));
  return { name: `${value.item.label}-so-giam-sat.pdf`, bytes };
}

function reportOf(custody: Custody, printedBy: string, printedAt: Date): CustodyReportInput {
  const { item, events, people, unit, state, sealedBag, verdict, brokenAt } = custody;
  const nameOf = (id: string | null) => (id === null ? 'Hệ thống' : (people[id] ?? id));
  const held = holdersOf(events);
  return {
    ...{ unit, sealedBag, brokenAt: brokenAt?.seq ?? null, unbroken: verdict === 'UNBROKEN' },
    ...{ label: item.label, title: item.title, source: item.source, seizedFrom: item.seizedFrom, place: item.place },
    kind: KIND_WORDS[item.kind as EvidenceKind].vi,
    state: STATE_WORDS[state].vi,
    collectedAt: item.collectedAt,
    collectedBy: nameOf(item.collectedBy),
    bytes: item.sha256
      ? {
          ...{ fileName: item.fileName!, mediaType: item.mediaType!, size: item.size!, sha256: item.sha256 },
          ...{ scan: SCAN_WORDS[custody.scanState!].vi, verifiedAt: custody.verifiedAt!, intact: custody.intact },
        }
      : null,
    holders: held.map(({ userId, since }, i) => ({ name: nameOf(userId), since, until: held[i + 1]?.since ?? null })),
    events: events.map((event) => ({
      ...{ seq: event.seq, at: event.at, hash: event.hash },
      what: CUSTODY_WORDS[event.kind].vi,
      by: nameOf(event.actorId),
      said: saidOf(event, nameOf),
    })),
    printedAt: printedAt.toISOString(),
    printedBy: nameOf(printedBy),
  };
}

/** What a link says besides, each with its label. */
function saidOf(event: CustodyEvent, nameOf: (id: string | null) => string): readonly string[] {
  const { kind, counterpartId, outside, reason, place, bag, receiveBy, found } = event;
  const other = { HANDED_OVER: 'cho', RECEIVED: 'từ', DESTROYED: 'người đề xuất' }[kind as string] ?? 'với';
  return [
    counterpartId && `${other} ${nameOf(counterpartId)}`,
    outside && `cho ${outside}`,
    bag && `túi số ${bag}`,
    place && `tại ${place}`,
    receiveBy && `phải nhận trước ${formatVietnam(new Date(receiveBy))}`,
    kind === 'HASH_MISMATCH' && (found ? `mã băm ${found}` : 'không còn tệp'),
    reason,
  ].filter((text): text is string => Boolean(text));
}
