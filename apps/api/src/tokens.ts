/** DI tokens of what is no class. */
export const CONFIG = Symbol('Config');
/** The key, of 32 bytes, under which addresses are counted. */
export const ADDRESS_KEY = Symbol('AddressKey');
export const LOGGER = Symbol('Logger');
