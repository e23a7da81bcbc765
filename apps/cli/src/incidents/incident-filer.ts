import { createHash } from 'node:crypto';
import type { House } from '#composition';
import { grantRole, registerOrganisation } from '#identity';
import { type Caller, createValidationPipe } from '#platform';
import {
  draftViolationReport,
  markViolationReportReady,
  ReportContentInput,
  SubmitViolationReportInput,
  submitViolationReport,
  toStored,
} from '#violations';
import { OPERATOR } from '../operator.js';
import { type Incident, LOADER_CONTACT } from './incident.js';
import { KEY_PREFIX } from './incident-keys.js';

export type Outcome = 'filed' | 'resumed' | 'filed before';

interface OpenReport {
  readonly id: string;
  readonly title: string;
  readonly state: 'DRAFT' | 'READY';
}

/**
 * Files incidents as a person would: through the checks of the API's inputs, then draft, mark ready and submit, each a
 * transaction of its own, as the data-protection officer of the organisation that the incident happened to.
 */
/** Narratives are quoted; a number in one may look like somebody's. */
const QUOTED = 'Trích nguyên văn từ nguồn công khai.';

export class IncidentFiler {
  readonly #pipe = createValidationPipe();
  readonly #officers = new Map<string, Promise<Caller>>();

  private constructor(
    private readonly uow: House['uow'],
    private readonly filed: ReadonlySet<string>,
    private readonly open: ReadonlyMap<string, OpenReport>,
  ) {}

  /** Looks up what earlier runs have filed, and what an interrupted one left as a draft. */
  static async open(uow: House['uow']): Promise<IncidentFiler> {
    const [filed, open] = await uow.run(OPERATOR, async (tx) => [
      await tx.sql<{ key: string }>("select client_key as key from filing where client_key like ? || '%'", [KEY_PREFIX]),
      await tx.sql<OpenReport>(
        "select id, title, state from violation_report where state in ('DRAFT', 'READY') and title like '%[' || ? || '%]'",
        [KEY_PREFIX],
      ),
    ]);
    return new IncidentFiler(uow, new Set(filed.map(({ key }) => key)), new Map(open.map((report) => [keyIn(report.title), report])));
  }

  async file(incident: Incident): Promise<Outcome> {
    const { key, lateReason, title, facts } = incident;
    if (this.filed.has(key)) return 'filed before';
    const content = await this.#checked(ReportContentInput, { title, activityIds: [], facts });
    const officer = await this.#officerOf(incident);
    const left = this.open.get(key);
    const reportId =
      left?.id ?? (await this.uow.run(officer, (tx) => draftViolationReport(tx, { ...content, facts: toStored(content.facts) }))).id;
    if (left?.state !== 'READY') await this.uow.run(officer, (tx) => markViolationReportReady(tx, reportId));
    const submission = await this.#checked(SubmitViolationReportInput, {
      reportId,
      clientKey: key,
      lateReason,
      commitment: true,
      personalDataReason: QUOTED,
    });
    await this.uow.run(officer, (tx) => submitViolationReport(tx, submission));
    return left ? 'resumed' : 'filed';
  }

  /** The very checks that the API applies to what people type: lengths, characters, numbers. */
  #checked<T>(input: new () => T, value: object): Promise<T> {
    return this.#pipe.transform(value, { type: 'body', metatype: input }) as Promise<T>;
  }

  /** One officer an organisation; rows of one organisation wait for the same registration. */
  #officerOf({ organisation }: Incident): Promise<Caller> {
    const place = `${organisation.provinceCode} ${organisation.name}`;
    let officer = this.#officers.get(place);
    if (!officer) {
      officer = this.#register(organisation, `${createHash('sha256').update(place).digest('hex').slice(0, 24)}@hhs-ocr.example`);
      this.#officers.set(place, officer);
    }
    return officer;
  }

  async #register({ name, provinceCode, state }: Incident['organisation'], email: string): Promise<Caller> {
    const membershipId = await this.uow.run(OPERATOR, async (tx) => {
      const { id: organisationId } = await registerOrganisation(tx, {
        name,
        provinceCode,
        sector: 'HEALTH',
        headOffice: `Hoa Kỳ, bang ${state || 'không nêu'} (dữ liệu nạp thử)`,
        pdpContact: { ...LOADER_CONTACT, email },
      });
      const membership = await grantRole(tx, { email, displayName: LOADER_CONTACT.name, roles: ['PDP_OFFICER'], organisationId });
      return membership.id;
    });
    return { kind: 'membership', membershipId };
  }
}

function keyIn(title: string): string {
  return title.slice(title.lastIndexOf('[') + 1, -1);
}
