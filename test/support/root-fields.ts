import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { formatReference } from '#kernel';
import {
  activityInput,
  dossierAnswers,
  dossierChange,
  dossierInput,
  exerciseCode,
  minutesInput,
  outsideNoticeInput,
  type Played,
  reportInput,
  requestInput,
  subjectNoticeInput,
  toldByOther,
} from './played.js';
import { caseChannel, caseDataset, caseParty, casePayment, caseSheet, caseTask } from './played-case.js';
import type { World } from './world.js';

type Arguments = Record<string, unknown>;

export interface RootField {
  readonly kind: 'query' | 'mutation';
  readonly name: string;
  /** The whole operation, `it` aliasing the root field, every field of the answer selected. */
  readonly document: string;
  /** Every argument of type ID, as a path into the variables. */
  readonly idPaths: readonly string[];
  /** What whoever owns `played` sends. */
  readonly argumentsOf: (played: Played) => Arguments;
  readonly actor: 'dpo' | 'officer';
}

const DPO = 'dpo' as const;
const byId = (id: (played: Played) => string) => ({ actor: DPO, argumentsOf: (played: Played): Arguments => ({ id: id(played) }) });

const officerById = (id: (played: Played) => string) => ({ ...byId(id), actor: 'officer' as const });

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const step = (more: Arguments = {}) => ({
  actor: 'officer' as const,
  argumentsOf: ({ handlingId }: Played): Arguments => ({ input: { id: handlingId, ...more } }),
});

const onRequest = (more: Arguments = {}) => ({
  actor: DPO,
  argumentsOf: ({ requestId, canary }: Played): Arguments => ({ input: { id: requestId, text: canary, ...more } }),
});

const onWork = (more: (played: Played) => Arguments = () => ({})) => ({
  actor: 'officer' as const,
  argumentsOf: (played: Played): Arguments => ({ input: { id: played.workItemId, ...more(played) } }),
});

const onCase = (more: (played: Played) => Arguments = () => ({})) => ({
  actor: 'officer' as const,
  argumentsOf: (played: Played): Arguments => ({ input: { id: played.caseId, ...more(played) } }),
});

const inCase = (more: (played: Played) => Arguments = () => ({})) => ({
  actor: 'officer' as const,
  argumentsOf: (played: Played): Arguments => ({ input: { caseId: played.caseId, ...more(played) } }),
});

const onEvidence = (more: (played: Played) => Arguments = () => ({})) => ({
  actor: 'officer' as const,
  argumentsOf: (played: Played): Arguments => ({ input: { id: played.evidenceId, reason: played.canary, ...more(played) } }),
});

const onIndicator = (more: Arguments = {}) => ({
  actor: 'officer' as const,
  argumentsOf: ({ indicatorId }: Played): Arguments => ({ input: { id: indicatorId, ...more } }),
});

/** A label of a domain. */
const idn = (canary: string) => canary.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const activityStep = (more: Arguments = {}) => ({
  actor: DPO,
  argumentsOf: ({ activityId }: Played): Arguments => ({ id: activityId, expectedVersion: 2, ...more }),
});

const onDossier = (more: (played: Played) => Arguments = () => ({})) => ({
  actor: DPO,
  argumentsOf: (played: Played): Arguments => ({ id: played.dossierId, ...more(played) }),
});

