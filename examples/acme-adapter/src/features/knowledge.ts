/** What a helper reads: Acme's sources. */
import type { KnowledgeBaseSource } from '@assistant-provider/core';
import type { DriverKnowledge } from '@assistant-provider/core/adapter';
import type { AcmeClient } from '../http/client.js';
import { fromKnowledgeSource, toKnowledgeLink } from '../mapping/assistant.js';
import { isPageOf, isSource } from '../wire/shapes.js';

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
