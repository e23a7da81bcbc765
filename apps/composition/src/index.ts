export * from './checkpoint-file.js';
export * from './data-folder.js';
export * from './domain.js';
export * from './house.js';
export * from './outside.js';
