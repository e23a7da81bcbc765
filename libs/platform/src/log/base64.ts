/**
 * Standard base64 (RFC 4648 §4) in its only form: padded, no blanks, unused bits zero. Null for anything else, and for
 * another number of bytes than `length`. Node's own decoder forgives all of these, so two texts could mean one signature.
 */
export function fromBase64(text: string, length?: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text && (length === undefined || bytes.length === length) ? bytes : null;
}
