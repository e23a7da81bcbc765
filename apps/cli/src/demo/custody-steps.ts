import { type CaseTeam, reads } from './case-team.js';
import { type CaseHeader, instant, myId } from './cases.js';
import { collect, custodyOf, type EvidenceItem, onItem } from './evidence.js';
import type { Play } from './play.js';

/** Collected with its bytes, handed over and received, hashed again and taken out, with its chain on paper. */
export async function custody(play: Play, { lead, legal }: CaseTeam, { id: caseId, reference }: CaseHeader): Promise<EvidenceItem> {
  play.step('Thu thập chứng cứ: tệp được băm khi tải lên / evidence is collected: hashed while it comes');
  const bytes = Buffer.from(`mẫu dữ liệu bịa ${play.run}\n${'Nguyễn Văn Mẫu;0900000001\n'.repeat(2_000)}`);
  const item = await collect(lead, 'mau-du-lieu.csv', bytes, {
    caseId,
    kind: 'DIGITAL',
    title: 'Tệp mẫu người bán gửi để chào hàng',
    source: 'Tin nhắn trong nhóm kín',
    collectedAt: instant(-1),
  });
  play.saw(`${item.label}: ${bytes.length} byte, SHA-256 ${item.sha256}`);

  play.step('Giao nhận hai bên / a hand-over has two sides');
  const [leadId, legalId] = [await myId(lead), await myId(legal)];
  const handOver = (to: string) =>
    onItem(lead, 'handOverEvidence', 'HandOverInput', { id: item.id, to, reason: 'Giám định tính xác thực của tệp', place: 'Phòng 301' });
  reads(play, await play.refused('TO_ONESELF', 'giao cho chính mình / to oneself', () => handOver(leadId)));
  const offered = await handOver(legalId);
  play.expect(
    offered.state === 'OFFERED' && offered.holderId === leadId,
    'người giao còn giữ đến khi bên kia nhận / it stays until it is received',
    offered,
  );
  const { evidenceWithMe } = await legal.ask<{ evidenceWithMe: { id: string }[] }>('{ evidenceWithMe { id } }');
  play.expect(
    evidenceWithMe.some(({ id }) => id === item.id),
    'bên nhận thấy trong việc của mình / the colleague finds it among theirs',
    evidenceWithMe,
  );
  const received = await onItem(legal, 'receiveEvidence', 'EvidenceStepInput', { id: item.id, place: 'Phòng 301' });
  play.expect(received.holderId === legalId, 'đã nhận, đổi người giữ / received, and held by the colleague', received);

  play.step('Băm lại và xuất ra / hashed again, and taken out');
  const { leave } = await legal.ask<{ leave: { url: string; password: string | null } }>(
    'mutation ($id: ID!, $purpose: String!) { leave: exportEvidence(id: $id, purpose: $purpose) { url password } }',
    { id: item.id, purpose: 'Giám định tính xác thực' },
  );
  const copy = await legal.file(leave.url);
  play.expect(
    leave.password === null || copy.subarray(0, 2).toString() === 'PK',
    leave.password === null
      ? 'tệp rời hệ thống nguyên bản / it leaves as it is'
      : 'chưa quét mã độc nên rời hệ thống trong gói mã hóa AES-256 / in an AES-256 archive, for no scanner found it clean',
  );
  const chain = await custodyOf(legal, item.id);
  play.saw(chain.events.map(({ seq, kind, hash }) => `${seq}. ${kind} ${hash.slice(0, 16)}…`).join('\n'));
  const again = chain.events.findLast(({ kind }) => kind === 'HASH_VERIFIED');
  play.expect(
    again?.found === item.sha256,
    'băm lại bản gốc: khớp (mọi bản gốc được băm lại trong 7 ngày) / hashed anew, it agrees; each within seven days',
    chain,
  );
  play.expect(chain.verdict === 'UNBROKEN', 'chuỗi giám sát liền mạch / the chain of custody holds', chain);
  const paper = await legal.file(`/evidence/${item.id}/custody.pdf?purpose=${encodeURIComponent(`Hồ sơ ${reference}`)}`);
  play.expect(paper.subarray(0, 5).toString() === '%PDF-', `biên bản chuỗi giám sát, PDF, ${paper.length} byte / the report of custody`);
  return item;
}
