import { randomBytes } from 'node:crypto';
import { vietnamDate } from '#law';
import { canonicalText, saltedDigest } from '#platform/log';
import type { RoutingRule } from '#routing';
import type { IntakeChannel } from './entities.js';
import { type IntakeKeys, placeOfContact } from './intake-keys.js';
import { routesByProvince } from './route-report.js';
import { seal } from './seal.js';
import { judge, refuseUnusable, type Told } from './told.js';

export const THIRD_PARTY_FORMAT = 'khien-third-party/1';

interface ToReceive {
  readonly id: string;
  readonly reference: string;
  readonly channel: IntakeChannel;
  readonly receivedAt: Date;
  readonly now: Date;
  readonly told: Told;
  /** The routing table in force. */
  readonly rules: readonly RoutingRule[];
}

/**
 * Everything that is kept of a report by others, ready to be written: the canonical content with its digest, the contact
 * sealed beside it (the content only says that there is one, so that a receipt names nobody), what the law makes of it,
 * and where it goes from each province.
 */
export function prepareReport(keys: IntakeKeys, { id, reference, channel, receivedAt, now, told, rules }: ToReceive) {
  refuseUnusable(told, receivedAt);
  const { reporter, about, facts } = told;
  const { reasons, ...judged } = judge(facts, receivedAt, now);
  const contact = Object.fromEntries(Object.entries(reporter.contact ?? {}).filter(([, value]) => value));
  const hasContact = Object.keys(contact).length > 0;
  const content = canonicalText({
    format: THIRD_PARTY_FORMAT,
    reference,
    channel,
    receivedAt: receivedAt.toISOString(),
    reporter: {
      kind: reporter.kind,
      name: reporter.name ?? null,
      taxCode: reporter.taxCode ?? null,
      contact: hasContact ? 'SEALED' : 'NONE',
    },
    about: {
      name: about.name,
      taxCode: about.taxCode ?? null,
      website: about.website ?? null,
      address: about.address ?? null,
      provinceCode: about.provinceCode ?? null,
    },
    facts,
    duty: { regime: judged.regime, noticeClass: judged.noticeClass, rule: judged.rule, article: judged.article },
  });
  const salt = randomBytes(32).toString('hex');
  const inputs = {
    kind: 'THIRD_PARTY_REPORT',
    regime: judged.regime ?? null,
    noticeClass: judged.noticeClass ?? null,
    defenceScope: false,
    day: vietnamDate(now),
  } as const;
  return {
    row: {
      reporterKind: reporter.kind,
      reporterName: reporter.name ?? null,
      sealedContact: hasContact ? seal(keys.contact, placeOfContact(id), JSON.stringify(contact)) : null,
      aboutName: about.name,
      content,
      salt,
      digest: saltedDigest(JSON.parse(content), salt),
      ...judged,
    },
    reasons,
    routingInputs: { ...inputs, regime: inputs.regime ?? '', noticeClass: inputs.noticeClass ?? '' },
    routes: routesByProvince(rules, inputs),
  };
}

/** The statement that reads the routing table in force, for whoever asks: competence is public knowledge. */
export const RULES = 'app.routing_rules_in_force()';
