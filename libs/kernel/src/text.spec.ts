import fc from 'fast-check';
import { foldText, isPlainText, isVisibleText, normaliseText, spellingOf } from './text.js';

describe('plain text', () => {
  it.each([
    'Nguyễn Văn Ánh — Đội 3',
    'dòng một\ndòng hai\tcột',
    'dòng một\r\ndòng hai',
    '<script>alert(1)</script>',
    "Robert'); drop table filing;--",
    '=HYPERLINK("http://x")',
    'العربية עברית',
    '🛡️ 👩‍👩‍👧 한국어 日本語',
    '',
  ])('is whatever people write, markup and all: %j', (text) => {
    expect(isPlainText(text)).toBe(true);
  });

  it.each([
    ['NUL', '\u0000'],
    ['escape', '\u001b[31m'],
    ['backspace', 'abc\b\b'],
    ['a lone carriage return', 'sạch\rbẩn'],
    ['delete', '\u007f'],
    ['C1', '\u009b'],
    ['a right-to-left override', 'hóa đơn\u202efdp.exe'],
    ['a left-to-right override', '\u202d'],
    ['an embedding', '\u202a'],
    ['a pop', '\u202c'],
    ['an isolate', '\u2066'],
    ['a mark of direction', '\u200f'],
    ['a byte order mark', '\ufeffmã'],
    ['a lone high surrogate', '\ud83d'],
    ['a lone low surrogate', 'x\ude00'],
  ])('is not %s', (_what, text) => {
    expect(isPlainText(`trước ${text} sau`)).toBe(false);
  });
});

describe('a text that says something', () => {
  it.each(['a', 'Đ', '7', '—', '?', '🛡', '\u200ba', 'e\u0301', 'ㄱ'])('has something to see: %j', (text) => {
    expect(isVisibleText(text)).toBe(true);
  });

  it.each([
    '',
    ' \t\n',
    '\u00a0',
    '\u00ad',
    '\u034f',
    '\u115f',
    '\u180e',
    '\u200b',
    '\u200d\u200c',
    '\u2060',
    '\u2800',
    '\u3164',
    '\uffa0',
    '\ufe0f',
    '\ufeff',
    '\u{e0041}',
    '\u0301',
    ' \u200b \u2060',
  ])('is not one of nothing but %j', (text) => {
    expect(isVisibleText(text)).toBe(false);
  });
});

describe('a text as it is stored', () => {
  it('is one for all ways to write it', () => {
    const composed = 'Nguyễn Thị Hằng';
    expect(normaliseText(composed.normalize('NFD'))).toBe(composed);
    expect(normaliseText('  hai dòng\r\nmột trang \n')).toBe('hai dòng\nmột trang');
  });

  it('does not change by being stored again, and folding forgets what storing changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const stored = normaliseText(text);
        return normaliseText(stored) === stored && foldText(stored) === foldText(text) && foldText(foldText(text)) === foldText(text);
      }),
    );
  });

  it('is spelt alike whatever case and blanks, and differently where a diacritic does', () => {
    expect(spellingOf(' Công ty  TNHH\nMinh Tú '.normalize('NFD'))).toBe(spellingOf('CÔNG TY TNHH MINH TÚ'));
    expect(foldText('Minh Tú')).toBe(foldText('Minh Tư'));
    expect(spellingOf('Minh Tú')).not.toBe(spellingOf('Minh Tư'));
    expect(spellingOf('HĐ-01')).not.toBe(spellingOf('HD-01'));
  });

  it.each([
    ['Đường Trần Hưng Đạo', 'duong tran hung dao'],
    ['NGUYỄN', 'nguyen'],
    ['ủy ban', 'uy ban'],
    ['đĐ', 'dd'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(foldText(text.normalize('NFD'))).toBe(folded);
  });
});
