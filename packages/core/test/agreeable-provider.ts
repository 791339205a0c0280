/** A provider with every feature whose driver accepts any valid input and counts its calls. */
import type { PartKindLimit } from '@assistant-provider/core';
import { okAsync } from 'neverthrow';
import { anAssistant, scriptedProvider, type Script } from './scripted-driver.js';

const partLimit: PartKindLimit = {
  cardinality: 'many',
  ids: 'vendor',
  after: [],
  versions: true,
  canDelete: true,
  fixed: [],
};

export function createAgreeableProvider(given: Pick<Script, 'permissions'> = {}) {
  let requests = 0;
  const answer =
    <T>(value: T) =>
    () => {
      requests += 1;
      return okAsync(value);
    };
  const page = answer({ items: [] });
  const nothing = answer(undefined);
  const binding = { queueId: 'q', assistantId: 'a-1', mediaTypes: ['call'], vendorData: {} };
  const assignment = { role: 'manualSearch', enabled: true, vendorRole: 'MS', vendorData: {} };
  const link = {
    linkId: 'l',
    source: { type: 'knowledgeBase', id: 'k' } as const,
    vendorData: {},
  };
  const part = {
    kind: 'prompt',
    id: 'p',
    origin: 'customer',
    content: {},
    references: [],
    vendorData: {},
  } as const;
  const provider = scriptedProvider({
    ...given,
    limits: {
      description: {},
      kmsKeyId: {},
      tags: { count: 5, key: {}, value: {} },
      queues: { queueId: {}, mediaTypes: ['call', 'email', 'message'] },
      aiAgents: {
        roles: {
          manualSearch: { agentId: 'required', useCase: 'unsupported', canDisable: true },
          orchestration: { agentId: 'optional', useCase: 'required', canDisable: true },
          summarization: { agentId: 'unsupported', useCase: 'unsupported', canDisable: true },
        },
      },
      knowledge: { types: ['knowledgeBase'], knowledgeBaseId: {}, linkId: {}, language: {} },
      parts: { kinds: { prompt: partLimit } },
      directory: { kinds: { queue: { ofAssistant: false } } },
    },
    assistants: {
      create: answer(anAssistant()),
      get: answer(anAssistant()),
      list: page,
      delete: nothing,
    },
    features: {
      editing: { update: answer(anAssistant()) },
      queues: {
        list: page,
        listBound: page,
        get: answer(binding),
        bind: answer({ binding }),
        bindMany: answer({ bindings: [binding], takenFrom: [] }),
        unbind: nothing,
        unbindMany: nothing,
      },
      aiAgents: { list: answer([]), assign: answer(assignment), unassign: nothing },
      knowledge: { list: answer([]), link: answer(link), unlink: nothing },
      tagging: { list: answer({}), tag: nothing, untag: nothing },
      parts: {
        list: answer([]),
        get: answer(part),
        put: answer(part),
        publish: answer({ version: 1, content: {}, references: [], vendorData: {} }),
        delete: nothing,
      },
      directory: { lookUp: answer([]) },
    },
  });
  return { provider, requests: () => requests };
}
