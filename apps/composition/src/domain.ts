import { attachments } from '#attachments';
import { cases } from '#cases';
import { deadlines } from '#deadlines';
import { dossiers } from '#dossiers';
import { evidence } from '#evidence';
import { filings } from '#filings';
import { handling } from '#handling';
import { identity } from '#identity';
import { indicators } from '#indicators';
import { intake } from '#intake';
import { investigations } from '#investigations';
import { letters } from '#letters';
import { papers } from '#papers';
import type { DomainLib } from '#platform';
import { queue } from '#queue';
import { registry } from '#registry';
import { requests } from '#requests';
import { routing } from '#routing';
import { statistics } from '#statistics';
import { violations } from '#violations';

/** The domain libs, lowest first; each listens only to those before it. */
export const DOMAIN: readonly DomainLib[] = [
  identity,
  attachments,
  requests,
  registry,
  filings,
  dossiers,
  violations,
  routing,
  handling,
  papers,
  letters,
  deadlines,
  intake,
  queue,
  cases,
  evidence,
  indicators,
  investigations,
  statistics,
];
