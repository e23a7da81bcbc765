import type { Element } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { EdxmlRefused } from './edxml-refused.js';
import { readXml } from './read-xml.js';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const ENVELOPED = `${DSIG}enveloped-signature`;
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

export interface SigningKey {
  /** PEM, RSA of at least 2048 bits. */
  readonly privateKey: string;
  /** PEM; goes along as KeyInfo. */
  readonly certificate: string;
}

/** Signs the whole packet (XML-DSig, enveloped, RSA-SHA256, exclusive canonicalisation) in its DigitalSignature. */
export function signEdxml(xml: string, { privateKey, certificate }: SigningKey): string {
  const signer = new SignedXml({
    privateKey,
    publicCert: certificate,
    signatureAlgorithm: RSA_SHA256,
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  signer.addReference({ xpath: '/*', uri: '', isEmptyUri: true, transforms: [ENVELOPED, EXCLUSIVE], digestAlgorithm: SHA256 });
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*/*/*[local-name(.)='DigitalSignature']", action: 'append' },
  });
  return signer.getSignedXml();
}

/**
 * The part of a packet that one of the trusted keys has signed, in canonical form: read nothing else of it. `undefined`
 * where there is no signature at all; throws EDXML_FORGED where there is one and it does not hold.
 *
 * The key comes from the trusted list, never from the packet. The signature must be the only one, cover the whole
 * document (URI ""), and use the algorithms above: then nothing can be moved, wrapped or left outside.
 */
export function signedPart(bytes: Uint8Array, trusted: readonly string[]): string | undefined {
  const { text, document } = readXml(bytes);
  const signatures = document.getElementsByTagNameNS(DSIG, 'Signature');
  const signature = signatures.item(0);
  if (!signature) return undefined;
  if (signatures.length > 1 || !isWhole(signature)) throw new EdxmlRefused('EDXML_FORGED');
  for (const key of trusted) {
    const content = verifiedWith(key, text, signature.toString());
    if (content !== undefined) return content;
  }
  throw new EdxmlRefused('EDXML_FORGED');
}

function verifiedWith(publicCert: string, xml: string, signature: string): string | undefined {
  const verifier = new SignedXml({ publicCert, getCertFromKeyInfo: () => null });
  try {
    verifier.loadSignature(signature);
    return verifier.checkSignature(xml) ? verifier.getSignedReferences()[0] : undefined;
  } catch {
    return undefined;
  }
}

function isWhole(signature: Element): boolean {
  const one = (name: string) => {
    const found = signature.getElementsByTagNameNS(DSIG, name);
    return found.length === 1 ? (found.item(0) ?? undefined) : undefined;
  };
  const transforms = [...signature.getElementsByTagNameNS(DSIG, 'Transform')].map((transform) => transform.getAttribute('Algorithm') ?? '');
  const canonical = (algorithm = '') => [EXCLUSIVE, INCLUSIVE].includes(algorithm);
  return (
    one('Reference')?.getAttribute('URI') === '' &&
    one('DigestMethod')?.getAttribute('Algorithm') === SHA256 &&
    one('SignatureMethod')?.getAttribute('Algorithm') === RSA_SHA256 &&
    canonical(one('CanonicalizationMethod')?.getAttribute('Algorithm') ?? '') &&
    transforms[0] === ENVELOPED &&
    transforms.length <= 2 &&
    transforms.slice(1).every(canonical) &&
    signature.getElementsByTagNameNS(DSIG, 'Object').length === 0
  );
}
