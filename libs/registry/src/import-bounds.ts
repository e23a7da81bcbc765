import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { defectsOf, passesRules } from '#platform';
import type { ActivityContent } from './activity-content.js';
import { ActivityInput } from './edge/activity.input.js';
import { InformationSystemInput, RegisteredPartyInput } from './edge/registers.input.js';
import { NOTES_LENGTH } from './entities.js';
import { type Coordinates, finding, type ImportProblem, type StagedActivity, type StagedRegisters } from './import/index.js';
import { CUT, charactersOf, wholeNotesOf } from './staged-notes.js';
import { partiesOf } from './staged-parties.js';

/** What a person may not write into the form an import may not bring either: an error at the row that brings it. */
export function beyondTheForm(staged: StagedActivity, content: ActivityContent): ImportProblem[] {
  if (passesRules(ActivityInput, content)) return [];
  const defects = validateSync(plainToInstance(ActivityInput, content)).flatMap((error) => defectsOf(error));
  return defects.map(({ path, code, vi, en }) => {
    const { sheet, row } = sourceOf(staged, path);
    return { severity: 'ERROR', sheet, row, column: null, code, vi: `${path}: ${vi}`, en: `${path}: ${en}` };
  });
}

/** Says where an activity has more notes than the register holds. */
export function beyondTheNotes(staged: StagedActivity, { notes }: ActivityContent): ImportProblem[] {
  if (!notes?.endsWith(CUT)) return [];
  const length = charactersOf(wholeNotesOf(staged));
  return length > NOTES_LENGTH ? [finding('NOTES_CUT', staged.source, length)] : [];
}

/** The same of rows of the registers of systems and parties. */
export function registersBeyondTheForm({ systems, parties }: StagedRegisters): ImportProblem[] {
  const judged = [
    ['systems', InformationSystemInput, systems],
    ['parties', RegisteredPartyInput, parties],
  ] as const;
  return judged.flatMap(([sheet, input, rows]) =>
    rows.flatMap(({ row, ...content }) =>
      validateSync(plainToInstance<object, object>(input, content))
        .flatMap((error) => defectsOf(error))
        .map(({ path, code, vi, en }): ImportProblem => {
          return { severity: 'ERROR', sheet, row: row as number, column: null, code, vi: `${path}: ${vi}`, en: `${path}: ${en}` };
        }),
    ),
  );
}

/** The row of the part that a path into the content leads to, or that of the activity. */
function sourceOf(staged: StagedActivity, path: string): Coordinates {
  const [list, position] = path.split('.');
  const lists: Readonly<Record<string, readonly { readonly source: Coordinates }[] | undefined>> = {
    subjectGroups: staged.subjectGroups,
    dataTypes: staged.dataTypes,
    purposes: staged.purposes,
    transfers: staged.transfers,
    measures: staged.measures,
    parties: partiesOf(staged),
  };
  const parts = lists[list!] ?? [];
  return parts[Number(position)]?.source ?? staged.source;
}
