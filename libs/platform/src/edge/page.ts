import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Invalid, isId } from '#kernel';
import { View } from './access.js';
import { isInstantText } from './scalars.js';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many rows, 1 to 100.' })
  @IsInt()
  @Min(1)
  @Max(100)
  first: number;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before; absent for the first page.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  after?: string | null;
}

@View('part', 'Where a page ends. Pages are found by key, so that page 200 costs what page 1 costs; there is no total.')
export class PageInfo {
  @Field(() => Boolean, { description: 'True where more rows follow.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'Opaque; give it as `after` for the next page.' })
  endCursor: string | null;
}

/** The keys of the last row shown, as an opaque text. */
export function encodeCursor(keys: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** What a key of a cursor is; PostgreSQL must be able to read it. */
const CURSOR_KEYS = {
  id: isId,
  instant: isInstantText,
  /** An instant, or the end of time. */
  due: (key: unknown): key is string => key === 'infinity' || isInstantText(key),
  integer: (key: unknown): key is string => typeof key === 'string' && /^-?\d{1,9}$/.test(key),
  text: (key: unknown): key is string => typeof key === 'string' && !key.includes('\0'),
} as const;

/** Throws Invalid where the text is not one of our cursors with keys of these kinds. */
export function decodeCursor(cursor: string | null | undefined, kinds: readonly (keyof typeof CURSOR_KEYS)[]): (string | null)[] {
  if (cursor == null) return kinds.map(() => null);
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === kinds.length && kinds.every((kind, i) => CURSOR_KEYS[kind](keys[i]))) return keys;
  } catch {
    // falls through to the one refusal
  }
  throw new Invalid([
    {
      path: 'after',
      code: 'CURSOR',
      vi: 'Vị trí trang không hợp lệ; hãy mở lại từ trang đầu.',
      en: 'Not a cursor of this list; start from the first page.',
    },
  ]);
}

/** A page from `first + 1` rows: the surplus row only tells that there is more. */
export function toPage<Row>(
  rows: readonly Row[],
  first: number,
  keysOf: (row: Row) => (string | null)[],
): { nodes: Row[]; pageInfo: PageInfo } {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: last ? encodeCursor(keysOf(last)) : null } };
}
