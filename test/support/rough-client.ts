import { factsUnderLaw91, wholeActivity } from './facts.js';
import { type Leaf, leavesOf } from './leaves.js';
import { type Played, playMainJob } from './played.js';
import { type RootField, rootFields, schemaOf } from './root-fields.js';
import { World } from './world.js';

/** What a client hears of a refusal. */
export interface Refusal {
  readonly code: string;
  readonly messageVi?: string;
  readonly messageEn?: string;
  readonly defects?: readonly {
    readonly path: string;
    readonly code: string;
    readonly vi: string;
    readonly en: string;
    readonly article?: string;
  }[];
}

/** With what else has rows of its own: a part of a row alone would be no row. */
const FACTS = () =>
  factsUnderLaw91({ cyberIncident: { isCyberIncident: false }, notEstablished: [{ path: 'originParty', reason: 'Nhật ký đã mất' }] });

/** A client of the API that sends whatever it likes, as people who may. */
export class RoughClient {
  /** Root fields that were called. */
  readonly reached = new Set<string>();

  private constructor(
    readonly world: World,
    readonly played: Played,
    readonly fields: ReadonlyMap<string, RootField>,
    /** Every value that the mutations behind a session take. */
    readonly leaves: readonly Leaf[],
  ) {}

  static async create(): Promise<RoughClient> {
    const world = await World.create();
    const played = await playMainJob(world, 'XẤU');
    const fields = new Map((await rootFields(world)).map((field) => [field.name, field]));
    const leaves = leavesOf(await schemaOf(world)).filter(({ mutation }) => mutation !== 'signIn' && mutation !== 'activateAccount');
    return new RoughClient(world, played, fields, leaves);
  }

  /** Calls a root field as whoever may. No input at all may end as INTERNAL, or be answered in one language. */
  async call(name: string, variables: Record<string, unknown>): Promise<{ it?: Record<string, unknown>; refusal?: Refusal }> {
    const field = this.fields.get(name)!;
    const { data, errors, status } = await this.world.gql<{ it: Record<string, unknown> }>(
      field.document,
      variables,
      this.played[field.actor],
    );
    this.reached.add(name);
    const refusal = errors?.[0]?.extensions as Refusal | undefined;
    if (refusal?.code === 'INTERNAL' || status >= 500) throw new Error(`${name} broke on ${JSON.stringify(variables).slice(0, 300)}`);
    if (refusal?.messageVi !== undefined)
      expect(refusal).toMatchObject({ messageVi: expect.stringMatching(/\S/), messageEn: expect.stringMatching(/\S/) });
    for (const defect of refusal?.defects ?? [])
      expect(defect).toMatchObject({
        path: expect.any(String),
        code: expect.stringMatching(/^[A-Z_0-9]+$/),
        vi: expect.stringMatching(/\S/),
        en: expect.stringMatching(/\S/),
      });
    return { it: data?.it, refusal };
  }

  /** Valid variables of a root field, every part of them filled in. */
  full(name: string): Record<string, unknown> {
    const base = this.fields.get(name)!.argumentsOf(this.played);
    if (name.endsWith('ProcessingActivity') && 'input' in base) return { ...base, input: { ...wholeActivity() } };
    if (name === 'publishModelActivity') return { input: { ...(base.input as object), content: { ...wholeActivity() } } };
    if (name === 'renewModelActivity') return { ...base, content: { ...wholeActivity() } };
    if (name === 'enterReport' || name === 'reportViolationAnonymously')
      return { ...base, input: { ...(base.input as object), facts: FACTS() } };
    const answers = [{ path: 'facts.place', answer: 'DISPUTED', text: 'Đã đủ' }];
    const report = {
      title: 'Vụ',
      activityIds: [this.played.activityId],
      facts: FACTS(),
      answers,
    };
    if (name === 'draftViolationReport' || name === 'reviseViolationReport') return { ...base, input: report };
    return base;
  }
}
