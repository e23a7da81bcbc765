import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { activityInput, type Played, reportInput } from './played.js';
import type { World } from './world.js';

type Arguments = Record<string, unknown>;

export interface RootField {
  readonly kind: 'query' | 'mutation';
  readonly name: string;
  /** The whole operation, `it` aliasing the root field, every field of the answer selected. */
  readonly document: string;
  /** Every argument of type ID, as a path into the variables. */
  readonly idPaths: readonly string[];
  /** What whoever owns `played` sends. */
  readonly argumentsOf: (played: Played) => Arguments;
  readonly actor: 'dpo' | 'officer';
}

const DPO = 'dpo' as const;
const byId = (id: (played: Played) => string) => ({ actor: DPO, argumentsOf: (played: Played): Arguments => ({ id: id(played) }) });

/** A root field that is missing here fails every suite that walks the schema, until somebody says how it is called. */
const CALLS: Readonly<Record<string, Pick<RootField, 'actor' | 'argumentsOf'>>> = {
  me: { actor: DPO, argumentsOf: () => ({}) },
  processingActivities: { actor: DPO, argumentsOf: ({ importId }) => ({ importId, first: 20 }) },
  processingActivity: byId(({ activityId }) => activityId),
  violationReports: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  violationReport: byId(({ reportId }) => reportId),
  receipt: { actor: DPO, argumentsOf: ({ filingId }) => ({ filingId }) },
  deskQueue: { actor: 'officer', argumentsOf: () => ({ first: 20 }) },
  delivery: { actor: 'officer', argumentsOf: ({ deliveryId }) => ({ id: deliveryId }) },
  notifications: { actor: DPO, argumentsOf: () => ({ first: 20 }) },
  regimes: { actor: DPO, argumentsOf: () => ({}) },
  dataTypeCodes: { actor: DPO, argumentsOf: () => ({ regime: 'VN_PDPL_2025' }) },
  legalBasisCodes: { actor: DPO, argumentsOf: () => ({ regime: 'VN_PDPL_2025' }) },
  requiredFacts: { actor: DPO, argumentsOf: () => ({ regime: 'VN_PDPL_2025', form: '08' }) },
  openQuestions: { actor: DPO, argumentsOf: () => ({}) },

  createUploadTicket: { actor: DPO, argumentsOf: () => ({ fileName: 'so.xlsx', size: 100 }) },
  checkRegisterImport: { actor: DPO, argumentsOf: ({ ticketId }) => ({ ticketId }) },
  commitRegisterImport: byId(({ importId }) => importId),
  draftProcessingActivity: { actor: DPO, argumentsOf: ({ canary }) => ({ input: { ...activityInput(canary), code: `MOI-${canary}` } }) },
  reviseProcessingActivity: {
    actor: DPO,
    argumentsOf: ({ activityId, canary }) => ({ id: activityId, expectedVersion: 2, input: activityInput(canary) }),
  },
  publishProcessingActivity: byId(({ activityId }) => activityId),
  draftViolationReport: { actor: DPO, argumentsOf: ({ canary, activityId }) => ({ input: reportInput(canary, [activityId]) }) },
  reviseViolationReport: {
    actor: DPO,
    argumentsOf: ({ canary, activityId, draftId }) => ({ id: draftId, expectedVersion: 1, input: reportInput(canary, [activityId]) }),
  },
  markViolationReportReady: byId(({ draftId }) => draftId),
  submitViolationReport: {
    actor: DPO,
    argumentsOf: ({ readyId }) => ({ input: { reportId: readyId, clientKey: `key-${readyId}`, commitment: true } }),
  },
  reopenViolationReport: byId(({ readyId }) => readyId),
  discardViolationReport: byId(({ readyId }) => readyId),
  acceptFiling: { actor: 'officer', argumentsOf: ({ arrivedDeliveryId }) => ({ input: { deliveryId: arrivedDeliveryId, note: null } }) },
  signIn: {
    actor: DPO,
    argumentsOf: ({ dpo }) => ({
      input: { email: dpo.email, password: 'không phải mật khẩu', kind: 'BEARER', membershipId: dpo.membershipId },
    }),
  },
  activateAccount: { actor: DPO, argumentsOf: () => ({ input: { token: 'x'.repeat(43), password: 'một câu dễ nhớ đủ dài' } }) },
  signOut: { actor: DPO, argumentsOf: () => ({}) },
};

export async function schemaOf(world: World): Promise<GraphQLSchema> {
  return (await world.app()).get(GraphQLSchemaHost).schema;
}

/** Every root field of the schema that runs. */
export async function rootFields(world: World): Promise<RootField[]> {
  const schema = await schemaOf(world);
  const fields = [
    ...Object.values(schema.getQueryType()!.getFields()).map((field) => ['query', field] as const),
    ...Object.values(schema.getMutationType()!.getFields()).map((field) => ['mutation', field] as const),
  ];
  return fields.map(([kind, field]) => {
    const call = CALLS[field.name];
    if (!call) throw new Error(`test/support/root-fields.ts does not know the ${kind} ${field.name}`);
    const idPaths = field.args.flatMap(({ name, type }) => idPathsOf(name, type));
    return { kind, name: field.name, document: documentOf(kind, field), idPaths, ...call };
  });
}

/** The value at a dotted path. */
export function valueAt(from: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => (value as Arguments | undefined)?.[key], from);
}

/** A copy with the value at a dotted path replaced. */
export function withValueAt(from: Arguments, path: string, value: unknown): Arguments {
  const [key = '', ...rest] = path.split('.');
  return { ...from, [key]: rest.length === 0 ? value : withValueAt(from[key] as Arguments, rest.join('.'), value) };
}

function idPathsOf(path: string, type: GraphQLInputType): string[] {
  const named = getNamedType(type);
  if (isInputObjectType(named)) return Object.values(named.getFields()).flatMap((field) => idPathsOf(`${path}.${field.name}`, field.type));
  return named.name === 'ID' ? [path] : [];
}

function documentOf(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): string {
  const variables = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = selectionOf(field.type, new Set());
  return `${kind}${variables && ` (${variables})`} { it: ${field.name}${given && `(${given})`}${selection} }`;
}

/** Every field, each object type once on a path, nothing that would want an argument. */
function selectionOf(type: GraphQLOutputType, above: ReadonlySet<GraphQLNamedType>): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const inside = new Set([...above, named]);
  const fields = Object.values(named.getFields()).filter((field) => {
    const required = field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
    return !required && !above.has(getNamedType(field.type)) && !(isListType(field.type) && above.size > 6);
  });
  return ` { ${fields.map((field) => field.name + selectionOf(field.type, inside)).join(' ')} }`;
}
