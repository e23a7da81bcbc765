import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { Instant, View } from '#platform';
import { ATTACHMENT_STATES, UPLOAD_PURPOSES } from '../entities.js';

export const UploadPurposeEnum = Object.fromEntries(UPLOAD_PURPOSES.map((purpose) => [purpose, purpose]));
registerEnumType(UploadPurposeEnum, {
  name: 'UploadPurpose',
  description: 'What a file is sent for.',
  valuesMap: {
    REGISTER: { description: 'Sổ đăng ký để nhập: a workbook to be imported.' },
    ATTACHMENT: { description: 'Tài liệu kèm theo: a file that goes with a report, or a scan of a letter.' },
    EVIDENCE: { description: 'Chứng cứ của vụ việc: of any kind; see `collectEvidence`.' },
  },
});

export const AttachmentStateEnum = Object.fromEntries(ATTACHMENT_STATES.map((state) => [state, state]));
registerEnumType(AttachmentStateEnum, {
  name: 'AttachmentState',
  description: 'What is known of a file’s safety.',
  valuesMap: {
    RECEIVED: { description: 'Chờ quét: waits for the scanner; not served.' },
    CLEAN: { description: 'Đã quét, không phát hiện mã độc.' },
    INFECTED: { description: 'Bị cách ly: the scanner found something; never served.' },
    UNSCANNED: { description: 'Chưa quét: no scanner is configured here; open it with care.' },
  },
});

@View('part', 'Leave to send one file: `PUT` its bytes to `url` with the same session within 15 minutes.')
export class UploadTicketView {
  @Field(() => ID, { description: 'Id of the ticket; also that of the attachment that comes of it.' })
  id: string;
  @Field(() => String, { description: 'Path to which the bytes go.' })
  url: string;
  @Field(() => Instant, { description: 'Until when.' })
  expiresAt: Date;
}

@View('Attachment', 'A file that goes with a report (tài liệu kèm theo).')
export class AttachmentView {
  @Field(() => ID, { description: 'Id; the bytes are at `/attachments/ID`, and every reading of them is recorded.' })
  id: string;
  @Field(() => String, { description: 'Name of the file, as its sender gave it.' })
  name: string;
  @Field(() => String, { description: 'Media type, found from its bytes.' })
  mediaType: string;
  @Field(() => String, { description: 'Hex SHA-256 of its bytes.' })
  sha256: string;
  @Field(() => Int, { description: 'Size in bytes.' })
  size: number;
  @Field(() => AttachmentStateEnum, { description: 'What is known of its safety.' })
  state: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why the scanner could not judge it yet: `REFUSED_BY_SCANNER` (it may be larger than the scanner takes) or `DAMAGED`.',
  })
  obstacle: string | null;
  @Field(() => Instant, { description: 'When it came.' })
  receivedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When the scanner judged it.' })
  judgedAt: Date | null;
}
