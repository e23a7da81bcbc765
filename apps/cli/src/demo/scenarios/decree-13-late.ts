import { arrived } from '../deliveries.js';
import type { Play, Scenario } from '../play.js';
import { draftReport, markReady, report, submit } from '../reports.js';

const OCCURRED = '2025-03-03T08:00:00+07:00';
const DETECTED = '2025-03-05T09:30:00+07:00';
const LIMIT_MS = 72 * 3_600_000;

export const decree13Late: Scenario = {
  name: 'decree-13-late',
  tells: 'vụ việc năm 2025 theo Nghị định 13, gửi muộn, phải có lý do / a case of 2025 under Decree 13, late, which needs its reason',
  play: async (play: Play) => {
    play.step('Nhân viên soạn báo cáo về việc xảy ra và phát hiện tháng 3/2025 / staff drafts a report on March 2025');
    const staff = await play.as('staff@sao-bien.example');
    const director = await play.as('director@sao-bien.example');
    const draft = await draftReport(staff, {
      title: `Mất máy tính xách tay năm 2025 (${play.run})`,
      activityIds: [],
      facts: {
        reporterRole: 'CONTROLLER',
        occurredFrom: OCCURRED,
        occurrencePrecision: 'EXACT',
        detectedAt: DETECTED,
        actType: 'LOSS',
        actDescription: 'Mất máy tính xách tay chứa danh sách khách hàng.',
        place: 'Văn phòng Hải Phòng',
        dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }],
        counts: [{ what: 'BASIC_SUBJECTS', basis: 'COUNTED', value: 300 }],
      },
    });
    const { assessment } = draft;
    play.saw(`${assessment?.regime}, mẫu ${assessment?.formCode}; ${assessment?.clock.arithmetic.vi}`);
    play.expect(assessment?.regime === 'VN_PDPD_2023', 'áp dụng Nghị định 13/2023 / Decree 13 governs', assessment?.regime);
    play.expect(assessment.formCode === '03', 'mẫu 03 / form 03', assessment.formCode);
    play.expect(
      assessment.clock.startEvent === 'OCCURRED',
      '72 giờ chạy từ khi xảy ra, không phải từ khi phát hiện / 72 h run from the occurrence',
      assessment.clock,
    );
    play.expect(
      assessment.verdictNow === 'LATE' && assessment.lateReason === 'DEMANDED',
      'gửi bây giờ là muộn, luật đòi lý do / sent now it is late and the law demands a reason',
      assessment,
    );
    await markReady(staff, draft.id);

    play.step('Gửi không có lý do / submit without a reason');
    const key = `demo-${play.run}`;
    const refusal = await play.refused('FACTS_MISSING', 'bị từ chối / refused', () => submit(director, draft.id, key));
    for (const { path, vi, article } of refusal.defects ?? []) play.saw(`${path}: ${vi} (${article})`);
    play.expect(
      refusal.defects?.some(({ path, article }) => path === 'lateReason' && article === 'D13 23.1'),
      'vì thiếu lý do thông báo chậm, D13 23.1 / for want of the late reason',
      refusal.defects,
    );
    const { state, reference } = await report(director, draft.id);
    play.expect(
      state === 'READY' && reference === null,
      'báo cáo vẫn chờ ký, chưa có mã / the report still waits, without a reference',
      state,
    );

    play.step('Gửi kèm lý do, cùng khóa / submit with the reason, under the same key');
    const reason = 'Chỉ nhận ra máy có dữ liệu cá nhân khi kiểm kê cuối năm.';
    const { filing } = await submit(director, draft.id, key, reason);
    const [verdict] = filing.verdicts;
    const lateBy = Math.ceil((Date.parse(filing.submittedAt) - Date.parse(OCCURRED) - LIMIT_MS) / 1000);
    play.saw(`${filing.reference}: ${verdict?.verdict}, ${verdict?.lateBySeconds} s, "${verdict?.lateReason}" (${verdict?.article})`);
    play.expect(
      filing.regime === 'VN_PDPD_2023' && filing.formCode === '03',
      'nộp theo Nghị định 13, mẫu 03 / filed under Decree 13, form 03',
      filing,
    );
    play.expect(
      verdict?.verdict === 'LATE' && verdict.lateBySeconds === lateBy,
      `muộn đúng ${lateBy} giây so với 72 giờ / late by exactly ${lateBy} s`,
      verdict,
    );
    play.expect(verdict.lateReason === reason, 'lý do nằm trong hồ sơ / the reason is kept', verdict.lateReason);
    const delivery = await play.eventually('đã đến bàn / it has arrived', () => arrived(director, draft.id));
    play.expect(
      delivery.unitCode === 'A05' && delivery.verdict === 'LATE',
      'bàn A05 thấy là muộn / the desk of A05 sees that it is late',
      delivery,
    );
  },
};
