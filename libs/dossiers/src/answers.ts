import type { DossierFiler, ImpactFacts } from '#law';

/** What of the filer is answered one by one. */
export const FILER_KEYS = [
  'individual',
  'nameVi',
  'shortNameVi',
  'nameForeign',
  'shortNameForeign',
  'ownership',
  'headOfficeAddress',
  'transactionOfficeAddress',
  'establishmentDocument',
  'taxCode',
  'legalRepresentative',
  'phone',
  'email',
  'website',
  'pdpContact',
  'businessLines',
  'branchCount',
  'serviceOrganisation',
  'servicePersons',
  'internalPdp',
  'idDocument',
  'employer',
] as const satisfies readonly (keyof DossierFiler)[];

/** What else is answered; documents that go along are rows of their own. */
export const FACT_KEYS = [
  'inCharge',
  'roles',
  'flows',
  'transferCases',
  'transferFlows',
  'dataTypes',
  'consent',
  'storagePolicy',
  'deletionPolicy',
  'processingTime',
  'plannedDeletion',
  'domesticTransfer',
  'paidTransfer',
  'dataExchange',
  'serviceBusiness',
  'services',
  'crossBorder',
  'safetyPlan',
  'technicalMeasures',
  'managerialMeasures',
  'training',
  'standards',
  'securityChecks',
  'recipientPlan',
  'compliance',
  'overview',
  'impactOnSubjects',
  'impactOnSystems',
  'impactOnSecurity',
  'recipientStorage',
  'recipientMeasures',
  'recipientSystem',
  'onwardTransfer',
  'recipientAssessment',
  'bindingDocument',
  'firstProcessedOn',
  'firstTransferredOn',
  'parties',
] as const satisfies readonly (keyof ImpactFacts)[];

/** `filer.taxCode`, `flows`: an answer is taken, typed and compared as a whole. */
export type AnswerPath = `filer.${(typeof FILER_KEYS)[number]}` | (typeof FACT_KEYS)[number];
export const ANSWER_PATHS: readonly AnswerPath[] = [...FILER_KEYS.map((key) => `filer.${key}` as const), ...FACT_KEYS];

/** An activity as a version of it says, `version` null: as its draft of row version `row` says, for none was published yet. */
export interface ActivityAsOf {
  readonly id: string;
  readonly version: number | null;
  readonly row: number;
}

/**
 * Where an answer comes from. `offered`: what register and organisation said at that time; absent where they said nothing. `drawn`: what they
 * said was taken into it since.
 */
export type AnswerSource =
  | { readonly kind: 'REGISTER'; readonly activities: readonly ActivityAsOf[] }
  | { readonly kind: 'ORGANISATION'; readonly version: number }
  | { readonly kind: 'PERSON'; readonly by: string; readonly at: string; readonly offered?: unknown; readonly drawn?: true }
  | { readonly kind: 'CARRIED'; readonly dossierId: string; readonly version: number; readonly offered?: unknown; readonly drawn?: true };

/** `value` null: somebody took the answer away. */
export interface Answer {
  readonly value: unknown;
  readonly source: AnswerSource;
}
export type Answers = Readonly<Partial<Record<AnswerPath, Answer>>>;

/** Values by path: what somebody types, or what a source says. */
export type Values = Readonly<Partial<Record<AnswerPath, unknown>>>;

/** The same in the shape of the law's facts, without its type. */
export type FactsContent = Omit<ImpactFacts, 'type' | 'filer' | 'items'> & { readonly filer?: DossierFiler | null };

const isFiler = (path: AnswerPath): boolean => path.startsWith('filer.');
const keyOf = (path: AnswerPath): string => (isFiler(path) ? path.slice('filer.'.length) : path);

/** Values that are there, path by path; null is one. */
export function valuesOf({ filer, ...facts }: Partial<FactsContent>): Values {
  const given = ANSWER_PATHS.map((path) => {
    const from = (isFiler(path) ? filer : facts) as object | null | undefined;
    return [path, (from as Record<string, unknown> | null | undefined)?.[keyOf(path)]] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Values;
}

/** The way back, from the answers of a dossier: what the law judges and the forms print. */
export function factsOf(type: ImpactFacts['type'], answers: Answers, items: ImpactFacts['items'] = null): ImpactFacts {
  const told = ANSWER_PATHS.flatMap((path) =>
    answers[path] && answers[path].value !== null ? [[path, answers[path].value] as const] : [],
  );
  const under = (filer: boolean) =>
    Object.fromEntries(told.filter(([path]) => isFiler(path) === filer).map(([path, value]) => [keyOf(path), value]));
  return { ...under(false), type, filer: under(true), items } as unknown as ImpactFacts;
}
