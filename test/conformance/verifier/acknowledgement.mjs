/** What a filer can prove of an authority's answer: from the receipt, the exported log and the answer's own words. */
import { verifyLog } from './log.mjs';
import { saltedDigest, verifyReceipt } from './receipt.mjs';
import { Refusal, verdictOf } from './refusal.mjs';

/**
 * `acknowledgement` is `{ code, registryNumber, note, at }` as the filer was told it. Answers `{ ok: true, entry, index, proves }`,
 * where `proves` is `content` if the log holds the digest of exactly these words, or `time` if it holds only that, and when,
 * the filing arrived; or `{ ok: false, check, why }`.
 */
export function proveAcknowledgement({ log, receipt, acknowledgement, vkey, kept = [] }) {
  return verdictOf(() => {
    const filed = verifyReceipt(receipt, { vkey });
    if (!filed.ok) throw new Refusal(filed.check, `receipt: ${filed.why}`);
    const logged = verifyLog(log, { vkey, kept, receipts: [receipt] });
    if (!logged.ok) throw new Refusal(logged.check, `log: ${logged.why}`);

    const { code, registryNumber, note, at } = acknowledgement;
    const { salt, entry, leafIndex } = filed.receipt;
    // The first subject of the entry of a filing is the filing.
    const later = logged.entries.slice(leafIndex + 1).filter((one) => one.entry.subjects.includes(entry.subjects[0]));
    const digest = saltedDigest({ code, registryNumber, note, at }, salt);
    const exact = later.find((one) => one.entry.digest === digest);
    if (exact) return { entry: exact.entry, index: exact.index, proves: 'content' };
    const arrived = later.find((one) => one.entry.type === 'FilingArrived' && one.entry.at === at && one.entry.digest === undefined);
    if (code === '01' && registryNumber === null && note === null && arrived)
      return { entry: arrived.entry, index: arrived.index, proves: 'time' };
    throw new Refusal('acknowledgement', 'the log holds no such answer to this filing');
  });
}
