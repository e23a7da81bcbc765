import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseConfig } from '#platform';

/** Where the running system is, and where the files are that the scenarios bring. */
export interface DemoSettings {
  readonly url: string;
  readonly dataFolder: string;
  /** Folder of real files that are not part of the product; absent for anybody outside. */
  readonly sharedFolder: string;
  /** Origin on this machine where a unit outside may listen; null where webhooks may not come here. */
  readonly receiver: string | null;
}

/** The clone; this file runs as dist/apps/cli/src/demo/settings.js. */
export const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));

export const NOT_RUNNING =
  'Khiên chưa chạy: hãy chạy `npm start` ở cửa sổ khác rồi thử lại / Khiên is not running: type `npm start` in another window and try again.';

/** Throws an Error with one sentence where nothing answers. */
export async function findRunningSystem(environment: Record<string, string | undefined>): Promise<DemoSettings> {
  const { dataFolder } = parseConfig(environment);
  const running = runningIn(dataFolder);
  const url = environment.KHIEN_URL ?? running?.url;
  const ready = url && (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined));
  if (!ready) throw new Error(`${NOT_RUNNING} (${url ?? join(dataFolder, 'running.json')})`);
  await ready.body?.cancel();
  if (!ready.ok) throw new Error(`Khiên tại ${url} chưa sẵn sàng / Khiên at ${url} is not ready (HTTP ${ready.status}).`);
  return {
    url: url.replace(/\/$/, ''),
    dataFolder,
    sharedFolder: resolve(ROOT, environment.KHIEN_SHARED ?? '../shared'),
    receiver: running?.receiver ?? null,
  };
}

function runningIn(dataFolder: string): { readonly url: string; readonly receiver?: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(dataFolder, 'running.json'), 'utf8')) as { url: string; receiver?: string };
  } catch {
    return undefined;
  }
}
