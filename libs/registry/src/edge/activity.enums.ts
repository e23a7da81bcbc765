import { registerEnumType } from '@nestjs/graphql';

export enum ActivityRoleEnum {
  CONTROLLER = 'CONTROLLER',
  PROCESSOR = 'PROCESSOR',
  CONTROLLER_PROCESSOR = 'CONTROLLER_PROCESSOR',
  THIRD_PARTY = 'THIRD_PARTY',
}
registerEnumType(ActivityRoleEnum, {
  name: 'ActivityRole',
  description: 'The part that the organisation has in a processing activity.',
  valuesMap: {
    CONTROLLER: { description: 'Bên kiểm soát: decides purpose and means.' },
    PROCESSOR: { description: 'Bên xử lý: processes for a controller under contract.' },
    CONTROLLER_PROCESSOR: { description: 'Bên kiểm soát và xử lý: one party, both roles.' },
    THIRD_PARTY: { description: 'Bên thứ ba: takes part in processing as the law provides.' },
  },
});

export enum ActivityState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  PUBLISHED = 'PUBLISHED',
  ARCHIVED = 'ARCHIVED',
}
registerEnumType(ActivityState, {
  name: 'ActivityState',
  description: 'Where a processing activity stands in the register.',
  valuesMap: {
    DRAFT: { description: 'Bản nháp: new, or changed since its last version.' },
    IN_REVIEW: { description: 'Chờ duyệt: presented; waits for somebody else to publish it or to give it back.' },
    PUBLISHED: { description: 'Đã ban hành: equals its last numbered version.' },
    ARCHIVED: { description: 'Đã lưu trữ: no longer carried out.' },
  },
});

export enum SystemLocation {
  VN = 'VN',
  ABROAD = 'ABROAD',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(SystemLocation, {
  name: 'SystemLocation',
  description: 'Where an information system stands.',
  valuesMap: {
    VN: { description: 'In Vietnam.' },
    ABROAD: { description: 'Outside Vietnam.' },
    UNKNOWN: { description: 'Not known yet.' },
  },
});

export enum PartyKind {
  RECIPIENT = 'RECIPIENT',
  PROCESSOR = 'PROCESSOR',
  THIRD_PARTY = 'THIRD_PARTY',
}
registerEnumType(PartyKind, {
  name: 'PartyKind',
  description: 'What another party is to a processing activity.',
  valuesMap: {
    RECIPIENT: { description: 'Bên nhận dữ liệu: receives the data.' },
    PROCESSOR: { description: 'Bên xử lý: processes for the organisation.' },
    THIRD_PARTY: { description: 'Bên thứ ba.' },
  },
});

export enum ActivitySource {
  DATA_SUBJECT = 'DATA_SUBJECT',
  THIRD_PARTY = 'THIRD_PARTY',
  PUBLIC_SOURCE = 'PUBLIC_SOURCE',
  OTHER_ACTIVITY = 'OTHER_ACTIVITY',
  DEVICE = 'DEVICE',
}
registerEnumType(ActivitySource, {
  name: 'ActivitySource',
  description: 'Where the data of an activity come from.',
  valuesMap: {
    DATA_SUBJECT: { description: 'Chủ thể dữ liệu: the data subject.' },
    THIRD_PARTY: { description: 'Bên thứ ba: another party.' },
    PUBLIC_SOURCE: { description: 'Nguồn công khai: what is public.' },
    OTHER_ACTIVITY: { description: 'Hoạt động xử lý khác: another activity of the organisation.' },
    DEVICE: { description: 'Thiết bị: a camera, a sensor, a phone.' },
  },
});

export enum MeasureKind {
  TECHNICAL = 'TECHNICAL',
  MANAGERIAL = 'MANAGERIAL',
  TRAINING = 'TRAINING',
  STANDARD = 'STANDARD',
  OTHER = 'OTHER',
}
registerEnumType(MeasureKind, {
  name: 'MeasureKind',
  description: 'Kind of a protection measure, as Form 10 II.11.2 of Decree 356 tells them apart.',
  valuesMap: {
    TECHNICAL: { description: 'Biện pháp kỹ thuật.' },
    MANAGERIAL: { description: 'Biện pháp quản lý.' },
    TRAINING: { description: 'Đào tạo.' },
    STANDARD: { description: 'Tiêu chuẩn, quy chuẩn.' },
    OTHER: { description: 'Khác, or not said.' },
  },
});

export enum FinalFate {
  DELETE = 'DELETE',
  DESTROY = 'DESTROY',
  DE_IDENTIFY = 'DE_IDENTIFY',
  ARCHIVE = 'ARCHIVE',
}
registerEnumType(FinalFate, {
  name: 'FinalFate',
  description: 'What becomes of data when their time is over.',
  valuesMap: {
    DELETE: { description: 'Xóa.' },
    DESTROY: { description: 'Hủy.' },
    DE_IDENTIFY: { description: 'Khử nhận dạng.' },
    ARCHIVE: { description: 'Lưu trữ theo quy định: archived where a law demands it.' },
  },
});

export enum TransferCaseEnum {
  SERVERS_ABROAD = 'SERVERS_ABROAD',
  FOREIGN_CLOUD = 'FOREIGN_CLOUD',
  PLATFORM_ABROAD = 'PLATFORM_ABROAD',
  VIA_PARTNER = 'VIA_PARTNER',
  OTHER = 'OTHER',
}
registerEnumType(TransferCaseEnum, {
  name: 'TransferCase',
  description: 'How data cross the border: Form 09 II.1 of Decree 356 (L91 20.1, D356 17.1).',
  valuesMap: {
    SERVERS_ABROAD: { description: '1.1: data kept in Vietnam are moved to servers abroad.' },
    FOREIGN_CLOUD: { description: '1.2: the cloud of a provider abroad.' },
    PLATFORM_ABROAD: { description: '1.3: collected in Vietnam, processed on a platform abroad.' },
    VIA_PARTNER: { description: '1.4: through a partner or agent in Vietnam.' },
    OTHER: { description: '1.5: another way; say which.' },
  },
});
