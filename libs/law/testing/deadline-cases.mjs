// Random deadline cases of every rule with a clock, judged by the oracle, in a process of its own so that TZ is its real zone.
//   TZ=Pacific/Apia node --experimental-transform-types --conditions=source libs/law/testing/deadline-cases.mjs \
//     '{ "cases": 250000, "seed": 1 }'
// Prints one line of JSON: { cases, others, byRule, disagreements, first, offsets }. A case has a due time; those in which there
// is none (no length in the law, or no known start) are judged too and counted as others. With "control": true it breaks every rule in
// several ways instead and prints { tried, uncaught }.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('.') && context.parentURL?.endsWith('.ts')
      ? next(specifier.replace(/\.js$/, '.ts'), context)
      : next(specifier, context),
});

const law = await import('../src/index.ts');
const { dayOf, daysLater, endOf, hoursLater, instantOf, monthLength, weekdayOf, written, yearsEnd } = await import('./civil-oracle.ts');

/** The clocks as they stand in the texts, written down a second time: start, length in hours or years, and whether it is law. */
const EXPECTED = {
  'D13-BREACH': { start: 'occurred', hours: 72, law: true },
  'D13-BREACH-ANYONE': { start: 'detected', hours: null, law: false },
  'D13-BREACH-PROC': { start: 'detected', hours: null, law: false },
  'L91-BREACH-72': { start: 'detected', hours: 72, law: true },
  'L91-BREACH-GEN': { start: 'detected', hours: 72, law: false },
  'L91-BREACH-PROC': { start: 'detected', hours: 24, law: false },
  'D13-MINUTES': { start: 'detected', hours: null, law: false },
  'L91-MINUTES': { start: 'detected', hours: null, law: false },
  'D356-FIN-NOTICE': { start: 'detected', hours: 72, law: true },
  'D356-FIN-SUBJECTS': { start: 'detected', hours: 72, law: true },
  'L91-FIN-SUBJECTS': { start: 'detected', hours: 72, law: false },
  'D356-LOCBIO': { start: 'detected', hours: 72, law: true },
  'D356-FILE-5Y': { start: 'remediated', years: 5, law: true },
  'L116-CYBER-NOW': { start: 'detected', hours: 1, law: false },
  'L116-CYBER-24': { start: 'detected', hours: 24, law: true },
  'L116-CYBER-72': { start: 'detected', hours: 72, law: true },
};
const STEPS = [24, 48, 60, 66, 70];
const RULES = [...law.NOTICE_RULES, ...law.DUTY_RULES];

/** Uniform in [0, 1), the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A civil time in Vietnam from 2000 to 2099, with an eye on midnight, month ends, leap days and the turn of the regimes. */
function civilOf(random) {
  const below = (limit) => Math.floor(random() * limit);
  const edge = (usual, ...corners) => (random() < 0.3 ? corners[below(corners.length)] : usual);
  const year = edge(2000 + below(100), 2023, 2025, 2026, 2028, 2096);
  const month = edge(1 + below(12), 2, 12, 1, 6);
  const day = Math.min(edge(1 + below(31), 28, 29, 31, 1), monthLength(year, month));
  return {
    year,
    month,
    day,
    hour: edge(below(24), 0, 7, 17, 23),
    minute: edge(below(60), 0, 59),
    second: edge(below(60), 0, 59),
    milli: edge(below(1000), 0, 1, 999),
  };
}

function expectedDue({ hours, years }, civil) {
  if (years) return yearsEnd(civil, years);
  return hours === null ? null : hoursLater(civil, hours);
}

function regimeOn(day) {
  if (day < '2023-07-01') return 'NO_REGIME';
  return day <= '2025-12-31' ? 'VN-PDPD-2023' : 'VN-PDPL-2025';
}

function regimeAt(instant) {
  try {
    return law.regimeAt(instant).regime.code;
  } catch (error) {
    return error.code;
  }
}

