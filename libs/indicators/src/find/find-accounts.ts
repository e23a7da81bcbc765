import { ACCOUNT_NUMBER, BANK_PATTERN, bankAccount, bankOf } from '../bank/bank-account.js';
import type { Bank } from '../bank/banks.js';
import { isUnreadable, type NormalisedIndicator } from '../normalised.js';
import { normalisePhone } from '../phone/phone.js';
import { ContextWalk, type ContextWord } from './contexts.js';

interface NamedBank {
  readonly bank: Bank;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

interface FoundAccount {
  readonly start: number;
  readonly end: number;
  readonly account: NormalisedIndicator;
}

/** How far a number may stand from the word that makes it an account, and from the name of its bank. */
const REACH = 60;
/** They also mean an account of something else, and a telephone number after them may be one. */
const LOOSE_WORDS = new Set(['tk', 'tai khoan', 'chuyen khoan', 'ck']);
/** What follows an amount; "ngân hàng" and "Đông Á" are none. */
const MONEY = /^\s?(?:d|vnd|dong(?! a)|k|tr|trieu|ty|nghin|ngan(?! hang))(?![a-z])/;
const ONLY_PUNCTUATION = /^[^a-z0-9]{1,5}$/;
const BESIDE = /^[^a-z0-9]{0,3}(?:so|la)?[^a-z0-9]{0,3}$/;

/** Bank accounts of a folded text: numbers after a word such as "STK", after one another, or right beside the name of a bank. */
export function findAccounts(
  folded: string,
  words: readonly ContextWord[],
  isTaken: (start: number, end: number) => boolean,
): FoundAccount[] {
  const found: FoundAccount[] = [];
  const banks = namedBanks(folded);
  const walk = new ContextWalk(words);
  let used: ContextWord | undefined;
  let firstBank = 0;
  for (const match of folded.matchAll(ACCOUNT_NUMBER)) {
    const start = match.index;
    const end = start + match[0].length;
    const word = walk.before(start, REACH);
    while (firstBank < banks.length && banks[firstBank]!.end < start - REACH) firstBank += 1;
    if (match[0].replace(/\D/g, '').length < 6 || isTaken(start, end) || MONEY.test(folded.slice(end, end + 12))) continue;
    const near = nearestBank(folded, banks, firstBank, start, end);
    const after = word?.context === 'BANK' && word !== used;
    const listed = ONLY_PUNCTUATION.test(folded.slice(found.at(-1)?.end ?? start, start).slice(0, 6));
    const beside = near !== undefined && BESIDE.test(gapBetween(folded, near, start, end));
    const phone = normalisePhone(match[0]);
    const looksLikePhone = !isUnreadable(phone) && phone.key.startsWith('+84');
    const isAccount = looksLikePhone
      ? (after && (near !== undefined || !LOOSE_WORDS.has(word.word))) || (beside && near.end <= start)
      : after || listed || beside;
    const account = isAccount ? bankAccount(near?.bank, match[0]) : undefined;
    if (account === undefined) continue;
    used = word;
    found.push({ start, end, account });
  }
  return found;
}

function namedBanks(folded: string): NamedBank[] {
  return [...folded.matchAll(BANK_PATTERN)].flatMap((match) => {
    const bank = bankOf(match);
    // "50 MB" is a size.
    const isSize = match[0] === 'mb' && /(?<!\d)\d{1,4}\s?$/.test(folded.slice(Math.max(0, match.index - 6), match.index));
    return bank === undefined || isSize ? [] : [{ bank, word: match[0], start: match.index, end: match.index + match[0].length }];
  });
}

const gapBetween = (folded: string, bank: NamedBank, start: number, end: number) =>
  bank.start >= end ? folded.slice(end, bank.start) : folded.slice(bank.end, start);

/** What stands on another line or behind a comma is further away than it seems. */
const distance = (gap: string) => gap.length + (gap.includes('\n') ? 40 : /[,;]/.test(gap) ? 10 : 0);

function nearestBank(folded: string, banks: readonly NamedBank[], from: number, start: number, end: number): NamedBank | undefined {
  let nearest: NamedBank | undefined;
  for (let i = from; i < banks.length && banks[i]!.start <= end + REACH; i += 1) {
    const bank = banks[i]!;
    if (nearest === undefined || distance(gapBetween(folded, bank, start, end)) < distance(gapBetween(folded, nearest, start, end)))
      nearest = bank;
  }
  return nearest;
}
