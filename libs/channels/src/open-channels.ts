import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { isReference } from '#kernel';
import { EdxmlChannel } from './drop/edxml-channel.js';
import { ZipChannel } from './drop/zip-channel.js';
import type { SigningKey } from './edxml/signature.js';
import { failed } from './failures.js';
import { MailChannel } from './mail/mail-channel.js';
import { Mailer } from './mail/mailer.js';
import type { Channel, ChannelCode } from './packet.js';
import type { ChannelSettings } from './settings.js';
import { WebhookChannel } from './webhook/webhook-channel.js';

/** Bytes of an answer to a webhook that are read at most. */
const MAX_ANSWER = 64 * 1024;
const MAIL_TIMEOUT = 20_000;

export interface Channels {
  readonly WEBHOOK: Channel;
  readonly EDXML_FILE: Channel;
  readonly ZIP_FILE: Channel;
  readonly MAIL: Channel;
  /** Also for mails that are no deliveries: `mailer.send(address, mailOf(…), id)`. Absent where no mail server is set. */
  readonly mailer?: Mailer;
  /** Reads inboxes; absent where no drop folder is set. */
  readonly edxml?: EdxmlChannel;
  /** The page of a reference, for mails; of what has none, where people sign in. */
  linkTo(reference: string): string;
  close(): Promise<void>;
}

/** All ways out, from settings. Reads key and certificate files now, so that a wrong one ends the start and not a delivery. */
export function openChannels(settings: ChannelSettings): Channels {
  const authorities = settings.authoritiesFile ? [...rootCertificates, readFileSync(settings.authoritiesFile, 'utf8')] : [];
  const linkTo = (reference: string) => `${settings.publicUrl}/${isReference(reference) ? `r/${reference}` : ''}`;
  const mailer = settings.mail && new Mailer({ ...settings.mail, authorities, timeout: MAIL_TIMEOUT });
  const edxml = settings.dropFolder === undefined ? undefined : new EdxmlChannel(settings.dropFolder, signingKey(settings));
  const channels = {
    WEBHOOK: new WebhookChannel({ ...settings.webhook, authorities, maxAnswer: MAX_ANSWER }),
    EDXML_FILE: edxml ?? notConfigured('EDXML_FILE'),
    ZIP_FILE: settings.dropFolder === undefined ? notConfigured('ZIP_FILE') : new ZipChannel(settings.dropFolder),
    MAIL: mailer ? new MailChannel(mailer, ({ reference }) => linkTo(reference)) : notConfigured('MAIL'),
  };
  return {
    ...channels,
    ...(mailer ? { mailer } : {}),
    ...(edxml ? { edxml } : {}),
    linkTo,
    close: async () => void (await Promise.all(Object.values(channels).map((channel) => channel.close()))),
  };
}

function signingKey({ signing }: ChannelSettings): SigningKey | undefined {
  return signing && { privateKey: readFileSync(signing.keyFile, 'utf8'), certificate: readFileSync(signing.certificateFile, 'utf8') };
}

/** A destination may name a channel that this server lacks: the message waits, and people are told. */
function notConfigured(code: ChannelCode): Channel {
  return { code, send: async () => failed('NOT_CONFIGURED', code), close: async () => undefined };
}
