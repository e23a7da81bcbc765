import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONTROLS, type Control } from './controls.js';
import { countOf, type Finding } from './judge.js';
import type { Clone } from './processes.js';
import { Run, type RunOptions } from './run.js';

export interface CrashOptions {
  readonly seed: number;
  readonly kills: number;
  readonly filings: number;
  readonly filers: number;
  /** Mean seconds between two kills. */
  readonly pace: number;
  /** How many kills come together: what is down at the same time, and for how long, is up to the dice. */
  readonly burst: number;
  readonly supplements: number;
  /** Leases of killed workers are let run out at the end; else it is waited for them. */
  readonly hurry: boolean;
  readonly log: (line: string) => void;
}

export interface MainOutcome {
  readonly kills: number;
  readonly killsOf: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly halfWritten: number;
  readonly outOfOrder: number;
  readonly findings: readonly Finding[];
  /** Filings or receipts that were answered differently when asked for again. */
  readonly differing: readonly string[];
  /** Refusals that nothing explains. */
  readonly refused: readonly string[];
  readonly internalErrors: number;
  /** Filings that an officer received into the register meanwhile, and receipts that were fetched again at the end. */
  readonly registered: number;
  readonly receiptsCompared: number;
  /** How often a process ended without our doing: PostgreSQL was away while it started. */
  readonly endedByThemselves: number;
  readonly logIsWhole: boolean;
  /** Messages that the receiver of webhooks got, how often they came, and how it treated requests. */
  readonly messages: number;
  readonly arrivals: number;
  readonly manners: Readonly<Record<string, number>>;
  readonly receiverComplaints: readonly string[];
  readonly seconds: { readonly playing: number; readonly settling: number };
}

export interface ControlOutcome {
  readonly name: string;
  readonly caught: boolean;
  /** What the judge said without a kill: nothing of the kind, so that it is the crash that is caught. */
  readonly cleanBefore: boolean;
  readonly kills: number;
  readonly acknowledged: number;
  readonly found: readonly Finding[];
}

/** The product as it is, under fire. */
export function crash(clone: Clone, options: CrashOptions): Promise<MainOutcome> {
  return inFolder(
    async (folder) => {
      const run = await Run.start({ ...options, clone, folder, apis: 2, targets: ['api', 'worker', 'postgresql'], mischief: 0.03 });
      try {
        const started = performance.now();
        // To the desk inside, then out by webhook, then to the desk again: reports are on their way when the way changes.
        const [inside, outside, insideAgain] = partsOf(options);
        await run.fileAndKill(inside!);
        const destination = await run.openWebhook();
        await run.fileAndKill(outside!);
        await run.closeWebhook(destination);
        await run.fileAndKill(insideAgain!);
        const played = performance.now();
        await run.settle(options);
        const settled = performance.now();
        const receiptsCompared = await run.compareReceipts(3000);
        const { acknowledged, findings } = await run.judge();
        return {
          kills: run.killed,
          killsOf: run.kills,
          acknowledged,
          lost: countOf(findings, 'lost'),
          doubled: countOf(findings, 'doubled'),
          halfWritten: countOf(findings, 'halfWritten'),
          outOfOrder: countOf(findings, 'outOfOrder'),
          findings,
          ...run.complaints,
          internalErrors: run.internalErrors,
          registered: run.registered,
          receiptsCompared,
          endedByThemselves: run.system.services.reduce((sum, { endedByItself }) => sum + endedByItself, 0),
          logIsWhole: (await run.system.command('verify-log')).code === 0,
          messages: run.receiver.received.size,
          arrivals: [...run.receiver.received.values()].reduce((sum, { arrivals }) => sum + arrivals, 0),
          manners: run.receiver.manners,
          receiverComplaints: run.receiver.complaints,
          seconds: { playing: (played - started) / 1000, settling: (settled - played) / 1000 },
        };
      } finally {
        await run.stop();
      }
    },
    ({ internalErrors }) => internalErrors > 0,
  );
}

/** Inside, outside, inside again. */
const PARTS = [0.5, 0.2, 0.3];

function partsOf({ kills, filings }: Pick<CrashOptions, 'kills' | 'filings'>): { kills: number; filings: number }[] {
  let [before, done] = [0, { kills: 0, filings: 0 }];
  return PARTS.map((part) => {
    before += part;
    const upTo = { kills: Math.round(kills * before), filings: Math.round(filings * before) };
    const share = { kills: upTo.kills - done.kills, filings: upTo.filings - done.filings };
    done = upTo;
    return share;
  });
}

/** Kills of one round of a control, and after how many rounds it counts as not caught. */
const [ROUND_KILLS, ROUNDS] = [3, 8];

/** The product with one protection off: the same filers, the same kills, the same judge, which must object. */
export function playControl(clone: Clone, control: Control, options: Pick<CrashOptions, 'seed' | 'log'>): Promise<ControlOutcome> {
  return inFolder(async (folder) => {
    const { targets, preload } = control;
    const settings = {
      ...options,
      clone,
      folder,
      targets,
      preload: preload(clone),
      apis: 1,
      filers: 12,
      pace: 0.5,
      burst: 1,
      supplements: 0,
      mischief: 0,
    };
    const run = await Run.start(settings satisfies RunOptions);
    try {
      await control.sabotage(run.system.adminUrl);
      const object = async () => {
        await sleep(500); // What a control does after the answer is done by then.
        return (await run.judge()).findings.filter(({ wrong, what }) => wrong === control.wrong && what === control.what);
      };
      await run.fileAndKill({ kills: 0, filings: 20 });
      const before = await object();
      let found: readonly Finding[] = [];
      for (let round = 0; round < ROUNDS && found.length === 0; round++) {
        await run.fileAndKill({ kills: ROUND_KILLS, filings: 30 });
        found = await object();
      }
      const cleanBefore = before.length === 0;
      return {
        name: control.name,
        caught: cleanBefore && found.length > 0,
        cleanBefore,
        kills: run.killed,
        acknowledged: run.journal.lines,
        found,
      };
    } finally {
      await run.stop();
    }
  });
}

export { frozen } from './frozen.js';
export { CONTROLS };

/** A run's folder is removed at its end, and stays where the run failed or `keep` says so: its logs are all that tells why. */
async function inFolder<T>(work: (folder: string) => Promise<T>, keep: (result: T) => boolean = () => false): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'khien-crash-'));
  chmodSync(folder, 0o755); // The account of PostgreSQL must pass.
  try {
    const result = await work(folder);
    if (keep(result)) console.error(`${folder}/logs`);
    else rmSync(folder, { recursive: true, force: true });
    return result;
  } catch (error) {
    console.error(`${folder}/logs`);
    throw error;
  }
}
