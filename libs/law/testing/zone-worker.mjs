// Runs the law in a process of its own, so that TZ is the real zone of the process and not a variable set too late.
// Reads { starts: number[] } from stdin, writes what the law says about each instant to stdout.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('.') && context.parentURL?.endsWith('.ts')
      ? next(specifier.replace(/\.js$/, '.ts'), context)
      : next(specifier, context),
});

const law = await import('../src/index.ts');
let input = '';
for await (const chunk of process.stdin) input += chunk;

const verdictAt = (clock, ms) => law.timeliness(clock, new Date(ms)).verdict;
const regimeAt = (ms) => {
  try {
    return law.regimeAt(new Date(ms)).regime.code;
  } catch (error) {
    return error.code;
  }
};

const results = JSON.parse(input).starts.map((start) => {
  const clocks = ['D13-BREACH', 'L91-BREACH-72'].map((id) =>
    law.clockFor(law.noticeRule(id), { occurredAt: new Date(start), detectedAt: new Date(start) }),
  );
  return {
    regime: regimeAt(start),
    day: law.vietnamDate(new Date(start)),
    clocks: clocks.map((clock) => ({
      due: clock.dueAt.getTime(),
      arithmetic: clock.arithmetic.vi,
      verdicts: [-1, 0, 1].map((step) => verdictAt(clock, clock.dueAt.getTime() + step)),
    })),
  };
});

// What the process takes for local time in January and July: proof that TZ is in effect.
const offsets = [new Date(2026, 0, 15), new Date(2026, 6, 15)].map((local) => local.getTimezoneOffset());
process.stdout.write(JSON.stringify({ offsets, results }));
