/** Q in Connect: AI prompts and AI guardrails with their versions. Both have the same operations. */
import * as sdk from '@aws-sdk/client-qconnect';
import { expect } from 'vitest';
import { conflict, invalid, notFound } from './qconnect-cases.js';
import type { OperationCase, OperationCases } from './qconnect-cases.js';
import { present, unknownId } from './qconnect-sdk.js';
import type { QConnectSetup } from './qconnect-sdk.js';
import { rejectionOf } from './rejection.js';

type Command = Parameters<sdk.QConnectClient['send']>[0];
type CommandConstructor = new (input: object) => Command;
type Answer = Readonly<Record<string, unknown>> & {
  readonly $metadata: { readonly httpStatusCode?: number };
  readonly versionNumber?: number;
};
type Data = Readonly<Record<string, unknown>> & {
  readonly name: string;
  readonly description?: string;
  readonly modifiedTime: Date;
};

interface Kind {
  readonly operation: 'AIPrompt' | 'AIGuardrail';
  readonly member: 'aiPrompt' | 'aiGuardrail';
  readonly arnType: string;
  /** What CreateAIPrompt or CreateAIGuardrail takes. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What its data has besides. */
  readonly shown: Readonly<Record<string, unknown>>;
  readonly change: Readonly<Record<string, unknown>>;
  /** Members that lists do not show. */
  readonly notInLists: readonly string[];
  readonly deleted: number;
  readonly wrong: { readonly members: Readonly<Record<string, unknown>>; readonly message: RegExp };
}

/** AI prompts and AI guardrails have operations of the same form, so one program runs both. */
async function send(
  { client }: QConnectSetup,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const Constructor = ({ ...sdk } as unknown as Readonly<Record<string, CommandConstructor>>)[
    `${operation}Command`
  ];
  return (await client.send(new (present(Constructor))(input))) as unknown as Answer;
}

