/** Every operation that the official Genesys SDK has for assistants, run against the emulator: working, and refused. */
import type { GenesysEmulator } from '@assistant-provider/emulators';
import type {
  AgentAssistantsApi,
  AgentCopilotApi,
  AssistantCopilotVariationsApi,
} from 'purecloud-platform-client-v2';
import { describe, expect, it } from 'vitest';
import { assistantCases } from './genesys-assistants-cases.js';
import type { OperationCase, OperationCases } from './genesys-cases.js';
import { checklistCases } from './genesys-checklists-cases.js';
import { copilotCases } from './genesys-copilot-cases.js';
import { knowledgeCases, scriptCases, summaryCases, userCases } from './genesys-directory-cases.js';
import { outOfScope, isOutOfScope } from './genesys-out-of-scope.js';
import { queueUserCases } from './genesys-queue-users-cases.js';
import { queueCases } from './genesys-queues-cases.js';
import { routingCases } from './genesys-routing-cases.js';
import { clientOf, givenGenesys, startGenesys } from './genesys-sdk.js';
import { rejectionOf } from './rejection.js';
import { sdkOperations } from './genesys-sdk-operations.js';
import { variationCases } from './genesys-variations-cases.js';

/** By API class. An operation that is new in the SDK does not compile until it has a case. */
const cases: Readonly<Record<string, Readonly<Record<string, OperationCase>>>> = {
  AgentAssistantsApi: {
    ...assistantCases,
    ...queueCases,
    ...queueUserCases,
    ...checklistCases,
  } satisfies OperationCases<AgentAssistantsApi>,
  AgentCopilotApi: copilotCases satisfies OperationCases<AgentCopilotApi>,
  AssistantCopilotVariationsApi:
    variationCases satisfies OperationCases<AssistantCopilotVariationsApi>,
  RoutingApi: routingCases,
};

/** API classes of which assistants need a few reads only. */
const directoryCases: typeof cases = {
  AIStudioApi: summaryCases,
  KnowledgeApi: knowledgeCases,
  ScriptsApi: scriptCases,
  UsersApi: userCases,
};

const all = sdkOperations();
const covered = Object.entries({ ...cases, ...directoryCases }).flatMap(([api, cases]) =>
  Object.entries(cases).map(([operation, row]) => ({ api, operation, row })),
);

describe('coverage', () => {
  it('has a case or a reason for every operation of these API classes', () => {
    const missing = all.filter(
      ({ api, operation, path }) =>
        cases[api] !== undefined &&
        cases[api][operation] === undefined &&
        !isOutOfScope(operation, path),
    );
    expect(missing.map(({ api, operation }) => `${api}.${operation}`)).toEqual([]);
  });

  it('has only operations of the SDK', () => {
    const names = new Set(all.map(({ api, operation }) => `${api}.${operation}`));
    expect(covered.filter(({ api, operation }) => !names.has(`${api}.${operation}`))).toEqual([]);
    const named = outOfScope.flatMap(({ operations = [] }) => operations);
    expect(named.filter((operation) => !names.has(`RoutingApi.${operation}`))).toEqual([]);
  });

  it('covers every API class with paths about assistants', () => {
    expect(all.filter(({ path }) => !path.startsWith('/api/v2/'))).toEqual([]);
    const elsewhere = all.filter(
      ({ api, operation, path }) =>
        /^\/api\/v2\/assistants|\/assistant$/.test(path) && cases[api]?.[operation] === undefined,
    );
    expect(elsewhere.map(({ api, operation }) => `${api}.${operation}`)).toEqual([]);
  });
});

describe.each(covered)('$api.$operation', ({ api, operation, row }) => {
  it('works, and written values can be read', async () => {
    const given = await givenGenesys();
    await row.works(given);
    expect(statuses(given.emulator, operation)).toContain('2xx');
  });

  it.for(row.refused)('refuses $what', async ({ call, answer, options }) => {
    const given = await givenGenesys(options);
    const body = await rejectionOf(call(given));
    expect(body).toMatchObject(answer);
    expectErrorBody(body);
    expect(given.emulator.requests.of(operation).at(-1)?.status).toBe(answer.status);
  });

  it('refuses a call without a token, with a wrong token, or without the permission', async () => {
    const clients = [{ id: 'nobody', secret: 's', state: 'active', permissions: [] }] as const;
    const emulator = await startGenesys({ seed: { clients } });
    const client = clientOf(emulator);
    const { send } = all.find((other) => other.api === api && other.operation === operation) ?? {};

    const answers = [await rejectionOf(send?.(client) ?? Promise.resolve())];
    client.setAccessToken('made-up');
    answers.push(await rejectionOf(send?.(client) ?? Promise.resolve()));
    await client.loginClientCredentialsGrant('nobody', 's');
    if (!row.needsNoPermission)
      answers.push(await rejectionOf(send?.(client) ?? Promise.resolve()));

    const missingRight = {
      status: 403,
      code: expect.stringMatching(/^missing\.(any\.)?permissions$/) as string,
    };
    const refusals = [
      { status: 401, code: 'authentication.required' },
      { status: 401, code: 'bad.credentials' },
      ...(row.needsNoPermission ? [] : [missingRight]),
    ];
    expect(answers).toMatchObject(refusals);
    answers.forEach(expectErrorBody);
  });
});

function statuses({ requests }: GenesysEmulator, operation: string): string[] {
  return requests.of(operation).map(({ status = 0 }) => `${Math.floor(status / 100)}xx`);
}

/** Official Swagger, ErrorBody: the members that every answer of the vendor was seen to have. */
function expectErrorBody(body: unknown): void {
  expect(body).not.toBeInstanceOf(Error);
  expect(body).toMatchObject({
    message: expect.stringMatching(/^[^{}]+$/) as string,
    code: expect.any(String) as string,
    contextId: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/) as string,
    details: expect.any(Array) as unknown[],
    errors: expect.any(Array) as unknown[],
  });
}
