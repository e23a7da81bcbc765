/** Keys of the intake, each of 32 bytes, each for one use; they follow from the secret of the data folder. */
export interface IntakeKeys {
  /** Signs challenges. */
  readonly challenge: Uint8Array;
  /** Seals the contacts of reporters. */
  readonly contact: Uint8Array;
  /** Makes of a peer's address what is counted; without it nobody can try addresses. */
  readonly address: Uint8Array;
}

/** Where a sealed contact belongs. */
export function placeOfContact(reportId: string): string {
  return `third_party_report|sealed_contact|${reportId}`;
}
