import { readFileSync } from 'node:fs';
import { PAGES, withParts } from './generated-parts.js';

const place = (name: string, text = '') => `<!-- generated:${name} -->\n${text}<!-- /generated -->`;

describe('pages with generated parts', () => {
  it('are printed at their places, and nowhere else', () => {
    const page = `trước\n\n${place('a', 'cũ $1\n')}\n\ngiữa ${place('b')}\nsau\n`;
    const once = withParts(page, { a: () => '| $& |', b: () => 'B' });

    expect(once).toBe(`trước\n\n${place('a', '| $& |\n')}\n\ngiữa ${place('b', 'B\n')}\nsau\n`);
    expect(withParts(once, { a: () => '| $& |', b: () => 'B' })).toBe(once);
  });

  it('are refused where a place or a part is missing, or comes twice', () => {
    expect(() => withParts('', { a: () => '' })).toThrow('no place');
    expect(() => withParts(place('b'), {})).toThrow('nothing is printed as b');
    expect(() => withParts(place('a') + place('a'), { a: () => '' })).toThrow('two places');
  });

  it.each(Object.entries(PAGES))('%s stands as it is printed', (file, parts) => {
    const page = readFileSync(file, 'utf8');

    expect(withParts(page, parts)).toBe(page);
  });
});
