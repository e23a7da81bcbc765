import { ACT_TYPE_LABELS, type ActType, SECTOR_LABELS, type Sector, vietnamDate } from '#law';
import { KHIEN, namedUuid } from './named-uuid.js';
import { leaving, type Shareable, type SharedCase, type SharedIndicator, type SharedReport, totalOf } from './shared-report.js';

/** Templates of misp-objects, by the uuid and version that they have there. */
const TEMPLATES = {
  victim: { 'meta-category': 'misc', template_uuid: 'a8806e40-39ad-435f-be02-ac2a13d6fc7d', template_version: '10' },
  phone: { 'meta-category': 'misc', template_uuid: 'd7e4fbdd-b551-4862-bddb-a0b470a38509', template_version: '5' },
  'bank-account': { 'meta-category': 'financial', template_uuid: 'b4712203-95a8-4883-80e9-b566f5df11c9', template_version: '3' },
  'telegram-account': { 'meta-category': 'misc', template_uuid: '06f02ecf-5afb-42c5-9cb0-b362e222f52c', template_version: '2' },
  'coin-address': { 'meta-category': 'financial', template_uuid: 'd0e6997e-78da-4815-a6a1-cfc1c1cb8a46', template_version: '7' },
} as const;
type Template = keyof typeof TEMPLATES;

const TAGS: Readonly<Record<Shareable, string>> = { GREEN: 'tlp:green', AMBER: 'tlp:amber', AMBER_STRICT: 'tlp:amber+strict' };

interface Line {
  readonly relation?: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly comment?: string;
}

const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000));
const labelOf = (act: string | null): string => ACT_TYPE_LABELS[act as ActType]?.en ?? 'Violation of personal data protection';

/** A report as a MISP event (core format): the organisation as a `victim`, the rest as attributes. Not published, for its own organisation, until somebody says otherwise. */
export function mispOfReport(report: SharedReport) {
  const { organisation } = report;
  const make = maker(report.id, report.submittedAt);
  const total = totalOf(report.counts);
  return eventOf(report, {
    info: `${report.reference}: ${labelOf(report.actType)}`,
    date: report.occurredFrom ?? report.detectedAt ?? report.firstSubmittedAt,
    at: report.submittedAt,
    level: report.harmInterests?.length ? '2' : '4',
    attributes: [
      ...facts([
        ['Notice class', report.noticeClass],
        ['Law', report.regime],
        ['Timeliness', report.verdict],
        [
          'Types of data',
          report.dataTypes
            .filter(({ state }) => state !== 'NOT_AFFECTED')
            .map(({ code }) => code)
            .join(', '),
        ],
        ['Records or people concerned at most', total === null ? '' : String(total)],
        ['Detected', report.detectedAt?.toISOString() ?? ''],
        ['Interests that may be harmed', report.harmInterests?.join(', ') ?? ''],
      ]),
    ].map(make.attribute),
    objects: [
      make.object('victim', 'victim', [
        { relation: 'name', type: 'target-org', category: 'Targeting data', value: organisation.name },
        { relation: 'classification', type: 'text', category: 'Other', value: 'organization' },
        { relation: 'regions', type: 'target-location', category: 'Targeting data', value: 'VN' },
        {
          relation: 'sectors',
          type: 'text',
          category: 'Other',
          value: SECTOR_LABELS[organisation.sector as Sector]?.en ?? organisation.sector,
        },
        { relation: 'reference', type: 'text', category: 'Other', value: report.reference },
      ]),
    ],
  });
}

