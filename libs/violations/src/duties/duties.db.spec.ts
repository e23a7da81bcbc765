import type { Organisation } from '#identity';
import { ORGANISATION_ROLES, type Role } from '#kernel';
import { drafted, factsUnderLaw91, filed, hoursAgo, reportContent } from '../../../../test/support/facts.js';
import { recordsOf, refusal, refusedWithoutTrace, tamper } from '../../../../test/support/records.js';
import { type Person, World } from '../../../../test/support/world.js';
import { promiseSupplement } from '../clocks/promise-supplement.js';
import { reviseViolationReport } from '../draft-violation-report.js';
import type { StoredFacts } from '../facts.js';
import { declareOutsideNoticeMistaken, declareSubjectNoticeMistaken } from './declare-notice-mistaken.js';
import { subjectNoticeById } from './duties.queries.js';
import type { SubjectNoticeKind } from './entities.js';
import { recordOutsideNotice } from './record-outside-notice.js';
import { stillOwed } from './still-owed.js';
import { draftSubjectNotice, reviseSubjectNotice, type Sending, sendSubjectNotice } from './subject-notice.js';
import { draftViolationMinutes, finaliseViolationMinutes, type MinutesDraft, reviseViolationMinutes } from './violation-minutes.js';

const SHA = 'a'.repeat(64);
let serial = 0;
const minutesDraft = (more: Partial<MinutesDraft> = {}): MinutesDraft => ({
  number: `${++serial}/BB-MAU`,
  madeAt: new Date(hoursAgo(1)),
  place: 'Hải Phòng',
  participants: [{ name: 'Người mẫu', position: 'Trưởng phòng', part: 'chứng kiến' }],
  evidence: [{ name: 'nhật ký truy cập', sha256: SHA }],
  signatures: [{ name: 'Người mẫu', capacity: 'Người lập biên bản', signedAt: hoursAgo(1) }],
  ...more,
});
const noticeDraft = {
  severity: 'Nghiêm trọng',
  risks: 'Có thể bị giả mạo danh tính',
  guidance: 'Đổi mật khẩu và cảnh giác cuộc gọi lạ',
  incidentDesk: 'Đường dây nóng 1900 0000',
  whyPublic: 'Không có địa chỉ liên lạc của mọi người',
};
const BIOMETRIC: StoredFacts = { dataTypes: [{ code: 'BIOMETRIC', state: 'AFFECTED' }] };

