/** Routes of all operations: check signature and quota, read input, apply client token, call the handler. */
import { randomUUID } from 'node:crypto';
import type { EmulatorRequest, Route } from '../server/contract.js';
import { removeAssistantAIAgent, updateAssistantAIAgent } from './ai-agent-configuration.js';
import { aiResourceKinds } from './ai-resource-kinds.js';
import { createAIVersion, deleteAIVersion, listAIVersions } from './ai-resource-versions.js';
import {
  createAIResource,
  deleteAIResource,
  getAIResource,
  listAIResources,
  updateAIResource,
} from './ai-resources.js';
import type { Client } from './authorization.js';
import { createAssistant, deleteAssistant, getAssistant, listAssistants } from './assistants.js';
import {
  createAssistantAssociation,
  deleteAssistantAssociation,
  getAssistantAssociation,
  listAssistantAssociations,
} from './associations.js';
import { QConnectError, toErrorResponse } from './errors.js';
import { replayOrRun } from './idempotency.js';
import {
  createKnowledgeBase,
  deleteKnowledgeBase,
  getKnowledgeBase,
  listKnowledgeBases,
} from './knowledge-bases.js';
import { listModels } from './models.js';
import type { OperationSpec } from './operation-spec.js';
import { operations } from './operations.js';
import type { OperationName } from './operations.js';
import { furtherNeeds, needOf, requireActions } from './permissions.js';
import { readInput } from './read-input.js';
import type { Handler, Environment } from './environment.js';
import { listTagsForResource, tagResource, untagResource } from './tags.js';

const { aiAgent, aiPrompt, aiGuardrail } = aiResourceKinds;

const handlers: { readonly [O in OperationName]: Handler<O> } = {
  CreateAssistant: createAssistant,
  GetAssistant: getAssistant,
  ListAssistants: listAssistants,
  DeleteAssistant: deleteAssistant,
  UpdateAssistantAIAgent: updateAssistantAIAgent,
  RemoveAssistantAIAgent: removeAssistantAIAgent,
  CreateAssistantAssociation: createAssistantAssociation,
  GetAssistantAssociation: getAssistantAssociation,
  ListAssistantAssociations: listAssistantAssociations,
  DeleteAssistantAssociation: deleteAssistantAssociation,
  CreateAIAgent: createAIResource(aiAgent),
  GetAIAgent: getAIResource(aiAgent),
  ListAIAgents: listAIResources(aiAgent),
  UpdateAIAgent: updateAIResource(aiAgent),
  DeleteAIAgent: deleteAIResource(aiAgent),
  CreateAIAgentVersion: createAIVersion(aiAgent),
  ListAIAgentVersions: listAIVersions(aiAgent),
  DeleteAIAgentVersion: deleteAIVersion(aiAgent),
  CreateAIPrompt: createAIResource(aiPrompt),
  GetAIPrompt: getAIResource(aiPrompt),
  ListAIPrompts: listAIResources(aiPrompt),
  UpdateAIPrompt: updateAIResource(aiPrompt),
  DeleteAIPrompt: deleteAIResource(aiPrompt),
  CreateAIPromptVersion: createAIVersion(aiPrompt),
  ListAIPromptVersions: listAIVersions(aiPrompt),
  DeleteAIPromptVersion: deleteAIVersion(aiPrompt),
  CreateAIGuardrail: createAIResource(aiGuardrail),
  GetAIGuardrail: getAIResource(aiGuardrail),
  ListAIGuardrails: listAIResources(aiGuardrail),
  UpdateAIGuardrail: updateAIResource(aiGuardrail),
  DeleteAIGuardrail: deleteAIResource(aiGuardrail),
  CreateAIGuardrailVersion: createAIVersion(aiGuardrail),
  ListAIGuardrailVersions: listAIVersions(aiGuardrail),
  DeleteAIGuardrailVersion: deleteAIVersion(aiGuardrail),
  CreateKnowledgeBase: createKnowledgeBase,
  GetKnowledgeBase: getKnowledgeBase,
  ListKnowledgeBases: listKnowledgeBases,
  DeleteKnowledgeBase: deleteKnowledgeBase,
  ListModels: listModels,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

type Authorize = (request: EmulatorRequest) => Client;

export function createRoutes(environment: Environment, authorize: Authorize): readonly Route[] {
  const names = Object.keys(operations) as OperationName[];
  return names.map((name) => createRoute(name, environment, authorize));
}

function createRoute<O extends OperationName>(
  name: O,
  environment: Environment,
  authorize: Authorize,
): Route {
  const operation: OperationSpec = operations[name];
  // The handler takes the input of its own operation, which readInput builds under the same name.
  const handle = handlers[name] as (input: object, environment: Environment) => object | undefined;
  return {
    operation: name,
    method: operation.method,
    path: operation.path,
    handle(request) {
      try {
        const client = authorize(request);
        requireActions(client, needOf(name, request, environment.arns), environment.arns);
        environment.quotas.countRequest();
        environment.store.settle();
        const input = readInput(operation, request, environment.settings);
        if (environment.settings.furtherActions === 'checked')
          requireActions(client, furtherNeeds(name, input), environment.arns);
        const body = replayOrRun(environment, name, input, () => handle(input, environment));
        return {
          status: operation.status,
          headers: { 'x-amzn-requestid': randomUUID() },
          ...(body && { body }),
        };
      } catch (error) {
        if (error instanceof QConnectError) return toErrorResponse(error);
        throw error;
      }
    },
  };
}
