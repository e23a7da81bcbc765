import {
  type ConsentFacts,
  DATA_TYPE_LABELS,
  type DataClass,
  type DataTypeCode,
  dataClassOf,
  type Impact,
  type ImpactFacts,
  isDataTypeCode,
  OPERATION_LABELS,
  type ProcessingFlow,
  type RegimeCode,
  type SecurityCheck,
  type TransferFlow,
} from '#law';
import { type Answer, addedLine, civilDate, country, NONE, NOT_KNOWN, toldShort } from '../../answers.js';
import { joined, oneLine } from '../../printable.js';

/** What stands where a row does not concern this filer. */
export const NOT_APPLICABLE = 'Không áp dụng';

type Told = string | null | undefined;

/** `+ about: …`, or that it is not known. */
export function toldUnder(about: string, text: Told): Answer {
  return addedLine(about, oneLine(text) ? text : NOT_KNOWN);
}

/** Several questions under one label; that nothing of it is known is said once. */
export function toldTogether(questions: readonly (readonly [about: string, text: Told])[]): Answer {
  return questions.some(([, text]) => oneLine(text)) ? questions.flatMap(([about, text]) => toldUnder(about, text)) : [NOT_KNOWN];
}

/** What is told of each item, counted from 1; of no list that it is not known, of an empty one that there is none. */
export function listed<Item>(items: readonly Item[] | null | undefined, tell: (item: Item, number: number) => Answer): Answer {
  if (!items) return [NOT_KNOWN];
  return items.length > 0 ? items.flatMap((item, i) => tell(item, i + 1)) : [NONE];
}

/** `07/05/2026`; another text as it is. */
export function dayOf(date: Told): string {
  const parts = civilDate(date);
  return parts ? `${parts.day}/${parts.month}/${parts.year}` : oneLine(date);
}

export function yesOrNo(value: boolean | null | undefined): string {
  return value == null ? NOT_KNOWN : value ? 'có' : 'không';
}

/** The kinds of one class under a regime, each once. */
export function kindsOf(regime: RegimeCode, class_: DataClass, codes: readonly DataTypeCode[]): readonly DataTypeCode[] {
  return [...new Set(codes)].filter((code) => isDataTypeCode(code) && dataClassOf(regime, code).class === class_);
}

export function kindsInWords(codes: readonly DataTypeCode[]): string {
  return codes.map((code) => DATA_TYPE_LABELS[code].vi).join('; ');
}

/** Basic and sensitive kinds apart. */
export function kindsByClass(regime: RegimeCode, codes: readonly DataTypeCode[] | null | undefined): Answer {
  if (!codes) return [NOT_KNOWN];
  return [
    ...addedLine('Dữ liệu cá nhân cơ bản', kindsInWords(kindsOf(regime, 'BASIC', codes)) || NONE),
    ...addedLine('Dữ liệu cá nhân nhạy cảm', kindsInWords(kindsOf(regime, 'SENSITIVE', codes)) || NONE),
  ];
}

export function processingFlows(regime: RegimeCode, flows: readonly ProcessingFlow[] | null | undefined): Answer {
  return listed(flows, (flow, number) => [
    `Luồng ${number} - Đối tượng chủ thể: ${toldShort(flow.subjectGroup)}`,
    ...toldUnder('Mục đích xử lý', flow.purpose),
    ...kindsByClass(regime, flow.dataTypes),
    ...toldUnder('Hoạt động xử lý', flow.operations.map((code) => OPERATION_LABELS[code].vi).join('; ')),
    ...addedLine('Hệ thống xử lý', joined(flow.systems)),
    ...addedLine('Mô tả', flow.description),
  ]);
}

export function transferFlows(flows: readonly TransferFlow[] | null | undefined): Answer {
  return listed(flows, (flow, number) => [
    `Luồng ${number} - Đối tượng chủ thể: ${toldShort(flow.subjectGroup)}`,
    ...toldUnder('Mục đích chuyển', flow.purpose),
    ...toldUnder('Bên nhận', joined([flow.recipient, country(flow.country)], ', ')),
    ...toldUnder('Chuyển dữ liệu cá nhân nhạy cảm', yesOrNo(flow.sensitive)),
    ...toldUnder('Hoạt động xử lý sau khi chuyển', flow.laterProcessing),
  ]);
}

/** How consent is asked of each group, or on what else the processing rests. */
export function consent(groups: readonly ConsentFacts[] | null | undefined): Answer {
  return listed(groups, ({ subjectGroup, content, form, process, otherBasis }) => {
    const tell = oneLine(otherBasis) ? addedLine : toldUnder;
    return [
      `Đối tượng chủ thể: ${toldShort(subjectGroup)}`,
      ...addedLine('Xử lý không cần sự đồng ý', otherBasis),
      ...tell('Nội dung', content),
      ...tell('Hình thức', form),
      ...tell('Quy trình', process),
    ];
  });
}

export function protectionMeasures({ technicalMeasures, managerialMeasures, training, standards }: ImpactFacts): Answer {
  return toldTogether([
    ['Biện pháp kỹ thuật', technicalMeasures],
    ['Biện pháp quản lý', managerialMeasures],
    ['Đào tạo', training],
    ['Tiêu chuẩn áp dụng', standards],
  ]);
}

export function securityChecks(checks: readonly SecurityCheck[] | null | undefined): Answer {
  return listed(checks, ({ content, target, frequency, purpose }, number) => [
    `Kiểm tra, đánh giá ${number}: ${toldShort(content)}`,
    ...toldUnder('Đối tượng', target),
    ...toldUnder('Tần suất', frequency),
    ...toldUnder('Mục đích', purpose),
  ]);
}

export function compliance({ compliance: found }: ImpactFacts): Answer {
  return toldTogether([
    ['Hình thức', found?.form],
    ['Thời điểm', found?.time],
    ['Kết quả', found?.result],
  ]);
}

/** The five headings of an impact in short, where no form gives them. */
export function impactInShort(impact: Impact | null | undefined): Answer {
  return toldTogether([
    ['Khía cạnh bị tác động và vấn đề', impact?.aspects],
    ['Mục tiêu giải quyết vấn đề', impact?.goal],
    ['Biện pháp đã áp dụng và đề xuất', impact?.measures],
    ['Hiệu quả và tác động của các biện pháp', impact?.effectiveness],
    ['Kiến nghị', impact?.recommendation],
  ]);
}
