/** Printed under `khien load-incidents --help`. */
export const LOAD_INCIDENTS_HELP = `
The file is an export of the US HHS OCR breach portal (cp1252). Each row becomes a violation report under the law in
force: entity → organisation of the health sector, state → a province by a fixed table, type and place → act and place,
individuals → people with sensitive data (counted, or not known), business associate → origin, narrative → description and
measures.

The archive's days (2009 to 2024) are long past and the filing time is always the server's: each incident counts as
detected 1 to 96 hours before the load (fixed by its content, so that about three quarters are in time and the others
late under Law 91); its own date stands in the description. Control characters left by an earlier wrong decoding become
U+FFFD. A row that is filed already (client key = digest of its content) is not filed again; a draft that an interrupted
run left is filed instead of made twice.`;
