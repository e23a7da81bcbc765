import { instant } from './answers.js';
import type { FilingProof } from './official-document.js';

/**
 * Reference, filing time, digest and QR code; null before it was filed. The code says `KHIEN BC26-000123-7 0123456789abcdef`,
 * or an address with both where there is a page for it: nothing of the content, nobody's name.
 */
export function proofOf(
  filing: { readonly reference: string | null; readonly submittedAt: string },
  { digest, verificationUrl }: { readonly digest?: string | null; readonly verificationUrl?: string | null },
): FilingProof | null {
  if (!filing.reference || !digest) return null;
  const short = digest.slice(0, 16);
  return {
    reference: filing.reference,
    filedAt: instant(filing.submittedAt),
    digest,
    qr: verificationUrl ? addressOf(verificationUrl, filing.reference, short) : `KHIEN ${filing.reference} ${short}`,
  };
}

function addressOf(base: string, reference: string, digest: string): string {
  const url = new URL(base);
  url.searchParams.set('ref', reference);
  url.searchParams.set('digest', digest);
  return url.href;
}
