import { z } from 'zod';

/**
 * What the published schemas demand of the parts that we write, stated again: VERIS 1.4 (verisc.json with verisc-enum.json), the core format of MISP
 * (schema.json of PyMISP, definitions of misp-objects), STIX 2.1 (cti-stix2-json-schemas). Where a schema closes an object, so does this.
 */
const some = <T extends z.ZodType>(each: T) => z.array(each).min(1);
const oneOf = (text: string) => z.enum(text.split('|') as [string, ...string[]]);

const ways = (variety: string, vector: string) => z.strictObject({ variety: some(oneOf(variety)), vector: some(oneOf(vector)) });
const motive = some(oneOf('Financial|Unknown'));
const country = some(z.string().regex(/^([A-Z]{2}|Unknown)$/));
const nonEmpty = (value: object) => Object.keys(value).length > 0;

export const VERIS = z.strictObject({
  schema_version: z.literal('1.4.0'),
  source_id: z.string(),
  incident_id: z.uuid(),
  reference: z.string(),
  security_incident: oneOf('Confirmed|Suspected|Near miss|False positive'),
  action: z
    .strictObject({
      hacking: ways('Unknown', 'Unknown').optional(),
      malware: ways('Ransomware', 'Unknown').optional(),
      misuse: ways('Data mishandling', 'Unknown').optional(),
      error: ways('Loss|Omission', 'Unknown').optional(),
      unknown: z.strictObject({}).optional(),
    })
    .refine(nonEmpty),
  actor: z
    .strictObject({
      external: z.strictObject({ variety: some(oneOf('Unknown')), motive, country }).optional(),
      internal: z.strictObject({ variety: some(oneOf('Unknown')), motive }).optional(),
      partner: z.strictObject({ motive, country }).optional(),
      unknown: z.strictObject({}).optional(),
    })
    .refine(nonEmpty),
  asset: z.strictObject({ assets: some(z.strictObject({ variety: oneOf('Unknown') })) }),
  attribute: z.strictObject({
    confidentiality: z.strictObject({
      data_disclosure: oneOf('Yes|No|Potentially|Unknown'),
      data: some(z.strictObject({ variety: oneOf('Personal|Sensitive Personal|Medical|Credentials|Payment|Bank') })).optional(),
      data_total: z.int().optional(),
    }),
    availability: z.strictObject({ variety: some(oneOf('Loss|Obscuration')) }).optional(),
  }),
  discovery_method: z.union([
    z.strictObject({ internal: z.strictObject({ variety: some(oneOf('Infrastructure monitoring|IT review|Reported by employee')) }) }),
    z.strictObject({ external: z.strictObject({ variety: some(oneOf('Customer|Law enforcement|Actor disclosure|Other')) }) }),
    z.strictObject({ partner: z.strictObject({ variety: some(oneOf('Unknown')) }) }),
    z.strictObject({ unknown: z.literal(true) }),
  ]),
  timeline: z.strictObject({
    incident: z.strictObject({ year: z.int(), month: z.int().min(1).max(12).optional(), day: z.int().min(1).max(31).optional() }),
    discovery: z.strictObject({ unit: oneOf('Hours|Days|Unknown'), value: z.number().optional() }),
  }),
  victim: z.strictObject({
    victim_id: z.string().min(1),
    country,
    region: some(z.string().length(6)),
    employee_count: oneOf('Unknown'),
    industry: z.string().regex(/^\d{2,6}$/),
  }),
  plus: z.looseObject({ created: z.iso.datetime(), modified: z.iso.datetime() }),
});

const attribute = z.strictObject({
  uuid: z.uuid(),
  type: oneOf('text|target-org|target-location|bank-account-nr|btc|ip-dst|domain|url|email|sha256'),
  category: oneOf('Other|Targeting data|Financial fraud|Network activity|Social network|Payload delivery'),
  value: z.string().min(1),
  object_relation: z.string().optional(),
  comment: z.string(),
  to_ids: z.boolean(),
  distribution: z.string().regex(/^[0-5]$/),
  timestamp: z.string().regex(/^\d{10}$/),
});
/** Relations that a template knows, and those of which it wants one. */
const RELATIONS: Readonly<Record<string, readonly [known: string, wanted: string]>> = {
  victim: ['name|classification|regions|sectors|reference', 'name|regions|sectors'],
  phone: ['msisdn', 'msisdn'],
  'bank-account': ['account', 'account'],
  'telegram-account': ['username', 'username'],
  'coin-address': ['address|address-crypto', 'address|address-crypto'],
};
const object = z
  .strictObject({
    uuid: z.uuid(),
    name: oneOf(Object.keys(RELATIONS).join('|')),
    'meta-category': oneOf('misc|financial'),
    template_uuid: z.uuid(),
    template_version: z.string().regex(/^\d+$/),
    comment: z.string(),
    distribution: z.string().regex(/^[0-5]$/),
    timestamp: z.string().regex(/^\d{10}$/),
    Attribute: some(attribute),
  })
  .refine(({ name, Attribute }) => {
    const [known, wanted] = RELATIONS[name]!.map((relations) => relations.split('|'));
    const given = Attribute.map(({ object_relation }) => object_relation ?? '');
    return given.every((one) => known!.includes(one)) && given.some((one) => wanted!.includes(one));
  });
