import { Field, ID, Int, registerEnumType } from '@nestjs/graphql';
import { FilingView } from '#filings';
import { AvailableTransition, Instant, PageInfo, View } from '#platform';
import { BUSINESS_STATES, RECALL_STATES, TRANSPORT_STATES } from '../deliveries.states.js';
import { DISPATCH_WAYS, REFUSAL_REASONS } from '../entities.js';

const enumOf = <T extends string>(values: readonly T[]) => Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;

export const TransportStateEnum = enumOf(TRANSPORT_STATES);
registerEnumType(TransportStateEnum, {
  name: 'TransportState',
  description: 'How far a delivery is carried.',
  valuesMap: {
    QUEUED: { description: 'Chờ chuyển: waits to be handed over.' },
    SENDING: { description: 'Đang chuyển: one worker holds it.' },
    RETRY_WAIT: { description: 'Chờ chuyển lại: a try failed, another follows.' },
    DELIVERED: { description: 'Đã chuyển: it is at the desk, or the other side gave its receipt.' },
    FAILED_PERMANENT: { description: 'Không chuyển được: sending it again unchanged would not help.' },
    EXPIRED: { description: 'Hết thời gian chuyển: tried until three days after the deadline.' },
    MANUAL_DISPATCH: { description: 'Chuyển tay: carried by people, waits for the second person.' },
    CANCELLED: { description: 'Đã hủy: a copy that was not needed.' },
  },
});

export const BusinessStateEnum = enumOf(BUSINESS_STATES);
registerEnumType(BusinessStateEnum, {
  name: 'BusinessState',
  description: 'What the addressed unit has said of a delivery.',
  valuesMap: {
    NONE: { description: 'Nothing yet.' },
    ARRIVED: { description: 'Đã đến (01).' },
    REFUSED: { description: 'Từ chối (02), or passed on to the unit that is competent.' },
    RETURNED: { description: 'Yêu cầu sửa đổi, bổ sung: given back for completion.' },
    ACCEPTED: { description: 'Đã tiếp nhận, vào sổ (03).' },
    ASSIGNED: { description: 'Đã phân công (04).' },
    IN_PROGRESS: { description: 'Đang xử lý (05).' },
    COMPLETED: { description: 'Hoàn thành (06).' },
  },
});

export const RecallStateEnum = enumOf(RECALL_STATES);
registerEnumType(RecallStateEnum, {
  name: 'RecallState',
  description: 'Whether the filer asked a delivery back, and what the unit said.',
  valuesMap: {
    NONE: { description: 'Not asked back.' },
    RECALL_REQUESTED: { description: 'Yêu cầu thu hồi (13): the unit has the request.' },
    RECALL_AGREED: { description: 'Đồng ý thu hồi (15).' },
    RECALL_REFUSED: { description: 'Từ chối thu hồi (16).' },
  },
});

export const RefusalReasonEnum = enumOf(REFUSAL_REASONS);
registerEnumType(RefusalReasonEnum, {
  name: 'RefusalReason',
  description: 'Why a filing is refused.',
  valuesMap: {
    WRONG_AUTHORITY: { description: 'Không đúng thẩm quyền: it goes on to the unit that is competent.' },
    NOT_PERSONAL_DATA: { description: 'Không liên quan dữ liệu cá nhân.' },
    DUPLICATE: { description: 'Trùng với hồ sơ khác của cùng tổ chức.' },
    SPAM: { description: 'Thư rác.' },
    WITHDRAWAL_NOT_AGREED: {
      description: 'Không đồng ý cho rút: of a request for withdrawal, and its only reason; the report is dealt with as before.',
    },
    REQUIREMENTS_NOT_MET: {
      description: 'Không đạt yêu cầu: the result of a dossier that no completion would mend (D356 18.5, 19.5); it is prepared anew.',
    },
  },
});

export const DispatchWayEnum = enumOf(DISPATCH_WAYS);
registerEnumType(DispatchWayEnum, {
  name: 'DispatchWay',
  description: 'How people carried a message.',
  valuesMap: {
    COURIER: { description: 'Chuyển phát.' },
    POST: { description: 'Bưu chính.' },
    BY_HAND: { description: 'Nộp trực tiếp.' },
  },
});

