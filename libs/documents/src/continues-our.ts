const CR = 0x0d;
const LF = 0x0a;

/**
 * Whether a signed copy begins with exactly the bytes that we issued: signing appends (ISO 32000-1, 7.5.6), so that what we
 * printed stays there. The line end after our last `%%EOF` may have been rewritten by the tool that signed. What was
 * appended is not judged here; {@link readSignatures} says what a signature covers.
 */
export function continuesOur(bytes: Uint8Array, ours: Uint8Array): boolean {
  const end = withoutLineEnd(ours);
  if (end === 0 || bytes.length < end) return false;
  return Buffer.compare(bytes.subarray(0, end), ours.subarray(0, end)) === 0;
}

function withoutLineEnd(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === CR || bytes[end - 1] === LF)) end--;
  return end;
}