function casesOf(kind: Kind): Readonly<Record<string, OperationCase>> {
  const { operation, member } = kind;
  const id = `${member}Id`;
  const dataOf = (answer: Answer) => present(answer[member]) as Data;
  const assistantOf = async (given: QConnectSetup) => present((await given.created()).assistantId);
  const create = (given: QConnectSetup, assistantId: string, members: object = {}) =>
    send(given, `Create${operation}`, { assistantId, ...kind.given, ...members });
  const keyOf = ({ assistantId, [id]: value }: Data) => ({ assistantId, [id]: value });
  const createdIn = async (given: QConnectSetup) =>
    dataOf(await create(given, await assistantOf(given)));
  const version = (given: QConnectSetup, data: Data, more: object = {}) =>
    send(given, `Create${operation}Version`, { ...keyOf(data), ...more });
  const update = (given: QConnectSetup, data: Data) =>
    send(given, `Update${operation}`, {
      ...keyOf(data),
      visibilityStatus: 'SAVED',
      ...kind.change,
    });
  const get = (given: QConnectSetup, data: Data, qualifier = '') =>
    send(given, `Get${operation}`, { ...keyOf(data), [id]: `${String(data[id])}${qualifier}` });
  const numbers = async (given: QConnectSetup, data: Data) => {
    const answer = await send(given, `List${operation}Versions`, keyOf(data));
    return (answer[`${member}VersionSummaries`] as readonly Answer[]).map(
      ({ versionNumber }) => versionNumber,
    );
  };
  const summaryOf = (data: Data) =>
    Object.fromEntries(Object.entries(data).filter(([name]) => !kind.notInLists.includes(name)));
  const unknown = async (given: QConnectSetup, what: string, more: object = {}) =>
    send(given, what, { assistantId: await assistantOf(given), [id]: unknownId, ...more });
  const unknownOne = (what: string, more: object = {}) => ({
    what: 'an unknown id',
    call: (given: QConnectSetup) => unknown(given, what, more),
    error: notFound(unknownId),
  });

  return {
    [`Create${operation}`]: {
      async works(given) {
        const assistantId = await assistantOf(given);
        const data = dataOf(await create(given, assistantId, { tags: { a: 'b' } }));

        expect(data).toEqual({
          ...kind.given,
          ...kind.shown,
          tags: { a: 'b' },
          assistantId,
          assistantArn: `arn:aws:wisdom:us-east-1:123456789012:assistant/${assistantId}`,
          [id]: expect.stringMatching(/^[\da-f-]{36}$/) as string,
          [`${member}Arn`]: `arn:aws:wisdom:us-east-1:123456789012:${kind.arnType}/${assistantId}/${String(data[id])}`,
          status: 'ACTIVE',
          modifiedTime: expect.any(Date) as Date,
        });
        expect(dataOf(await get(given, data))).toEqual(data);
      },
      refused: [
        {
          what: 'an unknown assistant',
          call: (given) => create(given, unknownId),
          error: notFound(unknownId),
        },
        {
          what: 'members that break the model',
          call: async (given) => create(given, await assistantOf(given), kind.wrong.members),
          error: invalid(kind.wrong.message),
        },
        {
          what: 'a name that is taken',
          async call(given) {
            const { assistantId } = await createdIn(given);
            await create(given, assistantId as string);
          },
          error: conflict,
        },
      ],
    },
    [`Get${operation}`]: {
      async works(given) {
        const data = await createdIn(given);
        await version(given, data);
        await update(given, data);

        const saved = await get(given, data, ':$SAVED');
        expect(dataOf(saved)).toMatchObject(kind.change);
        expect(saved.versionNumber).toBeUndefined();
        for (const qualifier of [':1', ':$LATEST']) {
          const answer = await get(given, data, qualifier);
          expect(answer.versionNumber).toBe(1);
          expect(dataOf(answer)).toMatchObject(kind.given);
        }
      },
      refused: [unknownOne(`Get${operation}`)],
    },
    [`List${operation}s`]: {
      async works(given) {
        const data = await createdIn(given);
        const { assistantId } = data;

        const all = await send(given, `List${operation}s`, { assistantId });

        const summaries = all[`${member}Summaries`] as readonly Data[];
        expect(summaries.at(-1)).toEqual(summaryOf(data));
        for (const { origin } of summaries.slice(0, -1)) expect(origin).toBe('SYSTEM');
      },
      refused: [
        {
          what: 'an unknown assistant',
          call: (given) => send(given, `List${operation}s`, { assistantId: unknownId }),
          error: notFound(unknownId),
        },
      ],
    },
    [`Update${operation}`]: {
      async works(given) {
        const before = await createdIn(given);

        const after = dataOf(await update(given, before));

        expect(after).toEqual({
          ...before,
          ...kind.change,
          visibilityStatus: 'SAVED',
          modifiedTime: expect.any(Date) as Date,
        });
        expect(Number(after.modifiedTime)).toBeGreaterThan(Number(before.modifiedTime));
        expect(dataOf(await get(given, before))).toEqual(after);
      },
      refused: [unknownOne(`Update${operation}`, { ...kind.change, visibilityStatus: 'SAVED' })],
    },
    [`Delete${operation}`]: {
      async works(given) {
        const data = await createdIn(given);
        const answer = await send(given, `Delete${operation}`, keyOf(data));
        expect(answer.$metadata.httpStatusCode).toBe(kind.deleted);
        expect(await rejectionOf(get(given, data))).toMatchObject({
          name: 'ResourceNotFoundException',
        });
      },
      refused: [unknownOne(`Delete${operation}`)],
    },
    [`Create${operation}Version`]: {
      async works(given) {
        const data = await createdIn(given);
        const first = await version(given, data, { modifiedTime: data.modifiedTime });
        await update(given, data);
        const second = await version(given, data);

        expect(first.versionNumber).toBe(1);
        expect(dataOf(first)[`${member}Arn`]).toBe(`${String(data[`${member}Arn`])}:1`);
        expect(dataOf(first)).toMatchObject(kind.given);
        expect(second.versionNumber).toBe(2);
        expect(dataOf(second)).toMatchObject(kind.change);
      },
      refused: [
        unknownOne(`Create${operation}Version`),
        {
          what: 'what was updated since it was read',
          async call(given) {
            const data = await createdIn(given);
            const { modifiedTime } = data;
            await update(given, data);
            await version(given, data, { modifiedTime: new Date(Number(modifiedTime) - 1000) });
          },
          error: conflict,
        },
      ],
    },
    [`List${operation}Versions`]: {
      async works(given) {
        const data = await createdIn(given);
        expect(await numbers(given, data)).toEqual([]);
        const first = dataOf(await version(given, data));
        await version(given, data);

        const answer = await send(given, `List${operation}Versions`, keyOf(data));

        expect(answer[`${member}VersionSummaries`]).toMatchObject([
          { versionNumber: 1, [`${member}Summary`]: summaryOf(first) },
          { versionNumber: 2 },
        ]);
      },
      refused: [unknownOne(`List${operation}Versions`)],
    },
    [`Delete${operation}Version`]: {
      async works(given) {
        const data = await createdIn(given);
        for (let made = 0; made < 3; made += 1) await version(given, data);

        const answer = await send(given, `Delete${operation}Version`, {
          ...keyOf(data),
          versionNumber: 3,
        });

        expect(answer.$metadata.httpStatusCode).toBe(kind.deleted);
        expect(await numbers(given, data)).toEqual([1, 2]);
        // A number is not given twice.
        expect((await version(given, data)).versionNumber).toBe(4);
      },
      refused: [unknownOne(`Delete${operation}Version`, { versionNumber: 1 })],
    },
  };
}

