/** What a file for a peer system is sent as. */
export const MEDIA = {
  veris: 'application/json',
  misp: 'application/json',
  stix: 'application/stix+json;version=2.1',
} as const;
