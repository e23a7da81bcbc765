import type { Sentence } from '#kernel';
import type { IndicatorType } from './indicator-types.js';

const REASONS = {
  PROVIDER: { vi: 'Dịch vụ mà rất nhiều người dùng', en: 'A service that very many people use' },
  HOSTING: { vi: 'Nơi đặt trang của nhiều người khác nhau', en: 'Hosts pages of many unconnected people' },
  SHORTENER: { vi: 'Dịch vụ rút gọn đường dẫn', en: 'A shortener of links' },
  EMERGENCY: { vi: 'Số khẩn cấp hoặc số dịch vụ công', en: 'An emergency or public service number' },
  HOTLINE: { vi: 'Tổng đài của doanh nghiệp (1800, 1900)', en: 'A hotline of a business (1800, 1900)' },
  PLACEHOLDER: { vi: 'Giá trị thường được gõ làm ví dụ', en: 'What people type as an example' },
  OWN_MACHINE: { vi: 'Địa chỉ nội bộ, mạng nào cũng có', en: 'A private address, which every network has' },
  CONTRACT: {
    vi: 'Hợp đồng của đồng tiền hoặc ví hủy, không phải ví của ai',
    en: "A coin's contract or a burning address, nobody's wallet",
  },
  EMPTY_FILE: { vi: 'Tệp rỗng', en: 'An empty file' },
  PLATFORM: { vi: 'Tài khoản của chính nền tảng', en: 'An account of the platform itself' },
} as const satisfies Record<string, Sentence>;

/** Values that say nothing by being shared. An installation adds its own. */
export interface CommonValue {
  readonly type: IndicatorType;
  readonly key: string | RegExp;
  readonly reason: Sentence;
}

const rows = (type: IndicatorType, reason: keyof typeof REASONS, keys: string): CommonValue[] =>
  keys.split(' ').map((key) => ({ type, key, reason: REASONS[reason] }));

export const COMMON_VALUES: readonly CommonValue[] = [
  ...rows(
    'DOMAIN',
    'PROVIDER',
    'gmail.com yahoo.com yahoo.com.vn outlook.com hotmail.com icloud.com proton.me facebook.com fb.com m.me fb.me messenger.com t.me telegram.me telegram.org zalo.me chat.zalo.me google.com google.com.vn drive.google.com docs.google.com forms.gle youtube.com youtu.be tiktok.com instagram.com x.com twitter.com whatsapp.com wa.me viber.com discord.gg discord.com shopee.vn lazada.vn tiki.vn mega.nz mediafire.com dropbox.com onedrive.live.com 1drv.ms fshare.vn vnexpress.net chotot.com momo.vn vietqr.io',
  ),
  ...rows(
    'DOMAIN',
    'HOSTING',
    'blogspot.com wordpress.com github.io gitlab.io weebly.com wixsite.com sites.google.com netlify.app vercel.app pages.dev workers.dev web.app firebaseapp.com herokuapp.com ngrok.io ngrok-free.app duckdns.org amazonaws.com cloudfront.net',
  ),
  ...rows('DOMAIN', 'SHORTENER', 'bit.ly tinyurl.com t.ly is.gd cutt.ly rebrand.ly s.id linktr.ee'),
  { type: 'DOMAIN', key: /^(?:127|10)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^0\.0\.0\.0$/, reason: REASONS.OWN_MACHINE },
  { type: 'DOMAIN', key: /(?:^|\.)example\.(?:com|net|org|vn)$/, reason: REASONS.PLACEHOLDER },
  { type: 'PHONE', key: /^(?:1\d{2}|10\d{2}|5656)$/, reason: REASONS.EMERGENCY },
  { type: 'PHONE', key: /^1[89]00\d{4,6}$/, reason: REASONS.HOTLINE },
  ...rows('PHONE', 'PLACEHOLDER', '+84912345678 +84987654321 +84909090909 +84999999999 +84900000000'),
  ...rows('TELEGRAM', 'PLATFORM', 'id:777000 @telegram @botfather @spambot'),
  ...rows(
    'CRYPTO_ADDRESS',
    'CONTRACT',
    'ethereum:0x0000000000000000000000000000000000000000 ethereum:0x000000000000000000000000000000000000dead ethereum:0xdac17f958d2ee523a2206206994597c13d831ec7 tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  ),
  ...rows('FILE_DIGEST', 'EMPTY_FILE', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),
];

const nameOf = (type: IndicatorType, key: string) => `${type} ${key}`;
const EXACT = new Map(
  COMMON_VALUES.flatMap(({ type, key, reason }) => (typeof key === 'string' ? [[nameOf(type, key), reason] as const] : [])),
);
const SHAPED = COMMON_VALUES.filter(({ key }) => key instanceof RegExp);

/** Why a meeting under this key says nothing; undefined where it does say something. A link says nothing where it is no more than its host. */
export function commonReason(type: IndicatorType, key: string): Sentence | undefined {
  if (type === 'URL') {
    const host = /^\/\/(?:www\.)?([^/]{1,255})\/$/.exec(key)?.[1];
    return host === undefined ? undefined : commonReason('DOMAIN', host);
  }
  return EXACT.get(nameOf(type, key)) ?? SHAPED.find((row) => row.type === type && (row.key as RegExp).test(key))?.reason;
}

export const isCommon = (type: IndicatorType, key: string): boolean => commonReason(type, key) !== undefined;
