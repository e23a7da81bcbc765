/** A real SMTP server, for suites of libs that send mails. */
export { type Arrived, MailSink } from '../../libs/channels/testing/mail-sink.js';