/** SHA-256 of the text that `sendAttachment` sends. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

/** A root field that is missing here fails every suite that walks the schema, until somebody says how it is called. */
const CALLS: Readonly<Record<string, Pick<RootField, 'actor' | 'argumentsOf'>>> = {
  me: { actor: DPO, argumentsOf: () => ({}) },
  myOrganisation: { actor: DPO, argumentsOf: () => ({}) },
  reviseOrganisation: {
    actor: DPO,
    argumentsOf: ({ organisation, canary }) => ({
      id: organisation.id,
      expectedVersion: 1,
      input: {
        name: `Tổ chức ${canary}`,
        provinceCode: '31',
        headOffice: `Trụ sở mới ${canary}`,
        establishmentDocument: { number: '0000000000' },
        pdpContact: { fullName: `Nhân sự ${canary}`, phones: ['0900 000 000'], email: 'dpo@mau.example' },
      },
    }),
  },
  processingActivities: {
    actor: DPO,
    argumentsOf: ({ importId, informationSystemId, partyId }) => ({ importId, informationSystemId, partyId, first: 20 }),
  },
  search: { actor: DPO, argumentsOf: ({ canary }) => ({ query: canary, first: 20 }) },
  subjectCounters: { actor: DPO, argumentsOf: () => ({}) },
  activityThreads: { actor: DPO, argumentsOf: ({ activityId }) => ({ activityId, first: 20 }) },
  commentOnActivity: {
    actor: DPO,
    argumentsOf: ({ activityId, canary }) => ({ activityId, path: 'name', text: `Góp ý ${canary}` }),
  },
  replyToThread: { actor: DPO, argumentsOf: ({ threadId, canary }) => ({ id: threadId, text: canary }) },
  resolveThread: byId(({ threadId }) => threadId),
  reopenThread: byId(({ threadId }) => threadId),
  activityTemplates: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  modelActivities: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  activityTemplate: byId(({ templateId }) => templateId),
  activityDrift: { actor: DPO, argumentsOf: ({ madeFromTemplateId }) => ({ activityId: madeFromTemplateId }) },
  cloneProcessingActivity: { actor: DPO, argumentsOf: ({ activityId, canary }) => ({ id: activityId, code: `BS-${canary}` }) },
  saveActivityAsTemplate: { actor: DPO, argumentsOf: ({ activityId, canary }) => ({ activityId, name: `Mẫu ${canary}` }) },
  renewActivityTemplate: {
    actor: DPO,
    argumentsOf: ({ templateId, activityId }) => ({ id: templateId, expectedVersion: 1, activityId }),
  },
  draftFromTemplate: { actor: DPO, argumentsOf: ({ templateId, canary }) => ({ templateId, code: `TM2-${canary}` }) },
  takeOverFromTemplate: {
    actor: DPO,
    argumentsOf: ({ madeFromTemplateId }) => ({ id: madeFromTemplateId, expectedVersion: 2, fields: ['retention'] }),
  },
  publishModelActivity: {
    actor: 'officer',
    argumentsOf: () => ({ input: { name: 'Hoạt động mẫu', sectors: ['OTHER'], content: activityInput('mẫu') } }),
  },
  renewModelActivity: {
    actor: 'officer',
    argumentsOf: ({ modelId }) => ({ id: modelId, expectedVersion: 1, content: activityInput('mẫu') }),
  },
  retireActivityTemplate: { actor: DPO, argumentsOf: ({ templateId }) => ({ id: templateId, expectedVersion: 2 }) },
  activityVersions: { actor: DPO, argumentsOf: ({ activityId }) => ({ activityId, first: 20 }) },
  activityVersion: { actor: DPO, argumentsOf: ({ activityId }) => ({ activityId, number: 1 }) },
  activityVersionChanges: { actor: DPO, argumentsOf: ({ activityId }) => ({ activityId, before: 1, after: 1 }) },
  informationSystems: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  informationSystem: byId(({ informationSystemId }) => informationSystemId),
  parties: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  party: byId(({ partyId }) => partyId),
  reviseInformationSystem: {
    actor: DPO,
    argumentsOf: ({ informationSystemId, canary }) => ({
      id: informationSystemId,
      expectedVersion: 1,
      input: { name: `Kho ${canary}`, ownerName: `Chủ quản ${canary}`, securityLevel: 3, location: 'VN' },
    }),
  },
  reviseParty: {
    actor: DPO,
    argumentsOf: ({ partyId, canary }) => ({
      id: partyId,
      expectedVersion: 1,
      input: { name: `Bên liên quan ${canary}`, taxCode: '0200000001', country: 'VN', pdpContact: `Đầu mối ${canary}` },
    }),
  },
  enterInformationSystem: { actor: DPO, argumentsOf: ({ canary }) => ({ input: { name: `Hệ thống ${canary}`, location: 'VN' } }) },
  enterParty: { actor: DPO, argumentsOf: ({ canary }) => ({ input: { name: `Đối tác ${canary}` } }) },
  removeInformationSystem: {
    actor: DPO,
    argumentsOf: ({ informationSystemId }) => ({ id: informationSystemId, expectedVersion: 1 }),
  },
  removeParty: { actor: DPO, argumentsOf: ({ partyId }) => ({ id: partyId, expectedVersion: 1 }) },
  processingActivity: byId(({ activityId }) => activityId),
  dossiers: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  dossier: byId(({ dossierId }) => dossierId),
  openDossier: {
    actor: DPO,
    argumentsOf: ({ canary, activityId, dossierId }) => ({ input: { ...dossierInput(canary, [activityId]), basedOnId: dossierId } }),
  },
  recordCarriedOverDossier: {
    actor: DPO,
    argumentsOf: ({ canary, activityId }) => ({
      input: {
        ...dossierInput(canary, [activityId]),
        receivedOn: '2025-05-06',
        receiptNumber: `BN-${canary}`,
        answers: dossierAnswers(canary),
      },
    }),
  },
  reviseDossier: onDossier(({ canary, activityId }) => ({
    expectedVersion: 2,
    input: { title: `Hồ sơ ${canary}`, activityIds: [activityId], answers: dossierAnswers(canary) },
  })),
  takeDossierAnswers: onDossier(() => ({ expectedVersion: 3, paths: ['storagePolicy'] })),
  confirmDossierAnswers: onDossier(() => ({ expectedVersion: 4, paths: ['storagePolicy'] })),
  attachDossierDocument: {
    actor: DPO,
    argumentsOf: ({ dossierId, attachmentId, canary }) => ({
      ...{ dossierId, attachmentId, kind: 'CONTRACT', copyType: 'COPY', name: `Hợp đồng ${canary}` },
    }),
  },
  excuseDossierDocument: {
    actor: DPO,
    argumentsOf: ({ dossierId, canary }) => ({ dossierId, kind: 'FLOW_DIAGRAM', reason: `Đang vẽ ${canary}` }),
  },
  removeDossierDocument: {
    actor: DPO,
    argumentsOf: ({ dossierId, dossierDocumentId }) => ({ dossierId, documentId: dossierDocumentId }),
  },
  markDossierReady: onDossier(({ canary }) => ({
    incompleteReason: `Nộp cho kịp hạn ${canary}`,
    answers: [{ path: 'facts.overview', answer: 'DISPUTED', text: `Đã nêu ${canary}` }],
  })),
  reopenDossier: onDossier(({ canary }) => ({ reason: `Thiếu sơ đồ ${canary}` })),
  discardDossier: onDossier(),
  submitDossier: {
    actor: DPO,
    argumentsOf: ({ readyDossierId, canary }) => ({
      input: { dossierId: readyDossierId, clientKey: `key-${readyDossierId}`, commitment: true, lateReason: `Muộn ${canary}` },
    }),
  },
  completeDossier: byId(({ returnedDossierId }) => returnedDossierId),
  recordDossierChange: {
    actor: DPO,
    argumentsOf: ({ acceptedDossierId, canary }) => ({ input: dossierChange(canary, acceptedDossierId) }),
  },
  removeDossierChange: {
    actor: DPO,
    argumentsOf: ({ acceptedDossierId, dossierChangeId }) => ({ dossierId: acceptedDossierId, changeId: dossierChangeId }),
  },
  beginDossierUpdate: byId(({ acceptedDossierId }) => acceptedDossierId),
  dropDossierUpdate: byId(({ acceptedDossierId }) => acceptedDossierId),
  violationReports: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  violationReport: byId(({ reportId }) => reportId),
  filedReport: { actor: 'officer', argumentsOf: ({ reportId }) => ({ id: reportId }) },
  filingChanges: { actor: 'officer', argumentsOf: ({ filingId }) => ({ before: filingId, after: filingId }) },
  handling: { actor: 'officer', argumentsOf: ({ reportId }) => ({ reportId }) },
  handlingStatus: { actor: DPO, argumentsOf: ({ reportId }) => ({ reportId }) },
  similarReports: { actor: 'officer', argumentsOf: ({ reportId }) => ({ reportId }) },
  handlingQueue: { actor: 'officer', argumentsOf: () => ({ first: 20, state: 'NEW' }) },
  triageReport: step({
    severity: 'MEDIUM',
    noticeClass: 'URGENT_72H',
    crossBorder: false,
    sensitiveSector: false,
    subjectBand: 'UNDER_100',
    similarViewed: true,
  }),
  assessReport: step(),
  askFiler: step({ questions: [{ path: 'facts.counts', question: 'Bao nhiêu người?' }], due: tomorrow() }),
  answerQuestion: {
    actor: DPO,
    argumentsOf: ({ questionId, canary }) => ({ input: { id: questionId, answer: 'IN_WORDS', words: canary } }),
  },
  takeBackQuestions: step({ reason: 'Đã có trong báo cáo' }),
  moveRequestDue: step({ due: tomorrow() }),
  takeNoActionOnReport: step(),
  adviseFiler: step({ text: 'Nên đổi mật khẩu', article: 'L91 23.4', deadline: tomorrow() }),
  proposeOrder: step({ text: 'Phải gỡ dữ liệu', article: 'L91 23.4', deadline: tomorrow() }),
  signOrder: step(),
  proposeCaseLink: step({ caseNumber: formatReference('VV', 2026, 1), kind: 'PART_OF', reason: 'Cùng người bán' }),
  declineCaseLink: step({ reason: 'Không phải vụ này' }),
  confirmCaseLink: { actor: 'officer', argumentsOf: ({ caseId, handlingId }) => ({ input: { caseId, handlingId } }) },
  reportsOfCase: { actor: 'officer', argumentsOf: ({ caseId }) => ({ caseId }) },
  linksToConfirm: { actor: 'officer', argumentsOf: () => ({}) },
  internalNotes: { actor: 'officer', argumentsOf: ({ handlingId }) => ({ handlingId }) },
  noteInternally: { actor: 'officer', argumentsOf: ({ handlingId }) => ({ input: { handlingId, remark: 'Gọi lại ngày mai' } }) },
  sharedNotes: { actor: 'officer', argumentsOf: ({ reportId }) => ({ reportId }) },
  shareNote: { actor: 'officer', argumentsOf: ({ handlingId }) => ({ input: { handlingId, message: 'Đã nhận đủ tài liệu' } }) },
  reportLinks: { actor: 'officer', argumentsOf: ({ reportId }) => ({ reportId }) },
  linkReports: {
    actor: 'officer',
    argumentsOf: ({ handlingId, similarHandlingId }) => ({
      input: { fromId: handlingId, toId: similarHandlingId, kind: 'SAME_CAUSE', reason: 'Cùng lỗ hổng' },
    }),
  },
  lettersOfReport: { actor: 'officer', argumentsOf: ({ similarReportId }) => ({ reportId: similarReportId }) },
  draftLetter: {
    actor: 'officer',
    argumentsOf: ({ similarReportId }) => ({ input: { reportId: similarReportId, kind: 'CLARIFICATION', text: 'Xin gửi sớm' } }),
  },
  reviseLetter: { actor: 'officer', argumentsOf: ({ letterId }) => ({ input: { id: letterId, text: 'Xin gửi sớm hơn' } }) },
  discardLetter: { actor: 'officer', argumentsOf: ({ letterId }) => ({ input: { id: letterId } }) },
  signLetter: { actor: 'officer', argumentsOf: ({ letterId }) => ({ input: { id: letterId, deputy: false } }) },
  sendLetter: { actor: 'officer', argumentsOf: ({ letterId }) => ({ input: { id: letterId } }) },
  endReportLink: { actor: 'officer', argumentsOf: ({ reportLinkId }) => ({ input: { id: reportLinkId, reason: 'Nhầm' } }) },
  unlinkFromCase: step({ reason: 'Nhầm vụ việc' }),
  verifyRemedy: {
    actor: 'officer',
    argumentsOf: ({ handlingId, scanId }) => ({ input: { id: handlingId, remedy: 'Đã gỡ', attachmentIds: [scanId] } }),
  },
  proposeNoticeWaiver: step({ reason: 'Bên nộp đã giải thể' }),
  closeReport: step({ outcome: 'REMEDIED', summary: 'Đã khắc phục', waiver: 'Đã giải thể' }),
  reopenReport: step({ reason: 'Có thông tin mới' }),
  signedCopies: { actor: 'officer', argumentsOf: ({ filingId }) => ({ filingId }) },
  recordSignedCopy: { actor: DPO, argumentsOf: ({ filingId, attachmentId }) => ({ filingId, attachmentId }) },
  exercises: { actor: DPO, argumentsOf: () => ({}) },
  receipt: { actor: DPO, argumentsOf: ({ filingId }) => ({ filingId }) },
  deliveriesInNeed: { actor: 'officer', argumentsOf: () => ({ first: 20 }) },
  deskQueue: { actor: 'officer', argumentsOf: () => ({ first: 20, waitsFor: 'OFFICER' }) },
  delivery: { actor: 'officer', argumentsOf: ({ deliveryId }) => ({ id: deliveryId }) },
  notifications: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  markNotificationsRead: { actor: DPO, argumentsOf: ({ notificationId }) => ({ ids: [notificationId] }) },
  regimes: { actor: DPO, argumentsOf: () => ({}) },
  dataTypeCodes: { actor: DPO, argumentsOf: () => ({ regime: 'VN_PDPL_2025' }) },
  legalBasisCodes: { actor: DPO, argumentsOf: () => ({ regime: 'VN_PDPL_2025' }) },
  requiredFacts: { actor: DPO, argumentsOf: () => ({ regime: 'VN_PDPL_2025', form: '08' }) },
  openQuestions: { actor: DPO, argumentsOf: () => ({}) },
  forms: { actor: DPO, argumentsOf: () => ({}) },
  advice: {
    actor: DPO,
    argumentsOf: () => ({
      input: { reporterRole: 'CONTROLLER', sector: 'BANKING', harmInterests: ['PROPERTY'], detectedAt: '2026-11-20T23:15:00+07:00' },
    }),
  },

  exemption: {
    actor: DPO,
    argumentsOf: () => ({ input: { kind: 'SMALL', tradesInProcessing: false, processesSensitive: false, cumulativeSubjects: 1200 } }),
  },
  createUploadTicket: { actor: DPO, argumentsOf: () => ({ fileName: 'so.xlsx', size: 100, purpose: 'REGISTER' }) },
  checkRegisterImport: {
    actor: DPO,
    argumentsOf: ({ ticketId, canary }) => ({
      ticketId,
      policy: 'SKIP',
      terms: [{ kind: 'DATA_TYPE', term: `Mã số ${canary}`, code: 'PHONE_NUMBER' }],
    }),
  },
  commitRegisterImport: byId(({ importId }) => importId),
  undoRegisterImport: byId(({ tableImportId }) => tableImportId),
  registerImport: byId(({ importId }) => importId),
  registerImports: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  registerImportRows: { actor: DPO, argumentsOf: ({ importId }) => ({ importId, first: 20 }) },
  importMappings: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  importTerms: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  forgetImportMapping: byId(({ importMappingId }) => importMappingId),
  forgetImportTerm: byId(({ importTermId }) => importTermId),
  draftProcessingActivity: { actor: DPO, argumentsOf: ({ canary }) => ({ input: { ...activityInput(canary), code: `MOI-${canary}` } }) },
  reviseProcessingActivity: {
    actor: DPO,
    argumentsOf: ({ activityId, canary }) => ({ id: activityId, expectedVersion: 2, input: activityInput(canary) }),
  },
  publishProcessingActivity: { actor: DPO, argumentsOf: ({ activityId }) => ({ id: activityId, expectedVersion: 2 }) },
  presentProcessingActivity: activityStep(),
  giveBackProcessingActivity: activityStep({ reason: 'Thiếu bên nhận' }),
  archiveProcessingActivity: activityStep(),
  reopenProcessingActivity: activityStep(),
  draftViolationReport: {
    actor: DPO,
    argumentsOf: ({ canary, activityId }) => ({ input: reportInput(canary, [activityId]), exercise: null }),
  },
  reviseViolationReport: {
    actor: DPO,
    argumentsOf: ({ canary, activityId, draftId }) => ({ id: draftId, expectedVersion: 1, input: reportInput(canary, [activityId]) }),
  },
  markViolationReportReady: byId(({ draftId }) => draftId),
  submitViolationReport: {
    actor: DPO,
    argumentsOf: ({ readyId }) => ({
      input: { reportId: readyId, clientKey: `key-${readyId}`, commitment: true, personalDataReason: 'Chuỗi thử' },
    }),
  },
  supplementViolationReport: byId(({ reportId }) => reportId),
  concludeViolationReport: byId(({ reportId }) => reportId),
  completeViolationReport: byId(({ reportId }) => reportId),
  correctViolationReport: { actor: DPO, argumentsOf: ({ reportId }) => ({ id: reportId, reason: 'Ghi nhầm' }) },
  withdrawViolationReport: { actor: DPO, argumentsOf: ({ reportId }) => ({ id: reportId, reason: 'Báo nhầm' }) },
  abandonViolationReport: byId(({ draftId }) => draftId),
  openExercise: {
    actor: 'officer',
    argumentsOf: () => ({ input: { code: exerciseCode(), title: 'Diễn tập', deskCode: 'A05-DT' } }),
  },
  closeExercise: { actor: 'officer', argumentsOf: ({ exerciseId }) => ({ id: exerciseId }) },
  promiseSupplement: {
    actor: DPO,
    argumentsOf: ({ reportId }) => ({
      input: { reportId, promises: [{ path: 'involvedParties', by: new Date(Date.now() + 259_200_000).toISOString() }] },
    }),
  },
  draftViolationMinutes: { actor: DPO, argumentsOf: ({ reportId, canary }) => ({ reportId, input: minutesInput(canary) }) },
  reviseViolationMinutes: {
    actor: DPO,
    argumentsOf: ({ minutesId, canary }) => ({ id: minutesId, expectedVersion: 1, input: minutesInput(canary) }),
  },
  finaliseViolationMinutes: byId(({ minutesId }) => minutesId),
  draftSubjectNotice: {
    actor: DPO,
    argumentsOf: ({ reportId, canary }) => ({ input: { ...subjectNoticeInput(canary), reportId, kind: 'LOCATION_BIOMETRIC' } }),
  },
  reviseSubjectNotice: {
    actor: DPO,
    argumentsOf: ({ subjectNoticeId, canary }) => ({ id: subjectNoticeId, expectedVersion: 1, input: subjectNoticeInput(canary) }),
  },
  sendSubjectNotice: {
    actor: DPO,
    argumentsOf: ({ subjectNoticeId }) => ({
      input: { id: subjectNoticeId, channel: 'SMS', sentAt: new Date(Date.now() - 60_000).toISOString(), reached: 11, total: 12 },
    }),
  },
  recordOutsideNotice: { actor: DPO, argumentsOf: ({ reportId, canary }) => ({ input: outsideNoticeInput(canary, reportId) }) },
  declareSubjectNoticeMistaken: {
    actor: DPO,
    argumentsOf: ({ subjectNoticeId, canary }) => ({ input: { id: subjectNoticeId, reason: `Ghi nhầm ${canary}` } }),
  },
  declareOutsideNoticeMistaken: {
    actor: DPO,
    argumentsOf: ({ outsideNoticeId, canary }) => ({ input: { id: outsideNoticeId, reason: `Ghi nhầm ${canary}` } }),
  },
  reopenViolationReport: { actor: DPO, argumentsOf: ({ readyId, canary }) => ({ id: readyId, reason: canary }) },
  discardViolationReport: byId(({ readyId }) => readyId),
  acceptFiling: { actor: 'officer', argumentsOf: ({ arrivedDeliveryId }) => ({ input: { deliveryId: arrivedDeliveryId, note: null } }) },
  returnFiling: {
    actor: 'officer',
    argumentsOf: ({ arrivedDeliveryId }) => ({
      input: {
        deliveryId: arrivedDeliveryId,
        defects: [{ path: 'facts.place', code: 'UNCLEAR', text: 'Máy chủ nào?' }],
        respondBy: new Date(Date.now() + 86_400_000).toISOString(),
      },
    }),
  },
  proposeRefusal: {
    actor: 'officer',
    argumentsOf: ({ arrivedDeliveryId, filingId }) => ({
      input: { deliveryId: arrivedDeliveryId, reason: 'DUPLICATE', note: 'Trùng', duplicateOf: filingId },
    }),
  },
  confirmRefusal: officerById(({ arrivedDeliveryId }) => arrivedDeliveryId),
  declineRefusal: officerById(({ arrivedDeliveryId }) => arrivedDeliveryId),
  forwardFiling: {
    actor: 'officer',
    argumentsOf: ({ arrivedDeliveryId }) => ({ input: { deliveryId: arrivedDeliveryId, unitCode: 'PA05-31', note: 'Chuyển' } }),
  },
  assignFiling: officerById(({ deliveryId }) => deliveryId),
  startFiling: officerById(({ deliveryId }) => deliveryId),
  completeFiling: officerById(({ deliveryId }) => deliveryId),
  requestRecall: { actor: DPO, argumentsOf: ({ deliveryId }) => ({ id: deliveryId, reason: 'Gửi nhầm' }) },
  agreeRecall: officerById(({ deliveryId }) => deliveryId),
  refuseRecall: officerById(({ deliveryId }) => deliveryId),
  recordDispatch: {
    actor: 'officer',
    argumentsOf: ({ deliveryId, scanId }) => ({
      input: { deliveryId, way: 'POST', handedOverAt: '2026-11-20T23:15:00+07:00', receiptDigest: ABC, receiptFile: scanId },
    }),
  },
  confirmDispatch: officerById(({ deliveryId }) => deliveryId),
  cancelDelivery: officerById(({ deliveryId }) => deliveryId),
  settleConflict: { actor: 'officer', argumentsOf: ({ deliveryId, canary }) => ({ id: deliveryId, reason: canary }) },
  destinations: { actor: 'officer', argumentsOf: () => ({}) },
  openDestination: {
    actor: 'officer',
    argumentsOf: () => ({ input: { channel: 'WEBHOOK', endpoint: 'https://ban-tiep-nhan.mau.example/khien' } }),
  },
  closeDestination: { actor: 'officer', argumentsOf: ({ destinationId }) => ({ id: destinationId, revoke: false }) },
  rotateDestinationSecret: officerById(({ destinationId }) => destinationId),
  endFormerSecret: officerById(({ destinationId }) => destinationId),
  routingRules: { actor: DPO, argumentsOf: () => ({ when: null }) },
  simulateRouting: { actor: DPO, argumentsOf: () => ({ input: { kind: 'VIOLATION_NOTICE', provinceCode: '31' } }) },
  unroutable: { actor: DPO, argumentsOf: () => ({}) },
  deadlines: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  calendarFeeds: { actor: DPO, argumentsOf: () => ({}) },
  createCalendarFeed: { actor: DPO, argumentsOf: () => ({}) },
  revokeCalendarFeed: byId(({ calendarFeedId }) => calendarFeedId),
  dataSubjectRequests: { actor: DPO, argumentsOf: () => ({ first: 20, state: null }) },
  dataSubjectRequest: byId(({ requestId }) => requestId),
  enterDataSubjectRequest: { actor: DPO, argumentsOf: ({ canary }) => ({ input: requestInput(canary) }) },
  readWordsOfRequest: byId(({ requestId }) => requestId),
  askForProofOfIdentity: onRequest(),
  verifyIdentityOfRequester: onRequest({ proof: 'DOCUMENT_SEEN' }),
  replyToRequest: onRequest(),
  setChainOfRequest: onRequest({ chain: true }),
  extendRequest: onRequest({ days: 5 }),
  partlyFulfilRequest: onRequest(),
  refuseRequest: onRequest({ ground: 'IMPOSSIBLE' }),
  fulfilRequest: onRequest(),
  reopenRequest: onRequest(),
  withdrawRequest: onRequest(),
  attachment: byId(({ attachmentId }) => attachmentId),
  attachFile: { actor: DPO, argumentsOf: ({ draftId, attachmentId }) => ({ reportId: draftId, attachmentId }) },
  detachFile: { actor: DPO, argumentsOf: ({ draftId, attachmentId }) => ({ reportId: draftId, attachmentId }) },
  workQueue: { actor: 'officer', argumentsOf: () => ({ first: 20, filter: { who: 'ME' }, sort: 'DUE' }) },
  workItemOf: { actor: 'officer', argumentsOf: ({ reportId }) => ({ subjectId: reportId }) },
  workItem: officerById(({ workItemId }) => workItemId),
  workCounts: { actor: 'officer', argumentsOf: () => ({}) },
  deskOfficers: { actor: 'officer', argumentsOf: () => ({}) },
  takeWork: onWork(),
  stealWork: onWork(() => ({ reason: 'Trực thay' })),
  assignWork: onWork(({ officer }) => ({ to: officer.userId })),
  releaseWork: onWork(),
  offerWork: onWork(({ officer }) => ({ to: officer.userId })),
  acceptWork: onWork(),
  declineWork: onWork(),
  actOnWork: {
    actor: 'officer',
    argumentsOf: ({ workItemId, officer }) => ({ input: { action: 'ASSIGN', items: [{ id: workItemId }], to: officer.userId } }),
  },
  cases: { actor: 'officer', argumentsOf: () => ({ first: 20, state: 'VERIFICATION' }) },
  caseHeader: officerById(({ caseId }) => caseId),
  readCase: { actor: 'officer', argumentsOf: ({ caseId, canary }) => ({ id: caseId, purpose: canary }) },
  openCase: {
    actor: 'officer',
    argumentsOf: ({ reportId, canary }) => ({
      input: { title: `Vụ ${canary}`, acts: ['ILLEGAL_SALE'], source: 'REPORT', sourceId: reportId },
    }),
  },
  takeCase: onCase(),
  dismissCase: onCase(() => ({ reason: 'SPAM', note: 'Tin rác' })),
  reconsiderCase: onCase(() => ({ note: 'Có tin mới' })),
  verifyCase: onCase(({ officer }) => ({ leadId: officer.userId, memberIds: [officer.userId], plan: 'Kế hoạch' })),
  proposeDismissalOfCase: onCase(() => ({ reason: 'NOT_CREDIBLE', note: 'Không đủ căn cứ' })),
  confirmDismissalOfCase: onCase(),
  declineDismissalOfCase: onCase(() => ({ note: 'Làm tiếp' })),
  holdCase: onCase(() => ({ cause: 'COURT', note: 'Chờ tòa', reviewOn: tomorrow().slice(0, 10) })),
  resumeCase: onCase(() => ({ note: 'Làm tiếp' })),
  putOnListOfCase: onCase(({ officer }) => ({ userId: officer.userId, level: 'READ', reason: 'Cần biết' })),
  readInvestigation: { actor: 'officer', argumentsOf: ({ caseId, canary }) => ({ id: caseId, purpose: canary }) },
  keepCaseParty: inCase(({ casePartyId, canary }) => ({ id: casePartyId, ...caseParty(canary) })),
  keepCaseDataset: inCase(({ caseDatasetId, casePartyId, canary }) => ({
    id: caseDatasetId,
    partyId: casePartyId,
    ...caseDataset(canary),
  })),
  keepCaseChannel: inCase(({ caseChannelId, canary }) => ({ id: caseChannelId, ...caseChannel(canary) })),
  keepCasePayment: inCase(({ casePaymentId, casePartyId, canary }) => ({
    id: casePaymentId,
    partyId: casePartyId,
    ...casePayment(canary),
  })),
  keepCaseTask: inCase(({ caseTaskId, officer, canary }) => ({ id: caseTaskId, assigneeId: officer.userId, ...caseTask(canary) })),
  dropCasePart: inCase(({ casePartyId }) => ({ kind: 'PARTY', id: casePartyId, reason: 'Nhầm' })),
  makeCaseWorksheet: inCase(({ casePartyId, caseDatasetId, canary }) => ({
    ...{ partyId: casePartyId, datasetIds: [caseDatasetId], ...caseSheet(canary) },
  })),
  checkCaseForCrime: inCase(() => ({ illicitGainVnd: 0 })),
  proposeInvestigationOfCase: inCase(() => ({ note: 'Đủ căn cứ' })),
  investigateCase: inCase(() => ({ number: 'QĐ-00' })),
  declineInvestigationOfCase: inCase(() => ({ note: 'Xác minh thêm' })),
  proposeDecisionOnCase: inCase(({ caseWorksheetId, casePartyId }) => ({
    ...{ note: 'Đề xuất', minutesNumber: 'BB-01', minutesOn: '2026-11-25', worksheetIds: [caseWorksheetId] },
    hearings: [{ partyId: casePartyId, how: 'HEARD', on: '2026-11-25' }],
  })),
  proposeTransferOfCase: inCase(() => ({ note: 'Có dấu hiệu tội phạm' })),
  adviseOnProposalOfCase: inCase(() => ({ note: 'Đủ căn cứ', agrees: true })),
  declineProposalOfCase: inCase(() => ({ note: 'Làm lại' })),
  bringCaseToDecision: inCase(),
  withdrawDraftOfCase: inCase(() => ({ note: 'Có tình tiết mới' })),
  enforceCase: inCase(({ caseWorksheetId }) => ({
    ...{ number: 'QĐ-01', title: 'A05_DIRECTOR' },
    sanctions: [{ worksheetId: caseWorksheetId, amountVnd: 1, measures: [], omitted: [{ code: 'CONFISCATE', reason: 'Không áp dụng' }] }],
  })),
  stepMeasureOfCase: {
    actor: 'officer',
    argumentsOf: ({ enforcedCaseId, caseMeasureId }) => ({
      input: { caseId: enforcedCaseId, measureId: caseMeasureId, step: 'SERVE', on: '2026-11-26', proof: 'Biên bản' },
    }),
  },
  closeCaseWithoutSanction: inCase(() => ({ outcome: 'NO_SUSPECT_FOUND', note: 'Không xác định được' })),
  closeCase: inCase(() => ({ outcome: 'FINE', note: 'Đã thi hành' })),
  reopenCase: inCase(() => ({ note: 'Chứng cứ mới' })),
  transferCase: inCase(() => ({ note: 'Đồng ý chuyển' })),
  readTransferPackage: { actor: 'officer', argumentsOf: ({ caseId, canary }) => ({ id: caseId, purpose: canary }) },
  takeCaseBack: inCase(() => ({ note: 'Không khởi tố' })),
  closeCriminalCase: inCase(() => ({ outcome: 'CONVICTED', note: 'Điều 288' })),
  proposeDuplicateOfCase: inCase(({ enforcedCaseId }) => ({ targetId: enforcedCaseId, note: 'Cùng người bán' })),
  confirmDuplicateOfCase: inCase(),
  declineDuplicateOfCase: inCase(() => ({ note: 'Khác người bán' })),
  undoDuplicateOfCase: inCase(() => ({ note: 'Khác người bán' })),
  linkCase: inCase(({ enforcedCaseId }) => ({ targetId: enforcedCaseId, note: 'Cùng nhóm', kind: 'RELATED' })),
  unlinkCase: inCase(({ caseLinkId }) => ({ linkId: caseLinkId, note: 'Nhầm' })),
  signingTitles: { actor: 'officer', argumentsOf: () => ({}) },
  recordSigningTitle: {
    actor: 'officer',
    argumentsOf: ({ officer }) => ({ input: { userId: officer.userId, title: 'A05_DIRECTOR', document: 'QĐ bổ nhiệm' } }),
  },
  endSigningTitle: officerById(({ signingTitleId }) => signingTitleId),
  takeOffListOfCase: onCase(({ officer }) => ({ userId: officer.userId, reason: 'Hết việc' })),
  evidence: { actor: 'officer', argumentsOf: ({ caseId }) => ({ caseId, first: 20 }) },
  evidenceItem: officerById(({ evidenceId }) => evidenceId),
  evidenceWithMe: { actor: 'officer', argumentsOf: () => ({}) },
  custodyOf: officerById(({ evidenceId }) => evidenceId),
  readEvidence: { actor: 'officer', argumentsOf: ({ evidenceId, canary }) => ({ id: evidenceId, purpose: canary }) },
  exportEvidence: { actor: 'officer', argumentsOf: ({ evidenceId, canary }) => ({ id: evidenceId, purpose: canary }) },
  collectEvidence: {
    actor: 'officer',
    argumentsOf: ({ caseId, evidenceId, evidenceTicketId, canary }) => ({
      input: {
        ...{ caseId, kind: 'DIGITAL', title: canary, source: canary, collectedAt: new Date(Date.now() - 60_000).toISOString() },
        ...{ ticketId: evidenceTicketId, parentId: evidenceId },
      },
    }),
  },
  handOverEvidence: onEvidence(({ officer }) => ({ to: officer.userId })),
  receiveEvidence: onEvidence(),
  declineHandoverOfEvidence: onEvidence(),
  withdrawHandoverOfEvidence: onEvidence(),
  sealEvidence: onEvidence(() => ({ bag: 'NP-02' })),
  unsealEvidence: onEvidence(),
  returnEvidence: onEvidence(({ canary }) => ({ recipient: canary })),
  archiveEvidence: onEvidence(),
  proposeDestructionOfEvidence: onEvidence(),
  confirmDestructionOfEvidence: onEvidence(),
  declineDestructionOfEvidence: onEvidence(),
  indicatorsOfCase: { actor: 'officer', argumentsOf: ({ caseId }) => ({ caseId, level: 'CONFIRMED', first: 20 }) },
  matchesOfCase: { actor: 'officer', argumentsOf: ({ caseId }) => ({ caseId }) },
  addIndicator: {
    actor: 'officer',
    argumentsOf: ({ caseId, canary }) => ({
      input: { caseId, type: 'DOMAIN', text: `${idn(canary)}.vn`, level: 'MENTION', confidence: 'LOW' },
    }),
  },
  takeMentions: { actor: 'officer', argumentsOf: ({ caseId, canary }) => ({ input: { caseId, text: `Xem ${idn(canary)}.net` } }) },
  confirmIndicator: onIndicator({ confidence: 'HIGH' }),
  ignoreIndicator: onIndicator({ reason: 'Số của bưu cục' }),
  dropIndicator: onIndicator({ reason: 'Gõ nhầm' }),
  askAboutMatches: { actor: 'officer', argumentsOf: ({ caseId }) => ({ caseId }) },
  hitsToAnswer: { actor: 'officer', argumentsOf: () => ({ first: 20 }) },
  answerHit: { actor: 'officer', argumentsOf: ({ hitId }) => ({ input: { id: hitId, answer: 'TALK', note: 'Gọi cho tôi' } }) },
  commonValues: { actor: 'officer', argumentsOf: () => ({ first: 20 }) },
  keepCommonValue: {
    actor: 'officer',
    argumentsOf: ({ canary }) => ({
      input: { type: 'DOMAIN', text: `${idn(canary)}.org`, reason: `Báo chí ${canary}`, expiresOn: tomorrow().slice(0, 10) },
    }),
  },
  endCommonValue: { actor: 'officer', argumentsOf: ({ commonValueId }) => ({ input: { id: commonValueId } }) },
  statistics: {
    actor: 'officer',
    argumentsOf: () => ({
      filter: { from: '2026-01', to: '2099-12', scope: 'COUNTRY', verdicts: ['ON_TIME'] },
      groupBy: ['PROVINCE', 'CAUSE'],
    }),
  },
  statisticsRows: { actor: 'officer', argumentsOf: () => ({ filter: { from: '2026-01', to: '2099-12', scope: 'MY_UNIT' }, first: 20 }) },
  deskFigures: { actor: 'officer', argumentsOf: () => ({ from: '2026-01', to: '2099-12' }) },
  statisticReleases: { actor: DPO, argumentsOf: () => ({}) },
  releaseStatistics: { actor: 'officer', argumentsOf: () => ({ quarter: '2025-Q4' }) },
  breakGlassOfCase: {
    actor: 'officer',
    argumentsOf: ({ caseReference, canary }) => ({ input: { reference: caseReference, reason: `Việc gấp ${canary}` } }),
  },
  reviewGlassOfCase: {
    actor: 'officer',
    argumentsOf: ({ glassId, canary }) => ({ input: { id: glassId, justified: true, note: canary } }),
  },
  queueViews: { actor: 'officer', argumentsOf: () => ({}) },
  keepQueueView: { actor: 'officer', argumentsOf: ({ canary }) => ({ input: { name: `Xem ${canary}`, filter: { who: 'ME' } } }) },
  removeQueueView: officerById(({ queueViewId }) => queueViewId),
  intakeQueue: { actor: 'officer', argumentsOf: () => ({ first: 20, state: 'UNVERIFIED' }) },
  intakeReport: { actor: 'officer', argumentsOf: ({ thirdPartyReportId }) => ({ id: thirdPartyReportId }) },
  enterReport: {
    actor: 'officer',
    argumentsOf: ({ scanId }) => ({
      input: { ...toldByOther(), channel: 'PHONE', receivedAt: '2026-11-20T23:15:00+07:00', attachmentIds: [scanId] },
    }),
  },
  verifyThirdPartyReport: { actor: 'officer', argumentsOf: ({ thirdPartyReportId }) => ({ input: { id: thirdPartyReportId } }) },
  dismissThirdPartyReport: {
    actor: 'officer',
    argumentsOf: ({ thirdPartyReportId }) => ({ input: { id: thirdPartyReportId, reason: 'SPAM' } }),
  },
  linkThirdPartyReport: {
    actor: 'officer',
    argumentsOf: ({ thirdPartyReportId, filingId }) => ({ input: { id: thirdPartyReportId, filingId } }),
  },
  writeToReporter: {
    actor: 'officer',
    argumentsOf: ({ thirdPartyReportId }) => ({ input: { id: thirdPartyReportId, text: 'Xin cho biết ngày' } }),
  },
  readReporterContact: { actor: 'officer', argumentsOf: ({ thirdPartyReportId }) => ({ id: thirdPartyReportId }) },
  requestReportChallenge: { actor: DPO, argumentsOf: () => ({}) },
  reportViolationAnonymously: {
    actor: DPO,
    argumentsOf: () => ({
      input: toldByOther(),
      solution: { challenge: '0'.repeat(64), prefix: `${'0'.repeat(32)}?expires=9999999999&`, signature: '0'.repeat(64), number: 0 },
    }),
  },
  thirdPartyReport: { actor: DPO, argumentsOf: ({ receiptCode }) => ({ code: receiptCode }) },
  writeToDesk: { actor: DPO, argumentsOf: ({ receiptCode }) => ({ code: receiptCode, text: 'Tôi nhớ thêm một điều' }) },
  signIn: {
    actor: DPO,
    argumentsOf: ({ dpo }) => ({
      input: { email: dpo.email, password: 'không phải mật khẩu', kind: 'BEARER', membershipId: dpo.membershipId },
    }),
  },
  activateAccount: { actor: DPO, argumentsOf: () => ({ input: { token: 'x'.repeat(43), password: 'một câu dễ nhớ đủ dài' } }) },
  signOut: { actor: DPO, argumentsOf: () => ({}) },
};

