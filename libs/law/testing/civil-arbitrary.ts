import fc from 'fast-check';
import { type Civil, monthLength } from './civil-oracle.js';

/** Civil times in Vietnam from 2000 to 2100, with an eye on midnight, month ends and leap days. */
export const civilTimes: fc.Arbitrary<Civil> = fc
  .record({
    year: fc.integer({ min: 2000, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    page: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constantFrom(0, 25, 26, 27, 28, 29, 30)),
    hour: fc.oneof(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 6, 7, 23)),
    minute: fc.oneof(fc.integer({ min: 0, max: 59 }), fc.constant(0)),
    second: fc.oneof(fc.integer({ min: 0, max: 59 }), fc.constant(0)),
    milli: fc.oneof(fc.integer({ min: 0, max: 999 }), fc.constantFrom(0, 1, 999)),
  })
  .map(({ page, ...rest }) => ({ ...rest, day: 1 + (page % monthLength(rest.year, rest.month)) }));
