import { Field, ID, Int } from '@nestjs/graphql';
import { AvailableTransition, Instant, listedEnum, PageInfo, View } from '#platform';
import { CUSTODY_KINDS, CUSTODY_STATES } from '../custody.states.js';
import { CHAIN_VERDICTS } from '../custody-of.js';
import { CUSTODY_WORDS } from '../custody-words.js';
import { EVIDENCE_KINDS, SCAN_STATES } from '../entities.js';
import { KIND_WORDS, SCAN_WORDS, STATE_WORDS } from '../evidence.list.js';

const vietnamese = <Code extends string>(words: Readonly<Record<Code, { readonly vi: string }>>) =>
  Object.fromEntries(Object.entries<{ readonly vi: string }>(words).map(([code, { vi }]) => [code, `${vi}.`])) as Record<Code, string>;

export const EvidenceKindEnum = listedEnum('EvidenceKind', 'What a piece of evidence is.', EVIDENCE_KINDS, vietnamese(KIND_WORDS));
export const CustodyStateEnum = listedEnum('CustodyState', 'Where a piece of evidence stands.', CUSTODY_STATES, vietnamese(STATE_WORDS));
export const EvidenceScanEnum = listedEnum('EvidenceScan', 'What the scanner says of bytes.', SCAN_STATES, vietnamese(SCAN_WORDS));
export const CustodyKindEnum = listedEnum('CustodyKind', 'A link of a chain of custody.', CUSTODY_KINDS, vietnamese(CUSTODY_WORDS));
export const ChainVerdictEnum = listedEnum('ChainVerdict', 'Whether a chain of custody holds.', CHAIN_VERDICTS, {
  UNBROKEN: 'Liên tục: every link is what its hash says and follows the one before; item, state and log agree.',
  BROKEN: 'Không liên tục.',
});

/** What a list shows of an item. */
@View('EvidenceItem', 'A piece of evidence of a case (chứng cứ), without what it is about.')
export class EvidenceItemView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { description: 'The case.' })
  caseId: string;
  @Field(() => Int, { description: 'Number in its case.' })
  number: number;
  @Field(() => String, { description: 'What people call it: number of the case and its own.' })
  label: string;
  @Field(() => EvidenceKindEnum, { description: 'What it is.' })
  kind: string;
  @Field(() => ID, { nullable: true, description: 'The item that it was made from.' })
  parentId: string | null;
  @Field(() => Instant, { description: 'When it was collected.' })
  collectedAt: Date;
  @Field(() => ID, { description: 'By whom.' })
  collectedBy: string;
  @Field(() => String, { nullable: true, description: 'Hex SHA-256 of its bytes as they came; null of a physical item.' })
  sha256: string | null;
  @Field(() => Int, { nullable: true, description: 'Size in bytes.' })
  size: number | null;
  @Field(() => String, { nullable: true, description: 'Media type, found from its bytes.' })
  mediaType: string | null;
  @Field(() => CustodyStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => ID, { description: 'Who holds it; of what is no longer there, who held it last.' })
  holderId: string;
  @Field(() => ID, { nullable: true, description: 'To whom it was handed over and who has not answered yet.' })
  offeredTo: string | null;
  @Field(() => Instant, { nullable: true, description: 'Until when they should: four office hours.' })
  receiveBy: Date | null;
  @Field(() => String, { nullable: true, description: 'Number of the bag in which it is sealed.' })
  sealedBag: string | null;
  @Field(() => Boolean, { description: 'Whether its bytes were what they should be when they were last hashed; true of a physical item.' })
  intact: boolean;
  @Field(() => Instant, { nullable: true, description: 'When they were last hashed.' })
  verifiedAt: Date | null;
  @Field(() => EvidenceScanEnum, {
    nullable: true,
    description: 'What the scanner says; what is not `CLEAN` leaves in an encrypted archive.',
  })
  scanState: string | null;
  @Field(() => String, { nullable: true, description: 'Why the scanner could not judge it yet.' })
  obstacle: string | null;
  @Field(() => [AvailableTransition], { description: 'Steps that its state knows, and whether I may take them.' })
  availableTransitions: AvailableTransition[];
  @Field(() => Int, { description: 'Version; give it back with a step. Being read or hashed does not change it.' })
  version: number;
}

