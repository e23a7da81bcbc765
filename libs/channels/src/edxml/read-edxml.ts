import type { Element } from '@xmldom/xmldom';
import type { EdxmlProfile, Operation, Organ, PacketDocument, ResponseFor } from '../packet.js';
import { readEdxmlDate } from './calendar.js';
import { EdxmlRefused } from './edxml-refused.js';
import { EDXML_NAMESPACE } from './names.js';
import { child, children, demand, readXml, textOf } from './read-xml.js';
import { signedPart } from './signature.js';
import { readStatus, type StatusPacket } from './status.js';

export interface DocumentPacket {
  readonly from: Organ;
  readonly to: readonly Organ[];
  readonly documentId: string;
  readonly number: string;
  readonly notation: string;
  /** `2026-11-22`, empty where it could not be read. */
  readonly promulgatedOn: string;
  readonly subject: string;
  readonly operation: Operation;
  readonly responseFor: readonly ResponseFor[];
  readonly attachments: readonly PacketDocument[];
}

export type InboundEdxml = { readonly signed: boolean } & (
  | { readonly kind: 'STATUS'; readonly status: StatusPacket }
  | { readonly kind: 'DOCUMENT'; readonly document: DocumentPacket }
);

/**
 * Reads a packet that came in. What is signed must hold; what is not is taken only where the profile says so. Throws
 * {@link EdxmlRefused}.
 */
export function readEdxml(bytes: Uint8Array, { trusted, unsignedStatus }: Pick<EdxmlProfile, 'trusted' | 'unsignedStatus'>): InboundEdxml {
  const content = signedPart(bytes, trusted);
  if (content === undefined && !unsignedStatus) throw new EdxmlRefused('EDXML_UNSIGNED');
  const { document } = readXml(content === undefined ? bytes : Buffer.from(content, 'utf8'));
  const root = document.documentElement;
  if (root?.localName !== 'edXML' || root.namespaceURI !== EDXML_NAMESPACE) throw new EdxmlRefused('EDXML_MALFORMED', 'root');
  const envelope = demand(root, 'edXMLEnvelope');
  const header = demand(envelope, 'edXMLHeader');
  const signed = content !== undefined;
  if (child(header, 'Status')) return { signed, kind: 'STATUS', status: readStatus(header) };
  return { signed, kind: 'DOCUMENT', document: readDocument(root, header) };
}

function readDocument(root: Element, header: Element): DocumentPacket {
  const message = demand(header, 'MessageHeader');
  const code = child(message, 'Code');
  return {
    from: readOrgan(demand(message, 'From')),
    to: children(message, 'To').map(readOrgan),
    documentId: textOf(message, 'DocumentId', 300),
    number: textOf(code, 'CodeNumber', 64),
    notation: textOf(code, 'CodeNotation', 64),
    promulgatedOn: readEdxmlDate(textOf(child(message, 'PromulgationInfo'), 'PromulgationDate', 40)) ?? '',
    subject: textOf(message, 'Subject'),
    operation: readOperation(textOf(child(child(header, 'TraceHeaderList'), 'Bussiness'), 'BussinessDocType', 4)),
    responseFor: children(message, 'ResponseFor').map(readResponseFor),
    attachments: children(child(root, 'AttachmentEncoded'), 'Attachment').map(readAttachment),
  };
}

function readOrgan(element: Element): Organ {
  return { code: textOf(element, 'OrganId', 64), name: textOf(element, 'OrganName', 300) };
}

/** Receivers in the field take every packet for a new one; ours refuses what it does not know. */
function readOperation(text: string): Operation {
  const operation = ['0', '1', '2', '3'].indexOf(text);
  if (operation < 0) throw new EdxmlRefused('EDXML_MALFORMED', 'BussinessDocType');
  return operation as Operation;
}

function readResponseFor(element: Element): ResponseFor {
  return {
    organCode: textOf(element, 'OrganId', 64),
    code: textOf(element, 'Code', 200),
    promulgatedOn: readEdxmlDate(textOf(element, 'PromulgationDate', 40)) ?? '',
    documentId: textOf(element, 'DocumentId', 300),
  };
}

function readAttachment(element: Element): PacketDocument {
  const encoded = (demand(element, 'ContentTransferEncoded').textContent ?? '').replace(/\s+/g, '');
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded) throw new EdxmlRefused('EDXML_MALFORMED', 'ContentTransferEncoded');
  return { name: textOf(element, 'AttachmentName', 300), mediaType: textOf(element, 'ContentType', 200), bytes };
}