/** What the law says of one case and the oracle does not, as text, and whether the oracle has a due time for it. */
function judge(rule, expected, random, escalationsOf = law.escalationsOf) {
  const found = [];
  const same = (what, ours, oracle) => {
    if (ours !== oracle) found.push(`${rule.id} ${what}: ${ours}, oracle ${oracle}`);
  };
  const civil = civilOf(random);
  const start = new Date(instantOf(civil));
  const other = () => (random() < 0.2 ? null : new Date(instantOf(civilOf(random))));
  const precision = ['EXACT', 'APPROXIMATE', 'ONGOING', 'UNKNOWN', null][Math.floor(random() * 5)];
  const missing = random() < 0.05;
  const times = { occurredAt: other(), detectedAt: other(), remediatedAt: other(), occurrencePrecision: precision };
  times[`${expected.start}At`] = missing ? null : start;
  const known = !missing && (expected.start !== 'occurred' || precision !== 'UNKNOWN');

  const clock = law.clockFor(rule, times);
  const due = known ? expectedDue(expected, civil) : null;
  same('start', clock.startedAt?.getTime() ?? null, known ? start.getTime() : null);
  same('start in words', clock.startedLocal, known ? written(civil) : null);
  same('due', clock.dueAt?.getTime() ?? null, due && instantOf(due));
  same('due in words', clock.dueLocal, due && written(due));
  same('law', clock.statutory, expected.law);
  if (due) {
    const sum = `${written(civil)} + ${expected.years ? `${expected.years} năm` : `${expected.hours} giờ`} = ${written(due)} (giờ Việt Nam, UTC+7)`;
    same('sum', clock.arithmetic.vi.slice(0, sum.length), sum);
    const far = 1 + Math.floor(random() * 1e9);
    for (const step of [-far, -1, 0, 1, far]) {
      const verdict = law.timeliness(clock, new Date(instantOf(due) + step));
      const late = step > 0;
      same(`verdict at ${step}`, verdict.verdict, expected.law ? (late ? 'LATE' : 'ON_TIME') : 'NO_DEADLINE');
      if (!expected.law) same(`target at ${step}`, verdict.careful?.met, !late);
      else same(`distance at ${step}`, late ? verdict.lateByMs : verdict.spareMs, Math.abs(step));
    }
  } else same('verdict', law.timeliness(clock, start).verdict, expected.law ? 'UNDETERMINED' : 'NO_DEADLINE');
  const steps = due && expected.hours === 72 ? STEPS.map((hour) => `${hour}@${instantOf(hoursLater(civil, hour))}`) : [];
  same(
    'steps',
    escalationsOf(clock)
      .map(({ hour, at }) => `${hour}@${at.getTime()}`)
      .join(),
    steps.join(),
  );

  same('day', law.vietnamDate(start), dayOf(civil));
  same('regime', regimeAt(start), regimeOn(dayOf(civil)));
  same('ACK', law.serviceDue('ACK', start).getTime(), instantOf(daysLater(civil, 1)));
  same('FINAL_EXPECTED', law.serviceDue('FINAL_EXPECTED', start).getTime(), instantOf(endOf(daysLater(civil, 30))));
  same('TRIAGE', law.serviceDue('TRIAGE', start).getTime(), instantOf(endOf(nextWorkingDay(civil))));
  return { found, hasDue: due !== null };
}

/** Page by page to a day on which people work; which days are holidays, the rows of the law say. */
function nextWorkingDay(civil) {
  const isFree = (page) =>
    [0, 6].includes(weekdayOf(page)) || law.HOLIDAYS.some(({ from, to }) => from <= dayOf(page) && dayOf(page) <= to);
  let page = daysLater(civil, 1);
  while (isFree(page)) page = daysLater(page, 1);
  return page;
}

/** Ways in which a rule could be wrong. */
function brokenFormsOf(rule) {
  const { limit, startEvent } = rule;
  const length = limit.kind === 'STATED' ? limit.length : limit.careful;
  const withLength = (changed) => (limit.kind === 'STATED' ? { ...limit, length: changed } : { ...limit, careful: changed });
  return [
    ...(length
      ? [-1, 1].map((by) => [`length ${by}`, { ...rule, limit: withLength({ ...length, amount: length.amount + by }) }])
      : [['a length that is not there', { ...rule, limit: withLength({ amount: 72, unit: 'H' }) }]]),
    ...['OCCURRED', 'DETECTED', 'REMEDIATED']
      .filter((event) => event !== startEvent)
      .map((event) => [`start ${event}`, { ...rule, startEvent: event }]),
    [
      'law or not',
      {
        ...rule,
        limit:
          limit.kind === 'STATED'
            ? { kind: 'UNSTATED', words: { vi: '', en: '' }, careful: limit.length }
            : { kind: 'STATED', length: length ?? { amount: 72, unit: 'H' } },
      },
    ],
  ];
}

const CONTROL_CASES = 200;
const caught = (rule, expected, seed, escalationsOf) => {
  const random = randomOf(seed);
  for (let i = 0; i < CONTROL_CASES; i++) if (judge(rule, expected, random, escalationsOf).found.length > 0) return true;
  return false;
};

function control() {
  const broken = RULES.flatMap((rule) => brokenFormsOf(rule).map(([how, wrong]) => [`${rule.id}: ${how}`, wrong, rule.id, undefined]));
  const late = (clock) => law.escalationsOf(clock).map(({ hour, at }) => ({ hour, at: new Date(at.getTime() + 1) }));
  const fewer = (clock) => law.escalationsOf(clock).slice(1);
  for (const [how, wrong] of Object.entries({ late, fewer }))
    broken.push([`steps ${how}`, law.noticeRule('L91-BREACH-72'), 'L91-BREACH-72', wrong]);
  const uncaught = broken.filter(([, wrong, id, escalations], i) => !caught(wrong, EXPECTED[id], i, escalations)).map(([name]) => name);
  return { tried: broken.length, uncaught };
}

function run({ cases, seed }) {
  const random = randomOf(seed);
  const byRule = Object.fromEntries(RULES.map(({ id }) => [id, 0]));
  const first = [];
  let [judged, others, disagreements] = [0, 0, 0];
  for (let i = 0; judged < cases; i++) {
    const rule = RULES[i % RULES.length];
    const { found, hasDue } = judge(rule, EXPECTED[rule.id], random);
    if (hasDue) judged += 1;
    else others += 1;
    if (hasDue) byRule[rule.id] += 1;
    disagreements += found.length > 0 ? 1 : 0;
    if (first.length < 5) first.push(...found);
  }
  // What the process takes for local time in January and July: proof that TZ is in effect.
  const offsets = [new Date(2026, 0, 15), new Date(2026, 6, 15)].map((local) => local.getTimezoneOffset());
  return { cases: judged, others, byRule, disagreements, first, offsets };
}

const asked = JSON.parse(process.argv[2] ?? '{}');
process.stdout.write(`${JSON.stringify(asked.control ? control() : run({ cases: 1000, seed: 1, ...asked }))}\n`);
