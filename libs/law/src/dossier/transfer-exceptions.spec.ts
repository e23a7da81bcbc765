import type { ImpactFacts, SubjectCount, TransferCase } from './impact-facts.js';
import { possibleExceptions, TRANSFER_EXCEPTION_CODES, TRANSFER_EXCEPTIONS } from './transfer-exceptions.js';

const transfer = (one: TransferCase, ...groups: readonly string[]): ImpactFacts => ({
  type: 'TRANSFER',
  filer: {},
  transferCases: [{ case: one, subjects: groups.map((group): SubjectCount => ({ group, count: 10 })) }],
});
const pointedAt = (facts: ImpactFacts) => possibleExceptions('VN-PDPL-2025', facts).flatMap(({ code, because }) => (because ? [code] : []));

describe('the exceptions of a transfer', () => {
  it('are all shown, each with its article, and those first at which the dossier points', () => {
    const shown = possibleExceptions('VN-PDPL-2025', transfer('FOREIGN_CLOUD', 'Khách hàng', 'Người lao động'));
    expect(shown.slice(0, 2)).toMatchObject([
      { code: 'EMPLOYEES_ON_CLOUD', article: 'L91 20.6(b)', because: { vi: expect.stringContaining('"Người lao động"') } },
      { code: 'CROSS_BORDER_HR', article: 'D356 17.3(d)' },
    ]);
    expect(shown.map(({ code }) => code).toSorted()).toEqual([...TRANSFER_EXCEPTION_CODES].toSorted());
    expect(TRANSFER_EXCEPTIONS.map(({ code }) => code)).toEqual(TRANSFER_EXCEPTION_CODES);
  });

  it('are pointed at by what the dossier says, not by what it might mean', () => {
    expect(pointedAt(transfer('SERVERS_ABROAD', 'NHÂN VIÊN kho'))).toEqual(['CROSS_BORDER_HR']);
    expect(pointedAt(transfer('FOREIGN_CLOUD', 'Khách hàng'))).toEqual([]);
    expect(pointedAt({ type: 'TRANSFER', filer: {} })).toEqual([]);
  });

  it('are none of an assessment of processing, and Decree 13 knows none', () => {
    expect(possibleExceptions('VN-PDPL-2025', { type: 'DPIA', filer: {} })).toEqual([]);
    expect(possibleExceptions('VN-PDPD-2023', transfer('FOREIGN_CLOUD', 'Người lao động'))).toEqual([]);
  });
});
