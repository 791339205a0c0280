/** Versions of AI agents, AI prompts and AI guardrails: create, list, delete. */
import type { AIResourceKind } from './ai-resource-kinds.js';
import { requireUnused } from './ai-resource-use.js';
import { idIn } from './ai-resources.js';
import { QConnectError, notFound } from './errors.js';
import {
  findAIResource,
  findActiveAssistant,
  findChangeableAIResource,
  findVisibleAssistant,
  requireActive,
} from './find.js';
import { listPage } from './paging.js';
import type { PagingInput } from './paging.js';
import type { Environment } from './environment.js';
import { groupOf, versionRow } from './rows.js';
import type { AIResourceRow } from './rows.js';
import type { Origin } from './state.js';
import { aiResourceData, aiResourceSummary } from './views.js';

interface OfAssistant {
  readonly assistantId: string;
}

export const createAIVersion =
  (kind: AIResourceKind) =>
  (input: OfAssistant & { readonly modifiedTime?: number }, environment: Environment): object => {
    const { store } = environment;
    const operation = `Create${kind.operation}Version` as const;
    const assistant = findActiveAssistant(environment, input.assistantId, operation);
    const asked = idIn(kind, input);
    const resource = findChangeableAIResource(environment, kind, assistant, asked);
    requireActive(environment, operation, resource, asked);
    if (input.modifiedTime !== undefined)
      checkModifiedTime(environment, kind, resource, input.modifiedTime);
    const { content, nextVersionNumber: versionNumber } = resource;
    const version = versionRow(resource, versionNumber, content);
    store.versions.set(version);
    store.aiResources.set({ ...resource, nextVersionNumber: versionNumber + 1 });
    return { [kind.name]: aiResourceData(environment, kind, resource, version), versionNumber };
  };

/**
 * The optimistic lock (service model, CreateAIAgentVersionRequest.modifiedTime): fails if the resource was updated later.
 * botocore truncates timestamps to seconds, so a time without a fraction stands for the whole second.
 */
function checkModifiedTime(
  { settings }: Environment,
  { noun }: AIResourceKind,
  { content }: AIResourceRow,
  given: number,
): void {
  if (settings.staleModifiedTime === 'allowed') return;
  const givenMilliseconds = Number.isInteger(given) ? given * 1000 + 999 : Math.round(given * 1000);
  if (content.modifiedTime > givenMilliseconds)
    throw new QConnectError(
      settings.staleModifiedTime,
      `The ${noun} was updated after the modifiedTime given`,
    );
}

export const listAIVersions =
  (kind: AIResourceKind) =>
  (
    input: OfAssistant & PagingInput & { readonly origin?: Origin },
    environment: Environment,
  ): object => {
    const { origin } = input;
    const assistant = findVisibleAssistant(environment, input.assistantId);
    const { resource } = findAIResource(environment, kind, assistant, idIn(kind, input));
    const isOfOrigin = origin === undefined || origin === resource.origin;
    const { entries, token } = listPage(
      environment,
      environment.store.versions.listed().list('ofResource', isOfOrigin ? resource.id : ''),
      input,
      `versions ${resource.id} ${origin ?? ''}`,
    );
    return {
      [`${kind.name}VersionSummaries`]: entries.map((version) => ({
        [`${kind.name}Summary`]: aiResourceSummary(environment, kind, resource, version),
        versionNumber: version.versionNumber,
      })),
      ...token,
    };
  };

export const deleteAIVersion =
  (kind: AIResourceKind) =>
  (
    input: OfAssistant & { readonly versionNumber: number },
    environment: Environment,
  ): undefined => {
    const { versions } = environment.store;
    const { versionNumber } = input;
    const asked = idIn(kind, input);
    const assistant = findVisibleAssistant(environment, input.assistantId);
    const resource = findChangeableAIResource(environment, kind, assistant, asked);
    const version = versions.get(groupOf(resource.id, `${versionNumber}`));
    if (!version) throw notFound(`${asked}:${versionNumber}`);
    const operation = `Delete${kind.operation}Version` as const;
    requireUnused(environment, operation, kind, assistant, { resource, version });
    versions.delete(version.id);
    return undefined;
  };
