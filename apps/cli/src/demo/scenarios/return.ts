import type { ApiClient } from '../api-client.js';
import { accept, arrived } from '../deliveries.js';
import { filedReport, openFollowUp } from '../follow-ups.js';
import type { Play, Scenario } from '../play.js';
import { draftReport, factsOfToday, markReady, reviseReport, submit } from '../reports.js';

const DAY_MS = 86_400_000;

export const returned: Scenario = {
  name: 'return',
  tells: 'yêu cầu sửa đổi, bổ sung và trả lời; thời điểm nộp giữ nguyên / given back for completion and answered; the filing time stays',
  play: async (play: Play) => {
    play.step('Nộp khi chưa rõ loại dữ liệu và hậu quả / file while the types of data and the consequences are not clear');
    const staff = await play.as('staff@sao-bien.example');
    const director = await play.as('director@sao-bien.example');
    const facts = factsOfToday({
      dataTypes: [{ code: 'OTHER_IDENTIFYING', state: 'UNKNOWN' }],
      dataTypesUnknown: true,
      consequences: null,
    });
    const draft = await draftReport(staff, { title: `Bổ sung (${play.run})`, activityIds: [], facts });
    await markReady(staff, draft.id);
    const { filing } = await submit(director, draft.id, `demo-${play.run}-1`);
    const delivery = await play.eventually('đã đến bàn / it has arrived', () => arrived(director, draft.id));

    play.step('Cán bộ yêu cầu bổ sung / the officer asks for completion');
    const liaison = await play.as('liaison@a05.example');
    const consequences = { path: 'facts.consequences', code: 'MISSING', text: 'Nêu hậu quả đã hoặc có thể xảy ra.' };
    const refusal = await play.refused(
      'ACCEPT_AND_ASK',
      'lần nộp duy nhất đúng hạn không bị trả lại vì mục có thể bổ sung sau / the only filing in time is not returned for what may follow',
      () => giveBack(liaison, delivery.id, [consequences]),
    );
    play.saw(refusal.messageVi ?? '');
    const dataTypes = { path: 'facts.dataTypes', code: 'UNCLEAR', text: 'Nêu rõ từng loại dữ liệu bị ảnh hưởng.' };
    await giveBack(liaison, delivery.id, [dataTypes, consequences]);
    const waiting = await filedReport(director, draft.id);
    for (const { path, text } of waiting.filings[0]!.filingReturn!.defects) play.saw(`${path}: ${text}`);

    play.step('Bên nộp trả lời từng điểm / the filer answers each point');
    const opened = await openFollowUp(staff, 'complete', draft.id);
    const refused = await play.refused('FACTS_MISSING', 'chưa trả lời thì chưa ký được / unanswered, it cannot be presented', () =>
      markReady(staff, draft.id),
    );
    for (const { vi } of refused.defects ?? []) play.saw(vi);
    await reviseReport(staff, opened, {
      title: `Bổ sung (${play.run})`,
      activityIds: [],
      facts: factsOfToday(),
      answers: [
        { path: dataTypes.path, answer: 'FIXED' },
        { path: consequences.path, answer: 'FIXED' },
      ],
    });
    await markReady(staff, draft.id);
    const answer = await submit(director, draft.id, `demo-${play.run}-2`);
    play.expect(answer.filing.reference === filing.reference, 'cùng mã thông báo / the same reference', answer.filing.reference);

    play.step('Bàn tiếp nhận bản đã bổ sung / the desk accepts the completed one');
    const report = await play.eventually('bản bổ sung đã đến / it has arrived', async () => {
      const found = await filedReport(liaison, draft.id);
      return found.filings[1]?.state === 'RECEIVED' && found;
    });
    await accept(liaison, report.filings[1]!.deliveries[0]!.id, 'Đã đủ');
    const after = await filedReport(director, draft.id);
    const [first, second] = after.filings;
    play.expect(
      first?.filingReturn?.state === 'ANSWERED' && second?.state === 'ACCEPTED',
      'đã trả lời và được tiếp nhận / answered and accepted',
      after.filings,
    );
    play.expect(
      first.submittedAt === filing.submittedAt && first.verdicts[0]?.verdict === 'ON_TIME',
      `thời điểm nộp vẫn là ${filing.submittedAt}, vẫn đúng hạn / the filing time is what it was`,
    );
  },
};

async function giveBack(officer: ApiClient, deliveryId: string, defects: readonly object[]): Promise<void> {
  await officer.ask('mutation ($input: ReturnFilingInput!) { returnFiling(input: $input) { id } }', {
    input: { deliveryId, defects, respondBy: new Date(Date.now() + 3 * DAY_MS).toISOString() },
  });
}
