/** From a request to an operation and back: signature, quota, input, client token, work, answer. */
import { randomUUID } from 'node:crypto';
import type { EmulatorRequest, Route } from '../server/contract.js';
import { removeAssistantAIAgent, updateAssistantAIAgent } from './ai-agent-configuration.js';
import {
  createAIAgentVersion,
  deleteAIAgentVersion,
  listAIAgentVersions,
} from './ai-agent-versions.js';
import {
  createAIAgent,
  deleteAIAgent,
  getAIAgent,
  listAIAgents,
  updateAIAgent,
} from './ai-agents.js';
import { createAssistant, deleteAssistant, getAssistant, listAssistants } from './assistants.js';
import {
  createAssistantAssociation,
  deleteAssistantAssociation,
  getAssistantAssociation,
  listAssistantAssociations,
} from './associations.js';
import { QConnectError, answerOf } from './errors.js';
import { once } from './idempotency.js';
import type { Operation } from './operation.js';
import { operations } from './operations.js';
import type { OperationName } from './operations.js';
import { readInput } from './read-input.js';
import type { Handler, Service } from './service.js';
import { listTagsForResource, tagResource, untagResource } from './tags.js';

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
  CreateAIAgent: createAIAgent,
  GetAIAgent: getAIAgent,
  ListAIAgents: listAIAgents,
  UpdateAIAgent: updateAIAgent,
  DeleteAIAgent: deleteAIAgent,
  CreateAIAgentVersion: createAIAgentVersion,
  ListAIAgentVersions: listAIAgentVersions,
  DeleteAIAgentVersion: deleteAIAgentVersion,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

type Authorize = (request: EmulatorRequest) => void;

export function createRoutes(service: Service, authorize: Authorize): readonly Route[] {
  const names = Object.keys(operations) as OperationName[];
  return names.map((name) => routeOf(name, service, authorize));
}

function routeOf<O extends OperationName>(name: O, service: Service, authorize: Authorize): Route {
  const operation: Operation = operations[name];
  // A handler is written for the input of its own operation, which is what readInput makes by the same name.
  const handle = handlers[name] as (input: object, service: Service) => object | undefined;
  return {
    operation: name,
    method: operation.method,
    path: operation.path,
    handle(request) {
      try {
        authorize(request);
        service.quotas.countRequest();
        const input = readInput(operation, request, service.settings);
        const body = once(service, name, input, () => handle(input, service));
        return {
          status: operation.status,
          headers: { 'x-amzn-requestid': randomUUID() },
          ...(body && { body }),
        };
      } catch (error) {
        if (error instanceof QConnectError) return answerOf(error);
        throw error;
      }
    },
  };
}
