import { documentRenderer, unitLetter } from '#documents';
import { MEDIA_TYPES, type Paper, type PaperFormat } from '#papers';
import type { Caller, UnitOfWork } from '#platform';
import { UnitLetter } from './entities.js';

/** The letter as it was signed; a draft says that it is one. Throws NotFound. */
export async function printLetter(uow: UnitOfWork, caller: Caller, id: string, format: PaperFormat): Promise<Paper> {
  const { document, name } = await uow.run(caller, async (tx) => {
    const { kind, content, notation, signatory, deputy, drill, signedAt, draftedAt, reference } = await tx.load(UnitLetter, id);
    const document = unitLetter(kind, content, {
      date: signedAt ?? draftedAt,
      number: notation ?? null,
      signatory: signatory ?? null,
      deputy,
      drill,
    });
    return { document, name: `${reference}-${kind.toLowerCase().replaceAll('_', '-')}` };
  });
  return { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], bytes: await documentRenderer[format](document) };
}
