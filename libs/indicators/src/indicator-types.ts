import type { Sentence } from '#kernel';

/** What a case can be recognised by. */
export const INDICATOR_TYPES = [
  'PHONE',
  'BANK_ACCOUNT',
  'CITIZEN_ID',
  'PASSPORT',
  'TELEGRAM',
  'ZALO',
  'FACEBOOK',
  'DOMAIN',
  'URL',
  'CRYPTO_ADDRESS',
  'EMAIL',
  'FILE_DIGEST',
  'RECORD_SHAPE',
] as const;
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

export interface IndicatorTypeRow {
  readonly label: Sentence;
  /** What a text of this type looks like, as the end of "should look like …". */
  readonly looksLike: Sentence;
  /** Invented values; where they are written in, they are read. */
  readonly example: string;
  /** True where the value itself is never kept, only `keyedKey` of it and its last three characters. */
  readonly sensitive: boolean;
}

export const INDICATOR_TYPE_ROWS: Readonly<Record<IndicatorType, IndicatorTypeRow>> = {
  PHONE: {
    label: { vi: 'Số điện thoại', en: 'Telephone number' },
    looksLike: {
      vi: 'số di động 10 chữ số, số cố định 11 chữ số kể cả mã vùng, hoặc số nước ngoài bắt đầu bằng dấu +',
      en: 'a mobile number of 10 digits, a landline of 11 with its area code, or a foreign number that begins with +',
    },
    example: '0912 345 678',
    sensitive: false,
  },
  BANK_ACCOUNT: {
    label: { vi: 'Tài khoản ngân hàng', en: 'Bank account' },
    looksLike: {
      vi: 'tên ngân hàng và một số tài khoản từ 6 đến 19 chữ số',
      en: 'the name of the bank and one account number of 6 to 19 digits',
    },
    example: 'Vietcombank 0011001234567',
    sensitive: false,
  },
  CITIZEN_ID: {
    label: { vi: 'Số định danh cá nhân (CCCD, CMND)', en: 'Citizen identity number' },
    looksLike: { vi: '12 chữ số (CCCD) hoặc 9 chữ số (CMND)', en: '12 digits (CCCD) or 9 digits (CMND)' },
    example: '001099000001',
    sensitive: true,
  },
  PASSPORT: {
    label: { vi: 'Số hộ chiếu', en: 'Passport number' },
    looksLike: {
      vi: 'từ 6 đến 9 chữ cái và chữ số, trong đó có ít nhất 5 chữ số',
      en: '6 to 9 letters and digits, at least 5 of them digits',
    },
    example: 'C0000001',
    sensitive: true,
  },
  TELEGRAM: {
    label: { vi: 'Telegram', en: 'Telegram' },
    looksLike: { vi: 'tên người dùng, mã số (id:…) hoặc đường dẫn t.me', en: 'a user name, a number (id:…) or a t.me link' },
    example: '@kho_data_demo',
    sensitive: false,
  },
  ZALO: {
    label: { vi: 'Zalo', en: 'Zalo' },
    looksLike: {
      vi: 'số điện thoại dùng Zalo, đường dẫn zalo.me hoặc đường dẫn nhóm zalo.me/g/…',
      en: 'the telephone number of the account, a zalo.me link or a group link zalo.me/g/…',
    },
    example: 'zalo.me/0912345678',
    sensitive: false,
  },
  FACEBOOK: {
    label: { vi: 'Facebook', en: 'Facebook' },
    looksLike: {
      vi: 'mã số, tên trang cá nhân, hoặc đường dẫn của trang, nhóm, bài đăng',
      en: 'a number, the name of a profile, or the link of a profile, group or post',
    },
    example: 'facebook.com/profile.php?id=100000000000001',
    sensitive: false,
  },
  DOMAIN: {
    label: { vi: 'Tên miền', en: 'Domain' },
    looksLike: { vi: 'tên miền đầy đủ hoặc địa chỉ IPv4', en: 'a full domain name or an IPv4 address' },
    example: 'kho-data.example.vn',
    sensitive: false,
  },
  URL: {
    label: { vi: 'Đường dẫn', en: 'URL' },
    looksLike: { vi: 'đường dẫn http hoặc https, không quá 2.048 ký tự', en: 'an http or https address of at most 2,048 characters' },
    example: 'https://kho-data.example.vn/goi-1',
    sensitive: false,
  },
  CRYPTO_ADDRESS: {
    label: { vi: 'Địa chỉ ví tiền mã hóa', en: 'Crypto address' },
    looksLike: {
      vi: 'địa chỉ Bitcoin, Ethereum (0x…) hoặc TRON (T…), chép đủ và đúng chữ hoa, chữ thường',
      en: 'a Bitcoin, Ethereum (0x…) or TRON (T…) address, whole and with its capitals as they are',
    },
    example: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
    sensitive: false,
  },
  EMAIL: {
    label: { vi: 'Thư điện tử', en: 'E-mail address' },
    looksLike: { vi: 'tên@tên-miền', en: 'name@domain' },
    example: 'ban.data@example.vn',
    sensitive: false,
  },
  FILE_DIGEST: {
    label: { vi: 'Mã băm SHA-256 của tệp', en: 'SHA-256 digest of a file' },
    looksLike: { vi: '64 chữ số thập lục phân', en: '64 hexadecimal digits' },
    example: 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90',
    sensitive: false,
  },
  RECORD_SHAPE: {
    label: { vi: 'Dạng bản ghi (tên các cột)', en: 'Record shape (names of the columns)' },
    looksLike: {
      vi: 'tên của ít nhất hai cột, cách nhau bằng dấu phẩy, dấu chấm phẩy, dấu gạch đứng hoặc tab',
      en: 'the names of at least two columns, separated by commas, semicolons, bars or tabs',
    },
    example: 'họ tên, sđt, cccd, địa chỉ',
    sensitive: false,
  },
};
