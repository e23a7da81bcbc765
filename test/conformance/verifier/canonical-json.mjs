/** Canonical JSON, RFC 8785: no blanks, members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them. */

/** The canonical text of a JSON value. Throws on what I-JSON does not know: lone surrogates, numbers that are not finite. */
export function canonical(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError('not a JSON value');
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${canonical(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** Reads a text that must be canonical already, so that one value has one text: doubled members or another spelling are errors. */
export function parseCanonical(text) {
  const value = JSON.parse(text);
  if (canonical(value) !== text) throw new SyntaxError('not canonical JSON');
  return value;
}

export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it is an object with exactly these members; those in `optional` may be missing. */
export function hasMembers(value, names, optional = []) {
  if (!isObject(value)) return false;
  const found = Object.keys(value);
  return names.every((name) => found.includes(name)) && found.every((name) => names.includes(name) || optional.includes(name));
}
