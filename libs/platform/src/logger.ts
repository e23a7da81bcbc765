import { type LoggerOptions, pino } from 'pino';

export type Logger = ReturnType<typeof createLogger>;

/**
 * JSON lines on standard output. What is logged are codes, ids, counts and times; never an input, a header, a query's
 * variables or an error's own text where that may quote a value (PostgreSQL does). `redact` is the net under that habit.
 */
export function createLogger(name: string, level: string, destination?: NodeJS.WritableStream) {
  const options: LoggerOptions = {
    name,
    level,
    redact: {
      paths: ['email', 'password', 'token', 'variables', 'input', 'headers', '*.email', '*.password', '*.token'],
      censor: '[redacted]',
    },
    serializers: { err: (error: unknown) => describeError(error) },
    hooks: {
      // Without a text of its own, a line would take the text of its error.
      logMethod(args, method) {
        const bare = args.length === 1 && typeof args[0] === 'object';
        method.apply(this, bare ? [args[0], 'error'] : args);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error without its message, which may quote personal data: class, code and where it was thrown. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { class: typeof error };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  const frames =
    error.stack
      ?.replace(error.message, () => '')
      .split('\n')
      .filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return { class: error.name, code, table, constraint, at: frames.slice(0, 6).map((line) => line.trim()) };
}
