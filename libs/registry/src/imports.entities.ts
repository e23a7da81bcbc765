import { defineEntity, p } from '@mikro-orm/core';
import type { FactChange } from '#platform';
import type { ActivityContent } from './activity-content.js';
import type { ColumnMapping } from './import/index.js';

/** What the commit does with one activity of a file. */
export const ROW_DECISIONS = ['CREATE', 'UPDATE', 'SKIP', 'UNCHANGED', 'CONFLICT'] as const;
export type RowDecision = (typeof ROW_DECISIONS)[number];

const RowSchema = defineEntity({
  name: 'ImportRow',
  tableName: 'import_row',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    importId: p.uuid(),
    /** From 0, in the order of the file. */
    position: p.integer(),
    sheet: p.text(),
    sourceRow: p.integer(),
    code: p.text(),
    codeGiven: p.boolean(),
    name: p.text(),
    decision: p.text().$type<RowDecision>(),
    /** The activity that it creates, updates or was found to be. */
    target: p.uuid().nullable(),
    /** The version of that activity when this was decided. */
    expectedVersion: p.integer().nullable(),
    /** See `Sought`. */
    own: p.boolean(),
    /** What is written; null where nothing is. */
    content: p.json<ActivityContent>().nullable(),
    changes: p.json<readonly FactChange[]>(),
    before: p.json<Record<string, unknown>>().nullable(),
  },
});
/** One activity of a file, what an import of it would do, and what it did. */
export class ImportRow extends RowSchema.class {}
RowSchema.setClass(ImportRow);

const remembered = { id: p.uuid().primary(), organisationId: p.uuid(), confirmedBy: p.uuid(), confirmedAt: p.datetime() };

const MappingSchema = defineEntity({
  name: 'RememberedMapping',
  tableName: 'import_mapping',
  properties: { ...remembered, fingerprint: p.text(), headers: p.array(), mapping: p.json<ColumnMapping>() },
});
/** Which columns of a table were read as what, by its headers, as a person confirmed it by committing. */
export class RememberedMapping extends MappingSchema.class {}
MappingSchema.setClass(RememberedMapping);

const TermSchema = defineEntity({
  name: 'RememberedTerm',
  tableName: 'import_term',
  properties: { ...remembered, kind: p.text(), term: p.text(), folded: p.text(), code: p.text() },
});
/** What a foreign term means to the organisation, as a person chose. */
export class RememberedTerm extends TermSchema.class {}
TermSchema.setClass(RememberedTerm);
