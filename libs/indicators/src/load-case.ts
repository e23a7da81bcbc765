import { CaseFile, refuseReaders } from '#cases';
import type { Tx } from '#platform';
import { IndicatorBlocked } from './indicator-refusals.js';

/** A case that is worked with: locked, so that whoever asks about its matches does so one after the other. */
export async function loadCase(tx: Tx, id: string, action: 'addIndicator' | 'judgeIndicator'): Promise<CaseFile> {
  const file = await tx.load(CaseFile, id, { lock: true });
  tx.authorize(action, file);
  await refuseReaders(tx, file, action);
  if (file.endedAt !== null) throw new IndicatorBlocked('CASE_ENDED');
  return file;
}
