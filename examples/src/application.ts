/**
 * An application that sets up an assistant for a returns desk. It is written once, against
 * `AssistantProvider`, and does not know which vendor it runs on.
 */
import {
  waitForStatus,
  type AssistantError,
  type AssistantPart,
  type AssistantProvider,
} from '@assistant-provider/core';
import { ok, safeTry, type ResultAsync } from 'neverthrow';

/** The input of the application: ids of objects that exist at the vendor. */
export interface ReturnsDesk {
  readonly name: string;
  readonly knowledgeBaseId: string;
  readonly aiAgentId: string;
  readonly queueIds: readonly string[];
  /** The id of an assistant that does not exist. */
  readonly missingAssistantId: string;
}

/** Creates the assistant, connects it, reads it back and deletes it. Says what happens at each step. */
export function setUpReturnsDesk(
  provider: AssistantProvider<'aiAgents' | 'knowledge'>,
  desk: ReturnsDesk,
  say: (line: string) => void,
): ResultAsync<void, AssistantError> {
  const { assistants, aiAgents, knowledge, queues, parts, directory } = provider;

  // In `safeTry`, `yield*` unwraps a success and returns the first error to the caller.
  return safeTry(async function* () {
    const created = yield* assistants.create(
      {
        name: desk.name,
        description: 'Answers questions about returns',
        knowledge: [{ type: 'knowledgeBase', id: desk.knowledgeBaseId, language: 'en-US' }],
      },
      // Vendors support different fields. Without this, an unsupported field is an error.
      { onUnsupported: 'drop' },
    );
    say(`created    "${created.name}", ${created.id}, ${created.status}`);
    if (created.dropped)
      say(`           unsupported by this vendor: ${created.dropped.join(', ')}`);

    const active = yield* waitForStatus(provider, created.id, 'active', { timeoutMs: 20_000 });
    say(`waited     until ${active.status} (the vendor says ${active.vendorStatus})`);

    const links = yield* knowledge.list(created.id);
    say(`knowledge  ${links.map(({ source }) => source.type).join(', ')} linked`);

    const assigned = yield* aiAgents.assign(
      created.id,
      { role: 'answerRecommendation', agentId: desk.aiAgentId },
      { onUnsupported: 'drop' },
    );
    const agent = assigned.agentId === undefined ? "the vendor's own function" : 'an AI agent';
    say(`AI agent   ${assigned.role} is filled by ${agent} (${assigned.vendorRole})`);

    // Not every vendor supports queues, so the type checker requires this check.
    if (queues) {
      const bindings = desk.queueIds.map((queueId) => ({
        queueId,
        mediaTypes: ['call', 'message'] as const,
      }));
      const { takenFrom } = yield* queues.bindMany(created.id, bindings);
      say(`queues     ${bindings.length} bound, ${takenFrom.length} taken from other assistants`);
    } else {
      say(`queues     unsupported: ${provider.unsupported.queues}`);
    }

    if (parts) {
      const owned = yield* parts.list(created.id);
      say(`parts      ${countByKind(owned)}`);
      const [part] = owned;
      if (part) {
        const { kind, id, content } = part;
        // The vendor's own part cannot be changed, but its content can be the content of another part.
        const draft = part.origin === 'vendor' ? { name: `${desk.name}: ${part.name}` } : { id };
        const put = yield* parts.put(created.id, { kind, content, ...draft });
        const outcome =
          put.id === id ? `put back ${kind}, unchanged` : `copied ${kind} "${put.name}"`;
        say(`           ${outcome}`);
      }
    }
    const kind = provider.limits.queues?.directoryKind ?? provider.limits.knowledge?.directoryKind;
    if (directory && kind) {
      const entries = yield* directory.lookUp(kind);
      const names = entries.map(({ id, name }) => `"${name}" is ${kind} ${id}`);
      say(`names      ${names[0] ?? 'none'}`);
    }

    const found = yield* assistants.list({ name: desk.name });
    say(`listed     ${found.items.length} named "${desk.name}"`);

    // Awaited, a call is a `Result`: `isErr` tells whether it failed.
    const missing = await assistants.get(desk.missingAssistantId);
    if (missing.isErr())
      say(`error      a missing assistant is ${missing.error.kind} (${missing.error.vendorCode})`);

    yield* assistants.delete(created.id);
    yield* waitForStatus(provider, created.id, 'deleted', { timeoutMs: 20_000 });
    say('removed    nothing is left behind');
    return ok(undefined);
  });
}

function countByKind(parts: readonly AssistantPart[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of parts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ') || 'none';
}
