import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { countOf } from '../../incidents/incident.js';
import { readIncidents } from '../../incidents/read-incidents.js';
import { accept, arrived } from '../deliveries.js';
import { type FiledReport, filedReport, filingChanges, openFollowUp } from '../follow-ups.js';
import type { Play, Scenario } from '../play.js';
import { draftReport, factsOfToday, markReady, reviseReport, submit } from '../reports.js';

const SNAPSHOTS = ['hhs_ocr_under_investigation_2021-03.csv', 'hhs_ocr_archive_2009-10-21_2024-06-28.csv'] as const;

/** How many people an organisation first reported, and how many it were in the end. */
interface CorrectedCount {
  readonly from: string;
  readonly first: number;
  readonly later: number;
}

export const correction: Scenario = {
  name: 'correction',
  tells: 'số người bị ảnh hưởng được đính chính sau khi nộp / the number of people is corrected after filing',
  play: async (play: Play) => {
    play.step('Lấy một vụ việc thật có số liệu thay đổi / take a real case whose count changed');
    const { from, first, later } = realPair(play) ?? { from: 'số liệu của chính Khiên / our own figures', first: 1300, later: 1745 };
    play.saw(`${from}: ${first} → ${later} người / people`);

    play.step('Nộp với số ban đầu / file with the first count');
    const staff = await play.as('staff@sao-bien.example');
    const director = await play.as('director@sao-bien.example');
    const facts = factsOfToday({ counts: [{ what: 'SENSITIVE_SUBJECTS', basis: 'ESTIMATED', value: first }] });
    const draft = await draftReport(staff, { title: `Đính chính (${play.run})`, activityIds: [], facts });
    await markReady(staff, draft.id);
    const { filing } = await submit(director, draft.id, `demo-${play.run}-1`);
    const liaison = await play.as('liaison@a05.example');
    const delivery = await play.eventually('đã đến bàn / it has arrived', () => arrived(director, draft.id));
    await accept(liaison, delivery.id, 'Đã nhận');
    play.saw(`${filing.reference}: ${filing.verdicts[0]?.verdict}, nộp lúc / filed at ${filing.submittedAt}`);

    play.step('Đính chính số lượng / correct the count');
    const opened = await openFollowUp(staff, 'correct', draft.id, 'Đã đếm lại từ nhật ký truy cập.');
    play.expect(
      opened.state === 'DRAFT',
      'bản đính chính bắt đầu từ nội dung đã nộp / the correction begins with what was filed',
      opened.state,
    );
    const empty = { title: draft.id, activityIds: [], facts: { ...facts, place: null } };
    const emptied = await reviseReport(staff, opened, empty);
    const refusal = await play.refused('FACTS_MISSING', 'không được để trống mục bắt buộc / a required fact cannot be emptied', () =>
      markReady(staff, draft.id),
    );
    for (const { path, vi } of refusal.defects ?? []) play.saw(`${path}: ${vi}`);
    const corrected = { ...facts, counts: [{ what: 'SENSITIVE_SUBJECTS', basis: 'COUNTED', value: later }] };
    await reviseReport(staff, emptied, { title: `Đính chính (${play.run})`, activityIds: [], facts: corrected });
    await markReady(staff, draft.id);
    const second = await submit(director, draft.id, `demo-${play.run}-2`);
    play.expect(second.filing.reference === filing.reference, 'cùng mã thông báo / the same reference', second.filing.reference);
    play.expect(second.receipt.file !== '', 'có biên nhận riêng / with a receipt of its own');

    play.step('Bàn tiếp nhận thấy khác gì và chấp nhận / the desk sees what changed and accepts');
    const report = await play.eventually('bản đính chính đã đến bàn / the correction has arrived', async () => {
      const found = await filedReport(liaison, draft.id);
      return found.filings[1]?.state === 'RECEIVED' && found;
    });
    for (const change of await filingChanges(liaison, report.filings[0]!.id, report.filings[1]!.id))
      play.saw(`${change.path}: ${change.before ?? '–'} → ${change.after ?? '–'}`);
    await accept(liaison, report.filings[1]!.deliveries[0]!.id, 'Đã nhận đính chính');
    const after = await filedReport(director, draft.id);
    play.expect(
      states(after) === 'INITIAL SUPERSEDED, CORRECTION ACCEPTED',
      'bản đầu được thay thế, vẫn đọc được / the first one is superseded and stays readable',
      states(after),
    );
    play.expect(
      after.effective.counts?.[0]?.value === later,
      `nội dung hiện hành: ${later} người / the effective view says so`,
      after.effective,
    );
    play.expect(
      after.filings[0]!.submittedAt === filing.submittedAt,
      'thời điểm nộp ban đầu không đổi / the first filing time is what it was',
    );
    play.expect(
      after.filings[0]!.verdicts.length === 1,
      'kết luận đúng hạn không đổi / the verdict is what it was',
      after.filings[0]!.verdicts,
    );
  },
};

const states = ({ filings }: FiledReport) => filings.map(({ kind, state }) => `${kind} ${state}`).join(', ');

/** The same organisation on the same day in both snapshots of the real data, with another count; null where the data are not there. */
function realPair(play: Play): CorrectedCount | null {
  const [pending, archive] = SNAPSHOTS.map((name) => join(play.settings.sharedFolder, 'data/incidents', name));
  if (!pending || !archive || !existsSync(pending) || !existsSync(archive)) {
    play.saw('không có dữ liệu thật kèm theo; dùng số liệu của Khiên / the real data are not here; our own figures are used');
    return null;
  }
  const keyOf = (cells: Readonly<Record<string, string>>) =>
    `${cells['Name of Covered Entity']?.trim()}|${cells['Breach Submission Date']}`;
  const later = new Map(readIncidents(archive).map(({ cells }) => [keyOf(cells), countOf(cells['Individuals Affected'])]));
  for (const { cells } of readIncidents(pending)) {
    const [first, last] = [countOf(cells['Individuals Affected']), later.get(keyOf(cells))];
    if (first && last && first !== last) return { from: `HHS OCR, ${cells['Breach Submission Date']}`, first, later: last };
  }
  return null;
}
