export type { Collected } from './drop/drop-box.js';
export { isBoxName } from './drop/drop-box.js';
export { EdxmlChannel, type FromInbox, type InboxReader, type Rejected } from './drop/edxml-channel.js';
export { ZipChannel } from './drop/zip-channel.js';
export { safeName, zipOf } from './drop/zip-of-documents.js';
export { buildDocument } from './edxml/build-document.js';
export { type DocumentId, documentIdOf, readDocumentId } from './edxml/document-id.js';
export { type EdxmlRefusal, EdxmlRefused } from './edxml/edxml-refused.js';
export { isStatusCode, STATUS_CODES, type StatusCode } from './edxml/names.js';
export { type DocumentPacket, type InboundEdxml, readEdxml } from './edxml/read-edxml.js';
export { type SigningKey, signEdxml } from './edxml/signature.js';
export { buildStatus, type StatusPacket } from './edxml/status.js';
export type { Failure, FailureCode, Reason } from './failures.js';
export { MailChannel } from './mail/mail-channel.js';
export { isBareLink, type Mail, type MailAbout, type MailContent, mailOf } from './mail/mail-of.js';
export { isMailAddress, type Mailed, Mailer, type MailSettings } from './mail/mailer.js';
export { type Channels, openChannels } from './open-channels.js';
export * from './packet.js';
export { type ChannelSettings, parseChannelSettings } from './settings.js';
export {
  type AcknowledgementRefusal,
  AcknowledgementRefused,
  type InboundAcknowledgement,
  MAX_ACKNOWLEDGEMENT,
  signAcknowledgement,
  verifyAcknowledgement,
} from './webhook/acknowledgement.js';
export { isWebhookSecret, newWebhookSecret, signWebhook, type WebhookHeaders } from './webhook/signature.js';
export { WebhookChannel, type WebhookOptions } from './webhook/webhook-channel.js';
export { resolveWebhookName } from './webhook/webhook-name.js';
export { checkWebhookUrl } from './webhook/webhook-url.js';