export const MISP = z.strictObject({
  Event: z.strictObject({
    uuid: z.uuid(),
    info: z.string().min(1),
    date: z.iso.date(),
    timestamp: z.string().regex(/^\d{10}$/),
    threat_level_id: z.string().regex(/^[1-4]$/),
    analysis: z.string().regex(/^[0-2]$/),
    distribution: z.string().regex(/^[0-4]$/),
    published: z.boolean(),
    Orgc: z.strictObject({ name: z.string(), uuid: z.uuid() }),
    Tag: z.array(z.strictObject({ name: z.string().regex(/^tlp:(clear|green|amber|amber\+strict|red)$/) })),
    Attribute: z.array(attribute),
    Object: z.array(object),
  }),
});

/** identifier.json and timestamp.json of STIX: versions 1 to 5 alone, and milliseconds. */
const id = (type: string) =>
  z.string().regex(new RegExp(`^${type}--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`));
const anyId = id('[a-z][a-z0-9-]+[a-z0-9]');
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const core = (type: string) => ({
  type: z.literal(type),
  spec_version: z.literal('2.1'),
  id: id(type),
  created_by_ref: id('identity').optional(),
  created: moment,
  modified: moment,
  object_marking_refs: some(id('marking-definition')).optional(),
});
const extensions = z.record(id('extension-definition'), z.looseObject({ extension_type: z.literal('property-extension') }));
const observable = <Shape extends z.ZodRawShape>(type: string, shape: Shape) =>
  z.strictObject({ type: z.literal(type), spec_version: z.literal('2.1'), id: id(type), ...shape });
const OBJECTS = [
  z.strictObject({
    type: z.literal('marking-definition'),
    spec_version: z.literal('2.1'),
    id: id('marking-definition'),
    created: moment,
    name: z.string(),
    extensions,
  }),
  z.strictObject({
    ...core('identity'),
    name: z.string().min(1),
    identity_class: oneOf('individual|group|system|organization|class|unknown'),
    sectors: some(oneOf('financial-services|healthcare|education|telecommunications|transportation|retail|government')).optional(),
    roles: some(z.string()).optional(),
  }),
  z.strictObject({
    ...core('extension-definition'),
    created_by_ref: id('identity'),
    name: z.string(),
    description: z.string(),
    schema: z.string(),
    version: z.string(),
    extension_types: some(oneOf('property-extension')),
  }),
  z.strictObject({
    ...core('incident'),
    name: z.string().min(1),
    external_references: some(z.strictObject({ source_name: z.string(), external_id: z.string() })),
    extensions,
  }),
  z.strictObject({ ...core('threat-actor'), name: z.string().min(1), threat_actor_types: some(oneOf('criminal')) }),
  z.strictObject({ ...core('relationship'), relationship_type: oneOf('related-to'), source_ref: anyId, target_ref: anyId }),
  z.strictObject({
    ...core('observed-data'),
    first_observed: moment,
    last_observed: moment,
    number_observed: z.int().min(1).max(999_999_999),
    object_refs: some(anyId),
  }),
  z.strictObject({
    ...core('report'),
    name: z.string(),
    published: moment,
    report_types: some(oneOf('threat-report')),
    object_refs: some(anyId),
  }),
  observable('domain-name', { value: z.string() }),
  observable('ipv4-addr', { value: z.ipv4() }),
  observable('url', { value: z.url() }),
  observable('email-addr', { value: z.email() }),
  observable('file', { hashes: z.strictObject({ 'SHA-256': z.string().regex(/^[0-9a-f]{64}$/) }) }),
  observable('user-account', { account_type: oneOf('telegram|zalo|facebook'), account_login: z.string() }),
] as const;
/** A bundle in which every reference leads to something, and nothing is null. */
export const STIX = z
  .strictObject({ type: z.literal('bundle'), id: id('bundle'), objects: some(z.union(OBJECTS)) })
  .refine(({ objects }) => {
    const ids = new Set(objects.map((one) => one.id));
    const refs = [...JSON.stringify(objects).matchAll(/"(?:\w+_ref"|\w+_refs"):(?:"([^"]+)"|\[([^\]]*)\])/g)].flatMap(([, one, many]) =>
      one ? [one] : (JSON.parse(`[${many}]`) as string[]),
    );
    return ids.size === objects.length && refs.length > 0 && refs.every((ref) => ids.has(ref));
  }, 'a reference leads nowhere, or an id is there twice')
  .refine(({ objects }) => !JSON.stringify(objects).includes(':null'), 'STIX has no null');
