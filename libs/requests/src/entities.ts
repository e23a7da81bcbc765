import { defineEntity, p } from '@mikro-orm/core';
import type { RefusalGround, RegimeCode, RequestKind, Verdict } from '#law';
import type { RequestState, RequestTransition } from './requests.states.js';

/** How a request came. */
export const REQUEST_CHANNELS = ['IN_PERSON', 'POST', 'EMAIL', 'PHONE', 'WEB', 'OTHER'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];
/** What the requester is to the data subject. */
export const REQUESTER_RELATIONS = ['SUBJECT', 'REPRESENTATIVE', 'PARENT_OR_GUARDIAN'] as const;
export type RequesterRelation = (typeof REQUESTER_RELATIONS)[number];
/** How it was seen that the requester is who they say, or stands for them. */
export const IDENTITY_PROOFS = ['DOCUMENT_SEEN', 'ELECTRONIC_IDENTITY', 'ACCOUNT', 'KNOWN_CONTACT', 'AUTHORISATION', 'OTHER'] as const;
export type IdentityProof = (typeof IDENTITY_PROOFS)[number];
export type RequestVerdict = Exclude<Verdict, 'UNDETERMINED'>;

const RequestSchema = defineEntity({
  name: 'DataSubjectRequest',
  tableName: 'data_subject_request',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    /** `YC26-000001-…`. */
    reference: p.text(),
    kind: p.text().$type<RequestKind>(),
    channel: p.text().$type<RequestChannel>(),
    relation: p.text().$type<RequesterRelation>(),
    /** Frozen: by the day of receipt. */
    regime: p.text().$type<RegimeCode>(),
    receivedAt: p.datetime(),
    enteredAt: p.datetime(),
    enteredBy: p.uuid(),
    /** {@link RequestWords} as JSON. */
    sealed: p.text(),
    state: p.text().$type<RequestState>(),
    /** A processor or third party has to act as well. */
    chain: p.boolean(),
    identityProof: p.text().$type<IdentityProof>().nullable(),
    repliedAt: p.datetime().nullable(),
    replyVerdict: p.text().$type<RequestVerdict>().nullable(),
    /** The sender's own key; null where it was entered without one. */
    clientKey: p.text().nullable(),
    /** The one extension, in days. */
    extendedBy: p.integer().nullable(),
    endedAt: p.datetime().nullable(),
    fulfilVerdict: p.text().$type<RequestVerdict>().nullable(),
    ground: p.text().$type<RefusalGround>().nullable(),
    /** What is due next, as it stood at the last change; {@link NEVER} where nothing is. */
    queueAt: p.datetime(),
    /** When people are reminded next. */
    remindAt: p.datetime().nullable(),
    /** Of what they were reminded: `REPLY|SOON|2026-11-04T16:59:59.999Z`. */
    reminded: p.array(),
    version: p.integer().version(),
  },
});
/** What a data subject asks of the organisation (yêu cầu thực hiện quyền của chủ thể dữ liệu). */
export class DataSubjectRequest extends RequestSchema.class {}
RequestSchema.setClass(DataSubjectRequest);

const StepSchema = defineEntity({
  name: 'RequestStep',
  tableName: 'request_step',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    requestId: () => p.manyToOne(DataSubjectRequest).mapToPk().fieldName('request_id'),
    step: p.text().$type<RequestTransition | 'enter'>(),
    /** Where it led. */
    state: p.text().$type<RequestState>(),
    happenedAt: p.datetime(),
    recordedAt: p.datetime(),
    recordedBy: p.uuid(),
    /** The proof, the ground, the number of days, `true` or `false`. */
    code: p.text().nullable(),
    verdict: p.text().$type<RequestVerdict>().nullable(),
    /** The words of it. */
    sealed: p.text().nullable(),
  },
});
/** What somebody did with a request, and when; never changed. */
export class RequestStep extends StepSchema.class {}
StepSchema.setClass(RequestStep);
