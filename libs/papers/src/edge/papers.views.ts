import { Field, ID, registerEnumType } from '@nestjs/graphql';
import { Instant, View } from '#platform';
import { SIGNED_COPY_KINDS } from '../entities.js';

export const SignedCopyKindEnum = Object.fromEntries(SIGNED_COPY_KINDS.map((kind) => [kind, kind]));
registerEnumType(SignedCopyKindEnum, {
  name: 'SignedCopyKind',
  description: 'How a signed copy was signed.',
  valuesMap: {
    ELECTRONIC: { description: 'Ký số: a PDF with signatures in it.' },
    SCAN: { description: 'Bản quét có chữ ký tay, con dấu: không kiểm tra được chữ ký (signature not verifiable).' },
  },
});

@View('part', 'What one signature of a signed copy says. Whether its certificate leads to a trusted authority is not judged.')
export class SignatureView {
  @Field(() => String, { description: '`INTACT`, `BROKEN` or `UNREADABLE`.' })
  integrity: string;
  @Field(() => String, { nullable: true, description: 'Common name in the certificate.' })
  signer: string | null;
  @Field(() => String, { nullable: true, description: 'Who issued the certificate.' })
  issuer: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it was signed, by the signer’s own clock.' })
  signedAt: Date | null;
  @Field(() => Boolean, { description: 'False where something was added to the file after this signature.' })
  coversWholeFile: boolean;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the certificate was within its time when signed; null where no time is told.',
  })
  validWhenSigned: boolean | null;
  @Field(() => String, { description: 'All of this in a Vietnamese sentence.' })
  summaryVi: string;
  @Field(() => String, { description: 'The same in English.' })
  summaryEn: string;
}

@View('SignedCopy', 'The signed form of a filing, as it came back (bản đã ký).')
export class SignedCopyView {
  @Field(() => ID, { description: 'Id of the signed copy.' })
  id: string;
  @Field(() => ID, { description: 'The filing.' })
  filingId: string;
  @Field(() => ID, { description: 'The file: its bytes are at `/attachments/ID`.' })
  attachmentId: string;
  @Field(() => SignedCopyKindEnum, { description: 'Signed electronically, or a scan whose signature nobody can check here.' })
  kind: string;
  @Field(() => Boolean, {
    description:
      'True where it begins, byte for byte, with a form that was printed here; false: it was signed on another paper (đã ký trên bản khác).',
  })
  continuesOurs: boolean;
  @Field(() => [SignatureView], { description: 'Its signatures, in the order of the file; none of a scan: không kiểm tra được chữ ký.' })
  signatures: SignatureView[];
  @Field(() => Instant, { description: 'When it was brought.' })
  recordedAt: Date;
}
