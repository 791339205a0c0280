/** Assistants: Acme's helpers. */
import { addToEach } from '@assistant-provider/adapter-kit';
import type { AssistantDraft, Checked, KnowledgeBaseSource } from '@assistant-provider/core';
import type { DriverAssistants } from '@assistant-provider/core/adapter';
import type { AcmeClient } from '../http/client.js';
import { readPage } from '../http/paging.js';
import { fromPatch, toAssistant } from '../mapping/assistant.js';
import { fromKnowledgeSource } from '../mapping/knowledge.js';
import { readOptions } from '../mapping/vendor-options.js';
import { readHelper, readHelpers, type AcmeHelper } from '../wire/shapes.js';
import { readSourcesOf } from './knowledge.js';

/** Lists of sources that are read at once. */
const sourceLists = 4;

/** Core refuses source types that the limits do not list, so no other type arrives here. */
type AcmeDraft = Checked<AssistantDraft> & { readonly knowledge?: readonly KnowledgeBaseSource[] };

export function acmeAssistants(client: AcmeClient): DriverAssistants {
  return {
    create: ({ vendorOptions, knowledge = [], ...draft }: AcmeDraft, context) =>
      readOptions(vendorOptions, 'draft.vendorOptions', context)
        .asyncAndThen((options) => {
          const sources = knowledge.map(fromKnowledgeSource);
          const body = { ...fromPatch(draft), ...options, sources };
          const input = { request: 'POST /v2/helpers', body, key: context.idempotencyKey } as const;
          return client.send(context, input, readHelper);
        })
        .map(toAssistant),

    get: (id, context) =>
      client
        .send(context, { request: 'GET /v2/helpers/{helper}', path: { helper: id } }, readHelper)
        .map(toAssistant),

    list: (query, context) =>
      readPage(
        {
          name: 'helpers',
          numberOf: ({ helper_no }: AcmeHelper) => helper_no,
          read: (window) =>
            client.send(context, { request: 'GET /v2/helpers', query: { ...window } }, readHelpers),
        },
        query,
        context,
      ).map((page) => ({ ...page, items: page.items.map(toAssistant) })),

    // Acme has no AI agents, and its list shows no sources: `include` can only name `knowledge`.
    addIncluded: (helpers, _, context) =>
      addToEach(helpers, sourceLists, ({ id }) =>
        readSourcesOf(client, id, context).map((knowledge) => ({ knowledge })),
      ),

    delete: (id, context) =>
      client.remove(context, { request: 'DELETE /v2/helpers/{helper}', path: { helper: id } }, [
        'HELPER_MISSING',
        'HELPER_RETIRING',
      ]),
  };
}
