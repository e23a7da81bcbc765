import { type ImpactFacts, type RelatedParty } from '#law';
import { type Answer, addedLine, country, NOT_KNOWN, told, toldShort } from '../../answers.js';
import { joined } from '../../printable.js';
import * as answers from './impact-answers.js';
import { PART_WORDS } from './party-rows.js';

/** One point of a dossier: the words of Decree 13/2023, and what is told. */
export interface BodyItem {
  readonly label: string;
  readonly told: (facts: ImpactFacts) => Answer;
}

const REGIME = 'VN-PDPD-2023';
const item = (label: string, told_: BodyItem['told']): BodyItem => ({ label, told: told_ });

/** D13 24.1: the dossier of a controller or controller-processor. */
export const ITEMS_24_1: readonly BodyItem[] = [
  item('a) Thông tin và chi tiết liên lạc của Bên Kiểm soát dữ liệu cá nhân, Bên Kiểm soát và xử lý dữ liệu cá nhân:', filer),
  item(
    'b) Họ tên, chi tiết liên lạc của tổ chức được phân công thực hiện nhiệm vụ bảo vệ dữ liệu cá nhân và nhân viên bảo vệ dữ liệu cá nhân của Bên Kiểm soát dữ liệu cá nhân, Bên Kiểm soát và xử lý dữ liệu cá nhân:',
    protectors,
  ),
  item('c) Mục đích xử lý dữ liệu cá nhân:', ({ flows }) => answers.processingFlows(REGIME, flows)),
  item('d) Các loại dữ liệu cá nhân được xử lý:', ({ dataTypes }) => answers.kindsByClass(REGIME, dataTypes)),
  item('đ) Tổ chức, cá nhân nhận dữ liệu cá nhân, bao gồm tổ chức, cá nhân ngoài lãnh thổ Việt Nam:', ({ parties: all }) =>
    parties(all?.filter(({ part }) => part !== 'CONTROLLER')),
  ),
  item('e) Trường hợp chuyển dữ liệu cá nhân ra nước ngoài:', transfers),
  item('g) Thời gian xử lý dữ liệu cá nhân; thời gian dự kiến để xóa, hủy dữ liệu cá nhân (nếu có):', times),
  item('h) Mô tả về các biện pháp bảo vệ dữ liệu cá nhân được áp dụng:', measures),
  item(
    'i) Đánh giá mức độ ảnh hưởng của việc xử lý dữ liệu cá nhân; hậu quả, thiệt hại không mong muốn có khả năng xảy ra, các biện pháp giảm thiểu hoặc loại bỏ nguy cơ, tác hại đó:',
    impacts,
  ),
];

/** D13 24.2: the dossier of a processor under a contract with a controller. */
export const ITEMS_24_2: readonly BodyItem[] = [
  item('a) Thông tin và chi tiết liên lạc của Bên Xử lý dữ liệu cá nhân:', filer),
  item(
    'b) Họ tên, chi tiết liên lạc của tổ chức được phân công thực hiện xử lý dữ liệu cá nhân và nhân viên thực hiện xử lý dữ liệu cá nhân của Bên Xử lý dữ liệu cá nhân:',
    inCharge,
  ),
  item(
    'c) Mô tả các hoạt động xử lý và các loại dữ liệu cá nhân được xử lý theo hợp đồng với Bên Kiểm soát dữ liệu cá nhân:',
    ({ flows, parties: all }) => [
      ...answers.processingFlows(
        REGIME,
        flows?.filter(({ role }) => role === 'PROCESSOR'),
      ),
      ...(all?.some(isController) ? parties(all.filter(isController)) : []),
    ],
  ),
  item('d) Thời gian xử lý dữ liệu cá nhân; thời gian dự kiến để xóa, hủy dữ liệu cá nhân (nếu có):', times),
  item('đ) Trường hợp chuyển dữ liệu cá nhân ra nước ngoài:', transfers),
  item('e) Mô tả chung về các biện pháp bảo vệ dữ liệu cá nhân được áp dụng:', measures),
  item('g) Hậu quả, thiệt hại không mong muốn có khả năng xảy ra, các biện pháp giảm thiểu hoặc loại bỏ nguy cơ, tác hại đó:', impacts),
];

