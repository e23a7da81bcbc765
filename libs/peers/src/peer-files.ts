import type { Draft } from '#platform';

const MEDIA = {
  veris: 'application/json',
  misp: 'application/json',
  stix: 'application/stix+json;version=2.1',
} as const;

/** The file of one thing for a peer system. */
export function peerFile(reference: string, format: keyof typeof MEDIA, told: object): Draft {
  const chunks = (async function* () {
    yield `${JSON.stringify(told, null, 2)}\n`;
  })();
  return { name: `${reference}.${format}.json`, mediaType: MEDIA[format], chunks, count: () => 1 };
}
