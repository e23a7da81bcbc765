import { parseYaml, YAML_LIMITS } from './yaml-reader.js';

const codeOf = (text: string) => {
  const parsed = parseYaml(text);
  return parsed.ok ? 'read' : parsed.defects.map(({ code, en }) => `${code} ${en}`).join();
};

describe('parseYaml', () => {
  it('gives plain data: texts, numbers, lists, aliases resolved', () => {
    const parsed = parseYaml('# hệ thống\nsystem:\n  - &a {fides_key: a, n: 1, since: 2024-01-02}\n  - *a\n');
    const row = { fides_key: 'a', n: 1, since: '2024-01-02' };
    expect(parsed).toEqual({ ok: true, value: { system: [row, row] } });
  });

  it('names the line where it stopped', () => {
    expect(codeOf('system:\n  - a: [1, 2\n  - b\n')).toMatch(/^YAML_MALFORMED .*line [234]/s);
    expect(codeOf('a: 1\na: 2\n')).toMatch(/^YAML_MALFORMED .*line 2/s);
  });

  it.each([
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['an alias of nothing', 'a: *nobody\n'],
    ['what goes round in circles', 'a: &a\n  - *a\n'],
    [
      'a billion laughs',
      [
        'a: &a [x,x,x,x,x,x,x,x,x,x]',
        ...[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
      ].join('\n'),
    ],
    ['nesting without end', `a: ${'['.repeat(20_000)}`],
  ])('refuses %s', (_name, text) => expect(codeOf(text)).toMatch(/^(YAML_MALFORMED|JSON_TOO_LARGE)/));

  it('refuses what is too large before it parses anything', () => {
    expect(codeOf(`a: ${'x'.repeat(YAML_LIMITS.characters)}`)).toMatch(/^YAML_TOO_LARGE/);
  });

  it('makes nothing but text of a tag', () => {
    expect(parseYaml('a: !!js/function "function () { return 1 }"\nb: !custom x\n')).toEqual({
      ok: true,
      value: { a: 'function () { return 1 }', b: 'x' },
    });
  });
});
