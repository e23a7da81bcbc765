import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderLawMarkdown } from '#law';
import { PAGES, withParts } from './generate/generated-parts.js';
import { renderPolicyMatrix } from './generate/policy-matrix.js';
import { renderSchema } from './generate/schema.js';

const FOLDER = 'docs/generated';

/** Everything that is printed from code and compared with what is committed: drift is seen in a diff, not in production. */
const DOCUMENTS: Readonly<Record<string, () => string | Promise<string>>> = {
  'law.md': renderLawMarkdown,
  'policy-matrix.md': renderPolicyMatrix,
  'schema.graphql': renderSchema,
};

export async function generate(options: { check?: boolean }): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, render] of Object.entries(DOCUMENTS)) settle(join(FOLDER, name), await render(), options);
  for (const [file, parts] of Object.entries(PAGES)) settle(file, withParts(readFileSync(file, 'utf8'), parts), options);
}

function settle(file: string, wanted: string, { check }: { check?: boolean }): void {
  const found = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (wanted === found) return;
  if (check) {
    console.error(`${file} differs from the code: run npm run generate and look at the difference.`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, wanted);
    console.log(`written: ${file}`);
  }
}
