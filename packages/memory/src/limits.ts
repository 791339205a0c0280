/**
 * The bounds of what the memory vendor accepts. They are generous but enforced, so that a test can
 * exceed them.
 */
import {
  aiAgentRoles,
  mediaTypes,
  type AiAgentRole,
  type AiAgentRoleLimit,
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

export const defaultPageSize = 25;
