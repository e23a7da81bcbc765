import { timeDefects } from './time-defects.js';
import { timesOf } from './violation-facts.js';

const NOW = new Date('2026-11-22T10:00:00.000Z');
const nowPlus = (ms: number) => new Date(NOW.getTime() + ms);
const found = (facts: Parameters<typeof timeDefects>[0]) => timeDefects(facts, NOW).map((defect) => [defect.path, defect.code]);

describe('timeDefects', () => {
  it('accepts times that are equal to each other and to now, and none at all', () => {
    expect(found({ occurredFrom: NOW, occurredTo: NOW, detectedAt: NOW })).toEqual([]);
    expect(found({})).toEqual([]);
  });

  it('refuses the future from one millisecond on', () => {
    expect(found({ occurredFrom: nowPlus(1), occurredTo: nowPlus(1), detectedAt: nowPlus(1) })).toEqual([
      ['occurredFrom', 'TIME_IN_FUTURE'],
      ['occurredTo', 'TIME_IN_FUTURE'],
      ['detectedAt', 'TIME_IN_FUTURE'],
    ]);
  });

  it('refuses an end before the start and detection before the occurrence began', () => {
    expect(found({ occurredFrom: nowPlus(-1), occurredTo: nowPlus(-2) })).toEqual([['occurredTo', 'END_BEFORE_START']]);
    expect(found({ occurredFrom: nowPlus(-1), detectedAt: nowPlus(-2) })).toEqual([['detectedAt', 'DETECTED_BEFORE_OCCURRED']]);
    expect(found({ occurredFrom: nowPlus(-3), occurredTo: nowPlus(-1), detectedAt: nowPlus(-2) })).toEqual([]);
  });

  it('refuses a remedy in the future and one before the detection', () => {
    expect(found({ remediatedAt: nowPlus(1) })).toEqual([['remediatedAt', 'TIME_IN_FUTURE']]);
    expect(found({ remediatedAt: nowPlus(-2), detectedAt: nowPlus(-1) })).toEqual([['remediatedAt', 'REMEDIED_BEFORE_DETECTED']]);
    expect(found({ remediatedAt: nowPlus(-1), detectedAt: nowPlus(-1) })).toEqual([]);
  });

  it('takes an approximate occurrence that lies after the detection, which then counts as its earliest known time', () => {
    const times = { occurredFrom: nowPlus(-1), detectedAt: nowPlus(-120_000) };

    expect(found({ ...times, occurrencePrecision: 'APPROXIMATE' })).toEqual([]);
    expect(timesOf({ ...times, occurrencePrecision: 'APPROXIMATE' }).occurredAt).toEqual(times.detectedAt);
    for (const occurrencePrecision of ['EXACT', null] as const) {
      expect(found({ ...times, occurrencePrecision })).toEqual([['detectedAt', 'DETECTED_BEFORE_OCCURRED']]);
      expect(timesOf({ ...times, occurrencePrecision }).occurredAt).toEqual(times.occurredFrom);
    }
    const before = { occurredFrom: nowPlus(-2), detectedAt: nowPlus(-1), occurrencePrecision: 'APPROXIMATE' } as const;
    expect(timesOf(before).occurredAt).toEqual(before.occurredFrom);
  });

  it('refuses what is not a time, and gives the reason in both languages', () => {
    expect(found({ detectedAt: new Date(Number.NaN) })).toEqual([['detectedAt', 'TIME_INVALID']]);
    expect(timeDefects({ detectedAt: nowPlus(60_000) }, NOW)[0]).toMatchObject({
      vi: 'Thời điểm phát hiện (17:01 22/11/2026) nằm trong tương lai; bây giờ là 17:00 22/11/2026 (giờ Việt Nam).',
      en: expect.stringContaining('lies in the future'),
    });
  });
});
