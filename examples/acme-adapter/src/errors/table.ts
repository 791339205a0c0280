/** Which kind of error each reason and each HTTP status of Acme is. */
import { rateLimited, refused, timedOut, type ErrorRule } from '@assistant-provider/adapter-kit';

/** Source of each row: Acme's API manual, chapter "Reasons". */
export const rulesByReason: ReadonlyMap<string, ErrorRule> = new Map<string, ErrorRule>([
  ['FIELD_REFUSED', refused('invalidInput')],
  ['KEY_REFUSED', refused('unauthenticated')],
  ['ROLE_MISSING', refused('permissionDenied')],
  ['HELPER_MISSING', refused('notFound')],
  ['QUEUE_MISSING', refused('notFound')],
  ['QUEUE_NOT_SERVED', refused('notFound')],
  ['SOURCE_MISSING', refused('notFound')],
  ['HELPER_NOT_LIVE', refused('conflict')],
  ['HELPER_RETIRING', refused('conflict')],
  ['REQUEST_KEY_REUSED', refused('conflict')],
  ['PLAN_EXHAUSTED', refused('quotaExceeded')],
  ['SLOW_DOWN', rateLimited],
]);

/** For reasons that the manual does not list, and for proxies in front of Acme. Source: RFC 9110. */
export const rulesByStatus: ReadonlyMap<number, ErrorRule> = new Map<number, ErrorRule>([
  [400, refused('invalidInput')],
  [401, refused('unauthenticated')],
  [403, refused('permissionDenied')],
  [404, refused('notFound')],
  [408, timedOut],
  [409, refused('conflict')],
  [429, rateLimited],
]);
