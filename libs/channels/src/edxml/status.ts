import type { Element } from '@xmldom/xmldom';
import type { Organ, ResponseFor } from '../packet.js';
import { edxmlFile, organ, responseFor } from './build-document.js';
import { edxmlTimestamp, readEdxmlDate, readEdxmlTimestamp } from './calendar.js';
import { EdxmlRefused } from './edxml-refused.js';
import { child, demand, textOf } from './read-xml.js';
import { element } from './xml.js';

/** What one body tells another about a document: how far it has come. */
export interface StatusPacket {
  readonly from: Organ;
  /** As it came; {@link isStatusCode} tells whether it is one that QCVN 102 knows. */
  readonly code: string;
  readonly description: string;
  /** By the sender's clock, to the second; null where it could not be read. */
  readonly at: Date | null;
  /** The same as it stands in the packet. */
  readonly timestamp: string;
  readonly department: string;
  readonly responseFor: ResponseFor;
}

export function buildStatus(status: Omit<StatusPacket, 'timestamp' | 'at'> & { readonly at: Date }): string {
  const { from, code, description, at, department } = status;
  return edxmlFile([
    element('edXML:edXMLHeader', [
      element('edXML:Status', [
        responseFor(status.responseFor),
        organ('From', from),
        element('edXML:StatusCode', code),
        element('edXML:Description', description),
        element('edXML:Timestamp', edxmlTimestamp(at)),
        element('edXML:StaffInfo', [element('edXML:Department', department)]),
      ]),
      element('edXML:DigitalSignature', ''),
    ]),
    element('edXML:edXMLBody', ''),
  ]);
}

/** `header` is the edXMLHeader. Names of people in it are not read: nobody here needs them. */
export function readStatus(header: Element): StatusPacket {
  const status = demand(header, 'Status');
  const answered = demand(status, 'ResponseFor');
  const code = textOf(status, 'StatusCode', 16);
  const documentId = textOf(answered, 'DocumentId', 300);
  if (code === '' || /\p{Cc}/u.test(code)) throw new EdxmlRefused('EDXML_MALFORMED', 'StatusCode');
  if (documentId === '') throw new EdxmlRefused('EDXML_MALFORMED', 'DocumentId');
  const from = demand(status, 'From');
  const timestamp = textOf(status, 'Timestamp', 40);
  return {
    from: { code: textOf(from, 'OrganId', 64), name: textOf(from, 'OrganName', 300) },
    code,
    description: textOf(status, 'Description', 2000),
    at: readEdxmlTimestamp(timestamp) ?? null,
    timestamp,
    department: textOf(child(status, 'StaffInfo'), 'Department', 300),
    responseFor: {
      organCode: textOf(answered, 'OrganId', 64),
      code: textOf(answered, 'Code', 200),
      promulgatedOn: readEdxmlDate(textOf(answered, 'PromulgationDate', 40)) ?? '',
      documentId,
    },
  };
}
