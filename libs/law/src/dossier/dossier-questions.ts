import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import {
  casesTold,
  checksTold,
  consentTold,
  contactTold,
  controllerNamed,
  dayTold,
  flowsTold,
  impactTold,
  partiesNamed,
  partiesTold,
  processesForOthers,
  protectionTold,
  protectorNamed,
  subjectsCounted,
  told,
  transferFlowsTold,
} from './dossier-answered.js';
import type { DossierType, ImpactFacts } from './impact-facts.js';
import { securityPart } from './security-part.js';

/** Who can answer: the register of processing activities, the block of the organisation, or the officer who writes the dossier. */
export type QuestionOwner = 'REGISTER' | 'ORGANISATION' | 'OFFICER';
export type Need = 'MANDATORY' | 'ADVISED';
/** The four questionnaires, by regime and type. */
export type Questionnaire = `${'D13' | 'L91'}/${DossierType}`;
export const QUESTIONNAIRES: readonly Questionnaire[] = ['D13/DPIA', 'D13/TRANSFER', 'L91/DPIA', 'L91/TRANSFER'];

/** One thing that a dossier has to tell: where in its facts, in words, since which article, and who knows it. */
export interface DossierQuestion {
  readonly path: string;
  readonly label: Sentence;
  readonly owner: QuestionOwner;
  readonly answered: (facts: ImpactFacts) => boolean;
  /** Absent: always asked. */
  readonly when?: (facts: ImpactFacts) => boolean;
  readonly asked: Readonly<Partial<Record<Questionnaire, readonly [Need, Article]>>>;
}

const M = (article: Article): readonly [Need, Article] => ['MANDATORY', article];
const A = (article: Article): readonly [Need, Article] => ['ADVISED', article];

type Asked = DossierQuestion['asked'];
/** Form 10 for processing and Form 09 for transfers ask it in the same words. */
const bothForms = (dpia = 'D356 Form 10', transfer = 'D356 Form 09'): Asked => ({ 'L91/DPIA': M(dpia), 'L91/TRANSFER': M(transfer) });
const letters = (d13: readonly [string, string], l91: readonly [string, string]): Asked => ({
  'D13/DPIA': M(d13[0]),
  'D13/TRANSFER': M(d13[1]),
  'L91/DPIA': M(l91[0]),
  'L91/TRANSFER': M(l91[1]),
});

const q = (
  path: string,
  vi: string,
  en: string,
  owner: QuestionOwner,
  answered: DossierQuestion['answered'],
  asked: Asked,
  when?: DossierQuestion['when'],
): DossierQuestion => ({ path, label: { vi, en }, owner, answered, asked, ...(when && { when }) });

const BLOCK = letters(['D13 24.1(a)', 'D13 25.2(a)'], ['D356 19.3(a)', 'D356 18.3(a)']);
const TRANSFER_ONLY = (article: string): Asked => ({ 'L91/TRANSFER': M(article) });
const isOrganisation = ({ filer }: ImpactFacts): boolean => !filer.individual;
const above = (facts: ImpactFacts): boolean => securityPart(facts).needed !== false;

