import type { Defect } from '#kernel';
import { formatVietnam } from '../regime/vietnam-time.js';
import type { ViolationFacts } from './violation-facts.js';

const NAMES = {
  occurredFrom: { vi: 'Thời điểm bắt đầu xảy ra', en: 'The beginning of the occurrence' },
  occurredTo: { vi: 'Thời điểm kết thúc', en: 'The end of the occurrence' },
  detectedAt: { vi: 'Thời điểm phát hiện', en: 'The time of detection' },
  remediatedAt: { vi: 'Thời điểm khắc phục xong', en: 'The time of the remedy' },
} as const;

/**
 * Times that cannot be: not a time, in the future of `now` (server time), end before start, detection before the
 * occurrence began (unless that is only approximate), a remedy before the detection, an end of what is still going on, a time of what is said to be unknown. Equal times are fine. The clocks of D13 23.1 and L91 23.1 are counted from these times, which is
 * why they are refused rather than listed as missing. Empty where nothing is wrong.
 */
export function timeDefects(facts: ViolationFacts, now: Date): readonly Defect[] {
  const defects: Defect[] = [];
  const valid: Partial<Record<keyof typeof NAMES, Date>> = {};
  for (const path of Object.keys(NAMES) as (keyof typeof NAMES)[]) {
    const at = facts[path];
    const name = NAMES[path];
    if (!at) continue;
    if (Number.isNaN(at.getTime())) {
      defects.push({ path, code: 'TIME_INVALID', vi: `${name.vi} không hợp lệ.`, en: `${name.en} is not a time.` });
      continue;
    }
    valid[path] = at;
    if (at.getTime() > now.getTime())
      defects.push({
        path,
        code: 'TIME_IN_FUTURE',
        vi: `${name.vi} (${formatVietnam(at)}) nằm trong tương lai; bây giờ là ${formatVietnam(now)} (giờ Việt Nam).`,
        en: `${name.en} (${formatVietnam(at)}) lies in the future; it is now ${formatVietnam(now)} (Vietnam time).`,
      });
  }
  const { occurredFrom, occurredTo, detectedAt, remediatedAt } = valid;
  if (occurredFrom && occurredTo && occurredTo.getTime() < occurredFrom.getTime())
    defects.push({
      path: 'occurredTo',
      code: 'END_BEFORE_START',
      vi: `Thời điểm kết thúc (${formatVietnam(occurredTo)}) sớm hơn thời điểm bắt đầu (${formatVietnam(occurredFrom)}).`,
      en: `The end (${formatVietnam(occurredTo)}) lies before the beginning (${formatVietnam(occurredFrom)}).`,
    });
  // A rough time may well lie a little after an exact one; its clock counts from the detection then (`timesOf`).
  const rough = facts.occurrencePrecision === 'APPROXIMATE';
  if (!rough && occurredFrom && detectedAt && detectedAt.getTime() < occurredFrom.getTime())
    defects.push({
      path: 'detectedAt',
      code: 'DETECTED_BEFORE_OCCURRED',
      vi: `Thời điểm phát hiện (${formatVietnam(detectedAt)}) sớm hơn lúc vi phạm bắt đầu xảy ra (${formatVietnam(occurredFrom)}).`,
      en: `Detection (${formatVietnam(detectedAt)}) lies before the violation began (${formatVietnam(occurredFrom)}).`,
    });
  if (remediatedAt && detectedAt && remediatedAt.getTime() < detectedAt.getTime())
    defects.push({
      path: 'remediatedAt',
      code: 'REMEDIED_BEFORE_DETECTED',
      vi: `Thời điểm khắc phục xong (${formatVietnam(remediatedAt)}) sớm hơn lúc phát hiện (${formatVietnam(detectedAt)}).`,
      en: `The remedy (${formatVietnam(remediatedAt)}) lies before the detection (${formatVietnam(detectedAt)}).`,
    });
  const { occurrencePrecision } = facts;
  if (occurrencePrecision === 'ONGOING' && facts.occurredTo)
    defects.push({
      path: 'occurredTo',
      code: 'ONGOING_WITH_END',
      vi: 'Đã ghi vi phạm còn đang diễn ra, nên không thể có thời điểm kết thúc.',
      en: 'It is said to be still going on, so it cannot have ended.',
    });
  if (occurrencePrecision === 'UNKNOWN')
    for (const path of ['occurredFrom', 'occurredTo'] as const)
      if (facts[path])
        defects.push({
          path,
          code: 'UNKNOWN_WITH_TIME',
          vi: 'Đã ghi "chưa biết thời điểm xảy ra", nên không thể có thời điểm này; nếu chỉ biết khoảng chừng, hãy chọn "ước chừng".',
          en: 'The time of occurrence is said to be unknown, so this cannot be given; if it is roughly known, choose "approximate".',
        });
  return defects;
}
