/**
 * What data Acme takes. Source: Acme's API manual, chapter "Fields". What is not here Acme does not
 * have: tags, encryption keys, external knowledge bases.
 */
import type { Limits, TextLimit } from '@assistant-provider/core';

const number: TextLimit = {
  maxLength: 15,
  pattern: /^[1-9]\d*$/,
  description: 'a number as Acme gives them, e.g. 1042',
};

export const limits = {
  assistantId: number,
  name: { maxLength: 80 },
  description: { maxLength: 500 },
  // Half of what Acme takes: `pages.ts` reads more than it hands out.
  pageSize: { min: 1, max: 50 },
  queues: { queueId: number, mediaTypes: ['call', 'email', 'message'] },
  knowledge: {
    types: ['knowledgeBase'],
    knowledgeBaseId: number,
    linkId: number,
    language: { pattern: /^[a-z]{2}-[A-Z]{2}$/, description: 'a locale, e.g. en-GB' },
  },
} as const satisfies Limits;

export const defaultPageSize = 25;
