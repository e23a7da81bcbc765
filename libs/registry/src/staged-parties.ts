import { spellingOf } from '#kernel';
import type { ActivityContent } from './activity-content.js';
import {
  type Coordinates,
  type MappedTerm,
  type StagedActivity,
  type StagedProcessor,
  type StagedRecipient,
  VOCABULARIES,
  wordsFor,
} from './import/index.js';

type Party = ActivityContent['parties'][number];
type Kind = 'RECIPIENT' | 'PROCESSOR' | 'THIRD_PARTY';
interface Sourced {
  readonly source: Coordinates;
  readonly party: Party;
}

/** What each role that the source may give to a party is in the register, which knows no other controllers. */
const KINDS: Readonly<Record<string, Kind>> = {
  PROCESSOR: 'PROCESSOR',
  SUB_PROCESSOR: 'PROCESSOR',
  CONTROLLER: 'RECIPIENT',
  THIRD_PARTY: 'THIRD_PARTY',
};

/**
 * The parties that a file names. A department of one's own is none, nor is a category of recipients; a transfer brings one only where it
 * says who receives, and nothing else of the file does.
 */
export function partiesOf(staged: StagedActivity): readonly Sourced[] {
  const { recipients, processors, transfers, actors = [], thirdParties = [] } = staged;
  const named = [
    ...recipients.filter(isOutside).map((one) => recipientOf(one, one.kind?.code === 'PROCESSOR' ? 'PROCESSOR' : 'RECIPIENT')),
    ...processors.map(processorOf),
    ...thirdParties.filter(isOutside).map((one) => recipientOf(one, 'THIRD_PARTY')),
    ...actors.flatMap((one) =>
      one.relationship?.code
        ? [sourced(one, KINDS[one.relationship.code]!, one.name, { note: words('relationships', one.relationship) })]
        : [],
    ),
  ];
  const names = new Set(named.map(({ party }) => spellingOf(party.name)));
  const receiving = transfers.flatMap((one) => {
    if (one.entity === null || names.has(spellingOf(one.entity))) return [];
    names.add(spellingOf(one.entity));
    return [sourced(one, 'RECIPIENT', one.entity)];
  });
  const countries = new Map(
    transfers.flatMap(({ entity, country }) => (entity !== null && country ? [[spellingOf(entity), placeOf(country)]] : [])),
  );
  return [...named, ...receiving].map(({ source, party }) => ({
    source,
    party: { ...party, country: party.country ?? countries.get(spellingOf(party.name)) ?? null },
  }));
}

/** True for somebody else than the organisation itself whom the file names. */
export function isOutside({ kind, isCategory }: StagedRecipient): boolean {
  return kind?.code !== 'INTERNAL' && !isCategory;
}

/** A recipient that is no party, in words. */
export function recipientWords({ name, kind, description }: StagedRecipient): string {
  return [wordsFor(name, VOCABULARIES.recipientKinds, kind?.code), description].filter(Boolean).join(', ');
}

/** As the register writes a country: its code, or the words of the file where it is none that we know. */
export function placeOf(country: MappedTerm): string {
  return country.code ?? country.raw;
}

/** What is said of a party and has no member, in words; shared out between its note and, where that is full, the notes of the activity. */
export function remarksOn(one: StagedRecipient | StagedProcessor): { readonly note: string | null; readonly left: readonly string[] } {
  const texts = 'relationship' in one ? [roleOf(one), one.documentationLink, one.description] : [kindOf(one), one.description];
  let note = '';
  const left: string[] = [];
  for (const text of texts.filter((text): text is string => Boolean(text))) {
    const longer = note ? `${note}; ${text}` : text;
    if ([...longer].length > PARTY_NOTE) left.push(text);
    else note = longer;
  }
  return { note: note || null, left };
}

const PARTY_NOTE = 1000;

const roleOf = ({ relationship }: StagedProcessor): string | null =>
  relationship && relationship.code !== 'PROCESSOR' ? words('relationships', relationship) : null;

function kindOf({ name, kind }: StagedRecipient): string | null {
  const says = kind && kind.code !== 'PROCESSOR' && (kind.code !== undefined || kind.raw !== name);
  return says ? words('recipientKinds', kind) : null;
}

function recipientOf(one: StagedRecipient, kind: Kind): Sourced {
  return sourced(one, kind, one.name, { note: remarksOn(one).note });
}

function processorOf(one: StagedProcessor): Sourced {
  const { name, entity, relationship, country, documentationLink, contractNumber = null } = one;
  return sourced(one, KINDS[relationship?.code ?? 'PROCESSOR']!, entity ?? name, {
    country: country && placeOf(country),
    hasContract: documentationLink || contractNumber ? true : null,
    contractNumber,
    service: entity !== null && entity !== name ? name : null,
    note: remarksOn(one).note,
  });
}

const words = (book: 'relationships' | 'recipientKinds', { raw, code }: MappedTerm): string =>
  VOCABULARIES[book].own.find((one) => one.code === code)?.vi ?? wordsFor(raw, VOCABULARIES[book]);

function sourced({ source }: { readonly source: Coordinates }, kind: Kind, name: string, more: Partial<Party> = {}): Sourced {
  return { source, party: { kind: kind as Party['kind'], name, country: null, hasContract: null, ...more } };
}