describe('papers of a report', () => {
  let world: World;
  let organisation: Organisation;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
  });
  afterAll(() => world.destroy());

  const row = async <T>(table: string, id: string): Promise<T> =>
    (await world.admin.query(`select * from ${table} where id = $1`, [id])).rows[0] as T;
  const clock = async (reportId: string, slot: string) =>
    (
      await world.admin.query<{ stopped_at: Date | null; stopped_event: string; due_at: Date; superseded_at: null }>(
        'select * from report_clock where report_id = $1 and slot = $2 and superseded_at is null',
        [reportId, slot],
      )
    ).rows[0];

  describe('minutes', () => {
    const draft = (reportId: string, more: Partial<MinutesDraft> = {}, person = dpo) =>
      world.uow.run(person.caller, (tx) => draftViolationMinutes(tx, reportId, minutesDraft(more)));
    const finalise = (id: string, person = dpo) => world.uow.run(person.caller, (tx) => finaliseViolationMinutes(tx, id));

    it('take what the report says when they become final, and keep it', async () => {
      const facts = factsUnderLaw91();
      const report = await drafted(world, dpo, facts);
      const { id } = await draft(report.id);
      await finalise(id);
      const final = await row<{
        state: string;
        digest: string;
        content: { notice: { facts: StoredFacts; regime: string }; evidence: object[] };
      }>('violation_minutes', id);
      expect(final).toMatchObject({
        state: 'FINALISED',
        content: { evidence: [{ name: 'nhật ký truy cập', sha256: SHA }], notice: { regime: 'VN-PDPL-2025' } },
      });
      expect(final.content.notice.facts).toMatchObject({
        detectedAt: facts.detectedAt,
        dataTypes: facts.dataTypes,
        counts: facts.counts,
        measuresDone: facts.measuresDone,
      });
      await world.uow.run(dpo.caller, (tx) =>
        reviseViolationReport(tx, report.id, report.version, reportContent({ ...facts, place: 'Nơi khác' })),
      );
      expect(await row('violation_minutes', id)).toEqual(final);
      expect((await recordsOf(world, id)).map(({ type, digest }) => [type, digest])).toEqual([
        ['MinutesDrafted', undefined],
        ['MinutesFinalised', final.digest],
      ]);
    });

    it('never change once they are final: not by a verb, and not past the program', async () => {
      const report = await drafted(world, dpo);
      const { id, version } = await draft(report.id);
      await finalise(id);
      const error = await refusal(() => world.uow.run(dpo.caller, (tx) => reviseViolationMinutes(tx, id, version + 1, minutesDraft())));
      expect([error.code, error.details.state]).toEqual(['WRONG_STATE', 'FINALISED']);
      const past = () => world.uow.run(dpo.caller, (tx) => tx.sql("update violation_minutes set content = '{}' where id = ?", [id]));
      await expect(past()).rejects.toMatchObject({ code: 'KH003' });
      const back = () => world.uow.run(dpo.caller, (tx) => tx.sql("update violation_minutes set state = 'DRAFT' where id = ?", [id]));
      await expect(back()).rejects.toMatchObject({ code: 'KH003' });
      await world.admin.query('alter table violation_minutes disable trigger final');
      try {
        await tamper(world, 'update violation_minutes set content = content || \'{"place": "khác"}\' where id = $1', [id]);
        expect(await row('violation_minutes', id)).toMatchObject({ content: { place: 'khác' } });
      } finally {
        await world.admin.query('alter table violation_minutes enable trigger final');
      }
    });

    it('are replaced by other ones; both stay', async () => {
      const report = await drafted(world, dpo);
      const [first, second] = [await draft(report.id), await draft(report.id)];
      await finalise(first.id);
      await finalise(second.id);
      expect(await row('violation_minutes', first.id)).toMatchObject({ state: 'SUPERSEDED', superseded_at: expect.any(Date) });
      expect(await row('violation_minutes', second.id)).toMatchObject({ state: 'FINALISED', supersedes_id: first.id });
    });

    it('say what they lack, all at once, and a number that is taken', async () => {
      const report = await drafted(world, dpo, { actDescription: 'Gửi nhầm', detectedAt: hoursAgo(2) });
      const { id } = await draft(report.id, { number: null, madeAt: null, place: null, participants: [], signatures: [] });
      const error = await refusedWithoutTrace(world, dpo.caller, (tx) => finaliseViolationMinutes(tx, id));
      expect([error.code, error.details.defects!.map(({ path }) => path)]).toEqual([
        'MINUTES_INCOMPLETE',
        ['number', 'madeAt', 'place', 'participants', 'signatures', 'facts.dataTypes', 'immediateActions'],
      ]);
      const whole = await drafted(world, dpo);
      const [one, other] = [
        await draft(whole.id, { number: '7/BB' }),
        await draft(report.id, { number: '7/BB', immediateActions: 'Đã khóa' }),
      ];
      await finalise(one.id);
      const early = await refusal(() => world.uow.run(dpo.caller, (tx) => reviseViolationMinutes(tx, other.id, 99, minutesDraft())));
      expect(early.code).toBe('CONFLICT');
      const again = await draft(whole.id, { number: '7/BB' });
      expect((await refusal(() => finalise(again.id))).code).toBe('NUMBER_TAKEN');
      expect(await row('violation_minutes', one.id)).toMatchObject({ state: 'FINALISED' });
    });

    it('cannot have been made before the violation was detected', async () => {
      const report = await drafted(world, dpo);
      const { id } = await draft(report.id, { madeAt: new Date(hoursAgo(11)) });
      expect((await refusal(() => finalise(id))).details.defects!.map(({ code }) => code)).toEqual(['BEFORE_DETECTION']);
    });

    it('are written by who prepares and made final by who signs', async () => {
      const report = await drafted(world, dpo);
      const { id } = await draft(report.id);
      const may: Record<string, Role[]> = { draft: [], finalise: [] };
      for (const role of ORGANISATION_ROLES) {
        const person = await world.person([role], { organisationId: organisation.id });
        const codeOf = (work: () => Promise<unknown>) =>
          work().then(
            () => 'OK',
            (error: { code: string }) => error.code,
          );
        if ((await codeOf(() => draft(report.id, {}, person))) === 'OK') may.draft!.push(role);
        if ((await codeOf(() => finalise(id, person))) !== 'FORBIDDEN') may.finalise!.push(role);
      }
      expect(may).toEqual({ draft: ['PDP_OFFICER', 'PREPARER'], finalise: ['PDP_OFFICER', 'APPROVER'] });
    });
  });

  describe('notices to data subjects', () => {
    const draft = (reportId: string, kind: SubjectNoticeKind, more: Partial<typeof noticeDraft> = {}) =>
      world.uow.run(dpo.caller, (tx) => draftSubjectNotice(tx, reportId, kind, { ...noticeDraft, ...more }));
    const send = (id: string, more: Partial<Sending> = {}) =>
      world.uow.run(dpo.caller, (tx) =>
        sendSubjectNotice(tx, id, { channel: 'SMS', sentAt: new Date(hoursAgo(1)), reached: 100, total: 100, ...more }),
      );

    const owed = async (id: string) => {
      const { value } = await world.uow.read<Parameters<typeof stillOwed>[0] & { catchUpSentAt: string | null }>(
        dpo.caller,
        subjectNoticeById(id),
      );
      return [stillOwed(value)?.vi ?? null, value.catchUpSentAt] as const;
    };

    it('stop their clock at the time of sending, and keep the verdict', async () => {
      const report = await drafted(world, dpo, factsUnderLaw91(BIOMETRIC));
      const { id } = await draft(report.id, 'LOCATION_BIOMETRIC');
      const sentAt = new Date(hoursAgo(2));
      await send(id, { sentAt });
      expect(await clock(report.id, 'SUBJECT_NOTICE:LOCATION_BIOMETRIC')).toMatchObject({
        stopped_at: sentAt,
        stopped_event: 'SubjectNoticeSent',
      });
      expect(await clock(report.id, 'NOTICE')).toMatchObject({ stopped_at: null });
      expect(await row('subject_notice', id)).toMatchObject({
        state: 'SENT',
        rule: 'D356-LOCBIO',
        verdict: 'ON_TIME',
        late_by_ms: null,
        content: { notice: { facts: BIOMETRIC }, guidance: noticeDraft.guidance },
      });
    });

    it('that come late are late, to the millisecond, and stay so', async () => {
      const detectedAt = hoursAgo(80);
      const report = await drafted(world, dpo, factsUnderLaw91({ ...BIOMETRIC, occurredFrom: hoursAgo(90), detectedAt }));
      const due = new Date(detectedAt).getTime() + 72 * 3_600_000;
      const exact = await draft(report.id, 'LOCATION_BIOMETRIC');
      await send(exact.id, { sentAt: new Date(due) });
      expect(await row('subject_notice', exact.id)).toMatchObject({ verdict: 'ON_TIME' });
      const later = await drafted(world, dpo, factsUnderLaw91({ ...BIOMETRIC, occurredFrom: hoursAgo(90), detectedAt }));
      const late = await draft(later.id, 'LOCATION_BIOMETRIC');
      await send(late.id, { sentAt: new Date(due + 1) });
      expect(await row('subject_notice', late.id)).toMatchObject({ verdict: 'LATE', late_by_ms: '1' });
      const change = () =>
        world.uow.run(dpo.caller, (tx) => tx.sql("update subject_notice set verdict = 'ON_TIME' where id = ?", [late.id]));
      await expect(change()).rejects.toMatchObject({ code: 'KH003' });
    });

    it('to the public go only together with the duty to tell each person, whose clock the notice to each person stops', async () => {
      const report = await drafted(world, dpo, factsUnderLaw91(BIOMETRIC));
      const { id } = await draft(report.id, 'PUBLIC');
      const alone = await refusal(() => send(id, { publicUrl: 'https://mau.example/thong-bao' }));
      expect(alone.details.defects!.map(({ path }) => path)).toEqual(['catchUpBy']);
      const past = () =>
        tamper(
          world,
          "update subject_notice set state = 'SENT', channel = 'web', sent_at = now(), verdict = 'ON_TIME', digest = 'x', salt = 'x', recorded_by = created_by, recorded_at = now(), public_url = 'https://mau.example' where id = $1",
          [id],
        );
      await expect(past()).rejects.toMatchObject({ code: '23514' });
      const catchUpBy = new Date(hoursAgo(-240));
      await send(id, { publicUrl: 'https://mau.example/thong-bao', catchUpBy });
      expect(await clock(report.id, 'SUBJECT_NOTICE:LOCATION_BIOMETRIC')).toMatchObject({ stopped_event: 'SubjectNoticeSent' });
      expect(await clock(report.id, `SUBJECT_CATCH_UP:${id}`)).toMatchObject({ due_at: catchUpBy, stopped_at: null });
      const each = await draft(report.id, 'LOCATION_BIOMETRIC');
      await send(each.id, { sentAt: new Date() });
      expect(await clock(report.id, `SUBJECT_CATCH_UP:${id}`)).toMatchObject({ stopped_event: 'SubjectNoticeSent' });
      expect(await row('subject_notice', each.id)).toMatchObject({ rule: 'SUBJECT_CATCH_UP', verdict: 'NO_DEADLINE' });
    });

    it('that did not reach everybody are kept as sent and leave the duty open, with what is missing', async () => {
      const slot = 'SUBJECT_NOTICE:LOCATION_BIOMETRIC';
      const report = await drafted(world, dpo, factsUnderLaw91(BIOMETRIC));
      const few = await draft(report.id, 'LOCATION_BIOMETRIC');
      await send(few.id, { reached: 10, total: 100_000 });
      expect(await row('subject_notice', few.id)).toMatchObject({ state: 'SENT', verdict: 'UNDETERMINED', rule: 'D356-LOCBIO' });
      expect(await clock(report.id, slot)).toMatchObject({ stopped_at: null });
      expect((await owed(few.id))[0]).toContain('còn 99990 người');
      const uncounted = await draft(report.id, 'LOCATION_BIOMETRIC');
      await send(uncounted.id, { reached: undefined, total: undefined });
      expect(await clock(report.id, slot)).toMatchObject({ stopped_at: null });
      expect((await owed(uncounted.id))[0]).toContain('chưa ghi đã gửi đến bao nhiêu');
      // A public notice beside it: in time for the law, and each person is still to be told.
      const open = await draft(report.id, 'PUBLIC');
      await send(open.id, { publicUrl: 'https://mau.example/tb', catchUpBy: new Date(hoursAgo(-240)) });
      expect(await clock(report.id, slot)).toMatchObject({ stopped_event: 'SubjectNoticeSent' });
      const more = await draft(report.id, 'LOCATION_BIOMETRIC');
      await send(more.id, { reached: 99_989, total: 100_000 });
      expect(await clock(report.id, `SUBJECT_CATCH_UP:${open.id}`)).toMatchObject({ stopped_at: null });
      for (const id of [few.id, open.id, more.id]) expect(await owed(id)).toEqual([expect.stringContaining('còn phải gửi'), null]);
      const all = await draft(report.id, 'LOCATION_BIOMETRIC');
      const sentAt = new Date(hoursAgo(0));
      await send(all.id, { reached: 1, total: 100_000, sentAt });
      expect(await clock(report.id, `SUBJECT_CATCH_UP:${open.id}`)).toMatchObject({ stopped_at: sentAt });
      const [nothing, caughtUpAt] = await owed(open.id);
      expect([nothing, new Date(caughtUpAt!)]).toEqual([null, sentAt]);
    });

    it('in waves stop the clock with the one that reached the last, and no smaller total does', async () => {
      const slot = 'SUBJECT_NOTICE:LOCATION_BIOMETRIC';
      const report = await drafted(world, dpo, factsUnderLaw91(BIOMETRIC));
      const wave = async (reached: number, hours: number, total = 1000) => {
        const { id } = await draft(report.id, 'LOCATION_BIOMETRIC');
        await send(id, { reached, total, sentAt: new Date(hoursAgo(hours)) });
        return id;
      };
      const first = await wave(500, 4);
      const second = await wave(100, 3);
      for (const id of [first, second]) expect((await owed(id))[0]).toContain('mới đến 600 trên 1000 người: còn 400 người');
      const fewer = await refusal(() => wave(1, 2, 1));
      expect(fewer.details.defects!.map(({ path, code }) => [path, code])).toEqual([['total', 'FEWER_THAN_STATED']]);
      expect(await clock(report.id, slot)).toMatchObject({ stopped_at: null });
      const last = await wave(400, 1);
      const { sent_at } = await row<{ sent_at: Date }>('subject_notice', last);
      expect(await clock(report.id, slot)).toMatchObject({ stopped_at: sent_at, stopped_event: 'SubjectNoticeSent' });
      expect(await row('subject_notice', last)).toMatchObject({ verdict: 'ON_TIME' });
      for (const id of [first, second, last]) expect(await owed(id)).toEqual([null, null]);

      // Without one of them somebody was not told; whoever is told instead ends it again.
      await world.uow.run(dpo.caller, (tx) => declareSubjectNoticeMistaken(tx, second, 'Chưa gửi'));
      expect(await clock(report.id, slot)).toMatchObject({ stopped_at: null });
      expect((await owed(last))[0]).toContain('mới đến 900 trên 1000 người: còn 100 người');
      // Sent before the last one, recorded after it.
      await wave(100, 3);
      expect(await clock(report.id, slot)).toMatchObject({ stopped_at: sent_at });
      // What was not needed leaves everything as it is.
      const more = await wave(50, 0.5);
      await world.uow.run(dpo.caller, (tx) => declareSubjectNoticeMistaken(tx, more, 'Gửi trùng'));
      expect(await clock(report.id, slot)).toMatchObject({ stopped_at: sent_at });
    });

    it('of a bank hold the content of D356 28.1 and stop the clock of 8.3', async () => {
      const bank = await world.organisation({ sector: 'BANKING' });
      const person = await world.person(['PDP_OFFICER'], { organisationId: bank.id });
      const report = await drafted(world, person, factsUnderLaw91({ dataTypes: [{ code: 'BANK_CREDENTIALS', state: 'AFFECTED' }] }));
      const { id } = await world.uow.run(person.caller, (tx) => draftSubjectNotice(tx, report.id, 'FINANCE', {}));
      await world.uow.run(person.caller, (tx) => sendSubjectNotice(tx, id, { channel: 'ứng dụng', sentAt: new Date(hoursAgo(1)) }));
      expect(await clock(report.id, 'SUBJECT_NOTICE:FINANCE')).toMatchObject({ stopped_event: 'SubjectNoticeSent' });
      expect(await row('subject_notice', id)).toMatchObject({ rule: 'D356-FIN-SUBJECTS', verdict: 'ON_TIME' });
    });

    it('say which of the six items they lack, with the article of each, and what cannot be', async () => {
      const report = await drafted(world, dpo, { detectedAt: hoursAgo(5), reporterRole: 'CONTROLLER', dataTypesUnknown: true });
      const { id } = await draft(report.id, 'LOCATION_BIOMETRIC', {
        severity: undefined,
        risks: undefined,
        guidance: undefined,
        incidentDesk: undefined,
      });
      const error = await refusedWithoutTrace(world, dpo.caller, (tx) =>
        sendSubjectNotice(tx, id, {
          channel: 'SMS',
          sentAt: new Date(hoursAgo(6)),
          reached: 3,
          total: 2,
          publicUrl: 'https://mau.example',
        }),
      );
      expect(error.details.defects!.map(({ path, code, article }) => [path, code, article])).toEqual([
        ['facts.detectionMethod', 'REQUIRED', 'D356 29.2(a)'],
        ['severity', 'REQUIRED', 'D356 29.2(c)'],
        ['risks', 'REQUIRED', 'D356 29.2(c)'],
        ['guidance', 'REQUIRED', 'D356 29.2(đ)'],
        ['incidentDesk', 'REQUIRED', 'D356 29.2(e)'],
        ['facts.measuresDone', 'REQUIRED', 'D356 29.2(d)'],
        ['sentAt', 'BEFORE_DETECTION', undefined],
        ['reached', 'MORE_THAN_ALL', undefined],
        ['publicUrl', 'ONLY_PUBLIC', undefined],
      ]);
    });

    it('are revised while they are drafts, and sent once', async () => {
      const report = await drafted(world, dpo, factsUnderLaw91(BIOMETRIC));
      const { id, version } = await draft(report.id, 'LOCATION_BIOMETRIC');
      await world.uow.run(dpo.caller, (tx) => reviseSubjectNotice(tx, id, version, { ...noticeDraft, severity: 'Rất nghiêm trọng' }));
      await send(id);
      expect((await refusal(() => send(id))).code).toBe('WRONG_STATE');
      expect(await row('subject_notice', id)).toMatchObject({ content: { severity: 'Rất nghiêm trọng' } });
    });
  });

  describe('notices by other ways', () => {
    const record = (reportId: string, more: Partial<Parameters<typeof recordOutsideNotice>[2]> = {}) =>
      world.uow.run(dpo.caller, (tx) =>
        recordOutsideNotice(tx, reportId, {
          kind: 'TO_CONTROLLER',
          counterpart: 'Bên kiểm soát mẫu',
          channel: 'thư',
          receivedAt: new Date(hoursAgo(1)),
          ...more,
        }),
      );

    it('of a processor to its controller stop the clock at the time of receipt', async () => {
      const report = await drafted(world, dpo, factsUnderLaw91({ reporterRole: 'PROCESSOR' }));
      const receivedAt = new Date(hoursAgo(2));
      const { id } = await record(report.id, { receivedAt });
      expect(await clock(report.id, 'PROCESSOR_NOTICE')).toMatchObject({ stopped_at: receivedAt, stopped_event: 'OutsideNoticeRecorded' });
      const change = () => world.uow.run(dpo.caller, (tx) => tx.sql('update outside_notice set received_at = now() where id = ?', [id]));
      await expect(change()).rejects.toMatchObject({ code: '42501' });
    });

    it('to the cyber agency stop its clocks: the first notice those of the first notice, the report all', async () => {
      const report = await drafted(world, dpo, factsUnderLaw91({ cyberIncident: { isCyberIncident: true, serious: true } }));
      await record(report.id, { kind: 'CYBER_INITIAL', counterpart: 'Cơ quan ANM' });
      expect(await clock(report.id, 'CYBER:L116-CYBER-24')).toMatchObject({ stopped_event: 'OutsideNoticeRecorded' });
      expect(await clock(report.id, 'CYBER:L116-CYBER-NOW')).toMatchObject({ stopped_event: 'OutsideNoticeRecorded' });
      expect(await clock(report.id, 'CYBER:L116-CYBER-72')).toMatchObject({ stopped_at: null });
      await record(report.id, { kind: 'CYBER_REPORT', counterpart: 'Cơ quan ANM' });
      expect(await clock(report.id, 'CYBER:L116-CYBER-72')).toMatchObject({ stopped_event: 'OutsideNoticeRecorded' });
    });

    it('are refused where they cannot be', async () => {
      const report = await drafted(world, dpo, factsUnderLaw91());
      const codes = async (more: Parameters<typeof record>[1]) =>
        (await refusal(() => record(report.id, more))).details.defects!.map(({ code }) => code);
      expect(await codes({})).toEqual(['NOT_A_PROCESSOR']);
      expect(await codes({ kind: 'FROM_PROCESSOR', receivedAt: new Date(Date.now() + 60_000) })).toEqual(['IN_THE_FUTURE']);
      expect(await codes({ kind: 'FROM_PROCESSOR', receivedAt: new Date(hoursAgo(31)) })).toEqual(['BEFORE_VIOLATION']);
    });
  });

  describe('records that were mistakes', () => {
    const recordedBy = (person: Person, reportId: string, kind: 'CYBER_INITIAL' | 'CYBER_REPORT' = 'CYBER_REPORT', hours = 1) =>
      world.uow.run(person.caller, (tx) =>
        recordOutsideNotice(tx, reportId, { kind, counterpart: 'Cơ quan ANM', channel: 'thư', receivedAt: new Date(hoursAgo(hours)) }),
      );
    const declare = (id: string, person = dpo) => world.uow.run(person.caller, (tx) => declareOutsideNoticeMistaken(tx, id, 'Bấm nhầm'));
    const CYBER = { cyberIncident: { isCyberIncident: true, serious: true } };

    it('stay, marked; their clock runs again from the same start, and goes on when the report changes', async () => {
      const preparer = await world.person(['PREPARER'], { organisationId: organisation.id });
      const facts = factsUnderLaw91(CYBER);
      const report = await drafted(world, dpo, facts);
      const { id } = await recordedBy(preparer, report.id);
      const before = await row<object>('outside_notice', id);
      const stopped = await clock(report.id, 'CYBER:L116-CYBER-24');
      expect(stopped).toMatchObject({ stopped_event: 'OutsideNoticeRecorded' });
      // Whoever recorded it needs a second person.
      expect((await refusal(() => declare(id, preparer))).code).toBe('SECOND_PERSON');
      const viewer = await world.person(['VIEWER'], { organisationId: organisation.id });
      expect((await refusal(() => declare(id, viewer))).code).toBe('FORBIDDEN');
      const other = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
      expect((await refusal(() => declare(id, other))).code).toBe('NOT_FOUND');
      const mistake = await declare(id, await world.person(['PREPARER'], { organisationId: organisation.id }));
      const again = (await clock(report.id, 'CYBER:L116-CYBER-24')) as Record<string, unknown>;
      expect(again).toMatchObject({
        stopped_at: null,
        due_at: stopped!.due_at,
        started_at: (stopped as unknown as Record<string, unknown>).started_at,
        next_escalation_at: expect.any(Date),
      });
      const { rows } = await world.admin.query('select stopped_event, superseded_at from report_clock where report_id = $1 and slot = $2', [
        report.id,
        'CYBER:L116-CYBER-24',
      ]);
      expect(rows).toContainEqual({ stopped_event: 'OutsideNoticeRecorded', superseded_at: expect.any(Date) });
      expect(await row('outside_notice', id)).toEqual(before);
      expect((await recordsOf(world, mistake.id)).map(({ type }) => type)).toEqual(['OutsideNoticeMistaken']);
      expect((await refusal(() => declare(id))).code).toBe('MISTAKEN_ALREADY');
      // A changed start does not bring the mistaken stop back.
      await world.uow.run(dpo.caller, (tx) =>
        reviseViolationReport(tx, report.id, report.version, reportContent({ ...facts, detectedAt: hoursAgo(9) })),
      );
      expect(await clock(report.id, 'CYBER:L116-CYBER-24')).toMatchObject({ stopped_at: null });
    });

    it('do not come back as done with a duty that was not owed when they were declared; a record that stands does', async () => {
      const facts = factsUnderLaw91(CYBER);
      const { cyberIncident: _, ...none } = facts;
      for (const stands of [false, true]) {
        const report = await drafted(world, dpo, facts);
        const revise = (version: number, to: typeof none) =>
          world.uow.run(dpo.caller, (tx) => reviseViolationReport(tx, report.id, version, reportContent(to)));
        const first = await recordedBy(dpo, report.id, 'CYBER_INITIAL', 3);
        const later = stands ? await recordedBy(dpo, report.id, 'CYBER_REPORT', 2) : null;
        const { version } = await revise(report.version, none);
        await declare(first.id);
        expect(await clock(report.id, 'CYBER:L116-CYBER-24')).toBeUndefined();
        await revise(version, facts);
        expect(await clock(report.id, 'CYBER:L116-CYBER-24')).toMatchObject({ stopped_at: later?.receivedAt ?? null });
      }
    });

    it('leave the clock with another record that stands, and the officer in charge needs nobody', async () => {
      const report = await drafted(world, dpo, factsUnderLaw91(CYBER));
      const first = await recordedBy(dpo, report.id, 'CYBER_INITIAL', 3);
      const later = await recordedBy(dpo, report.id, 'CYBER_REPORT', 2);
      await declare(first.id);
      expect(await clock(report.id, 'CYBER:L116-CYBER-24')).toMatchObject({ stopped_at: later.receivedAt });
      await declare(later.id);
      for (const slot of ['CYBER:L116-CYBER-24', 'CYBER:L116-CYBER-72', 'CYBER:L116-CYBER-NOW'])
        expect([slot, (await clock(report.id, slot))!.stopped_at]).toEqual([slot, null]);
    });

    it('of a notice to data subjects: a public one that never stood takes the catch-up with it', async () => {
      const report = await drafted(world, dpo, factsUnderLaw91(BIOMETRIC));
      const { id } = await world.uow.run(dpo.caller, (tx) => draftSubjectNotice(tx, report.id, 'PUBLIC', noticeDraft));
      const mistaken = (reason: string) => world.uow.run(dpo.caller, (tx) => declareSubjectNoticeMistaken(tx, id, reason));
      expect((await refusal(() => mistaken('chưa gửi'))).code).toBe('WRONG_STATE');
      const sending = {
        channel: 'web',
        sentAt: new Date(hoursAgo(1)),
        publicUrl: 'https://mau.example',
        catchUpBy: new Date(hoursAgo(-240)),
      };
      await world.uow.run(dpo.caller, (tx) => sendSubjectNotice(tx, id, sending));
      const before = await row('subject_notice', id);
      await mistaken('Trang chưa đăng');
      expect(await row('subject_notice', id)).toEqual(before);
      expect(await clock(report.id, 'SUBJECT_NOTICE:LOCATION_BIOMETRIC')).toMatchObject({ stopped_at: null });
      expect(await clock(report.id, `SUBJECT_CATCH_UP:${id}`)).toBeUndefined();
      const change = () => world.uow.run(dpo.caller, (tx) => tx.sql('delete from notice_mistake where subject_notice_id = ?', [id]));
      await expect(change()).rejects.toMatchObject({ code: '42501' });
    });
  });

  describe('promises of what is still missing', () => {
    const promise = (reportId: string, promises: Parameters<typeof promiseSupplement>[2], person = dpo) =>
      world.uow.run(person.caller, (tx) => promiseSupplement(tx, reportId, promises));
    const partial = () => factsUnderLaw91({ consequences: undefined });
    const in3Days = new Date(Date.now() + 72 * 3_600_000);

    it('have a clock each, which the filing that tells the fact stops', async () => {
      const filing = await filed(world, dpo, JSON.parse(JSON.stringify(partial())) as StoredFacts);
      expect(await promise(filing.matterId, [{ path: 'consequences', by: in3Days }])).toEqual(['consequences']);
      expect(await clock(filing.matterId, 'SUPPLEMENT_PROMISED:consequences')).toMatchObject({ due_at: in3Days, stopped_at: null });
      const later = new Date(in3Days.getTime() + 3_600_000);
      await promise(filing.matterId, [{ path: 'consequences', by: later }]);
      expect(await clock(filing.matterId, 'SUPPLEMENT_PROMISED:consequences')).toMatchObject({ due_at: later });
    });

    it('are refused for what is not missing, twice, or for a day that has passed', async () => {
      const report = await drafted(world, dpo, JSON.parse(JSON.stringify(partial())) as StoredFacts);
      const error = await refusal(() =>
        promise(report.id, [
          { path: 'place', by: in3Days },
          { path: 'consequences', by: new Date(hoursAgo(1)) },
          { path: 'consequences', by: in3Days },
        ]),
      );
      expect(error.details.defects!.map(({ path, code }) => [path, code])).toEqual([
        ['promises.0.path', 'NOT_MISSING'],
        ['promises.1.by', 'NOT_AHEAD'],
        ['promises.2.path', 'GIVEN_TWICE'],
      ]);
      const viewer = await world.person(['VIEWER'], { organisationId: organisation.id });
      expect((await refusal(() => promise(report.id, [{ path: 'consequences', by: in3Days }], viewer))).code).toBe('FORBIDDEN');
    });
  });

  it('are nobody else’s', async () => {
    const report = await drafted(world, dpo, factsUnderLaw91(BIOMETRIC));
    const minutes = await world.uow.run(dpo.caller, (tx) => draftViolationMinutes(tx, report.id, minutesDraft()));
    const notice = await world.uow.run(dpo.caller, (tx) => draftSubjectNotice(tx, report.id, 'LOCATION_BIOMETRIC', noticeDraft));
    const other = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    for (const work of [
      () => world.uow.run(other.caller, (tx) => draftViolationMinutes(tx, report.id, minutesDraft())),
      () => world.uow.run(other.caller, (tx) => finaliseViolationMinutes(tx, minutes.id)),
      () => world.uow.run(other.caller, (tx) => sendSubjectNotice(tx, notice.id, { channel: 'SMS', sentAt: new Date() })),
      () => world.uow.run(other.caller, (tx) => promiseSupplement(tx, report.id, [])),
      () =>
        world.uow.run(other.caller, (tx) =>
          recordOutsideNotice(tx, report.id, { kind: 'FROM_PROCESSOR', counterpart: 'x', channel: 'x', receivedAt: new Date() }),
        ),
    ])
      expect((await refusal(work)).code).toBe('NOT_FOUND');
  });
});
