import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence, Reason } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { numberInWords, vndInWords } from './whole-vnd.js';

/** What is known of an act as far as the Penal Code asks. Null or absent: not known. */
export interface CrimeFacts {
  /** Whole dong. */
  readonly illicitGainVnd?: number | null;
  /** Whole dong. */
  readonly damageVnd?: number | null;
  /** Bank accounts of others whose data were collected, kept, traded or published. */
  readonly bankAccounts?: number | null;
  /** Bad public opinion that lowers the reputation of a body or a person. */
  readonly reputationHarmed?: boolean | null;
  /** Traded, published or used on a computer or telecom network; held to be so unless it is denied (our reading: careful). */
  readonly onNetwork?: boolean | null;
  /** A network or device of others was entered past warnings, codes or a firewall, and data taken, altered or destroyed. */
  readonly intrusion?: boolean | null;
  /** Property was taken through a network: with account or card data, by unlawful access, by fraud online. */
  readonly propertyTaken?: boolean | null;
  /** Secrecy of mail, telephone or another private exchange was infringed. */
  readonly correspondenceInfringed?: boolean | null;
  /** Disciplined or fined for that act before. */
  readonly sanctionedBefore?: boolean | null;
}

/** `from`: at least so much. `presumed`: holds unless denied. */
type Condition =
  | { readonly fact: 'illicitGainVnd' | 'damageVnd' | 'bankAccounts'; readonly from: number }
  | { readonly fact: Exclude<keyof CrimeFacts, 'illicitGainVnd' | 'damageVnd' | 'bankAccounts'>; readonly presumed?: true };

/** A sign of a crime: all its conditions together, which reach the first clause of the article. */
export interface SignOfCrime extends Interval {
  readonly code: string;
  readonly crime: Sentence;
  readonly sign: Sentence;
  readonly conditions: readonly Condition[];
  readonly article: Article;
  readonly confidence: Confidence;
}

const MISUSE: Sentence = {
  vi: 'Đưa hoặc sử dụng trái phép thông tin mạng máy tính, mạng viễn thông',
  en: 'Unlawfully posting or using information on computer or telecom networks',
};
const BANK_DATA: Sentence = {
  vi: 'Thu thập, tàng trữ, trao đổi, mua bán, công khai hóa trái phép thông tin về tài khoản ngân hàng',
  en: 'Unlawfully collecting, keeping, exchanging, trading or publishing data on bank accounts',
};

const row = (
  code: string,
  crime: Sentence,
  article: Article,
  vi: string,
  en: string,
  conditions: readonly Condition[],
  confidence: Confidence = 'C1',
): SignOfCrime => ({ code, crime, sign: { vi, en }, conditions, from: '2018-01-01', to: null, article, confidence });

const ON_NETWORK: Condition = { fact: 'onNetwork', presumed: true };

/** Signs of the crimes that illegal trade in personal data comes near to. There is no crime of its own against personal data. */
export const SIGNS_OF_CRIME: readonly SignOfCrime[] = [
  row('PC288_GAIN', MISUSE, 'PC 288.1', 'Thu lợi bất chính từ 50.000.000 đồng', 'Illicit gain of VND 50,000,000 or more', [
    ON_NETWORK,
    { fact: 'illicitGainVnd', from: 50_000_000 },
  ]),
  row('PC288_DAMAGE', MISUSE, 'PC 288.1', 'Gây thiệt hại từ 100.000.000 đồng', 'Damage of VND 100,000,000 or more', [
    ON_NETWORK,
    { fact: 'damageVnd', from: 100_000_000 },
  ]),
  row(
    'PC288_REPUTATION',
    MISUSE,
    'PC 288.1',
    'Gây dư luận xấu làm giảm uy tín của cơ quan, tổ chức, cá nhân',
    'Bad public opinion that lowers the reputation of a body or a person',
    [ON_NETWORK, { fact: 'reputationHarmed' }],
  ),
  row(
    'PC159',
    {
      vi: 'Xâm phạm bí mật hoặc an toàn thư tín, điện thoại, điện tín hoặc hình thức trao đổi thông tin riêng tư khác',
      en: 'Infringing the secrecy of mail, telephone or another private exchange',
    },
    'PC 159.1',
    'Xâm phạm bí mật trao đổi riêng tư, đã bị xử lý kỷ luật hoặc xử phạt về hành vi này mà còn vi phạm',
    'A private exchange infringed by somebody disciplined or fined for it before',
    [{ fact: 'correspondenceInfringed' }, { fact: 'sanctionedBefore' }],
    'C2',
  ),
  row(
    'PC289',
    {
      vi: 'Xâm nhập trái phép vào mạng máy tính, mạng viễn thông hoặc phương tiện điện tử của người khác',
      en: 'Intruding into networks or electronic devices of others',
    },
    'PC 289.1',
    'Cố ý vượt qua cảnh báo, mã truy cập, tường lửa hoặc cách khác để xâm nhập, lấy cắp, thay đổi, hủy hoại dữ liệu',
    'Entering past warnings, codes or a firewall on purpose, and taking, altering or destroying data',
    [{ fact: 'intrusion' }],
  ),
  row(
    'PC290',
    {
      vi: 'Sử dụng mạng máy tính, mạng viễn thông, phương tiện điện tử thực hiện hành vi chiếm đoạt tài sản',
      en: 'Taking property by means of networks or electronic devices',
    },
    'PC 290.1',
    'Chiếm đoạt tài sản qua mạng, như bằng thông tin tài khoản, thẻ ngân hàng, truy cập trái phép, lừa đảo',
    'Property taken through a network, as with account or card data, by unlawful access, by fraud',
    [{ fact: 'propertyTaken' }],
  ),
  row('PC291_ACCOUNTS', BANK_DATA, 'PC 291.1', 'Từ 20 tài khoản ngân hàng của người khác', '20 bank accounts of others or more', [
    { fact: 'bankAccounts', from: 20 },
  ]),
  row(
    'PC291_GAIN',
    BANK_DATA,
    'PC 291.1',
    'Có thông tin tài khoản ngân hàng và thu lợi bất chính từ 20.000.000 đồng',
    'Data on bank accounts, and illicit gain of VND 20,000,000 or more',
    [
      { fact: 'bankAccounts', from: 1 },
      { fact: 'illicitGainVnd', from: 20_000_000 },
    ],
  ),
];

