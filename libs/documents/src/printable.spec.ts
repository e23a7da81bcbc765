import { oneLine, paragraphs, printable } from './printable.js';

describe('printable text', () => {
  it('names what cannot be printed or makes a text look like another', () => {
    expect(printable('a\u0007b\u202ec\ud800\ufeff\u200b')).toBe('a[U+0007]b[U+202E]c[U+D800][U+FEFF][U+200B]');
  });

  it('leaves every visible character alone, markup of any kind included', () => {
    const text = '#import "x" *x* $x^2$ <w:t> ]]> {tag} & \\u{41} 😀 中文 שלום';

    expect(printable(text)).toBe(text);
  });

  it('composes what was decomposed, and reads every line end', () => {
    expect(printable('Tiếng Việt'.normalize('NFD'))).toBe('Tiếng Việt');
    expect(paragraphs('a\r\nb\rc\u2028d\n\n  e ')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(oneLine('a\nb\tc')).toBe('a b c');
    expect(paragraphs(null)).toEqual([]);
  });
});
