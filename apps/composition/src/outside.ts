import { Clamd, scanAttachments } from '#attachments';
import { openChannels } from '#channels';
import { scanEvidence, verifyEvidence } from '#evidence';
import { papersOfFiling } from '#papers';
import { type Logger, type OutsideTask, openFiles } from '#platform';
import { collectStatus, deliverOutside, mailNotifications } from '#routing';
import type { House } from './house.js';

/** What the worker does outside the database, as far as it is configured. */
export function outsideTasks({ config, data, uow, channelSettings }: House, logger: Logger): OutsideTask[] {
  const channels = openChannels(channelSettings);
  const files = openFiles(config, data.files);
  const scanner = config.clamd && new Clamd(config.clamd);
  const scan = scanner ? [scanAttachments(uow, files, scanner, logger), scanEvidence(uow, files, scanner, logger)] : [];
  const status = channels.edxml ? [collectStatus({ uow, edxml: channels.edxml, logger })] : [];
  const { mailer, linkTo } = channels;
  const mails = mailer ? [mailNotifications({ uow, mailer, linkTo, logger })] : [];
  return [
    deliverOutside({ uow, channels, sealingKey: data.keyFor('destination-secrets'), documentsOf: papersOfFiling({ uow, files }), logger }),
    ...status,
    ...mails,
    ...scan,
    verifyEvidence(uow, files, logger),
  ];
}
