import { DomainError, type ErrorKind, type Sentence } from '#kernel';

export type EdxmlRefusal = 'EDXML_MALFORMED' | 'EDXML_TOO_LARGE' | 'EDXML_UNSIGNED' | 'EDXML_FORGED';

const SENTENCES: Record<EdxmlRefusal, Sentence & { kind: ErrorKind }> = {
  EDXML_MALFORMED: {
    kind: 'invalid',
    vi: 'Gói tin edXML không đúng cấu trúc nên không được nhận; tệp gốc được giữ lại. Hãy đề nghị bên gửi kiểm tra và gửi lại.',
    en: 'This edXML packet is not in the form of the regulation and was not taken; the file is kept. Ask the sender to check and send again.',
  },
  EDXML_TOO_LARGE: {
    kind: 'limit',
    vi: 'Gói tin edXML quá lớn nên không được đọc; tệp gốc được giữ lại. Hãy đề nghị bên gửi tách nhỏ.',
    en: 'This edXML packet is too large and was not read; the file is kept. Ask the sender to split it.',
  },
  EDXML_UNSIGNED: {
    kind: 'unauthenticated',
    vi: 'Gói tin edXML không có chữ ký số nên không được nhận; tệp gốc được giữ lại. Hãy đề nghị bên gửi ký số.',
    en: 'This edXML packet carries no signature and was not taken; the file is kept. Ask the sender to sign.',
  },
  EDXML_FORGED: {
    kind: 'unauthenticated',
    vi: 'Chữ ký số của gói tin edXML không đúng với chứng thư đã khai báo nên không được nhận; tệp gốc được giữ lại. Hãy đối chiếu với bên gửi.',
    en: 'The signature of this edXML packet does not fit the declared certificates and it was not taken; the file is kept. Compare with the sender.',
  },
};

/** A packet that is not taken. `part` names what is wrong with it in our own words. */
export class EdxmlRefused extends DomainError {
  constructor(
    readonly refusal: EdxmlRefusal,
    readonly part?: string,
  ) {
    super(refusal, SENTENCES[refusal].kind, { vi: SENTENCES[refusal].vi, en: SENTENCES[refusal].en });
  }
}
