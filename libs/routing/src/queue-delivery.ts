import { DomainError, newId } from '#kernel';
import type { RecordedEvent, Tx } from '#platform';
import { ClockVerdict, Filing } from '#violations';
import { Delivery } from './entities.js';
import { type RoutingInputs, routeOf } from './routing-table.js';

/** From filing to register: the service promise of a desk (lifecycles.md 1.3, D7), in hours; no statute. */
export const ACCEPT_WITHIN_HOURS = 24;

interface FiledContent {
  readonly organisation: {
    readonly nameVi: string;
    readonly provinceCode: string;
    readonly sector: string;
    readonly defenceScope: boolean;
  };
  readonly recipient: { readonly authority: string | null };
}

/** The desk that the law names does not exist in this installation: nothing is filed that nobody would receive. */
export class NoReceivingUnit extends DomainError {
  constructor(unitCode: string) {
    super('NO_RECEIVING_UNIT', 'unavailable', {
      vi: `Chưa thiết lập đơn vị tiếp nhận ${unitCode} trên hệ thống. Hồ sơ chưa được gửi và vẫn giữ nguyên; hãy báo quản trị rồi gửi lại với cùng khóa.`,
      en: `The receiving unit ${unitCode} is not set up here. The report was not filed and is kept as it is; tell your administrator and send it again with the same key.`,
    });
  }
}

/** In the transaction of the submission: the filing gets a delivery to the desk that the routing table names (D1). */
export async function queueDelivery(tx: Tx, recorded: RecordedEvent): Promise<void> {
  const filing = await tx.em.findOneOrFail(Filing, { id: String(recorded.event.payload!.filingId) });
  const verdict = tx.em
    .getUnitOfWork()
    .getIdentityMap()
    .values()
    .find((row): row is ClockVerdict => row instanceof ClockVerdict && row.filingId === filing.id);
  const content = JSON.parse(filing.content) as FiledContent;
  const inputs: RoutingInputs = {
    kind: 'VIOLATION_NOTICE',
    regime: filing.regime,
    noticeClass: filing.noticeClass,
    authority: content.recipient.authority,
    provinceCode: content.organisation.provinceCode,
    defenceScope: content.organisation.defenceScope,
  };
  const { rule, unitCode } = routeOf(inputs);
  const [unit] = await tx.sql<{ id: string }>('select id from authority_unit where code = ?', [unitCode]);
  if (!unit) throw new NoReceivingUnit(unitCode);
  const delivery = tx.em.create(Delivery, {
    id: newId(),
    filingId: filing.id,
    organisationId: filing.organisationId,
    unitId: unit.id,
    reference: filing.reference,
    organisationName: content.organisation.nameVi,
    provinceCode: content.organisation.provinceCode,
    sector: content.organisation.sector,
    noticeClass: filing.noticeClass,
    verdict: verdict?.verdict ?? 'UNDETERMINED',
    statutoryDueAt: verdict?.dueAt ?? null,
    submittedAt: filing.submittedAt,
    acceptBy: new Date(filing.submittedAt.getTime() + ACCEPT_WITHIN_HOURS * 3_600_000),
    rule: rule.id,
    ruleInputs: { ...inputs, authority: inputs.authority ?? '' },
    transportState: 'QUEUED',
    businessState: 'NONE',
    deliveredAt: null,
    registryNumber: null,
    acceptedBy: null,
  });
  recorded.alsoChanged(delivery.id);
}
