import { type Defect, Invalid, newId } from '#kernel';
import { endOfDay, formatDay, vietnamDate } from '#law';
import { contradicts, type Tx } from '#platform';
import { Filing, FilingReturn, type ReturnDefect } from './entities.js';
import { factsOfContent } from './file.js';
import { moveFiling, moveReturn } from './move-filing.js';

export interface ReturnOrder {
  readonly unitId: string;
  readonly defects: readonly ReturnDefect[];
  /** Until when the filer is asked to answer; nothing is refused because it passed. Where the law counts in days, the day that it lies in. */
  readonly respondBy: Date;
}

/** What the lib of a matter knows of the returns of its filings. */
export interface ReturnRules {
  /** Whether a defect may point there: at something that the filing could state otherwise. */
  readonly names: (path: string) => boolean;
  /** Such a path, for whoever named none. */
  readonly example: string;
  /** Throws where this filing is not given back, whatever is wrong with it. */
  readonly refuse: (tx: Tx, filing: Filing) => Promise<void>;
  /** Until when the law lets the filer complete it; the officer may give longer. Absent where no law says. */
  readonly earliest?: (filing: Filing, now: Date) => { readonly dueAt: Date; readonly article: string };
}

/** How far ahead the filer may be asked to answer, in days (product, no law). */
const RESPOND_WITHIN_DAYS = 90;

/**
 * F7: the filing goes back for completion. Its filing time and its verdict stay. Throws Invalid for defects that point
 * nowhere, and what `rules.refuse` throws.
 */
export async function returnForCompletion(tx: Tx, filing: Filing, order: ReturnOrder, rules: ReturnRules): Promise<FilingReturn> {
  const { unitId, defects } = order;
  moveFiling(filing, 'return');
  const law = rules.earliest?.(filing, tx.now);
  const respondBy = law ? endOfDay(vietnamDate(order.respondBy)) : order.respondBy;
  refuseUnusable(defects, { given: order.respondBy, respondBy, now: tx.now, law }, rules);
  await rules.refuse(tx, filing);
  return tx.em.create(FilingReturn, {
    id: newId(),
    organisationId: filing.organisationId,
    filingId: filing.id,
    unitId,
    defects,
    respondBy,
    state: 'OPEN',
    returnedBy: 'userId' in tx.actor ? tx.actor.userId : '',
    at: tx.now,
    answeredBy: null,
    answeredAt: null,
  });
}

function refuseUnusable(
  named: readonly ReturnDefect[],
  { given, respondBy, now, law }: { given: Date; respondBy: Date; now: Date; law?: ReturnType<NonNullable<ReturnRules['earliest']>> },
  { names, example }: ReturnRules,
): void {
  const defects: Defect[] = named.flatMap(({ path }, i) =>
    names(path)
      ? []
      : [
          {
            path: `defects.${i}.path`,
            code: 'UNKNOWN_PATH',
            vi: `"${path}" không phải mục nào của hồ sơ này. Hãy chỉ đúng mục cần sửa, ví dụ ${example}.`,
            en: `"${path}" is no field of what was filed. Name the field to mend, e.g. ${example}.`,
          },
        ],
  );
  if (new Set(named.map(({ path }) => path)).size < named.length)
    defects.push({
      path: 'defects',
      code: 'DUPLICATE',
      vi: 'Mỗi mục chỉ nêu một lần; hãy gộp các ý vào một.',
      en: 'Name each field once; put everything about it into one text.',
    });
  if (given.getTime() <= now.getTime())
    defects.push({
      path: 'respondBy',
      code: 'IN_THE_PAST',
      vi: 'Hạn trả lời phải ở sau thời điểm này.',
      en: 'The time to respond must lie ahead.',
    });
  if (law && respondBy < law.dueAt && given > now)
    defects.push({
      path: 'respondBy',
      code: 'TOO_SOON',
      article: law.article,
      vi: `Luật cho bên nộp đến hết ngày ${formatDay(vietnamDate(law.dueAt))} để hoàn thiện hồ sơ; chưa có gì được trả lại. Hãy cho hạn từ ngày đó trở đi.`,
      en: `The law gives the filer until the end of ${formatDay(vietnamDate(law.dueAt))} to complete it; nothing was given back. Set that day, or a later one.`,
    });
  if (given.getTime() > now.getTime() + RESPOND_WITHIN_DAYS * 86_400_000)
    defects.push({
      path: 'respondBy',
      code: 'TOO_FAR_AHEAD',
      vi: `Hạn trả lời không được quá ${RESPOND_WITHIN_DAYS} ngày kể từ lúc này.`,
      en: `The time to respond must lie within ${RESPOND_WITHIN_DAYS} days from now.`,
    });
  if (defects.length > 0) throw new Invalid(defects);
}

/** A return that lapsed, or that the officer no longer insists on: the filing is accepted as it is. */
export async function waiveReturn(tx: Tx, filing: Filing): Promise<void> {
  const filingReturn = await tx.em.findOneOrFail(FilingReturn, { filingId: filing.id });
  moveReturn(filingReturn, 'waive');
  moveFiling(filing, 'acceptAsItIs');
}

/**
 * F10: of two filings that were accepted, the later supersedes the earlier one that it contradicts, in whichever order they
 * were accepted: what is accepted after its own correction is superseded at once. Filings that only gained something stay
 * as they are; a request for withdrawal states no facts. Answers with the other filings that it superseded.
 */
export async function supersedeEarlier(tx: Tx, accepted: Filing): Promise<readonly Filing[]> {
  if (accepted.kind === 'WITHDRAWAL_REQUEST') return [];
  const others = await tx.em.find(Filing, {
    matterId: accepted.matterId,
    id: { $ne: accepted.id },
    kind: { $ne: 'WITHDRAWAL_REQUEST' },
    state: ['ACCEPTED', 'SUPERSEDED'],
  });
  const facts = factsOfContent<object>(accepted);
  const earlier = others.filter(
    ({ number, state, content }) =>
      number < accepted.number && state === 'ACCEPTED' && contradicts(factsOfContent<object>({ content }), facts),
  );
  const outdated = others.some(
    ({ number, content }) => number > accepted.number && contradicts(facts, factsOfContent<object>({ content })),
  );
  for (const filing of outdated ? [...earlier, accepted] : earlier) {
    tx.authorize('supersede', filing);
    moveFiling(filing, 'supersede');
  }
  return earlier;
}

/** Sweep: the time to respond has passed. The filer is reminded, the officer may accept as it is; nothing is refused. */
export async function lapseReturns(tx: Tx): Promise<number> {
  const lapsed = await tx.sql<{ id: string }>(
    "select id from filing_return where state = 'OPEN' and respond_by < ? order by respond_by limit 500",
    [tx.now],
  );
  for (const { id } of lapsed) {
    const filingReturn = await tx.em.findOneOrFail(FilingReturn, { id });
    tx.authorize('lapse', filingReturn);
    moveReturn(filingReturn, 'lapse');
    tx.record({
      type: 'ReturnLapsed',
      subjects: [filingReturn.filingId],
      payload: { filingId: filingReturn.filingId, organisationId: filingReturn.organisationId, unitId: filingReturn.unitId },
    });
  }
  return lapsed.length;
}
