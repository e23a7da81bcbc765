import { COLUMNS, decodeIncidents, type IncidentRow } from './read-incidents.js';

/** A row of the source, invented, with other cells where a test says so. */
export function incidentRow(more: Partial<IncidentRow['cells']> = {}, width: number = COLUMNS.length): IncidentRow {
  const cells: IncidentRow['cells'] = {
    'Name of Covered Entity': 'Sample Clinic',
    State: 'CA',
    'Covered Entity Type': 'Healthcare Provider',
    'Individuals Affected': '1,234',
    'Breach Submission Date': '06/28/2024',
    'Type of Breach': 'Hacking/IT Incident',
    'Location of Breached Information': 'Email, Network Server',
    'Business Associate Present': 'No',
    'Web Description': 'A server was hacked. The CE notified HHS. Names and diagnoses were involved.',
    ...more,
  };
  return { line: 2, width, cells, damaged: 0 };
}

/** The file as bytes of cp1252; characters outside Latin-1 are written as the byte that stands for them. */
export function csvBytes(...lines: readonly string[]): Buffer {
  return Buffer.from([COLUMNS.join(','), ...lines].join('\r\n'), 'latin1');
}

export function decodedRow(line: string): IncidentRow {
  return decodeIncidents(csvBytes(line))[0]!;
}
