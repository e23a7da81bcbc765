/** One property of a component: `DTSTART;VALUE=DATE:20261120`. */
interface Property {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly value: string;
}

export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
}

/** Reads an iCalendar text as RFC 5545 3.1 tells: lines end with CRLF, a line that begins with a space goes on with the one before. */
export function readCalendarText(text: string): Component {
  const lines = text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '');
  const open: { name: string; properties: Property[]; components: Component[] }[] = [{ name: '', properties: [], components: [] }];
  for (const line of lines) {
    const [, head = '', value = ''] = /^([^:]+):(.*)$/s.exec(line) ?? [];
    const [name = '', ...parameters] = head.split(';');
    if (name === 'BEGIN') open.push({ name: value, properties: [], components: [] });
    else if (name === 'END') {
      const ended = open.pop()!;
      if (ended.name !== value) throw new Error(`${value} ends within ${ended.name}`);
      open.at(-1)!.components.push(ended);
    } else open.at(-1)!.properties.push({ name, parameters, value });
  }
  const [calendar] = open[0]!.components;
  if (open.length !== 1 || !calendar) throw new Error('a component does not end');
  return calendar;
}

/** The one value of a property, its escapes taken back. */
export function textOf({ properties }: Component, name: string): string {
  const found = properties.filter((property) => property.name === name);
  if (found.length !== 1) throw new Error(`${found.length} × ${name}`);
  return found[0]!.value.replace(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
}
