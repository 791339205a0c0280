/** The data that Genesys Cloud accepts, and the sizes of our requests. */
import type { Limits, PartKindLimit, TextLimit } from '@assistant-provider/core';

/**
 * Ids are plain strings in the official Swagger and UUIDs in practice (live client code). The strict
 * pattern also keeps an id from reaching another path.
 */
export const uuid = {
  pattern: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  description: 'a UUID',
} satisfies TextLimit;

/** BCP 47 in the forms that the vendor uses: `en-US`, `fil-PH`. */
export const language: TextLimit = {
  maxLength: 35,
  pattern: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
  description: 'a language tag such as en-US',
};

/**
 * 300 requests per minute and token: `client.credentials.token.rate.per.minute` and
 * `token.rate.per.minute` (community.genesys.com, "API limits"). Genesys support can raise it. Lower
 * limits of single resources are not published; for those the provider obeys `Retry-After`.
 */
export const publishedQuota = { requests: 300, perMs: 60_000 };

const builtIn = { agentId: 'unsupported', useCase: 'unsupported' } as const;

const partKinds = {
  settings: {
    cardinality: 'one',
    ids: 'vendor',
    // They hold what the vendor keeps about each knowledge base.
    after: ['knowledge'],
    requestsPerPut: 2,
    versions: false,
    // They are members of the assistant.
    canDelete: false,
    fixed: [],
    // Required in the official Swagger. `create` sends it if nobody else has said it.
    setByVendor: ['transcriptionConfig'],
  },
  copilot: {
    cardinality: 'one',
    ids: 'vendor',
    after: [],
    requestsPerPut: 2,
    versions: false,
    // The vendor has no request for it.
    canDelete: false,
    // Prose of the official Swagger: fixed once set.
    fixed: ['/defaultLanguage'],
    // An AI agent is a function of the copilot, and stands in its content.
    carries: ['aiAgents'],
  },
  variation: {
    cardinality: 'many',
    ids: 'vendor',
    id: uuid,
    name: { changes: 'inPlace' },
    // Whether the vendor requires the copilot of the assistant first is unknown.
    after: ['copilot'],
    versions: false,
    canDelete: true,
    fixed: ['/copilot/defaultLanguage'],
  },
  queueUsers: {
    cardinality: 'many',
    ids: 'caller',
    id: uuid,
    idKind: 'queue',
    after: ['queues'],
    // The queue is read, set to Manual by a job, given its users, and read again.
    requestsPerPut: 4,
    versions: false,
    // They end with the binding of the queue.
    canDelete: false,
    fixed: [],
    // A new binding starts so (live client code).
    initial: { assignmentMode: 'Auto', userIds: [] },
  },
} as const satisfies Record<string, PartKindLimit>;

/** A kind of part of Genesys Cloud. */
export type GenesysPartKind = keyof typeof partKinds;

/** The vendor's maximum is unknown. 100 ids make a URL of 4 kB, half of what proxies accept. */
export const queueIdsPerRequest = 100;

export const limits: Limits = {
  assistantId: uuid,
  // Rules for names are not published. If the vendor refuses one, the call fails with invalidInput.
  name: { changes: 'inPlace' },
  // Official Swagger, in prose: 200 for lists of assistants and queues.
  pageSize: { min: 1, max: 200 },
  quota: publishedQuota,
  // No request of the official Swagger takes a key.
  idempotencyKeys: [],
  requestsPerCall: {
    // The vendor writes an assistant and its copilot as a whole, so they are read first.
    'editing.update': 2,
    'aiAgents.assign': 2,
    'aiAgents.unassign': 2,
    'knowledge.link': 2,
    'knowledge.unlink': 2,
    // The present assistants of the queues are read first.
    'queues.bind': 2,
    'queues.bindMany': 2,
  },
  queues: {
    changes: 'inPlace',
    queueId: uuid,
    perRequest: queueIdsPerRequest,
    mediaTypes: ['call', 'email', 'message'],
    directoryKind: 'queue',
  },
  aiAgents: {
    changes: 'inPlace',
    roles: {
      // `autoSearchConfig` cannot be off: it is present or absent.
      answerRecommendation: { ...builtIn, canDisable: false },
      manualSearch: { ...builtIn, canDisable: true },
      summarization: { ...builtIn, canDisable: true },
      wrapUpPrediction: { ...builtIn, canDisable: true },
      answerGeneration: { ...builtIn, canDisable: true },
    },
  },
  knowledge: {
    changes: 'inPlace',
    types: ['knowledgeBase'],
    knowledgeBaseId: uuid,
    linkId: uuid,
    language,
    directoryKind: 'knowledgeBase',
  },
  parts: { kinds: partKinds },
  directory: {
    kinds: {
      queue: { ofAssistant: false, id: uuid },
      knowledgeBase: { ofAssistant: false, id: uuid },
      user: { ofAssistant: false, id: uuid },
      summarySetting: { ofAssistant: false },
      script: { ofAssistant: false },
      checklist: { ofAssistant: false, id: uuid },
    },
  },
};

/**
 * The page size if the caller gives none. One author saw status 500 for pages of about 97 assistants
 * and more (community, second-hand); live clients use 100.
 */
export const defaultPageSize = 50;

/**
 * Queues in one PATCH. The vendor's maximum is unknown; 1,000 queues are far smaller than the 512,000
 * bytes that a body may have (community, API limits). More queues are written one by one.
 */
export const queuesPerPatch = 1_000;

/** Requests of one bulk call that run at once. */
export const bulkConcurrency = 4;

/** Ids in one request to look objects up. The vendor publishes 100 for users; the URL has 4 kB. */
export const directoryIdsPerRequest = 100;

/** Users in one bulk request (official Swagger, in prose). */
export const usersPerRequest = 100;

/** Entries on a page of the digest of queues (official Swagger). */
export const digestPageSize = 500;

/**
 * Entries on a page of the other lists that give names to ids: the maximum for knowledge bases,
 * checklists and summary settings (official Swagger). For the other lists none is published.
 */
export const directoryPageSize = 100;

/** The default of lists with page numbers (official Swagger), if the vendor refuses a larger page. */
export const smallestPageSize = 25;
