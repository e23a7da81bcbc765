import type { ApiClient, Refusal } from './api-client.js';
import { type CaseHeader, casesSeen, step } from './cases.js';
import type { Play } from './play.js';

/** Who works on a case at A05, and who does not. */
export interface CaseTeam {
  readonly lead: ApiClient;
  readonly legal: ApiClient;
  readonly head: ApiClient;
  /** Of the same unit, on no list. */
  readonly duty: ApiClient;
}

export async function caseTeam(play: Play): Promise<CaseTeam> {
  return {
    lead: await play.as('liaison@a05.example'),
    legal: await play.as('legal@a05.example'),
    head: await play.as('head@a05.example'),
    duty: await play.as('duty@a05.example'),
  };
}

/** The sentence that the person reads, in both languages. */
export function reads(play: Play, { messageVi, messageEn }: Refusal): void {
  for (const sentence of [messageVi, messageEn]) if (sentence) play.saw(`“${sentence}”`);
}

/** C6 by the head: from here on only those on the list find the case, and nobody else by anything that is asked. */
export async function verifyHidden(
  play: Play,
  { head, duty }: CaseTeam,
  { id, reference }: CaseHeader,
  plan: { readonly leadId: string; readonly memberIds: readonly string[]; readonly plan: string },
): Promise<void> {
  play.step(
    'Chỉ huy ký xác minh (C6): từ đây chỉ người có tên trong danh sách thấy vụ việc / the head signs the verification: a list from here on',
  );
  const before = await casesSeen(duty);
  play.expect(before.includes(reference), 'trước đó cán bộ trực ban còn thấy / the officer on duty still saw it', before);
  const verified = await step(head, 'verifyCase', 'VerifyCaseInput', { id, ...plan });
  play.expect(verified.restricted && verified.state === 'VERIFICATION', `${reference}: ${verified.state}, có danh sách / with a list`);

  const after = await casesSeen(duty);
  play.expect(
    after.length === before.length - 1 && !after.includes(reference),
    `danh sách của trực ban: ${before.length} → ${after.length} dòng / rows of the list of the officer on duty`,
    after,
  );
  await play.refused('NOT_FOUND', 'mở bằng mã định danh thì như không có / opened by its id it is as if it were not there', () =>
    duty.ask('query ($id: ID!) { caseHeader(id: $id) { reference } }', { id }),
  );
  await play.refused('NOT_FOUND', 'chứng cứ cũng vậy / so is its evidence', () =>
    duty.ask('query ($id: ID!) { evidence(caseId: $id) { nodes { id } } }', { id }),
  );
  const { search } = await duty.ask<{ search: { id: string }[] }>('query ($query: String!) { search(query: $query) { id } }', {
    query: reference,
  });
  play.expect(
    search.every((hit) => hit.id !== id),
    'tìm theo số vụ việc: không ra / searched by its number: nothing',
    search,
  );
  const [theirs, ours] = await Promise.all([duty, head].map(async (one) => (await one.file('/exports/cases.csv')).toString('utf8')));
  play.expect(
    !theirs!.includes(reference) && ours!.includes(reference),
    'tệp xuất của trực ban không có, của chỉ huy có / not in the export of the officer on duty, in that of the head',
  );
}
