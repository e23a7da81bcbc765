import { foldText } from '#kernel';
import { type IndicatorKey, isUnreadable, legible, type Normalised, type NormalisedIndicator, unreadable } from '../normalised.js';
import { normalisePhone } from '../phone/phone.js';
import { BANKS, type Bank } from './banks.js';

const BY_BIN = new Map(BANKS.map((bank) => [bank.bin, bank]));
const BY_ALIAS = new Map(BANKS.flatMap((bank) => [foldText(bank.name), ...bank.aliases].map((alias) => [alias, bank] as const)));
const BY_NAME = new Map(BANKS.flatMap((bank) => bank.names.map((name) => [name, bank] as const)));

const longestFirst = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join('|');

/** A bank in a folded text. */
export const BANK_PATTERN = new RegExp(
  `(?<![a-z0-9])(?:(?<alias>${longestFirst(BY_ALIAS.keys())})|(?:ngan hang|nh) (?:tmcp |thuong mai co phan )?(?<name>${longestFirst(BY_NAME.keys())}))(?![a-z0-9])`,
  'g',
);

export function bankOf(match: RegExpMatchArray): Bank | undefined {
  const { alias, name } = match.groups ?? {};
  return alias === undefined ? BY_NAME.get(name ?? '') : BY_ALIAS.get(alias);
}

/** An account number in a folded text: digits in one piece, or in groups of two to five. */
export const ACCOUNT_NUMBER = /(?<![a-z0-9])(?:\d{6,19}|\d{2,5}(?:[ .-]\d{2,5}){1,5}|\d{4,5})(?![a-z0-9])/g;

export const UNKNOWN_BANK = 'UNKNOWN';

/** `number` may have blanks, dots and dashes. Undefined where no bank has such numbers. */
export function bankAccount(bank: Bank | undefined, number: string): NormalisedIndicator | undefined {
  const digits = number.replace(/\D/g, '');
  // Short numbers that people choose exist, but say something only with their bank.
  if (digits.length < (bank ? 4 : 6) || digits.length > 19) return undefined;
  const alone = { type: 'BANK_ACCOUNT', key: `${UNKNOWN_BANK}:${digits}`, weak: true } as const;
  const phone = phoneOf(digits);
  if (bank === undefined) return { ...alone, shown: digits, ...(phone.length > 0 && { second: phone }) };
  return { type: 'BANK_ACCOUNT', key: `${bank.bin}:${digits}`, shown: `${bank.name} ${digits}`, second: [alone, ...phone] };
}

/** Banks let their customers choose their telephone number as the number of the account; nothing says that this one did. */
function phoneOf(digits: string): IndicatorKey[] {
  const phone = /^0[35789]\d{8}$/.test(digits) ? normalisePhone(digits) : undefined;
  return phone === undefined || isUnreadable(phone) ? [] : [{ type: 'PHONE', key: phone.key, weak: true }];
}

/**
 * `BIN:digits`. Without a bank that we know: `UNKNOWN:digits`, and weak, for two banks have the same numbers; an account with its bank
 * has that as its second key.
 */
export function normaliseBankAccount(text: string): Normalised {
  const typed = foldText(legible(text));
  const coded = /^(97\d{4})\s?:\s?(\d{4,19})$/.exec(typed);
  if (coded && BY_BIN.has(coded[1]!)) return bankAccount(BY_BIN.get(coded[1]!), coded[2]!) ?? unreadable('BANK_ACCOUNT');
  const banks = new Set([...typed.matchAll(BANK_PATTERN)].map(bankOf));
  const numbers = [...typed.matchAll(ACCOUNT_NUMBER)].map(([number]) => number.replace(/\D/g, ''));
  if (banks.size > 1 || new Set(numbers).size > 1) {
    return unreadable('BANK_ACCOUNT', {
      vi: 'Nội dung này có nhiều số hoặc nhiều ngân hàng nên không biết số nào thuộc ngân hàng nào; chưa có gì được ghi. Hãy nhập từng tài khoản.',
      en: 'This text has several numbers or several banks, and which belongs to which is not known; nothing was written. Enter one account at a time.',
    });
  }
  return bankAccount([...banks][0], numbers[0] ?? '') ?? unreadable('BANK_ACCOUNT');
}
