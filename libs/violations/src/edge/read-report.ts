import { isId, NotFound } from '#kernel';
import type { RequestContext, UnitOfWork } from '#platform';
import { reportById } from '../violation-report.queries.js';
import type { ReportRow } from './assessment.js';
import type { ViolationReportView } from './violation.views.js';

/** One report of the acting organisation, with the reading that its computed fields need. Throws NotFound. */
export async function readReport(
  uow: UnitOfWork,
  id: string,
  context: RequestContext,
  selected: ReadonlySet<string>,
): Promise<ViolationReportView> {
  if (!isId(id)) throw new NotFound('violation report');
  const reading = await uow.read<ReportRow | null>(context.caller, reportById(selected, id));
  if (!reading.value) throw new NotFound('violation report');
  return Object.assign(reading.value, { reading }) as never;
}
