/** A provider with every feature whose driver accepts any valid input and counts its calls. */
import { okAsync } from 'neverthrow';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

export function createAgreeableProvider() {
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
  const provider = scriptedProvider({
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
    },
  });
  return { provider, requests: () => requests };
}
