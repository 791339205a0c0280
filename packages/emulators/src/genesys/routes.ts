/** Routes of all operations: checks access, reads query and body, calls the handler, and reports refusals. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { EmulatorRequest, EmulatorResponse, Route } from '../server/contract.js';
import { hasPermission } from './access.js';
import type { Access } from './access.js';
import type { BodyReader } from './bodies.js';
import type { HandlerContext, Environment } from './handler-context.js';
import { errorBody, GenesysRefusal, statusOf } from './errors.js';
import { handlers } from './handlers.js';
import { loginOperation, operations } from './operations.js';
import type { OperationSpec } from './operation-spec.js';
import { readQuery } from './query.js';
import { finishDueJobs } from './queue-users.js';
import type { GenesysSettings } from './settings.js';
import { checkExpansion, withEmptyLists } from './views.js';

export interface RoutesOptions {
  readonly environment: Environment;
  readonly checkAccess: (operation: OperationSpec, headers: IncomingHttpHeaders) => Access;
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
      handle: (request: EmulatorRequest) => handleOperation(operation, request, options),
    })),
  ];
}

function handleOperation(
  operation: OperationSpec & (typeof operations)[number],
  request: EmulatorRequest,
  { environment, checkAccess, readBody }: RoutesOptions,
): EmulatorResponse {
  const { settings } = environment;
  const contextId = contextIdFor(request.headers, settings);
  try {
    const access = checkAccess(operation, request.headers);
    finishDueJobs(environment);
    const query = readQuery((operation as OperationSpec).query ?? [], request.query, settings);
    const bodyName = (operation as OperationSpec).body;
    const body = bodyName === undefined ? undefined : readBody(bodyName, request);
    const may = (permission: string) => hasPermission(access.client, permission);
    const context: HandlerContext = { ...environment, request, query, body, may };
    checkExpansion(context);
    const reply = handlers[operation.operation](context);
    const response = {
      ...reply,
      body: withEmptyLists(reply.body, settings),
      headers: access.headers,
    };
    return withCorrelationId(response, contextId);
  } catch (error) {
    if (error instanceof GenesysRefusal) return refusalResponse(error, contextId);
    throw error;
  }
}

/** The contextId of the ErrorBody is the ININ-Correlation-Id of the response (staff post). */
export function refusalResponse(
  refusal: GenesysRefusal,
  contextId: string = randomUUID(),
): EmulatorResponse {
  const { headers } = refusal.options;
  const response = { status: statusOf(refusal.code), body: errorBody(refusal, contextId) };
  return withCorrelationId(headers ? { ...response, headers } : response, contextId);
}

export function contextIdFor(
  headers: IncomingHttpHeaders | undefined,
  settings: GenesysSettings,
): string {
  const given = headers?.['inin-correlation-id'];
  const echoed = settings.callerCorrelationId === 'echoed' && typeof given === 'string';
  return echoed && given !== '' ? given : randomUUID();
}

function withCorrelationId(response: EmulatorResponse, contextId: string): EmulatorResponse {
  return { ...response, headers: { 'ININ-Correlation-Id': contextId, ...response.headers } };
}
