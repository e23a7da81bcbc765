import { textOfDossierReminder, textOfOpeningReminder } from '#dossiers';
import type { Sentence } from '#kernel';
import { textOfRequestReminder } from '#requests';
import { textOfReminder } from '#violations';

/** The sentence of a kept reminder, of whatever it reminds; null where the detail is of none. */
export function textOfAnyReminder(detail: string | null, reference: string, at: Date): Sentence | null {
  return (
    textOfReminder(detail, reference, at) ??
    textOfRequestReminder(detail, reference, at) ??
    textOfDossierReminder(detail, reference, at) ??
    textOfOpeningReminder(detail, reference, at)
  );
}