/** D13 25.2: the dossier of a transfer. */
export const ITEMS_25_2: readonly BodyItem[] = [
  item('a) Thông tin và chi tiết liên lạc của Bên chuyển dữ liệu và Bên tiếp nhận dữ liệu cá nhân của công dân Việt Nam:', (facts) => [
    'Bên chuyển dữ liệu:',
    ...filer(facts),
    'Bên tiếp nhận dữ liệu:',
    ...parties(facts.parties?.filter(({ part }) => part === 'RECIPIENT')),
  ]),
  item(
    'b) Họ tên, chi tiết liên lạc của tổ chức, cá nhân phụ trách của Bên chuyển dữ liệu có liên quan tới việc chuyển và tiếp nhận dữ liệu cá nhân của công dân Việt Nam:',
    inCharge,
  ),
  item(
    'c) Mô tả và luận giải mục tiêu của các hoạt động xử lý dữ liệu cá nhân của Công dân Việt Nam sau khi được chuyển ra nước ngoài:',
    ({ transferFlows, onwardTransfer }) => [
      ...answers.transferFlows(transferFlows),
      ...addedLine('Bên tiếp nhận chuyển giao, cung cấp cho bên thứ ba', onwardTransfer),
    ],
  ),
  item('d) Mô tả và làm rõ loại dữ liệu cá nhân chuyển ra nước ngoài:', ({ dataTypes }) => answers.kindsByClass(REGIME, dataTypes)),
  item(
    'đ) Mô tả và nêu rõ sự tuân thủ quy định bảo vệ dữ liệu cá nhân tại Nghị định này, chi tiết các biện pháp bảo vệ dữ liệu cá nhân được áp dụng:',
    (facts) => ['Tuân thủ quy định:', ...answers.compliance(facts), ...measures(facts), ...recipientMeasures(facts)],
  ),
  item(
    'e) Đánh giá mức độ ảnh hưởng của việc xử lý dữ liệu cá nhân; hậu quả, thiệt hại không mong muốn có khả năng xảy ra, các biện pháp giảm thiểu hoặc loại bỏ nguy cơ, tác hại đó:',
    (facts) => [...impacts(facts), ...addedLine('Đánh giá mức độ bảo vệ dữ liệu của bên tiếp nhận', facts.recipientAssessment)],
  ),
  item(
    'g) Sự đồng ý của chủ thể dữ liệu theo quy định tại Điều 11 Nghị định này trên cơ sở biết rõ cơ chế phản hồi, khiếu nại khi có sự cố hoặc yêu cầu phát sinh:',
    (facts) => answers.consent(facts.consent),
  ),
  item(
    'h) Có văn bản thể hiện sự ràng buộc, trách nhiệm giữa các tổ chức, cá nhân chuyển và nhận dữ liệu cá nhân của Công dân Việt Nam về việc xử lý dữ liệu cá nhân:',
    ({ bindingDocument }) => told(bindingDocument),
  ),
];

const isController = ({ part }: RelatedParty) => part === 'CONTROLLER';

function filer({ filer: who }: ImpactFacts): Answer {
  return [
    ...answers.toldUnder('Tên', joined([who.nameVi, who.nameForeign, who.shortNameVi, who.shortNameForeign], ' - ')),
    ...addedLine('Mã số thuế', who.taxCode),
    ...addedLine('Người đại diện theo pháp luật', who.legalRepresentative),
    ...answers.toldUnder('Địa chỉ', who.headOfficeAddress),
    ...addedLine('Địa chỉ trụ sở giao dịch', who.transactionOfficeAddress),
    ...answers.toldUnder('Điện thoại', who.phone),
    ...addedLine('Email', who.email),
    ...addedLine('Website', who.website),
  ];
}

