/** Finds the rule of a failure in the tables: an exceeded limit first, then a version conflict, the code, the status. */
import {
  ruleForConnectionError,
  unavailable,
  unlisted,
  type ConnectionErrorFacts,
  type ErrorRule,
} from '@assistant-provider/adapter-kit';
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import type { ConnectionFailure } from '../http/http.js';
import type { JsonObject } from '../wire/vendor-types.js';
import {
  apiErrors,
  connectionErrorRules,
  loginErrors,
  loginStatuses,
  quotaExceeded,
  quotaStatuses,
  statuses,
  versionConflicts,
} from './table.js';

const ruleByCode = new Map(apiErrors.map((rule) => [rule.code, rule]));

const ruleForStatus = (status: number, rules = statuses): ErrorRule | undefined =>
  rules.find(({ from, to }) => status >= from && status <= to);

/** The API host responded, and not with a success. */
export function ruleForResponse(status: number, body: JsonObject): ErrorRule {
  const { code, limit, message } = body;
  if (hasKey(limit) && quotaStatuses.includes(status)) return quotaExceeded;
  const stale = typeof message === 'string' && ruleForVersionConflict(status, message);
  if (stale) return stale;
  const byCode = typeof code === 'string' ? ruleByCode.get(code) : undefined;
  return byCode ?? ruleForStatus(status) ?? unlisted;
}

/** No version conflict is announced later in a text. */
const searchedLength = 2_000;

function ruleForVersionConflict(status: number, text: string): ErrorRule | undefined {
  const searched = text.slice(0, searchedLength).toLowerCase();
  return versionConflicts.find(
    (rule) => rule.status === status && rule.words.every((word) => searched.includes(word)),
  );
}

/** Whether a write failed because its object changed after it was read. */
export const isVersionConflict = ({ kind, status, message }: AssistantFailure): boolean =>
  kind === 'conflict' &&
  status !== undefined &&
  ruleForVersionConflict(status, message) !== undefined;

/** The token host responded, and not with a success. */
export function ruleForLoginResponse(status: number, body: JsonObject): ErrorRule {
  const { error, description, error_description: sameText } = body;
  const text = [description, sameText].find((value) => typeof value === 'string') ?? '';
  const byError = loginErrors.find(
    (rule) => rule.error === error && text.toLowerCase().startsWith(rule.begins ?? ''),
  );
  return byError ?? ruleForStatus(status, loginStatuses) ?? ruleForStatus(status) ?? unlisted;
}

/**
 * No whole response arrived. An unlisted error of a dispatcher that reported no beginning is a broken
 * connection; after a beginning nothing is known. undici wraps no error of a socket in a TypeError, so a
 * TypeError without a cause comes from code of the application, such as a reply of a MockAgent.
 */
export const ruleForConnectionFailure = (
  failure: Pick<ConnectionFailure, keyof ConnectionErrorFacts | 'sends' | 'unsent'>,
): ErrorRule =>
  ruleForConnectionError(failure, {
    rules: connectionErrorRules,
    unsent: failure.unsent,
    programErrors: true,
    otherwise: failure.sends === 0 ? unavailable : unlisted,
  });

const hasKey = (limit: unknown): boolean =>
  typeof limit === 'object' &&
  limit !== null &&
  typeof (limit as { key?: unknown }).key === 'string';
