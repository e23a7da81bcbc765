import fc from 'fast-check';
import { plainHtml } from './html-text.js';

test.each([
  [
    'blocks are lines, items stand behind a dash',
    '<p>Một</p><ul>\n<li><b>Hai</b> &amp; ba</li>\n<li></li><li>bốn</li></ul>',
    'Một\n- Hai & ba\n- bốn',
  ],
  ['line breaks and blanks', 'a<br />b<br>c  d&nbsp;e', 'a\nb\nc d e'],
  ['content of scripts and styles is dropped', 'a<script>alert("<b>x</b>")</script>b<STYLE >p{}</STYLE\n>c', 'abc'],
  ['a script that is never closed reaches to the end', 'a<script>b</scrip>c', 'a'],
  ['comments are dropped, one that is never closed to the end', 'a<!-- <p>b --> c<!-- d', 'a c'],
  ['a sign > in quotes ends no tag', '<img alt="a > b" onerror=\'x\'>c', 'c'],
  ['a tag that is never closed reaches to the end', 'a<p class="b', 'a'],
  ['a sign < before a blank or a number is text', '1 < 2 and <3', '1 < 2 and <3'],
  [
    'entities are resolved once',
    '&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; &#233; &#xe9; &eacute;',
    '<script>alert(1)</script> &lt; é é é',
  ],
  [
    'unknown entities stay as written, impossible numbers are U+FFFD',
    '&evil; &#x110000; &#0; &constructor;',
    '&evil; \ufffd \ufffd &constructor;',
  ],
  ['what stood on two sides of a tag does not become one', '<<b>p>x', '< p>x'],
  ['declarations and closing tags without opening ones', '<!DOCTYPE html><?xml?></p></>x', 'x'],
  ['drawings', '<svg><text>a</text></svg>b<script/>c', 'bc'],
])('%s', (_, html, text) => {
  expect(plainHtml(html)).toBe(text);
});

test('no tag survives that was not spelt with entities, and a second pass changes nothing of plain words', () => {
  const token = fc.constantFrom('<', '>', '/', 'script', 'p', ' ', '"', "'", '<!--', '-->', 'a', '=', '<li>', '</', '\n');
  fc.assert(
    fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
      expect(plainHtml(tokens.join(''))).not.toMatch(/<\/?(script|p|a|li)[^a-z]*>/);
    }),
    { numRuns: 500 },
  );
});

test('comes to an end, and makes nothing much longer, whatever is repeated', () => {
  for (const piece of ['<', '<script>', '<a "', '<!--', '&#', '<p>', '</script', '\n ', '- \n']) {
    const text = piece.repeat(Math.floor(200_000 / piece.length));
    expect(plainHtml(text).length).toBeLessThanOrEqual(2 * text.length);
  }
});
