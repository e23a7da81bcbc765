import type { EdxmlProfile, Packet } from '../packet.js';
import { isMessageId } from '../packet.js';
import { edxmlDate, readEdxmlDate } from './calendar.js';

/** The name of a document between bodies: `code,yyyy/MM/dd,number/notation`, or the message id where the counterpart uses UUIDs. */
export function documentIdOf(packet: Pick<Packet, 'messageId' | 'meta'>, { documentIdForm }: Pick<EdxmlProfile, 'documentIdForm'>): string {
  const { from, promulgatedOn, number, notation } = packet.meta;
  return documentIdForm === 'UUID' ? packet.messageId : `${from.code},${edxmlDate(promulgatedOn)},${number}/${notation}`;
}

export type DocumentId =
  | { readonly form: 'UUID'; readonly messageId: string }
  | {
      readonly form: 'COMPOSED';
      readonly organCode: string;
      readonly promulgatedOn: string;
      readonly number: string;
      readonly notation: string;
    }
  | { readonly form: 'OTHER'; readonly raw: string };

/** The parts of a DocumentId. A notation may itself hold strokes (`123/QĐ/BCA`): only the first one divides. */
export function readDocumentId(text: string): DocumentId {
  if (isMessageId(text.toLowerCase())) return { form: 'UUID', messageId: text.toLowerCase() };
  const [organCode, date, code, ...rest] = text.split(',');
  const promulgatedOn = readEdxmlDate(date ?? '');
  const stroke = code?.indexOf('/') ?? -1;
  if (!organCode || !promulgatedOn || !code || stroke < 1 || rest.length > 0) return { form: 'OTHER', raw: text };
  return { form: 'COMPOSED', organCode, promulgatedOn, number: code.slice(0, stroke), notation: code.slice(stroke + 1) };
}
