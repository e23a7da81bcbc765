import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import type { Actor } from '#kernel';

export type Ability = MongoAbility<[string, string | object]>;
export type Grants = Pick<AbilityBuilder<Ability>, 'can' | 'cannot'>;

/**
 * The policy of one noun, in sentences. Conditions are plain, non-null column values: `{ x: undefined }` would match rows
 * that were loaded without `x`, and `{}` matches everything (measured on CASL 7.0.1). Denials come last, for the later rule wins.
 */
export type Policy = (actor: Actor, grants: Grants) => void;

/** What one actor may do, from the policies of all nouns. */
export function abilityOf(actor: Actor, policies: readonly Policy[]): Ability {
  const builder = new AbilityBuilder<Ability>(createMongoAbility);
  const checked: Grants = {
    can: ((...rule: Parameters<typeof builder.can>) => builder.can(...assertConditions(rule))) as typeof builder.can,
    cannot: ((...rule: Parameters<typeof builder.cannot>) => builder.cannot(...assertConditions(rule))) as typeof builder.cannot,
  };
  for (const policy of policies) policy(actor, checked);
  return builder.build({ detectSubjectType: (subject) => (typeof subject === 'string' ? subject : subject.constructor.name) });
}

function assertConditions<Rule extends readonly unknown[]>(rule: Rule): Rule {
  for (const part of rule.slice(2)) {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) continue;
    const values = Object.values(part);
    const plain = values.length > 0 && values.every((value) => ['string', 'number', 'boolean'].includes(typeof value) || isInList(value));
    if (!plain) throw new TypeError(`a policy condition must hold plain values: ${String(rule[0])} ${String(rule[1])}`);
  }
  return rule;
}

function isInList(value: unknown): boolean {
  const list = value && typeof value === 'object' ? (value as { $in?: unknown }).$in : undefined;
  return Array.isArray(list) && list.length > 0 && list.every((item) => typeof item === 'string');
}
