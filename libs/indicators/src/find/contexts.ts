/** What a number or a name that follows is said to be. */
export type Context = 'BANK' | 'CITIZEN_ID' | 'PASSPORT' | 'TELEGRAM' | 'ZALO' | 'FACEBOOK' | 'PHONE' | 'ADDRESS' | 'OTHER';

/** In a folded text. */
const WORDS: Readonly<Record<Context, readonly string[]>> = {
  BANK: ['so tai khoan', 'tai khoan', 'so tk', 'stk', 'tk', 'bank account', 'account number', 'account no', 'chuyen khoan', 'ck'],
  CITIZEN_ID: [
    'can cuoc cong dan',
    'can cuoc',
    'chung minh nhan dan',
    'chung minh thu',
    'so dinh danh ca nhan',
    'so dinh danh',
    'cccd',
    'cmnd',
    'cmtnd',
    'cmt',
  ],
  PASSPORT: ['ho chieu', 'passport'],
  TELEGRAM: ['telegram', 'tele', 'tlg', 'tg'],
  ZALO: ['zalo', 'zl'],
  FACEBOOK: ['facebook', 'face', 'fb'],
  PHONE: ['so dien thoai', 'dien thoai', 'sdt', 'dtdd', 'dt', 'hotline', 'phone', 'mobile'],
  ADDRESS: ['dia chi ip', 'ip', 'may chu', 'server'],
  /** A number of what is no indicator: ten digits of a tax code look like a telephone number, a transaction's like a digest. */
  OTHER: [
    'ma so thue',
    'mst',
    'ma so doanh nghiep',
    'ma don',
    'ma van don',
    'bhxh',
    'bhyt',
    'ma giao dich',
    'transaction',
    'txid',
    'txhash',
    'tx hash',
    'tx',
  ],
};

const CONTEXT_OF = new Map(Object.entries(WORDS).flatMap(([context, words]) => words.map((word) => [word, context as Context] as const)));

const WORD = new RegExp(
  `(?<![a-z0-9_.@])(?:${[...CONTEXT_OF.keys()].sort((a, b) => b.length - a.length).join('|')})(?![a-z0-9_])`.replaceAll(' ', '\\s{1,3}'),
  'g',
);

export interface ContextWord {
  readonly context: Context;
  readonly word: string;
  readonly end: number;
}

/** Finds the word that a place follows. Places are asked for in rising order, so that the words are walked through once. */
export class ContextWalk {
  private next = 0;

  constructor(private readonly words: readonly ContextWord[]) {}

  /** The nearest word that ends at most `reach` characters before `at`. */
  before(at: number, reach: number): ContextWord | undefined {
    while (this.next < this.words.length && this.words[this.next]!.end <= at) this.next += 1;
    const word = this.words[this.next - 1];
    return word !== undefined && at - word.end <= reach ? word : undefined;
  }
}

export function contextWords(folded: string): ContextWord[] {
  return [...folded.matchAll(WORD)].map((match) => {
    const word = match[0].replace(/\s+/g, ' ');
    return { context: CONTEXT_OF.get(word)!, word, end: match.index + match[0].length };
  });
}
