import fc from 'fast-check';
import { keyOf, read, refusalOf } from '../../testing/read.js';
import { keccak256 } from './keccak.js';

// From BIP 173, BIP 350 and EIP-55; the base58 ones are the genesis address, the wiki's examples and the contract of a coin.
const ADDRESSES = [
  ['bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  ['bitcoin', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
  ['bitcoin', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
  ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ['bitcoin', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0'],
  ['tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
] as const;

describe('a crypto address', () => {
  it.each(ADDRESSES)('of %s is its chain and itself: %s', (chain, address) => {
    expect(read('CRYPTO_ADDRESS', address)).toEqual({ type: 'CRYPTO_ADDRESS', key: `${chain}:${address}`, shown: address });
    for (const text of [`${chain}:${address}`, ` ${address} `]) expect(keyOf('CRYPTO_ADDRESS', text)).toBe(`${chain}:${address}`);
  });

  it.each([
    ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2?amount=0.1', 'bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
    ['USDT TRC20: TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'],
    ['ETH 0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED', 'ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'],
  ])('%s is %s', (text, key) => {
    expect(keyOf('CRYPTO_ADDRESS', text)).toBe(key);
  });

  it.each([
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb',
    '1a1zp1ep5qgefi2dmptftl5slmv7divfna',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
    // Version 1 with the constant of version 0, and a program of 19 bytes (both from BIP 350).
    'bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4',
    'bc1qw508d6qejxtdg4y5r3zarvaryvqyzf3du',
    'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u',
    '0x5aAeb6053F3E94C9B9A09f33669435E7Ef1BeAeD',
  ])('whose checksum does not fit says so: %s', (text) => {
    const refusal = refusalOf('CRYPTO_ADDRESS', text);
    expect(refusal?.vi).toContain('sai số kiểm tra');
    expect(refusal?.en).toContain('checksum');
    expect(JSON.stringify(refusal)).not.toContain(text);
  });

  it.each(['', 'bitcoin', '0x1234', 'bc1QW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'T123', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe'])(
    'is not %j',
    (text) => {
      expect(refusalOf('CRYPTO_ADDRESS', text)?.vi).toContain('Cần có dạng');
      expect(refusalOf('CRYPTO_ADDRESS', text)?.en).toContain('It should look like');
    },
  );

  // The examples of EIP-55.
  it.each([
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0xde709f2102306220921060314715629080e2fb77',
  ])('of Ethereum is read with its capitals, without, and with nothing else: %s', (address) => {
    const key = `ethereum:${address.toLowerCase()}`;
    for (const text of [address, address.toLowerCase(), `0x${address.slice(2).toUpperCase()}`])
      expect(keyOf('CRYPTO_ADDRESS', text)).toBe(key);
    expect(keccak256('')).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470');
  });

  it('with one character wrong is none', () => {
    const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
    fc.assert(
      fc.property(fc.constantFrom(...ADDRESSES), fc.nat(), fc.constantFrom(...letters), ([, address], place, letter) => {
        const at = 1 + (place % (address.length - 1));
        fc.pre(address[at] !== letter);
        expect(refusalOf('CRYPTO_ADDRESS', address.slice(0, at) + letter + address.slice(at + 1))).toBeDefined();
      }),
    );
  });
});
