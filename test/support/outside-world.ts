import { outsideTasks } from '#composition';
import { type Filing } from '#filings';
import type { AuthorityUnit, Organisation } from '#identity';
import { createLogger, type OutsideTask } from '#platform';
import type { BusinessState, TransportState } from '#routing';
import { markViolationReportReady, openFollowUp, submitViolationReport } from '#violations';
import { WebhookReceiver } from '../../libs/routing/testing/webhook-receiver.js';
import { filed, submissionOf } from './facts.js';
import { tamper } from './records.js';
import { type Person, World } from './world.js';

/** A world whose A05 takes its messages by webhook, with the receiver of them and the worker's own task that carries them. */
export class OutsideWorld {
  private constructor(
    readonly world: World,
    readonly receiver: WebhookReceiver,
    readonly unit: AuthorityUnit,
    readonly organisation: Organisation,
    readonly dpo: Person,
    readonly admin: Person,
    readonly destinationId: string,
    readonly secret: string,
  ) {}

  static async create(): Promise<OutsideWorld> {
    const receiver = await WebhookReceiver.start();
    const world = await World.create({ KHIEN_WEBHOOK_ALLOW: receiver.origin, KHIEN_WEBHOOK_TIMEOUT: '1000' });
    const unit = await world.unit();
    const organisation = await world.organisation();
    const dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    const admin = await world.person(['UNIT_ADMIN'], { unitId: unit.id });
    const { data } = await world.gql<{ it: { destination: { id: string }; secret: string } }>(OPEN, { url: receiver.url }, admin);
    await world.settle();
    return new OutsideWorld(world, receiver, unit, organisation, dpo, admin, data.it.destination.id, data.it.secret);
  }

  /** The task as the worker wires it; two of them are two workers. */
  task(): OutsideTask {
    return outsideTaskOf(this.world, 'deliver-outside');
  }

  async filed(): Promise<{ filing: Filing; delivery: Row }> {
    const filing = await filed(this.world, this.dpo);
    await this.world.settle();
    return { filing, delivery: await this.deliveryOf(filing.id) };
  }

  /** The next filing of a report: the same facts, with a word more. */
  async supplemented(reportId: string): Promise<{ filing: Filing; delivery: Row }> {
    const { uow } = this.world;
    await uow.run(this.dpo.caller, (tx) => openFollowUp(tx, reportId, 'supplement'));
    await uow.run(this.dpo.caller, (tx) => markViolationReportReady(tx, reportId));
    const submission = submissionOf(reportId, { clientKey: `supplement-${Math.random()}` });
    const { filing } = await uow.run(this.dpo.caller, (tx) => submitViolationReport(tx, submission));
    await this.world.settle();
    return { filing, delivery: await this.deliveryOf(filing.id) };
  }

  async deliveryOf(filingId: string): Promise<Row> {
    const { rows } = await this.world.admin.query<Row>("select * from delivery where filing_id = $1 and message = 'FILING'", [filingId]);
    return rows[0]!;
  }

  async delivery(id: string): Promise<Row> {
    return (await this.world.admin.query<Row>('select * from delivery where id = $1', [id])).rows[0]!;
  }

  async attempts(deliveryId: string): Promise<{ number: number; outcome: string; detail: string; at: Date }[]> {
    const { rows } = await this.world.admin.query(
      'select number, outcome, detail, at from delivery_attempt where delivery_id = $1 order by number',
      [deliveryId],
    );
    return rows as never;
  }

  /** Lets time pass for what waits: every stored moment of deliveries and their destinations moves back. Nobody sleeps. */
  async pass(interval: string): Promise<void> {
    const columns = [
      'submitted_at',
      'queued_at',
      'accept_by',
      'statutory_due_at',
      'next_attempt_at',
      'give_up_at',
      'tried_at',
      'packed_at',
      'leased_until',
      'failing_since',
      'delivered_at',
    ];
    await tamper(this.world, `update delivery set ${columns.map((column) => `${column} = ${column} - $1::interval`).join(', ')}`, [
      interval,
    ]);
    await tamper(
      this.world,
      'update destination_health set tried_at = tried_at - $1::interval, recovered_at = recovered_at - $1::interval',
      [interval],
    );
    await tamper(this.world, 'update delivery_attempt set at = at - $1::interval', [interval]);
  }

  async destroy(): Promise<void> {
    await this.world.destroy();
    await this.receiver.stop();
  }
}

/** A row of `delivery` as PostgreSQL has it. */
export type Row = Record<string, unknown> & {
  readonly id: string;
  readonly unit_id: string;
  readonly reference: string;
  readonly transport_state: TransportState;
  readonly business_state: BusinessState;
  readonly next_attempt_at: Date | null;
};

const OPEN = `mutation ($url: String!) { it: openDestination(input: { channel: WEBHOOK, endpoint: $url }) { destination { id } secret } }`;

/** A task of the worker that has effects outside the database, wired as the worker wires it. */
export function outsideTaskOf({ workerHouse }: World, name: string): OutsideTask {
  return outsideTasks(workerHouse, createLogger('test', 'silent')).find((task) => task.name === name)!;
}
