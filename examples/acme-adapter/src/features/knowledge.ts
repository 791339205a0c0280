/** Knowledge: the sources that a helper reads. */
import type { KnowledgeBaseSource, KnowledgeLink } from '@assistant-provider/core';
import type { DriverContext, DriverKnowledge, DriverReply } from '@assistant-provider/core/adapter';
import type { AcmeClient } from '../http/client.js';
import { fromKnowledgeSource, toKnowledgeLink } from '../mapping/knowledge.js';
import { readSource, readSources } from '../wire/shapes.js';

export function acmeKnowledge(client: AcmeClient): DriverKnowledge {
  return {
    list: (assistantId, context) => readSourcesOf(client, assistantId, context),

    link: (assistantId, source: KnowledgeBaseSource, context) => {
      const input = {
        request: 'POST /v2/helpers/{helper}/sources',
        path: { helper: assistantId },
        body: fromKnowledgeSource(source),
        key: context.idempotencyKey,
      } as const;
      return client.send(context, input, readSource).map(toKnowledgeLink);
    },

    unlink: (assistantId, linkId, context) => {
      const request = 'DELETE /v2/helpers/{helper}/sources/{source}';
      const path = { helper: assistantId, source: linkId };
      return client.remove(context, { request, path }, ['SOURCE_MISSING']);
    },
  };
}

/** Acme returns all sources in one page. */
export function readSourcesOf(
  client: AcmeClient,
  assistantId: string,
  context: DriverContext,
): DriverReply<readonly KnowledgeLink[]> {
  const request = 'GET /v2/helpers/{helper}/sources';
  return client
    .send(context, { request, path: { helper: assistantId } }, readSources)
    .map(({ data }) => data.map(toKnowledgeLink));
}
