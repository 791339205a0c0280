/**
 * The bounds of what the memory vendor accepts. They are generous but enforced, so that a test can
 * exceed them.
 */
import {
  aiAgentRoles,
  mediaTypes,
  type AiAgentRole,
  type AiAgentRoleLimit,
  type FeatureName,
  type Limits,
  type PartKindLimit,
  type TextLimit,
} from '@assistant-provider/core';

const id: TextLimit = {
  maxLength: 100,
  pattern: /^[\w-]+$/,
  description: 'letters, digits, _ and -',
};

const roleLimit = (role: AiAgentRole): AiAgentRoleLimit => ({
  agentId: 'optional',
  // An assistant has one agent per role, except for orchestration: one per use case.
  useCase: role === 'orchestration' ? 'required' : 'unsupported',
  canDisable: true,
});

const part = { cardinality: 'many', ids: 'vendor', id, canDelete: true, fixed: [] } as const;

/** Kinds that together have every ability of the contract. */
const kinds = {
  settings: {
    ...part,
    cardinality: 'one',
    after: [],
    versions: false,
  },
  prompt: {
    ...part,
    name: { maxLength: 255, changes: 'inPlace' },
    after: [],
    versions: true,
  },
  agent: {
    ...part,
    name: { maxLength: 255, changes: 'atCreation' },
    after: ['prompt', 'knowledge'],
    versions: true,
    fixed: ['/type'],
  },
  queueUsers: {
    ...part,
    ids: 'caller',
    idKind: 'queue',
    after: ['queues'],
    versions: false,
    canDelete: false,
  },
} as const satisfies Readonly<Record<string, PartKindLimit>>;

export const limits = {
  assistantId: id,
  name: { maxLength: 255, changes: 'inPlace' },
  pageSize: { min: 1, max: 100 },
  idempotencyKeys: ['assistants.create', 'knowledge.link', 'parts.put', 'parts.publish'],
  description: { maxLength: 1_000, changes: 'inPlace' },
  kmsKeyId: { maxLength: 4_096, changes: 'atCreation' },
  tags: {
    changes: 'inPlace',
    count: 50,
    key: { maxLength: 128 },
    value: { minLength: 0, maxLength: 256 },
  },
  queues: { changes: 'inPlace', queueId: id, mediaTypes, directoryKind: 'queue' },
  aiAgents: {
    changes: 'inPlace',
    roles: Object.fromEntries(aiAgentRoles.map((role) => [role, roleLimit(role)])),
    agentId: { maxLength: 255 },
    useCase: { maxLength: 255 },
    agentPart: 'agent',
  },
  knowledge: {
    changes: 'inPlace',
    types: ['knowledgeBase', 'externalKnowledgeBase'],
    knowledgeBaseId: { maxLength: 255 },
    linkId: id,
    language: {
      maxLength: 35,
      pattern: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i,
      description: 'a BCP 47 language tag, e.g. en-US',
    },
    locator: { maxLength: 2_048 },
    accessRole: { maxLength: 2_048 },
    count: 20,
    directoryKind: 'knowledgeBase',
  },
  parts: { kinds },
  directory: {
    kinds: {
      queue: { ofAssistant: false },
      knowledgeBase: { ofAssistant: false },
      user: { ofAssistant: false },
      prompt: { ofAssistant: true },
      agent: { ofAssistant: true },
    },
  },
} as const satisfies Limits;

/** The features that a memory vendor was created without. */
export type Absent = ReadonlySet<FeatureName>;

/** The limits of a memory vendor without these features: it has none of their fields either. */
export function limitsWithout(absent: Absent): Limits {
  if (absent.size === 0) return limits;
  const {
    name,
    description,
    tags,
    queues,
    aiAgents,
    knowledge,
    parts,
    directory,
    idempotencyKeys = [],
    ...others
  }: Limits = limits;
  const absentGroups: ReadonlySet<string> = absent;
  const change = absent.has('editing') && ({ changes: 'atCreation' } as const);
  const kinds = kindsWithout(absent);
  return {
    ...others,
    idempotencyKeys: idempotencyKeys.filter(
      (operation) => !absentGroups.has(operation.split('.')[0] ?? ''),
    ),
    name: { ...name, ...change },
    ...(description && { description: { ...description, ...change } }),
    ...(tags && !absent.has('tagging') && { tags }),
    ...(queues &&
      !absent.has('queues') && {
        queues: absent.has('directory') ? omit(queues, 'directoryKind') : queues,
      }),
    ...(aiAgents &&
      !absent.has('aiAgents') && {
        aiAgents: absent.has('parts') ? omit(aiAgents, 'agentPart') : aiAgents,
      }),
    ...(knowledge &&
      !absent.has('knowledge') && {
        knowledge: absent.has('directory') ? omit(knowledge, 'directoryKind') : knowledge,
      }),
    ...(parts && !absent.has('parts') && { parts: { kinds } }),
    ...(directory &&
      !absent.has('directory') && {
        directory: {
          kinds: pick(directory.kinds, (kind, { ofAssistant }) => !ofAssistant || kind in kinds),
        },
      }),
  };
}

/** The kinds of part that are left, which name no object of an absent feature. */
export function kindsWithout(absent: Absent): Readonly<Record<string, PartKindLimit>> {
  const isLeft = (name: string) => !(absent as ReadonlySet<string>).has(name);
  const left = pick<PartKindLimit>(
    kinds,
    (_, { ids, after }) => isLeft('parts') && (ids === 'vendor' || after.every(isLeft)),
  );
  return Object.fromEntries(
    Object.entries(left).map(([kind, limit]) => [
      kind,
      { ...limit, after: limit.after.filter(isLeft) },
    ]),
  );
}

const omit = <T extends object, K extends keyof T & string>(value: T, member: K): Omit<T, K> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== member)) as Omit<T, K>;

const pick = <T>(
  all: Readonly<Record<string, T>>,
  wanted: (name: string, value: T) => boolean,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([name, value]) => wanted(name, value)));

export const defaultPageSize = 25;
