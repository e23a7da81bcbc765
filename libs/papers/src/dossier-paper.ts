import { changeLetter, dossierLetter, impactReport, type OfficialDocument, type PrintOptions } from '#documents';
import type { DossierContent } from '#dossiers';
import { formatDay } from '#law';

export const DOSSIER_PAPERS = ['letter', 'report'] as const;
export type DossierPaper = (typeof DOSSIER_PAPERS)[number];

/** The canonical content of a dossier, with number and time where it is filed: before the filing and after it the same papers come of it. */
export type PrintableDossier = Pick<DossierContent, 'kind' | 'regime' | 'drill' | 'facts' | 'changes'> & {
  readonly reference: string | null;
  readonly submittedAt: string;
};

/** The letter that sends a dossier or tells a change of it, or the report that goes with it. */
export function dossierPaper(paper: DossierPaper, dossier: PrintableDossier, options: PrintOptions): OfficialDocument {
  if (paper === 'report') return impactReport(dossier, options);
  if (dossier.kind === 'INITIAL') return dossierLetter(dossier, options);
  const told = (part: 'content' | 'reason') => dossier.changes.map((one) => `${formatDay(one.changedOn)}: ${one[part]}`).join('; ');
  return changeLetter({ ...dossier, content: told('content'), reason: told('reason'), items: dossier.facts.items }, options);
}
