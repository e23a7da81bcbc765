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
    const staff = await play.as('staff@sao-bien.example');
    const director = await play.as('director@sao-bien.example');
    const liaison = await play.as('liaison@a05.example');
    const consequences = { path: 'facts.consequences', code: 'MISSING', text: 'Nêu hậu quả đã hoặc có thể xảy ra.' };
    const dataTypes = { path: 'facts.dataTypes', code: 'UNCLEAR', text: 'Nêu rõ từng loại dữ liệu bị ảnh hưởng.' };
    const thin = { dataTypes: [{ code: 'OTHER_IDENTIFYING', state: 'UNKNOWN' }], dataTypesUnknown: true, consequences: null };
    const file = async (title: string, facts: Record<string, unknown>, key: string) => {
      const draft = await draftReport(staff, { title: `${title} (${play.run})`, activityIds: [], facts: factsOfToday(facts) });
      await markReady(staff, draft.id);
      const { filing } = await submit(director, draft.id, `demo-${play.run}-${key}`);
      const delivery = await play.eventually('đã đến bàn / it has arrived', () => arrived(director, draft.id));
      return { draft, filing, delivery };
    };

    play.step('Lần nộp duy nhất đúng hạn 72 giờ không bị trả lại / the only filing within 72 hours is not given back');
    const urgent = await file('Đúng hạn', thin, '0');
    const refusal = await play.refused('ACCEPT_AND_ASK', 'dù còn sơ sài / thin as it is', () =>
      giveBack(liaison, urgent.delivery.id, [dataTypes, consequences]),
    );
    play.saw(refusal.messageVi ?? '');
    await accept(liaison, urgent.delivery.id, 'Sẽ yêu cầu bổ sung');

    play.step(
      'Nộp thông báo chung, chưa rõ loại dữ liệu và hậu quả / file one without a deadline, types of data and consequences not clear',
    );
    const { draft, filing, delivery } = await file('Bổ sung', { ...thin, harmInterests: [] }, '1');

    play.step('Cán bộ yêu cầu bổ sung / the officer asks for completion');
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
      facts: factsOfToday({ harmInterests: [] }),
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
      first.submittedAt === filing.submittedAt && first.verdicts.length === 1,
      `thời điểm nộp vẫn là ${filing.submittedAt}, kết luận về thời hạn giữ nguyên / filing time and verdict are what they were`,
    );
  },
};

async function giveBack(officer: ApiClient, deliveryId: string, defects: readonly object[]): Promise<void> {
  await officer.ask('mutation ($input: ReturnFilingInput!) { returnFiling(input: $input) { id } }', {
    input: { deliveryId, defects, respondBy: new Date(Date.now() + 3 * DAY_MS).toISOString() },
  });
}
