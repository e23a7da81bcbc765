import { createHash } from 'node:crypto';
import { openCase, putOnList, stepCase } from '#cases';
import type { AuthorityUnit } from '#identity';
import { DomainError } from '#kernel';
import { type Person, World } from '../../../../test/support/world.js';
import { collectEvidence, type NewEvidence } from '../collect-evidence.js';
import type { CustodyStep } from '../custody.states.js';
import { type EvidenceInputs, stepEvidence } from '../step-evidence.js';

/** A unit with a verified case: who leads it, who works on it, who reads it, its head, and a colleague who is not on its list. */
export interface CustodyWorld {
  readonly world: World;
  readonly unit: AuthorityUnit;
  readonly lead: Person;
  readonly worker: Person;
  readonly reader: Person;
  readonly head: Person;
  readonly colleague: Person;
  readonly caseId: string;
  /** Sends bytes under a ticket; answers with its id and their SHA-256. */
  send(bytes: Buffer, person?: Person, fileName?: string): Promise<{ readonly id: string; readonly sha256: string }>;
  collect(more?: Partial<NewEvidence>, person?: Person): Promise<string>;
  /** An item with these bytes. */
  digital(bytes?: Buffer, more?: Partial<NewEvidence>): Promise<{ readonly id: string; readonly sha256: string }>;
  step<Step extends CustodyStep>(id: string, step: Step, person: Person, input: EvidenceInputs[Step], version?: number): Promise<unknown>;
}

export async function custodyWorld(environment: Record<string, string> = {}): Promise<CustodyWorld> {
  const world = await World.create(environment);
  const unit = await world.unit();
  const officer = () => world.person(['LIAISON_OFFICER'], { unitId: unit.id });
  const [lead, worker, reader, colleague] = [await officer(), await officer(), await officer(), await officer()];
  const head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
  const { id: caseId } = await world.uow.run(lead.caller, (tx) =>
    openCase(tx, { title: 'Rao bán trên mạng', acts: ['ILLEGAL_SALE'], tlp: 'AMBER', source: 'OWN' }),
  );
  await world.uow.run(lead.caller, (tx) => stepCase(tx, caseId, 'take', {}));
  const plan = { leadId: lead.userId, memberIds: [worker.userId], plan: 'Xác minh người bán' };
  await world.uow.run(head.caller, (tx) => stepCase(tx, caseId, 'verify', plan));
  await world.uow.run(lead.caller, (tx) => putOnList(tx, caseId, { userId: reader.userId, level: 'READ', reason: 'Cần biết' }));

  const send = async (bytes: Buffer, person = lead, fileName = 'mau-du-lieu.bin') => {
    const query =
      'mutation ($fileName: String!, $size: Int!) { it: createUploadTicket(fileName: $fileName, size: $size, purpose: EVIDENCE) { id } }';
    const { data } = await world.gql<{ it: { id: string } }>(query, { fileName, size: bytes.length }, person);
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${person.token}` };
    const answer = await (await world.app()).inject({ method: 'PUT', url: `/uploads/${data.it.id}`, headers, payload: bytes });
    if (answer.statusCode !== 200) throw new Error(answer.payload);
    return { id: data.it.id, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  const collect = async (more: Partial<NewEvidence> = {}, person = lead) => {
    const input = {
      caseId,
      kind: 'PHYSICAL',
      title: 'Điện thoại',
      source: 'Khám xét',
      collectedAt: new Date(Date.now() - 60_000),
    } as const;
    return (await world.uow.run(person.caller, (tx) => collectEvidence(tx, { ...input, ...more }))).id;
  };
  return {
    ...{ world, unit, lead, worker, reader, head, colleague, caseId, send, collect },
    digital: async (bytes = Buffer.from(`mẫu ${Math.random()}`), more = {}) => {
      const { id, sha256 } = await send(bytes);
      await collect({ kind: 'DIGITAL', title: 'Mẫu dữ liệu', source: 'Kênh bán', ticketId: id, ...more });
      return { id, sha256 };
    },
    step: (id, step, person, input, version) => world.uow.run(person.caller, (tx) => stepEvidence(tx, id, step, input, version)),
  };
}

/** The code of a refusal, or OK. */
export function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'OK',
    (error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      return error.details.defects?.[0]?.code ?? error.code;
    },
  );
}
