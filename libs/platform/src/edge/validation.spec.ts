import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsInt, IsOptional, IsUUID, Max, ValidateNested } from 'class-validator';
import type { Invalid } from '#kernel';
import { createValidationPipe, PlainText } from '#platform';

class Part {
  @PlainText(10, { required: true })
  name: string;
}
class Input {
  @PlainText(5)
  title: string;
  @IsOptional()
  @PlainText(5)
  note?: string | null;
  @IsOptional()
  @PlainText(3, { each: true })
  tags?: string[];
  @IsOptional()
  @IsUUID()
  id?: string;
  @IsOptional()
  @IsEmail()
  email?: string;
  @IsOptional()
  @IsInt()
  @Max(9)
  count?: number;
  @IsOptional()
  @IsIn(['A', 'B'])
  choice?: string;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Part)
  parts?: Part[];
}

const pipe = createValidationPipe();
const given = (value: unknown, metatype: new () => object = Input) => pipe.transform(value, { type: 'body', metatype });
const defectsOf = async (value: unknown, metatype: new () => object = Input) => {
  const error = (await given(value, metatype).then(
    () => null,
    (reason: unknown) => reason,
  )) as Invalid | null;
  return error?.details.defects?.map(({ path, code }) => `${path} ${code}`).sort() ?? [];
};

describe('an input', () => {
  it('becomes its command: normalised texts, nothing added', async () => {
    const command = (await given({ title: '  a\u0301  ', note: null, tags: [' x '], parts: [{ name: ' b ' }] })) as Input;
    expect(command).toBeInstanceOf(Input);
    expect(command.parts?.[0]).toBeInstanceOf(Part);
    expect(JSON.parse(JSON.stringify(command))).toEqual({ title: 'á', note: null, tags: ['x'], parts: [{ name: 'b' }] });
  });

  it('is refused with everything that is wrong, each with its path, and in both languages', async () => {
    const wrong = {
      title: 'quá dài rồi',
      tags: ['ok', 'dài quá'],
      id: 'x',
      email: 'x',
      count: 10,
      choice: 'C',
      parts: [{ name: 'ok' }, { name: '' }],
    };
    expect(await defectsOf(wrong)).toEqual(
      ['choice IS_IN', 'count MAX', 'email IS_EMAIL', 'id IS_UUID', 'parts.1.name EMPTY', 'tags TOO_LONG', 'title TOO_LONG'].sort(),
    );
    const error = (await given(wrong).catch((reason: unknown) => reason)) as Invalid;
    for (const { vi, en } of error.details.defects!) expect([vi.length > 5, en.length > 5, vi === en]).toEqual([true, true, false]);
  });

  it.each([
    ['choice', 'C', 'Giá trị của "choice" không nằm trong danh mục; hãy chọn trong: A, B.'],
    ['count', 'x', '"count" phải là số nguyên.'],
    ['parts', 'x', '"parts" phải là một nhóm mục.'],
  ])('is told in Vietnamese without English what is wrong with %s', async (field, value, sentence) => {
    const error = (await given({ title: 'a', [field]: value }).catch((reason: unknown) => reason)) as Invalid;
    const told = error.details.defects!.filter(({ path }) => path === field).map(({ vi }) => vi);
    expect(told).toContain(sentence);
    for (const vi of told) expect(vi).not.toMatch(/\b(must|value|values|following|be|one of)\b/);
  });

  it.each([
    ['a field of no form', { title: 'a', admin: true }, ['admin WHITELIST_VALIDATION']],
    ['a field of no form, inside', { title: 'a', parts: [{ name: 'b', id: 1 }] }, ['parts.0.id WHITELIST_VALIDATION']],
    ['a number for a text', { title: 7 }, ['title EMPTY']],
    ['a list for a text', { title: ['a'] }, ['title EMPTY']],
    ['nothing for a text', {}, ['title EMPTY']],
    ['an override of direction', { title: 'a\u202eb' }, ['title DECEPTIVE_CHARACTERS']],
    ['nothing to see', { title: '\u200b\u2060' }, ['title DECEPTIVE_CHARACTERS']],
    ['a filler', { title: 'a', tags: ['\u3164'] }, ['tags DECEPTIVE_CHARACTERS']],
    ['nothing to see, where something must be', { title: 'a', parts: [{ name: '\u00ad' }] }, ['parts.0.name EMPTY']],
    ['a byte order mark', { title: 'a', parts: [{ name: '\ufeff' }] }, ['parts.0.name EMPTY']],
    ['a control character', { title: 'a\u0007' }, ['title DECEPTIVE_CHARACTERS']],
  ])('is refused for %s', async (_what, value, defects) => {
    expect(await defectsOf(value)).toEqual(defects);
  });

  it('is refused with a prototype in it, and none is polluted', async () => {
    await defectsOf(JSON.parse('{"title":"a","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('counts characters, not code units', async () => {
    expect(await defectsOf({ title: '🛡🛡🛡🛡🛡' })).toEqual([]);
    expect(await defectsOf({ title: '🛡🛡🛡🛡🛡🛡' })).toEqual(['title TOO_LONG']);
  });

  it('is judged each time by its own rules and those that it inherits, also where it was defined after others were judged', async () => {
    expect(await defectsOf({ title: 'a' })).toEqual([]);
    class Longer extends Input {
      @IsInt()
      pages: number;
    }
    for (let times = 0; times < 2; times++) {
      expect(await defectsOf({ title: 'too long' }, Longer)).toEqual(['pages IS_INT', 'title TOO_LONG']);
      expect(await defectsOf({ title: 'too long', pages: 1 })).toEqual(['pages WHITELIST_VALIDATION', 'title TOO_LONG']);
    }
  });

  it.each([null, 'text', 7, []])('is refused as a whole where it is %p', async (value) => {
    await expect(given(value)).rejects.toBeDefined();
  });
});
