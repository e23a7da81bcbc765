import { registerHooks } from 'node:module';

/** Imports TypeScript of ours without a build (path from the root). Node strips types by itself; only the .js in relative imports has to find its .ts. */
export async function importSource(path) {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const source = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
      return next(source ? specifier.replace(/\.js$/, '.ts') : specifier, context);
    },
  });
  try {
    return await import(new URL(`../../${path}`, import.meta.url).href);
  } finally {
    hooks.deregister();
  }
}
