import { type Resolve, systemResolve } from './guarded-agent.js';
import { isReachable } from './public-address.js';
import { webhookUrlRefused } from './webhook-url.js';

/** Milliseconds that somebody who opens a destination waits for the name. */
const PATIENCE = 3_000;

/**
 * Looks once where the name of a webhook leads, for the moment at which it is set up: refuses with WEBHOOK_URL_REFUSED where no
 * message could ever go. False where the name cannot be resolved now, which may pass. Every connection looks again.
 */
export async function resolveWebhookName(
  text: string,
  allowedOrigins: readonly string[],
  resolve: Resolve = systemResolve,
): Promise<boolean> {
  const { origin, hostname } = new URL(text);
  const addresses = await inTime(resolve(hostname.replace(/^\[|\]$/g, '')));
  const ownNetwork = allowedOrigins.includes(origin);
  if (!addresses.every(({ address }) => isReachable(address, ownNetwork))) throw webhookUrlRefused();
  return addresses.length > 0;
}

async function inTime(resolving: ReturnType<Resolve>): ReturnType<Resolve> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly []>((done) => {
    timer = setTimeout(() => done([]), PATIENCE);
  });
  return Promise.race([resolving.catch(() => []), late]).finally(() => clearTimeout(timer));
}
