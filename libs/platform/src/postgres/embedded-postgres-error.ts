/** One sentence in each language; `message` holds both, a line each. */
export class EmbeddedPostgresError extends Error {
  readonly vi: string;
  readonly en: string;
  constructor(vi: string, en: string, options?: ErrorOptions) {
    super(`${vi}\n${en}`, options);
    this.name = 'EmbeddedPostgresError';
    this.vi = vi;
    this.en = en;
  }
}

export function didNotStart(why: string, logFile?: string): EmbeddedPostgresError {
  const see = logFile === undefined ? ['', ''] : [` (xem ${logFile})`, ` (see ${logFile})`];
  return new EmbeddedPostgresError(`PostgreSQL không khởi động được: ${why}${see[0]}.`, `PostgreSQL did not start: ${why}${see[1]}.`);
}

export function portTaken(port: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Cổng ${port} trên 127.0.0.1 đã có chương trình khác dùng nên PostgreSQL không khởi động được.`,
    `Port ${port} on 127.0.0.1 is taken by another program, so PostgreSQL cannot start.`,
  );
}

export function lastLine(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  const line = lines.findLast((candidate) => /FATAL|error:|PANIC/.test(candidate)) ?? lines.at(-1) ?? '?';
  return line.replace(/^.*?(FATAL|error|PANIC):\s*/, '').replace(/\.$/, '');
}
