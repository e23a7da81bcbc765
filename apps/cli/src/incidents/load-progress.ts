import progress from 'cli-progress';

/** How far a load is, on stderr: a bar on a terminal, elsewhere a line every tenth. */
export class LoadProgress {
  readonly #bar: InstanceType<typeof progress.SingleBar> | null;
  #tenth = 0;

  constructor(
    private readonly total: number,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {
    const format = '{bar} {percentage} % | {value}/{total} | {rate}/s | {duration_formatted}, còn {eta_formatted}';
    this.#bar = stream.isTTY ? new progress.SingleBar({ format, stream, hideCursor: true, etaBuffer: 200 }) : null;
    this.#bar?.start(total, 0, { rate: '-' });
  }

  at(done: number, perSecond: number): void {
    const rate = perSecond.toFixed(1);
    this.#bar?.update(done, { rate });
    const tenth = Math.floor((done * 10) / this.total);
    if (!this.#bar && tenth > this.#tenth) this.stream.write(`${tenth * 10} % | ${done}/${this.total} | ${rate}/s\n`);
    this.#tenth = tenth;
  }

  stop(): void {
    this.#bar?.stop();
  }
}