@View('part', 'A page of evidence.')
export class EvidencePage {
  @Field(() => [EvidenceItemView], { description: 'The items.' })
  nodes: EvidenceItemView[];
  @Field(() => PageInfo, { description: 'Where it ends.' })
  pageInfo: PageInfo;
}

/** What is read with a purpose. */
@View('EvidenceItem', 'A piece of evidence with what it is about; each reading of it is a link of its chain.')
export class EvidenceContentView extends EvidenceItemView {
  @Field(() => String, { description: 'What it is, in words.' })
  title: string;
  @Field(() => String, { description: 'From where.' })
  source: string;
  @Field(() => String, { nullable: true, description: 'From whom it was taken.' })
  seizedFrom: string | null;
  @Field(() => String, { nullable: true, description: 'Where.' })
  place: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the file as it came.' })
  fileName: string | null;
  @Field(() => String, { nullable: true, description: 'What the scanner found, by its name for it.' })
  finding: string | null;
}

@View('part', 'A link of a chain of custody.')
export class CustodyEventView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => Int, { description: 'Its place in the chain, from 1.' })
  seq: number;
  @Field(() => CustodyKindEnum, { description: 'What happened.' })
  kind: string;
  @Field(() => ID, { nullable: true, description: 'Who did it; null of a job of the system.' })
  actorId: string | null;
  @Field(() => ID, { nullable: true, description: 'With whom.' })
  counterpartId: string | null;
  @Field(() => String, { nullable: true, description: 'To whom it was returned.' })
  outside: string | null;
  @Field(() => String, { nullable: true, description: 'What was said to it; of a reading or an export: what for.' })
  reason: string | null;
  @Field(() => String, { nullable: true, description: 'Where.' })
  place: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the bag.' })
  bag: string | null;
  @Field(() => Instant, { nullable: true, description: 'Of a hand-over: until when it should be received.' })
  receiveBy: Date | null;
  @Field(() => String, { nullable: true, description: 'Hex SHA-256 that the bytes had.' })
  found: string | null;
  @Field(() => String, { description: 'Hex SHA-256 of the canonical JSON of the item.' })
  itemDigest: string;
  @Field(() => Instant, { description: 'When, by the clock of the database.' })
  at: Date;
  @Field(() => String, { nullable: true, description: 'Hash of the link before; null of the first.' })
  prevHash: string | null;
  @Field(() => String, { description: 'Hex SHA-256 of the canonical JSON (RFC 8785) of all the above but `hash`, with `itemId`.' })
  hash: string;
}

@View('part', 'Who held an item, and since when.')
export class CustodyHolderView {
  @Field(() => ID, { description: 'Who.' })
  userId: string;
  @Field(() => String, { nullable: true, description: 'Their name.' })
  name: string | null;
  @Field(() => Instant, { description: 'Since when.' })
  since: Date;
}

@View('EvidenceItem', 'The chain of custody of a piece of evidence (chuỗi giám sát).')
export class CustodyView {
  @Field(() => ID, { description: 'The item.' })
  itemId: string;
  @Field(() => String, { description: 'What people call it.' })
  label: string;
  @Field(() => ChainVerdictEnum, { description: 'Whether the chain holds, recomputed now.' })
  verdict: string;
  @Field(() => Int, { nullable: true, description: 'The link at which it breaks, where the chain itself tells.' })
  brokenAt: number | null;
  @Field(() => [CustodyHolderView], { description: 'Who held it, one after the other; the last one does.' })
  holders: CustodyHolderView[];
  @Field(() => [CustodyEventView], { description: 'Its links, oldest first.' })
  events: CustodyEventView[];
}

@View('part', 'Leave to fetch the bytes of an item.')
export class EvidenceExportView {
  @Field(() => ID, { description: 'Of the link EXPORTED.' })
  id: string;
  @Field(() => String, { description: 'Where the bytes are to be had, by whoever asked and within 15 minutes.' })
  url: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Where the bytes leave in an archive (AES-256, as WinZip and 7-Zip open it): its password, shown now and never again. Null where they leave as they are.',
  })
  password: string | null;
  @Field(() => Instant, { description: 'Until when.' })
  expiresAt: Date;
}
