import { type Sentence, spellingOf } from '#kernel';
import { dataClassOf } from '../data/data-type-classes.js';
import type { DataTypeCode } from '../data/data-types.js';
import type { Article } from '../regime/article.js';
import type { ImpactFacts, SubjectCount } from './impact-facts.js';

/** Above so many data subjects Forms 09 and 10 ask for the impact on national security and public order. */
export const SECURITY_THRESHOLDS = { basic: 100_000, sensitive: 10_000 } as const;

export interface SecurityPart {
  /** Null while a count is missing that could lead above a threshold, or it is not said whether groups of one name are the same people. */
  readonly needed: boolean | null;
  /** Data subjects whose data are processed at all, and those with sensitive data among them, as far as counted. */
  readonly basic: number;
  readonly sensitive: number;
  readonly reason: Sentence;
  readonly article: Article;
}

/**
 * Whether part III.2.3 is owed: basic data of more than 100,000 data subjects, or sensitive data of more than 10,000 (Forms
 * 09 and 10 of D356). A group counts as sensitive where a flow of it, or for a transfer the flow across the border, has
 * such data; where no flow tells, unless all the kinds of data that are named are basic. A group that is named under several roles or cases is at least
 * its largest number and at most all of them together; only where both lie on one side of a threshold is it known.
 */
export function securityPart(facts: ImpactFacts): SecurityPart {
  const groups = new Map<string, { least: number; most: number; known: boolean; sensitive: boolean }>();
  for (const { group, count, atMost } of countsOf(facts)) {
    const key = spellingOf(group);
    const before = groups.get(key);
    groups.set(key, {
      least: Math.max(before?.least ?? 0, count ?? 0),
      most: (before?.most ?? 0) + (atMost ?? count ?? 0),
      known: (before?.known ?? true) && count !== null,
      sensitive: isSensitive(facts, key),
    });
  }
  const all = [...groups.values()];
  const sum = (of: 'least' | 'most') => ({
    basic: all.reduce((total, group) => total + group[of], 0),
    sensitive: all.reduce((total, group) => total + (group.sensitive ? group[of] : 0), 0),
  });
  const [least, most] = [sum('least'), sum('most')];
  const below = all.length > 0 && all.every(({ known }) => known) && !isAbove(most);
  const needed = isAbove(least) ? true : below ? false : null;
  return {
    needed,
    ...least,
    reason: reasonFor(needed, least, isAbove(most) ? most : null),
    article: facts.type === 'DPIA' ? 'D356 Form 10' : 'D356 Form 09',
  };
}

type Counts = Pick<SecurityPart, 'basic' | 'sensitive'>;
const isAbove = ({ basic, sensitive }: Counts): boolean => basic > SECURITY_THRESHOLDS.basic || sensitive > SECURITY_THRESHOLDS.sensitive;

function countsOf(facts: ImpactFacts): readonly SubjectCount[] {
  const lists = facts.type === 'DPIA' ? facts.roles : facts.transferCases;
  return (lists ?? []).flatMap(({ subjects }) => subjects);
}

function isSensitive(facts: ImpactFacts, key: string): boolean {
  const isOf = ({ subjectGroup }: { readonly subjectGroup: string }) => spellingOf(subjectGroup) === key;
  if (facts.type === 'TRANSFER') {
    const flows = facts.transferFlows?.filter(isOf) ?? [];
    return flows.length > 0 ? flows.some(({ sensitive }) => sensitive !== false) : anySensitive(facts.dataTypes);
  }
  const flows = facts.flows?.filter(isOf) ?? [];
  return flows.length > 0 ? flows.some(({ dataTypes }) => anySensitive(dataTypes)) : anySensitive(facts.dataTypes);
}

/** True also while nothing is said of the kinds of data. */
function anySensitive(codes: readonly DataTypeCode[] | null | undefined): boolean {
  return !codes?.length || codes.some((code) => dataClassOf('VN-PDPL-2025', code).class === 'SENSITIVE');
}

const inThousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.');

function reasonFor(needed: boolean | null, { basic, sensitive }: Counts, most: Counts | null): Sentence {
  const counted: Sentence = {
    vi: `${inThousands(basic)} chủ thể dữ liệu, trong đó ${inThousands(sensitive)} chủ thể có dữ liệu nhạy cảm (ngưỡng: trên 100.000 hoặc trên 10.000)`,
    en: `${basic} data subjects, ${sensitive} of them with sensitive data (thresholds: more than 100,000 or more than 10,000)`,
  };
  if (needed) return { vi: `Phải đánh giá: ${counted.vi}.`, en: `It has to be assessed: ${counted.en}.` };
  if (needed === false) return { vi: `Chưa vượt ngưỡng: ${counted.vi}.`, en: `Not above the thresholds: ${counted.en}.` };
  if (most)
    return {
      vi: `Chưa rõ các nhóm cùng tên có phải cùng một số người hay không: ít nhất ${counted.vi}; cộng lại đến ${inThousands(most.basic)}, trong đó ${inThousands(most.sensitive)}. Hãy nhập số chủ thể không trùng của từng nhóm, hoặc đánh giá.`,
      en: `It is not said whether groups of one name are the same people: at least ${counted.en}; together up to ${most.basic}, ${most.sensitive} of them. Enter how many different people each group has, or assess it.`,
    };
  return {
    vi: `Chưa đủ số lượng để biết có vượt ngưỡng hay không: đã biết ${counted.vi}.`,
    en: `Counts are missing, so it is not known whether a threshold is passed: known so far ${counted.en}.`,
  };
}