/** A case as a MISP event: its indicators as objects where there is a template, as attributes otherwise. */
export function mispOfCase(shared: SharedCase) {
  const make = maker(shared.id, shared.changedAt);
  const told = leaving(shared.indicators).map((indicator) => ({ indicator, ...mispIndicator(indicator) }));
  return eventOf(shared, {
    info: `${shared.reference}: ${shared.acts.map(labelOf).join('; ')}`,
    date: shared.openedAt,
    at: shared.changedAt,
    level: '2',
    attributes: [
      ...facts(shared.parties.map(({ role, name }) => [role.toLowerCase(), name] as const)),
      ...told.flatMap(({ template, line }) => (template ? [] : [line])),
    ].map(make.attribute),
    objects: told.flatMap(({ template, line, indicator }) =>
      template ? [make.object(template, `${indicator.type} ${indicator.value}`, [line])] : [],
    ),
  });
}

const facts = (named: readonly (readonly [comment: string, value: string])[]): readonly Line[] =>
  named.filter(([, value]) => value !== '').map(([comment, value]) => ({ type: 'text', category: 'Other', value, comment }));

function mispIndicator({ type, value }: SharedIndicator): { readonly template?: Template; readonly line: Line } {
  const financial = { category: 'Financial fraud', value };
  const network = { category: 'Network activity', value };
  switch (type) {
    case 'PHONE':
      return { template: 'phone', line: { relation: 'msisdn', type: 'text', category: 'Other', value } };
    case 'BANK_ACCOUNT':
      return { template: 'bank-account', line: { relation: 'account', type: 'bank-account-nr', ...financial } };
    case 'TELEGRAM':
      return { template: 'telegram-account', line: { relation: 'username', type: 'text', category: 'Other', value } };
    case 'CRYPTO_ADDRESS':
      return /^(0x|T)/.test(value)
        ? { template: 'coin-address', line: { relation: 'address-crypto', type: 'text', category: 'Other', value } }
        : { template: 'coin-address', line: { relation: 'address', type: 'btc', ...financial } };
    case 'DOMAIN':
      return { line: { type: /^\d+(\.\d+){3}$/.test(value) ? 'ip-dst' : 'domain', ...network } };
    case 'URL':
      return { line: { type: 'url', ...network } };
    case 'EMAIL':
      return { line: { type: 'email', category: 'Social network', value } };
    case 'FILE_DIGEST':
      return { line: { type: 'sha256', category: 'Payload delivery', value } };
    default:
      return { line: { type: 'text', category: 'Other', value, comment: type } };
  }
}

/** Attributes and objects of one event, with ids that follow from what they say. */
function maker(id: string, at: Date) {
  const timestamp = seconds(at);
  const attribute = ({ relation, comment = '', ...line }: Line, within = '') => ({
    uuid: namedUuid(KHIEN, `misp attribute ${id} ${within} ${relation ?? comment} ${line.type} ${line.value}`),
    ...line,
    ...(relation ? { object_relation: relation } : {}),
    comment,
    to_ids: false,
    distribution: '5',
    timestamp,
  });
  const object = (name: Template, within: string, lines: readonly Line[]) => ({
    uuid: namedUuid(KHIEN, `misp object ${id} ${within}`),
    name,
    ...TEMPLATES[name],
    comment: '',
    distribution: '5',
    timestamp,
    Attribute: lines.map((line) => attribute(line, within)),
  });
  return { attribute: (line: Line) => attribute(line), object };
}

interface Told<Attribute, Obj> {
  readonly info: string;
  readonly date: Date;
  readonly at: Date;
  readonly level: '1' | '2' | '3' | '4';
  readonly attributes: readonly Attribute[];
  readonly objects: readonly Obj[];
}

function eventOf<Attribute, Obj>({ id, tlp }: { readonly id: string; readonly tlp: Shareable }, told: Told<Attribute, Obj>) {
  return {
    Event: {
      uuid: namedUuid(KHIEN, `misp event ${id}`),
      info: told.info,
      date: vietnamDate(told.date),
      timestamp: seconds(told.at),
      threat_level_id: told.level,
      analysis: '0',
      distribution: '0',
      published: false,
      Orgc: { name: 'Khiên', uuid: KHIEN },
      Tag: [{ name: TAGS[tlp] }],
      Attribute: told.attributes,
      Object: told.objects,
    },
  };
}
