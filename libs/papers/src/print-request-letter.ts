import { documentRenderer, type RequestLetterKind, requestLetter } from '#documents';
import { contentOf, Organisation } from '#identity';
import { NotFound } from '#kernel';
import { refusalRules } from '#law';
import type { Caller, UnitOfWork } from '#platform';
import { clockOf, DataSubjectRequest, historyOf, type RequestTransition, readWordsOfRequest, requestAsOf } from '#requests';
import { MEDIA_TYPES, type Paper, type PaperDetails, type PaperFormat } from './print-filing.js';

/** The steps that the person is told of by a letter. */
const TOLD_BY: Readonly<Record<RequestLetterKind, readonly RequestTransition[]>> = {
  REPLY: ['reply'],
  EXTENSION: ['extend'],
  RESULT: ['fulfil', 'partlyFulfil'],
  REFUSAL: ['refuse'],
};

/**
 * The letter of the last step of its kind, with the times as they stood then and the organisation's block as it is now. Whoever prints it
 * reads the words of the request, which is recorded. Throws NotFound where there was no such step, and Forbidden.
 */
export async function printRequestLetter(
  { uow, key }: { readonly uow: UnitOfWork; readonly key: Uint8Array },
  caller: Caller,
  id: string,
  kind: RequestLetterKind,
  format: PaperFormat,
  details: PaperDetails = {},
): Promise<Paper> {
  const { document, name } = await uow.run(caller, async (tx) => {
    const request = await tx.load(DataSubjectRequest, id);
    const history = await historyOf(tx, id);
    const step = history.findLast(({ step }) => (TOLD_BY[kind] as readonly string[]).includes(step));
    if (!step) throw new NotFound('letter');
    const { name, contact, steps } = await readWordsOfRequest(tx, key, id);
    const { name: nameVi, pdpContact } = contentOf(await tx.load(Organisation, request.organisationId));
    const document = requestLetter(
      kind,
      {
        organisation: { nameVi, pdpContact },
        reference: request.reference,
        requester: { name, contact },
        request: request.kind,
        receivedAt: request.receivedAt,
        issuedAt: step.happenedAt,
        text: steps.find((one) => one.id === step.id)!.text,
        clock: clockOf(requestAsOf(request, history, step), 'FULFIL')!,
        partly: step.step === 'partlyFulfil',
        ground: refusalRules(request.regime, request.kind).find(({ ground }) => ground === step.code) ?? null,
      },
      details,
    );
    return { document, name: `${request.reference}-${kind.toLowerCase()}` };
  });
  return { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], bytes: await documentRenderer[format](document) };
}
