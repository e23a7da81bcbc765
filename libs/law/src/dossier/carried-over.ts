import type { Reason } from '../regime/confidence.js';
import type { CivilDate } from '../regime/interval.js';
import { L91_IN_FORCE } from '../regime/regimes.js';

/**
 * A dossier that the agency received before Law 91 goes on being used, and none is made anew; its updates follow Law 91
 * (L91 39.2). Null for one that was received later.
 */
export function carriedOver(receivedOn: CivilDate): Reason | null {
  if (receivedOn >= L91_IN_FORCE.from) return null;
  return {
    vi: 'Hồ sơ được tiếp nhận trước 01/01/2026: tiếp tục được sử dụng, không phải lập lại; việc cập nhật thực hiện theo Luật 91/2025/QH15.',
    en: 'Received before 1 January 2026: it goes on being used and is not made anew; its updates follow Law 91/2025.',
    article: 'L91 39.2',
    confidence: 'C1',
  };
}
