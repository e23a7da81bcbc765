import { Field, ID, registerEnumType } from '@nestjs/graphql';
import { Instant, PageInfo, View } from '#platform';
import { FilingView } from '#violations';
import { BUSINESS_STATES, TRANSPORT_STATES } from '../entities.js';

export const TransportStateEnum = Object.fromEntries(TRANSPORT_STATES.map((state) => [state, state]));
registerEnumType(TransportStateEnum, {
  name: 'TransportState',
  description: 'How far a delivery is carried.',
  valuesMap: { QUEUED: { description: 'Waits to be handed over.' }, DELIVERED: { description: 'Handed over to the desk.' } },
});

export const BusinessStateEnum = Object.fromEntries(BUSINESS_STATES.map((state) => [state, state]));
registerEnumType(BusinessStateEnum, {
  name: 'BusinessState',
  description: 'What the addressed unit has said of a delivery.',
  valuesMap: {
    NONE: { description: 'Nothing yet.' },
    ARRIVED: { description: 'Đã đến (01).' },
    ACCEPTED: { description: 'Đã tiếp nhận, vào sổ (03).' },
  },
});

@View('Acknowledgement', 'What the authority told back.')
export class AcknowledgementView {
  @Field(() => String, { description: 'Status code of QCVN 102: `01` arrived, `03` received into the register.' })
  code: string;
  @Field(() => String, { nullable: true, description: 'Number in the unit’s register, with code `03`.' })
  registryNumber: string | null;
  @Field(() => String, { nullable: true, description: 'A word from the officer, shown to the filer.' })
  note: string | null;
  @Field(() => Instant, { description: 'When.' })
  at: Date;
}

@View('Delivery', 'One filing on its way to one desk.')
export class DeliveryView {
  @Field(() => ID, { description: 'Id of the delivery.' })
  id: string;
  @Field(() => String, { description: 'Reference of the report.' })
  reference: string;
  @Field(() => String, { description: 'Who filed it.' })
  organisationName: string;
  @Field(() => String, { description: 'Province of the filer.' })
  provinceCode: string;
  @Field(() => String, { description: 'Sector of the filer.' })
  sector: string;
  @Field(() => String, { description: 'Class of notice.' })
  noticeClass: string;
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
  @Field(() => String, { description: 'Code of the addressed unit.' })
  unitCode: string;
  @Field(() => TransportStateEnum, { description: 'How far it is carried.' })
  transportState: string;
  @Field(() => BusinessStateEnum, { description: 'What the unit has said.' })
  businessState: string;
  @Field(() => Instant, { nullable: true, description: 'When it reached the desk.' })
  deliveredAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Number in the unit’s register.' })
  registryNumber: string | null;
  @Field(() => [AcknowledgementView], { description: 'Acknowledgements, oldest first.' })
  acknowledgements: AcknowledgementView[];
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

@View('Notification', 'News about a filing.')
export class NotificationView {
  @Field(() => ID, { description: 'Id.' })
  id: string;
  @Field(() => String, { description: 'What happened, e.g. `FilingAccepted`.' })
  type: string;
  @Field(() => String, { description: 'Reference of the report.' })
  reference: string;
  @Field(() => ID, { description: 'The filing.' })
  filingId: string;
  @Field(() => Instant, { description: 'When.' })
  createdAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When somebody of the organisation read it.' })
  readAt: Date | null;
}

@View('Notification', 'A page of news, newest first.')
export class NotificationPage {
  @Field(() => [NotificationView], { description: 'The news.' })
  nodes: NotificationView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}
