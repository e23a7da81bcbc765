import { Filing } from '#filings';
import type { Tx } from '#platform';
import { digestOfWord, moveDelivery, payloadOf, say } from './arrive.js';
import { Delivery } from './entities.js';

/** The words of QCVN 102 on how far the work has come, after the register (D12). */
const WORDS = { assign: '04', start: '05', complete: '06' } as const;
export type HandlingStep = keyof typeof WORDS;

/** An officer tells the filer that its filing was assigned (04), is worked on (05), or is done with (06). */
export async function handleFiling(tx: Tx, deliveryId: string, step: HandlingStep, note: string | null = null): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize(step, delivery);
  moveDelivery(delivery, step);
  const filing = await tx.load(Filing, delivery.filingId);
  const word = { code: WORDS[step], note };
  await say(tx, delivery, word);
  tx.record({
    type: 'HandlingTold',
    subjects: [delivery.id, filing.id],
    payload: { ...payloadOf(delivery), code: word.code },
    digest: digestOfWord(word, tx.now, filing),
  });
  return delivery;
}
