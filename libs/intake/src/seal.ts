/** Sealing lives in the platform: destinations use it too. */
export { seal, unseal } from '#platform';
