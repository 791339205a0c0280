/** What data Genesys Cloud takes. */
import type { Limits, TextLimit } from '@assistant-provider/core';

/**
 * Plain strings in the official Swagger, UUIDs in practice (live client code). Being strict here is
 * also what keeps an id from reaching another path.
 */
export const uuid: TextLimit = {
  pattern: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  description: 'a UUID',
};

/** BCP 47 as far as the vendor uses it: `en-US`, `fil-PH`. The list of languages grows. */
export const language: TextLimit = {
  maxLength: 35,
  pattern: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
  description: 'a language tag such as en-US',
};

const builtIn = { agentId: 'unsupported', useCase: 'unsupported' } as const;

export const limits: Limits = {
  assistantId: uuid,
  // Rules of names are not published; the vendor's own refusal comes back as invalidInput.
  name: {},
  // Official Swagger, prose: 200 for assistants and queue lists.
  pageSize: { min: 1, max: 200 },
  queues: { queueId: uuid, mediaTypes: ['call', 'email', 'message'] },
  aiAgents: {
    roles: {
      // `autoSearchConfig` has a type and no word for "off": it is there or not.
      answerRecommendation: { ...builtIn, canDisable: false },
      manualSearch: { ...builtIn, canDisable: true },
      summarization: { ...builtIn, canDisable: true },
      wrapUpPrediction: { ...builtIn, canDisable: true },
      answerGeneration: { ...builtIn, canDisable: true },
    },
  },
  knowledge: { types: ['knowledgeBase'], knowledgeBaseId: uuid, linkId: uuid, language },
};

/**
 * Assistants and queues asked for per page when the caller does not say. One author saw 500s when
 * a page held roughly 97 assistants or more (community; second-hand), live clients page by 100.
 */
export const defaultPageSize = 50;

/** Ids in one `queueIds`: the maximum is unknown; 100 ids make a URL of 4 kB, half of what proxies take. */
export const queueIdsPerRequest = 100;

/**
 * Associations in one PATCH: the maximum is unknown. 1,000 stay far below the 512,000 bytes that a
 * body may have (community: API limits). Above it, each queue is written on its own.
 */
export const queuesPerPatch = 1_000;

/** Requests of one bulk call under way at a time. */
export const bulkConcurrency = 4;
