/** The requests on AI prompts, AI guardrails and AI agents, as data. Each is the same for the three kinds. */
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-qconnect';
import {
  CreateAIAgentCommand,
  CreateAIAgentVersionCommand,
  CreateAIGuardrailCommand,
  CreateAIGuardrailVersionCommand,
  CreateAIPromptCommand,
  CreateAIPromptVersionCommand,
  DeleteAIAgentCommand,
  DeleteAIAgentVersionCommand,
  DeleteAIGuardrailCommand,
  DeleteAIGuardrailVersionCommand,
  DeleteAIPromptCommand,
  DeleteAIPromptVersionCommand,
  GetAIAgentCommand,
  GetAIGuardrailCommand,
  GetAIPromptCommand,
  ListAIAgentsCommand,
  ListAIAgentVersionsCommand,
  ListAIGuardrailsCommand,
  ListAIGuardrailVersionsCommand,
  ListAIPromptsCommand,
  ListAIPromptVersionsCommand,
  UpdateAIAgentCommand,
  UpdateAIGuardrailCommand,
  UpdateAIPromptCommand,
} from '#sdk';
import type { JsonObject } from '@assistant-provider/core';
import type { PartKind } from './part-kinds.js';
import {
  partPage,
  partResponse,
  publishedResponse,
  versionPage,
  type WirePart,
  type WireVersion,
} from './part-shapes.js';
import { creation, read, removal, setting, type QConnectRequest } from './requests.js';
import type { QConnectCommand } from './sdk-types.js';
import { bodyAsGiven } from './unmodelled-members.js';
import type { WirePage } from './vendor-types.js';

/** The SDK's own types of these commands are older than the service model, so they are not used. */
type PartCommand = QConnectCommand<ServiceInputTypes, ServiceOutputTypes>;
type PartRequest<T> = QConnectRequest<ServiceInputTypes, ServiceOutputTypes, T>;

const commands: Readonly<Record<string, new (input: never) => object>> = {
  CreateAIAgent: CreateAIAgentCommand,
  CreateAIAgentVersion: CreateAIAgentVersionCommand,
  CreateAIGuardrail: CreateAIGuardrailCommand,
  CreateAIGuardrailVersion: CreateAIGuardrailVersionCommand,
  CreateAIPrompt: CreateAIPromptCommand,
  CreateAIPromptVersion: CreateAIPromptVersionCommand,
  DeleteAIAgent: DeleteAIAgentCommand,
  DeleteAIAgentVersion: DeleteAIAgentVersionCommand,
  DeleteAIGuardrail: DeleteAIGuardrailCommand,
  DeleteAIGuardrailVersion: DeleteAIGuardrailVersionCommand,
  DeleteAIPrompt: DeleteAIPromptCommand,
  DeleteAIPromptVersion: DeleteAIPromptVersionCommand,
  GetAIAgent: GetAIAgentCommand,
  GetAIGuardrail: GetAIGuardrailCommand,
  GetAIPrompt: GetAIPromptCommand,
  ListAIAgents: ListAIAgentsCommand,
  ListAIAgentVersions: ListAIAgentVersionsCommand,
  ListAIGuardrails: ListAIGuardrailsCommand,
  ListAIGuardrailVersions: ListAIGuardrailVersionsCommand,
  ListAIPrompts: ListAIPromptsCommand,
  ListAIPromptVersions: ListAIPromptVersionsCommand,
  UpdateAIAgent: UpdateAIAgentCommand,
  UpdateAIGuardrail: UpdateAIGuardrailCommand,
  UpdateAIPrompt: UpdateAIPromptCommand,
};

/** Every schema of a tool is JSON of somebody else, in which null is a value. */
const request = <T>(
  name: string,
  input: object,
  rest: Omit<PartRequest<T>, 'name' | 'command' | 'keepsNull'>,
): PartRequest<T> => ({
  name,
  ...rest,
  keepsNull: true,
  command: () => {
    const Command = commands[name] as new (given: object) => PartCommand;
    return new Command(input);
  },
});

interface OfAssistant {
  readonly assistantId: string;
}

interface OnePart extends OfAssistant {
  /** A UUID, to read also with a version: `id:3`. */
  readonly id: string;
}

/** The input of every request on one part. */
const onePart = ({ name }: PartKind, { assistantId, id }: OnePart) => ({
  assistantId,
  [`${name}Id`]: id,
});

export const createPart = (
  kind: PartKind,
  { body, ...input }: OfAssistant & { readonly clientToken: string; readonly body: JsonObject },
) =>
  request(
    `Create${kind.operation}`,
    { ...input, [bodyAsGiven]: body },
    { ...creation, read: partResponse(kind) },
  );

export const getPart = (kind: PartKind, part: OnePart) =>
  request(`Get${kind.operation}`, onePart(kind, part), { ...read, read: partResponse(kind) });

export const listParts = (
  kind: PartKind,
  input: OfAssistant & WirePage & { readonly maxResults: number; readonly origin?: string },
): PartRequest<WirePage & { readonly items: readonly WirePart[] }> =>
  request(`List${kind.operation}s`, input, { ...read, read: partPage(kind) });

export const updatePart = (
  kind: PartKind,
  {
    clientToken,
    body,
    ...part
  }: OnePart & { readonly clientToken: string; readonly body: JsonObject },
) =>
  request(
    `Update${kind.operation}`,
    { ...onePart(kind, part), clientToken, [bodyAsGiven]: body },
    { ...setting, read: partResponse(kind) },
  );

export const deletePart = (kind: PartKind, part: OnePart) =>
  request(`Delete${kind.operation}`, onePart(kind, part), removal);

export const createPartVersion = (
  kind: PartKind,
  { clientToken, ...part }: OnePart & { readonly clientToken: string },
) =>
  request(
    `Create${kind.operation}Version`,
    { ...onePart(kind, part), clientToken },
    { ...creation, read: publishedResponse(kind) },
  );

export const listPartVersions = (
  kind: PartKind,
  { maxResults, nextToken, ...part }: OnePart & WirePage & { readonly maxResults: number },
): PartRequest<WirePage & { readonly items: readonly WireVersion[] }> =>
  request(
    `List${kind.operation}Versions`,
    { ...onePart(kind, part), maxResults, ...(nextToken !== undefined && { nextToken }) },
    { ...read, read: versionPage(kind) },
  );

export const deletePartVersion = (
  kind: PartKind,
  { versionNumber, ...part }: OnePart & { readonly versionNumber: number },
) => request(`Delete${kind.operation}Version`, { ...onePart(kind, part), versionNumber }, removal);
