export { SearchResolver } from './edge/search.resolver.js';
export * from './searched.js';
