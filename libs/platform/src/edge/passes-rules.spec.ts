import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  ValidateIf,
  ValidateNested,
  ValidatePromise,
  validateSync,
} from 'class-validator';
import fc from 'fast-check';
import { PlainText, passesRules } from '#platform';

enum Role {
  A = 'A',
  B = 'B',
}
class Part {
  @PlainText(3, { required: true })
  name: string;
  @ValidateIf(({ name }: Part) => name !== 'ab')
  @IsInt()
  @Max(9)
  count: number;
}
class Input {
  @IsEnum(Role)
  role: Role;
  @IsOptional()
  @PlainText(3)
  note?: string | null;
  @IsArray()
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsIn(['X', 'Y'], { each: true })
  marks: string[];
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Part)
  parts?: Part[] | null;
  @ValidateNested()
  @Type(() => Part)
  one: Part;
}

const text = fc.constantFrom('', 'a', 'ab', 'abc', 'abcd', 'a\u202eb', '🛡🛡🛡', null, undefined, 7);
const part = fc.oneof(
  { arbitrary: fc.record({ name: text, count: fc.constantFrom(1, 10, 1.5, '1', null) }), weight: 8 },
  { arbitrary: fc.constantFrom(null, 'ab', 3), weight: 1 },
);
const input = fc.record(
  {
    role: fc.constantFrom('A', 'B', 'C', null),
    note: text,
    marks: fc.oneof(fc.array(fc.constantFrom('X', 'Y', 'Z'), { maxLength: 3 }), fc.constantFrom(null, 'X')),
    parts: fc.oneof(fc.array(part, { maxLength: 2 }), fc.constantFrom(null, undefined, 'ab')),
    one: part,
  },
  { requiredKeys: ['role', 'marks'] },
);

describe('whether an input passes its rules', () => {
  it('is the same as class-validator has it', () => {
    let passed = 0;
    fc.assert(
      fc.property(input, (value) => {
        const expected = validateSync(plainToInstance(Input, value)).length === 0;
        if (expected) passed++;
        expect(passesRules(Input, value)).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
    expect(passed).toBeGreaterThan(10);
  });

  it('is not said of a class without rules, of a rule that is not known here, nor of what is no object', () => {
    class Bare {}
    class Waiting {
      @ValidatePromise()
      name: Promise<string>;
    }
    class Conditional {
      @IsString({ validateIf: () => false })
      name: string;
    }
    expect(passesRules(Bare, {})).toBe(false);
    expect(passesRules(Waiting, { name: Promise.resolve('a') })).toBe(false);
    expect(passesRules(Conditional, { name: 'a' })).toBe(false);
    for (const value of [null, undefined, 'a', [{}]]) expect(passesRules(Part, value)).toBe(false);
  });
});