export const WaitsForEnum = enumOf(['OFFICER', 'FILER'] as const);
registerEnumType(WaitsForEnum, {
  name: 'WaitsFor',
  description: 'Whose move it is at a desk.',
  valuesMap: { OFFICER: { description: 'Chờ cán bộ.' }, FILER: { description: 'Chờ bên nộp sửa đổi, bổ sung.' } },
});

@View('Acknowledgement', 'What the authority told back.')
export class AcknowledgementView {
  @Field(() => String, {
    description: 'Status code of QCVN 102, e.g. `01` arrived, `03` received into the register; an unknown one as it came.',
  })
  code: string;
  @Field(() => String, { nullable: true, description: 'Number in the unit’s register, with code `03`.' })
  registryNumber: string | null;
  @Field(() => String, { nullable: true, description: 'A word from the officer, shown to the filer.' })
  note: string | null;
  @Field(() => Instant, { description: 'When it was taken here.' })
  at: Date;
  @Field(() => String, { description: 'Who said it: code of the body.' })
  sender: string;
  @Field(() => Instant, { description: 'When, by the sender’s own clock.' })
  statedAt: Date;
}

@View('part', 'One try to hand a delivery over.')
export class DeliveryAttemptView {
  @Field(() => Int, { description: 'From 1.' })
  number: number;
  @Field(() => Instant, { description: 'When it ended.' })
  at: Date;
  @Field(() => String, { description: '`DELIVERED`, `TRANSIENT` (tried again) or `PERMANENT`.' })
  outcome: string;
  @Field(() => String, { nullable: true, description: 'Code of the failure, or the digest that the receipt names.' })
  detail: string | null;
}

@View('part', 'The refusal of a filing, as proposed or confirmed.')
export class FilingRefusalView {
  @Field(() => RefusalReasonEnum, { description: 'Why.' })
  reason: string;
  @Field(() => String, { description: 'In words, for the filer.' })
  note: string;
  @Field(() => String, { description: '`PROPOSED` or `CONFIRMED`; the filer sees the second alone.' })
  state: string;
  @Field(() => String, { nullable: true, description: 'Code of the unit that is competent.' })
  forwardTo: string | null;
  @Field(() => ID, { nullable: true, description: 'The filing that says the same.' })
  duplicateOf: string | null;
  @Field(() => Instant, { description: 'When it was proposed.' })
  proposedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was decided.' })
  decidedAt: Date | null;
}

@View('part', 'A message that people carried.')
export class ManualDispatchView {
  @Field(() => DispatchWayEnum, { description: 'How.' })
  way: string;
  @Field(() => Instant, { description: 'When it was handed over.' })
  handedOverAt: Date;
  @Field(() => String, { description: 'SHA-256 of the stamped receipt, hex.' })
  receiptDigest: string;
  @Field(() => String, { nullable: true, description: 'Where the receipt is kept.' })
  receiptFile: string | null;
  @Field(() => String, { nullable: true, description: 'A word.' })
  note: string | null;
  @Field(() => Instant, { description: 'When it was recorded.' })
  recordedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When the second person confirmed it.' })
  confirmedAt: Date | null;
}

