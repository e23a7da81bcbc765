import { type EdxmlProfile, type Organ, type Packet, type PacketDocument, type ResponseFor } from '../packet.js';
import { edxmlDate, edxmlTimestamp } from './calendar.js';
import { documentIdOf } from './document-id.js';
import { EDXML_NAMESPACE, OPERATION_REASONS } from './names.js';
import { element, type Xml, xmlDocument } from './xml.js';

/**
 * Built to the published regulation (QCVN 102:2016/BTTTT), not interop-tested with the national document axis.
 *
 * The canonical body goes first among the attachments, so that the receiver can compare its digest. The same packet and
 * profile give the same bytes. Every element of the envelope bears the prefix, attachments outside it bear none: one
 * known reader refuses packets without.
 */
export function buildDocument(packet: Packet, profile: EdxmlProfile): string {
  const files = [bodyFile(packet), ...packet.documents];
  const attachments = files.map((file, index) => ({ file, id: `${packet.messageId}-${index}` }));
  return edxmlFile([
    element('edXML:edXMLHeader', [messageHeader(packet, profile), traceHeaders(packet), element('edXML:DigitalSignature', '')]),
    element('edXML:edXMLBody', [
      element(
        'edXML:edXMLManifest',
        attachments.map(({ file, id }) => reference(file, id)),
        { version: '1.0' },
      ),
    ]),
    element(
      'AttachmentEncoded',
      attachments.map(({ file, id }) => attachment(file, id)),
    ),
  ]);
}

/** Root and envelope around header and body; what follows them stands outside the envelope. */
export function edxmlFile([header, body, ...outside]: readonly [Xml, Xml, ...Xml[]]): string {
  const envelope = element('edXML:edXMLEnvelope', [header, body], { 'xmlns:edXML': EDXML_NAMESPACE });
  return xmlDocument(element('edXML', [envelope, ...outside], { xmlns: EDXML_NAMESPACE }));
}

const e = (name: string, content: string | readonly (Xml | undefined)[]) => element(`edXML:${name}`, content);

export function organ(name: 'From' | 'To', { code, name: title }: Organ): Xml {
  return e(name, [e('OrganId', code), e('OrganizationInCharge', title), e('OrganName', title)]);
}

export function responseFor({ organCode, code, promulgatedOn, documentId }: ResponseFor): Xml {
  return e('ResponseFor', [
    e('OrganId', organCode),
    e('Code', code),
    e('PromulgationDate', edxmlDate(promulgatedOn)),
    e('DocumentId', documentId),
  ]);
}

function messageHeader(packet: Packet, profile: EdxmlProfile): Xml {
  const { from, to, number, notation, place, promulgatedOn, subject, signer } = packet.meta;
  const documentId = e('DocumentId', documentIdOf(packet, profile));
  const first = profile.documentIdPlace === 'FIRST';
  return e('MessageHeader', [
    organ('From', from),
    organ('To', to),
    first ? documentId : undefined,
    e('Code', [e('CodeNumber', number), e('CodeNotation', notation)]),
    e('PromulgationInfo', [e('Place', place), e('PromulgationDate', edxmlDate(promulgatedOn))]),
    e('DocumentType', [e('Type', '1'), e('TypeName', 'Công văn'), e('TypeDetail', '0')]),
    e('Subject', subject),
    e('Content', subject),
    e('SignerInfo', [e('Competence', signer.competence ?? ''), e('Position', signer.position), e('FullName', signer.name)]),
    e('ToPlaces', [e('Place', to.name)]),
    otherInfo(packet),
    ...(packet.meta.responseFor ?? []).map(responseFor),
    e('SteeringType', '0'),
    first ? undefined : documentId,
  ]);
}

function otherInfo({ documents }: Packet): Xml {
  return e('OtherInfo', [
    e('Priority', '0'),
    e('SphereOfPromulgation', 'Liên thông văn bản'),
    e('TyperNotation', 'KHIEN'),
    e('PromulgationAmount', '1'),
    e('PageAmount', '1'),
    e(
      'Appendixes',
      documents.map(({ name }) => e('Appendix', name)),
    ),
  ]);
}

function traceHeaders({ messageId, occurredAt, meta }: Packet): Xml {
  const { operation, responseFor: targets = [] } = meta;
  const business = e('Bussiness', [
    e('BussinessDocType', String(operation)),
    e('BussinessDocReason', meta.reason ?? OPERATION_REASONS[operation]),
    operation === 2 ? e('BussinessDocumentInfo', [e('DocumentInfo', '1'), e('DocumentReceiver', '0')]) : undefined,
    operation === 2 && targets[0] ? e('DocumentId', targets[0].documentId) : undefined,
    e('StaffInfo', [e('Department', meta.from.name), e('Staff', meta.signer.name)]),
    e('Paper', '0'),
    operation === 3 ? e('ReplacementInfoList', targets.map(replacement)) : undefined,
  ]);
  const trace = e('TraceHeader', [e('OrganId', meta.from.code), e('Timestamp', edxmlTimestamp(occurredAt))]);
  return element('edXML:TraceHeaderList', [trace, business], {
    id: messageId.slice(0, 8),
    version: '1.0',
    mustUnderstand: '1',
    actor: 'http://schemas.xmlsoap.org/soap/actor/next',
  });
}

function replacement({ organCode, documentId }: ResponseFor): Xml {
  return e('ReplacementInfo', [e('DocumentId', documentId), e('OrganIdList', [e('OrganId', organCode)])]);
}

function bodyFile({ reference: name, body }: Packet): PacketDocument {
  return { name: `${name}.json`, mediaType: 'application/json', bytes: Buffer.from(body, 'utf8') };
}

function reference({ name, mediaType }: PacketDocument, id: string): Xml {
  const link = {
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    'xlink:href': `cid:${id}`,
    'xlink:role': 'XLinkRole',
    'xlink:type': 'simple',
  };
  const parts = [e('Description', name), e('AttachmentName', name), e('ContentType', mediaType), e('ContentId', `cid:${id}`)];
  return element('edXML:Reference', parts, link);
}

function attachment({ name, mediaType, bytes }: PacketDocument, id: string): Xml {
  return element('Attachment', [
    element('ContentType', mediaType),
    element('ContentId', id),
    element('Description', name),
    element('ContentTransferEncoded', Buffer.from(bytes).toString('base64')),
    element('AttachmentName', name),
  ]);
}
