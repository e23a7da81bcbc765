import { normaliseBankAccount } from './bank/bank-account.js';
import { normaliseCryptoAddress } from './crypto/crypto-address.js';
import { normaliseFileDigest } from './data/file-digest.js';
import { normaliseRecordShape } from './data/record-shape.js';
import { normaliseIdentityNumber } from './identity/identity-numbers.js';
import type { IndicatorType } from './indicator-types.js';
import { LONGEST, type Normalised, unreadable } from './normalised.js';
import { normalisePhone } from './phone/phone.js';
import { normaliseFacebook } from './platforms/facebook.js';
import { normaliseTelegram } from './platforms/telegram.js';
import { normaliseZalo } from './platforms/zalo.js';
import { normaliseDomain } from './web/domain.js';
import { normaliseEmail } from './web/email.js';
import { normaliseUrl } from './web/url.js';

const BY_TYPE: Readonly<Record<IndicatorType, (text: string, secret: Uint8Array) => Normalised>> = {
  PHONE: normalisePhone,
  BANK_ACCOUNT: normaliseBankAccount,
  CITIZEN_ID: (text, secret) => normaliseIdentityNumber('CITIZEN_ID', text, secret),
  PASSPORT: (text, secret) => normaliseIdentityNumber('PASSPORT', text, secret),
  TELEGRAM: normaliseTelegram,
  ZALO: normaliseZalo,
  FACEBOOK: normaliseFacebook,
  DOMAIN: normaliseDomain,
  URL: normaliseUrl,
  CRYPTO_ADDRESS: normaliseCryptoAddress,
  EMAIL: normaliseEmail,
  FILE_DIGEST: normaliseFileDigest,
  RECORD_SHAPE: normaliseRecordShape,
};

/**
 * The key under which what somebody wrote is found again, or the sentence that says why there is none. `secret` keys the hashes of sensitive types and has at
 * least 32 bytes; under another secret nothing of them meets.
 */
export function normaliseIndicator(type: IndicatorType, text: string, secret: Uint8Array): Normalised {
  return text.length > LONGEST ? unreadable(type) : BY_TYPE[type](text, secret);
}
