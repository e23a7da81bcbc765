import type { UnitLetterContent } from '#documents';
import { HANDLING_OUTCOME_WORDS, type HandlingState, type Measure, type Outcome } from '#handling';
import { PROVINCES } from '#identity';
import { NotFound } from '#kernel';
import type { RegimeCode, UnitLetterKind } from '#law';
import type { Tx } from '#platform';
import { LetterBlocked } from './letter-refusals.js';

/** The report as the acting unit deals with it, or dealt with it before it sent it on. */
interface Matter {
  readonly organisationId: string;
  readonly reference: string;
  readonly regime: RegimeCode;
  readonly filedAt: string;
  readonly drill: boolean;
  readonly recipient: { readonly name: string; readonly address: string | null };
  readonly unit: {
    readonly name: string;
    readonly code: string;
    readonly kind: 'NATIONAL' | 'PROVINCIAL' | 'DEFENCE';
    readonly provinces: readonly string[];
  };
  readonly state: HandlingState | null;
  readonly questions: NonNullable<UnitLetterContent['questions']> | null;
  readonly due: string | null;
  readonly measure: Measure | null;
  readonly outcome: Outcome | null;
  readonly summary: string | null;
  /** Whether the unit said that another is competent, and which. */
  readonly sentOn: boolean;
  readonly competent: string | null;
}

/** In one statement, each row by its key; nothing where no filing of the report was addressed to the unit in the lead. */
const MATTER = `select json_build_object('organisationId', d.organisation_id, 'reference', f.reference, 'regime', f.regime, 'filedAt', f.submitted_at, 'drill', f.drill,
    'recipient', json_build_object('name', d.organisation_name, 'address', f.content::json -> 'organisation' ->> 'headOfficeAddress'),
    'unit', json_build_object('name', u.name, 'code', u.code, 'kind', u.kind, 'provinces', u.province_codes),
    'state', h.state, 'due', h.request_due, 'measure', h.measure, 'outcome', h.outcome, 'summary', h.summary,
    'questions', (select json_agg(json_build_object('path', q.path, 'question', q.question) order by q.position) from filer_question q
      where q.handling_id = h.id and q.round = coalesce((h.request ->> 'round')::int, 1)),
    'sentOn', r.id is not null, 'competent', t.name) as value
  from (select * from filing where matter_id = ? and subject = 'VIOLATION_NOTICE' and kind = 'INITIAL' offset 0) f
    cross join lateral (select * from delivery o where o.filing_id = f.id offset 0) d
    join authority_unit u on u.id = d.unit_id
    left join lateral (select * from report_handling o where o.report_id = f.matter_id offset 0) h on h.unit_id = d.unit_id
    left join filing_refusal r on r.delivery_id = d.id and r.state = 'CONFIRMED' and r.reason = 'WRONG_AUTHORITY'
    left join authority_unit t on t.id = r.forward_to
  where d.unit_id = (select app.unit_id()) and d.part = 'LEAD' order by r.decided_at desc nulls last, f.number limit 1`;

/** Throws NotFound where the unit has nothing to do with the report. */
export async function matterOf(tx: Tx, reportId: string): Promise<Matter> {
  const [row] = await tx.sql<{ value: Matter }>(MATTER, [reportId]);
  if (!row) throw new NotFound('violation report');
  return row.value;
}

const HEADS = { NATIONAL: 'CỤC TRƯỞNG', PROVINCIAL: 'TRƯỞNG PHÒNG', DEFENCE: 'THỦ TRƯỞNG ĐƠN VỊ' } as const;
const PLAIN = /^(TP|Tỉnh|Thành phố) /;

function unitOf({ name, kind, provinces }: Matter['unit']): UnitLetterContent['unit'] {
  const province = kind === 'PROVINCIAL' ? (PROVINCES[provinces[0] ?? ''] ?? null) : null;
  const superior = {
    NATIONAL: 'Bộ Công an',
    DEFENCE: 'Bộ Quốc phòng',
    PROVINCIAL: province && `Công an ${province.startsWith('TP ') ? province.replace(PLAIN, 'thành phố ') : `tỉnh ${province}`}`,
  }[kind];
  return { name, superior, place: kind === 'PROVINCIAL' ? (province?.replace(PLAIN, '') ?? null) : 'Hà Nội', head: HEADS[kind] };
}

/**
 * What a letter says of the report as it stands: its questions, what was ordered, how it ended, who is competent. `text` is the officer's; of an order
 * and a closing letter what was ordered, and the summary, unless other words are given. Throws LetterBlocked where there is no occasion for it.
 */
export function contentOf(matter: Matter, kind: UnitLetterKind, text: string | null): UnitLetterContent {
  const { recipient, reference, filedAt, regime, state, measure } = matter;
  const common = { unit: unitOf(matter.unit), recipient, reference, filedAt, regime };
  switch (kind) {
    case 'CLARIFICATION':
      if (state !== 'AWAITING_FILER') throw new LetterBlocked('NOTHING_ASKED');
      return { ...common, text: text ?? '', questions: matter.questions ?? [], due: matter.due };
    case 'REMEDY_ORDER':
      if (measure?.kind !== 'ORDER' || !measure.signedBy) throw new LetterBlocked('NOTHING_ORDERED');
      return { ...common, text: text ?? measure.text, article: measure.article, due: measure.deadline };
    case 'CLOSING':
      if (state !== 'CLOSED') throw new LetterBlocked('NOT_CLOSED');
      return { ...common, text: text ?? matter.summary ?? '', outcome: matter.outcome && HANDLING_OUTCOME_WORDS[matter.outcome].vi };
    case 'NOT_COMPETENT':
      if (!matter.sentOn) throw new LetterBlocked('NOT_SENT_ON');
      return { ...common, text: text ?? '', competent: matter.competent };
  }
}
