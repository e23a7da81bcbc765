import type { Defect } from '#kernel';
import { timeDefects } from './time-defects.js';
import type { AffectedCount, ViolationFacts } from './violation-facts.js';
import { COUNTED_THING_LABELS } from './vocabulary.js';

type Fault = Pick<Defect, 'path' | 'code' | 'vi' | 'en'>;

function faultsOf(count: AffectedCount, at: string): Fault[] {
  const figures = (['value', 'min', 'max'] as const).filter((field) => count[field] != null);
  const wrong = figures.filter((field) => !Number.isSafeInteger(count[field]) || count[field]! < 0);
  if (wrong.length > 0)
    return wrong.map((field) => ({
      path: `${at}.${field}`,
      code: 'NOT_A_COUNT',
      vi: 'Số lượng phải là số nguyên, không âm.',
      en: 'A count is a whole number, not negative.',
    }));
  if (count.basis === 'UNKNOWN')
    return figures.map((field) => ({
      path: `${at}.${field}`,
      code: 'COUNT_UNKNOWN_WITH_FIGURE',
      vi: 'Đã ghi "chưa biết" nên không thể có con số; hãy bỏ con số hoặc chọn "ước tính".',
      en: '"Not known" has no figure: remove the figure or choose "estimated".',
    }));
  const { value, min, max } = count;
  if (count.basis === 'COUNTED')
    return [
      ...(value == null
        ? [
            {
              path: `${at}.value`,
              code: 'COUNT_WITHOUT_VALUE',
              vi: 'Đã ghi "đã đếm" nên cần con số; nếu chưa đếm, hãy chọn "ước tính" hoặc "chưa biết".',
              en: '"Counted" needs the figure; if it was not counted, choose "estimated" or "not known".',
            },
          ]
        : []),
      ...figures
        .filter((field) => field !== 'value')
        .map((field) => ({
          path: `${at}.${field}`,
          code: 'COUNTED_WITH_BOUNDS',
          vi: 'Con số đã đếm thì không có khoảng "từ … đến …"; hãy bỏ khoảng hoặc chọn "ước tính".',
          en: 'A counted figure has no bounds: remove them or choose "estimated".',
        })),
    ];
  if (figures.length === 0)
    return [
      {
        path: `${at}.value`,
        code: 'ESTIMATE_WITHOUT_FIGURE',
        vi: 'Ước tính cần một con số hoặc một khoảng "từ … đến …".',
        en: 'An estimate needs a figure or bounds.',
      },
    ];
  if (min != null && max != null && min > max)
    return [
      {
        path: `${at}.max`,
        code: 'MAX_BELOW_MIN',
        vi: `Mức cao nhất (${max}) nhỏ hơn mức thấp nhất (${min}).`,
        en: `The most (${max}) is less than the least (${min}).`,
      },
    ];
  if (value != null && ((min != null && value < min) || (max != null && value > max)))
    return [
      {
        path: `${at}.value`,
        code: 'VALUE_OUT_OF_BOUNDS',
        vi: `Con số ước tính (${value}) nằm ngoài khoảng đã ghi.`,
        en: `The estimate (${value}) lies outside its own bounds.`,
      },
    ];
  return [];
}

/** Count rows that cannot be: by the basis of each (`AffectedCount`), and a thing that is counted twice. Paths are `counts.0.max`. */
export function countDefects(counts: readonly AffectedCount[]): readonly Defect[] {
  return counts.flatMap((count, i) => {
    const at = `counts.${i}`;
    const again = counts.findIndex(({ what }) => what === count.what) < i;
    const { vi, en } = COUNTED_THING_LABELS[count.what];
    return [
      ...(again
        ? [{ path: `${at}.what`, code: 'COUNTED_TWICE', vi: `"${vi}" đã được ghi ở dòng trên.`, en: `"${en}" is given above already.` }]
        : []),
      ...faultsOf(count, at),
    ];
  });
}

/** "Types not known" beside a type that is affected, and one type in two states. */
function dataTypeDefects({ dataTypes, dataTypesUnknown }: ViolationFacts): readonly Defect[] {
  const twice = (dataTypes ?? []).flatMap(({ code }, i) =>
    dataTypes!.findIndex((other) => other.code === code) < i
      ? [
          {
            path: `dataTypes.${i}.code`,
            code: 'GIVEN_TWICE',
            vi: 'Loại dữ liệu này đã được ghi ở dòng trên.',
            en: 'This data type is given above already.',
          },
        ]
      : [],
  );
  if (!dataTypesUnknown || !dataTypes?.some(({ state }) => state === 'AFFECTED')) return twice;
  return [
    ...twice,
    {
      path: 'dataTypesUnknown',
      code: 'CONTRADICTION',
      vi: 'Đã có loại dữ liệu được ghi là bị ảnh hưởng, nên không thể đồng thời ghi "chưa biết loại dữ liệu".',
      en: 'A data type is said to be affected, so "types not known" cannot be true as well.',
    },
  ];
}

/** An offer that lies in the future, a price or volume that is no whole number. */
function saleDefects({ illegalSale }: ViolationFacts, now: Date): readonly Defect[] {
  const defects: Defect[] = [];
  const { offeredAt } = illegalSale ?? {};
  if (offeredAt && !(offeredAt.getTime() <= now.getTime()))
    defects.push({
      path: 'illegalSale.offeredAt',
      code: Number.isNaN(offeredAt.getTime()) ? 'TIME_INVALID' : 'TIME_IN_FUTURE',
      vi: 'Thời điểm rao bán, chuyển giao không hợp lệ hoặc nằm trong tương lai.',
      en: 'The time of the offer or hand-over is not a time, or lies in the future.',
    });
  for (const field of ['priceVnd', 'volume'] as const) {
    const figure = illegalSale?.[field];
    if (figure != null && (!Number.isSafeInteger(figure) || figure < 0))
      defects.push({
        path: `illegalSale.${field}`,
        code: 'NOT_A_COUNT',
        vi: 'Giá và khối lượng phải là số nguyên, không âm.',
        en: 'Price and volume are whole numbers, not negative.',
      });
  }
  return defects;
}

/** Answers on a cyber incident where it is said that there is none. */
function cyberDefects({ cyberIncident }: ViolationFacts): readonly Defect[] {
  if (!cyberIncident || cyberIncident.isCyberIncident) return [];
  return (['serious', 'disruptsOrNationalSecurity'] as const)
    .filter((field) => cyberIncident[field])
    .map((field) => ({
      path: `cyberIncident.${field}`,
      code: 'CONTRADICTION',
      vi: 'Đã ghi không phải sự cố an ninh mạng, nên câu trả lời này không thể là "có".',
      en: 'It is said not to be a cyber incident, so this cannot be answered "yes".',
    }));
}

/**
 * Everything in the facts that cannot be, whatever is still missing: impossible times ({@link timeDefects}), counts
 * ({@link countDefects}) and answers that contradict each other. Paths are dotted from the facts. Empty where nothing is wrong.
 */
export function factDefects(facts: ViolationFacts, now: Date): readonly Defect[] {
  return [
    ...timeDefects(facts, now),
    ...countDefects(facts.counts ?? []),
    ...dataTypeDefects(facts),
    ...saleDefects(facts, now),
    ...cyberDefects(facts),
  ];
}
