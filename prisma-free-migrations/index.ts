import { Migration0001Foundation } from './0001-foundation.js';
import { Migration0002RegistryViolationsRouting } from './0002-registry-violations-routing.js';
import { Migration0003Filings } from './0003-filings.js';
import { Migration0004Routing } from './0004-routing.js';
import { Migration0005Clocks } from './0005-clocks.js';
import { Migration0006Handling } from './0006-handling.js';
import { Migration0007IntakeAttachments } from './0007-intake-attachments.js';
import { Migration0008Papers } from './0008-papers.js';
import { Migration0009ThirdPartyCopies } from './0009-third-party-copies.js';
import { Migration0010NotificationMails } from './0010-notification-mails.js';
import { Migration0012ReopenReason } from './0012-reopen-reason.js';
import { Migration0013RetentionClocks } from './0013-retention-clocks.js';
import { Migration0014HandlingDecisions } from './0014-handling-decisions.js';
import { Migration0015PapersAndNotices } from './0015-papers-and-notices.js';
import { Migration0016OrganisationVersions } from './0016-organisation-versions.js';
import { Migration0017LeadsAndQueued } from './0017-leads-and-queued.js';
import { Migration0018DoorsAndBoxes } from './0018-doors-and-boxes.js';
import { Migration0019DispatchReceipts } from './0019-dispatch-receipts.js';
import { Migration0020NeedOfPeople } from './0020-need-of-people.js';
import { Migration0022PackedAt } from './0022-packed-at.js';
import { Migration0023ForwardedFrom } from './0023-forwarded-from.js';
import { Migration0024FoundByKey } from './0024-found-by-key.js';

/** In the order in which they run; a name, once released, never changes and never goes. */
export const MIGRATIONS = [
  { name: '0001-foundation', class: Migration0001Foundation },
  { name: '0002-registry-violations-routing', class: Migration0002RegistryViolationsRouting },
  { name: '0003-filings', class: Migration0003Filings },
  { name: '0004-routing', class: Migration0004Routing },
  { name: '0005-clocks', class: Migration0005Clocks },
  { name: '0006-handling', class: Migration0006Handling },
  { name: '0007-intake-attachments', class: Migration0007IntakeAttachments },
  { name: '0008-papers', class: Migration0008Papers },
  { name: '0009-third-party-copies', class: Migration0009ThirdPartyCopies },
  { name: '0010-notification-mails', class: Migration0010NotificationMails },
  { name: '0012-reopen-reason', class: Migration0012ReopenReason },
  { name: '0013-retention-clocks', class: Migration0013RetentionClocks },
  { name: '0014-handling-decisions', class: Migration0014HandlingDecisions },
  { name: '0015-papers-and-notices', class: Migration0015PapersAndNotices },
  { name: '0016-organisation-versions', class: Migration0016OrganisationVersions },
  { name: '0017-leads-and-queued', class: Migration0017LeadsAndQueued },
  { name: '0018-doors-and-boxes', class: Migration0018DoorsAndBoxes },
  { name: '0019-dispatch-receipts', class: Migration0019DispatchReceipts },
  { name: '0020-need-of-people', class: Migration0020NeedOfPeople },
  { name: '0022-packed-at', class: Migration0022PackedAt },
  { name: '0023-forwarded-from', class: Migration0023ForwardedFrom },
  { name: '0024-found-by-key', class: Migration0024FoundByKey },
];