export async function schemaOf(world: World): Promise<GraphQLSchema> {
  return (await world.app()).get(GraphQLSchemaHost).schema;
}

/** Every root field of the schema that runs. */
export async function rootFields(world: World): Promise<RootField[]> {
  const schema = await schemaOf(world);
  const fields = [
    ...Object.values(schema.getQueryType()!.getFields()).map((field) => ['query', field] as const),
    ...Object.values(schema.getMutationType()!.getFields()).map((field) => ['mutation', field] as const),
  ];
  return fields.map(([kind, field]) => {
    const call = CALLS[field.name];
    if (!call) throw new Error(`test/support/root-fields.ts does not know the ${kind} ${field.name}`);
    const idPaths = field.args.flatMap(({ name, type }) => idPathsOf(name, type));
    return { kind, name: field.name, document: documentOf(kind, field), idPaths, ...call };
  });
}

/** The value at a dotted path. */
export function valueAt(from: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => (value as Arguments | undefined)?.[key], from);
}

/** A copy with the value at a dotted path replaced. */
export function withValueAt(from: Arguments, path: string, value: unknown): Arguments {
  const [key = '', ...rest] = path.split('.');
  const put = rest.length === 0 ? value : withValueAt(from[key] as Arguments, rest.join('.'), value);
  return Array.isArray(from) ? (from.with(Number(key), put) as unknown as Arguments) : { ...from, [key]: put };
}

function idPathsOf(path: string, type: GraphQLInputType): string[] {
  const named = getNamedType(type);
  // Of a list of inputs the first one.
  const inside = isListType(getNullableType(type)) ? `${path}.0` : path;
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => idPathsOf(`${inside}.${field.name}`, field.type));
  return named.name === 'ID' ? [path] : [];
}

function documentOf(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): string {
  const variables = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = selectionOf(field.type, new Set());
  return `${kind}${variables && ` (${variables})`} { it: ${field.name}${given && `(${given})`}${selection} }`;
}

/** Every field, each object type once on a path, nothing that would want an argument. */
function selectionOf(type: GraphQLOutputType, above: ReadonlySet<GraphQLNamedType>): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const inside = new Set([...above, named]);
  const fields = Object.values(named.getFields()).filter((field) => {
    const required = field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
    return !required && !above.has(getNamedType(field.type)) && !(isListType(field.type) && above.size > 6);
  });
  return ` { ${fields.map((field) => field.name + selectionOf(field.type, inside)).join(' ')} }`;
}
