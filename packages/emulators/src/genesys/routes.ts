/** Binds operations to routes: access, query, body, work, and one way to answer what goes wrong. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { EmulatorRequest, EmulatorResponse, Route } from '../server/contract.js';
import { hasPermission } from './access.js';
import type { Access } from './access.js';
import type { BodyReader } from './bodies.js';
import type { Call, Environment } from './call.js';
import { errorBody, GenesysRefusal, statusOf } from './errors.js';
import { handlers } from './handlers.js';
import { loginOperation, operations } from './operations.js';
import type { Operation } from './operations.js';
import { readQuery } from './query.js';
import { settleJobs } from './queue-users.js';
import type { GenesysSettings } from './settings.js';
import { checkExpansion } from './views.js';

export interface RoutesOptions {
  readonly environment: Environment;
  readonly checkAccess: (operation: Operation, headers: IncomingHttpHeaders) => Access;
  readonly readBody: BodyReader;
  readonly login: (request: EmulatorRequest) => EmulatorResponse;
}

export function createRoutes(options: RoutesOptions): readonly Route[] {
  const { apiPrefix, loginPrefix } = options.environment;
  const login: Route = {
    operation: loginOperation,
    method: 'POST',
    path: `${loginPrefix}/oauth/token`,
    handle: (request) =>
      withCorrelationId(
        options.login(request),
        contextIdFor(request.headers, options.environment.settings),
      ),
  };
  return [
    login,
    ...operations.map((operation) => ({
      operation: operation.operation,
      method: operation.method,
      path: apiPrefix + operation.path,
      handle: (request: EmulatorRequest) => perform(operation, request, options),
    })),
  ];
}

function perform(
  operation: Operation & (typeof operations)[number],
  request: EmulatorRequest,
  { environment, checkAccess, readBody }: RoutesOptions,
): EmulatorResponse {
  const { settings, store } = environment;
  const contextId = contextIdFor(request.headers, settings);
  try {
    const access = checkAccess(operation, request.headers);
    settleJobs(environment);
    const query = readQuery((operation as Operation).query ?? [], request.query, settings);
    const bodyName = (operation as Operation).body;
    const body = bodyName === undefined ? undefined : readBody(bodyName, request);
    const may = (permission: string) => hasPermission(access.client, permission);
    const call: Call = { ...environment, request, query, body, may };
    checkExpansion(call);
    const reply = handlers[operation.operation](call);
    if (operation.method !== 'GET') store.wrote();
    return withCorrelationId({ ...reply, headers: access.headers }, contextId);
  } catch (error) {
    if (error instanceof GenesysRefusal) return refused(error, contextId);
    throw error;
  }
}

/** The ErrorBody's contextId is the ININ-Correlation-Id of the answer (staff post). */
export function refused(
  refusal: GenesysRefusal,
  contextId: string = randomUUID(),
): EmulatorResponse {
  const { headers } = refusal.options;
  const answer = { status: statusOf(refusal.code), body: errorBody(refusal, contextId) };
  return withCorrelationId(headers ? { ...answer, headers } : answer, contextId);
}

export function contextIdFor(
  headers: IncomingHttpHeaders | undefined,
  settings: GenesysSettings,
): string {
  const given = headers?.['inin-correlation-id'];
  const echoed = settings.callerCorrelationId === 'echoed' && typeof given === 'string';
  return echoed && given !== '' ? given : randomUUID();
}

function withCorrelationId(answer: EmulatorResponse, contextId: string): EmulatorResponse {
  return { ...answer, headers: { 'ININ-Correlation-Id': contextId, ...answer.headers } };
}
