/**
 * The direction: kernel ← law, platform ← identity ← attachments ← registry, filings ← violations ← routing ← intake ← apps; other libs only through '#name'.
 * Judged by `npm run verify`; test/architecture.spec.ts shows that it bites. Paths are relative to the folder it is run in.
 */
import { fileURLToPath } from 'node:url';

const mayUse = {
  kernel: [],
  law: ['kernel'],
  documents: ['kernel', 'law'],
  platform: ['kernel'],
  channels: ['kernel', 'platform'],
  identity: ['kernel', 'law', 'platform'],
  attachments: ['kernel', 'law', 'platform', 'identity'],
  requests: ['kernel', 'law', 'platform', 'identity', 'attachments'],
  registry: ['kernel', 'law', 'platform', 'identity', 'attachments'],
  filings: ['kernel', 'law', 'platform', 'identity'],
  dossiers: ['kernel', 'law', 'platform', 'identity', 'attachments', 'registry', 'filings'],
  violations: ['kernel', 'law', 'platform', 'identity', 'attachments', 'registry', 'filings'],
  routing: [
    'kernel',
    'law',
    'platform',
    'channels',
    'identity',
    'attachments',
    'requests',
    'registry',
    'filings',
    'dossiers',
    'violations',
  ],
  handling: ['kernel', 'law', 'platform', 'identity', 'attachments', 'registry', 'filings', 'violations', 'channels', 'routing'],
  papers: [
    'kernel',
    'law',
    'documents',
    'platform',
    'channels',
    'identity',
    'attachments',
    'requests',
    'registry',
    'filings',
    'dossiers',
    'violations',
  ],
  deadlines: ['kernel', 'law', 'platform', 'requests', 'dossiers', 'violations'],
  intake: ['kernel', 'law', 'platform', 'identity', 'attachments', 'registry', 'filings', 'violations', 'routing'],
  cases: ['kernel', 'law', 'platform', 'channels', 'identity', 'attachments', 'registry', 'filings', 'violations', 'routing', 'handling', 'intake'],
  queue: ['kernel', 'law', 'platform', 'channels', 'identity', 'attachments', 'registry', 'filings', 'violations', 'routing', 'handling', 'intake'],
  search: ['kernel', 'platform'],
  indicators: ['kernel', 'law', 'platform'],
};
const notSpec = '\\.spec\\.ts$';

export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Modules that import each other in a circle cannot be read, tested or loaded one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import must lead somewhere, else no other rule can judge it.',
      severity: 'error',
      from: { path: '^(apps|libs|prisma-free-migrations)/' },
      to: { couldNotResolve: true },
    },
    ...Object.entries(mayUse).map(([lib, others]) => ({
      name: `direction-${lib}`,
      comment: `${lib} may use ${others.join(', ') || 'no other lib'}; backwards only by event.`,
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: { path: '^(libs|apps|bench)/', pathNot: `^libs/(${[lib, ...others].join('|')})/` },
    })),
    {
      name: 'lib-is-known',
      comment: 'A new lib gets its place in the direction first (mayUse above).',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/(${Object.keys(mayUse).join('|')})/` },
      to: {},
    },
    {
      name: 'libs-by-name',
      comment: "Another lib is imported as '#name', as package.json declares it, never by a path into it.",
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: '^libs/$1/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'apps-use-libs-by-name',
      comment: "An app imports a lib as '#name', never by a path into it.",
      severity: 'error',
      from: { path: '^(apps|prisma-free-migrations)/' },
      to: { path: '^libs/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'kernel-stands-alone',
      comment: 'kernel imports nothing but node:.',
      severity: 'error',
      from: { path: '^libs/kernel/src/', pathNot: notSpec },
      to: { pathNot: '^libs/kernel/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'law-is-pure',
      comment: 'law is data and arithmetic: it imports only kernel.',
      severity: 'error',
      from: { path: '^libs/law/src/', pathNot: notSpec },
      to: { pathNot: '^libs/(law|kernel)/' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(dist|test/support/fixtures)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
};
