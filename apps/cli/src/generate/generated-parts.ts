import { renderClockExamples, renderClockTable, renderServiceTable } from '#law';
import { renderRetryTable, renderRoutingTable } from '#routing';

/** Pages that people write, with parts that are printed from code. In the page: `<!-- generated:NAME -->` … `<!-- /generated -->`. */
export const PAGES: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'docs/clocks.md': {
    'clocks-vi': () => renderClockTable('vi'),
    'service-vi': () => renderServiceTable('vi'),
    'examples-vi': () => renderClockExamples('vi'),
    'clocks-en': () => renderClockTable('en'),
    'service-en': () => renderServiceTable('en'),
    'examples-en': () => renderClockExamples('en'),
  },
  'docs/routing.md': {
    'routing-vi': () => renderRoutingTable('vi'),
    'retry-vi': () => renderRetryTable('vi'),
    'routing-en': () => renderRoutingTable('en'),
    'retry-en': () => renderRetryTable('en'),
  },
};

/** The page with its parts printed anew. Throws where it lacks the place of one, or has a place that nothing fills. */
export function withParts(page: string, parts: Readonly<Record<string, () => string>>): string {
  const left = new Set(Object.keys(parts));
  const filled = page.replace(/<!-- generated:([\w-]+) -->\n[\s\S]*?<!-- \/generated -->/g, (_whole, name: string) => {
    if (!left.delete(name)) throw new Error(`nothing is printed as ${name}, or it has two places`);
    return `<!-- generated:${name} -->\n${parts[name]!()}\n<!-- /generated -->`;
  });
  if (left.size > 0) throw new Error(`no place in the page for ${[...left].join(', ')}`);
  return filled;
}
