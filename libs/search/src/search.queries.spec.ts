import { snippetOf } from './search.queries.js';

describe('the snippet of what was found', () => {
  const detail = `${'Mở đầu dài dòng '.repeat(10)}đánh giá nhân sự định kỳ ${'và phần cuối '.repeat(20)}`;

  it('shows the words where they stand, whether or not they were typed with diacritics', () => {
    for (const query of ['nhan su', 'NHÂN SỰ', 'nhân']) expect(snippetOf(detail, query)).toContain('nhân sự');
    expect(snippetOf(detail, 'nhan su')).toMatch(/^….*…$/s);
  });

  it('shows the beginning where no word stands in it, and nothing where there is no detail', () => {
    expect(snippetOf(detail, 'lương')).toMatch(/^Mở đầu/);
    expect(snippetOf('Phòng Kế toán', 'x')).toBe('Phòng Kế toán');
    expect(snippetOf(null, 'x')).toBeNull();
  });
});
