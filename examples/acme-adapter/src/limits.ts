/**
 * The bounds of what Acme accepts. Source: Acme's API manual, chapter "Fields". Acme does not support tags,
 * encryption keys and external knowledge bases, so their limits are absent.
 */
import type { Limits, TextLimit } from '@assistant-provider/core';

const number: TextLimit = {
  maxLength: 15,
  pattern: /^[1-9]\d*$/,
  description: 'a number as Acme assigns them, e.g. 1042',
};

export const limits = {
  assistantId: number,
  name: { maxLength: 80, changes: 'inPlace' },
  description: { maxLength: 500, changes: 'inPlace' },
  // Half of Acme's maximum, because `http/paging.ts` reads more entries than it returns.
  pageSize: { min: 1, max: 50 },
  queues: { changes: 'inPlace', queueId: number, mediaTypes: ['call', 'email', 'message'] },
  knowledge: {
    changes: 'inPlace',
    types: ['knowledgeBase'],
    knowledgeBaseId: number,
    linkId: number,
    language: { pattern: /^[a-z]{2}-[A-Z]{2}$/, description: 'a locale, e.g. en-GB' },
  },
} as const satisfies Limits;

export const defaultPageSize = 25;
