/** Every operation of `provider.native` at Genesys Cloud. */
import type { GenesysNative, GenesysProvider } from '@assistant-provider/genesys';
import { casesOf } from './native-operation.js';
import type { TestIds, OperationCase } from './portable-operations.js';

const native = casesOf<GenesysNative>();

const reads = false;
const writes = true;
const transcriptionConfig = { vendorName: 'Genesys' } as const;
const desk = { name: 'Night desk', transcriptionConfig };
const copilot = { liveOnQueue: false, defaultLanguage: 'en-US' };

export function genesysNativeOperations({
  busy,
  plain,
  mine,
  theirs,
  free,
}: TestIds): readonly OperationCase<GenesysProvider>[] {
  const path = `/api/v2/assistants/${plain}`;
  return [
    native('getAssistants', reads, (all) => all.getAssistants()),
    native('postAssistants', writes, (all) => all.postAssistants(desk)),
    native('getAssistantsQueues', reads, (all) => all.getAssistantsQueues()),
    native('getAssistant', reads, (all) => all.getAssistant(busy)),
    native('patchAssistant', writes, (all) => all.patchAssistant(plain, desk)),
    native('deleteAssistant', writes, (all) => all.deleteAssistant(plain)),
    native('getAssistantQueues', reads, (all) => all.getAssistantQueues(busy)),
    native('patchAssistantQueues', writes, (all) =>
      all.patchAssistantQueues(busy, [{ id: theirs, mediaTypes: ['Call'] }]),
    ),
    native('deleteAssistantQueues', writes, (all) => all.deleteAssistantQueues(busy, mine)),
    native('getAssistantQueue', reads, (all) => all.getAssistantQueue(busy, mine[0])),
    native('putAssistantQueue', writes, (all) =>
      all.putAssistantQueue(busy, free, { id: free, mediaTypes: ['Message'] }),
    ),
    native('deleteAssistantQueue', writes, (all) => all.deleteAssistantQueue(busy, mine[0])),
    native('getAssistantCopilot', reads, (all) => all.getAssistantCopilot(busy)),
    native('putAssistantCopilot', writes, (all) => all.putAssistantCopilot(plain, copilot)),
    native('request', reads, (all) => all.request({ method: 'GET', path }), ' GET'),
    native(
      'request',
      writes,
      (all) => all.request({ method: 'POST', path: '/api/v2/assistants', body: desk }),
      ' POST',
    ),
    {
      ...native(
        'request',
        writes,
        (all) => all.request({ method: 'PATCH', path, body: desk }),
        ' PATCH',
      ),
      // Whether it carries a whole value or a difference is the caller's to know.
      onlyOnce: ['PATCH /api/v2/assistants/{id}'],
    },
    native('request', writes, (all) => all.request({ method: 'DELETE', path }), ' DELETE'),
  ];
}
