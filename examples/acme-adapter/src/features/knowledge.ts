/** Knowledge: the sources that a helper reads. */
import type { KnowledgeBaseSource } from '@assistant-provider/core';
import type { DriverKnowledge } from '@assistant-provider/core/adapter';
import type { AcmeClient } from '../http/client.js';
import { fromKnowledgeSource, toKnowledgeLink } from '../mapping/knowledge.js';
import { readSource, readSources } from '../wire/shapes.js';

export function acmeKnowledge(client: AcmeClient): DriverKnowledge {
  return {
    // Acme returns all sources in one page.
    list: (assistantId, context) => {
      const input = { path: { helper: assistantId } };
      return client
        .send(context, 'GET /v2/helpers/{helper}/sources', input, readSources)
        .map(({ data }) => data.map(toKnowledgeLink));
    },

    link: (assistantId, source: KnowledgeBaseSource, context) => {
      const input = {
        path: { helper: assistantId },
        body: fromKnowledgeSource(source),
        key: context.idempotencyKey,
      };
      return client
        .send(context, 'POST /v2/helpers/{helper}/sources', input, readSource)
        .map(toKnowledgeLink);
    },

    unlink: (assistantId, linkId, context) =>
      client.remove(
        context,
        'DELETE /v2/helpers/{helper}/sources/{source}',
        { path: { helper: assistantId, source: linkId } },
        ['SOURCE_MISSING'],
      ),
  };
}
