import { identity } from '#identity';
import type { DomainLib } from '#platform';
import { registry } from '#registry';
import { routing } from '#routing';
import { violations } from '#violations';

/** The domain libs, lowest first; each listens only to those before it. */
export const DOMAIN: readonly DomainLib[] = [identity, registry, violations, routing];
