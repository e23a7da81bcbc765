import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';

/** What WinZip documents of AE-2 (AES-256), read by hand: the first local entry of a zip whose sizes stand in a data descriptor or in the head. */
export function decryptZip(zip: Buffer, password: string): { readonly name: string; readonly bytes: Buffer } {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const central = zip.subarray(zip.readUInt32LE(end + 16));
  const [nameLength, extraLength] = [central.readUInt16LE(28), central.readUInt16LE(30)];
  const extra = central.subarray(46 + nameLength, 46 + nameLength + extraLength);
  const aes = extra.indexOf(Buffer.from('01990700', 'hex'));
  // Vendor version 2, vendor `AE`, strength 3 (256 bits); the method of the entry itself is 99.
  if (extra.subarray(aes + 4, aes + 9).toString('hex') !== '0200414503' || central.readUInt16LE(10) !== 99)
    throw new Error('not AES-256 (AE-2)');
  const size = central.readUInt32LE(20);
  const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
  const data = zip.subarray(start, start + size);
  const salt = data.subarray(0, 16);
  const keys = pbkdf2Sync(password, salt, 1000, 66, 'sha1');
  if (!data.subarray(16, 18).equals(keys.subarray(64))) throw new Error('wrong password');
  const sealed = data.subarray(18, -10);
  if (!createHmac('sha1', keys.subarray(32, 64)).update(sealed).digest().subarray(0, 10).equals(data.subarray(-10)))
    throw new Error('altered');
  return { name: zip.subarray(30, 30 + zip.readUInt16LE(26)).toString('utf8'), bytes: counterMode(keys.subarray(0, 32), sealed) };
}

/** AES in counter mode with the counter in little endian, from 1: the one thing that no library of Node has. */
function counterMode(key: Buffer, bytes: Buffer): Buffer {
  const blocks = Buffer.alloc(Math.ceil(bytes.length / 16) * 16);
  for (let i = 0; i < blocks.length / 16; i++) blocks.writeUInt32LE(i + 1, i * 16);
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const stream = Buffer.concat([cipher.update(blocks), cipher.final()]);
  return Buffer.from(bytes.map((byte, i) => byte ^ stream[i]!));
}