function protectors({ filer: { pdpContact, internalPdp, serviceOrganisation: body, servicePersons } }: ImpactFacts): Answer {
  const { fullName, title, phones, email } = pdpContact ?? {};
  const inside = internalPdp ?? {};
  const lines = [
    ...addedLine('Bộ phận', joined([inside.department, inside.departmentPhone, inside.departmentEmail], ', ')),
    ...addedLine('Người đứng đầu bộ phận, nhân sự', joined([inside.headName, inside.headTitle, inside.mobile, inside.email], ', ')),
    ...addedLine(
      'Tổ chức cung cấp dịch vụ',
      joined([body?.name, body?.taxCode, body?.legalRepresentative, body?.address, body?.phone, body?.email, body?.website], ', '),
    ),
    ...(servicePersons ?? []).flatMap((person) =>
      addedLine('Cá nhân cung cấp dịch vụ', joined([person.fullName, person.employer, person.phone, person.email], ', ')),
    ),
    ...addedLine('Đầu mối liên lạc', joined([fullName, title, joined(phones), email], ', ')),
  ];
  return lines.length > 0 ? lines : [NOT_KNOWN];
}

/** Who is in charge, where it is not the contact of the block. */
function inCharge({ inCharge: person, filer: who }: ImpactFacts): Answer {
  const { fullName, title, phones, email } = person ?? who.pdpContact ?? {};
  return [joined([fullName, title, joined(phones), email], ', ') || NOT_KNOWN];
}

function parties(list: readonly RelatedParty[] | undefined): Answer {
  return answers.listed(list, ({ part, name, country: where, taxCode, pdpContact, contractNumber, contractDate, service, note }) => [
    `- ${joined([toldShort(name), country(where)], ', ')} (${PART_WORDS[part]})`,
    ...addedLine('Mã số thuế', taxCode),
    ...addedLine('Bộ phận, nhân sự bảo vệ dữ liệu cá nhân', pdpContact),
    ...addedLine('Hợp đồng, thỏa thuận', joined([contractNumber, answers.dayOf(contractDate)], ', ')),
    ...addedLine('Dịch vụ hợp tác', service),
    ...addedLine('Ghi chú', note),
  ]);
}

function transfers({ crossBorder, transferFlows }: ImpactFacts): Answer {
  if (transferFlows?.length) return answers.transferFlows(transferFlows);
  return [crossBorder == null ? NOT_KNOWN : crossBorder ? `Có; ${NOT_KNOWN}` : 'Không chuyển dữ liệu cá nhân ra nước ngoài'];
}

function times({ processingTime, plannedDeletion }: ImpactFacts): Answer {
  return [...answers.toldUnder('Thời gian xử lý', processingTime), ...answers.toldUnder('Thời gian dự kiến để xóa, hủy', plannedDeletion)];
}

function measures(facts: ImpactFacts): Answer {
  return [
    ...answers.toldUnder('Phương án bảo đảm an toàn', facts.safetyPlan),
    ...answers.protectionMeasures(facts),
    ...addedLine('Lưu trữ', facts.storagePolicy),
    ...addedLine('Xóa, hủy', facts.deletionPolicy),
    ...(facts.securityChecks?.length ? answers.securityChecks(facts.securityChecks) : []),
  ];
}

function recipientMeasures(facts: ImpactFacts): Answer {
  return [
    ...addedLine('Cách thức xử lý và lưu trữ của bên tiếp nhận', facts.recipientStorage),
    ...addedLine('Hệ thống của bên tiếp nhận', facts.recipientSystem),
    ...addedLine('Phương án bảo đảm an toàn của bên tiếp nhận', facts.recipientPlan),
    ...addedLine('Biện pháp bảo vệ của bên tiếp nhận', facts.recipientMeasures),
  ];
}

function impacts(facts: ImpactFacts): Answer {
  return [
    ...addedLine('Đánh giá tổng quan', facts.overview),
    'Tác động đến chủ thể dữ liệu:',
    ...answers.impactInShort(facts.impactOnSubjects),
    'Tác động đến an ninh, an toàn hệ thống:',
    ...answers.impactInShort(facts.impactOnSystems),
    ...(facts.impactOnSecurity
      ? ['Tác động đến an ninh quốc gia, trật tự an toàn xã hội:', ...answers.impactInShort(facts.impactOnSecurity)]
      : []),
  ];
}
