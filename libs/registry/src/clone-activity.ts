import type { Tx } from '#platform';
import { contentOfRow, type WholeRow, withoutParticulars } from './content-of-row.js';
import { ProcessingActivity } from './entities.js';
import { contentOf } from './review-activity.js';
import { draftProcessingActivity } from './write-activity.js';

/**
 * A new draft that says what another activity says, under a code of its own. Not copied: state, versions, review and comments, the import
 * and the template it came from, and what is true of one activity alone (numbers of people, days of processing, transfer and review).
 */
export async function cloneProcessingActivity(tx: Tx, id: string, code: string, name?: string | null): Promise<ProcessingActivity> {
  const source = await tx.load(ProcessingActivity, id);
  const content = withoutParticulars(contentOfRow(await wholeRow(tx, id)));
  const clone = await draftProcessingActivity(tx, { ...content, code, name: name ?? content.name });
  tx.record({ type: 'ActivityCloned', subjects: [clone.id, source.id] });
  return clone;
}

export async function wholeRow(tx: Tx, id: string): Promise<WholeRow> {
  return (await contentOf(tx, id)) as unknown as WholeRow;
}
