import type { Scenario } from '../play.js';
import { correction } from './correction.js';
import { criminalReferral } from './criminal-referral.js';
import { decree13Late } from './decree-13-late.js';
import { deliveryOutage } from './delivery-outage.js';
import { dossier } from './dossier.js';
import { drill } from './drill.js';
import { imports } from './imports.js';
import { mainJob } from './main-job.js';
import { manualDispatch } from './manual-dispatch.js';
import { otherOrganisation } from './other-organisation.js';
import { returned } from './return.js';
import { tradeCase } from './trade-case.js';
import { verify } from './verify.js';

/** In the order in which they are played. */
export const SCENARIOS: readonly Scenario[] = [
  mainJob,
  imports,
  dossier,
  decree13Late,
  correction,
  returned,
  drill,
  deliveryOutage,
  manualDispatch,
  otherOrganisation,
  tradeCase,
  criminalReferral,
  verify,
];
