import { Migration0001Foundation } from './0001-foundation.js';
import { Migration0002RegistryViolationsRouting } from './0002-registry-violations-routing.js';

/** In the order in which they run; a name, once released, never changes and never goes. */
export const MIGRATIONS = [
  { name: '0001-foundation', class: Migration0001Foundation },
  { name: '0002-registry-violations-routing', class: Migration0002RegistryViolationsRouting },
];