export interface SignStanding extends SignOfCrime {
  /** `UNKNOWN`: nothing speaks against it, and a fact is missing. */
  readonly standing: 'MET' | 'NOT_MET' | 'UNKNOWN';
  /** The facts that are missing. */
  readonly missing: readonly (keyof CrimeFacts)[];
  /** What was compared, for whoever checks it. */
  readonly because: Sentence;
}

/** How each sign stands against what is known, in the order of the rows. A hint for people: what a crime is, prosecutors decide. */
export function signsOfCrime(facts: CrimeFacts): readonly SignStanding[] {
  return SIGNS_OF_CRIME.map((sign) => {
    const holds = sign.conditions.map((condition) => ({ condition, holds: holdsFor(condition, facts) }));
    const missing = holds.filter((one) => one.holds === null).map(({ condition }) => condition.fact);
    const standing = holds.some((one) => one.holds === false) ? 'NOT_MET' : missing.length > 0 ? 'UNKNOWN' : 'MET';
    const compared = sign.conditions.map((condition) => sentenceOf(condition, facts));
    return {
      ...sign,
      standing,
      missing: standing === 'UNKNOWN' ? missing : [],
      because: { vi: `${compared.map(({ vi }) => vi).join('; ')}.`, en: `${compared.map(({ en }) => en).join('; ')}.` },
    };
  });
}

/** That a case with signs of a crime goes to the prosecution, and comes back for a fine where there is none. */
export const CRIMINAL_TRANSFER: Reason & { readonly article: Article } = {
  vi: 'Vụ việc có dấu hiệu tội phạm: phải chuyển hồ sơ để truy cứu trách nhiệm hình sự; không ra quyết định xử phạt trong khi chờ. Nếu không khởi tố, hồ sơ được chuyển lại để xử phạt.',
  en: 'There are signs of a crime: the file must go to the criminal authorities, and no fine is decided meanwhile. Without a prosecution it comes back to be sanctioned.',
  article: 'D330 4.4; LHAV 62; LHAV 63',
  confidence: 'C1',
};

/** True where any sign is met: then the transfer is mandatory (D330 4.4). */
export function mustTransfer(signs: readonly SignStanding[]): boolean {
  return signs.some(({ standing }) => standing === 'MET');
}

/** Null: not known. */
function holdsFor(condition: Condition, facts: CrimeFacts): boolean | null {
  const value = facts[condition.fact] ?? null;
  if ('from' in condition) return value === null ? null : Number(value) >= condition.from;
  return condition.presumed ? value !== false : (value as boolean | null);
}

const NAMES: Readonly<Record<keyof CrimeFacts, Sentence>> = {
  illicitGainVnd: { vi: 'Thu lợi bất chính', en: 'Illicit gain' },
  damageVnd: { vi: 'Thiệt hại', en: 'Damage' },
  bankAccounts: { vi: 'Số tài khoản ngân hàng', en: 'Bank accounts' },
  reputationHarmed: { vi: 'Dư luận xấu làm giảm uy tín', en: 'Reputation lowered' },
  onNetwork: { vi: 'Trên mạng', en: 'On a network' },
  intrusion: { vi: 'Xâm nhập trái phép', en: 'Intrusion' },
  propertyTaken: { vi: 'Chiếm đoạt tài sản qua mạng', en: 'Property taken through a network' },
  correspondenceInfringed: { vi: 'Xâm phạm trao đổi riêng tư', en: 'Private exchange infringed' },
  sanctionedBefore: { vi: 'Đã bị kỷ luật, xử phạt về hành vi này', en: 'Disciplined or fined for it before' },
};

function sentenceOf(condition: Condition, facts: CrimeFacts): Sentence {
  const name = NAMES[condition.fact];
  const value = facts[condition.fact] ?? null;
  if ('from' in condition) {
    const write = condition.fact === 'bankAccounts' ? numberInWords : vndInWords;
    const [is, from] = [value === null ? { vi: 'chưa rõ', en: 'not known' } : write(Number(value)), write(condition.from)];
    return { vi: `${name.vi}: ${is.vi} (mức ${from.vi})`, en: `${name.en}: ${is.en} (threshold ${from.en})` };
  }
  if (value === null)
    return condition.presumed
      ? { vi: `${name.vi}: coi là có`, en: `${name.en}: held to be so` }
      : { vi: `${name.vi}: chưa rõ`, en: `${name.en}: not known` };
  return { vi: `${name.vi}: ${value ? 'có' : 'không'}`, en: `${name.en}: ${value ? 'yes' : 'no'}` };
}