/** Every question of the four questionnaires, in the order of Form 10; D356 18.3 and 19.3 each map to at least one. */
export const DOSSIER_QUESTIONS: readonly DossierQuestion[] = [
  q('filer.nameVi', 'Tên tổ chức, cá nhân', 'Name', 'ORGANISATION', ({ filer }) => told(filer.nameVi), BLOCK),
  q('filer.headOfficeAddress', 'Địa chỉ trụ sở chính', 'Head office', 'ORGANISATION', ({ filer }) => told(filer.headOfficeAddress), BLOCK),
  q('filer.phone', 'Điện thoại', 'Telephone', 'ORGANISATION', ({ filer }) => told(filer.phone), BLOCK),
  q('filer.taxCode', 'Mã số thuế', 'Tax code', 'ORGANISATION', ({ filer }) => told(filer.taxCode), bothForms(), isOrganisation),
  q('filer.email', 'Email', 'E-mail', 'ORGANISATION', ({ filer }) => told(filer.email), bothForms()),
  q(
    'filer.establishmentDocument',
    'Quyết định thành lập, giấy chứng nhận đăng ký',
    'Establishment document',
    'ORGANISATION',
    ({ filer }) => told(filer.establishmentDocument?.number),
    letters(['D13 Form 04', 'D13 Form 06'], ['D356 Form 02a', 'D356 Form 01a']),
    isOrganisation,
  ),
  q(
    'filer.idDocument',
    'Số định danh, hộ chiếu của cá nhân nộp hồ sơ',
    'Identity document of the person who files',
    'OFFICER',
    ({ filer }) => told(filer.idDocument?.number),
    bothForms('D356 Form 02b', 'D356 Form 01b'),
    ({ filer }) => filer.individual === true,
  ),
  q(
    'filer.legalRepresentative',
    'Người đại diện theo pháp luật',
    'Legal representative',
    'ORGANISATION',
    ({ filer }) => told(filer.legalRepresentative),
    { 'L91/DPIA': M('D356 Form 02a') },
    isOrganisation,
  ),
  q(
    'filer.ownership',
    'Loại hình doanh nghiệp (trong nước/ngoài nước)',
    'Domestic or foreign enterprise',
    'ORGANISATION',
    ({ filer }) => told(filer.ownership),
    { 'L91/DPIA': M('D356 Form 02a') },
    isOrganisation,
  ),
  q(
    'filer.businessLines',
    'Lĩnh vực kinh doanh có xử lý dữ liệu cá nhân, kèm mã ngành',
    'Business lines that process personal data, with their codes',
    'ORGANISATION',
    ({ filer }) => told(filer.businessLines) && filer.businessLines!.every(({ vsicCode }) => told(vsicCode)),
    bothForms(),
  ),
  q(
    'filer.branchCount',
    'Số lượng chi nhánh, văn phòng đại diện',
    'Number of branches',
    'ORGANISATION',
    ({ filer }) => told(filer.branchCount),
    bothForms(),
  ),
  q(
    'filer.pdpContact',
    'Người liên hệ về bảo vệ dữ liệu cá nhân: họ tên, chức vụ, điện thoại, email',
    'Whom to reach on personal data protection: name, title, telephone, e-mail',
    'ORGANISATION',
    ({ filer }) => contactTold(filer),
    bothForms('D356 Form 02a', 'D356 Form 01a'),
    isOrganisation,
  ),
  q(
    'filer.pdpContact',
    'Nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân: họ tên, chức danh, điện thoại',
    'Who is responsible for personal data protection: name, title, telephone',
    'ORGANISATION',
    ({ filer }) => contactTold(filer, false),
    { 'D13/DPIA': M('D13 Form 04'), 'D13/TRANSFER': M('D13 Form 06') },
    isOrganisation,
  ),
  q(
    'filer.internalPdp',
    'Bộ phận, nhân sự bảo vệ dữ liệu cá nhân hoặc tổ chức, cá nhân cung cấp dịch vụ: đủ các mục 8.1 đến 8.3',
    'Department, person or hired provider of personal data protection: all that I.8 asks for',
    'ORGANISATION',
    ({ filer }) => protectionTold(filer),
    bothForms('D356 19.3(b)', 'D356 18.3(b)'),
    isOrganisation,
  ),
  q(
    'filer.internalPdp',
    'Bộ phận, nhân sự bảo vệ dữ liệu cá nhân hoặc tổ chức, cá nhân cung cấp dịch vụ',
    'Department, person or hired provider in charge of personal data protection',
    'ORGANISATION',
    ({ filer }) => protectorNamed(filer),
    { 'D13/DPIA': M('D13 24.1(b)'), 'D13/TRANSFER': M('D13 25.2(b)') },
  ),
  q(
    'roles',
    'Vai trò và số lượng chủ thể theo nhóm',
    'Roles, and data subjects by group',
    'REGISTER',
    ({ roles }) => subjectsCounted(roles),
    {
      'L91/DPIA': M('D356 Form 10'),
    },
  ),
  q(
    'flows',
    'Luồng xử lý theo vai trò: mục đích, loại dữ liệu, hoạt động',
    'Flows by role: purpose, data, operations',
    'REGISTER',
    ({ flows }) => flowsTold(flows),
    {
      'D13/DPIA': M('D13 24.1(c)'),
      'L91/DPIA': M('D356 19.3(c)'),
    },
  ),
  q(
    'transferCases',
    'Trường hợp chuyển và số lượng chủ thể',
    'Cases of transfer, and data subjects',
    'REGISTER',
    ({ transferCases }) => casesTold(transferCases),
    TRANSFER_ONLY('D356 Form 09'),
  ),
  q(
    'transferFlows',
    'Luồng chuyển: mục đích và hoạt động xử lý sau khi chuyển',
    'Flows across the border: purpose, and processing afterwards',
    'REGISTER',
    ({ transferFlows }) => transferFlowsTold(transferFlows),
    { 'D13/TRANSFER': M('D13 25.2(c)'), 'L91/TRANSFER': M('D356 18.3(c)') },
  ),
  q(
    'dataTypes',
    'Loại dữ liệu cá nhân',
    'Kinds of personal data',
    'REGISTER',
    ({ dataTypes }) => told(dataTypes),
    letters(['D13 24.1(d)', 'D13 25.2(d)'], ['D356 19.3(c)', 'D356 18.3(c)']),
  ),
  q(
    'consent',
    'Sự đồng ý của chủ thể: nội dung, hình thức, quy trình',
    'Consent: content, form, process',
    'OFFICER',
    ({ consent }) => consentTold(consent),
    { 'D13/TRANSFER': M('D13 25.2(g)'), 'L91/DPIA': M('D356 19.3(d)'), 'L91/TRANSFER': M('D356 18.3(d)') },
  ),
  q(
    'storagePolicy',
    'Quy định về lưu trữ',
    'Rules on storage',
    'REGISTER',
    ({ storagePolicy }) => told(storagePolicy),
    bothForms('D356 19.3(d)', 'D356 18.3(d)'),
  ),
  q(
    'deletionPolicy',
    'Quy định về xóa, hủy',
    'Rules on deletion and destruction',
    'REGISTER',
    ({ deletionPolicy }) => told(deletionPolicy),
    bothForms('D356 19.3(d)', 'D356 18.3(d)'),
  ),
  q('processingTime', 'Thời gian xử lý', 'Time of processing', 'REGISTER', ({ processingTime }) => told(processingTime), {
    'D13/DPIA': M('D13 24.1(g)'),
  }),
  q('plannedDeletion', 'Thời gian dự kiến để xóa, hủy', 'Planned deletion', 'REGISTER', ({ plannedDeletion }) => told(plannedDeletion), {
    'D13/DPIA': A('D13 24.1(g)'),
  }),
  q(
    'domesticTransfer',
    'Có chuyển giao dữ liệu cá nhân hay không',
    'Are data handed over at home?',
    'OFFICER',
    ({ domesticTransfer }) => told(domesticTransfer),
    bothForms(),
  ),
  q(
    'paidTransfer',
    'Chuyển giao có thu phí hay không',
    'Against payment?',
    'OFFICER',
    ({ paidTransfer }) => told(paidTransfer),
    bothForms(),
    ({ domesticTransfer }) => domesticTransfer === true,
  ),
  q(
    'dataExchange',
    'Có tham gia giao dịch trên sàn dữ liệu hay không',
    'On a data exchange?',
    'OFFICER',
    ({ dataExchange }) => told(dataExchange),
    bothForms(),
  ),
  q(
    'serviceBusiness',
    'Có kinh doanh dịch vụ xử lý dữ liệu cá nhân hay không',
    'Is processing sold as a service?',
    'OFFICER',
    ({ serviceBusiness }) => told(serviceBusiness),
    bothForms(),
  ),
  q(
    'services',
    'Danh mục dịch vụ xử lý',
    'Which services',
    'OFFICER',
    ({ services }) => told(services),
    bothForms(),
    ({ serviceBusiness }) => serviceBusiness === true,
  ),
  q('crossBorder', 'Có chuyển xuyên biên giới hay không', 'Do data cross the border?', 'REGISTER', ({ crossBorder }) => told(crossBorder), {
    'D13/DPIA': M('D13 24.1(e)'),
    'L91/DPIA': M('D356 Form 10'),
  }),
  q(
    'safetyPlan',
    'Phương án bảo đảm an toàn',
    'Plan for safety',
    'OFFICER',
    ({ safetyPlan }) => told(safetyPlan),
    bothForms('D356 19.3(đ)', 'D356 18.3(đ)'),
  ),
  q(
    'technicalMeasures',
    'Biện pháp bảo vệ: kỹ thuật và quản lý',
    'Protection measures: technical and managerial',
    'REGISTER',
    ({ technicalMeasures, managerialMeasures }) => told(technicalMeasures) && told(managerialMeasures),
    letters(['D13 24.1(h)', 'D13 25.2(đ)'], ['D356 19.3(đ)', 'D356 18.3(đ)']),
  ),
  q(
    'standards',
    'Tiêu chuẩn được áp dụng',
    'Standards that are applied',
    'OFFICER',
    ({ standards }) => told(standards),
    bothForms('D356 19.3(đ)', 'D356 18.3(đ)'),
  ),
  q('training', 'Đào tạo', 'Training', 'OFFICER', ({ training }) => told(training), {
    'L91/DPIA': A('D356 Form 10'),
    'L91/TRANSFER': A('D356 Form 09'),
  }),
  q(
    'securityChecks',
    'Kiểm tra, đánh giá an ninh mạng',
    'Security checks',
    'OFFICER',
    ({ securityChecks }) => checksTold(securityChecks),
    bothForms(),
  ),
  q(
    'recipientPlan',
    'Phương án bảo đảm an toàn của bên nhận',
    "The recipient's plan for safety",
    'OFFICER',
    ({ recipientPlan }) => told(recipientPlan),
    TRANSFER_ONLY('D356 18.3(đ)'),
  ),
  q(
    'compliance',
    'Đánh giá tuân thủ: hình thức, thời điểm, kết quả',
    'Assessment of compliance: form, time, result',
    'OFFICER',
    ({ compliance }) => told(compliance?.form) && told(compliance?.time) && told(compliance?.result),
    { ...bothForms('D356 19.3(e)', 'D356 18.3(h)'), 'D13/TRANSFER': A('D13 25.2(đ)') },
  ),
  q('overview', 'Đánh giá tổng quan', 'Overview', 'OFFICER', ({ overview }) => told(overview), bothForms()),
  q(
    'impactOnSubjects',
    'Tác động đến chủ thể dữ liệu (5 mục)',
    'Impact on data subjects (5 headings)',
    'OFFICER',
    ({ impactOnSubjects }) => impactTold(impactOnSubjects),
    letters(['D13 24.1(i)', 'D13 25.2(e)'], ['D356 19.3(g)', 'D356 18.3(i)']),
  ),
  q(
    'impactOnSystems',
    'Tác động đến an ninh, an toàn hệ thống (5 mục)',
    'Impact on the security of systems (5 headings)',
    'OFFICER',
    ({ impactOnSystems }) => impactTold(impactOnSystems),
    bothForms(),
  ),
  q(
    'impactOnSecurity',
    'Tác động đến an ninh quốc gia, trật tự an toàn xã hội (5 mục)',
    'Impact on national security and public order (5 headings)',
    'OFFICER',
    ({ impactOnSecurity }) => impactTold(impactOnSecurity),
    bothForms(),
    above,
  ),
  q(
    'recipientStorage',
    'Cách thức xử lý và lưu trữ của bên nhận',
    'How the recipient processes and stores',
    'OFFICER',
    ({ recipientStorage }) => told(recipientStorage),
    TRANSFER_ONLY('D356 Form 09'),
  ),
  q(
    'recipientSystem',
    'Sơ đồ, tính năng hệ thống của bên nhận',
    "The recipient's systems",
    'OFFICER',
    ({ recipientSystem }) => told(recipientSystem),
    TRANSFER_ONLY('D356 18.3(e)'),
  ),
  q(
    'recipientMeasures',
    'Biện pháp bảo vệ của bên nhận',
    "The recipient's measures",
    'OFFICER',
    ({ recipientMeasures }) => told(recipientMeasures),
    TRANSFER_ONLY('D356 Form 09'),
  ),
  q(
    'onwardTransfer',
    'Quy trình bên nhận cung cấp cho bên thứ ba',
    'How the recipient hands data on',
    'OFFICER',
    ({ onwardTransfer }) => told(onwardTransfer),
    TRANSFER_ONLY('D356 18.3(g)'),
  ),
  q(
    'recipientAssessment',
    'Đánh giá mức độ bảo vệ của bên nhận',
    "Assessment of the recipient's protection",
    'OFFICER',
    ({ recipientAssessment }) => told(recipientAssessment),
    TRANSFER_ONLY('D356 18.3(i)'),
  ),
  q(
    'parties',
    'Các bên liên quan: mã số thuế, nhân sự bảo vệ dữ liệu, hợp đồng, dịch vụ',
    'The parties: tax code, contact for personal data protection, contract, service',
    'REGISTER',
    partiesTold,
    { 'L91/DPIA': A('D356 19.3(a)'), 'L91/TRANSFER': M('D356 18.3(a)') },
  ),
  q('parties', 'Các bên liên quan', 'The parties', 'REGISTER', partiesNamed, {
    'D13/DPIA': M('D13 24.1(đ)'),
    'D13/TRANSFER': M('D13 25.2(a)'),
  }),
  q(
    'parties',
    'Bên kiểm soát mà bên xử lý thực hiện xử lý thay',
    'The controller for whom the processor processes',
    'OFFICER',
    controllerNamed,
    { 'D13/DPIA': M('D13 24.2(c)'), 'L91/DPIA': M('D356 19.3(a)') },
    processesForOthers,
  ),
  q(
    'bindingDocument',
    'Văn bản ràng buộc bên chuyển và bên nhận',
    'The document that binds transferor and recipient',
    'OFFICER',
    ({ bindingDocument }) => told(bindingDocument),
    {
      'D13/TRANSFER': M('D13 25.2(h)'),
      'L91/TRANSFER': M('D356 18.2(b)'),
    },
  ),
  q(
    'firstProcessedOn',
    'Ngày đầu tiên xử lý dữ liệu cá nhân (mốc tính 60 ngày)',
    'The day on which personal data were first processed, from which the 60 days run',
    'REGISTER',
    ({ firstProcessedOn }) => dayTold(firstProcessedOn),
    // Decree 13 counts also a transfer from the processing.
    { 'D13/DPIA': M('D13 24.4'), 'D13/TRANSFER': M('D13 25.3'), 'L91/DPIA': M('L91 21.1') },
  ),
  q(
    'firstTransferredOn',
    'Ngày đầu tiên chuyển dữ liệu cá nhân xuyên biên giới (mốc tính 60 ngày)',
    'The day on which personal data first crossed the border, from which the 60 days run',
    'REGISTER',
    ({ firstTransferredOn }) => dayTold(firstTransferredOn),
    TRANSFER_ONLY('L91 20.2'),
  ),
];
