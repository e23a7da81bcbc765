export * from './actor.js';
export * from './domain-error.js';
export * from './ids.js';
export * from './reference.js';
export * from './text.js';
export * from './transitions.js';
