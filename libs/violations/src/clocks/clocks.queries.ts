const ESCALATIONS = `(select coalesce(json_agg(json_build_object('hour', e.hour, 'dueAt', e.due_at, 'at', e.at, 'late', e.late) order by e.due_at), '[]')
  from clock_escalation e where e.clock_id = c.id)`;

/** Every clock of a report `r`, superseded ones too, oldest first; one JSON column of the statement that reads the report. */
export const CLOCKS_JSON = `(select coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'ruleId', c.rule, 'ruleVersion', c.rule_version,
  'article', c.article, 'lawDay', c.law_day, 'startEvent', c.start_event, 'startedAt', c.started_at, 'dueAt', c.due_at, 'statutory', c.statutory,
  'filingId', c.filing_id, 'path', c.path, 'computedAt', c.computed_at, 'supersededAt', c.superseded_at, 'stoppedAt', c.stopped_at,
  'stoppedBy', c.stopped_event, 'breachedAt', c.breached_at, 'reportId', r.id, 'reference', r.reference, 'drill', r.drill, 'escalations', ${ESCALATIONS})
  order by c.computed_at, c.id), '[]') from report_clock c where c.report_id = r.id)`;
