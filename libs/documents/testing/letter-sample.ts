import { refusalRules, requestClocks } from '#law';
import type { RequestLetterInput } from '../src/index.js';
import { FULL } from './samples.js';

const receivedAt = new Date('2026-11-02T02:00:00.000Z');

/** A letter in which everything is told; nobody in it is real. */
export const LETTER: RequestLetterInput = {
  organisation: FULL.organisation,
  reference: 'YC26-000123-4',
  requester: { name: 'Người Yêu Cầu Mười Bảy', contact: 'Số 17 phố Tưởng Tượng, muoibay@yeu-cau.example' },
  request: 'DELETION',
  receivedAt,
  issuedAt: new Date('2026-11-03T02:00:00.000Z'),
  text: 'Dữ liệu nằm ở ba hệ thống.\nMỗi hệ thống được rà soát riêng.',
  clock: requestClocks('VN-PDPL-2025', { kind: 'DELETION', receivedAt, extendedBy: 5 }).at(-1)!,
  partly: false,
  ground: refusalRules('VN-PDPL-2025', 'DELETION').find(({ ground }) => ground === 'WITHOUT_CONSENT')!,
};
