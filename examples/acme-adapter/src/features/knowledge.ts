/** What a helper reads: Acme's sources. */
import type { DriverKnowledge, KnowledgeBaseSource } from '@assistant-provider/core';
import type { AcmeClient } from '../client.js';
import { fromKnowledgeSource, toKnowledgeLink } from '../mapping.js';
import { isPageOf, isSource } from '../wire.js';

export function acmeKnowledge(client: AcmeClient): DriverKnowledge {
  return {
    // Acme answers all of them at once.
    list: (assistantId, context) =>
      client
        .send(
          context,
          'GET /v2/helpers/{helper}/sources',
          { path: { helper: assistantId } },
          isPageOf(isSource),
        )
        .map(({ data }) => data.map(toKnowledgeLink)),

    link: (assistantId, source: KnowledgeBaseSource, context) =>
      client
        .send(
          context,
          'POST /v2/helpers/{helper}/sources',
          {
            path: { helper: assistantId },
            body: fromKnowledgeSource(source),
            key: context.idempotencyKey,
          },
          isSource,
        )
        .map(toKnowledgeLink),

    unlink: (assistantId, linkId, context) =>
      client.remove(
        context,
        'DELETE /v2/helpers/{helper}/sources/{source}',
        { path: { helper: assistantId, source: linkId } },
        ['SOURCE_MISSING'],
      ),
  };
}
