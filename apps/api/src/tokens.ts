/** DI tokens of what is no class. */
export const CONFIG = Symbol('Config');
export const LOGGER = Symbol('Logger');