const template = (text: string) => ({ textFullAIPromptEditTemplateConfiguration: { text } });

export const aiPromptCases = casesOf({
  operation: 'AIPrompt',
  member: 'aiPrompt',
  arnType: 'ai-prompt',
  given: {
    name: 'Answer',
    type: 'ANSWER_GENERATION',
    templateType: 'TEXT',
    apiFormat: 'MESSAGES',
    modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
    templateConfiguration: template('prompt: Answer {{$.query}}'),
    visibilityStatus: 'PUBLISHED',
    description: 'Answers',
  },
  shown: { origin: 'CUSTOMER' },
  change: { templateConfiguration: template('prompt: Reply'), description: 'Replies' },
  notInLists: ['templateConfiguration'],
  deleted: 204,
  wrong: { members: { templateType: 'HTML', type: 'POEM' }, message: /2 validation errors/ },
}) as OperationCases<
  | `${'Create' | 'Get' | 'Update' | 'Delete'}AIPrompt`
  | 'ListAIPrompts'
  | `${'Create' | 'Delete'}AIPromptVersion`
  | 'ListAIPromptVersions'
>;

const policies = {
  topicPolicyConfig: {
    topicsConfig: [
      { name: 'Advice', definition: 'On money', examples: ['Which stock?'], type: 'DENY' },
    ],
  },
  contentPolicyConfig: {
    filtersConfig: [{ type: 'HATE', inputStrength: 'HIGH', outputStrength: 'LOW' }],
  },
  wordPolicyConfig: {
    wordsConfig: [{ text: 'word' }],
    managedWordListsConfig: [{ type: 'PROFANITY' }],
  },
  sensitiveInformationPolicyConfig: {
    piiEntitiesConfig: [{ type: 'PIN', action: 'BLOCK' }],
    regexesConfig: [{ name: 'Number', pattern: '[0-9]+', action: 'ANONYMIZE' }],
  },
  contextualGroundingPolicyConfig: { filtersConfig: [{ type: 'GROUNDING', threshold: 0.75 }] },
};
const messages = { blockedInputMessaging: 'Not here', blockedOutputsMessaging: 'Not so' };

export const aiGuardrailCases = casesOf({
  operation: 'AIGuardrail',
  member: 'aiGuardrail',
  arnType: 'ai-guardrail',
  given: {
    name: 'Money',
    ...messages,
    ...policies,
    visibilityStatus: 'PUBLISHED',
    description: 'No advice',
  },
  shown: {},
  change: { ...messages, blockedInputMessaging: 'Ask a person', description: 'Still none' },
  notInLists: Object.keys({ ...messages, ...policies }),
  deleted: 202,
  wrong: {
    members: { contentPolicyConfig: { filtersConfig: [] }, blockedInputMessaging: '' },
    message: /'contentPolicyConfig.filtersConfig'/,
  },
}) as OperationCases<
  | `${'Create' | 'Get' | 'Update' | 'Delete'}AIGuardrail`
  | 'ListAIGuardrails'
  | `${'Create' | 'Delete'}AIGuardrailVersion`
  | 'ListAIGuardrailVersions'
>;
