import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { platform } from 'node:os';

/** Tells two processes with the same number apart: start time (and boot) of the process, undefined when there is none. */
export function processIdentity(pid: number): string | undefined {
  try {
    if (platform() !== 'linux')
      return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || undefined;
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}
