import type { GraphQLResolveInfo } from 'graphql';
import { isId, NotFound } from '#kernel';
import { type Reading, type RequestContext, selectedFields, type UnitOfWork } from '#platform';
import type { Answers } from '../answers.js';
import { dossierById } from '../dossier.queries.js';
import type { DossierSources } from '../dossier-sources.js';
import { type Standing, standingOf } from '../dossier-standing.js';
import type { ToWarnAbout } from '../dossier-warnings.js';
import { Dossier, type DossierChange } from '../entities.js';

/** When what happened, as the query tells it; null where it did not. */
export interface DossierMoments {
  readonly firstFiledAt: string | null;
  readonly receivedAt: string | null;
  readonly returned: { readonly at: string; readonly respondBy: string } | null;
}

export type StoredChange = Pick<DossierChange, 'id' | 'kind' | 'changedOn' | 'content' | 'reason'> & {
  readonly recordedAt: string;
  readonly filingId: string | null;
};

/** A dossier as the queries bring it, with the reading it came from; columns that were not asked for are absent. */
export type DossierRow = Pick<Dossier, 'id' | 'organisationId' | 'type' | 'regime' | 'kind' | 'state'> & {
  readonly reference: string | null;
  readonly revisesId: string | null;
  readonly events: DossierMoments;
  readonly changes: readonly StoredChange[];
  readonly receivedOn: string | null;
  readonly answers: Answers;
  readonly documents: ToWarnAbout['documents'];
  readonly others: ToWarnAbout['others'];
  readonly sources: DossierSources;
  readonly createdAt: string;
  readonly reading: Reading<unknown>;
  standing?: Standing;
};

/** One dossier of the acting organisation. Throws NotFound. */
export async function readDossier(uow: UnitOfWork, id: string, context: RequestContext, info: GraphQLResolveInfo): Promise<DossierRow> {
  if (!isId(id)) throw new NotFound('dossier');
  const reading = await uow.read<DossierRow | null>(context.caller, dossierById(selectedFields(info), id));
  if (!reading.value || !reading.ability.can('read', subjectOf(reading.value))) throw new NotFound('dossier');
  return Object.assign(reading.value, { reading });
}

export function subjectOf({ organisationId }: Pick<DossierRow, 'organisationId'>): Dossier {
  return Object.assign(new Dossier(), { organisationId });
}

/** Judged once, however many fields ask. */
export function judged(row: DossierRow): Standing {
  row.standing ??= standingOf(row, row.documents);
  return row.standing;
}
