import { NotFound } from '#kernel';
import type { Caller, FileStore, UnitOfWork } from '#platform';
import { RegisterImport } from './entities.js';
import { FINDINGS_SHEET, type ImportReport, markedWorkbook, openFile } from './import/index.js';
import { importById } from './imports.queries.js';

/** A file to be saved. */
export interface FindingsWorkbook {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The file of an import as a workbook with its faulty cells marked; of one that is no table, the findings alone. */
export async function findingsWorkbook(uow: UnitOfWork, files: FileStore, caller: Caller, id: string): Promise<FindingsWorkbook> {
  const { value, ability } = await uow.read<
    { readonly organisationId: string; readonly fileName: string; readonly sha256: string; readonly report: ImportReport } | undefined
  >(caller, importById(id));
  if (!value || !ability.can('read', Object.assign(new RegisterImport(), { organisationId: value.organisationId })))
    throw new NotFound('register import');
  const { fileName, sha256, report } = value;
  const file = await openFile(await files.bytes(sha256));
  const sheets = file.ok && file.kind !== 'JSON' ? file.sheets.filter(({ name }) => name !== FINDINGS_SHEET) : [];
  return {
    name: `${fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')} - kiểm tra.xlsx`,
    bytes: markedWorkbook(sheets, report.problems, report.counts.unlisted),
  };
}
