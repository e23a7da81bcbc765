import type { ApiClient } from './api-client.js';
import { type CaseTeam, reads } from './case-team.js';
import { act, type CaseHeader, hears, myId, step } from './cases.js';
import type { Play } from './play.js';

interface Blind {
  readonly unitCode: string;
  readonly unitName: string;
  readonly contact: string | null;
  readonly met: readonly { readonly shown: string }[];
  readonly question: string;
  readonly answer: string | null;
  readonly note: string | null;
}

async function matchesOf(client: ApiClient, caseId: string): Promise<{ readonly blind: readonly Blind[] }> {
  const query = `query ($caseId: ID!) { matchesOfCase(caseId: $caseId) { seen { reference }
    blind { unitCode unitName contact contactEmail met { shown } question answer note } } }`;
  return (await client.ask<{ matchesOfCase: { blind: Blind[] } }>(query, { caseId })).matchesOfCase;
}

/** C6 waits for the answer of a unit that works on the same thing, in a case that nobody here sees. */
export async function blindHit(
  play: Play,
  { lead, legal, head }: CaseTeam,
  { id, reference }: CaseHeader,
  theirs: CaseHeader,
): Promise<void> {
  play.step('Trùng với một vụ việc không được xem: chỉ thấy đơn vị và người liên hệ / a blind hit: the unit and whom to ask, no more');
  const matches = await matchesOf(lead, id);
  const hit = matches.blind.find(({ unitCode }) => unitCode === 'PA05-31');
  play.expect(
    hit?.question === 'OPEN',
    'một đơn vị khác có cùng số điện thoại, và đã được hỏi / another unit has the number, and was asked',
    matches,
  );
  play.saw(`${hit.unitName}, liên hệ / contact: ${hit.contact}; trùng / met: ${hit.met.map(({ shown }) => shown).join(', ')}`);
  const told = JSON.stringify(matches);
  play.expect(
    ![theirs.id, theirs.reference].some((one) => told.includes(one)),
    'không có số và mã vụ việc của họ / nothing of their case itself',
  );

  const members = { leadId: await myId(lead), memberIds: [await myId(legal)], plan: 'Chờ trả lời.' };
  const refusal = await play.refused('HITS_UNANSWERED', 'chưa trả lời thì chưa xác minh (C6) / not verified before the answer', () =>
    step(head, 'verifyCase', 'VerifyCaseInput', { id, ...members }),
  );
  reads(play, refusal);

  play.step('Hải Phòng đọc câu hỏi như một tin mới và trả lời / the police of Hải Phòng read the question as news, and answer');
  const officer = await play.as('liaison@pa05-31.example');
  const news = await play.eventually(`tin mới về vụ việc của họ / news on their own case ${theirs.reference}`, () =>
    hears(officer, 'MatchesAsked', theirs.reference),
  );
  play.saw(news.text);
  const asked = await questionsAbout(officer, theirs.id);
  play.expect(
    asked.length > 0 && !JSON.stringify(asked).includes(reference),
    `${asked[0]?.askerName} (${asked[0]?.askerUnitCode}) hỏi về dấu hiệu của họ, không nói vụ nào / asks about an indicator of theirs, for which case is not said`,
    asked,
  );
  const note = 'Có liên quan: người này bán danh sách cho bên mua tại Hải Phòng. Đề nghị trao đổi qua điện thoại.';
  for (const one of asked) await act(officer, 'answerHit', 'AnswerHitInput', { id: one.id, answer: 'YES_RELATED', note }, 'id');
  await play.eventually('A05 được báo là đã có trả lời / A05 hears that there is an answer', () => hears(lead, 'HitAnswered', reference));
  const answered = (await matchesOf(lead, id)).blind.find(({ unitCode }) => unitCode === 'PA05-31');
  play.expect(answered?.answer === 'YES_RELATED' && answered.note === note, `trả lời / answer: ${answered?.answer}`, answered);
}

interface Question {
  readonly id: string;
  readonly caseId: string;
  readonly askerName: string;
  readonly askerUnitCode: string;
}

async function questionsAbout(client: ApiClient, caseId: string): Promise<readonly Question[]> {
  const query =
    '{ hitsToAnswer(first: 100) { nodes { id caseId reference askerName askerEmail askerUnit askerUnitCode answer met { shown } } } }';
  const { hitsToAnswer } = await client.ask<{ hitsToAnswer: { nodes: Question[] } }>(query);
  return hitsToAnswer.nodes.filter((one) => one.caseId === caseId);
}
