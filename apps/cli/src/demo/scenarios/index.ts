import type { Scenario } from '../play.js';
import { decree13Late } from './decree-13-late.js';
import { mainJob } from './main-job.js';
import { otherOrganisation } from './other-organisation.js';
import { verify } from './verify.js';

/** In the order in which they are played. */
export const SCENARIOS: readonly Scenario[] = [mainJob, decree13Late, otherOrganisation, verify];
