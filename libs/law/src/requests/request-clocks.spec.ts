import { REGIME_CODES } from '../regime/regimes.js';
import { requestClocks } from './request-clocks.js';
import { REQUEST_KINDS, type RequestKind } from './request-rules.js';

const at = (local: string): Date => new Date(`${local}:00+07:00`);
const dueOf = (clocks: ReturnType<typeof requestClocks>) =>
  Object.fromEntries(
    clocks.map(({ kind, dueAt }) => [kind, dueAt && new Date(dueAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 16)]),
  );

describe('the clocks of a request of a data subject', () => {
  it.each<[RequestKind, string, string, string]>([
    ['ACCESS', '2026-11-12', '2026-11-17', '2026-11-22'],
    ['PROVISION', '2026-11-12', '2026-11-17', '2026-11-22'],
    ['CORRECTION', '2026-11-12', '2026-11-17', '2026-11-22'],
    ['DELETION', '2026-11-22', '2026-12-02', '2026-12-12'],
    ['RESTRICTION', '2026-11-17', '2026-11-22', '2026-12-02'],
    ['OBJECTION', '2026-11-17', '2026-11-22', '2026-12-02'],
    ['WITHDRAWAL', '2026-11-17', '2026-11-22', '2026-12-02'],
    ['PROTECTIVE_MEASURES', '2026-11-17', '2026-11-17', '2026-12-02'],
  ])('%s under Law 91: alone, with a chain, extended once', (kind, alone, chain, extended) => {
    const receivedAt = at('2026-11-02T23:30');
    const due = (more: object) => dueOf(requestClocks('VN-PDPL-2025', { kind, receivedAt, ...more }));

    expect(due({})).toEqual({ REPLY: '2026-11-04T23:59', FULFIL: `${alone}T23:59` });
    expect(due({ chain: true }).FULFIL).toBe(`${chain}T23:59`);
    expect(due({ extendedBy: 20 }).FULFIL).toBe(`${extended}T23:59`);
  });

  it('counts two working days over a weekend and a holiday, and says where the holidays come from', () => {
    const [reply] = requestClocks('VN-PDPL-2025', { kind: 'ACCESS', receivedAt: at('2026-02-13T16:00') });
    expect(reply).toMatchObject({
      kind: 'REPLY',
      confidence: 'C2',
      arithmetic: { vi: '13/02/2026 + 2 ngày làm việc = hết ngày 24/02/2026' },
    });
    expect(requestClocks('VN-PDPL-2025', { kind: 'ACCESS', receivedAt: at('2027-02-05T16:00') })[0]).toMatchObject({ confidence: 'U' });
  });

  it('extends once, never beyond what the text allows, and shows how far an extension could go', () => {
    const receivedAt = at('2026-11-02T09:00');
    const fulfil = (extendedBy?: number) => requestClocks('VN-PDPL-2025', { kind: 'DELETION', receivedAt, extendedBy }).at(-1)!;

    expect(fulfil().extensibleTo).toEqual(new Date('2026-12-12T16:59:59.999Z'));
    expect(fulfil(5)).toMatchObject({ extensibleTo: null, arithmetic: { vi: '02/11/2026 + 20 ngày + 5 ngày = hết ngày 27/11/2026' } });
    expect(fulfil(500).dueAt).toEqual(new Date('2026-12-12T16:59:59.999Z'));
    expect(fulfil(-3).dueAt).toEqual(fulfil().dueAt);
  });

  it('gives 72 hours to the minute under Decree 13, and words where it has no number', () => {
    const due = (kind: RequestKind) => dueOf(requestClocks('VN-PDPD-2023', { kind, receivedAt: at('2025-04-29T10:15') }));
    for (const kind of ['PROVISION', 'DELETION', 'RESTRICTION', 'OBJECTION'] as const)
      expect(due(kind)).toEqual({ FULFIL: '2025-05-02T10:15' });
    for (const kind of ['ACCESS', 'CORRECTION', 'WITHDRAWAL', 'PROTECTIVE_MEASURES'] as const) expect(due(kind)).toEqual({ FULFIL: null });
  });

  it('has clocks for every kind under every regime, each with its article', () => {
    for (const regime of REGIME_CODES)
      for (const kind of REQUEST_KINDS)
        for (const clock of requestClocks(regime, { kind, receivedAt: at('2026-05-01T00:00') }))
          expect(clock.article && clock.arithmetic.vi && clock.arithmetic.en).toBeTruthy();
  });
});
