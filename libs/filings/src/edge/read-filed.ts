import { isId, NotFound } from '#kernel';
import type { LogPosition, RequestContext, UnitOfWork } from '#platform';
import type { LogSigner } from '#platform/log';
import { Filing } from '../entities.js';
import { filingById } from '../filings.queries.js';
import { receiptOf } from '../receipt.js';
import type { FilingView, ReceiptView } from './filing.views.js';
import type { StoredFiling } from './filing-view.js';

/** The answer to a submission, whatever was filed. */
export interface Filed {
  readonly filing: FilingView;
  readonly receipt: ReceiptView;
}

/** A filing of the acting organisation with its receipt: always the same file. Throws NotFound. */
export async function readFiled(uow: UnitOfWork, id: string, context: RequestContext, signer: LogSigner): Promise<Filed> {
  if (!isId(id)) throw new NotFound('filing');
  const { value, ability } = await uow.read<{ filing: StoredFiling; position: LogPosition } | null>(context.caller, filingById(id));
  if (!value || !ability.can('readReceipt', Object.assign(new Filing(), { organisationId: value.filing.organisationId })))
    throw new NotFound('filing');
  return withReceipt(value.filing, value.position, signer);
}

export function withReceipt(filing: StoredFiling, position: LogPosition, signer: LogSigner): Filed {
  const file = receiptOf(filing, position, signer).toString('utf8');
  return { filing, receipt: { reference: filing.reference, submittedAt: filing.submittedAt, leafIndex: position.index, file } };
}
