import { newId } from '#kernel';

/** Where an event stands in the transparency log; known once its transaction is about to commit. */
export interface LogPosition {
  readonly index: number;
  /** The exact text that was hashed into the leaf. */
  readonly entry: string;
  /** Audit path in the tree of `index + 1` leaves, base64, from the leaf upwards. */
  readonly proof: readonly string[];
  /** Root of that tree, base64. */
  readonly root: string;
}

/**
 * Something that happened, told once: it becomes an audit leaf of the transparency log and a row of the outbox, in the
 * transaction of the change itself. It carries ids and codes only; content is represented by a salted digest.
 */
export interface DomainEvent {
  /** Past tense, e.g. `FilingSubmitted`. */
  readonly type: string;
  /** Every aggregate that changed; a changed row whose aggregate no event names makes the commit fail. */
  readonly subjects: readonly string[];
  readonly payload?: Readonly<Record<string, string | number | boolean | null>>;
  /** Hex SHA-256 of the salted canonical content, where there is content to prove. */
  readonly digest?: string;
}

export class RecordedEvent {
  readonly id = newId();
  position?: LogPosition;
  readonly #also: string[] = [];
  constructor(readonly event: DomainEvent) {}

  get subjects(): readonly string[] {
    return [...this.event.subjects, ...this.#also];
  }

  /** A reaction changed this aggregate because of the event; the event's leaf names it too. */
  alsoChanged(id: string): void {
    this.#also.push(id);
  }
}
