/** Every operation that AWS's SDK has for assistants, run against the emulator: working, throttled, and refused. */
import * as sdk from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { aiAgentVersionCases } from './qconnect-ai-agent-versions-cases.js';
import { aiAgentCases } from './qconnect-ai-agents-cases.js';
import { aiGuardrailCases, aiPromptCases } from './qconnect-ai-resources-cases.js';
import { assistantCases } from './qconnect-assistants-cases.js';
import { associationCases } from './qconnect-associations-cases.js';
import type { Operation, OperationCase, OperationCases } from './qconnect-cases.js';
import { knowledgeBaseCases } from './qconnect-knowledge-bases-cases.js';
import { isOutOfScope } from './qconnect-out-of-scope.js';
import type { OperationOutOfScope } from './qconnect-out-of-scope.js';
import { clientOf, givenQConnect, retriesWithoutWaiting } from './qconnect-sdk.js';
import { rejectionOf } from './rejection.js';
import { tagCases } from './qconnect-tags-cases.js';

/** An operation that is new in the SDK does not compile until it has a case, or a reason why not. */
const cases: Readonly<Record<string, OperationCase>> = {
  ...assistantCases,
  ...associationCases,
  ...aiAgentCases,
  ...aiAgentVersionCases,
  ...aiPromptCases,
  ...aiGuardrailCases,
  ...knowledgeBaseCases,
  ...tagCases,
} satisfies OperationCases<Exclude<Operation, OperationOutOfScope>>;

/** Operations of the service model that carry a client token, so that a lost answer can be asked for again. */
const withClientToken = [
  'CreateAssistant',
  'CreateAssistantAssociation',
  'CreateAIAgent',
  'UpdateAIAgent',
  'CreateAIAgentVersion',
  'CreateAIPrompt',
  'UpdateAIPrompt',
  'CreateAIPromptVersion',
  'CreateAIGuardrail',
  'UpdateAIGuardrail',
  'CreateAIGuardrailVersion',
  'CreateKnowledgeBase',
];

type Command = Parameters<sdk.QConnectClient['send']>[0];
type CommandConstructor = new (input: object) => Command;

const exported: Readonly<Record<string, unknown>> = { ...sdk };
const all = Object.keys(exported)
  .filter((name) => name.endsWith('Command') && name !== '$Command')
  .map((name) => name.slice(0, -'Command'.length));
const covered = Object.entries(cases).map(([operation, row]) => ({ operation, row }));

/** Whatever the operations need in their paths; credentials are checked before any of it is looked at. */
const anything = {
  assistantId: 'x',
  aiAgentId: 'x',
  aiPromptId: 'x',
  aiGuardrailId: 'x',
  knowledgeBaseId: 'x',
  assistantAssociationId: 'x',
  versionNumber: 1,
  resourceArn: 'x',
  tagKeys: ['x'],
  aiAgentType: 'x',
};

describe('coverage', () => {
  it('has a case or a reason for every operation of the service', () => {
    const missing = all.filter((name) => cases[name] === undefined && !isOutOfScope(name));
    expect(missing).toEqual([]);
  });

  it('has only operations of the SDK', () => {
    expect(covered.filter(({ operation }) => !all.includes(operation))).toEqual([]);
    expect(covered.filter(({ operation }) => isOutOfScope(operation))).toEqual([]);
  });
});

describe.each(covered)('$operation', ({ operation, row }) => {
  it('works, and written values can be read', async () => {
    const given = await givenQConnect();
    await row.works(given);
    const statuses = given.emulator.requests.of(operation).map(({ status = 0 }) => status);
    expect(statuses.filter((status) => status < 300)).not.toEqual([]);
  });

  it('works after the SDK retries a throttled request', async () => {
    retriesWithoutWaiting();
    const given = await givenQConnect();
    const headers = { 'x-amzn-errortype': 'ThrottlingException' };
    const body = { message: 'Rate exceeded' };
    const effect = { kind: 'status', status: 400, headers, body } as const;
    given.emulator.faults.add({ operation, times: 1, effect });

    await row.works(given);

    const [refused, repeated] = given.emulator.requests.of(operation);
    expect(refused?.status).toBe(400);
    expect(refused?.headers['amz-sdk-request']).toBe('attempt=1; max=3');
    expect(repeated?.headers['amz-sdk-request']).toMatch(/^(ttl=\w+; )?attempt=2; max=3$/);
    const invocation = refused?.headers['amz-sdk-invocation-id'];
    expect(repeated?.headers['amz-sdk-invocation-id']).toBe(invocation);
  });

  it.for(row.refused)('refuses $what', async ({ call, error, options }) => {
    const given = await givenQConnect(options);

    const rejection = await rejectionOf(call(given));

    const { name, status, resourceName, message } = error;
    expect(rejection).toBeInstanceOf(sdk.QConnectServiceException);
    expect(rejection).toBeInstanceOf(exported[name]);
    expect(rejection).toMatchObject({
      name,
      $fault: 'client',
      $metadata: {
        httpStatusCode: status,
        requestId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
        attempts: 1,
      },
      ...(resourceName !== undefined && { resourceName }),
      ...(message && { message: expect.stringMatching(message) as string }),
    });
    expect(given.emulator.requests.of(operation).at(-1)?.status).toBe(status);
  });

  it('refuses an unknown key, and a wrong secret', async () => {
    const { emulator } = await givenQConnect();
    const { credentials, requests } = emulator;
    const Command = exported[`${operation}Command`] as CommandConstructor;
    const send = (change: object) =>
      clientOf(emulator, { credentials: { ...credentials, ...change } }).send(
        new Command(anything),
      );

    expect(await rejectionOf(send({ accessKeyId: 'AKIAOTHER' }))).toMatchObject({
      name: 'UnrecognizedClientException',
      $metadata: { httpStatusCode: 403 },
    });
    expect(await rejectionOf(send({ secretAccessKey: 'other' }))).toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: { httpStatusCode: 403 },
    });
    expect(requests.of(operation).map(({ status }) => status)).toEqual([403, 403]);
  });
});

describe.each(withClientToken)('%s', (operation) => {
  it('is done once if the first response is lost, since the SDK sends the same client token', async () => {
    retriesWithoutWaiting();
    const given = await givenQConnect();
    const effect = { kind: 'reset', when: 'afterWork' } as const;
    given.emulator.faults.add({ operation, times: 1, effect });

    await cases[operation]?.works(given);

    const [lost, repeated] = given.emulator.requests.of(operation);
    expect(lost?.status).toBeUndefined();
    expect(lost?.body).toHaveProperty('clientToken');
    expect(repeated?.body).toEqual(lost?.body);
  });
});