@View('Delivery', 'One message on its way to one unit.')
export class DeliveryView {
  @Field(() => ID, { description: 'Id of the delivery; the message id towards the other side.' })
  id: string;
  @Field(() => String, { description: '`FILING`, or `RECALL`: the request to have one back.' })
  message: string;
  @Field(() => String, { description: '`LEAD`: the unit that decides · `COPY`: one that gets it to know.' })
  part: string;
  @Field(() => Boolean, { description: 'Diễn tập: of an exercise; it can reach nothing but sandboxes.' })
  drill: boolean;
  @Field(() => String, { description: 'Reference of the report.' })
  reference: string;
  @Field(() => String, { description: 'Who filed it.' })
  organisationName: string;
  @Field(() => String, { description: 'Province of the filer.' })
  provinceCode: string;
  @Field(() => String, { description: 'Sector of the filer.' })
  sector: string;
  @Field(() => String, { nullable: true, description: 'Class of notice. Null for a dossier.' })
  noticeClass: string | null;
  @Field(() => String, { description: 'Whether it was filed in time.' })
  verdict: string;
  @Field(() => Instant, { nullable: true, description: 'The statutory due time of the notice, where there is one.' })
  statutoryDueAt: Date | null;
  @Field(() => Instant, { description: 'Legal filing time.' })
  submittedAt: Date;
  @Field(() => Instant, {
    description: 'Service clock: until when the unit should have received it into its register (24 hours; no statute).',
  })
  acceptBy: Date;
  @Field(() => String, { description: 'The routing rule that sent it here.' })
  rule: string;
  @Field(() => Int, { description: 'Version of the table of competence that it stands in.' })
  ruleVersion: number;
  @Field(() => String, { description: 'Code of the addressed unit.' })
  unitCode: string;
  @Field(() => String, { description: 'The way: `DESK` inside the system, `WEBHOOK`, `EDXML_FILE`, `MAIL`, `ZIP_FILE`.' })
  channel: string;
  @Field(() => TransportStateEnum, { description: 'How far it is carried.' })
  transportState: string;
  @Field(() => BusinessStateEnum, { description: 'What the unit has said.' })
  businessState: string;
  @Field(() => RecallStateEnum, { description: 'Whether it was asked back.' })
  recallState: string;
  @Field(() => WaitsForEnum, { nullable: true, description: 'Whose move it is at the desk; null where nobody’s.' })
  waitsFor: string | null;
  @Field(() => [DeliveryAttemptView], { description: 'The last 20 tries, oldest first.' })
  attempts: DeliveryAttemptView[];
  @Field(() => Instant, { nullable: true, description: 'When it is tried again.' })
  nextAttemptAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Code of what went wrong last; null once it is there.' })
  failure: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'An acknowledgement that contradicts an earlier one: its code. People have to look.',
  })
  conflict: string | null;
  @Field(() => String, { nullable: true, description: 'What people said when they had looked at the last contradiction.' })
  conflictNote: string | null;
  @Field(() => Instant, { nullable: true, description: 'When it reached the unit.' })
  deliveredAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Number in the unit’s register.' })
  registryNumber: string | null;
  @Field(() => [AcknowledgementView], { description: 'Acknowledgements, oldest first.' })
  acknowledgements: AcknowledgementView[];
  @Field(() => FilingRefusalView, { nullable: true, description: 'A refusal that was proposed or confirmed.' })
  refusal: FilingRefusalView | null;
  @Field(() => ManualDispatchView, { nullable: true, description: 'How people carried it, where no line could.' })
  dispatch: ManualDispatchView | null;
  @Field(() => [AvailableTransition], { description: 'What this person can do next, and what stands in the way.' })
  availableTransitions: AvailableTransition[];
  @Field(() => FilingView, { description: 'The filing itself.' })
  filing: FilingView;
}

@View('Delivery', 'A page of the desk’s queue.')
export class DeskQueuePage {
  @Field(() => [DeliveryView], { description: 'Deliveries, least time left first.' })
  nodes: DeliveryView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

@View('Notification', 'News about a filing, a report or a request of a data subject.')
export class NotificationView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => String, { description: 'What happened, e.g. `FilingAccepted`.' })
  type: string;
  @Field(() => String, { description: 'Reference of the report, or of the request.' })
  reference: string;
  @Field(() => ID, { description: 'The filing, the report or the request.' })
  filingId: string;
  @Field(() => String, { nullable: true, description: 'A code or number that says more, e.g. after how many minutes.' })
  detail: string | null;
  @Field(() => Instant, { description: 'When.' })
  createdAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When somebody read it.' })
  readAt: Date | null;
}

@View('Notification', 'A page of news, newest first.')
export class NotificationPage {
  @Field(() => [NotificationView], { description: 'The news.' })
  nodes: NotificationView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}
