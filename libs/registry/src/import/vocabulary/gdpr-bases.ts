import type { ForeignTerm } from './term.js';

export const NO_LEGITIMATE_INTERESTS = {
  vi: 'Pháp luật Việt Nam không có căn cứ "lợi ích hợp pháp" chung như GDPR; L91 19.1 chỉ cho một số trường hợp cụ thể.',
  en: 'Vietnamese law has no general basis of "legitimate interests" as the GDPR has; L91 19.1 allows particular cases only.',
};

/** The six bases of GDPR Article 6(1) as registers write them, in English and French. */
const BASES: readonly (Omit<ForeignTerm, 'key' | 'label'> & { readonly letter: string; readonly names: readonly string[] })[] = [
  { letter: 'a', names: ['Consent', 'Consentement'], code: 'CONSENT' },
  {
    letter: 'b',
    names: [
      'Contract',
      'Performance of a contract',
      'Contractual obligation',
      'Contrat',
      "Exécution d'un contrat",
      'Exécution d’un contrat',
    ],
    code: 'CONTRACT',
  },
  { letter: 'c', names: ['Legal obligation', 'Legal obligations', 'Obligation légale', 'Obligations légales'], code: 'LAW' },
  {
    letter: 'd',
    names: ['Vital interests', 'Intérêts vitaux', 'Sauvegarde des intérêts vitaux', 'Sauvegarde de la vie humaine'],
    code: 'EMERGENCY',
  },
  {
    letter: 'e',
    names: ['Public task', 'Public interest', "Mission d'intérêt public", 'Mission d’intérêt public'],
    suggestions: ['STATE_BODY', 'LAW'],
  },
  {
    letter: 'f',
    names: ['Legitimate interest', 'Legitimate interests', 'Intérêt légitime', 'Intérêts légitimes'],
    suggestions: ['CONSENT', 'CONTRACT', 'DEFENCE_OF_RIGHTS'],
    why: NO_LEGITIMATE_INTERESTS,
  },
];

/** The bases by name, by point of the article, and by both, as the British template has them. */
export const GDPR_BASES: readonly ForeignTerm[] = BASES.flatMap(({ letter, names, ...meaning }) => [
  { key: `6(1)(${letter})`, label: `Article 6(1)(${letter})`, ...meaning },
  ...names.map((name) => ({ key: name, label: `Article 6(1)(${letter}) - ${name}`, ...meaning })),
]);
