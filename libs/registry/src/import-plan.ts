import { foldText, Invalid, spellingOf } from '#kernel';
import type { FactChange } from '#platform';
import { ACTIVITY_TRANSITIONS } from './activity.states.js';
import { type ActivityContent, settledContent } from './activity-content.js';
import type { ActivityState, ImportPolicy } from './entities.js';
import { finding, type ImportProblem, type StagedActivity } from './import/index.js';
import { beyondTheForm } from './import-bounds.js';
import type { RowDecision } from './imports.entities.js';
import { contentChanges, contentOfActivity, type FullActivity, mergedContent } from './merge-content.js';
import { contentOf, saysRole } from './staged-content.js';

/** An activity of the register as far as it takes to find it. */
export interface Known {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly state: ActivityState;
  readonly version: number;
}

/** The register by the spelling of codes and of names (`spellingOf`); `alike`: by folded name, which suggests and decides nothing. */
export interface KnownActivities {
  readonly refs: ReadonlyMap<string, readonly Known[]>;
  readonly names: ReadonlyMap<string, readonly Known[]>;
  readonly alike: ReadonlyMap<string, readonly Known[]>;
}

export function knownActivities(rows: readonly Known[]): KnownActivities {
  return {
    refs: Map.groupBy(rows, ({ code }) => spellingOf(code)),
    names: Map.groupBy(rows, ({ name }) => spellingOf(name)),
    alike: Map.groupBy(rows, ({ name }) => foldText(name)),
  };
}

/** Of a row, what it takes to find its activity; `own`: it came in our own format, whose activities are told apart by code alone, for two may have one name. */
export interface Sought {
  readonly ref: string | null;
  readonly name: string;
  readonly own: boolean;
}

export function soughtOf({ ref, name, content }: StagedActivity): Sought {
  return { ref, name, own: content !== undefined };
}

/** A code that an import made of a row, where its source gave none. */
const MADE_UP = /^IMP-\d{4,}(-\d+)?$/;

/**
 * Of activities of one name those that a row of this name may mean. A row with a code of its own means none that has another: two
 * branches name their cameras alike. A code that we made up says nothing against it; without a code such an activity is the nearest.
 */
export function meantByName(named: readonly Known[], ref: string | null): readonly Known[] {
  const unnumbered = named.filter(({ code }) => MADE_UP.test(code));
  return ref === null && unnumbered.length === 0 ? named : unnumbered;
}

/** What the register has under the code of a row, where the source gave one, whatever its case where none has just this one; or else under its name. */
export function matchOf({ ref, name, own }: Sought, { refs, names }: KnownActivities): readonly Known[] {
  const byRef = ref === null ? [] : (refs.get(spellingOf(ref)) ?? []);
  const exact = byRef.filter(({ code }) => code === ref);
  if (byRef.length > 0) return exact.length > 0 ? exact : byRef;
  return own ? [] : meantByName(names.get(spellingOf(name)) ?? [], ref);
}

/** An activity of the register with the name of a row under another code, or with one that differs in diacritics or blanks alone: perhaps the same, for a person to say. */
function alikeOf({ name, own }: Sought, { alike }: KnownActivities): Known | undefined {
  return own ? undefined : alike.get(foldText(name))?.[0];
}

/** What the commit will do with one activity of a file, before anybody consented to it. */
export interface PlannedRow {
  readonly staged: StagedActivity;
  readonly code: string;
  readonly codeGiven: boolean;
  readonly decision: RowDecision;
  readonly target: Known | null;
  readonly content: ActivityContent | null;
  readonly changes: readonly FactChange[];
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly problems: readonly ImportProblem[];
}

/** Decides on every row by the policy. `contents` holds the activities that {@link matchOf} finds, where the policy is to update. */
export function planImport(
  staged: readonly StagedActivity[],
  register: KnownActivities,
  contents: ReadonlyMap<string, FullActivity>,
  policy: ImportPolicy,
): ImportPlan {
  const problems: ImportProblem[] = [];
  const taken = new Set(register.refs.keys());
  const met = new Map<string, number>();
  const rows = staged.map((one): PlannedRow => {
    const matches = matchOf(soughtOf(one), register);
    const note = (problem: ImportProblem): 'CONFLICT' => {
      problems.push(problem);
      return 'CONFLICT';
    };
    const row = { staged: one, codeGiven: one.ref !== null, content: null, changes: [] };
    const [known] = matches;
    if (!known) {
      const content = contentOf(one, taken);
      const contradiction = contradictionOf(one, content);
      if (contradiction) return { ...row, code: content.code, target: null, decision: note(contradiction) };
      const alike = alikeOf(soughtOf(one), register);
      if (alike) problems.push(finding('SIMILAR_REGISTERED', one.source, one.name, alike.code, alike.name));
      return { ...row, code: content.code, target: null, decision: 'CREATE', content };
    }
    const found = { ...row, code: known.code, target: known };
    if (policy === 'SKIP') return { ...found, decision: 'SKIP' };
    // What came into the register while the file was read, the reading did not tell.
    if (policy === 'STOP')
      return { ...found, decision: one.existing === null ? note(finding('ALREADY_STOPS', one.source, one.name, known.code)) : 'CONFLICT' };
    if (matches.length > 1) return { ...found, target: null, decision: note(finding('SEVERAL_OF_THIS_NAME', one.source, one.name)) };
    const other = met.get(known.id);
    if (other !== undefined) return { ...found, decision: note(finding('ONE_ACTIVITY_TWICE', one.source, known.code, other)) };
    met.set(known.id, one.source.row);
    const current = contentOfActivity(contents.get(known.id)!);
    const content = mergedContent(current, contentOf(one, new Set()), saysRole(one));
    const contradiction = contradictionOf(one, content);
    if (contradiction) return { ...found, decision: note(contradiction) };
    const changes = contentChanges(current, content);
    if (changes.length === 0) {
      problems.push(finding('NOTHING_NEW', one.source, known.code));
      return { ...found, decision: 'UNCHANGED' };
    }
    if (!isRevisable(known.state))
      return { ...found, changes, decision: note(finding('NOT_REVISABLE', one.source, known.code, known.state)) };
    problems.push(finding('UPDATES', one.source, known.code, changes.length));
    return { ...found, decision: 'UPDATE', content, changes };
  });
  return { rows, problems };
}

const isRevisable = (state: ActivityState): boolean =>
  ACTIVITY_TRANSITIONS.some(({ code, from }) => code === 'revise' && (from as readonly ActivityState[]).includes(state));

function contradictionOf(staged: StagedActivity, content: ActivityContent): ImportProblem | undefined {
  const { source } = staged;
  // Of our own format anything may come; what is no form at all is told as that, and says nothing that could contradict itself.
  if (staged.content && beyondTheForm(staged, content).length > 0) return undefined;
  try {
    settledContent(content);
    return undefined;
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const [defect] = error.details.defects!;
    return finding('CONTRADICTORY', source, defect!.path, defect!);
  }
}
