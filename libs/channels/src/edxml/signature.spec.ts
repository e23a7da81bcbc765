import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignedXml } from 'xml-crypto';
import { type KeyPair, selfSigned } from '../../testing/certificate.js';
import { aPacket, PROFILE } from '../../testing/packet.js';
import { buildDocument } from './build-document.js';
import { readEdxml } from './read-edxml.js';
import { signEdxml } from './signature.js';
import { buildStatus } from './status.js';

const golden = (name: string) => readFileSync(join(process.cwd(), 'libs/channels/testing/golden', name), 'utf8');

const STATUS = buildStatus({
  from: { code: '000.00.00.G01', name: 'Đơn vị tiếp nhận' },
  code: '03',
  description: 'Đã tiếp nhận',
  at: new Date('2026-11-22T09:30:00Z'),
  department: 'Văn thư',
  responseFor: { organCode: '000.00.01.H01', code: '12/TB', promulgatedOn: '2026-11-22', documentId: '000.00.01.H01,2026/11/22,12/TB' },
});

describe('signed edXML', () => {
  let ours: KeyPair;
  let others: KeyPair;
  let signed: string;
  beforeAll(async () => {
    [ours, others] = await Promise.all([selfSigned(), selfSigned()]);
    signed = signEdxml(STATUS, ours);
  });

  const read = (xml: string, trusted = [ours.certificate], unsignedStatus = false) => {
    try {
      return readEdxml(Buffer.from(xml, 'utf8'), { trusted, unsignedStatus });
    } catch (error) {
      return (error as { refusal?: string }).refusal ?? String(error);
    }
  };

  it('holds under the certificate or the bare key of its sender, also among others', () => {
    for (const trusted of [[ours.certificate], [ours.publicKey], [others.certificate, ours.certificate]])
      expect(read(signed, trusted)).toMatchObject({ signed: true, kind: 'STATUS', status: { code: '03' } });
  });

  it('carries its signature in the header, and the certificate for whoever wants to look', () => {
    expect(signed).toMatch(/<edXML:DigitalSignature><ds:Signature [\s\S]*<\/ds:Signature><\/edXML:DigitalSignature>/);
    expect(signed.replaceAll(/\s/g, '')).toContain(ours.certificate.replaceAll(/-----.*-----|\s/g, ''));
  });

  it('is right by another reckoning: digest and RSA checked with node:crypto over a canonical form made by hand', () => {
    const one = (name: string) => new RegExp(`<ds:${name}>([^<]*)</ds:${name}>`).exec(signed)?.[1]?.replaceAll(/\s/g, '') ?? '';
    const expand = (xml: string) => xml.replaceAll(/<([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*\/>/g, '<$1$2></$1>');
    const content = expand(signed.replace(/<ds:Signature [\s\S]*<\/ds:Signature>/, '').replace(/^<\?xml.*\?>\n/, '')).trimEnd();
    expect(createHash('sha256').update(content).digest('base64')).toBe(one('DigestValue'));
    const [info = ''] = /<ds:SignedInfo>[\s\S]*<\/ds:SignedInfo>/.exec(signed) ?? [];
    const canonical = expand(info).replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">');
    expect(verify('sha256', Buffer.from(canonical), createPublicKey(ours.publicKey), Buffer.from(one('SignatureValue'), 'base64'))).toBe(
      true,
    );
  });

  it('still holds when it was signed by an earlier version of ours (golden file; its private key is gone)', () => {
    const file = golden('signed-status.edxml');
    expect(read(file, [golden('signed-status.public.pem')])).toMatchObject({ signed: true, status: { code: '03' } });
    expect(read(file.replace('>03<', '>02<'), [golden('signed-status.public.pem')])).toBe('EDXML_FORGED');
  });

  it('holds for a whole document with its attachments', () => {
    const documents = [{ name: 'Mẫu số 08.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(100_000, 7) }];
    const packet = aPacket({ documents, meta: { subject: 'A & B <C> "D" \t\r\n – ạ' } });
    const xml = signEdxml(buildDocument(packet, PROFILE), ours);
    expect(read(xml)).toMatchObject({
      signed: true,
      kind: 'DOCUMENT',
      document: { subject: 'A & B <C> "D" \t\n – ạ' },
    });
  });

  it('is the same each time: a packet that is sent again is the same file', () => {
    expect(signEdxml(STATUS, ours)).toBe(signed);
  });

  it('is forged under another key, or when the list is empty', () => {
    expect(read(signed, [others.certificate])).toBe('EDXML_FORGED');
    expect(read(signed, [])).toBe('EDXML_FORGED');
    expect(read(signed, ['no PEM at all'])).toBe('EDXML_FORGED');
  });

  it('is forged when the sender brings the key along', () => {
    expect(read(signEdxml(STATUS, others))).toBe('EDXML_FORGED');
    const mixed = signEdxml(STATUS, { privateKey: others.privateKey, certificate: ours.certificate });
    expect(read(mixed)).toBe('EDXML_FORGED');
  });

  it('is forged by any change of what it says', () => {
    for (const [from, to] of [
      ['>03<', '>02<'],
      ['000.00.00.G01', '000.00.00.G02'],
      ['2026/11/22 16:30:00', '2026/11/22 16:30:01'],
      ['12/TB', '13/TB'],
      ['Đã tiếp nhận', 'Từ chối'],
      ['<edXML:edXMLBody/>', '<edXML:edXMLBody>x</edXML:edXMLBody>'],
      ['</edXML>', '<AttachmentEncoded/></edXML>'],
    ] as const) {
      expect(signed).toContain(from);
      expect([from, read(signed.replace(from, to))]).toEqual([from, 'EDXML_FORGED']);
    }
  });

  it('is forged by any change of the signature', () => {
    const [value = ''] = /(?<=<ds:SignatureValue>)[^<]+/.exec(signed) ?? [];
    for (let i = 0; i < value.length; i += 17) {
      const changed = `${value.slice(0, i)}${value[i] === 'A' ? 'B' : 'A'}${value.slice(i + 1)}`;
      expect(read(signed.replace(value, changed))).toBe('EDXML_FORGED');
    }
    expect(read(signed.replace(value, ''))).toBe('EDXML_FORGED');
    expect(read(signed.replace(/<ds:DigestValue>....../, '<ds:DigestValue>AAAAAA'))).toBe('EDXML_FORGED');
    expect(read(signed.replace(/<ds:SignedInfo>[\s\S]*<\/ds:SignedInfo>/, ''))).toBe('EDXML_FORGED');
  });

  it('does not say something else through a comment', () => {
    expect(read(signed.replace('>03<', '>0<!-- x -->3<'))).toMatchObject({ status: { code: '03' } });
    expect(read(signed.replace('>03<', '>0<!-- x -->2<'))).toBe('EDXML_FORGED');
    expect(read(signed.replace('>03<', '>03<!-- x -->3<'))).toBe('EDXML_FORGED');
  });

  it('cannot be wrapped: the signed packet inside another, the signature outside, twice, or over a part', () => {
    const body = signed.replace(/^<\?xml.*\?>\n/, '').trimEnd();
    const [signature = ''] = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(signed) ?? [];
    const evil = STATUS.replace('>03<', '>06<');
    expect(read(evil.replace('</edXML>', `${body}</edXML>`))).toBe('EDXML_FORGED');
    expect(read(evil.replace('<edXML:DigitalSignature/>', `<edXML:DigitalSignature>${signature}</edXML:DigitalSignature>`))).toBe(
      'EDXML_FORGED',
    );
    expect(
      read(
        evil.replace(
          '<edXML:DigitalSignature/>',
          `<edXML:DigitalSignature>${signature.replace('</ds:Signature>', `<ds:Object>${body}</ds:Object></ds:Signature>`)}</edXML:DigitalSignature>`,
        ),
      ),
    ).toBe('EDXML_FORGED');
    expect(read(signed.replace(signature, `${signature}${signature}`))).toBe('EDXML_FORGED');
    expect(read(signed.replace('</edXML:edXMLHeader>', `${signature}</edXML:edXMLHeader>`))).toBe('EDXML_FORGED');
    expect(read(partlySigned(ours))).toBe('EDXML_FORGED');
    // Positive control: the signature itself holds; only the demand that it covers everything refuses it.
    expect(holds(partlySigned(ours), ours)).toBe(true);
  });

  it('is the only one: a second one over or beside it is not ours to weigh', () => {
    const again = new SignedXml({
      privateKey: ours.privateKey,
      publicCert: ours.certificate,
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
    });
    const transforms = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'];
    again.addReference({ xpath: '/*', uri: '', isEmptyUri: true, transforms, digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256' });
    again.computeSignature(signed, { prefix: 'ds', location: { reference: "//*[local-name(.)='DigitalSignature']", action: 'prepend' } });
    expect(holds(again.getSignedXml(), ours)).toBe(true);
    expect(read(again.getSignedXml())).toBe('EDXML_FORGED');
    expect(read(signEdxml(signed, others), [ours.certificate, others.certificate])).toBe('EDXML_FORGED');
  });

  it('is not taken in weaker algorithms, though the signature would hold', () => {
    const weak = (changes: { signature?: string; digest?: string }) => {
      const signer = new SignedXml({
        privateKey: ours.privateKey,
        publicCert: ours.certificate,
        signatureAlgorithm: changes.signature ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
        canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
      });
      const transforms = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'];
      signer.addReference({
        xpath: '/*',
        uri: '',
        isEmptyUri: true,
        transforms,
        digestAlgorithm: changes.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
      });
      signer.computeSignature(STATUS, { prefix: 'ds', location: { reference: "//*[local-name(.)='DigitalSignature']", action: 'append' } });
      return signer.getSignedXml();
    };
    expect(read(weak({}))).toMatchObject({ signed: true });
    expect(read(weak({ signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }))).toBe('EDXML_FORGED');
    expect(read(weak({ digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }))).toBe('EDXML_FORGED');
    expect(holds(weak({ signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }), ours)).toBe(true);
    expect(holds(weak({ digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }), ours)).toBe(true);
  });

  it('is asked for: a packet without a signature passes only where the operator trusts the folder itself', () => {
    expect(read(STATUS)).toBe('EDXML_UNSIGNED');
    expect(read(signed.replace(/<ds:Signature [\s\S]*<\/ds:Signature>/, ''))).toBe('EDXML_UNSIGNED');
    expect(read(STATUS, [], true)).toMatchObject({ signed: false, kind: 'STATUS' });
    // Trusting the folder is no excuse for a signature that does not hold.
    expect(read(signed.replace('>03<', '>02<'), [ours.certificate], true)).toBe('EDXML_FORGED');
  });
});

/** What the library alone says of a signature. */
function holds(xml: string, { certificate }: KeyPair): boolean {
  const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  verifier.loadSignature(/<ds:Signature [\s\S]*?<\/ds:Signature>/.exec(xml)?.[0] ?? '');
  return verifier.checkSignature(xml);
}

/** Only the status element is signed, by Id: the rest could be exchanged. */
function partlySigned({ privateKey, certificate }: KeyPair): string {
  const signer = new SignedXml({
    privateKey,
    publicCert: certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signer.addReference({
    xpath: "//*[local-name(.)='Status']",
    transforms: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signer.computeSignature(STATUS, { prefix: 'ds', location: { reference: "//*[local-name(.)='DigitalSignature']", action: 'append' } });
  return signer.getSignedXml();
}
