/** Drivers that are subtly wrong about writes on an assistant that is not active. */

import type { AssistantFailure } from '@assistant-provider/core/adapter';
import { err, ok } from 'neverthrow';
import { replacing, type BrokenDriver } from './broken-driver.js';

const isRefused = ({ vendorCode }: AssistantFailure): boolean =>
  vendorCode === 'assistantNotActive';

export const brokenNotActive: readonly BrokenDriver[] = [
  {
    breaks: 'tags that the vendor refuses during creation count as set',
    foundBy: 'not-active.creating',
    wrap: replacing('tagging', (inner) => ({
      tag: (id, tags, context) =>
        inner
          .tag(id, tags, context)
          .orElse((error) => (isRefused(error) ? ok(undefined) : err(error))),
    })),
  },
  {
    breaks: 'the refusal of a write on a failed assistant is not recognised',
    foundBy: 'not-active.failed',
    wrap: replacing('knowledge', (inner) => ({
      link: (id, source, context) =>
        inner.link(id, source, context).mapErr((error) => {
          const { message } = error;
          return isRefused(error) ? context.error({ kind: 'unknown', message }) : error;
        }),
    })),
  },
  {
    breaks: 'a refusal during a deletion is reported as an outage',
    foundBy: 'not-active.deleting',
    wrap: replacing('queues', (inner) => ({
      bind: (id, binding, rule, context) =>
        inner.bind(id, binding, rule, context).mapErr((error) => {
          const { message } = error;
          return isRefused(error) ? context.error({ kind: 'unavailable', message }) : error;
        }),
    })),
  },
];
