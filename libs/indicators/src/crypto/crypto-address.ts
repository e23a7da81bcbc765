import { legible, type Normalised, unreadable } from '../normalised.js';
import { base58check, isEthereumAddress, isWitnessAddress } from './checksums.js';

/** What people write before an address: its coin or its network. */
const COIN = /^(?:bitcoin|ethereum|tron|btc|eth|trx|usdt|trc-?20|erc-?20|bep-?20)(?:\s?[:-]\s?|\s)/i;

/**
 * `bitcoin:…`, `ethereum:0x…` or `tron:…`. `ethereum` stands for every chain with addresses of its kind: one key opens all of them. Its capitals are
 * its checksum (EIP-55) and no part of the key; many programs write it without any.
 */
export function normaliseCryptoAddress(text: string): Normalised {
  let typed = legible(text);
  for (let words = 0; words < 3; words += 1) typed = typed.replace(COIN, '');
  typed = typed.replace(/\?.{0,500}$/, '');
  if (/^0x[0-9a-f]{40}$/i.test(typed)) return isEthereumAddress(typed) ? onChain('ethereum', typed.toLowerCase()) : wrongChecksum();
  // Either case alone is allowed, both together are not (BIP 173).
  if (/^(?:bc1[a-z0-9]{8,90}|BC1[A-Z0-9]{8,90})$/.test(typed)) {
    return isWitnessAddress(typed.toLowerCase()) ? onChain('bitcoin', typed.toLowerCase()) : wrongChecksum();
  }
  if (!/^[13T][a-z0-9]{24,34}$/i.test(typed)) return unreadable('CRYPTO_ADDRESS');
  const version = base58check(typed)?.[0];
  if (version === 0x41) return onChain('tron', typed);
  return version === 0 || version === 5 ? onChain('bitcoin', typed) : wrongChecksum();
}

const onChain = (chain: string, address: string): Normalised => ({
  type: 'CRYPTO_ADDRESS',
  key: `${chain}:${address}`,
  shown: address,
});

const wrongChecksum = () =>
  unreadable('CRYPTO_ADDRESS', {
    vi: 'Địa chỉ này sai số kiểm tra: có ký tự bị thiếu, thừa hoặc chép nhầm; chưa có gì được ghi. Hãy đối chiếu lại với bản gốc.',
    en: 'The checksum of this address does not fit: a character is missing, too many or wrong; nothing was written. Compare it with the original.',
  });
