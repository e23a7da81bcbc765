/**
 * What the one box finds, and the noun whose policy is asked whether the reader may list it. A noun more is a row here and
 * `searchable(…)` in the migration of its table (`prisma-free-migrations/searchable.ts`), which keeps its entries.
 */
export const SEARCHED = {
  ACTIVITY: { noun: 'ProcessingActivity', says: 'A processing activity: by code, name, department, purpose.' },
  SYSTEM: { noun: 'InformationSystem', says: 'An information system: by name, owner, cloud provider.' },
  PARTY: { noun: 'Party', says: 'A party: by tax code and name.' },
  DOSSIER: { noun: 'Dossier', says: 'A dossier of impact assessment: by reference and title.' },
  REPORT: { noun: 'ViolationReport', says: 'A violation report of my organisation: by reference and title.' },
  DELIVERY: { noun: 'Delivery', says: 'A filing that arrived at my unit: by registry number, reference, name of the organisation.' },
  WORK: { noun: 'WorkItem', says: 'What my unit has to do: by reference and name of the organisation.' },
} as const satisfies Readonly<Record<string, { readonly noun: string; readonly says: string }>>;

export type SearchKind = keyof typeof SEARCHED;
export const SEARCH_KINDS = Object.keys(SEARCHED) as readonly SearchKind[];
