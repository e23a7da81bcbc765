import { type JsonItem, type JsonObject, member, objectsOf } from './json-reader.js';
import type { StagingEntity, StagingRow, StagingValue } from './staging.js';

/** Members of a system and of a declaration that are read; others are named in the report. */
export const SYSTEM_MEMBERS: readonly string[] = [
  'fides_key',
  'name',
  'description',
  'system_type',
  'administrating_department',
  'tags',
  'egress',
  'ingress',
  'privacy_declarations',
  'does_international_transfers',
  'legal_basis_for_transfers',
  'uses_profiling',
  'requires_data_protection_assessments',
  'dpa_location',
  'dpa_progress',
  'legal_name',
  'legal_address',
  'responsibility',
  'dpo',
  'joint_controller_info',
  'data_security_practices',
  'privacy_policy',
];
export const DECLARATION_MEMBERS: readonly string[] = [
  'name',
  'data_categories',
  'data_use',
  'data_subjects',
  'egress',
  'ingress',
  'legal_basis_for_processing',
  'special_category_legal_basis',
  'retention_period',
  'third_parties',
  'data_shared_with_third_parties',
  'shared_categories',
  'features',
  'impact_assessment_location',
  'processes_special_category_data',
];

/** Reads one declaration of a system. `path` is where it stands in the system, `names` those of all systems by key. */
export class Declaration {
  constructor(
    private readonly system: JsonObject,
    private readonly declaration: JsonObject,
    private readonly item: JsonItem,
    private readonly path: string,
    private readonly names: ReadonlyMap<unknown, unknown>,
  ) {}

  /** `position` tells the declarations of one system apart in the reference. */
  rows(position: number | undefined, shared: ReadonlySet<unknown>): StagingRow[] {
    const key = this.ofSystem('fides_key');
    const system = this.ofSystem('name') ?? key;
    const use = this.own('data_use');
    const own = this.own('name');
    const title = own ?? use;
    const unique =
      title && own && !shared.has(member(this.declaration, 'name'))
        ? title
        : title && withText(title, `${title.text} (${system?.text ?? ''})`);
    const department = this.ofSystem('administrating_department');
    const activity: StagingRow = {
      ...this.place('activity'),
      values: filled({
        name: unique,
        ref: key && position !== undefined ? withText(key, `${key.text}-${position}`) : key,
        description: this.ofSystem('description'),
        ownerUnit: department?.text === 'Not defined' ? undefined : department,
        labels: this.item.joined(this.item.values(member(this.system, 'tags'), 'tags'), ', '),
        crossBorder: this.ofSystem('does_international_transfers'),
        automatedDecisions: this.ofSystem('uses_profiling'),
        dpiaRequired: this.ofSystem('requires_data_protection_assessments'),
        dpiaReference: this.ofSystem('dpa_location'),
        systems: system,
      }),
    };
    return [activity, ...this.parts(title, use).map((part) => ({ ...part, activity }))];
  }

  private parts(title: StagingValue | undefined, dataUse: StagingValue | undefined): StagingRow[] {
    const retention = this.own('retention_period');
    const legalBasis = this.own('legal_basis_for_processing');
    const article9Condition = this.own('special_category_legal_basis');
    const legalName = this.ofSystem('legal_name');
    const responsibility = this.item.values(member(this.system, 'responsibility'), 'responsibility');
    const joint = this.ofSystem('joint_controller_info');
    const dpo = this.ofSystem('dpo');
    return [
      ...this.part('purpose', { name: title, dataUse, legalBasis, article9Condition }),
      ...this.each('data_categories').flatMap((category) => this.part('dataType', { name: category, category, retention })),
      ...this.each('data_subjects').flatMap((category) => this.part('subjectGroup', { name: category, category })),
      ...this.flows('egress').flatMap((name) =>
        this.part('recipient', name.text === 'user' ? { category: withText(name, 'INDIVIDUAL') } : { name }),
      ),
      ...this.item
        .items(member(this.declaration, 'third_parties'), `${this.path}.third_parties`)
        .flatMap((name) => this.part('thirdParty', { name, category: name })),
      ...this.flows('ingress').flatMap((text) => this.part('dataSource', { text })),
      ...(legalName
        ? this.part('processor', { name: legalName, entity: legalName, relationship: this.item.joined(responsibility, ', ') })
        : []),
      ...(joint
        ? this.part('actor', { name: joint, role: withText(joint, 'JOINT_CONTROLLER'), relationship: withText(joint, 'Joint Controller') })
        : []),
      ...(dpo ? this.part('actor', { name: dpo, role: withText(dpo, 'DPO') }) : []),
      ...this.item
        .items(member(this.system, 'data_security_practices'), 'data_security_practices')
        .flatMap((text) => this.part('measure', { text })),
      ...this.notes(),
    ];
  }

  /** What has no place of its own, under the name of its member. A plain `false` says nothing. */
  private notes(): StagingRow[] {
    const ofSystem = ['system_type', 'legal_basis_for_transfers', 'dpa_progress', 'legal_address', 'privacy_policy'];
    const own = [
      'shared_categories',
      'features',
      'impact_assessment_location',
      'data_shared_with_third_parties',
      'processes_special_category_data',
    ];
    return [
      ...ofSystem.map((key) => [key, this.item.values(member(this.system, key), key)] as const),
      ...own.map((key) => [key, this.each(key)] as const),
    ].flatMap(([key, values]) => {
      const text = this.item.joined(values, ', ');
      return text && text.text !== 'false' ? this.part('note', { heading: withText(text, key), text }) : [];
    });
  }

  /** The names of what data flow to or from: those that the declaration picks, else all of its system. */
  private flows(direction: 'egress' | 'ingress'): StagingValue[] {
    const picked = this.each(direction);
    const listed = member(this.system, direction);
    const all = objectsOf(Array.isArray(listed) ? this.item.bounded(listed, direction) : listed).flatMap(
      ([at, flow]) => this.item.value(member(flow, 'fides_key'), `${direction}[${at}].fides_key`) ?? [],
    );
    return (picked.length > 0 ? picked : all).map((key) => {
      const name = this.names.get(key.text);
      return typeof name === 'string' && name.trim() !== '' ? withText(key, name.trim().slice(0, 300)) : key;
    });
  }

  private own(key: string): StagingValue | undefined {
    return this.item.value(member(this.declaration, key), `${this.path}.${key}`);
  }

  private ofSystem(key: string): StagingValue | undefined {
    return this.item.value(member(this.system, key), key);
  }

  private each(key: string): StagingValue[] {
    return this.item.values(member(this.declaration, key), `${this.path}.${key}`);
  }

  private place(entity: StagingEntity): Pick<StagingRow, 'entity' | 'sheet' | 'row' | 'column'> {
    return { entity, sheet: this.item.list, row: this.item.row, column: this.path };
  }

  private part(entity: StagingEntity, fields: Readonly<Record<string, StagingValue | undefined>>): StagingRow[] {
    const values = filled(fields);
    const [first] = values.values();
    return first ? [{ ...this.place(entity), column: first.column, values }] : [];
  }
}

function withText(value: StagingValue, text: string): StagingValue {
  return { ...value, text };
}

function filled(fields: Readonly<Record<string, StagingValue | undefined>>): Map<string, StagingValue> {
  return new Map(Object.entries(fields).flatMap(([field, value]) => (value ? [[field, value] as const] : [])));
}
