import { zipSync } from 'fflate';
import type { PacketDocument } from '../packet.js';

/** The smallest time that a zip can hold, as wall time: equal documents give equal bytes on every machine and day. */
const TIME = new Date(1980, 0, 1);

/** Made on Unix, `-rw-r--r--`: Info-ZIP takes names for those of DOS otherwise and garbles them in spite of the UTF-8 flag. */
const UNIX = { os: 3, attrs: (0o100644 << 16) >>> 0 };

/** Bytes of a name in UTF-8 that every file system takes, with room for a number before it. */
const MAX_NAME = 200;

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * One zip of named documents in their order, as receiving desks ask for (fact sheet 3.4). Names keep their Vietnamese
 * letters (UTF-8 flag), get their number in front where there are several, and cannot leave the folder they are unpacked in.
 * `numbered: false`: the names are different ones and say their order themselves.
 */
export function zipOf(documents: readonly PacketDocument[], { numbered = true }: { readonly numbered?: boolean } = {}): Uint8Array {
  const several = numbered && documents.length > 1;
  const width = String(documents.length).length;
  const entries = documents.map(({ name, bytes }, index) => {
    const number = several ? `${String(index + 1).padStart(width, '0')}.` : '';
    return [`${number}${safeName(name)}`, bytes] as const;
  });
  return zipSync(Object.fromEntries(entries), { mtime: TIME, level: 6, ...UNIX });
}

/** A file name without anything that a system could take for a path, a device, an option or a hidden file. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. -]+/, '')
    .replace(/[. ]+$/, '');
  const named = plain === '' || RESERVED.test(plain) ? `_${plain}` : plain;
  return shorten(named);
}

/** Cut before the ending, between characters. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME) return name;
  const [ending = ''] = /\.[A-Za-z0-9]{1,8}$/.exec(name) ?? [];
  let kept = '';
  for (const { segment } of new Intl.Segmenter('vi').segment(name.slice(0, name.length - ending.length))) {
    if (Buffer.byteLength(kept + segment + ending) > MAX_NAME) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${ending}`;
}
