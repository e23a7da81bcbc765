import type { ApiClient } from './api-client.js';
import type { CaseTeam } from './case-team.js';
import { type CaseHeader, hears, piece, step } from './cases.js';
import type { Play } from './play.js';

/** Somebody who is on no list reads a case in an emergency; the lead is told, and says whether that was right. */
export async function brokenGlass(play: Play, { lead, duty }: CaseTeam, { id, reference }: CaseHeader): Promise<void> {
  play.step('Truy cập khẩn cấp: trực ban mở vụ việc bằng số, có lý do / emergency access: by its number, with a reason');
  await step(duty, 'breakGlassOfCase', 'BreakGlassInput', {
    reference,
    reason: 'Nửa đêm có người gọi báo về nhóm này, chưa liên hệ được người chủ trì.',
  });
  const read = 'mutation ($id: ID!) { readCase(id: $id, purpose: "Trả lời người gọi") { glass { id name justified } } }';
  const { readCase } = await duty.ask<{ readCase: { glass: { id: string; name: string; justified: boolean | null }[] } }>(read, { id });
  const glass = readCase.glass.find(({ justified }) => justified === null);
  play.expect(glass, 'trực ban đọc được trong bốn giờ / the officer on duty may read, for four hours', readCase);
  await play.refused('FORBIDDEN', 'nhưng chỉ được đọc / and only read', () =>
    piece(duty, 'keepCaseParty', 'CasePartyInput', { caseId: id, role: 'SELLER', kind: 'INDIVIDUAL' }),
  );
  await play.eventually('người chủ trì được báo ngay / the lead is told at once', () => hears(lead, 'GlassBroken', reference));
  const review = (who: ApiClient) =>
    step(who, 'reviewGlassOfCase', 'ReviewGlassInput', { id: glass.id, justified: true, note: 'Đúng quy định trực ban.' });
  await play.refused('FORBIDDEN', 'không tự xem xét lần truy cập của mình / nobody reviews their own', () => review(duty));
  await review(lead);
  const after = await lead.ask<{ readCase: { glass: { id: string; justified: boolean | null }[] } }>(read, { id });
  play.expect(
    after.readCase.glass.some((one) => one.id === glass.id && one.justified === true),
    'người chủ trì đã xem xét: chính đáng / the lead has reviewed it: justified',
    after,
  );
}
