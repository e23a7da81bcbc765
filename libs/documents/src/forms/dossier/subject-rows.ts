import type { ImpactFacts, ProcessingRole, SubjectCount, TransferCase } from '#law';
import { NOT_KNOWN, toldShort, whole } from '../../answers.js';
import type { Block } from '../../official-document.js';
import { oneLine } from '../../printable.js';
import { box, DOTS, type Row } from '../rows.js';
import { fillIn } from '../statutory-form.js';
import { NOT_APPLICABLE } from './impact-answers.js';

const SUBJECT = '- Tên đối tượng chủ thể dữ liệu cá nhân: {group} Số lượng: {count}';

/** A role of Form 10 (II.1) with whose data are processed in it; the form joins the two kinds of controllers. */
export function roleRow(label: string, ...roles: readonly ProcessingRole[]): Row<ImpactFacts> {
  return (facts) => {
    const taken = facts?.roles?.filter(({ role }) => roles.includes(role));
    return boxWithSubjects(label, facts && taken?.flatMap(({ subjects }) => subjects), Boolean(taken?.length), 2);
  };
}

/** A case of Form 09 (II.1) with whose data are transferred so; "nêu cụ thể" asks for words on any other case. */
export function caseRow(label: string, wanted: TransferCase): Row<ImpactFacts> {
  return (facts) => {
    const taken = facts?.transferCases?.filter((one) => one.case === wanted);
    const details = (taken ?? []).flatMap(({ detail }): Block[] =>
      oneLine(detail) || wanted === 'OTHER' ? [{ kind: 'line', label: '+ Cụ thể:', answer: [toldShort(detail)] }] : [],
    );
    const [head, ...subjects] = boxWithSubjects(label, facts && taken?.flatMap((one) => one.subjects), Boolean(taken?.length), 1);
    return [head!, ...details, ...subjects];
  };
}

/** `subjects` null: blank, with so many `lines` to write on; undefined: not known. */
function boxWithSubjects(
  label: string,
  subjects: readonly SubjectCount[] | null | undefined,
  ticked: boolean,
  lines: number,
): readonly Block[] {
  const line = (group: string, count: string): Block => ({ kind: 'paragraph', text: fillIn(SUBJECT, { group, count }) });
  const told = () => {
    if (subjects === null) return Array.from({ length: lines }, () => line(DOTS, DOTS));
    if (!subjects || (ticked && subjects.length === 0)) return [line(`${NOT_KNOWN};`, NOT_KNOWN)];
    if (!ticked) return [line(`${NOT_APPLICABLE};`, NOT_APPLICABLE)];
    return subjects.map(({ group, count, atMost }) => line(`${toldShort(group)};`, numberOf(count, atMost)));
  };
  return [{ kind: 'paragraph', text: `${label} ${box(ticked)}` }, ...told()];
}

function numberOf(count: number | null, atMost: number | null | undefined): string {
  if (count == null) return NOT_KNOWN;
  return atMost == null ? whole(count) : `từ ${whole(count)} đến ${whole(atMost)}`;
}
